// Tolerant reading of one field at a time: what cannot be read is a warning with its JSON pointer, never a failure.
// Private to this room.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/diagnostic.hpp"
#include "usajobs/json_tree.hpp"
#include "values/date.hpp"

namespace hirepath::usajobs {

// A node and where it stands; `node` is null for a field that is missing, and then every question has an empty answer.
struct Field {
  const Node* node = nullptr;
  std::string pointer;

  Field member(std::string_view key) const;
  // Of an array, its items; of anything else but null, itself: MajorDuties is a text in old items and an array in new
  // ones.
  std::vector<Field> items() const;
  bool is_object() const { return node && node->kind == Node::Kind::object; }
  bool is_array() const { return node && node->kind == Node::Kind::array; }
};

class FieldReader {
 public:
  FieldReader(text::SourcePtr source, std::vector<text::Diagnostic>& warnings)
      : source_(std::move(source)), warnings_(warnings) {}

  // Plain text, free of contact data; a number's digits; empty for null.
  std::string text(const Field& field);
  // Of a text or an array of texts, all words in one line.
  std::string words(const Field& field);
  // true, "True", "Y", "Yes"; false, "False", "N", "No". Empty for null and "".
  std::optional<bool> yes_no(const Field& field);
  // The day of "2023-08-24T23:59:59.9970", "2016-05-16T00:00:00Z" and "2024-08-01"; the hour and the zone are no part
  // of a date.
  std::optional<values::Date> date(const Field& field);
  // "186841.0" and 80000.0, in cents.
  std::optional<std::int64_t> cents(const Field& field);
  void warn(std::string code, const Field& field, std::string message, std::string expected = {},
            std::string suggestion = {});

 private:
  text::SourcePtr source_;
  std::vector<text::Diagnostic>& warnings_;
};

// "13", "06", "00"; empty for letters, words and more than two digits.
std::optional<int> grade_number(std::string_view text);

}  // namespace hirepath::usajobs
