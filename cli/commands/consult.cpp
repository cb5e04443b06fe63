// hirepath consult CASE, hirepath consult --clients DIR -o FOLDER
#include <algorithm>
#include <iostream>

#include "commands/commands.hpp"
#include "consult.hpp"
#include "exit_status.hpp"
#include "files.hpp"

namespace hirepath::cli::commands {
namespace {

int wrong(const char* what) {
  std::cerr << "hirepath: " << what << "\n  help: hirepath consult --help\n";
  return wrong_usage;
}

}  // namespace

int consult(const Arguments& arguments) {
  if (arguments.clients.empty()) {
    if (arguments.files.empty()) return wrong("'hirepath consult' needs a case, or --clients with a folder of cases");
    if (arguments.files.size() * std::max<std::size_t>(arguments.announcements.size(), 1) > 1)
      return wrong("a packet is about one case and at most one announcement; --clients makes one for each case");
    return consult_one(arguments);
  }
  if (!arguments.files.empty()) return wrong("either a case or --clients, not both");
  if (arguments.output.empty() || arguments.output == "-")
    return wrong("--clients needs -o with the folder to write to");
  if (arguments.announcements.size() > 1) return wrong("--clients takes at most one announcement");
  return consult_clients(arguments);
}

}  // namespace hirepath::cli::commands
