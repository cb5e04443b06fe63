// hirepath check CASE...
#include "answer.hpp"
#include "commands/commands.hpp"
#include "terminal.hpp"

namespace hirepath::cli::commands {

int check(const Arguments& arguments) {
  return answer(arguments, [](const explain::Answers& answers, const render::About& about, const Arguments& how) {
    return shown(render::check_page(answers, about), how);
  });
}

}  // namespace hirepath::cli::commands
