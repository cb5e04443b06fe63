// The words for people that more than one page needs.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "explain/answer.hpp"
#include "render/page.hpp"

namespace hirepath::render {

// What hirepath leaves to others, whatever the answer (design: product, "Seven subjects kept apart").
inline constexpr std::array not_decided_here{"qualification", "time-in-grade", "suitability", "area of consideration"};

// "every condition the rules can check holds on the date asked"
std::string_view meaning(model::Status status);
Tone tone(model::Status status);
// "the agency", "OPM", "a physician": who decides or changes something.
std::string who(std::string_view id);
std::string join(const std::vector<std::string>& words, std::string_view between = ", ");
// "[38 USC 4211(6); 5 CFR 307.104(d)]", or nothing.
std::string cited(const std::vector<std::string>& cites);
std::string with_cites(std::string text, const std::vector<std::string>& cites);
// A condition as the reader wants it: words first for the applicant, label and citation first for HR.
std::string condition(std::string_view label, std::string_view text, const std::vector<std::string>& cites, View view);
// "from 2024-05-14 until 2027-05-13", "since always", ...
std::string span(std::optional<values::Date> from, std::optional<values::Date> until);
// "not-found" -> "not found"
std::string code_words(const std::vector<std::string>& codes);
// The value of a sensitive fact is never printed (semantics 14). `path` is a JSON path, perhaps of a list's element.
bool is_sensitive(const model::Model& model, std::string_view path);

}  // namespace hirepath::render
