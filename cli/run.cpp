#include "run.hpp"

#include <array>
#include <exception>
#include <iostream>

#include "command_line.hpp"
#include "commands/commands.hpp"
#include "exit_status.hpp"

namespace hirepath::cli {
namespace {

struct Command {
  const char* name;
  int (*run)(const Arguments&);
};

constexpr std::array all_commands{Command{"check", commands::check},
                                  Command{"explain", commands::explain},
                                  Command{"verify", commands::verify},
                                  Command{"ask", commands::ask},
                                  Command{"consult", commands::consult},
                                  Command{"screen", commands::screen},
                                  Command{"screen-merge", commands::screen_merge},
                                  Command{"authorities", commands::authorities},
                                  Command{"announcement", commands::announcement},
                                  Command{"replay", commands::replay},
                                  Command{"schema", commands::schema},
                                  Command{"rules check", commands::rules_check},
                                  Command{"rules test", commands::rules_test},
                                  Command{"rules coverage", commands::rules_coverage},
                                  Command{"rules mutate", commands::rules_mutate},
                                  Command{"rules graph", commands::rules_graph},
                                  Command{"rules export", commands::rules_export},
                                  Command{"rules format", commands::rules_format}};

}  // namespace

int run(int argc, const char* const* argv) {
  try {
    const Parsed parsed = parse(argc, argv);
    std::cout << parsed.out << std::flush;
    std::cerr << parsed.err;
    if (!parsed.arguments) return std::cout ? parsed.status : io_failed;
    for (const Command& command : all_commands) {
      if (parsed.arguments->command == command.name) return command.run(*parsed.arguments);
    }
    return wrong_usage;
  } catch (const std::exception& failure) {  // out of memory; no room throws on input
    std::cerr << "hirepath: this is our mistake, please report it: " << failure.what() << '\n';
    return 70;
  }
}

}  // namespace hirepath::cli
