// What the interview says, as pages: the same words line by line and on the full screen.
#pragma once

#include <optional>
#include <string>

#include "ask/sitting.hpp"
#include "render/page.hpp"

namespace hirepath::cli::ask {

// "8 answered, 31 can still matter; 40 of 186 paths decided".
std::string progress_words(const Sitting& sitting);
// "2 may-apply, 5 conditional, 3 undecided".
std::string count_words(const Results& results);
// "Veterans Recruitment Appointment (vra): conditional until 2027-05-13".
std::string path_words(const model::Model& model, const Path& path);
// These authorities by name, the first `most` of them: why a question is asked.
std::string why_words(const model::Model& model, const std::vector<model::Id>& decides, std::size_t most);

// What is asked, where to find it, and why.
void add_question(render::Page& page, const Sitting& sitting);
// Everything about the question at hand, of a checklist about one item or all, and what can be typed.
render::Page help_page(const Sitting& sitting, std::optional<std::size_t> item = {});
// What was answered, numbered. Sensitive values only where they are asked for.
render::Page review_page(const Sitting& sitting, bool sensitive);
render::Page results_page(const Sitting& sitting);

// What the sitting came to, as `check` prints it: what is open in full, the rest counted; then what to do next.
std::string ending(const Sitting& sitting, const network::Network& network, const Arguments& arguments);

}  // namespace hirepath::cli::ask
