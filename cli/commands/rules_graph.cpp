// hirepath rules graph [AUTHORITY]
#include "commands/commands.hpp"
#include "exit_status.hpp"
#include "files.hpp"
#include "knowledge.hpp"

namespace hirepath::cli::commands {

int rules_graph(const Arguments& arguments) {
  const auto knowledge = load_knowledge(arguments.knowledge);
  if (!knowledge) return bad_knowledge;
  const auto ids = find_authorities(knowledge->model, arguments.authorities);
  if (!ids) return wrong_usage;
  return put(arguments.output, network::to_dot(knowledge->network, ids->empty() ? model::none : ids->front()));
}

}  // namespace hirepath::cli::commands
