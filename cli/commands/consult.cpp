// hirepath consult
#include <iostream>

#include "commands/commands.hpp"
#include "exit_status.hpp"

namespace hirepath::cli::commands {

int consult(const Arguments&) {
  std::cerr << "hirepath: 'consult' is not part of this version yet\n";
  return wrong_usage;
}

}  // namespace hirepath::cli::commands
