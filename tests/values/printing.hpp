// How failures show dates. Every test program file that compares dates includes this, so that all of them print alike.
#pragma once

#include <ostream>

#include "values/period.hpp"

namespace hirepath::values {

inline void PrintTo(Date date, std::ostream* out) {
  const bool valid = Date::min() <= date && date <= Date::max();
  *out << (valid ? to_string(date) : "day " + std::to_string(date.days));
}
inline void PrintTo(const YearMonthDay& ymd, std::ostream* out) {
  *out << ymd.year << '-' << ymd.month << '-' << ymd.day;
}
inline void PrintTo(const DateBounds& bounds, std::ostream* out) { *out << to_string(bounds); }
inline void PrintTo(const PeriodEnd& end, std::ostream* out) {
  *out << to_string(end.early) << " or " << to_string(end.late);
}

}  // namespace hirepath::values
