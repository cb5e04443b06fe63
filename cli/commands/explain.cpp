// hirepath explain CASE AUTHORITY
#include "answer.hpp"
#include "commands/commands.hpp"
#include "terminal.hpp"

namespace hirepath::cli::commands {

int explain(const Arguments& arguments) {
  return answer(arguments, [](const explain::Answers& answers, const render::About& about, const Arguments& how) {
    std::string pages;
    for (const auto& one : answers.answers)
      pages += (pages.empty() ? "" : "\n") + shown(render::explain_page(answers, one, about), how);
    return pages;
  });
}

}  // namespace hirepath::cli::commands
