// Conditions, read as the table in docs/rule-language.md says.
#include <gmock/gmock.h>

#include "syntax/reading.hpp"

namespace hirepath::syntax {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Kind = Condition::Kind;

struct Comparison {
  std::string text;
  std::string left;
  Operator op;
  std::vector<std::string> right;
  std::optional<Duration> period = std::nullopt;
};

class Comparisons : public testing::TestWithParam<Comparison> {};

TEST_P(Comparisons, AreReadAsTheTableSays) {
  const Comparison& expected = GetParam();
  const Condition condition = read_condition(expected.text);
  ASSERT_EQ(condition.kind, Kind::atom);
  EXPECT_EQ(condition.atom.left.text, expected.left);
  EXPECT_EQ(condition.atom.op, expected.op);
  EXPECT_EQ(texts(condition.atom.right), expected.right);
  EXPECT_EQ(condition.atom.duration, expected.period);
}

INSTANTIATE_TEST_SUITE_P(
    All, Comparisons,
    testing::Values(
        Comparison{"the person is a covered veteran", "the person is a covered veteran", Operator::none, {}},
        Comparison{"the spouse's school-of-record", "the spouse's school-of-record", Operator::none, {}},
        Comparison{"campaign-medal", "campaign-medal", Operator::none, {}},
        Comparison{"person.served", "person.served", Operator::none, {}},
        Comparison{"duty is active", "duty", Operator::is, {"active"}},
        Comparison{"person.duty is not drill", "person.duty", Operator::is_not, {"drill"}},
        Comparison{"character is one of honorable, general", "character", Operator::one_of, {"honorable", "general"}},
        Comparison{"character is not one of general", "character", Operator::not_one_of, {"general"}},
        Comparison{"the series is one of 0110, 2210", "the series", Operator::one_of, {"0110", "2210"}},
        Comparison{"position.grade is at least GS-9", "position.grade", Operator::at_least, {"GS-9"}},
        Comparison{
            "the grade of the position is at most GS-11", "the grade of the position", Operator::at_most, {"GS-11"}},
        Comparison{"rating is more than 10", "rating", Operator::more_than, {"10"}},
        Comparison{"rating is less than 30", "rating", Operator::less_than, {"30"}},
        Comparison{"released is before 2024-05-14", "released", Operator::before, {"2024-05-14"}},
        Comparison{"released is after the action date", "released", Operator::after, {"the action date"}},
        Comparison{"the appointment date is on or before released",
                   "the appointment date",
                   Operator::on_or_before,
                   {"released"}},
        Comparison{"released is on or after through", "released", Operator::on_or_after, {"through"}},
        Comparison{"the action date is within 3 years after released",
                   "the action date",
                   Operator::within_after,
                   {"released"},
                   Duration{3, "year", ""}},
        Comparison{"x is within 120 days before the separation date",
                   "x",
                   Operator::within_before,
                   {"the separation date"},
                   Duration{120, "day", ""}},
        Comparison{"x is within 1 month after y counting back",
                   "x",
                   Operator::within_after,
                   {"y"},
                   Duration{1, "month", "back"}},
        Comparison{"x is within 1 month counting forward after y",
                   "x",
                   Operator::within_after,
                   {"y"},
                   Duration{1, "month", "forward"}},
        Comparison{"the appointment date is during the 3-year period beginning on released",
                   "the appointment date",
                   Operator::during,
                   {"released"},
                   Duration{3, "year", ""}},
        Comparison{"x is at least 1 year after the start date",
                   "x",
                   Operator::at_least_after,
                   {"the start date"},
                   Duration{1, "year", ""}},
        Comparison{"x is more than 6 months after y", "x", Operator::more_than_after, {"y"}, Duration{6, "month", ""}},
        Comparison{"the time from the start date through the end date is more than 180 days",
                   "the start date",
                   Operator::time_more_than,
                   {"the end date"},
                   Duration{180, "day", ""}},
        Comparison{"the time from a through b is at least 52 workdays",
                   "a",
                   Operator::time_at_least,
                   {"b"},
                   Duration{52, "workday", ""}},
        Comparison{"the time from a through b is at most 2 years",
                   "a",
                   Operator::time_at_most,
                   {"b"},
                   Duration{2, "year", ""}},
        Comparison{"the time from a through b is less than 1 day",
                   "a",
                   Operator::time_less_than,
                   {"b"},
                   Duration{1, "day", ""}}));

TEST(Comparison, KeepsWordsThatOnlyReadWell) {
  EXPECT_TRUE(read_condition("position.grade is at most GS-11 or the equivalent").atom.equivalent);
  EXPECT_EQ(read_condition("rating is at least 30 percent").atom.unit_word, "percent");
  EXPECT_FALSE(read_condition("position.grade is at most GS-11").atom.equivalent);
}

TEST(Comparison, ReadsQuotedValues) {
  EXPECT_THAT(texts(read_condition("state is one of \"New York\", Ohio").atom.right), ElementsAre("New York", "Ohio"));
}

TEST(Comparison, ListsMayRunOverLines) {
  EXPECT_THAT(texts(read_condition("a is one of b,\n  c,  -- why\n  d").atom.right), ElementsAre("b", "c", "d"));
}

TEST(Phrase, JoinsItsWordsAndKeepsAccents) {
  EXPECT_EQ(read_condition("the  person's   r\xC3\xA9sum\xC3\xA9").atom.left.text, "the person's r\xC3\xA9sum\xC3\xA9");
}

TEST(Phrase, StandsOnOneLine) { EXPECT_FALSE(read("define x : words if the person\n  served").found.empty()); }

TEST(Condition, ExtendsAPeriod) {
  const Atom atom =
      read_condition(
          "x is within 2 years after y extended by the time of person.studies where kind is full-time and graded")
          .atom;
  ASSERT_EQ(atom.extension.size(), 1u);
  EXPECT_EQ(atom.extension[0].list.text, "person.studies");
  const Condition& where = atom.extension[0].where_condition.at(0);
  ASSERT_EQ(where.kind, Kind::conjunction);
  EXPECT_EQ(where.children[0].atom.op, Operator::is);
  EXPECT_EQ(where.children[1].atom.left.text, "graded");
}

TEST(Condition, JoinsWithAndOrWithOr) {
  const Condition both = read_condition("a and b and not c");
  ASSERT_EQ(both.kind, Kind::conjunction);
  ASSERT_EQ(both.children.size(), 3u);
  EXPECT_EQ(both.children[2].kind, Kind::negation);
  EXPECT_EQ(both.children[2].children[0].atom.left.text, "c");
  EXPECT_EQ(read_condition("a is b or c").kind, Kind::disjunction);
}

TEST(Condition, ALawfulListTakesTheWholeConditionAfterIt) {
  const Condition condition =
      read_condition("in the latest of person.service-periods, duty is active and campaign-medal");
  ASSERT_EQ(condition.kind, Kind::quantified);
  EXPECT_EQ(condition.quantifier, Quantifier::latest);
  EXPECT_EQ(condition.list.text, "person.service-periods");
  EXPECT_EQ(condition.children.at(0).kind, Kind::conjunction);
  EXPECT_EQ(read_condition("in any of p, a").quantifier, Quantifier::any);
  EXPECT_EQ(read_condition("in every one of p, a").quantifier, Quantifier::every);
}

TEST(Condition, KeepsItsCitationsAndDecider) {
  const Condition condition =
      read_condition("the agency agrees  decided by agency  [5 CFR 307.103(a); \xC2\xA7 3; Pub. L. 107-288]");
  EXPECT_EQ(condition.decided_by, "agency");
  EXPECT_THAT(texts(condition.cites), ElementsAre("5 CFR 307.103(a)", "\xC2\xA7 3", "Pub. L. 107-288"));
  EXPECT_THAT(texts(read_condition("a [5 USC 1;\n   5 USC\n  2]").cites), ElementsAre("5 USC 1", "5 USC 2"));
}

TEST(Condition, DepthIsLimited) {
  std::string nested;
  for (int i = 0; i < 100000; ++i) nested += "not ";
  const Read result = read("define x : words if " + nested + "a");
  ASSERT_EQ(result.found.size(), 1u);
  EXPECT_EQ(result.found[0].code, "HP106");
  EXPECT_THAT(read("define x : words if not not not a", {.bytes = 100, .depth = 3}).found, testing::SizeIs(1));
  EXPECT_THAT(read("define x : words if not not not a", {.bytes = 100, .depth = 5}).found, IsEmpty());
}

// Lists nested in conditions must not double the work a level.
TEST(Condition, NestingCostsItsSize) {
  std::string nested;
  for (int i = 0; i < 25; ++i) nested += "in any of person.list, ";
  EXPECT_EQ(read_condition(nested + "a is b and c").kind, Kind::quantified);
}

}  // namespace
}  // namespace hirepath::syntax
