#include "ask/date_text.hpp"

#include <array>
#include <cctype>
#include <vector>

namespace hirepath::cli::ask {
namespace {

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};

struct Part {
  int number = 0;  // of a word: the month it names, or 0
  std::size_t digits = 0;
};

// Digits with "st", "nd", "rd" or "th" behind them are a number too.
std::optional<std::vector<Part>> parts_of(std::string_view text) {
  std::vector<Part> parts;
  for (std::size_t at = 0; at < text.size();) {
    const auto kind = [&](std::size_t i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      return std::isdigit(byte) ? 1 : std::isalpha(byte) ? 2 : 0;
    };
    const std::size_t begin = at;
    while (at < text.size() && kind(at) == kind(begin)) ++at;
    const std::string_view piece = text.substr(begin, at - begin);
    if (kind(begin) == 0) {
      if (piece.find_first_not_of(" ,/.-") != std::string_view::npos) return std::nullopt;
    } else if (kind(begin) == 1) {
      if (piece.size() > 4) return std::nullopt;
      parts.push_back({std::stoi(std::string(piece)), piece.size()});
    } else {
      std::string word;
      for (const char c : piece) word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      const bool ordinal = word == "st" || word == "nd" || word == "rd" || word == "th";
      if (ordinal && begin > 0 && kind(begin - 1) == 1) continue;
      int month = 0;
      for (std::size_t i = 0; i < months.size(); ++i)
        if (word.size() >= 3 && months[i].starts_with(word)) month = static_cast<int>(i) + 1;
      if (word == "sept") month = 9;
      if (month == 0) return std::nullopt;
      parts.push_back({month, 0});
    }
  }
  return parts;
}

std::optional<values::DateBounds> exactly(int year, int month, int day) {
  const auto date = values::make_date(year, month, day);
  return date ? std::optional(values::DateBounds{*date, *date}) : std::nullopt;
}

std::optional<values::DateBounds> some_day_of(int year, int month) {
  const auto first = values::make_date(year, month, 1);
  if (!first) return std::nullopt;
  return values::DateBounds{*first, *first + (values::days_in_month(year, month) - 1)};
}

bool is_year(const Part& part) { return part.digits == 4; }
bool is_word(const Part& part) { return part.digits == 0; }

std::string month_name(int month) {
  std::string name(months.at(static_cast<std::size_t>(month - 1)));
  name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
  return name;
}

std::string in_words(values::Date date) {
  const auto day = values::to_civil(date);
  return month_name(day.month) + ' ' + std::to_string(day.day) + ", " + std::to_string(day.year);
}

}  // namespace

std::optional<values::DateBounds> parse_spoken_date(std::string_view text) {
  const auto read = parts_of(text);
  if (!read || read->size() < 2 || read->size() > 3) return std::nullopt;
  const auto& p = *read;
  if (p.size() == 2) {
    if (is_year(p[1]) && !is_year(p[0])) return some_day_of(p[1].number, p[0].number);
    if (is_year(p[0]) && !is_year(p[1])) return some_day_of(p[0].number, p[1].number);
    return std::nullopt;
  }
  if (is_year(p[0]) && !is_year(p[1]) && !is_word(p[2])) return exactly(p[0].number, p[1].number, p[2].number);
  if (!is_year(p[2]) || is_year(p[0]) || is_year(p[1]) || (is_word(p[0]) && is_word(p[1]))) return std::nullopt;
  const bool day_first = is_word(p[1]) || (!is_word(p[0]) && p[0].number > 12);
  return day_first ? exactly(p[2].number, p[1].number, p[0].number) : exactly(p[2].number, p[0].number, p[1].number);
}

std::string in_words(const values::DateBounds& bounds) {
  if (bounds.exact()) return in_words(bounds.earliest);
  if (values::to_string(bounds).find("..") == std::string::npos) {
    const auto first = values::to_civil(bounds.earliest), last = values::to_civil(bounds.latest);
    const std::string month = first.month == last.month ? month_name(first.month) + ' ' : std::string();
    return "some day in " + month + std::to_string(first.year);
  }
  if (bounds.latest == values::Date::max()) return in_words(bounds.earliest) + " or later";
  if (bounds.earliest == values::Date::min()) return in_words(bounds.latest) + " or earlier";
  return "some day from " + in_words(bounds.earliest) + " through " + in_words(bounds.latest);
}

}  // namespace hirepath::cli::ask
