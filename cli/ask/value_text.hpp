// A value as a person types it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/model.hpp"

namespace hirepath::cli::ask {

struct Typed {
  std::optional<values::Value> value;
  std::string evidence;  // "30 by va-letter": the id of a document, or empty
  std::string problem;   // no value: what was expected, and the nearest choice
  std::string remark;    // how it was read, or a warning; mostly nothing
};

// Whatever model::parse_value() reads, and what people write for it: "Y", "2" for the second choice, "gs 9" or "9",
// "5/14/2024", "30%", each with or without " by DOCUMENT". A problem with a sensitive value does not repeat it.
Typed read_typed(const model::Model& model, const model::Type& type, bool sensitive, std::string_view text);

// "yes", "GS-9", "May 14, 2024".
std::string in_words(const model::Type& type, const values::Value& value);

// What can be chosen: yes and no, or the choices; empty where a value is typed.
std::vector<std::string> choices(const model::Type& type);
// What to type where nothing can be chosen: "a date: 2024-05-14, 5/14/2024, or less exactly 2024-05 or 2024".
std::string form(const model::Type& type);

// Without blanks at either end.
std::string trimmed(std::string_view text);
std::string lower(std::string_view text);

}  // namespace hirepath::cli::ask
