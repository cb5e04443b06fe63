#include "property/naive_days.hpp"

#include <chrono>

namespace hirepath::naive {

using values::Date;
using namespace std::chrono;

namespace {
Date from(sys_days day) { return {static_cast<std::int32_t>(day.time_since_epoch().count())}; }
bool open(Date day) { return day == Date::min() || day == Date::max(); }
}  // namespace

Date plus(Date day, std::int64_t days) {
  if (open(day)) return day;
  const std::int64_t moved = day.days + days;
  return moved < Date::min().days   ? Date::min()
         : moved > Date::max().days ? Date::max()
                                    : Date{static_cast<std::int32_t>(moved)};
}

End moved(Date day, std::int32_t count, values::Unit unit, values::Counting counting) {
  if (open(day)) return {day, day};
  if (unit == values::Unit::days) return {plus(day, count), plus(day, count)};
  if (unit == values::Unit::workdays) {
    for (const std::int32_t step = count < 0 ? -1 : 1; count != 0;) {
      day = day + step;
      if (open(day)) break;
      if (values::is_workday(day)) count -= step;
    }
    return {day, day};
  }
  const year_month_day start{sys_days{std::chrono::days{day.days}}};
  const auto end = start + months{unit == values::Unit::years ? count * 12 : count};
  if (static_cast<int>(end.year()) > 9999) return {Date::max(), Date::max()};
  if (static_cast<int>(end.year()) < 1) return {Date::min(), Date::min()};
  if (end.ok()) return {from(sys_days{end}), from(sys_days{end})};
  const Date last = from(sys_days{end.year() / end.month() / std::chrono::last}), next = last + 1;
  if (counting == values::Counting::back) return {last, last};
  if (counting == values::Counting::forward) return {next, next};
  return {last, next};
}

}  // namespace hirepath::naive
