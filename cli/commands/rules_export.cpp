// hirepath rules export --format json|asp [AUTHORITY...]
#include <iostream>

#include "asp/write_asp.hpp"
#include "commands/commands.hpp"
#include "exit_status.hpp"
#include "files.hpp"
#include "json/write_knowledge.hpp"
#include "knowledge.hpp"

namespace hirepath::cli::commands {

int rules_export(const Arguments& arguments) {
  const bool json = arguments.format != Format::asp;
  if (json && !arguments.authorities.empty()) {
    std::cerr << "hirepath: only --format asp exports single authorities\n";
    return wrong_usage;
  }
  const auto knowledge = load_knowledge(arguments.knowledge);
  if (!knowledge) return bad_knowledge;
  if (json) return put(arguments.output, json::write_knowledge(knowledge->model));
  const auto authorities = find_authorities(knowledge->model, arguments.authorities);
  if (!authorities) return wrong_usage;
  return put(arguments.output, asp::write_asp(knowledge->model, *authorities));
}

}  // namespace hirepath::cli::commands
