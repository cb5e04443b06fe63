// First days and last days, counted by hand from docs/rule-language.md.
#include "session/small.hpp"

namespace hirepath {
namespace {

TEST(Window, WithinEndsOneDayAfterDuring) {
  auto within = Small::when("the action date is within 3 years after person.start");
  within.set("person.start", "2024-05-14");
  EXPECT_EQ(within.on("2024-05-13"), "does-not-apply");
  EXPECT_EQ(within.on("2024-05-14"), "may-apply");
  EXPECT_EQ(within.on("2027-05-14"), "may-apply");
  EXPECT_EQ(within.on("2027-05-15"), "does-not-apply");
  auto during = Small::when("the action date is during the 3-year period beginning on person.start");
  during.set("person.start", "2024-05-14");
  EXPECT_EQ(during.on("2024-05-14"), "may-apply");
  EXPECT_EQ(during.on("2027-05-13"), "may-apply");
  EXPECT_EQ(during.on("2027-05-14"), "does-not-apply");
}

// No 29 February 2025: counted back the year ends on the 28th, forward on 1 March; unsaid, 1 March is the day in doubt.
TEST(Window, LeapDay) {
  const auto asked = [](const std::string& counting, const std::string& on) {
    auto small = Small::when("the action date is within 1 year" + counting + " after person.start");
    return small.set("person.start", "2024-02-29").on(on);
  };
  EXPECT_EQ(asked(" counting back", "2025-02-28"), "may-apply");
  EXPECT_EQ(asked(" counting back", "2025-03-01"), "does-not-apply");
  EXPECT_EQ(asked(" counting forward", "2025-03-01"), "may-apply");
  EXPECT_EQ(asked(" counting forward", "2025-03-02"), "does-not-apply");
  EXPECT_EQ(asked("", "2025-02-28"), "may-apply");
  EXPECT_EQ(asked("", "2025-03-01"), "undecided");
  EXPECT_EQ(asked("", "2025-03-02"), "does-not-apply");
}

TEST(Window, WithinBefore) {
  auto small = Small::when("the action date is within 120 days before person.end");
  small.set("person.end", "2026-04-30");  // 120 days before: 31 December 2025
  EXPECT_EQ(small.on("2025-12-30"), "does-not-apply");
  EXPECT_EQ(small.on("2025-12-31"), "may-apply");
  EXPECT_EQ(small.on("2026-04-30"), "may-apply");
  EXPECT_EQ(small.on("2026-05-01"), "does-not-apply");
}

// Both days are counted: 1 January through 10 January are 10 days.
TEST(Window, TimeCountsBothDays) {
  const auto asked = [](const std::string& end, const std::string& amount) {
    auto small = Small::when("the time from person.start through person.end is " + amount);
    return small.set("person.start", "2026-01-01").set("person.end", end).on("2026-06-01");
  };
  EXPECT_EQ(asked("2026-01-10", "at least 10 days"), "may-apply");
  EXPECT_EQ(asked("2026-01-09", "at least 10 days"), "does-not-apply");
  EXPECT_EQ(asked("2026-01-10", "more than 10 days"), "does-not-apply");
  EXPECT_EQ(asked("2026-01-11", "more than 10 days"), "may-apply");
  EXPECT_EQ(asked("2026-01-10", "at most 10 days"), "may-apply");
  EXPECT_EQ(asked("2026-01-11", "at most 10 days"), "does-not-apply");
  EXPECT_EQ(asked("2026-01-09", "less than 10 days"), "may-apply");
  EXPECT_EQ(asked("2026-01-10", "less than 10 days"), "does-not-apply");
}

// "Some day of May 2024": unknown exactly on the days where it matters.
TEST(Window, ReducedPrecision) {
  auto small = Small::when("the action date is within 1 year after person.start");
  small.set("person.start", "2024-05");
  EXPECT_EQ(small.on("2024-04-30"), "does-not-apply");
  EXPECT_EQ(small.on("2024-05-01"), "undecided");
  EXPECT_EQ(small.on("2024-05-31"), "may-apply");
  EXPECT_EQ(small.on("2025-05-01"), "may-apply");
  EXPECT_EQ(small.on("2025-05-02"), "undecided");
  EXPECT_EQ(small.on("2025-06-01"), "does-not-apply");
}

// One year from 1 January 2024 ends on 1 January 2025; days 1..10 and 6..15 March are 15 days together, so it ends on
// 16 January.
TEST(Window, ExtendedByTimeThatOverlaps) {
  auto small = Small::when(
      "the action date is within 1 year after person.start extended by the time of person.spells where good");
  small.set("person.start", "2024-01-01")
      .spell({"", "2024-03-01", "2024-03-10", "yes"})
      .spell({"", "2024-03-06", "2024-03-15", "yes"});
  small.spell({"", "2025-01-02", "2025-01-20", "yes"});  // begins after the period
  small.spell({"", "2024-06-01", "2024-06-30", "no"});
  EXPECT_EQ(small.on("2025-01-16"), "may-apply");
  EXPECT_EQ(small.on("2025-01-17"), "undecided");  // there may be more
  small.all_spells();
  EXPECT_EQ(small.on("2025-01-16"), "may-apply");
  EXPECT_EQ(small.on("2025-01-17"), "does-not-apply");
}

}  // namespace
}  // namespace hirepath
