// One truth: the timeline, the point query and the reference evaluator say the same of every day.
#include <gtest/gtest.h>

#include <algorithm>

#include "property/cases.hpp"
#include "property/naive.hpp"
#include "property/rule_text.hpp"

namespace hirepath::property {
namespace {

naive::Evaluator reference(const Knowledge& base, const Question& question) {
  return {
      *base.model, question.facts, {question.options.law_on, question.options.verified_only, question.options.presume}};
}

std::set<Date> days_to_look_at(const Knowledge& base, const Question& question, const session::Session& session,
                               Draw draw) {
  std::set<Date> days{question.options.on};
  const auto around = [&](Date day) {
    for (const int step : {-1, 0, 1}) {
      if (day + step > Date::min() && day + step < Date::max()) days.insert(day + step);
    }
  };
  for (Id id = 0; id < base.model->authorities.size(); ++id) {
    for (const auto& segment : session.timeline(id)) around(segment.first);
  }
  if (days.size() > 16) {  // enough of them, not always the same
    std::vector<Date> all(days.begin(), days.end());
    days = {question.options.on};
    for (int i = 0; i < 16; ++i) days.insert(draw.of(all));
  }
  const auto naive = reference(base, question);
  for (Id id = 0; id < base.model->authorities.size(); ++id) naive.status(id, question.options.on);
  std::vector<Date> turning(naive.turning_days().begin(), naive.turning_days().end());
  for (int i = 0; i < 5 && !turning.empty(); ++i) around(draw.of(turning));
  for (int i = 0; i < 3; ++i) days.insert(random_day(base, question.options.on, draw));
  return days;
}

// Where two evaluators differ: an authority or a definition, on a day.
struct Difference {
  bool definition = false;
  Id id = model::none;
  Date day;
};

// In words; empty when they agree.
std::string described(const Knowledge& base, const session::Session& session, const naive::Evaluator& naive,
                      const Difference& at) {
  const auto on = " on " + values::to_string(at.day) + ": ";
  if (at.definition) {
    const auto truth = session.truth(base.network->definitions[at.id], at.day),
               expected = naive.definition(at.id, at.day);
    if (truth == expected) return "";
    return base.model->definitions[at.id].id + on + std::to_string(static_cast<int>(truth)) + ", reference " +
           std::to_string(static_cast<int>(expected));
  }
  const auto point = session.status(at.id, at.day), expected = naive.status(at.id, at.day);
  return point == expected ? ""
                           : base.model->authorities[at.id].id + on + model::to_string(point) + ", reference " +
                                 model::to_string(expected);
}
std::string described(const Knowledge& base, const Question& question, const Difference& at) {
  return described(base, {*base.network, question.facts, question.options}, reference(base, question), at);
}

std::optional<Difference> difference(const Knowledge& base, const Question& question, std::uint64_t seed) {
  const session::Session session(*base.network, question.facts, question.options);
  const auto naive = reference(base, question);
  for (const Date day : days_to_look_at(base, question, session, Draw(seed))) {
    for (Id id = 0; id < base.model->authorities.size(); ++id) {
      if (!described(base, session, naive, {false, id, day}).empty()) return Difference{false, id, day};
    }
    for (Id id = 0; id < base.model->definitions.size(); ++id) {
      if (base.network->definitions[id] != model::none && !described(base, session, naive, {true, id, day}).empty())
        return Difference{true, id, day};
    }
  }
  return std::nullopt;
}

// A timeline covers all days without gap, and neighbours differ.
std::string malformed(const Knowledge& base, const Question& question) {
  const session::Session session(*base.network, question.facts, question.options);
  for (Id id = 0; id < base.model->authorities.size(); ++id) {
    const auto timeline = session.timeline(id);
    if (timeline.empty() || timeline.front().first != Date::min() || timeline.back().last != Date::max())
      return "the ends are not open";
    for (std::size_t i = 1; i < timeline.size(); ++i) {
      const Date inside = timeline[i].first;
      if (session.status(id, inside) != timeline[i].status || session.status(id, inside - 1) != timeline[i - 1].status)
        return base.model->authorities[id].id + ": the point differs";
      if (timeline[i].first != timeline[i - 1].last + 1 || timeline[i].status == timeline[i - 1].status)
        return base.model->authorities[id].id + ": segments do not follow one another";
    }
  }
  return "";
}

void check(const Knowledge& base, std::uint64_t seed, const std::string& rules, std::set<model::Status>& met) {
  Draw draw(seed);
  const auto question = random_question(base, draw);
  EXPECT_EQ(malformed(base, question), "") << "seed " << seed << "\n" << shown(base, question);
  const session::Session session(*base.network, question.facts, question.options);
  for (Id id = 0; id < base.model->authorities.size(); ++id) met.insert(session.status(id, question.options.on));
  const auto found = difference(base, question, seed);
  if (!found) return;
  const auto small =
      shrunk(question, [&](const Question& smaller) { return !described(base, smaller, *found).empty(); });
  ADD_FAILURE() << described(base, small, *found) << "\nseed " << seed << "\n" << shown(base, small) << "\n" << rules;
}

TEST(Agreement, RealKnowledge) {
  std::set<model::Status> met;
  for (std::uint64_t seed = 1; seed <= 60 && !HasFailure(); ++seed) check(real(), seed, "", met);
  EXPECT_EQ(met.size(), 6U) << "the cases do not reach every status";
}

TEST(Agreement, RandomRules) {
  std::set<model::Status> met;
  for (std::uint64_t seed = 1; seed <= 150 && !HasFailure(); ++seed) {
    Draw draw(1000 + seed);
    const auto rules = random_rules(draw);
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto base = knowledge({std::make_shared<text::Source>("random.rules", rules)});
    for (std::uint64_t i = 0; i < 8 && !HasFailure(); ++i) check(base, 10000 * seed + i, rules, met);
  }
  EXPECT_EQ(met.size(), 6U) << "the cases do not reach every status";
}

}  // namespace
}  // namespace hirepath::property
