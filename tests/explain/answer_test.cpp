// What an answer says about itself, by hand.
#include <gmock/gmock.h>

#include "explain/explain.hpp"
#include "session/small.hpp"

namespace hirepath {
namespace {
using testing::ElementsAre;
using Sets = std::vector<std::vector<std::string>>;

explain::Answer explained(const Small& small, bool presume = false) {
  auto session = small.session({day("2026-01-01"), {}, false, presume});
  return explain::answer(session, 0);
}
std::vector<std::string> facts(const explain::Answer& answer) {
  std::vector<std::string> out;
  for (const auto& reason : answer.because) out.insert(out.end(), reason.facts.begin(), reason.facts.end());
  return out;
}

constexpr const char* two_routes = R"(rule way
  the person may be appointed under way if all of
  (1) person.a [1 USC 1]
  (2) any of
    (a) person.b [1 USC 2]
    (b) person.c [1 USC 3]
)";

TEST(Answer, BlockingSetsAreWhatWouldHaveToChangeTogether) {
  auto small = Small::rules(two_routes);
  small.set("person.a", "no").set("person.b", "no").set("person.c", "no");
  EXPECT_EQ(explained(small).blocking, (Sets{{"way(1)"}, {"way(2)(a)", "way(2)(b)"}}));
}

TEST(Answer, OneAlternativeIsEnough) {
  auto small = Small::rules(two_routes);
  small.set("person.a", "yes").set("person.b", "yes").set("person.c", "yes");
  EXPECT_EQ(facts(explained(small)).size(), 2U);  // (1), and one of (2)(a) and (2)(b)
}

TEST(Answer, NeedsTheFewest) {
  auto small = Small::rules(two_routes);
  small.set("person.a", "yes").set("person.b", "no");
  const auto answer = explained(small);
  ASSERT_EQ(answer.needs.size(), 1U);
  EXPECT_EQ(answer.needs[0].fact, "person.c");
}

// A fact that the papers contradict does not count, so it is asked for.
TEST(Answer, ContradictedIsNeeded) {
  auto small = Small::when("person.a");
  small.set("person.a", "yes", model::EvidenceState::contradicted);
  const auto answer = explained(small);
  EXPECT_THAT(answer.to_verify, testing::IsEmpty());
  ASSERT_EQ(answer.needs.size(), 1U);
  EXPECT_EQ(answer.needs[0].fact, "person.a");
}

TEST(Answer, ExceptionThatDoesNotApplyIsPartOfTheReason) {
  auto small = Small::rules(
      "rule way.main\n  the person may be appointed under way if person.a [1 USC 1]\n"
      "rule way.bar\n  despite way.main [1 USC 2]\n  the person may not be appointed under way if person.b [1 USC "
      "2]\n");
  small.set("person.a", "yes").set("person.b", "no");
  EXPECT_THAT(facts(explained(small)), ElementsAre("person.a", "person.b"));
}

TEST(Answer, DecidersAndJobs) {
  auto small = Small::rules(
      "rule way\n  the person may be appointed under way if all of\n  (1) position.remote [1 USC 1]\n  (2) the agency "
      "agrees [1 USC 2]\n");
  const auto answer = explained(small.no_position());
  EXPECT_EQ(answer.status, model::Status::conditional);
  ASSERT_EQ(answer.jobs.size(), 1U);
  EXPECT_EQ(answer.jobs[0].label, "way(1)");
  ASSERT_EQ(answer.deciders.size(), 1U);
  EXPECT_EQ(answer.deciders[0].who, "agency");
  EXPECT_EQ(answer.deciders[0].label, "way(2)");
}

// The presumption is shown; and a known "no" is never exchanged for it.
TEST(Answer, Assumptions) {
  auto small = Small::rules(
      "rule way\n  the person may be appointed under way if any of\n  (1) person.p [1 USC 1]\n  (2) person.a [1 USC "
      "1]\n");
  const auto assumed = explained(small, true);
  ASSERT_EQ(assumed.assumptions.size(), 1U);
  EXPECT_EQ(assumed.assumptions[0].fact, "person.p");
  small.set("person.p", "no").set("person.a", "yes");
  const auto known = explained(small, true);
  EXPECT_THAT(known.assumptions, testing::IsEmpty());
  EXPECT_THAT(facts(known), ElementsAre("person.a"));
}

}  // namespace
}  // namespace hirepath
