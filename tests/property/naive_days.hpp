// The reference calendar: std::chrono, and walking day by day.
#pragma once

#include "values/date.hpp"
#include "values/period.hpp"

namespace hirepath::naive {

// The day a period ends on: two days where the last month has no such day and nobody said which counts.
struct End {
  values::Date early, late;
};

// `count` units after the day (before it, when negative). Open days stay open.
End moved(values::Date day, std::int32_t count, values::Unit unit, values::Counting counting);
values::Date plus(values::Date day, std::int64_t days);

}  // namespace hirepath::naive
