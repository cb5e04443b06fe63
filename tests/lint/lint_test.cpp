// Each finding of lint, once with rules that have it and once with rules that do not.
#include <gmock/gmock.h>

#include "lint/lint.hpp"
#include "model/loading.hpp"

namespace hirepath::lint {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<text::Diagnostic> findings(const std::string& rules) {
  const auto model = load_text(rules);
  text::Diagnostics found;
  const auto network = network::compile(model, found);
  EXPECT_FALSE(found.has_errors()) << text::to_text(found.sorted());
  return lint(network).sorted();
}
// "HP401 the fact person.age ..." of one code.
std::vector<std::string> said(const std::string& rules, const std::string& code) {
  std::vector<std::string> out;
  for (const auto& each : findings(rules)) {
    if (each.code != code) continue;
    EXPECT_TRUE(each.place.source) << each.message;
    out.push_back(each.message);
  }
  return out;
}

constexpr const char* clean = R"(
record stay "a stay"  ordered by through
  from : date
    ask "From?"
  through : date
    ask "Through?"
fact person.stays : list of stay
  ask "Your stays?"
fact person.citizen : yes/no
  ask "Are you a citizen?"
fact position.grade : grade
  ask "What grade?"
decision chooses "the agency chooses"  decided by agency
define stayed : the person stayed if in the latest of person.stays, from is before 2020-01-01  [1 USC 1]
authority a "A"
  kind appointing authority
  verified 2026-01-29 against "a book"
rule a
  the person may be appointed under a if all of
  (1) person.citizen  [1 USC 1]
  (2) position.grade is at most GS-11  [1 USC 1]
  (3) the person stayed  [1 USC 1]
  (4) the agency chooses  decided by agency  [1 USC 1]
test a "t" on 2026-01-01
  given person.citizen no
  expect a does-not-apply because (1)
)";

TEST(Lint, SaysNothingOfGoodRules) { EXPECT_EQ(text::to_text(findings(clean)), ""); }

TEST(Lint, UnusedFactsAndFields) {
  EXPECT_THAT(said(std::string(clean) + "fact person.age : number\n  ask \"Age?\"\n", "HP401"),
              ElementsAre("the fact person.age is never used"));
  EXPECT_THAT(
      said(std::string(clean) +
               "record job \"a job\"\n  end : date\n    ask \"End?\"\n  pay : number\n    ask \"Pay?\"\nfact "
               "person.jobs : list of job\n  ask \"Jobs?\"\n"
               "define worked : the person worked if in any of person.jobs, end is before 2020-01-01  [1 USC 1]\n",
           "HP401"),
      ElementsAre("the field pay of job is never used"));
}

TEST(Lint, UsedAndNeverAsked) {
  const std::string rule =
      "fact person.age : number\nASK\ndefine old : the person is old if person.age is at least 70  [1 USC 1]\n";
  const auto with = [&](const std::string& ask) {
    return std::string(clean) + std::string(rule).replace(rule.find("ASK"), 3, ask);
  };
  EXPECT_THAT(said(with(""), "HP402"), ElementsAre("the fact person.age is used, and there is no question for it"));
  EXPECT_THAT(said(with("  ask \"How old are you?\""), "HP402"), IsEmpty());
  EXPECT_THAT(said(with("  asked of nobody"), "HP402"), IsEmpty());
  EXPECT_THAT(said(with("  decided by physician"), "HP402"), IsEmpty());
}

TEST(Lint, UnusedDeclarations) {
  EXPECT_THAT(said(std::string(clean) + "document paper \"A paper\"\nrecord job \"a job\"\n  end : date\ndecision "
                                        "waives \"OPM waives it\"  decided by opm\n"
                                        "define alone : nobody needs this if person.citizen  [1 USC 1]\n",
                   "HP403"),
              ElementsAre("the document paper is never used", "the record job is never used",
                          "the decision waives is never used", "the definition alone is never used"));
}

std::string rule_of(const std::string& conditions) {
  return R"(
fact person.age : number from 0 to 120
fact person.start : date
fact person.color : choice (red, green)
record stay "a stay"
  good : yes/no
  end : date
fact person.stays : list of stay
fact action.appointment-date : date
  phrase "the appointment date"
  defaults to the action date
authority a "A"
  kind appointing authority
rule a
  the person may be appointed under a if all of
)" + conditions;
}

