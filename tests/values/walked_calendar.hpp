// A calendar made by walking from day to day with nothing but the lengths of the months: slow, obvious, and independent
// of engine/values/date.cpp.
#pragma once

#include <array>
#include <vector>

#include "values/date.hpp"

namespace hirepath::values::walked {

struct Day {
  YearMonthDay civil;
  int weekday = 0;  // 0 = Monday
};

// Each step goes to tomorrow.
class Walk {
 public:
  Walk(YearMonthDay start, int weekday) : day_{start, weekday} {}
  const Day& day() const { return day_; }
  int month_length() const {
    static constexpr std::array<int, 13> lengths{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return lengths.at(static_cast<std::size_t>(day_.civil.month)) + (day_.civil.month == 2 && leap() ? 1 : 0);
  }
  void step() {
    day_.weekday = day_.weekday == 6 ? 0 : day_.weekday + 1;
    if (++day_.civil.day <= month_length()) return;
    day_.civil.day = 1;
    if (++day_.civil.month <= 12) return;
    day_.civil.month = 1;
    ++day_.civil.year;
  }

 private:
  // Inter gravissimas (1582): of the century years only those divisible by 400 keep their leap day.
  bool leap() const { return day_.civil.year % 100 == 0 ? day_.civil.year / 100 % 4 == 0 : day_.civil.year % 4 == 0; }
  Day day_;
};

// Every month from January of `first_year` through December of `last_year`: the day it starts on and its length, found
// by walking.
struct Month {
  Date start;
  int length = 0;
};

class Calendar {
 public:
  // 1 January 1970 is day 0 and a Thursday; the walk starts there and goes forward, so the calendar begins in 1970.
  explicit Calendar(int last_year) {
    Walk walk({1970, 1, 1}, 3);
    for (Date date{0}; walk.day().civil.year <= last_year; date = date + 1, walk.step()) {
      if (walk.day().civil.day == 1) months_.push_back({date, 0});
      ++months_.back().length;
      days_.push_back(walk.day());
    }
  }
  static constexpr Date first() { return {0}; }
  Date last() const { return first() + static_cast<int>(days_.size()) - 1; }
  const Day& day(Date date) const { return days_.at(static_cast<std::size_t>(date.days)); }
  int month_number(Date date) const { return (day(date).civil.year - 1970) * 12 + day(date).civil.month - 1; }
  const Month& month(int number) const { return months_.at(static_cast<std::size_t>(number)); }

 private:
  std::vector<Day> days_;
  std::vector<Month> months_;
};

}  // namespace hirepath::values::walked
