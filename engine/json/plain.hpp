// Private to the room: texts and days of lines, where they are as plain as most are.
#pragma once

#include <array>
#include <cstring>
#include <optional>
#include <string_view>

#include "values/date.hpp"
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace hirepath::json {

// The text from behind a quotation mark to the next one; with a backslash in it, nothing. Reads on by up to 15 bytes.
inline std::optional<std::string_view> plain_text(const char* from) {
  const char* at = from;
#ifdef __SSE2__
  const auto quote = _mm_set1_epi8('"'), backslash = _mm_set1_epi8('\\');
  for (;; at += 16) {
    const auto part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const auto ends = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(part, quote)));
    const auto odd = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(part, backslash)));
    if ((ends | odd) == 0) continue;
    if (ends == 0 || (odd & (ends ^ (ends - 1))) != 0) return std::nullopt;
    return std::string_view(from, static_cast<std::size_t>(at - from) + static_cast<std::size_t>(__builtin_ctz(ends)));
  }
#else
  for (; *at != '"'; ++at) {
    if (*at == '\\') return std::nullopt;
  }
  return std::string_view(from, static_cast<std::size_t>(at - from));
#endif
}

inline bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
inline std::string_view trimmed(std::string_view token) {
  while (!token.empty() && is_blank(token.back())) token.remove_suffix(1);
  return token;
}

// true, false, or another token; five bytes of it are readable.
inline std::optional<bool> yes_or_no(std::string_view token) {
  const bool yes = std::memcmp(token.data(), "true", 4) == 0;
  if (!yes && std::memcmp(token.data(), "false", 5) != 0) return std::nullopt;
  if (trimmed(token).size() != (yes ? 4U : 5U)) return std::nullopt;
  return yes;
}

// Days of the years about which most lines speak; other days are for the reader of dates.
class Calendar {
 public:
  Calendar() {
    for (int year = first; year <= last; ++year) {
      for (int month = 1; month <= 12; ++month) {
        const auto index = static_cast<std::size_t>((year - first) * 12 + month - 1);
        start_[index] = values::from_civil({year, month, 1}).days;
        size_[index] = static_cast<std::uint8_t>(values::days_in_month(year, month));
      }
    }
  }
  // "2024-05-14"
  std::optional<std::int32_t> day(std::string_view text) const {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    unsigned wrong = 0;
    const auto digit = [&](std::size_t at) {
      const auto value = static_cast<unsigned>(static_cast<unsigned char>(text[at])) - '0';
      wrong |= value > 9 ? 1U : 0U;
      return value;
    };
    const unsigned year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
    const unsigned month = digit(5) * 10 + digit(6), of_month = digit(8) * 10 + digit(9);
    if (wrong != 0 || year < first || year > last || month - 1 > 11) return std::nullopt;
    const std::size_t index = (year - first) * 12 + month - 1;
    if (of_month - 1 >= size_[index]) return std::nullopt;
    return start_[index] + static_cast<std::int32_t>(of_month) - 1;
  }

 private:
  static constexpr int first = 1900, last = 2099;
  static constexpr std::size_t months = (last - first + 1) * std::size_t{12};
  std::array<std::int32_t, months> start_{};
  std::array<std::uint8_t, months> size_{};
};

}  // namespace hirepath::json
