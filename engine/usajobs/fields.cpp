// Entrances: Field and FieldReader.
#include "usajobs/fields.hpp"

#include <algorithm>
#include <utility>

#include "usajobs/prose.hpp"

namespace hirepath::usajobs {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

Field Field::member(std::string_view key) const {
  return {is_object() ? node->member(key) : nullptr, child_pointer(pointer, key)};
}

std::vector<Field> Field::items() const {
  if (!node || node->kind == Node::Kind::null) return {};
  if (!is_array()) return {*this};
  std::vector<Field> items;
  items.reserve(node->items.size());
  for (std::size_t i = 0; i < node->items.size(); ++i)
    items.push_back({&node->items[i], child_pointer(pointer, std::to_string(i))});
  return items;
}

std::string FieldReader::text(const Field& field) {
  if (!field.node) return {};
  switch (field.node->kind) {
    case Node::Kind::null: return {};
    case Node::Kind::boolean: return field.node->yes ? "True" : "False";
    case Node::Kind::number: return field.node->text;
    case Node::Kind::text: return plain_text(field.node->text);
    case Node::Kind::array:
    case Node::Kind::object:
      warn("HP608", field, "a text was expected, and this is a structure; it is not read", "a text");
      return {};
  }
  return {};
}

std::string FieldReader::words(const Field& field) {
  std::string all;
  for (const Field& item : field.items()) {
    const std::string one = text(item);
    if (!one.empty()) all += (all.empty() ? "" : " ") + one;
  }
  return all;
}

std::optional<bool> FieldReader::yes_no(const Field& field) {
  const std::string answer = lower(text(field));
  if (answer.empty()) return std::nullopt;
  if (answer == "true" || answer == "y" || answer == "yes") return true;
  if (answer == "false" || answer == "n" || answer == "no") return false;
  warn("HP617", field, "\"" + excerpt(answer) + "\" is neither yes nor no",
       "true, false, \"True\", \"False\", \"Y\" or \"N\"");
  return std::nullopt;
}

std::optional<values::Date> FieldReader::date(const Field& field) {
  const std::string written = text(field);
  if (written.empty()) return std::nullopt;
  const bool ends = written.size() == 10 || (written.size() > 10 && (written[10] == 'T' || written[10] == ' '));
  const auto day = ends ? values::parse_date(std::string_view(written).substr(0, 10)) : std::nullopt;
  if (!day)
    warn("HP615", field, "\"" + excerpt(written) + "\" is not a date",
         "a date such as 2026-11-21 or 2026-11-21T23:59:59.9970");
  return day;
}

std::optional<std::int64_t> FieldReader::cents(const Field& field) {
  const std::string written = text(field);
  const std::size_t point = std::min(written.find('.'), written.size());
  const bool numeric = point > 0 && point <= 12 &&
                       std::all_of(written.begin(), written.begin() + static_cast<std::ptrdiff_t>(point), is_digit);
  if (!numeric) {
    if (!written.empty())
      warn("HP616", field, "\"" + excerpt(written) + "\" is not an amount of money", "an amount such as 80000.0");
    return std::nullopt;
  }
  std::int64_t amount = 0;
  for (std::size_t i = 0; i < point; ++i) amount = amount * 10 + (written[i] - '0');
  for (std::size_t i = point + 1; i < point + 3; ++i)
    amount = amount * 10 + (i < written.size() && is_digit(written[i]) ? written[i] - '0' : 0);
  return amount;
}

void FieldReader::warn(std::string code, const Field& field, std::string message, std::string expected,
                       std::string suggestion) {
  text::Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.severity = text::Severity::warning;
  diagnostic.place.source = source_;
  diagnostic.pointer = field.pointer;
  diagnostic.message = std::move(message);
  diagnostic.expected = std::move(expected);
  diagnostic.suggestion = std::move(suggestion);
  warnings_.push_back(std::move(diagnostic));
}

std::optional<int> grade_number(std::string_view text) {
  if (text.empty() || text.size() > 2 || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  int number = 0;
  for (char c : text) number = number * 10 + (c - '0');
  return number;
}

}  // namespace hirepath::usajobs