TEST(Lint, ARuleThatCanNeverApply) {
  const std::vector<std::string> never{
      "  (1) person.age is at least 70  [1 USC 1]\n  (2) person.age is less than 70  [1 USC 1]\n",
      "  (1) person.color is red  [1 USC 1]\n  (2) person.color is green  [1 USC 1]\n",
      "  (1) person.start is within 3 years before the action date  [1 USC 1]\n  (2) the action date is more than 3 "
      "years after person.start  [1 USC 1]\n"};
  for (const auto& conditions : never)
    EXPECT_THAT(said(rule_of(conditions), "HP404"), ElementsAre(HasSubstr("the rule a can never apply"))) << conditions;
}

TEST(Lint, ARuleThatAppliesInAHiddenCorner) {
  const std::vector<std::string> corners{
      "  (1) person.age is at least 70  [1 USC 1]\n  (2) person.age is at most 70  [1 USC 1]\n",
      "  (1) the action date is during the 3-year period beginning on person.start  [1 USC 1]\n  (2) the action date "
      "is at least 2 years after person.start  [1 USC 1]\n",
      "  (1) in any of person.stays, good  [1 USC 1]\n  (2) in any of person.stays, not good  [1 USC 1]\n",  // two
                                                                                                             // elements
      "  (1) in any of person.stays, good and end is within 10 days before person.start  [1 USC 1]\n  (2) the action "
      "date is more than 1 year after person.start  [1 USC 1]\n",
      "  (1) the appointment date is within 2 workdays after person.start  [1 USC 1]\n  (2) person.color is not red  "
      "[1 USC 1]\n"};
  for (const auto& conditions : corners) EXPECT_THAT(said(rule_of(conditions), "HP404"), IsEmpty()) << conditions;
}

TEST(Lint, AConditionThatNeverDecides) {
  EXPECT_THAT(said(rule_of("  (1) person.age is at least 70  [1 USC 1]\n  (2) person.age is at least 60  [1 USC 1]\n"),
                   "HP409"),
              ElementsAre(HasSubstr("a(2) never decides")));
  EXPECT_THAT(
      said(rule_of("  (1) person.age is at least 60  [1 USC 1]\n  (2) person.color is red  [1 USC 1]\n"), "HP409"),
      IsEmpty());
  // The law of one day and an appointment on another: a condition on the appointment date may decide even where the
  // version has ended.
  EXPECT_THAT(said(rule_of("  (1) person.age is at least 60  [1 USC 1]\n  (2) the appointment date is on or before "
                           "2028-12-31  [1 USC 1]\n"),
                   "HP409"),
              IsEmpty());
}

TEST(Lint, AuthoritiesWithoutTestsOrComparison) {
  const auto rules = rule_of("  (1) person.age is at least 60  [1 USC 1]\n");
  EXPECT_THAT(said(rules, "HP405"), ElementsAre("no test expects anything of a"));
  EXPECT_THAT(said(rules, "HP410"), ElementsAre("it is not said when a was last compared with the law"));
}

std::string two_versions(const std::string& first, const std::string& second) {
  return "fact person.age : number\nauthority a \"A\"\n  kind appointing authority\n"
         "rule a.one\n  in force " +
         first +
         "  [1 USC 1]\n  the person may be appointed under a if person.age is at least 60  [1 USC 1]\n"
         "rule a.two\n  in force " +
         second + "  [1 USC 1]\n  the person may be appointed under a if person.age is at least 50  [1 USC 1]\n";
}

TEST(Lint, VersionsThatOverlapOrLeaveAHole) {
  EXPECT_THAT(said(two_versions("from 2010-01-01 until 2018-08-12", "from 2018-08-13"), "HP406"), IsEmpty());
  EXPECT_THAT(said(two_versions("from 2010-01-01 until 2018-08-13", "from 2018-08-13"), "HP406"),
              ElementsAre("two rules of a are in force from 2018-08-13 through 2018-08-13"));
  EXPECT_THAT(said(two_versions("from 2010-01-01 until 2018-08-11", "from 2018-08-13"), "HP406"),
              ElementsAre("no rule of a is in force from 2018-08-12 through 2018-08-12"));
  EXPECT_THAT(said(two_versions("from 2010-01-01", "from 2018-08-13"), "HP406"), IsEmpty());  // two routes
}

