// The proleptic Gregorian calendar and ISO 8601 dates.
// The conversions follow H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil, civil_from_days,
// weekday_from_days): a year that begins on 1 March has its leap day at the end, and 400 such years always have 146,097
// days.
#include "values/date.hpp"

#include <cassert>

namespace hirepath::values {
namespace {

constexpr std::int32_t days_per_era = 146097;          // 400 years
constexpr std::int32_t days_from_0000_03_01 = 719468;  // to 1970-01-01

std::string padded(int number, std::size_t width) {
  const std::string digits = std::to_string(number);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

// The number that exactly these characters write, or -1: signs, blanks and other digits than 0-9 are not numbers here.
int digits_only(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string month_text(YearMonthDay d) { return padded(d.year, 4) + '-' + padded(d.month, 2); }

}  // namespace

bool is_leap_year(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(int year, int month) {
  switch (month) {
    case 2: return is_leap_year(year) ? 29 : 28;
    case 4:
    case 6:
    case 9:
    case 11: return 30;
    default: return 31;
  }
}

Date from_civil(YearMonthDay ymd) {
  assert(ymd.year >= 1 && ymd.year <= 9999 && ymd.month >= 1 && ymd.month <= 12 && ymd.day >= 1 &&
         ymd.day <= days_in_month(ymd.year, ymd.month));
  const int year = ymd.month <= 2 ? ymd.year - 1 : ymd.year;
  const int era = year / 400;
  const int year_of_era = year % 400;
  const int day_of_year = (153 * (ymd.month > 2 ? ymd.month - 3 : ymd.month + 9) + 2) / 5 + ymd.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return {era * days_per_era + day_of_era - days_from_0000_03_01};
}

YearMonthDay to_civil(Date date) {
  assert(Date::min() <= date && date <= Date::max());
  const int days = date.days + days_from_0000_03_01;  // never negative: year 1 is after 0000-03-01
  const int era = days / days_per_era;
  const int day_of_era = days % days_per_era;
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month_from_march = (5 * day_of_year + 2) / 153;
  const int day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  const int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

std::optional<Date> make_date(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month))
    return std::nullopt;
  return from_civil({year, month, day});
}

std::optional<Date> parse_date(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  return make_date(digits_only(iso.substr(0, 4)), digits_only(iso.substr(5, 2)), digits_only(iso.substr(8, 2)));
}

std::string to_string(Date date) {
  const YearMonthDay d = to_civil(date);
  return month_text(d) + '-' + padded(d.day, 2);
}

// 0001-01-01 was a Monday.
int weekday(Date date) {
  assert(Date::min() <= date && date <= Date::max());
  return (date - Date::min()) % 7;
}

std::optional<DateBounds> parse_date_bounds(std::string_view iso) {
  if (const auto day = parse_date(iso)) return DateBounds{*day, *day};
  const bool month_given = iso.size() == 7 && iso[4] == '-';
  if (iso.size() != 4 && !month_given) return std::nullopt;
  const int year = digits_only(iso.substr(0, 4));
  const int first_month = month_given ? digits_only(iso.substr(5, 2)) : 1;
  const int last_month = month_given ? first_month : 12;
  const auto first = make_date(year, first_month, 1);
  if (!first) return std::nullopt;
  return DateBounds{*first, from_civil({year, last_month, days_in_month(year, last_month)})};
}

std::string to_string(DateBounds bounds) {
  const YearMonthDay first = to_civil(bounds.earliest);
  const YearMonthDay last = to_civil(bounds.latest);
  if (bounds.exact()) return to_string(bounds.earliest);
  if (first.year == last.year && first.day == 1 && last.day == days_in_month(last.year, last.month)) {
    if (first.month == last.month) return month_text(first);
    if (first.month == 1 && last.month == 12) return padded(first.year, 4);
  }
  return (bounds.earliest == Date::min() ? "" : to_string(bounds.earliest)) + ".." +
         (bounds.latest == Date::max() ? "" : to_string(bounds.latest));
}

}  // namespace hirepath::values
