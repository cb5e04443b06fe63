// Periods over every day of the 400-year cycle, against a calendar that is walked day by day.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "values/period.hpp"
#include "values/printing.hpp"
#include "values/walked_calendar.hpp"

namespace hirepath::values {
namespace {

constexpr int days_of_400_years = 146097;
constexpr int month_counts[] = {0, 1, 2, 3, 11, 12, 13, 24, 36, 120, 1200};
constexpr Counting countings[] = {Counting::unstated, Counting::back, Counting::forward};

const walked::Calendar& calendar() {
  static const walked::Calendar walked(2580);  // 1970 + 100 years before the cycle, and 100 after it
  return walked;
}
const Date cycle = from_civil({2075, 1, 1});

// Whole years are also written as years: the two must agree with the same walk.
Period written(int months, bool in_years) {
  return in_years ? Period{months / 12, Unit::years} : Period{months, Unit::months};
}

// The day of the same number in the month that many months away; else its last day, and the day after that.
PeriodEnd walked_end(Date date, int months) {
  const walked::Month& month = calendar().month(calendar().month_number(date) + months);
  const int number = calendar().day(date).civil.day;
  if (number <= month.length) return {month.start + (number - 1), month.start + (number - 1)};
  return {month.start + (month.length - 1), month.start + month.length};
}

PeriodEnd counted(PeriodEnd end, Counting counting) {
  if (counting == Counting::back) return {end.early, end.early};
  if (counting == Counting::forward) return {end.late, end.late};
  return end;
}

TEST(PeriodOverTheCycle, AddingAndSubtractingAgreeWithTheWalk) {
  for (int months : month_counts) {
    for (int i = 0; i < days_of_400_years; ++i) {
      const Date date = cycle + i;
      // The countings in turn keep the test quick; the next test gives each of them every day.
      const Counting counting = countings[(i + months) % 3];
      const Period period = written(months, months % 12 == 0 && i % 2 == 0);
      ASSERT_EQ(add(date, period, counting), counted(walked_end(date, months), counting))
          << to_string(date) << " + " << to_string(period);
      ASSERT_EQ(subtract(date, period, counting), counted(walked_end(date, -months), counting))
          << to_string(date) << " - " << to_string(period);
    }
  }
}

TEST(PeriodOverTheCycle, EachCountingOfOneMonthAndOneYear) {
  for (int months : {1, 12}) {
    for (int i = 0; i < days_of_400_years; ++i) {
      const Date date = cycle + i;
      for (Counting counting : countings) {
        ASSERT_EQ(add(date, written(months, months == 12), counting), counted(walked_end(date, months), counting))
            << to_string(date) << " + " << months << " months";
      }
    }
  }
}

// For each x the first d is found by trying: the pointer passes a day only when the walk says that this day does not
// reach x.
void expect_first_reaching(int months, Counting counting, bool early) {
  const Period period = written(months, months % 12 == 0);
  const auto end_from = [&](Date d) {
    const PeriodEnd end = counted(walked_end(d, months), counting);
    return early ? end.early : end.late;
  };
  Date d = cycle;
  Date reached = end_from(d);
  const Date first_x = reached + 62;  // far enough that the first d is not before the cycle
  for (int i = 0; i < days_of_400_years - 62; ++i) {
    const Date x = first_x + i;
    while (reached < x) {
      d = d + 1;
      reached = end_from(d);
    }
    const Date answer = early ? first_reaching_early(x, period, counting) : first_reaching_late(x, period, counting);
    ASSERT_EQ(answer, d) << to_string(x) << " by " << to_string(period) << ": " << to_string(answer) << ", tried "
                         << to_string(d);
  }
}

TEST(PeriodOverTheCycle, FirstReachingIsExact) {
  for (int months : {0, 1, 3, 12, 36}) {
    for (bool early : {true, false}) expect_first_reaching(months, Counting::unstated, early);
    if (HasFatalFailure()) return;
  }
  for (int months : {1, 6}) {
    for (Counting counting : {Counting::back, Counting::forward}) {
      for (bool early : {true, false}) expect_first_reaching(months, counting, early);
      if (HasFatalFailure()) return;
    }
  }
}

// A one-year period beginning on a day has 366 days when a 29 February lies in it, else 365; "within" has one more.
TEST(PeriodOverTheCycle, AYearHasItsDaysAndWithinHasOneMore) {
  std::vector<Date> leap_days;
  for (Date date = cycle; date < cycle + days_of_400_years + 800; date = date + 1) {
    if (calendar().day(date).civil.month == 2 && calendar().day(date).civil.day == 29) leap_days.push_back(date);
  }
  for (int i = 0; i < days_of_400_years; ++i) {
    const Date first = cycle + i;
    const PeriodEnd anniversary = add(first, {1, Unit::years}, Counting::unstated);
    if (anniversary.early != anniversary.late) continue;  // 29 February itself
    const auto next_leap_day = std::lower_bound(leap_days.begin(), leap_days.end(), first);
    const int expected = next_leap_day != leap_days.end() && *next_leap_day < anniversary.early ? 366 : 365;
    ASSERT_EQ(days_through(first, anniversary.early - 1), expected) << to_string(first);
    ASSERT_EQ(days_through(first, anniversary.early), expected + 1) << to_string(first);
  }
}

TEST(PeriodOverTheCycle, LaterDaysNeverEndEarlierAndBackIsNeverAfterForward) {
  constexpr unsigned seed = 20261121;
  std::mt19937 random(seed);
  const auto below = [&random](unsigned limit) { return static_cast<int>(random() % limit); };
  for (int round = 0; round < 20000; ++round) {
    const Date a = cycle + below(days_of_400_years), b = a + below(70);
    const Unit unit = static_cast<Unit>(below(4));
    const Period period{below(unit == Unit::workdays ? 20 : 500), unit};
    const Counting counting = countings[below(3)];
    const auto where = [&] {
      return "seed " + std::to_string(seed) + ", round " + std::to_string(round) + ": " + to_string(a) + ", " +
             to_string(b) + ", " + to_string(period);
    };
    for (const auto& move : {add, subtract}) {
      const PeriodEnd from_a = move(a, period, counting), from_b = move(b, period, counting);
      ASSERT_LE(from_a.early, from_b.early) << where();
      ASSERT_LE(from_a.late, from_b.late) << where();
      ASSERT_LE(from_a.early, from_a.late) << where();
      ASSERT_LE(move(a, period, Counting::back).early, move(a, period, Counting::forward).early) << where();
      ASSERT_LE(from_a.late - from_a.early, 1) << where();
    }
    // Where no day was in doubt, going back the same way returns.
    const PeriodEnd there = add(a, period, Counting::unstated);
    if (unit != Unit::workdays && there.early == there.late) {
      ASSERT_EQ(subtract(there.early, period, Counting::unstated).early, a) << where();
    }
  }
}

// All workdays of some years in a list: the n-th after a day is the n-th of the list after it.
TEST(Workdays, AreCountedInAList) {
  const Date first = from_civil({2019, 1, 1}), last = from_civil({2027, 12, 31});
  std::vector<Date> list;
  for (Date date = first; date <= last; date = date + 1) {
    if (is_workday(date)) list.push_back(date);
  }
  for (int count : {1, 2, 5, 10, 60}) {
    const Period period{count, Unit::workdays};
    for (Date date = from_civil({2020, 1, 1}); date <= from_civil({2026, 12, 31}); date = date + 1) {
      const Date after = *(std::upper_bound(list.begin(), list.end(), date) + (count - 1));
      const Date before = *(std::lower_bound(list.begin(), list.end(), date) - count);
      ASSERT_EQ(add(date, period, Counting::unstated), (PeriodEnd{after, after}))
          << to_string(date) << " + " << to_string(period);
      ASSERT_EQ(subtract(date, period, Counting::unstated), (PeriodEnd{before, before}))
          << to_string(date) << " - " << to_string(period);
    }
  }
}

// The same by trying add() itself from `start` on, for where open ends and clamping interfere and for workdays.
void expect_first_reaching_by_trying(Date start, Date first_x, Date last_x, Period period, Counting counting) {
  for (bool early : {true, false}) {
    Date d = start;
    const auto end_from = [&](Date from) {
      return early ? add(from, period, counting).early : add(from, period, counting).late;
    };
    for (Date x = first_x; x <= last_x; x = x + 1) {
      while (end_from(d) < x) d = d + 1;
      const Date answer = early ? first_reaching_early(x, period, counting) : first_reaching_late(x, period, counting);
      ASSERT_EQ(answer, d) << to_string(x) << " by " << to_string(period) << ": " << to_string(answer) << ", tried "
                           << to_string(d);
    }
  }
}

TEST(FirstReaching, IsExactAtTheEndsOfTheCalendar) {
  for (Unit unit : {Unit::days, Unit::workdays, Unit::months, Unit::years}) {
    for (int count : {0, 1, 2, 13}) {
      for (Counting counting : countings) {
        const Period period{count, unit};
        expect_first_reaching_by_trying(Date::min(), Date::min(), Date::min() + 500, period, counting);
        expect_first_reaching_by_trying(Date::max() - 366 * 14, Date::max() - 70, Date::max(), period, counting);
        if (HasFatalFailure()) return;
      }
    }
  }
}

TEST(FirstReaching, IsExactForWorkdays) {
  for (int count : {0, 1, 3, 10, 30}) {
    expect_first_reaching_by_trying(from_civil({2020, 10, 1}), from_civil({2021, 1, 1}), from_civil({2023, 12, 31}),
                                    {count, Unit::workdays}, Counting::unstated);
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace hirepath::values
