// Simulated applicants through the interview over the real rules: it ends, asks nothing twice and nothing that cannot
// matter, and comes to the answers of the whole case.
#include <set>

#include "base.hpp"
#include "explain/explain.hpp"

namespace hirepath::interview {
namespace {

const std::string today = "2026-11-21";

void expect_same_answers(const Base& base, const Interview& interview, const model::Case& whole, std::uint64_t seed) {
  const auto full = explain::check(*base.network, whole, interview.session().options(), {}, {}, {false, false});
  for (const auto& answer : full.answers) {
    EXPECT_EQ(model::to_string(interview.session().status(answer.authority, day(today))),
              model::to_string(answer.status))
        << base.model->authorities[answer.authority].id << " seed " << seed;
  }
}

// Every open answer depends on what the asked facts can be: with all that is asked later known at random, another
// answer to this question gives another status. Not found in so many tries: not counted.
bool seen_to_matter(const Base& base, const Interview& interview, const Question& question, Draw& draw) {
  if (question.target.field != model::none || question.kind == Question::Kind::entry) return true;
  const auto options = interview.session().options();
  for (int round = 0; round < 60; ++round) {
    const Applicant other(base, base.nothing(), {options, false, {}}, draw.chance(50) ? 100 : 40,
                          draw.below(1U << 30U));
    auto facts = interview.facts();
    for (Id id = 0; id < facts.facts.size(); ++id) {
      if (!values::known(facts.facts[id].value) && !facts.facts[id].does_not_know &&
          base.model->facts[id].type.kind != values::Kind::list)
        facts.facts[id] = other.facts().facts[id];
    }
    for (const auto& [list, known] : other.facts().lists) {
      if (!facts.lists.contains(list)) facts.lists[list] = known;
    }
    facts.facts[question.target.fact] = {};
    session::Session session(*base.network, facts, options);
    std::set<std::vector<model::Status>> seen;
    for (int value = 0; value < 6; ++value) {
      std::vector<model::Status> now;
      for (const Id authority : question.decides) now.push_back(session.status(authority, day(today)));
      seen.insert(now);
      session.set(question.target.fact, {draw.value(*question.type), false, {}, {}});
    }
    if (seen.size() > 1) return true;
  }
  return false;
}

TEST(Applicants, GetTheAnswersOfTheWholeCase) {
  const auto& base = real();
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const Options options{on(today, seed % 3 != 0), false, {}};
    const Applicant applicant(base, base.nothing(), options, seed % 2 == 0 ? 100 : 85, seed);
    Interview interview(*base.network, base.nothing(), options);
    std::set<std::string> asked;
    int questions = 0;
    while (const auto question = interview.next()) {
      ASSERT_LT(++questions, 400) << "seed " << seed;
      EXPECT_FALSE(question->decides.empty()) << question->path;
      EXPECT_FALSE(question->words.empty()) << question->path;
      if (question->kind == Question::Kind::fact) {
        EXPECT_TRUE(asked.insert(question->path).second) << question->path << " seed " << seed;
      }
      applicant.reply(interview, *question);
    }
    EXPECT_EQ(interview.progress().open, 0U);
    expect_same_answers(base, interview, applicant.facts(), seed);
  }
}

TEST(Applicants, AreAskedWhatIsSeenToMatter) {
  const auto& base = real();
  const Options options{on(today), false, {}};
  Draw draw(3);
  int seen = 0, questions = 0;
  const Applicant applicant(base, base.nothing(), options, 100, 77);
  Interview interview(*base.network, base.nothing(), options);
  while (const auto question = interview.next()) {
    ++questions;
    seen += seen_to_matter(base, interview, *question, draw) ? 1 : 0;
    applicant.reply(interview, *question);
  }
  EXPECT_GT(seen * 100, questions * 90) << seen << " of " << questions;
}

// Back restores the case and the question, step by step; another interview goes on from the case alone.
TEST(Applicants, LoseNothing) {
  const auto& base = real();
  for (const std::uint64_t seed : {21U, 22U}) {
    const Options options{on(today), false, {}};
    const Applicant applicant(base, base.nothing(), options, 90, seed);
    Interview interview(*base.network, base.nothing(), options);
    std::vector<std::pair<std::string, std::string>> passed;  // the question, and the case before its answer
    while (const auto question = interview.next()) {
      passed.emplace_back(question->path, shown(base, interview.facts()));
      if (passed.size() % 10 == 0) {
        Interview later(*base.network, interview.facts(), options);
        EXPECT_EQ(later.next()->path, question->path);
      }
      applicant.reply(interview, *question);
    }
    ASSERT_GT(passed.size(), 30U);
    for (; !passed.empty(); passed.pop_back()) {
      ASSERT_TRUE(interview.back());
      ASSERT_EQ(shown(base, interview.facts()), passed.back().second);
      if (passed.size() % 7 == 0) {
        ASSERT_EQ(interview.next()->path, passed.back().first);
      }
    }
    EXPECT_FALSE(interview.back());
  }
}

}  // namespace
}  // namespace hirepath::interview
