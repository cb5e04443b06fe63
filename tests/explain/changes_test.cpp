// What would change an answer, by hand.
#include <gmock/gmock.h>

#include "explain/explain.hpp"
#include "session/small.hpp"

namespace hirepath {
namespace {

constexpr const char* rules = R"(
fact position.job-grade : grade
  phrase "the grade of the job"
  ask "?"
  changed by applicant
fact position.announced : yes/no
  phrase "the agency announces it outside"
  ask "?"
  changed by agency
fact person.born-here : yes/no
  phrase "born here"
  ask "?"
  changed by nobody
fact person.until-then : date
  ask "?"

rule way
  in force from 2000-01-01 [1 USC 0]
  the person may be appointed under way if all of
  (1) position.job-grade is at most GS-11 [1 USC 1]
  (2) position.announced [1 USC 2]
  (3) born here [1 USC 3]
  (4) the action date is on or after person.until-then [1 USC 4]
)";

std::vector<explain::Change> changes(const Small& small) {
  auto session = small.session({day("2026-01-01"), {}, false, false});
  explain::Depth depth;
  depth.changes = true;
  return explain::answer(session, 0, depth).changes;
}

Small satisfied() {
  auto small = Small::rules(rules);
  small.set("position.job-grade", "GS-9").set("position.announced", "yes").set("person.born-here", "yes");
  small.set("person.until-then", "2025-01-01");
  return small;
}

TEST(Changes, NoneWhereItAppliesAlready) { EXPECT_TRUE(changes(satisfied()).empty()); }

TEST(Changes, TheGradeIsThePersonsToChooseAndWidened) {
  auto small = satisfied();
  small.set("position.job-grade", "GS-13");
  const auto found = changes(small);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].who, "person");
  ASSERT_EQ(found[0].set.size(), 1U);
  EXPECT_EQ(found[0].set[0].fact, "position.job_grade");
  EXPECT_EQ(found[0].set[0].to, "GS-11 or below");
  EXPECT_EQ(found[0].status, model::Status::may_apply);
}

TEST(Changes, TwoConditionsTakeTwoChangesAndTheAgency) {
  auto small = satisfied();
  small.set("position.job-grade", "GS-12").set("position.announced", "no");
  const auto found = changes(small);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].who, "agency");
  EXPECT_EQ(found[0].set.size(), 2U);
}

TEST(Changes, HistoryIsNeverProposed) {
  auto small = satisfied();
  small.set("person.born-here", "no");
  EXPECT_TRUE(changes(small).empty());
}

TEST(Changes, WaitingIsAChange) {
  auto small = satisfied();
  small.set("person.until-then", "2027-03-01");
  const auto found = changes(small);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].who, "time");
  EXPECT_EQ(found[0].set[0].fact, "action_date");
  EXPECT_EQ(found[0].set[0].to, "2027-03-01");
}

}  // namespace
}  // namespace hirepath
