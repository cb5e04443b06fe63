// A pay plan and a grade: GS-11. Grades compare only on the General Schedule's ladder; whether another pay plan's grade
// is equivalent is for the agency to say.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hirepath::values {

struct Grade {
  std::array<char, 4> plan{};  // upper case, zero-terminated: "GS"
  std::int16_t level = 0;      // 0..99
  friend bool operator==(const Grade&, const Grade&) = default;

  std::string_view plan_name() const { return plan.data(); }
};

// "GS-11", "gs-7", "GG-13", "ND-06". Plans are two letters (three for a few). Empty when it is not a grade.
std::optional<Grade> parse_grade(std::string_view text);
std::optional<Grade> make_grade(std::string_view plan, int level);
std::string to_string(Grade grade);  // "GS-11"

// True for pay plans whose grades are General Schedule grades: GS, GG, GH, GL, GM, GP, GR (data/pay-plans.csv).
bool on_general_schedule_ladder(std::string_view plan);
// Empty when the two are on different ladders.
std::optional<std::strong_ordering> compare(Grade a, Grade b);

}  // namespace hirepath::values
