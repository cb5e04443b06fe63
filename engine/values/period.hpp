// Legal periods. Years, months, days and workdays are never traded for one another.
// "within N years after D" ends on the same calendar day N years later; "the N-year period beginning on D" ends the day
// before.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "values/date.hpp"

namespace hirepath::values {

enum class Unit : std::uint8_t { days, workdays, months, years };
const char* name_of(Unit unit);  // "days" ...

struct Period {
  std::int32_t count = 0;  // >= 0
  Unit unit = Unit::days;
  friend bool operator==(const Period&, const Period&) = default;
};
std::string to_string(Period period);  // "3 years", "1 day"

// Which day counts when the last month of a period has no such day (29 February + 1 year, 31 January + 1 month).
enum class Counting : std::uint8_t { unstated, back, forward };
const char* name_of(Counting counting);  // "unstated" ...

// The day a period ends on. `early` and `late` differ (by one day) only when the day does not exist and the counting is
// unstated.
struct PeriodEnd {
  Date early;
  Date late;
  friend bool operator==(const PeriodEnd&, const PeriodEnd&) = default;
};

// D plus a period. Months and years keep the day of the month; workdays skip Saturdays, Sundays and federal holidays (5
// USC 6103); adding zero workdays gives D itself. Results are clamped to Date::min()/max(), and an open D stays open.
PeriodEnd add(Date date, Period period, Counting counting);
PeriodEnd subtract(Date date, Period period, Counting counting);

// The first day d with add(d, period).early >= x (resp. late): the inverse that a condition on "d + period" needs.
// As an open start stays open, it is the answer for x == Date::min() only.
Date first_reaching_early(Date x, Period period, Counting counting);
Date first_reaching_late(Date x, Period period, Counting counting);

// Federal holidays of 5 USC 6103(a) as observed Monday to Friday (E.O. 11582): each from the year its law took effect
// (Birthday of Martin Luther King, Jr. 1986, Juneteenth 2021). Inauguration Day is not counted: it binds only the
// Washington area. Not covered: days on which an executive order closed the offices (as 24 December in some years),
// other work schedules than Monday to Friday, Thanksgiving before 1942 (proclaimed each year). Holidays on a Saturday
// move to Friday in every year, though the law says so only since 1959.
bool is_federal_holiday(Date date);
bool is_workday(Date date);

// Both days counted: days from `first` through `last`. Zero when last < first.
std::int32_t days_through(Date first, Date last);

}  // namespace hirepath::values
