#include "ask/marks.hpp"

#include <algorithm>
#include <charconv>
#include <sstream>

#include "ask/value_text.hpp"

namespace hirepath::cli::ask {
namespace {

// The number that a whole word is; 0: it is none, or too large.
std::size_t number_of(std::string_view word) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  return error == std::errc{} && end == word.data() + word.size() ? number : 0;
}

std::string numbers(const Marks& marks, Mark which) {
  std::string line;
  for (std::size_t i = 0; i < marks.size(); ++i)
    if (marks[i] == which) line += (line.empty() ? "" : " ") + std::to_string(i + 1);
  return line;
}

}  // namespace

bool is_checklist(const interview::Question& question) { return question.kind == interview::Question::Kind::several; }

std::vector<std::string> choices(const interview::Question& question) {
  return is_checklist(question) ? std::vector<std::string>() : choices(*question.type);
}

std::optional<Marks> read_marks(std::string_view text, std::size_t items) {
  std::string line = lower(text);
  std::ranges::replace(line, ',', ' ');
  Marks marks(items, Mark::none);
  bool none = false, not_sure = false, any = false;
  std::istringstream words(line);
  for (std::string word; words >> word;) {
    if (word == "and") continue;
    if (word == "of" || word == "these") {
      if (!none || any) return std::nullopt;  // only "none of these"
      continue;
    }
    if (word == "none" || word == "no") {
      if (none || any || not_sure) return std::nullopt;
      none = true;
      continue;
    }
    if (word == "not") {
      if (not_sure || !(words >> word) || word != "sure") return std::nullopt;
      not_sure = true;
      any = false;  // a number has to follow
      continue;
    }
    const bool doubted = word.ends_with('?');
    if (doubted) word.pop_back();
    const std::size_t number = number_of(word);
    if (number < 1 || number > items) return std::nullopt;
    const Mark mark = doubted || not_sure ? Mark::not_sure : Mark::marked;
    Mark& item = marks[number - 1];
    if ((item != Mark::none && item != mark) || (none && mark == Mark::marked)) return std::nullopt;
    item = mark;
    any = true;
  }
  if (!any && (!none || not_sure)) return std::nullopt;
  return marks;
}

std::string to_line(const Marks& marks) {
  const std::string marked = numbers(marks, Mark::marked), not_sure = numbers(marks, Mark::not_sure);
  return (marked.empty() ? "none" : marked) + (not_sure.empty() ? "" : ", not sure " + not_sure);
}

std::string in_words(const interview::Question& question, const Marks& marks) {
  std::string lines;
  std::size_t left = 0;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const auto& item = question.items[i];
    const char* said = "Not sure: ";
    if (marks[i] == Mark::none) {
      ++left;
      continue;
    }
    if (marks[i] == Mark::marked) {
      const auto kind = item.type->kind;
      said = kind == values::Kind::choice ? "Yes, and asked next: "
             : kind == values::Kind::list ? "Yes, and listed next: "
                                          : "Yes: ";
    }
    lines += said + item.words + '\n';
  }
  if (left == marks.size()) return "None of these: no to all " + std::to_string(left) + '.';
  if (left > 0) return lines + "No to the other" + (left == 1 ? "." : ' ' + std::to_string(left) + '.');
  lines.pop_back();
  return lines;
}

std::string form_of_marks(std::size_t items) {
  return "the numbers, from 1 to " + std::to_string(items) +
         ", of all that are so, such as '1 2'; 'none' if none is; '2?' or 'not sure 2' where you are not sure";
}

}  // namespace hirepath::cli::ask
