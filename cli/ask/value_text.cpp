#include "ask/value_text.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "ask/date_text.hpp"
#include "json/read_case.hpp"
#include "model/load.hpp"
#include "text/suggest.hpp"

namespace hirepath::cli::ask {
namespace {

using values::Kind;

std::string upper(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return result;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c) != 0; });
}

// "Other than honorable" and "other_than_honorable" are other-than-honorable.
std::string hyphenated(std::string_view text) {
  std::string result = lower(text);
  std::ranges::replace(result, ' ', '-');
  std::ranges::replace(result, '_', '-');
  return result;
}

// "9", "gs9", "GS 09" -> "GS-9", as far as it can be told.
std::string grade_word(std::string_view text) {
  if (all_digits(text)) return "GS-" + std::string(text);
  std::string word = upper(text);
  std::erase(word, ' ');
  const auto digit = std::ranges::find_if(word, [](unsigned char c) { return std::isdigit(c) != 0; });
  if (digit != word.end() && digit != word.begin() && *(digit - 1) != '-') word.insert(digit, '-');
  return word;
}

// Excel and people drop the first zero of a series.
std::string code_word(const model::Model& model, const model::Type& type, std::string_view text) {
  std::string word = upper(text);
  if (type.table != model::none && all_digits(word) && word.size() < 4) {
    std::string padded = std::string(4 - word.size(), '0') + word;
    if (model.tables[type.table].title(padded)) return padded;
  }
  return word;
}

std::string number_word(std::string_view text) {
  std::string word = trimmed(text);
  if (word.ends_with('%')) word = trimmed(word.substr(0, word.size() - 1));
  if (word.ends_with("percent")) word = trimmed(word.substr(0, word.size() - 7));
  // 1,040 is a number; 1,04 is none.
  const auto comma = word.find(',');
  if (comma != std::string::npos && comma + 4 == word.size()) word.erase(comma, 1);
  return word;
}

// The only choice that begins with these letters, or empty.
std::string begun(const std::vector<std::string>& choices, const std::string& word) {
  std::string found;
  for (const auto& choice : choices) {
    if (!choice.starts_with(word)) continue;
    if (!found.empty()) return {};
    found = choice;
  }
  return found;
}

std::string chosen(const std::vector<std::string>& choices, std::string_view text) {
  std::string word = hyphenated(text);
  if (std::ranges::find(choices, word) != choices.end()) return word;
  if (std::size_t number = 0; all_digits(word)) {
    std::from_chars(word.data(), word.data() + word.size(), number);
    return number >= 1 && number <= choices.size() ? choices[number - 1] : std::string();
  }
  return begun(choices, word);
}

// The word that model::parse_value() reads.
std::string word_for(const model::Model& model, const model::Type& type, const std::string& text) {
  switch (type.kind) {
    case Kind::yes_no: {
      const std::string word = lower(text);
      return word == "true" ? "yes" : word == "false" ? "no" : chosen(choices(type), word);
    }
    case Kind::choice: return chosen(type.choices, text);
    case Kind::grade: return grade_word(text);
    case Kind::code: return code_word(model, type, text);
    case Kind::number: return number_word(text);
    case Kind::date:
    case Kind::list: break;
  }
  return text;
}

std::optional<values::Value> parse(const model::Model& model, const model::Type& type, const std::string& text) {
  std::string unused;
  if (auto value = model::parse_value(type, word_for(model, type, text), unused)) return value;
  const auto bounds = type.kind == Kind::date ? parse_spoken_date(text) : std::nullopt;
  return bounds ? std::optional<values::Value>{*bounds} : std::nullopt;
}

std::string problem(const model::Type& type, bool sensitive, const std::string& text) {
  std::string words = sensitive ? "This does not fit. " : "'" + text.substr(0, 60) + "' does not fit. ";
  const auto all = choices(type);
  words += "Expected: ";
  if (all.empty()) return words + form(type) + '.';
  for (std::size_t i = 0; i < all.size(); ++i) words += (i == 0 ? "" : i + 1 == all.size() ? " or " : ", ") + all[i];
  words += ", by name or by number.";
  const std::string near = text.size() > 100 ? std::string() : text::nearest(hyphenated(text), all);
  return near.empty() || sensitive ? words : words + " Did you mean " + near + "?";
}

std::string no_document(const model::Model& model, const std::string& name) {
  std::vector<std::string> ids;
  for (const auto& document : model.documents) ids.push_back(document.id);
  const std::string near = name.size() > 100 ? std::string() : text::nearest(name, ids);
  return "No document is called '" + name.substr(0, 60) + "'." +
         (near.empty() ? std::string() : " Did you mean '" + near + "'?");
}

}  // namespace

std::string trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(blanks) - first + 1));
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

Typed read_typed(const model::Model& model, const model::Type& type, bool sensitive, std::string_view typed) {
  std::string text = trimmed(typed);
  Typed result;
  result.value = parse(model, type, text);
  if (const auto by = text.rfind(" by "); !result.value && by != std::string::npos) {
    result.evidence = lower(trimmed(std::string_view(text).substr(by + 4)));
    text = trimmed(std::string_view(text).substr(0, by));
    if (model.find_document(result.evidence) == model::none) {
      result.problem = no_document(model, result.evidence);
      return result;
    }
    result.value = parse(model, type, text);
  }
  if (!result.value) {
    result.problem = problem(type, sensitive, text);
    return result;
  }
  // What was typed in another form is said back, so that a month taken for a day is noticed.
  if (!sensitive && model::to_string(type, *result.value) != text &&
      (type.kind == Kind::date || type.kind == Kind::grade || type.kind == Kind::code))
    result.remark = "Read as " + in_words(type, *result.value) + ".";
  if (const auto* code = std::get_if<values::Code>(&*result.value)) {
    if (const auto finding = json::unlisted(model, type.table, code->text))
      result.remark = "Taken, though " + finding->message +
                      (finding->suggestion.empty() ? std::string(".") : "; " + finding->suggestion);
  }
  return result;
}

std::string in_words(const model::Type& type, const values::Value& value) {
  const auto* bounds = std::get_if<values::DateBounds>(&value);
  return bounds ? in_words(*bounds) : model::to_string(type, value);
}

std::vector<std::string> choices(const model::Type& type) {
  return type.kind == Kind::yes_no ? std::vector<std::string>{"yes", "no"} : type.choices;
}

std::string form(const model::Type& type) {
  switch (type.kind) {
    case Kind::date: return "a date: 2024-05-14, 5/14/2024 or May 14, 2024; less exactly 2024-05 or 2024";
    case Kind::grade: return "a pay plan and grade such as GS-9; 9 means GS-9";
    case Kind::code: return "a code of letters and digits such as 0110";
    case Kind::number: break;
    default: return {};
  }
  std::string words = "a whole number";
  if (type.low && type.high) words += " from " + std::to_string(*type.low) + " to " + std::to_string(*type.high);
  return words;
}

}  // namespace hirepath::cli::ask
