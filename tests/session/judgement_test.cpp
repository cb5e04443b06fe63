// Lists, groups, planes, presumptions, evidence, versions, exceptions and readings, each by hand.
#include "session/small.hpp"

namespace hirepath {
namespace {

TEST(List, SilenceIsNeverNo) {
  auto any = Small::when("in any of person.spells, good");
  EXPECT_EQ(any.on("2026-01-01"), "undecided");
  any.spell({"", "", "", "no"});
  EXPECT_EQ(any.on("2026-01-01"), "undecided");
  EXPECT_EQ(any.all_spells().on("2026-01-01"), "does-not-apply");
  auto every = Small::when("in every one of person.spells, good");
  every.spell({"", "", "", "yes"});
  EXPECT_EQ(every.on("2026-01-01"), "undecided");
  EXPECT_EQ(every.all_spells().on("2026-01-01"), "may-apply");
}

TEST(List, LatestIsNotAfterTheDay) {
  auto small = Small::when("in the latest of person.spells, good");
  small.spell({"2020-01-01", "", "", "no"}).spell({"2025-01-01", "", "", "yes"});
  EXPECT_EQ(small.on("2026-01-01"), "undecided");  // another may be later
  small.all_spells();
  EXPECT_EQ(small.on("2019-12-31"), "does-not-apply");
  EXPECT_EQ(small.on("2024-12-31"), "does-not-apply");
  EXPECT_EQ(small.on("2025-01-01"), "may-apply");
}

TEST(List, LatestOfOneDayAndOfUnknownDate) {
  auto tie = Small::when("in the latest of person.spells, good");
  tie.spell({"2025-01-01", "", "", "yes"}).spell({"2025-01-01", "", "", "no"}).all_spells();
  EXPECT_EQ(tie.on("2026-01-01"), "undecided");
  auto open = Small::when("in the latest of person.spells, good");
  open.spell({"2025-01-01", "", "", "yes"}).spell({"", "", "", "no"}).all_spells();
  EXPECT_EQ(open.on("2026-01-01"), "undecided");
}

TEST(Group, AtLeastTwoOfThree) {
  auto small = Small::rules(
      "rule way\n  the person may be appointed under way if at least 2 of\n  (1) person.a [1 USC 1]\n  (2) person.b [1 "
      "USC 1]\n  (3) person.c [1 USC 1]\n");
  small.set("person.a", "yes");
  EXPECT_EQ(small.on("2026-01-01"), "undecided");
  EXPECT_EQ(small.set("person.b", "no").set("person.c", "no").on("2026-01-01"), "does-not-apply");
}

TEST(Plane, LeftOutPositionAndDecider) {
  auto small = Small::when("position.remote and the agency agrees");
  EXPECT_EQ(small.on("2026-01-01"), "undecided");
  EXPECT_EQ(small.no_position().on("2026-01-01"), "conditional");
  small.set("action.decisions.way.agrees", "yes");
  EXPECT_EQ(small.on("2026-01-01"), "may-apply");
  small.set("action.decisions.way.agrees", "no");
  EXPECT_EQ(small.on("2026-01-01"), "does-not-apply");
}

TEST(Presumption, OnlyWhereAskedFor) {
  const auto small = Small::when("person.p");
  EXPECT_EQ(small.on({day("2026-01-01"), {}, false, true}), "may-apply");
  EXPECT_EQ(small.on({day("2026-01-01"), {}, false, false}), "undecided");
}

TEST(Evidence, VerifiedOnlyAndContradicted) {
  auto small = Small::when("person.a");
  const session::Options verified{day("2026-01-01"), {}, true, false};
  EXPECT_EQ(small.set("person.a", "yes").on(verified), "undecided");
  EXPECT_EQ(small.set("person.a", "yes", model::EvidenceState::verified).on(verified), "may-apply");
  EXPECT_EQ(small.set("person.a", "yes", model::EvidenceState::contradicted).on("2026-01-01"), "undecided");
}

TEST(Law, VersionsAndLawAsOf) {
  auto small = Small::rules(
      "rule way\n  in force from 2020-01-01 until 2025-12-31 [1 USC 1]\n  the person may be appointed under way if "
      "person.a [1 USC 1]\n");
  small.set("person.a", "yes");
  EXPECT_EQ(small.on("2019-12-31"), "not-in-force");
  EXPECT_EQ(small.on("2020-01-01"), "may-apply");
  EXPECT_EQ(small.on("2025-12-31"), "may-apply");
  EXPECT_EQ(small.on("2026-01-01"), "not-in-force");
  EXPECT_EQ(small.on({day("2026-06-01"), day("2025-12-31"), false, false}), "may-apply");
}

constexpr const char* with_exception = R"(rule way.main
  the person may be appointed under way if person.a [1 USC 1]
rule way.bar
  despite way.main [1 USC 1]
  the person may not be appointed under way if person.b [1 USC 1]
rule way.back
  despite way.bar [1 USC 1]
  the person may be appointed under way if person.c [1 USC 1]
)";

TEST(Exception, BarsAndIsBarredItself) {
  const auto asked = [](const std::string& b, const std::string& c) {
    return Small::rules(with_exception).set("person.a", "yes").set("person.b", b).set("person.c", c).on("2026-01-01");
  };
  EXPECT_EQ(asked("no", "no"), "may-apply");
  EXPECT_EQ(asked("yes", "no"), "does-not-apply");
  EXPECT_EQ(asked("yes", "yes"), "may-apply");
}

TEST(Conflict, StricterWiderAndDenied) {
  const auto asked = [](const std::string& reading, const std::string& a, const std::string& b) {
    auto small = Small::rules(
        "rule way\n  the person may be appointed under way if person.a [1 USC 1]\n  conflict with reading "
        "\"another\" " +
        reading + " [1 USC 2]\n");
    return small.set("person.a", a).set("person.b", b).on("2026-01-01");
  };
  EXPECT_EQ(asked("that asks for person.b", "yes", "no"), "conflict");
  EXPECT_EQ(asked("that asks for person.b", "yes", "yes"), "may-apply");
  EXPECT_EQ(asked("that asks for person.b", "no", "yes"), "does-not-apply");
  EXPECT_EQ(asked("that accepts person.b", "no", "yes"), "conflict");
  EXPECT_EQ(asked("that accepts person.b", "no", "no"), "does-not-apply");
  EXPECT_EQ(asked("", "yes", "no"), "conflict");
}

// In either order: where one reading is open, so is the answer, though another only leaves it to a decider.
TEST(Conflict, OneReadingOpenAnotherForADecider) {
  const std::string rule = "rule way\n  the person may be appointed under way if person.a [1 USC 1]\n";
  const std::string open = "  conflict with reading \"open\" that asks for person.b [1 USC 2]\n";
  const std::string decider = "  conflict with reading \"decider\" that asks for the agency agrees [1 USC 3]\n";
  for (const auto& readings : {open + decider, decider + open}) {
    auto small = Small::rules(rule + readings);
    EXPECT_EQ(small.set("person.a", "yes").on("2026-01-01"), "undecided") << readings;
    EXPECT_EQ(small.set("person.b", "yes").on("2026-01-01"), "conditional") << readings;
    EXPECT_EQ(small.set("person.b", "no").on("2026-01-01"), "conflict") << readings;
  }
}

// The reading denies the rule that overrides the bar: then the bar stands, and the first rule falls with it.
TEST(Conflict, ReachesTheRulesBelowAnException) {
  auto small = Small::rules(std::string(with_exception) + "  conflict with reading \"no way back\" [1 USC 2]\n");
  small.set("person.a", "yes").set("person.b", "yes").set("person.c", "yes");
  EXPECT_EQ(small.on("2026-01-01"), "conflict");
}

}  // namespace
}  // namespace hirepath
