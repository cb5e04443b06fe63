// Periods as the law counts them: worked examples, each with its source or its reckoning.
#include "values/period.hpp"

#include <gtest/gtest.h>

#include "values/printing.hpp"

namespace hirepath::values {
namespace {

Date day(const char* iso) { return parse_date(iso).value(); }
PeriodEnd end(const char* iso) { return {day(iso), day(iso)}; }
PeriodEnd either(const char* early, const char* late) { return {day(early), day(late)}; }

constexpr Period years(int n) { return {n, Unit::years}; }
constexpr Period months(int n) { return {n, Unit::months}; }
constexpr Period days(int n) { return {n, Unit::days}; }
constexpr Period workdays(int n) { return {n, Unit::workdays}; }

TEST(Period, MonthsAndYearsKeepTheDayOfTheMonth) {
  EXPECT_EQ(add(day("2023-11-22"), years(3), Counting::unstated), end("2026-11-22"));
  EXPECT_EQ(add(day("2024-05-14"), years(3), Counting::unstated), end("2027-05-14"));
  EXPECT_EQ(add(day("2024-02-29"), years(4), Counting::unstated), end("2028-02-29"));
  EXPECT_EQ(add(day("2026-11-30"), months(2), Counting::unstated), end("2027-01-30"));
  EXPECT_EQ(subtract(day("2027-01-15"), months(13), Counting::unstated), end("2025-12-15"));
}

TEST(Period, ADayThatDoesNotExistIsTheLastOfItsMonthOrTheFirstOfTheNext) {
  EXPECT_EQ(add(day("2012-01-31"), months(1), Counting::unstated), either("2012-02-29", "2012-03-01"));
  EXPECT_EQ(add(day("2012-01-31"), months(1), Counting::back), end("2012-02-29"));
  EXPECT_EQ(add(day("2012-01-31"), months(1), Counting::forward), end("2012-03-01"));
  EXPECT_EQ(add(day("2011-01-29"), months(1), Counting::unstated), either("2011-02-28", "2011-03-01"));
  EXPECT_EQ(add(day("2012-02-29"), years(1), Counting::unstated), either("2013-02-28", "2013-03-01"));
  EXPECT_EQ(add(day("2012-02-29"), years(1), Counting::back), end("2013-02-28"));
  EXPECT_EQ(add(day("2012-02-29"), years(1), Counting::forward), end("2013-03-01"));
  EXPECT_EQ(add(day("2096-02-29"), years(4), Counting::unstated), either("2100-02-28", "2100-03-01"))
      << "2100 is no leap year";
  EXPECT_EQ(add(day("2026-10-31"), months(1), Counting::unstated), either("2026-11-30", "2026-12-01"));
}

TEST(Period, SubtractingIsTheMirrorImage) {
  EXPECT_EQ(subtract(day("2024-03-31"), months(1), Counting::unstated), either("2024-02-29", "2024-03-01"));
  EXPECT_EQ(subtract(day("2024-03-31"), months(1), Counting::back), end("2024-02-29"));
  EXPECT_EQ(subtract(day("2024-03-31"), months(1), Counting::forward), end("2024-03-01"));
  EXPECT_EQ(subtract(day("2024-02-29"), years(1), Counting::unstated), either("2023-02-28", "2023-03-01"));
  EXPECT_EQ(subtract(day("2026-11-21"), days(120), Counting::unstated), end("2026-07-24"));
}

TEST(Period, DaysArePlain) {
  EXPECT_EQ(add(day("2026-11-21"), days(0), Counting::unstated), end("2026-11-21"));
  EXPECT_EQ(add(day("2026-11-21"), days(120), Counting::unstated),
            end("2027-03-21"));  // 9 Nov + 31 Dec + 31 Jan + 28 Feb + 21
  EXPECT_EQ(add(day("2024-02-28"), days(2), Counting::unstated), end("2024-03-01"));
}

TEST(Period, WorkdaysSkipWeekendsAndHolidays) {
  EXPECT_EQ(add(day("2026-11-20"), workdays(1), Counting::unstated), end("2026-11-23")) << "over a weekend";
  EXPECT_EQ(add(day("2026-11-20"), workdays(10), Counting::unstated), end("2026-12-07")) << "over Thanksgiving Day too";
  EXPECT_EQ(add(day("2026-07-02"), workdays(1), Counting::unstated), end("2026-07-06"))
      << "3 July is observed for 4 July";
  EXPECT_EQ(add(day("2021-12-30"), workdays(1), Counting::unstated), end("2022-01-03"))
      << "31 December 2021 was observed for New Year's Day";
  EXPECT_EQ(subtract(day("2026-07-06"), workdays(1), Counting::unstated), end("2026-07-02"));
  EXPECT_EQ(subtract(day("2026-12-07"), workdays(10), Counting::unstated), end("2026-11-20"));
}

TEST(Period, ZeroWorkdaysIsTheDayItselfEvenOnASunday) {
  EXPECT_EQ(add(day("2026-11-22"), workdays(0), Counting::unstated), end("2026-11-22"));
  EXPECT_EQ(subtract(day("2026-11-22"), workdays(0), Counting::unstated), end("2026-11-22"));
}

// "Within 3 years after" ends on the anniversary; "the 3-year period beginning on" ends on the day before, having
// exactly three years of days.
TEST(Period, WithinAndDuringAreOneDayApart) {
  const Date released = day("2023-11-22");
  const Date last_within = add(released, years(3), Counting::unstated).early;
  const Date last_during = last_within - 1;
  EXPECT_EQ(to_string(last_during), "2026-11-21");
  EXPECT_EQ(days_through(released, last_during), 365 * 3 + 1) << "with 29 February 2024";
  EXPECT_EQ(days_through(released, last_within), 365 * 3 + 2);
}

TEST(Period, BothDaysAreCountedThrough) {
  EXPECT_EQ(days_through(day("2026-11-21"), day("2026-11-21")), 1);
  EXPECT_EQ(days_through(day("2026-01-01"), day("2026-12-31")), 365);
  EXPECT_EQ(days_through(day("2026-01-01"), day("2026-06-29")), 180);
  EXPECT_EQ(days_through(day("2026-11-22"), day("2026-11-21")), 0);
}

TEST(Period, AnOpenEndStaysOpen) {
  for (Period period : {years(3), months(1), days(30), workdays(5)}) {
    for (Date open : {Date::min(), Date::max()}) {
      EXPECT_EQ(add(open, period, Counting::unstated), (PeriodEnd{open, open})) << to_string(period);
      EXPECT_EQ(subtract(open, period, Counting::unstated), (PeriodEnd{open, open})) << to_string(period);
    }
  }
}

TEST(Period, WhatFallsOutsideTheCalendarIsItsEnd) {
  const PeriodEnd never{Date::max(), Date::max()}, always{Date::min(), Date::min()};
  constexpr int huge = 2147483647;
  for (Period period : {years(huge), months(huge), days(huge), years(8000), days(3000000)}) {
    EXPECT_EQ(add(day("2026-11-21"), period, Counting::unstated), never) << to_string(period);
    EXPECT_EQ(first_reaching_early(day("2026-11-21"), period, Counting::unstated), Date::min() + 1)
        << to_string(period);
    EXPECT_EQ(first_reaching_late(day("2026-11-21"), period, Counting::unstated), Date::min() + 1) << to_string(period);
  }
  for (Period period : {years(huge), months(huge), days(huge), years(2026), days(800000)}) {
    EXPECT_EQ(subtract(day("2026-11-21"), period, Counting::unstated), always) << to_string(period);
  }
  EXPECT_EQ(add(day("9999-12-30"), days(2), Counting::unstated), never);
  EXPECT_EQ(add(day("9999-12-20"), workdays(20), Counting::unstated), never);
  EXPECT_EQ(subtract(day("0001-01-20"), workdays(20), Counting::unstated), always);
  EXPECT_EQ(subtract(day("0001-01-20"), months(1), Counting::unstated), always);
}

TEST(Period, FirstReachingIsTheFirstDayThatGetsThere) {
  // 29, 30 and 31 January all reach 28 February counted back, and 1 March counted forward.
  EXPECT_EQ(first_reaching_early(day("2023-02-28"), months(1), Counting::unstated), day("2023-01-28"));
  EXPECT_EQ(first_reaching_early(day("2023-03-01"), months(1), Counting::unstated), day("2023-02-01"));
  EXPECT_EQ(first_reaching_late(day("2023-03-01"), months(1), Counting::unstated), day("2023-01-29"));
  EXPECT_EQ(first_reaching_late(day("2013-03-01"), years(1), Counting::forward), day("2012-02-29"));
  EXPECT_EQ(first_reaching_late(day("2013-03-01"), years(1), Counting::back), day("2012-03-01"));
  EXPECT_EQ(first_reaching_early(day("2024-02-29"), years(1), Counting::unstated), day("2023-03-01"))
      << "28 February 2023 reaches only the 28th";
  EXPECT_EQ(first_reaching_early(day("2022-01-03"), workdays(1), Counting::unstated), day("2021-12-30"));
}

TEST(Period, IsWrittenInWords) {
  EXPECT_EQ(to_string(years(3)), "3 years");
  EXPECT_EQ(to_string(days(1)), "1 day");
  EXPECT_EQ(to_string(months(18)), "18 months");
  EXPECT_EQ(to_string(workdays(1)), "1 workday");
  EXPECT_EQ(to_string(workdays(0)), "0 workdays");
}

}  // namespace
}  // namespace hirepath::values
