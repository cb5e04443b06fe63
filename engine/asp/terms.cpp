#include "asp/terms.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace hirepath::asp {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') out += '\\';
    out += letter;
  }
  return out + '"';
}

std::string comment(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char letter) { return letter == '\n' || letter == '\r'; }, ' ');
  return "% " + text + '\n';
}

const char* order_sign(model::Order order) {
  switch (order) {
    case model::Order::at_least: return ">=";
    case model::Order::at_most: return "<=";
    case model::Order::more_than: return ">";
    case model::Order::less_than: return "<";
  }
  return "";
}

std::string grade_term(const values::Grade& grade) {
  return fmt::format("grade({}, {})", quoted(grade.plan_name()), grade.level);
}

}  // namespace hirepath::asp
