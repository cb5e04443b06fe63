// Legal public holidays and the days on which they are observed.
// Entrances: is_federal_holiday() and is_workday(), declared in period.hpp.
#include "values/period.hpp"

namespace hirepath::values {
namespace {

constexpr int monday = 0;
constexpr int thursday = 3;
constexpr int friday = 4;

bool is_nth(int n, int wanted, YearMonthDay d, int day_of_week) {
  return day_of_week == wanted && (d.day - 1) / 7 == n - 1;
}

// True on the days that 5 USC 6103(a) names, as it and the acts before it read in that year.
bool is_named(Date date) {
  const YearMonthDay d = to_civil(date);
  const int day_of_week = weekday(date);
  const bool uniform_mondays = d.year >= 1971;  // Pub. L. 90-363, in effect from 1971-01-01
  switch (d.month) {
    case 1:
      if (d.day == 1) return d.year >= 1871;  // New Year's Day: act of 1870-06-28
      return d.year >= 1986 &&
             is_nth(3, monday, d, day_of_week);  // Birthday of Martin Luther King, Jr.: Pub. L. 98-144 sec. 2
    case 2:                                      // Washington's Birthday: act of 1879-01-31
      return uniform_mondays ? is_nth(3, monday, d, day_of_week) : d.year >= 1879 && d.day == 22;
    case 5:  // Memorial Day: act of 1888-08-01
      return uniform_mondays ? day_of_week == monday && d.day > 31 - 7 : d.year >= 1889 && d.day == 30;
    case 6: return d.year >= 2021 && d.day == 19;  // Juneteenth: Pub. L. 117-17, approved 2021-06-17
    case 7: return d.year >= 1870 && d.day == 4;   // Independence Day: act of 1870-06-28
    case 9: return d.year >= 1894 && is_nth(1, monday, d, day_of_week);  // Labor Day: act of 1894-06-28
    case 10:
      if (d.year >= 1971 && d.year <= 1977 && is_nth(4, monday, d, day_of_week))
        return true;                                                // Veterans Day, until Pub. L. 94-97 (1978)
      return uniform_mondays && is_nth(2, monday, d, day_of_week);  // Columbus Day
    case 11:
      if (d.day == 11)
        return d.year >= 1978 ||
               (d.year >= 1938 && d.year <= 1970);  // Armistice Day: act of 1938-05-13; Veterans Day since 1954
      return d.year >= 1942 && is_nth(4, thursday, d, day_of_week);  // Thanksgiving Day: joint resolution of 1941-12-26
    case 12: return d.year >= 1870 && d.day == 25;                   // Christmas Day: act of 1870-06-28
    default: return false;
  }
}

}  // namespace

bool is_federal_holiday(Date date) {
  const int day_of_week = weekday(date);
  if (day_of_week > friday) return false;
  if (is_named(date)) return true;
  if (day_of_week == friday && date < Date::max()) return is_named(date + 1);  // Saturday's: 5 USC 6103(b)(1)
  if (day_of_week == monday && date > Date::min()) return is_named(date - 1);  // Sunday's: E.O. 11582 sec. 3
  return false;
}

bool is_workday(Date date) { return weekday(date) <= friday && !is_federal_holiday(date); }

}  // namespace hirepath::values
