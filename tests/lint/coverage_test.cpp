// What a few tests show of a small rule, worked out by hand.
#include "lint/coverage.hpp"

#include <gmock/gmock.h>

#include "model/loading.hpp"

namespace hirepath::lint {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

constexpr const char* rules = R"(
document dd214 "DD Form 214"
document paper "a paper"
fact person.citizen : yes/no
  ask "Are you a citizen?"
  proved by dd214
fact person.rating : number from 0 to 100
  ask "Rating?"
  proved by paper
fact person.barred : yes/no
  ask "Barred?"
authority a "A"
  kind appointing authority
rule a
  the person may be appointed under a if all of
  (1) person.citizen  [1 USC 1]
  (2) person.rating is at least 30  [1 USC 1]
rule a.bar
  despite a  [1 USC 2]
  the person may not be appointed under a if person.barred  [1 USC 2]
)";

Coverage covered(const std::string& text) { return coverage(load_text(text), {}); }
// "a(1) decides no" of all that is neither covered nor waived.
std::vector<std::string> missing(const Coverage& coverage) {
  std::vector<std::string> out;
  for (const auto& item : coverage.items) {
    if (!item.covered && item.waiver.empty()) out.push_back(item.id + " " + to_string(item.kind));
  }
  return out;
}
const std::string yes =
    "test a \"yes\" on 2026-01-01\n  given person.citizen yes; person.rating 30; person.barred no\n  expect a "
    "may-apply\n";
const std::string no_1 =
    "test a \"no citizen\" on 2026-01-01\n  given person.citizen no; person.rating 30; person.barred no\n  expect a "
    "does-not-apply\n";
const std::string no_2 =
    "test a \"low\" on 2026-01-01\n  given person.citizen yes; person.rating 29; person.barred no\n  expect a "
    "does-not-apply\n";
const std::string no_both =
    "test a \"neither\" on 2026-01-01\n  given person.citizen no; person.rating 29; person.barred no\n  expect a "
    "does-not-apply\n";
const std::string barred =
    "test a \"barred\" on 2026-01-01\n  given person.citizen yes; person.rating 30; person.barred yes\n  expect a "
    "does-not-apply\n";

TEST(Coverage, NothingIsShownWithoutTests) {
  EXPECT_THAT(
      missing(covered(rules)),
      UnorderedElementsAre("a in force and effective", "a.bar exception effective", "a(1) decides yes",
                           "a(1) decides no", "a(2) decides yes", "a(2) decides no", "a.bar decides yes",
                           "a.bar decides no", "person.citizen question reached", "person.rating question reached",
                           "person.barred question reached", "dd214 document reached", "paper document reached"));
}

TEST(Coverage, AYesShowsEveryConditionDecideYes) {
  EXPECT_THAT(missing(covered(rules + yes)), UnorderedElementsAre("a.bar exception effective", "a(1) decides no",
                                                                  "a(2) decides no", "a.bar decides yes"));
}

TEST(Coverage, TwoThatFailTogetherDoNotDecideAlone) {
  EXPECT_THAT(missing(covered(rules + yes + barred + no_both)),
              UnorderedElementsAre("a(1) decides no", "a(2) decides no"));
}

TEST(Coverage, EachAloneIsComplete) {
  const auto result = covered(rules + yes + no_1 + no_2 + barred);
  EXPECT_THAT(missing(result), IsEmpty());
  EXPECT_TRUE(result.complete());
}

TEST(Coverage, AChangeIsATestToo) {
  EXPECT_THAT(missing(covered(
                  rules + yes + barred +
                  "test a \"changes\" on 2026-01-01\n  given person.citizen yes; person.rating 30; person.barred no\n"
                  "  expect change { person.citizen no } makes a does-not-apply\n  expect change { person.rating 0 } "
                  "makes a does-not-apply\n")),
              IsEmpty());
}

TEST(Coverage, InListsAndDefinitions) {
  const std::string text = R"(
record stay "a stay"
  from : date
    ask "From?"
  long : yes/no
    ask "Long?"
fact person.stays : list of stay
  ask "Stays?"
define stayed : the person stayed if in any of person.stays, all of
  (1) from is before 2020-01-01  [1 USC 1]
  (2) long  [1 USC 1]
authority a "A"
  kind appointing authority
rule a
  the person may be appointed under a if the person stayed  [1 USC 1]
test a "yes" on 2026-01-01
  given one stay: from 2019-12-31; long yes
  expect a may-apply
test stayed "too late" on 2026-01-01
  given one stay: from 2020-01-01; long yes
  expect definition stayed no
)";
  EXPECT_THAT(missing(covered(text)), UnorderedElementsAre("a decides no", "stayed(2) decides no"));
}

