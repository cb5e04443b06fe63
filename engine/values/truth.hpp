// Kleene's three truth values (S. C. Kleene, Introduction to Metamathematics, 1952, section 64): what is not known is
// neither yes nor no.
#pragma once

#include <cstdint>

namespace hirepath::values {

enum class Truth : std::uint8_t { unknown = 0, yes = 1, no = 2 };

constexpr Truth both(Truth a, Truth b) {
  if (a == Truth::no || b == Truth::no) return Truth::no;
  return a == Truth::yes && b == Truth::yes ? Truth::yes : Truth::unknown;
}
constexpr Truth either(Truth a, Truth b) {
  if (a == Truth::yes || b == Truth::yes) return Truth::yes;
  return a == Truth::no && b == Truth::no ? Truth::no : Truth::unknown;
}
constexpr Truth opposite(Truth a) { return a == Truth::unknown ? a : (a == Truth::yes ? Truth::no : Truth::yes); }
constexpr Truth truth(bool known) { return known ? Truth::yes : Truth::no; }

}  // namespace hirepath::values
