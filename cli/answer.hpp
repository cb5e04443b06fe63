// The way that `check` and `explain` share: rules, cases and announcements in, answers out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "command_line.hpp"
#include "explain/explain.hpp"
#include "questions.hpp"
#include "render/answers.hpp"

namespace hirepath::cli {

// All that is said of one question.
struct Answered {
  Question question;
  explain::Answers answers;
  std::vector<explain::Finding> findings;    // the HR view
  std::optional<explain::WhatIf> what_if{};  // explain --what-if
};

// Nothing after saying on standard error what is wrong; `status` is then the exit status.
std::optional<std::vector<Answered>> answer_all(const Knowledge& knowledge, const Arguments& arguments,
                                                const std::vector<model::Id>& authorities, const Inputs& inputs,
                                                int& status);
// `case_names`: parallel to the inputs' cases, in place of their own.
std::string to_json(const std::vector<Answered>& each, render::View view,
                    const std::vector<std::string>& case_names = {});

// How a command shows the answers of one case (text and Markdown; JSON is the same for both).
using Show = std::string (*)(const explain::Answers& answers, const render::About& about, const Arguments& arguments);

int answer(const Arguments& arguments, Show show);

}  // namespace hirepath::cli
