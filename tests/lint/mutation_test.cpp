// Which mistakes the tests of a small rule notice, worked out by hand.
#include "lint/mutation.hpp"

#include <gmock/gmock.h>

#include "model/loading.hpp"

namespace hirepath::lint {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* rules = R"(
fact person.citizen : yes/no
  ask "Are you a citizen?"
fact position.grade : grade
  ask "What grade?"
define eligible : the person is eligible if person.citizen  [1 USC 1]
authority a "A"
  kind appointing authority
rule a
  the person may be appointed under a if all of
  (1) the person is eligible  [1 USC 1]
  (2) position.grade is at most GS-11  [1 USC 1]
)";

constexpr const char* grade_12 = R"(
test a "the grade above the limit" on 2026-01-01
  given person.citizen yes; position.grade GS-12
  expect a does-not-apply because (2)
)";
constexpr const char* grade_11 = R"(
test a "the limit" on 2026-01-01
  given person.citizen yes; position.grade GS-11
  expect a may-apply
)";
constexpr const char* no_citizen = R"(
test a "no citizen" on 2026-01-01
  given person.citizen no; position.grade GS-5
  expect a does-not-apply because (1)
)";

Mutation mutated(const std::string& text, unsigned threads = 2) {
  MutationOptions options;
  options.threads = threads;
  return mutate(load_text(text), options);
}
std::size_t index(const Mutation& mutation, const std::string& description) {
  for (std::size_t i = 0; i < mutation.mutants.size(); ++i) {
    if (mutation.mutants[i].description == description) return i;
  }
  ADD_FAILURE() << "no mutant " << description;
  return 0;
}
Fate fate(const Mutation& mutation, const std::string& description) {
  return mutation.fates[index(mutation, description)];
}

TEST(Mutation, GoodTestsNoticeEveryMistake) {
  const auto result = mutated(std::string(rules) + grade_12 + grade_11 + no_citizen);
  // a(1) and a(2): left out, the opposite; the definition: left out, the opposite; all becomes any; GS-10, GS-12.
  EXPECT_EQ(result.mutants.size(), 9U);
  EXPECT_EQ(result.count(Fate::killed), 9U);
  EXPECT_EQ(result.score(), 100.0);
}

TEST(Mutation, AMissingLimitSurvivesWithAWitness) {
  const auto result = mutated(std::string(rules) + grade_12 + no_citizen);
  const auto at = index(result, "a(2): GS-11 becomes GS-10");  // nobody tries GS-11
  EXPECT_EQ(result.fates[at], Fate::survived);
  EXPECT_THAT(result.witnesses[at], HasSubstr("position.grade GS-11"));
  EXPECT_THAT(result.witnesses[at], HasSubstr("expect a may-apply on 2026-01-01"));
  EXPECT_EQ(fate(result, "a(2): GS-11 becomes GS-12"), Fate::killed);
}

TEST(Mutation, TheWitnessIsARuleTestThatKills) {
  const auto first = mutated(std::string(rules) + grade_12 + no_citizen);
  const auto& witness = first.witnesses[index(first, "a(2): GS-11 becomes GS-10")];
  const auto second =
      mutated(std::string(rules) + grade_12 + no_citizen + "test a \"witness\" on 2026-01-01\n" + witness + "\n");
  EXPECT_EQ(fate(second, "a(2): GS-11 becomes GS-10"), Fate::killed);
  EXPECT_EQ(second.expectations_failing, 0U);
}

TEST(Mutation, AnAuthoritysTestsNoticeMistakesInItsDefinitions) {
  const auto result = mutated(std::string(rules) + no_citizen);
  EXPECT_EQ(fate(result, "eligible: left out"), Fate::killed);
  EXPECT_EQ(fate(result, "a(2): left out"), Fate::survived);
}

TEST(Mutation, WhatMeansTheSameIsCountedApart) {
  // (1) or (2) is implied by (1): leaving (2) out changes nothing.
  const auto result = mutated(R"(
fact person.rating : number from 0 to 100
  ask "Rating?"
authority a "A"
  kind appointing authority
rule a
  the person may be appointed under a if any of
  (1) person.rating is at least 30  [1 USC 1]
  (2) person.rating is at least 50  [1 USC 1]
test a "t" on 2026-01-01
  given person.rating 30
  expect a may-apply
  expect change { person.rating 29 } makes a does-not-apply
)");
  EXPECT_EQ(fate(result, "a(2): left out"), Fate::unshown);
  EXPECT_THAT(result.witnesses[index(result, "a(2): left out")], IsEmpty());
  EXPECT_EQ(fate(result, "a(1): 30 becomes 31"), Fate::killed);
}

TEST(Mutation, ATestThatFailsAlreadyKillsNothing) {
  const auto result = mutated(std::string(rules) + R"(
test a "wrong" on 2026-01-01
  given person.citizen yes; position.grade GS-11
  expect a does-not-apply
)");
  EXPECT_EQ(result.expectations_failing, 1U);
  EXPECT_EQ(result.count(Fate::killed), 0U);
}

TEST(Mutation, TheSameWithAnyNumberOfThreads) {
  const auto text = std::string(rules) + grade_12;
  const auto one = mutated(text, 1), three = mutated(text, 3);
  EXPECT_EQ(one.fates, three.fates);
  EXPECT_EQ(one.witnesses, three.witnesses);
}

TEST(Mutation, DatesOfVersionsAndExceptions) {
  const std::string text = R"(
fact person.citizen : yes/no
  ask "Are you a citizen?"
fact person.barred : yes/no
  ask "Are you barred?"
authority a "A"
  kind appointing authority
rule a
  in force from 2020-01-01  [1 USC 1]
  the person may be appointed under a if person.citizen  [1 USC 1]
rule a.bar
  despite a  [1 USC 2]
  the person may not be appointed under a if person.barred  [1 USC 2]
test a "t" on 2020-01-01
  given person.citizen yes; person.barred no
  expect a may-apply
  expect a not-in-force on 2019-12-31
)";
  const auto result = mutated(text);
  EXPECT_EQ(fate(result, "a: from a day later"), Fate::killed);
  EXPECT_EQ(fate(result, "a: from a day earlier"), Fate::killed);
  EXPECT_EQ(fate(result, "a.bar: the exception left out"), Fate::survived);  // nobody is barred
  EXPECT_EQ(fate(result, "a.bar: the opposite"), Fate::killed);
}

}  // namespace
}  // namespace hirepath::lint
