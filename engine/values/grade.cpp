// Pay plans and grades as announcements and SF-50s write them.
#include "values/grade.hpp"

#include <algorithm>

namespace hirepath::values {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

}  // namespace

std::optional<Grade> make_grade(std::string_view plan, int level) {
  if (plan.size() < 2 || plan.size() > 3 || !std::all_of(plan.begin(), plan.end(), is_letter)) return std::nullopt;
  if (level < 0 || level > 99) return std::nullopt;
  Grade grade;
  std::size_t at = 0;
  for (char letter : plan.substr(0, grade.plan.size() - 1)) grade.plan.at(at++) = upper(letter);
  grade.level = static_cast<std::int16_t>(level);
  return grade;
}

std::optional<Grade> parse_grade(std::string_view text) {
  const std::size_t hyphen = text.find('-');
  if (hyphen == std::string_view::npos) return std::nullopt;
  const std::string_view digits = text.substr(hyphen + 1);
  if (digits.empty() || digits.size() > 2 || !std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
  int level = 0;
  for (char digit : digits) level = level * 10 + (digit - '0');
  return make_grade(text.substr(0, hyphen), level);
}

std::string to_string(Grade grade) { return std::string(grade.plan_name()) + '-' + std::to_string(grade.level); }

bool on_general_schedule_ladder(std::string_view plan) {
  constexpr std::array<std::string_view, 7> plans{"GS", "GG", "GH", "GL", "GM", "GP", "GR"};
  return std::find(plans.begin(), plans.end(), plan) != plans.end();
}

// Within another pay plan a greater number may be the lower grade (Foreign Service classes, the Executive Schedule), so
// only a grade and itself compare.
std::optional<std::strong_ordering> compare(Grade a, Grade b) {
  if (a == b) return std::strong_ordering::equal;
  if (!on_general_schedule_ladder(a.plan_name()) || !on_general_schedule_ladder(b.plan_name())) return std::nullopt;
  return a.level <=> b.level;
}

}  // namespace hirepath::values
