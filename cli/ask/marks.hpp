// The answer to a checklist as a person types it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interview/interview.hpp"

namespace hirepath::cli::ask {

enum class Mark : std::uint8_t { none, marked, not_sure };
using Marks = std::vector<Mark>;  // one of each item

bool is_checklist(const interview::Question& question);

// What can be chosen as the one answer. Nothing where a value is typed, and of a checklist.
std::vector<std::string> choices(const interview::Question& question);

// "1 3", "1,3", "none", "2?", "1 3, not sure 2": what follows "not sure" is not known. Nothing: it does not fit.
std::optional<Marks> read_marks(std::string_view text, std::size_t items);
// As it would be typed: "1 3, not sure 2"; "none".
std::string to_line(const Marks& marks);
// What was understood, one line an item: "Yes: Are you ...?". What was left is counted.
std::string in_words(const interview::Question& question, const Marks& marks);
// "the numbers of all that are so, such as ...".
std::string form_of_marks(std::size_t items);

}  // namespace hirepath::cli::ask
