// Days as people type and read them. ISO 8601 is model::parse_value()'s; here are the other forms.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "values/date.hpp"

namespace hirepath::cli::ask {

// "5/14/2024", "May 14, 2024", "14 May 2024", "5/2024", "May 2024". Where both numbers could be the month, the month
// stands first, as in the United States; the caller says back in words what was read.
std::optional<values::DateBounds> parse_spoken_date(std::string_view text);

// "May 14, 2024"; "some day in May 2024"; "some day in 2024"; "January 10, 2024 or later".
std::string in_words(const values::DateBounds& bounds);

}  // namespace hirepath::cli::ask
