// Each operator on a small rule: which mistakes are made, and which are not because they would mean the same.
#include <gmock/gmock.h>

#include "lint/mutants.hpp"
#include "model/loading.hpp"

namespace hirepath::lint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

constexpr const char* facts = R"(
record stay "a stay"  ordered by through
  from : date
    ask "From?"
  through : date
    ask "Through?"
fact person.stays : list of stay
  ask "Your stays?"
fact person.citizen : yes/no
  phrase "the person is a citizen"
  ask "Are you a citizen?"
fact person.released : date
  ask "When were you released?"
fact person.rating : number from 0 to 100
  ask "What is your rating?"
fact person.size : choice (small, medium, large)
  ask "What size?"
fact position.grade : grade
  ask "What grade?"
fact position.series : code
  ask "What series?"
authority a "A"
  kind appointing authority
)";

// What one operator makes of one condition after "(1)".
std::vector<std::string> made(const std::string& condition, Operator op) {
  const auto model = load_text(std::string(facts) + "rule a\n  the person may be appointed under a if all of\n  (1) " +
                               condition + "  [1 USC 1]\n  (2) person.citizen  [1 USC 2]\n");
  std::vector<std::string> out;
  for (const auto& mutant : mutants(model)) {
    if (mutant.op == op) out.push_back(mutant.description);
  }
  return out;
}
// What one operator makes of whole rules.
std::vector<std::string> made_of_rules(const std::string& rules, Operator op) {
  const auto model = load_text(facts + rules);
  std::vector<std::string> out;
  for (const auto& mutant : mutants(model)) {
    if (mutant.op == op) out.push_back(mutant.description);
  }
  return out;
}

TEST(Mutants, Labels) {
  EXPECT_THAT(made("person.rating is at least 30", Operator::drop_label),
              UnorderedElementsAre("a(1): left out", "a(2): left out"));
  EXPECT_THAT(made("person.rating is at least 30", Operator::negate_label),
              UnorderedElementsAre("a(1): the opposite", "a(2): the opposite"));
}

TEST(Mutants, ABodyWithoutLabelsIsOneCondition) {
  EXPECT_THAT(made_of_rules("rule a\n  the person may be appointed under a if person.citizen  [1 USC 1]\n",
                            Operator::drop_label),
              ElementsAre("a: left out"));
}

TEST(Mutants, Groups) {
  EXPECT_THAT(made("person.citizen or person.rating is 30", Operator::all_any),
              UnorderedElementsAre("a: all becomes any", "a(1): any becomes all"));
  EXPECT_THAT(
      made("at least 1 of\n    (a) person.citizen  [1 USC 3]\n    (b) person.rating is 30", Operator::threshold),
      UnorderedElementsAre("a(1): at least 1 becomes 2", "a(1)(b): 30 becomes 29", "a(1)(b): 30 becomes 31"));
}

TEST(Mutants, Thresholds) {
  EXPECT_THAT(made("person.rating is at least 30", Operator::threshold),
              UnorderedElementsAre("a(1): 30 becomes 29", "a(1): 30 becomes 31"));
  EXPECT_THAT(made("position.grade is at most GS-11 or the equivalent", Operator::threshold),
              UnorderedElementsAre("a(1): GS-11 becomes GS-10", "a(1): GS-11 becomes GS-12"));
}

TEST(Mutants, ThresholdsOutsideTheRangeMeanTheSame) {
  EXPECT_THAT(made("person.rating is at least 0", Operator::threshold),
              ElementsAre("a(1): 0 becomes 1"));  // -1 excludes nobody either
  EXPECT_THAT(made("person.rating is more than 0", Operator::threshold),
              UnorderedElementsAre("a(1): 0 becomes -1", "a(1): 0 becomes 1"));
  EXPECT_THAT(made("person.rating is at most 100", Operator::threshold), ElementsAre("a(1): 100 becomes 99"));
  EXPECT_THAT(made("position.grade is at most GS-15", Operator::threshold), ElementsAre("a(1): GS-15 becomes GS-14"));
  EXPECT_THAT(made("position.grade is at least GS-1", Operator::threshold), ElementsAre("a(1): GS-1 becomes GS-2"));
}

TEST(Mutants, Periods) {
  const std::string within = "the action date is within 3 years after person.released";
  EXPECT_THAT(made(within, Operator::period),
              UnorderedElementsAre("a(1): 3 years becomes 2 years", "a(1): 3 years becomes 4 years"));
  EXPECT_THAT(made(within, Operator::unit), ElementsAre("a(1): 3 years becomes 3 days"));
  EXPECT_THAT(made(within, Operator::within_during), ElementsAre("a(1): the last day does not count"));
  EXPECT_THAT(made(within, Operator::all_any),
              ElementsAre("a: all becomes any"));  // the window's two ends are no group
  EXPECT_THAT(made("the action date is during the 3-year period beginning on person.released", Operator::within_during),
              ElementsAre("a(1): the last day counts"));
  EXPECT_THAT(made("the action date is at least 1 year after person.released", Operator::within_during),
              ElementsAre("a(1): the first day does not count"));
}

TEST(Mutants, OfDaysTheLastDayIsThePeriodItself) {
  const std::string within = "the action date is within 120 days after person.released";
  EXPECT_THAT(made(within, Operator::within_during), IsEmpty());
  EXPECT_THAT(made(within, Operator::unit), ElementsAre("a(1): 120 days becomes 120 years"));
}

