// Entrance: without_contact_data(). Telephone numbers are North American (3-3-4, 3-4) or international with a plus
// sign.
#include "usajobs/contact.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace hirepath::usajobs {
namespace {

constexpr std::string_view mark = "[contact removed]";

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_alphanumeric(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (at + count < text.size() && is_digit(text[at + count])) ++count;
  return count;
}

// A separator of at most three characters; `kind` is its punctuation, ' ' for white space alone, 0 for none.
struct Separator {
  char kind = 0;
  std::size_t length = 0;
};
Separator separator_at(std::string_view text, std::size_t at) {
  Separator found;
  while (found.length < 3 && at + found.length < text.size()) {
    const char c = text[at + found.length];
    const bool punctuation = c == '-' || c == '.' || c == '/';
    if (c != ' ' && !(punctuation && (found.kind == 0 || found.kind == ' '))) break;
    if (punctuation || found.kind == 0) found.kind = c;
    ++found.length;
  }
  return found;
}

// The end of digits 3-3-4 that begin at `at`, or 0. "315.612 2024" is a citation and a year, not a number: after a full
// stop the next separator is one too.
std::size_t ten_digits_end(std::string_view text, std::size_t at) {
  const bool parenthesis = at < text.size() && text[at] == '(';
  std::size_t i = at + (parenthesis ? 1 : 0);
  if (digits_at(text, i) == 10) return parenthesis ? 0 : i + 10;
  if (digits_at(text, i) != 3) return 0;
  i += 3;
  if (parenthesis) {
    if (i >= text.size() || text[i] != ')') return 0;
    ++i;
  }
  const Separator first = separator_at(text, i);
  if (first.kind == 0 && !parenthesis) return 0;
  i += first.length;
  if (parenthesis && digits_at(text, i) == 7) return i + 7;
  if (digits_at(text, i) != 3) return 0;
  i += 3;
  const Separator second = separator_at(text, i);
  if (second.kind == 0 || (first.kind == '.' && second.kind != '.')) return 0;
  i += second.length;
  return digits_at(text, i) == 4 ? i + 4 : 0;
}

// "555-0100". With a full stop it would be a section of the CFR ("213.3102").
std::size_t seven_digits_end(std::string_view text, std::size_t at) {
  const bool shaped =
      digits_at(text, at) == 3 && at + 3 < text.size() && text[at + 3] == '-' && digits_at(text, at + 4) == 4;
  return shaped ? at + 8 : 0;
}

std::size_t international_end(std::string_view text, std::size_t at) {
  std::size_t count = 0, end = 0;
  for (std::size_t i = at + 1; i < text.size() && count < 16; ++i) {
    if (is_digit(text[i])) {
      ++count;
      end = i + 1;
    } else if (std::string_view(" -.()/").find(text[i]) == std::string_view::npos) {
      break;
    }
  }
  return count >= 8 ? end : 0;
}

std::size_t telephone_end(std::string_view text, std::size_t at) {
  if (text[at] == '+') return international_end(text, at);
  if (text[at] != '(' && !is_digit(text[at])) return 0;
  if (const std::size_t end = ten_digits_end(text, at)) return end;
  if (text[at] == '1' && at + 1 < text.size() && !is_digit(text[at + 1])) {
    const Separator after_one = separator_at(text, at + 1);
    const std::size_t end = after_one.kind == 0 ? 0 : ten_digits_end(text, at + 1 + after_one.length);
    if (end != 0) return end;
  }
  return seven_digits_end(text, at);
}

// The length of "@", "(at)" or "[at]" at that place, or 0.
std::size_t at_sign(std::string_view text, std::size_t at) {
  if (text[at] == '@') return 1;
  if (text[at] != '(' && text[at] != '[') return 0;
  const std::string_view sign = text.substr(at, 4);
  constexpr std::array<std::string_view, 4> spellings{"(at)", "[at]", "(AT)", "[AT]"};
  return std::find(spellings.begin(), spellings.end(), sign) != spellings.end() ? 4 : 0;
}

}  // namespace

std::string without_contact_data(std::string_view plain) {
  std::string out;
  out.reserve(plain.size());
  for (std::size_t i = 0; i < plain.size();) {
    if (const std::size_t sign = at_sign(plain, i)) {
      // Mark-up may have put a space on either side of the sign.
      if (!out.empty() && out.back() == ' ') out.pop_back();
      while (!out.empty() && out.back() != ' ') out.pop_back();
      i += sign;
      if (i < plain.size() && plain[i] == ' ') ++i;
      while (i < plain.size() && plain[i] != ' ') ++i;
      out += mark;
      continue;
    }
    const bool may_begin = i == 0 || !is_alphanumeric(plain[i - 1]);
    const std::size_t end = may_begin ? telephone_end(plain, i) : 0;
    if (end != 0 && (end == plain.size() || !is_alphanumeric(plain[end]) || plain[end] == 'x')) {
      out += mark;
      i = end;
    } else {
      out += plain[i++];
    }
  }
  return out;
}

}  // namespace hirepath::usajobs