TEST(Lint, PeriodsThatMayEndOnNoDay) {
  const auto doubts = [](const std::string& period) {
    std::vector<std::string> out;
    for (const auto& each : findings(rule_of("  (1) the action date is " + period + "  [1 USC 1]\n"))) {
      if (each.code == "HP407") out.push_back(each.notes.at(0).message);
    }
    return out;
  };
  EXPECT_THAT(doubts("within 3 years after person.start"),
              ElementsAre("for example, counted from 2024-02-29: 2027-02-28 or 2027-03-01"));
  EXPECT_THAT(doubts("within 1 month after person.start"),
              ElementsAre("for example, counted from 2024-01-30: 2024-02-29 or 2024-03-01"));
  EXPECT_THAT(doubts("during the 3-year period beginning on person.start"),
              ElementsAre("for example, counted from 2024-02-29: 2027-02-27 or 2027-02-28"));
  EXPECT_THAT(doubts("within 3 years after person.start counting back"), IsEmpty());
  EXPECT_THAT(doubts("within 120 days after person.start"), IsEmpty());
  EXPECT_THAT(doubts("within 3 years after 2024-05-14"), IsEmpty());
  EXPECT_THAT(doubts("within 3 years after 2024-02-29"),
              ElementsAre("for example, counted from 2024-02-29: 2027-02-28 or 2027-03-01"));
}

TEST(Lint, PropertiesComeWithACounterexample) {
  const std::string facts = "fact person.age : number from 0 to 120\nfact position.grade : grade\n";
  const auto found = findings(
      facts +
      "property \"the old hold low grades\" : person.age is at least 70 implies position.grade is at most GS-5\n");
  const auto finding = std::find_if(found.begin(), found.end(), [](const auto& each) { return each.code == "HP408"; });
  ASSERT_NE(finding, found.end());
  EXPECT_EQ(finding->severity, text::Severity::error);
  EXPECT_THAT(finding->notes.at(0).message, HasSubstr("person.age 70"));
  EXPECT_THAT(finding->notes.at(0).message, HasSubstr("position.grade GS-6"));
  EXPECT_THAT(
      said(facts + "property \"the older are old\" : person.age is at least 80 implies person.age is at least 70\n",
           "HP408"),
      IsEmpty());
}

TEST(Lint, ACaseNamesTheElementsOfItsLists) {
  const std::string facts = "record stay \"a stay\"\n  good : yes/no\n  end : date\nfact person.stays : list of stay\n";
  const auto example = [&](const std::string& property) {
    for (const auto& each : findings(facts + "property \"p\" : " + property + "\n")) {
      if (each.code == "HP408") return each.notes.at(0).message;
    }
    return std::string("none");
  };
  EXPECT_EQ(example("in any of person.stays, good implies in any of person.stays, end is before 2020-01-02"),
            "for example on 2026-01-01 with one stay (good yes, end 2020-01-02)");
  EXPECT_EQ(example("in every one of person.stays, good implies in any of person.stays, good"),
            "for example on 2026-01-01 with no stay");
  EXPECT_EQ(example("in any of person.stays, good and end is before 2020-01-02 implies in any of person.stays, good"),
            "none");
}

TEST(Lint, AnExceptionThatAlwaysStandsKillsItsRule) {
  const std::string rules = rule_of("  (1) person.age is at least 60  [1 USC 1]\n") +
                            "rule a.bar\n  despite a  [1 USC 2]\n  the person may not be appointed under a if "
                            "person.age is at least LIMIT  [1 USC 2]\n";
  const auto with = [&](const char* limit) { return std::string(rules).replace(rules.find("LIMIT"), 5, limit); };
  EXPECT_THAT(said(with("60"), "HP404"), ElementsAre(HasSubstr("the rule a can never apply")));
  EXPECT_THAT(said(with("61"), "HP404"), IsEmpty());
}

// More than half yes and more than half no cannot be, but only counting shows it, and there are thousands of ways to
// begin.
TEST(Lint, SaysSoWhereItGaveUp) {
  std::string facts, yes, no;
  for (int i = 1; i <= 15; ++i) {
    const std::string fact = "person.answer-" + std::to_string(i),
                      label = std::string("    (") + static_cast<char>('a' + i - 1) + ") ";
    facts += "fact " + fact + " : yes/no\n";
    yes += label + fact + "  [1 USC 1]\n";
    no += label + "not " + fact + "  [1 USC 1]\n";
  }
  const auto rules = facts +
                     "authority a \"A\"\n  kind appointing authority\nrule a\n  the person may be appointed under a if "
                     "all of\n  (1) at least 8 of\n" +
                     yes + "  (2) at least 8 of\n" + no;
  EXPECT_THAT(said(rules, "HP404"), ElementsAre("not proved that the rule a can apply: the search was ended"));
}

TEST(Lint, SaysTheSameTwice) {
  EXPECT_EQ(text::to_text(findings(rule_of("  (1) person.age is 1  [1 USC 1]\n"))),
            text::to_text(findings(rule_of("  (1) person.age is 1  [1 USC 1]\n"))));
}

}  // namespace
}  // namespace hirepath::lint
