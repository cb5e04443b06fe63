// Holidays as the acts name them and OPM's calendars list them. Each list is written from the law, weekday and all.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "values/period.hpp"
#include "values/printing.hpp"

namespace hirepath::values {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> holidays_of(int year) {
  std::vector<std::string> found;
  for (Date date = from_civil({year, 1, 1}); date <= from_civil({year, 12, 31}); date = date + 1) {
    if (is_federal_holiday(date)) found.push_back(to_string(date));
  }
  return found;
}

Date day(const char* iso) { return parse_date(iso).value(); }

TEST(Holidays, Of2026) {
  EXPECT_THAT(holidays_of(2026), ElementsAre("2026-01-01", "2026-01-19", "2026-02-16", "2026-05-25", "2026-06-19",
                                             "2026-07-03",  // 4 July is a Saturday
                                             "2026-09-07", "2026-10-12", "2026-11-11", "2026-11-26", "2026-12-25"));
}

TEST(Holidays, Of2021) {
  EXPECT_THAT(holidays_of(2021),
              ElementsAre("2021-01-01", "2021-01-18", "2021-02-15", "2021-05-31",
                          "2021-06-18",  // the day after Juneteenth became law; the 19th was a Saturday
                          "2021-07-05",  // 4 July was a Sunday
                          "2021-09-06", "2021-10-11", "2021-11-11", "2021-11-25",
                          "2021-12-24",    // Christmas Day was a Saturday
                          "2021-12-31"));  // New Year's Day of 2022 was a Saturday
}

TEST(Holidays, Of2022HaveNoNewYearsDay) {
  EXPECT_THAT(holidays_of(2022), ElementsAre("2022-01-17", "2022-02-21", "2022-05-30",
                                             "2022-06-20",  // Juneteenth was a Sunday
                                             "2022-07-04", "2022-09-05", "2022-10-10", "2022-11-11", "2022-11-24",
                                             "2022-12-26"));  // Christmas Day was a Sunday
}

TEST(Holidays, BeforeTheUniformMondays) {
  EXPECT_THAT(holidays_of(1970), ElementsAre("1970-01-01",
                                             "1970-02-23",  // 22 February was a Sunday
                                             "1970-05-29",  // 30 May was a Saturday
                                             "1970-07-03",  // 4 July was a Saturday
                                             "1970-09-07", "1970-11-11", "1970-11-26", "1970-12-25"));
}

TEST(Holidays, TheFirstUniformMondays) {
  EXPECT_THAT(holidays_of(1971), ElementsAre("1971-01-01", "1971-02-15", "1971-05-31",
                                             "1971-07-05",  // 4 July was a Sunday
                                             "1971-09-06", "1971-10-11", "1971-10-25", "1971-11-25",
                                             "1971-12-24",    // Christmas Day was a Saturday
                                             "1971-12-31"));  // New Year's Day of 1972 was a Saturday
}

TEST(Holidays, VeteransDayWasAMondayInOctoberFrom1971Through1977) {
  for (const char* monday :
       {"1971-10-25", "1972-10-23", "1973-10-22", "1974-10-28", "1975-10-27", "1976-10-25", "1977-10-24"})
    EXPECT_TRUE(is_federal_holiday(day(monday))) << monday;
  for (const char* armistice : {"1971-11-11", "1974-11-11", "1976-11-11", "1977-11-11"})
    EXPECT_FALSE(is_federal_holiday(day(armistice))) << armistice;
  EXPECT_FALSE(is_federal_holiday(day("1970-10-26")));
  EXPECT_FALSE(is_federal_holiday(day("1978-10-23")));
  EXPECT_TRUE(is_federal_holiday(day("1978-11-10"))) << "11 November 1978 was a Saturday";
}

TEST(Holidays, CountFromTheYearTheirLawTookEffect) {
  EXPECT_FALSE(is_federal_holiday(day("1985-01-21")));
  EXPECT_TRUE(is_federal_holiday(day("1986-01-20"))) << "Pub. L. 98-144";
  EXPECT_FALSE(is_federal_holiday(day("2020-06-19")));
  EXPECT_TRUE(is_federal_holiday(day("2023-06-19"))) << "Pub. L. 117-17";
  EXPECT_FALSE(is_federal_holiday(day("1970-10-12")));
  EXPECT_TRUE(is_federal_holiday(day("1972-10-09"))) << "Columbus Day, Pub. L. 90-363";
  EXPECT_FALSE(is_federal_holiday(day("1937-11-11")));
  EXPECT_TRUE(is_federal_holiday(day("1938-11-11"))) << "Armistice Day";
  EXPECT_FALSE(is_federal_holiday(day("1800-12-25")));
}

TEST(Holidays, SaturdaysAndSundaysAreNotWorkdaysButNoHolidaysEither) {
  EXPECT_FALSE(is_federal_holiday(day("2026-07-04")));
  EXPECT_FALSE(is_workday(day("2026-07-04")));
  EXPECT_FALSE(is_workday(day("2026-07-05")));
  EXPECT_FALSE(is_workday(day("2026-07-03")));
  EXPECT_TRUE(is_workday(day("2026-07-02")));
  EXPECT_TRUE(is_workday(day("2026-07-06")));
}

TEST(Holidays, InaugurationDayIsNotCounted) { EXPECT_TRUE(is_workday(day("2021-01-20"))); }

TEST(Holidays, FourHundredYearsHaveElevenEach) {
  int count = 0;
  // 1 January 2021 and 1 January 2421 are Fridays, so nothing moves over either end.
  for (Date date = day("2021-01-01"); date < day("2421-01-01"); date = date + 1)
    count += is_federal_holiday(date) ? 1 : 0;
  EXPECT_EQ(count, 400 * 11);
}

TEST(Holidays, TheEndsOfTheCalendarAreSafe) {
  EXPECT_TRUE(is_workday(Date::min()));
  EXPECT_TRUE(is_workday(Date::max()));
}

}  // namespace
}  // namespace hirepath::values
