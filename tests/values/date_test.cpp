#include "values/date.hpp"

#include <gtest/gtest.h>

#include "values/printing.hpp"
#include "values/walked_calendar.hpp"

namespace hirepath::values {
namespace {

constexpr int days_of_400_years = 146097;

Date day(const char* iso) { return parse_date(iso).value(); }

TEST(Date, KnownDays) {
  EXPECT_EQ(day("1970-01-01").days, 0);
  EXPECT_EQ(day("1969-12-31").days, -1);
  EXPECT_EQ(day("2000-03-01").days, 11017);
  EXPECT_EQ(day("2038-01-19").days, 24855) << "2^31 seconds";
  EXPECT_EQ(day("0001-01-01"), Date::min());
  EXPECT_EQ(day("9999-12-31"), Date::max());
  EXPECT_EQ(weekday(day("1970-01-01")), 3) << "Thursday";
  EXPECT_EQ(weekday(day("1776-07-04")), 3) << "Thursday";
  EXPECT_EQ(weekday(day("2000-01-01")), 5) << "Saturday";
  EXPECT_EQ(weekday(day("2026-11-21")), 5) << "Saturday";
  EXPECT_EQ(weekday(Date::min()), 0) << "Monday";
  EXPECT_EQ(weekday(Date::max()), 4) << "Friday";
}

TEST(Date, EveryDayOfTheCycleAgreesWithAWalk) {
  walked::Walk walk({1801, 1, 1}, 3);  // 1 January 1801 was a Thursday
  const Date start = from_civil({1801, 1, 1});
  for (int i = 0; i < days_of_400_years; ++i, walk.step()) {
    const Date date = start + i;
    const YearMonthDay expected = walk.day().civil;
    ASSERT_EQ(to_civil(date), expected) << expected.year << ' ' << expected.month << ' ' << expected.day;
    ASSERT_EQ(from_civil(expected), date) << expected.year << ' ' << expected.month << ' ' << expected.day;
    ASSERT_EQ(weekday(date), walk.day().weekday) << expected.year << ' ' << expected.month << ' ' << expected.day;
    ASSERT_EQ(days_in_month(expected.year, expected.month), walk.month_length())
        << expected.year << ' ' << expected.month;
  }
  EXPECT_EQ(walk.day().civil, (YearMonthDay{2201, 1, 1})) << "400 years have 146,097 days";
  EXPECT_EQ(walk.day().weekday, 3) << "and a whole number of weeks";
}

TEST(Date, EveryYearHasItsLength) {
  Date start = Date::min();
  for (int year = 1; year <= 9999; ++year) {
    const bool leap = year % 400 == 0 || (year % 100 != 0 && year % 4 == 0);
    ASSERT_EQ(is_leap_year(year), leap) << year;
    ASSERT_EQ(from_civil({year, 1, 1}), start) << year;
    start = start + (leap ? 366 : 365);
    ASSERT_EQ(from_civil({year, 12, 31}), start - 1) << year;
    ASSERT_EQ(to_civil(start - 1), (YearMonthDay{year, 12, 31})) << year;
  }
  EXPECT_EQ(start - 1, Date::max());
}

TEST(Date, CenturyYearsAreLeapOnlyEveryFourHundred) {
  for (int year : {1600, 2000, 2400}) EXPECT_TRUE(is_leap_year(year)) << year;
  for (int year : {1700, 1800, 1900, 2100, 2200, 2300}) EXPECT_FALSE(is_leap_year(year)) << year;
}

TEST(Date, IsMadeOnlyOfDaysThatExist) {
  EXPECT_EQ(make_date(2024, 2, 29), day("2024-02-29"));
  EXPECT_FALSE(make_date(2025, 2, 29));
  EXPECT_FALSE(make_date(1900, 2, 29));
  EXPECT_FALSE(make_date(2025, 4, 31));
  EXPECT_FALSE(make_date(2025, 0, 1));
  EXPECT_FALSE(make_date(2025, 13, 1));
  EXPECT_FALSE(make_date(2025, 1, 0));
  EXPECT_FALSE(make_date(0, 1, 1));
  EXPECT_FALSE(make_date(10000, 1, 1));
  EXPECT_FALSE(make_date(-1, 1, 1));
}

TEST(DateText, IsStrict) {
  for (const char* wrong : {"",           "2026",        "2026-11",     "2026-1-1",         "26-11-21",   "2026/11/21",
                            "20261121",   "2026-11-21 ", " 2026-11-21", "2026-11-21T00:00", "+026-11-21", "2026--1-21",
                            "2026-11-2x", "20/6-11-21",  "2026-11-2:",  "2026-02-29",       "2026-00-10", "2026-13-01",
                            "2026-04-31", "0000-01-01",  "10000-01-01", "11/21/2026",       "today"}) {
    EXPECT_FALSE(parse_date(wrong)) << "'" << wrong << "'";
  }
}

TEST(DateText, RoundTrips) {
  for (const char* iso : {"0001-01-01", "0099-12-31", "1600-02-29", "1970-01-01", "2026-11-21", "9999-12-31"})
    EXPECT_EQ(to_string(day(iso)), iso);
}

TEST(DateBounds, ReducedPrecisionIsAnyDayOfThePeriod) {
  EXPECT_EQ(parse_date_bounds("2024"), (DateBounds{day("2024-01-01"), day("2024-12-31")}));
  EXPECT_EQ(parse_date_bounds("2024-02"), (DateBounds{day("2024-02-01"), day("2024-02-29")}));
  EXPECT_EQ(parse_date_bounds("2023-02"), (DateBounds{day("2023-02-01"), day("2023-02-28")}));
  EXPECT_EQ(parse_date_bounds("2024-05-14"), (DateBounds{day("2024-05-14"), day("2024-05-14")}));
  EXPECT_TRUE(parse_date_bounds("2024-05-14")->exact());
  EXPECT_FALSE(parse_date_bounds("2024-05")->exact());
  for (const char* wrong : {"", "24", "202", "20244", "0000", "2024-", "2024-5", "2024-13", "2024-00", "2024/05",
                            "2024-5-14", "2024-02-30", "abcd", "-024", "2024-0x"}) {
    EXPECT_FALSE(parse_date_bounds(wrong)) << "'" << wrong << "'";
  }
}

TEST(DateBounds, AreWrittenAsShortAsTheyAreKnown) {
  const auto text = [](const char* from, const char* to) { return to_string(DateBounds{day(from), day(to)}); };
  EXPECT_EQ(text("2024-05-14", "2024-05-14"), "2024-05-14");
  EXPECT_EQ(text("2024-05-01", "2024-05-31"), "2024-05");
  EXPECT_EQ(text("2024-02-01", "2024-02-28"), "2024-02-01..2024-02-28") << "a day short of the leap year's February";
  EXPECT_EQ(text("2024-05-02", "2024-05-31"), "2024-05-02..2024-05-31");
  EXPECT_EQ(text("2024-01-01", "2024-12-31"), "2024");
  EXPECT_EQ(text("2024-01-01", "2024-11-30"), "2024-01-01..2024-11-30");
  EXPECT_EQ(text("2024-02-01", "2024-12-31"), "2024-02-01..2024-12-31");
  EXPECT_EQ(text("2023-01-01", "2024-12-31"), "2023-01-01..2024-12-31");
  EXPECT_EQ(text("2024-01-10", "2024-03-01"), "2024-01-10..2024-03-01");
  EXPECT_EQ(to_string(DateBounds{Date::min(), day("2024-03-01")}), "..2024-03-01");
  EXPECT_EQ(to_string(DateBounds{day("2024-01-10"), Date::max()}), "2024-01-10..");
  EXPECT_EQ(to_string(DateBounds{}), "..");
  for (const char* iso : {"2024", "2024-05", "2024-05-14", "0001", "9999", "9999-12"})
    EXPECT_EQ(to_string(*parse_date_bounds(iso)), iso);
}

}  // namespace
}  // namespace hirepath::values
