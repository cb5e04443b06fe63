// The words for people that more than one page needs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "explain/answer.hpp"
#include "render/page.hpp"

namespace hirepath::render {

using explain::is_sensitive;
using explain::not_decided_here;

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
// "have", "cannot get", "expected on 2026-12-05, after the announcement closes on 2026-12-01"
std::string state_words(const explain::DocumentNeed& document, std::optional<values::Date> closes_on);
// The titles of what is accepted in its place, or nothing.
std::string substitutes(const model::Model& model, const explain::DocumentNeed& document);
// When papers are due where the announcement's last day is known; agency practice (see Answers::closes_on).
std::string due_words(values::Date closes_on);

}  // namespace hirepath::render
