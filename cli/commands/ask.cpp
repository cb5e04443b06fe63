// hirepath ask
#include <iostream>

#include "commands/commands.hpp"
#include "exit_status.hpp"

namespace hirepath::cli::commands {

int ask(const Arguments&) {
  std::cerr << "hirepath: 'ask' is not part of this version yet\n";
  return wrong_usage;
}

}  // namespace hirepath::cli::commands