TEST(Coverage, InExtensions) {
  const std::string text = R"(
record stay "a stay"
  from : date
    ask "From?"
  through : date
    ask "Through?"
  kind : choice (abroad, school, home)
    ask "Where?"
fact person.stays : list of stay
  ask "Stays?"
fact person.left : date
  ask "When did you leave?"
define counts for stay : the stay counts if any of
  (1) kind is abroad  [1 USC 1]
  (2) kind is school  [1 USC 1]
authority a "A"
  kind appointing authority
rule a
  the person may be appointed under a if the action date is within 1 year after person.left extended by the time of person.stays where the stay counts  [1 USC 1]
test a "ten days abroad" on 2025-01-05
  given person.left 2024-01-01
  given one stay: from 2024-06-01; through 2024-06-10; kind abroad
  expect a may-apply
test a "ten days at home" on 2025-01-05
  given person.left 2024-01-01
  given one stay: from 2024-06-01; through 2024-06-10; kind home
  expect a does-not-apply
)";
  EXPECT_THAT(missing(covered(text)), ElementsAre("counts(2) decides yes"));  // nobody is at school
}

TEST(Coverage, ADecisionThatTheAnswerCountsOnDecides) {
  const std::string text = R"(
decision chooses "the agency chooses"  decided by agency
authority a "A"
  kind appointing authority
rule a
  the person may be appointed under a if the agency chooses  decided by agency  [1 USC 1]
test a "open" on 2026-01-01
  expect a conditional on agency
)";
  EXPECT_THAT(missing(covered(text)), ElementsAre("a decides no"));
}

TEST(Coverage, ConflictsAndVersions) {
  const std::string text = R"(
fact person.citizen : yes/no
  ask "Are you a citizen?"
fact person.large : yes/no
  ask "Large?"
authority a "A"
  kind appointing authority
rule a
  in force from 2020-01-01  [1 USC 1]
  the person may be appointed under a if person.citizen  [1 USC 1]
  conflict with reading "only the large" that asks for person.large  [1 USC 2]
rule a.old
  in force until 2019-12-31  [1 USC 1]
  the person may be appointed under a if person.citizen  [1 USC 1]
test a "agreed" on 2026-01-01
  given person.citizen yes; person.large yes
  expect a may-apply
  expect change { person.citizen no } makes a does-not-apply
)";
  EXPECT_THAT(missing(covered(text)), UnorderedElementsAre("a:conflict-1 conflict met", "a.old in force and effective",
                                                           "a.old decides yes", "a.old decides no"));
  EXPECT_THAT(
      missing(covered(
          text + "test a \"open\" on 2019-12-31\n  given person.citizen yes\n  expect a may-apply\n  expect change { "
                 "person.citizen no } makes a does-not-apply\n"
                 "test a \"small\" on 2026-01-01\n  given person.citizen yes; person.large no\n  expect a conflict\n")),
      IsEmpty());
}

text::SourcePtr waivers(const std::string& text) {
  return std::make_shared<text::Source>("coverage-waivers.txt", text);
}
std::vector<std::string> messages(const text::Diagnostics& found) {
  std::vector<std::string> out;
  for (const auto& finding : found.sorted()) out.push_back(finding.message);
  return out;
}

TEST(Coverage, AWaiverGivesAReason) {
  auto result = covered(rules + yes + barred + no_1);
  text::Diagnostics found;
  waive(result, waivers("-- a comment\n\na(2) the rating cannot be tested here\n"), found);
  EXPECT_THAT(messages(found), IsEmpty());
  EXPECT_TRUE(result.complete());
  EXPECT_EQ(std::ranges::count(result.items, "the rating cannot be tested here", &CoverageItem::waiver), 1);
}

TEST(Coverage, AWaiverMustBeOfSomethingMissing) {
  auto result = covered(rules + yes + barred + no_1);
  text::Diagnostics found;
  waive(result, waivers("a(3) there is no such condition\na(2)\na(1) it is covered\n"), found);
  EXPECT_THAT(messages(found), UnorderedElementsAre("nothing is called a(3)", "the waiver of a(2) gives no reason",
                                                    "a(1) is covered and needs no waiver"));
  EXPECT_FALSE(result.complete());
}

}  // namespace
}  // namespace hirepath::lint
