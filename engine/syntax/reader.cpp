#include "syntax/reader.hpp"

#include <algorithm>

namespace hirepath::syntax {
namespace {

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool is_alnum(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

}  // namespace

Where Reader::where(char const* first, char const* last) const {
  return Where{{static_cast<std::uint32_t>(first - file), static_cast<std::uint32_t>(last - file)}};
}

Token Reader::token(char const* first, char const* last) const {
  return Token{squeezed(std::string_view(first, static_cast<std::size_t>(last - first))), where(first, last)};
}

char const* Reader::back_over_blanks(char const* last, char const* floor) const {
  for (;;) {
    while (last != floor && is_blank(last[-1])) --last;
    // The last comment that begins before `last`; if it reaches up to here, step over it.
    const auto offset = static_cast<std::uint32_t>(last - file);
    auto next = std::partition_point(comments->begin(), comments->end(),
                                     [&](const Comment& c) { return c.where.begin < offset; });
    if (next == comments->begin()) return last;
    --next;
    if (next->where.end < offset || file + next->where.begin < floor) return last;
    last = file + next->where.begin;
  }
}

bool continues_word(char const* at, char const* last) {
  if (at == last) return false;
  const auto next_is = [&](auto test) { return at + 1 != last && test(at[1]); };
  switch (*at) {
    case '\'':
    case '/': return true;
    case '-': return !next_is([](char c) { return c == '-'; });
    case '.': return next_is(is_alnum);
    default: return is_alnum(*at) || static_cast<unsigned char>(*at) >= 0x80;
  }
}

std::string squeezed(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (!is_blank(c)) {
      result += c;
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

std::string in_words(std::string_view options) {
  std::string result;
  while (!options.empty()) {
    const std::string_view option = options.substr(0, options.find('|'));
    options.remove_prefix(std::min(options.size(), option.size() + 1));
    if (!result.empty()) result += options.empty() ? " or " : ", ";
    result.append("`").append(option).append("`");
  }
  return result;
}

Failure too_deep(char const* at, std::size_t limit) {
  return {"HP106",
          at,
          at,
          "the condition is nested more than " + std::to_string(limit) + " deep",
          "a definition of its own for the inner condition",
          ""};
}

}  // namespace hirepath::syntax
