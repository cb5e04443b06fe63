// Values as rules, tests and the command line write them.
#include <algorithm>
#include <charconv>

#include "model/load.hpp"

namespace hirepath::model {

namespace {
using values::Kind;
using values::Value;

std::string join(const std::vector<std::string>& words) {
  std::string joined;
  for (const auto& word : words) joined += (joined.empty() ? "" : ", ") + word;
  return joined;
}

std::optional<Value> parse_number(const Type& type, std::string_view text, std::string& expected) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  expected = "a whole number";
  if (type.low && type.high) expected += " from " + std::to_string(*type.low) + " to " + std::to_string(*type.high);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if ((type.low && number < *type.low) || (type.high && number > *type.high)) return std::nullopt;
  return Value{number};
}

// "2024-05-14", "2024-05", "2024", "A..B", "A..", "..B".
std::optional<values::DateBounds> parse_bounds(std::string_view text) {
  const auto dots = text.find("..");
  if (dots == std::string_view::npos) return values::parse_date_bounds(text);
  values::DateBounds bounds;
  const auto from = text.substr(0, dots), to = text.substr(dots + 2);
  if (!from.empty()) {
    const auto low = values::parse_date_bounds(from);
    if (!low) return std::nullopt;
    bounds.earliest = low->earliest;
  }
  if (!to.empty()) {
    const auto high = values::parse_date_bounds(to);
    if (!high) return std::nullopt;
    bounds.latest = high->latest;
  }
  if (bounds.latest < bounds.earliest) return std::nullopt;
  return bounds;
}

bool is_code(std::string_view text) {
  return !text.empty() && text.size() <= 16 && std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '-';
  });
}
}  // namespace

std::optional<Value> parse_value(const Type& type, std::string_view text, std::string& expected) {
  switch (type.kind) {
    case Kind::yes_no:
      expected = "yes or no";
      if (text == "yes") return Value{true};
      if (text == "no") return Value{false};
      return std::nullopt;
    case Kind::date: {
      expected = "a date such as 2024-05-14, 2024-05 or 2024";
      const auto bounds = parse_bounds(text);
      return bounds ? std::optional<Value>{*bounds} : std::nullopt;
    }
    case Kind::number: return parse_number(type, text, expected);
    case Kind::grade: {
      expected = "a pay plan and grade such as GS-11";
      const auto grade = values::parse_grade(text);
      return grade ? std::optional<Value>{*grade} : std::nullopt;
    }
    case Kind::code:
      expected = "a code of capital letters and digits such as 0110";
      return is_code(text) ? std::optional<Value>{values::Code{std::string(text)}} : std::nullopt;
    case Kind::choice: {
      expected = "one of " + join(type.choices);
      const auto at = std::find(type.choices.begin(), type.choices.end(), text);
      if (at == type.choices.end()) return std::nullopt;
      return Value{values::Choice{static_cast<std::uint16_t>(at - type.choices.begin())}};
    }
    case Kind::list: break;
  }
  expected = "a list, given element by element";
  return std::nullopt;
}

std::string to_string(const Type& type, const Value& value) {
  struct Writer {
    const Type& type;
    std::string operator()(std::monostate) const { return "unknown"; }
    std::string operator()(bool yes) const { return yes ? "yes" : "no"; }
    std::string operator()(const values::DateBounds& bounds) const { return values::to_string(bounds); }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(const values::Grade& grade) const { return values::to_string(grade); }
    std::string operator()(const values::Code& code) const { return code.text; }
    std::string operator()(values::Choice choice) const {
      return choice.index < type.choices.size() ? type.choices[choice.index] : "unknown";
    }
  };
  return std::visit(Writer{type}, value);
}

}  // namespace hirepath::model
