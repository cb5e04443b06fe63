// What a fact can be.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "values/date.hpp"
#include "values/grade.hpp"

namespace hirepath::values {

enum class Kind : std::uint8_t { yes_no, date, number, grade, code, choice, list };

// The index of a choice in its declaration, from 0.
struct Choice {
  std::uint16_t index = 0;
  friend bool operator==(const Choice&, const Choice&) = default;
};

// A code is upper-case letters, digits and hyphens as its list prints it: "0110", "NV24".
struct Code {
  std::string text;
  friend bool operator==(const Code&, const Code&) = default;
};

// monostate = not known. A number is a whole number: money in cents, percentages in percent.
using Value = std::variant<std::monostate, bool, DateBounds, std::int64_t, Grade, Code, Choice>;

inline bool known(const Value& value) { return !std::holds_alternative<std::monostate>(value); }

}  // namespace hirepath::values
