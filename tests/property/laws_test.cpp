// What holds for every case: the promises of semantics 1, 2, 5, 7 and 10.
#include <gtest/gtest.h>

#include <algorithm>

#include "property/cases.hpp"
#include "property/rule_text.hpp"

namespace hirepath::property {
namespace {
using model::Status;

using Check = std::string (*)(const Knowledge&, const Question&, Draw&);  // what is wrong, or nothing

void for_many_cases(Check check, int bases, int cases) {
  for (int i = 0; i <= bases; ++i) {
    Draw draw(5000 + static_cast<std::uint64_t>(i));
    const auto rules = i == 0 ? std::string{} : random_rules(draw);
    const auto random = i == 0 ? Knowledge{} : knowledge({std::make_shared<text::Source>("random.rules", rules)});
    const auto& base = i == 0 ? real() : random;
    for (int j = 0; j < cases; ++j) {
      const auto seed = static_cast<std::uint64_t>(i * 1000 + j);
      Draw of_case(seed);
      const auto question = random_question(base, of_case);
      Draw first(seed);
      const auto wrong = check(base, question, first);
      if (wrong.empty()) continue;
      const auto small = shrunk(question, [&](const Question& smaller) {
        Draw again(seed);
        return !check(base, smaller, again).empty();
      });
      Draw again(seed);
      FAIL() << check(base, small, again) << "\nseed " << seed << "\n" << shown(base, small) << "\n" << rules;
    }
  }
}

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
TEST(Laws, NeverTurnedRound) { for_many_cases(never_turned_round, 60, 12); }

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
TEST(Laws, VerifiedOnly) { for_many_cases(verified_only, 40, 10); }

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
TEST(Laws, LawAsOf) { for_many_cases(law_as_of, 40, 10); }

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
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    Draw draw(seed);
    const auto question = random_question(base, draw);
    auto other = question;
    other.facts.facts.assign(shuffled.model->facts.size(), {});
    other.facts.lists.clear();
    for (Id id = 0; id < base.model->facts.size(); ++id) {
      const Id there = shuffled.model->find_fact(base.model->facts[id].path);
      ASSERT_NE(there, model::none);
      other.facts.facts[there] = question.facts.facts[id];
      if (const auto list = question.facts.lists.find(id); list != question.facts.lists.end())
        other.facts.lists[there] = list->second;
    }
    const session::Session one(*base.network, question.facts, question.options),
        two(*shuffled.network, other.facts, other.options);
    for (Id id = 0; id < base.model->authorities.size(); ++id) {
      ASSERT_EQ(one.timeline(id), two.timeline(shuffled.model->find_authority(base.model->authorities[id].id)))
          << base.model->authorities[id].id << "\nseed " << seed << "\n"
          << shown(base, question);
    }
  }
}

}  // namespace
}  // namespace hirepath::property
