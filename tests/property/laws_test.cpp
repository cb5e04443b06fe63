// What holds for every case: the promises of semantics 1, 2, 5, 7 and 10.
#include <gtest/gtest.h>

#include <algorithm>

#include "property/trials.hpp"

namespace hirepath::property {
namespace {
using model::Status;

bool decided(Status status) {
  return status == Status::may_apply || status == Status::does_not_apply || status == Status::conflict;
}

// Semantics 1: in strict answers a decided status stays whatever else becomes known of the person. (A left-out position
// that is given after all, and a date that stands for the action date until it is said, may change it: they were not
// unknown.) A conditional answer becomes undecided at most by the decider's own word.
std::string never_turned_round(const Knowledge& base, const Question& asked, Draw& draw) {
  auto question = asked;
  question.options.presume = false;
  session::Session session(*base.network, question.facts, question.options);
  std::vector<Status> before;
  for (Id id = 0; id < base.model->authorities.size(); ++id) before.push_back(session.status(id, question.options.on));
  for (Id fact = 0; fact < base.model->facts.size(); ++fact) {
    const auto& declared = base.model->facts[fact];
    const auto subject = declared.subject();
    const bool left_out = (subject == "position" && !question.facts.position_given) ||
                          (subject == "agency" && !question.facts.agency_given);
    if (declared.type.kind == values::Kind::list || declared.defaults_to_action_date || left_out ||
        values::known(question.facts.facts[fact].value))
      continue;
    auto known = random_known(base, model::none, fact, question.options.on, 100, false, draw);
    known.state = model::EvidenceState::verified;
    session.set(fact, known);
    for (Id id = 0; id < base.model->authorities.size(); ++id) {
      const auto now = session.status(id, question.options.on);
      const bool kept = !decided(before[id]) || now == before[id] || before[id] == Status::conflict;
      const bool closer = before[id] != Status::conditional || now != Status::undecided || !declared.decided_by.empty();
      if (!kept || !closer)
        return base.model->authorities[id].id + " was " + to_string(before[id]) + ", and with " + declared.path +
               " known is " + to_string(now);
      before[id] = now;
    }
  }
  return "";
}
TEST(Laws, NeverTurnedRound) { for_many_cases({5000, 60, 12}, never_turned_round); }

// Semantics 1: what is settled stays so in every complete case that fits what is known: all facts known, days to the
// day, lists complete, perhaps with elements more than were given. Only those who have to decide may say no.
std::string settled_however_completed(const Knowledge& base, const Question& asked, Draw& draw) {
  auto strict = asked;
  strict.options.presume = false;
  const Date on = strict.options.on;
  const session::Session open(*base.network, strict.facts, strict.options);
  const auto counts = [&](const model::Known& known) {
    return values::known(known.value) && known.state != model::EvidenceState::contradicted &&
           (!strict.options.verified_only || known.state == model::EvidenceState::verified);
  };
  const auto complete = [&](model::Known& known, Id record, Id index) {
    if (!counts(known)) known = random_known(base, record, index, on, 100, false, draw);
    known.state = model::EvidenceState::verified;
    if (auto* bounds = std::get_if<values::DateBounds>(&known.value)) {
      const bool known_ends = bounds->earliest > Date::min() && bounds->latest < Date::max();
      const Date day = !known_ends || draw.chance(50) ? std::max(bounds->earliest, Date::min()) : bounds->latest;
      *bounds = {day, day};
    }
  };
  auto full = strict;
  for (Id fact = 0; fact < base.model->facts.size(); ++fact) {
    const auto& declared = base.model->facts[fact];
    const auto subject = declared.subject();
    const bool left_out =
        (subject == "position" && !strict.facts.position_given) || (subject == "agency" && !strict.facts.agency_given);
    // What stands for the action date until it is said, and what a decider settles, are not facts that are open.
    if (left_out || !declared.decided_by.empty() ||
        (declared.defaults_to_action_date && !counts(full.facts.facts[fact])))
      continue;
    if (declared.type.kind != values::Kind::list) {
      complete(full.facts.facts[fact], model::none, fact);
      continue;
    }
    const Id record = declared.type.record;
    if (record == model::none) continue;
    auto& list = full.facts.lists[fact];
    if (!list.complete && draw.chance(50)) list.elements.emplace_back();
    list.complete = true;
    for (auto& element : list.elements) {
      element.fields.resize(base.model->records[record].fields.size());
      for (Id field = 0; field < element.fields.size(); ++field) {
        if (base.model->records[record].fields[field].decided_by.empty())
          complete(element.fields[field], record, field);
      }
    }
  }
  const session::Session settled(*base.network, full.facts, full.options);
  for (Id id = 0; id < base.model->authorities.size(); ++id) {
    const auto before = open.status(id, on), after = settled.status(id, on);
    if (before == Status::undecided || before == Status::conflict || after == before) continue;
    if (before == Status::conditional && after == Status::may_apply) continue;  // without anybody's decision
    return base.model->authorities[id].id + " is " + to_string(before) + ", and in a complete case " + to_string(after);
  }
  return "";
}
TEST(Laws, SettledHoweverCompleted) { for_many_cases({5000, 60, 12}, settled_however_completed); }

// Semantics 10: on verified facts only = the facts that are not verified were never given.
std::string verified_only(const Knowledge& base, const Question& asked, Draw& draw) {
  auto question = asked;
  question.options.verified_only = true;
  const auto state = [&] {
    return draw.of(
        std::vector{model::EvidenceState::claimed, model::EvidenceState::verified, model::EvidenceState::contradicted});
  };
  for (auto& known : question.facts.facts) known.state = state();
  for (auto& [list, known] : question.facts.lists) {
    for (auto& element : known.elements) {
      for (auto& field : element.fields) field.state = state();
    }
  }
  auto bare = question;
  bare.options.verified_only = false;
  const auto drop = [](model::Known& known) {
    if (known.state != model::EvidenceState::verified) known = {};
  };
  for (auto& known : bare.facts.facts) drop(known);
  for (auto& [list, known] : bare.facts.lists) {
    for (auto& element : known.elements) {
      for (auto& field : element.fields) drop(field);
    }
  }
  const session::Session one(*base.network, question.facts, question.options),
      other(*base.network, bare.facts, bare.options);
  for (Id id = 0; id < base.model->authorities.size(); ++id) {
    if (one.timeline(id) != other.timeline(id)) return base.model->authorities[id].id + " differs";
  }
  return "";
}
TEST(Laws, VerifiedOnly) { for_many_cases({5000, 40, 10}, verified_only); }

// Semantics 2: with the law as of the day asked, the answer of that day is the same, and where the law is not in force
// it is so on every day.
std::string law_as_of(const Knowledge& base, const Question& asked, Draw&) {
  auto question = asked;
  question.options.law_on.reset();
  const session::Session plain(*base.network, question.facts, question.options);
  question.options.law_on = question.options.on;
  const session::Session fixed(*base.network, question.facts, question.options);
  for (Id id = 0; id < base.model->authorities.size(); ++id) {
    const auto& name = base.model->authorities[id].id;
    if (plain.status(id, question.options.on) != fixed.status(id, question.options.on))
      return name + " differs on the day itself";
    const auto timeline = fixed.timeline(id);
    const auto without = std::count_if(timeline.begin(), timeline.end(),
                                       [](const auto& segment) { return segment.status == Status::not_in_force; });
    if (without > 0 && timeline.size() != 1) return name + " is in force on some days of one law only";
  }
  return "";
}
TEST(Laws, LawAsOf) { for_many_cases({5000, 40, 10}, law_as_of); }

// Semantics 5: the order of files and of the declarations in them means nothing.
TEST(Laws, OrderMeansNothing) {
  const auto& base = real();
  auto sources = real_sources();
  std::vector<text::SourcePtr> renamed;
  int number = 0;
  for (auto at = sources.rbegin(); at != sources.rend(); ++at)
    renamed.push_back(std::make_shared<text::Source>(std::to_string(1000 - 7 * number++ % 101) + ".rules",
                                                     std::string((*at)->bytes())));
  const auto shuffled = knowledge(renamed);
  ASSERT_EQ(shuffled.model->facts.size(), base.model->facts.size());
  const auto differs = [&](const Question& question) -> std::string {
    auto other = question;
    other.facts.facts.assign(shuffled.model->facts.size(), {});
    other.facts.lists.clear();
    for (Id id = 0; id < base.model->facts.size(); ++id) {
      const Id there = shuffled.model->find_fact(base.model->facts[id].path);
      if (there == model::none) return base.model->facts[id].path + " is not there";
      other.facts.facts[there] = question.facts.facts[id];
      if (const auto list = question.facts.lists.find(id); list != question.facts.lists.end())
        other.facts.lists[there] = list->second;
    }
    const session::Session one(*base.network, question.facts, question.options),
        two(*shuffled.network, other.facts, other.options);
    for (const auto& authority : base.model->authorities) {
      if (one.timeline(base.model->find_authority(authority.id)) !=
          two.timeline(shuffled.model->find_authority(authority.id)))
        return authority.id + " differs";
    }
    return "";
  };
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    Draw draw(seed);
    if (!holds(base, random_question(base, draw), seed, "", differs)) return;
  }
}

}  // namespace
}  // namespace hirepath::property
