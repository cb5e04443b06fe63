// The reasons given are reasons: enough, and not one too many.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "property/trials.hpp"

namespace hirepath::property {
namespace {
using model::Status;

// The JSON paths of all that is known, each with what forgets it.
std::map<std::string, std::function<void(model::Case&)>> known_facts(const Knowledge& base, const model::Case& facts) {
  std::map<std::string, std::function<void(model::Case&)>> out;
  const auto& model = *base.model;
  for (Id id = 0; id < facts.facts.size(); ++id) {
    if (values::known(facts.facts[id].value))
      out[model::json_name(model.facts[id].path)] = [id](model::Case& of) { of.facts[id] = {}; };
  }
  for (const auto& [list, known] : facts.lists) {
    const auto name = model::json_name(model.facts[list].path);
    const Id id = list;
    if (known.complete) out[name + "_complete"] = [id](model::Case& of) { of.lists[id].complete = false; };
    for (std::size_t i = 0; i < known.elements.size(); ++i) {
      for (std::size_t field = 0; field < known.elements[i].fields.size(); ++field) {
        if (!values::known(known.elements[i].fields[field].value)) continue;
        out[name + "[" + std::to_string(i) + "]." +
            model::json_name(model.records[model.facts[list].type.record].fields[field].path)] =
            [id, i, field](model::Case& of) { of.lists[id].elements[i].fields[field] = {}; };
      }
    }
  }
  return out;
}

bool readings_conflict(const Knowledge& base, Id authority) {
  return std::ranges::any_of(base.model->authorities[authority].rules,
                             [&](Id rule) { return !base.model->rules[rule].conflicts.empty(); });
}

// A yes that rests on facts alone: what a job or a decider settles is named as such, and known facts inside that
// condition are not named a second time.
bool rests_on_facts(const Knowledge& base, const explain::Answer& answer) {
  return answer.status == Status::may_apply && answer.jobs.empty() && !readings_conflict(base, answer.authority);
}

std::set<std::string> named_facts(const explain::Answer& answer) {
  std::set<std::string> named;
  for (const auto& reason : answer.because) named.insert(reason.facts.begin(), reason.facts.end());
  return named;
}

// What is known instead of a presumption or of the action date: forgetting it would put another value in its place.
std::set<std::string> standing_in(const Knowledge& base, const Question& asked) {
  std::set<std::string> paths;
  for (const auto& fact : base.model->facts) {
    if (fact.defaults_to_action_date || (asked.options.presume && values::known(fact.presumed)))
      paths.insert(model::json_name(fact.path));
  }
  return paths;
}

Question with_only(const Knowledge& base, const Question& asked, const std::set<std::string>& named) {
  auto narrow = asked;
  for (const auto& [path, forget] : known_facts(base, asked.facts)) {
    if (!named.contains(path)) forget(narrow.facts);
  }
  return narrow;
}

Status status_of(const Knowledge& base, const Question& asked, Id authority) {
  return session::Session(*base.network, asked.facts, asked.options).status(authority, asked.options.on);
}

// Semantics 11: of a yes, the facts named are enough alone.
std::string because_is_enough(const Knowledge& base, const Question& asked, const explain::Answer& answer) {
  if (!rests_on_facts(base, answer)) return "";
  auto named = named_facts(answer);
  named.merge(standing_in(base, asked));
  const auto status = status_of(base, with_only(base, asked, named), answer.authority);
  if (status == answer.status) return "";
  std::string all;
  for (const auto& path : named) all += " " + path;
  return to_string(answer.status) + " by" + all + ", but with these alone it is " + to_string(status);
}
TEST(Explanation, BecauseIsEnough) { for_many_answers({9000, 60, 8}, because_is_enough); }

// And none of them is one too many: without it the answer is no longer that yes, or rests on a job or a presumption.
std::string because_is_minimal(const Knowledge& base, const Question& asked, const explain::Answer& answer) {
  if (!rests_on_facts(base, answer)) return "";
  const auto named = named_facts(answer), kept = standing_in(base, asked);
  auto all = named;
  all.insert(kept.begin(), kept.end());
  const auto narrow = with_only(base, asked, all);
  for (const auto& [path, forget] : known_facts(base, narrow.facts)) {
    if (!named.contains(path) || kept.contains(path)) continue;
    auto without = narrow;
    forget(without.facts);
    session::Session session(*base.network, without.facts, without.options);
    const auto other = explain::answer(session, answer.authority);
    if (other.status == answer.status && other.jobs.empty() && other.assumptions.size() <= answer.assumptions.size())
      return path + " is named, and not needed";
  }
  return "";
}
TEST(Explanation, BecauseIsMinimal) { for_many_answers({9000, 60, 8}, because_is_minimal); }

// Sets of failing conditions: none empty, none within another, each label a condition that the reasons name as failing
// (or an exception that applies).
std::string blocking_is_minimal(const Knowledge& base, const Question&, const explain::Answer& answer) {
  if (answer.status != Status::does_not_apply)
    return answer.blocking.empty() ? "" : "failing conditions of an answer that is not no";
  if (answer.blocking.empty()) return "no failing conditions";
  for (const auto& set : answer.blocking) {
    if (set.empty()) return "an empty set of failing conditions";
    for (const auto& other : answer.blocking) {
      if (&set != &other && std::ranges::includes(set, other)) return "one set of failing conditions within another";
    }
    for (const auto& label : set) {
      const bool named = std::ranges::any_of(answer.because, [&](const auto& reason) { return reason.label == label; });
      const bool rule = std::ranges::any_of(base.model->rules, [&](const auto& one) {
        return one.path == label;
      });  // a rule of one condition without a label
      if (!named && !rule) return label + " is not among the reasons";
    }
  }
  return "";
}
TEST(Explanation, BlockingIsMinimal) { for_many_answers({9000, 60, 8}, blocking_is_minimal); }

// What is undecided says what is missing, or what to verify; nothing is missing that is known and counts.
std::string needs_are_open(const Knowledge& base, const Question& asked, const explain::Answer& answer) {
  if (answer.status != Status::undecided) return answer.needs.empty() ? "" : "a decided answer needs nothing";
  if (answer.needs.empty() && answer.to_verify.empty()) return "undecided, and nothing is missing";
  const auto known = known_facts(base, asked.facts);
  for (const auto& need : answer.needs) {
    const auto at = known.find(need.fact);
    if (at == known.end()) continue;
    // Known, yet asked for: a date known only within bounds, or a fact that does not count as it is.
    for (Id id = 0; id < base.model->facts.size(); ++id) {
      if (model::json_name(base.model->facts[id].path) != need.fact) continue;
      const auto& fact = asked.facts.facts[id];
      const auto* bounds = std::get_if<values::DateBounds>(&fact.value);
      const bool counts = fact.state == model::EvidenceState::verified ||
                          (!asked.options.verified_only && fact.state == model::EvidenceState::claimed);
      if (counts && (!bounds || bounds->exact())) return need.fact + " is known already";
    }
  }
  return "";
}
TEST(Explanation, NeedsAreOpen) { for_many_answers({9000, 60, 8}, needs_are_open); }

// Some answers to the questions asked decide, or change what is still asked: they lead somewhere.
std::string needs_lead_somewhere(const Knowledge& base, const Question& asked, const explain::Answer& answer) {
  if (answer.status != Status::undecided || answer.needs.empty() || readings_conflict(base, answer.authority))
    return "";
  std::set<std::string> before;
  for (const auto& need : answer.needs) before.insert(need.fact);
  for (const auto& need : answer.needs) {
    if (need.fact.ends_with("_complete")) return "";  // more elements of a list: not drawn here
  }
  Draw draw(3);
  for (int attempt = 0; attempt < 250; ++attempt) {
    auto told = asked;
    for (Id id = 0; id < base.model->facts.size(); ++id) {
      const auto name = model::json_name(base.model->facts[id].path);
      const auto tell = [&](model::Known& slot, Id record, Id index) {
        slot = random_known(base, record, index, asked.options.on, 100, false, draw);
        slot.state = model::EvidenceState::verified;
        if (auto* bounds = std::get_if<values::DateBounds>(&slot.value); bounds && !bounds->exact())
          *bounds = {asked.options.on, asked.options.on};
      };
      if (before.contains(name)) tell(told.facts.facts[id], model::none, id);
      if (const auto list = told.facts.lists.find(id); list != told.facts.lists.end()) {
        const Id record = base.model->facts[id].type.record;
        for (std::size_t i = 0; i < list->second.elements.size(); ++i) {
          for (Id field = 0; field < base.model->records[record].fields.size(); ++field) {
            if (before.contains(name + "[" + std::to_string(i) + "]." +
                                model::json_name(base.model->records[record].fields[field].path)))
              tell(list->second.elements[i].fields[field], record, field);
          }
        }
      }
    }
    session::Session session(*base.network, told.facts, told.options);
    const auto after = explain::answer(session, answer.authority);
    std::set<std::string> now;
    for (const auto& need : after.needs) now.insert(need.fact);
    if (after.status != Status::undecided || now != before) return "";
  }
  std::string all;
  for (const auto& fact : before) all += " " + fact;
  return "whatever is answered to" + all + " nothing changes";
}
TEST(Explanation, NeedsLeadSomewhere) { for_many_answers({9000, 40, 6}, needs_lead_somewhere); }

// Explaining leaves the session as it was.
std::string leaves_no_trace(const Knowledge& base, const Question& asked, const explain::Answer& answer) {
  session::Session session(*base.network, asked.facts, asked.options);
  const auto before = session.timeline(answer.authority);
  (void)explain::answer(session, answer.authority);
  return session.timeline(answer.authority) == before &&
                 explain::answer(session, answer.authority).because.size() == answer.because.size()
             ? ""
             : "the session has changed";
}
TEST(Explanation, LeavesNoTrace) { for_many_answers({9000, 20, 5}, leaves_no_trace); }

}  // namespace
}  // namespace hirepath::property
