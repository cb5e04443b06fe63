// The way that `check` and `explain` share: rules, cases and announcements in, answers out.
#pragma once

#include <string>

#include "command_line.hpp"
#include "explain/answer.hpp"
#include "render/answers.hpp"

namespace hirepath::cli {

// How a command shows the answers of one case (text and Markdown; JSON is the same for both).
using Show = std::string (*)(const explain::Answers& answers, const render::About& about, const Arguments& arguments);

int answer(const Arguments& arguments, Show show);

}  // namespace hirepath::cli
