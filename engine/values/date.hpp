// A day of the proleptic Gregorian calendar. Law counts days, never hours, so there is no time of day and no zone.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hirepath::values {

struct YearMonthDay {
  int year = 1970;
  int month = 1;  // 1..12
  int day = 1;    // 1..31
  friend bool operator==(const YearMonthDay&, const YearMonthDay&) = default;
};

// Days since 1970-01-01. Valid dates run from 0001-01-01 to 9999-12-31; `min`/`max` are those ends and also mean
// "open".
struct Date {
  std::int32_t days = 0;
  friend auto operator<=>(const Date&, const Date&) = default;

  static constexpr Date min() { return {-719162}; }
  static constexpr Date max() { return {2932896}; }
};

constexpr Date operator+(Date date, std::int32_t days) { return {date.days + days}; }
constexpr Date operator-(Date date, std::int32_t days) { return {date.days - days}; }
constexpr std::int32_t operator-(Date a, Date b) { return a.days - b.days; }

bool is_leap_year(int year);
int days_in_month(int year, int month);
// Requires a day that exists; see `make_date` for one that may not.
Date from_civil(YearMonthDay ymd);
YearMonthDay to_civil(Date date);
// Empty when the calendar has no such day (2025-02-29) or the year is outside 1..9999.
std::optional<Date> make_date(int year, int month, int day);
// "2026-11-21" exactly; anything else is empty.
std::optional<Date> parse_date(std::string_view iso);
std::string to_string(Date date);
// 0 = Monday .. 6 = Sunday.
int weekday(Date date);

// What is known of a date: some day from `earliest` through `latest`. Exact when they are equal.
struct DateBounds {
  Date earliest = Date::min();
  Date latest = Date::max();
  friend bool operator==(const DateBounds&, const DateBounds&) = default;
  bool exact() const { return earliest == latest; }
};

// "2024" and "2024-05" are reduced precision (ISO 8601): any day of that year or month. Empty when not a date.
std::optional<DateBounds> parse_date_bounds(std::string_view iso);
// "2024-05-14", "2024-05", "2024", "2024-01-10..2024-03-01", "..2024-03-01", "2024-01-10..".
std::string to_string(DateBounds bounds);

}  // namespace hirepath::values
