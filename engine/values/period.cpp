// Adding legal periods to days, and the inverse.
// Entrances: add(), subtract(), first_reaching_early(), first_reaching_late(). Holidays are in holidays.cpp.
#include "values/period.hpp"

#include <algorithm>
#include <cassert>

namespace hirepath::values {
namespace {

bool is_open(Date date) { return date == Date::min() || date == Date::max(); }

Date clamped(std::int64_t days) {
  const std::int64_t kept = std::clamp<std::int64_t>(days, Date::min().days, Date::max().days);
  return {static_cast<std::int32_t>(kept)};
}

std::int64_t months_of(Period period) {
  return period.unit == Unit::years ? std::int64_t{period.count} * 12 : std::int64_t{period.count};
}

// The month `months` away and the same day of it. When that day does not exist: the last day of the month and the first
// of the next.
PeriodEnd same_day_of_month(Date date, std::int64_t months) {
  const YearMonthDay from = to_civil(date);
  const std::int64_t month_count = std::int64_t{from.year} * 12 + (from.month - 1) + months;
  if (month_count < 12) return {Date::min(), Date::min()};
  if (month_count >= std::int64_t{10000} * 12) return {Date::max(), Date::max()};
  const int year = static_cast<int>(month_count / 12);
  const int month = static_cast<int>(month_count % 12) + 1;
  const int last = days_in_month(year, month);
  const Date back = from_civil({year, month, std::min(from.day, last)});
  return {back, from.day <= last ? back : back + 1};
}

// The count-th workday after (step 1) or before (step -1) a day; the day itself is not counted.
Date walk_workdays(Date date, std::int32_t count, std::int32_t step) {
  while (count > 0) {
    date = date + step;
    if (is_open(date)) break;
    if (is_workday(date)) --count;
  }
  return date;
}

PeriodEnd moved(Date date, Period period, Counting counting, std::int32_t direction) {
  assert(period.count >= 0);
  if (is_open(date)) return {date, date};
  switch (period.unit) {
    case Unit::days: {
      const Date end = clamped(std::int64_t{date.days} + std::int64_t{direction} * period.count);
      return {end, end};
    }
    case Unit::workdays: {
      const Date end = walk_workdays(date, period.count, direction);
      return {end, end};
    }
    case Unit::months:
    case Unit::years: break;
  }
  const PeriodEnd end = same_day_of_month(date, direction * months_of(period));
  if (counting == Counting::back) return {end.early, end.early};
  if (counting == Counting::forward) return {end.late, end.late};
  return end;
}

// The first day d on which d + period is x or later, where a day that does not exist counts as the last of its month
// (`early`) or the first of the next.
Date first_reaching(Date x, Period period, bool early) {
  assert(period.count >= 0);
  if (x == Date::min()) return x;             // even the open start reaches it
  const Date first_closed = Date::min() + 1;  // the open start stays open, so it reaches nothing else
  switch (period.unit) {
    case Unit::days: return std::max(clamped(std::int64_t{x.days} - period.count), first_closed);
    // d + n reaches x when at most n - 1 workdays lie strictly between them: the n-th workday before x is the first
    // such d.
    case Unit::workdays: return std::max(walk_workdays(x, period.count, -1), first_closed);
    case Unit::months:
    case Unit::years: break;
  }
  const Date d =
      same_day_of_month(x, -months_of(period)).late;  // that day of the earlier month, or the first day past it
  // Counted forward, the first of a month is reached already from the days by which the month before d is longer than
  // the month before x.
  if (!early && d > first_closed && to_civil(x).day == 1) {
    return d - std::max(0, to_civil(d - 1).day - to_civil(x - 1).day);
  }
  return std::max(d, first_closed);
}

}  // namespace

const char* name_of(Unit unit) {
  switch (unit) {
    case Unit::days: return "days";
    case Unit::workdays: return "workdays";
    case Unit::months: return "months";
    case Unit::years: return "years";
  }
  return "";
}

const char* name_of(Counting counting) {
  switch (counting) {
    case Counting::unstated: return "unstated";
    case Counting::back: return "back";
    case Counting::forward: return "forward";
  }
  return "";
}

std::string to_string(Period period) {
  std::string unit = name_of(period.unit);
  if (period.count == 1) unit.pop_back();  // "1 day"
  return std::to_string(period.count) + ' ' + unit;
}

PeriodEnd add(Date date, Period period, Counting counting) { return moved(date, period, counting, 1); }
PeriodEnd subtract(Date date, Period period, Counting counting) { return moved(date, period, counting, -1); }

Date first_reaching_early(Date x, Period period, Counting counting) {
  return first_reaching(x, period, counting != Counting::forward);
}
Date first_reaching_late(Date x, Period period, Counting counting) {
  return first_reaching(x, period, counting == Counting::back);
}

std::int32_t days_through(Date first, Date last) { return last < first ? 0 : last - first + 1; }

}  // namespace hirepath::values
