// hirepath ask [CASE]
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include "ask/full_screen.hpp"
#include "ask/pages.hpp"
#include "ask/plain.hpp"
#include "commands/commands.hpp"
#include "exit_status.hpp"
#include "files.hpp"
#include "knowledge.hpp"
#include "terminal.hpp"

namespace hirepath::cli::commands {
namespace {

// The signal that ended the interview, or 0.
int converse(ask::Sitting& sitting, const Arguments& arguments) {
  const bool terminals = ::isatty(STDIN_FILENO) && ::isatty(STDOUT_FILENO);
  const char* const terminal = std::getenv("TERM");
  const bool moves = terminal && std::string_view(terminal) != "dumb";
  if (terminals && moves && !arguments.plain) {
    if (const auto screen = ask::Screen::open()) return ask::ask_full_screen(sitting, *screen);
  }
  ask::ask_plain(sitting, {std::cin, std::cout, !::isatty(STDIN_FILENO), style(arguments)});
  return 0;
}

}  // namespace

int ask(const Arguments& asked) {
  const auto knowledge = load_knowledge(asked.knowledge);
  if (!knowledge) return bad_knowledge;
  int status = done;
  auto start = ask::start(knowledge->model, asked, status);
  if (!start) return status;
  Arguments arguments = asked;
  arguments.output.clear();  // it was the case's; the conversation goes to standard output

  ask::Sitting sitting(knowledge->network, std::move(*start));
  if (const int signal = converse(sitting, arguments); signal != 0) {
    // The terminal is as it was, and every answer is in the file: the program ends as the signal wanted.
    std::signal(signal, SIG_DFL);
    std::raise(signal);
  }
  const int printed = put({}, ask::ending(sitting, knowledge->network, arguments));
  return sitting.failed() ? io_failed : printed;
}

}  // namespace hirepath::cli::commands