TEST(Mutants, Dates) {
  EXPECT_THAT(made("person.released is on or after 2020-02-29", Operator::date),
              UnorderedElementsAre("a(1): 2020-02-29 becomes 2020-02-28", "a(1): 2020-02-29 becomes 2020-03-01"));
}

TEST(Mutants, Members) {
  EXPECT_THAT(made("person.size is one of small, large", Operator::drop_member),
              UnorderedElementsAre("a(1): without small", "a(1): without large"));
  EXPECT_THAT(made("person.size is small", Operator::drop_member), IsEmpty());
  EXPECT_THAT(made("position.series is one of 0110, 2210", Operator::drop_member),
              UnorderedElementsAre("a(1): without 0110", "a(1): without 2210"));
  EXPECT_THAT(made("person.rating is one of 10, 30", Operator::drop_member),
              UnorderedElementsAre("a(1): without 10", "a(1): without 30"));
}

TEST(Mutants, Exceptions) {
  const std::string rules =
      "rule a.main\n  the person may be appointed under a if person.citizen  [1 USC 1]\n"
      "rule a.bar\n  despite a.main  [1 USC 2]\n  the person may not be appointed under a if person.rating is 0  [1 "
      "USC 2]\n"
      "rule a.saving\n  despite a.bar  [1 USC 3]\n  the person may be appointed under a if person.size is large  [1 "
      "USC 3]\n";
  EXPECT_THAT(made_of_rules(rules, Operator::drop_exception),
              UnorderedElementsAre("a.bar: the exception left out", "a.saving: without despite a.bar"));
  EXPECT_THAT(made_of_rules(rules, Operator::swap_despite),
              UnorderedElementsAre("a.bar: a.main despite this one", "a.saving: a.bar despite this one"));
}

TEST(Mutants, Bounds) {
  const std::string rule = "  the person may be appointed under a if person.citizen  [1 USC 1]\n";
  EXPECT_THAT(
      made_of_rules("rule a\n  in force from 2020-01-01 until 2021-01-01  [1 USC 1]\n" + rule, Operator::drop_bound),
      UnorderedElementsAre("a: in force without 'from'", "a: in force without 'until'"));
  EXPECT_THAT(
      made_of_rules("rule a\n  in force from 2020-01-01 until 2021-01-01  [1 USC 1]\n" + rule, Operator::move_bound),
      UnorderedElementsAre("a: from a day earlier", "a: from a day later", "a: until a day later",
                           "a: until a day earlier"));
}

TEST(Mutants, WhatIsNotRecordedHasNoBounds) {
  const std::string rules =
      "  not recorded before 2020-01-01 \"unknown\"  [1 USC 1]\nrule a\n  in force from 2020-01-01  [1 USC 1]\n  the "
      "person may be appointed under a if person.citizen  [1 USC 1]\n";
  EXPECT_THAT(made_of_rules(rules, Operator::drop_bound), IsEmpty());
  EXPECT_THAT(made_of_rules(rules, Operator::move_bound), ElementsAre("a: from a day later"));
}

TEST(Mutants, Readings) {
  const std::string rules =
      "rule a\n  the person may be appointed under a if person.citizen  [1 USC 1]\n  conflict from 2020-01-01 with "
      "reading \"only the large\" that asks for person.size is large  [1 USC 2]\n";
  EXPECT_THAT(made_of_rules(rules, Operator::drop_reading), ElementsAre("a: without the reading \"only the large\""));
  EXPECT_THAT(made_of_rules(rules, Operator::move_bound),
              UnorderedElementsAre("a: the conflict from a day earlier", "a: the conflict from a day later"));
}

TEST(Mutants, InListsAndDefinitions) {
  const auto model = load_text(std::string(facts) +
                               "define stayed : the person stayed if in any of person.stays, all of\n  (1) from is "
                               "before 2020-01-01  [1 USC 1]\n  (2) through is after 2021-01-01  [1 USC 1]\n"
                               "rule a\n  the person may be appointed under a if the person stayed  [1 USC 1]\n");
  std::vector<std::string> labels_left_out;
  for (const auto& mutant : mutants(model)) {
    if (mutant.op == Operator::drop_label)
      labels_left_out.push_back(name_of(model, mutant.home) + " " + mutant.description);
  }
  EXPECT_THAT(labels_left_out,
              UnorderedElementsAre("stayed stayed(1): left out", "stayed stayed(2): left out", "a a: left out"));
}

TEST(Mutants, AnEditIsUndoneByDoingItAgain) {
  auto model = load_text(std::string(facts) +
                         "rule a\n  the person may be appointed under a if person.rating is at least 30  [1 USC 1]\n");
  const auto limit = [&] { return std::get<std::int64_t>(std::get<model::Compare>(model.rules[0].body.leaf).right); };
  for (auto& mutant : mutants(model)) {
    if (mutant.description != "a: 30 becomes 31") continue;
    exchange(model, mutant.edits);
    EXPECT_EQ(limit(), 31);
    exchange(model, mutant.edits);
    EXPECT_EQ(limit(), 30);
    return;
  }
  FAIL() << "no such mutant";
}

}  // namespace
}  // namespace hirepath::lint
