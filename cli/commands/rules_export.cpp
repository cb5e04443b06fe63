// hirepath rules export --format json
#include "commands/commands.hpp"
#include "exit_status.hpp"
#include "files.hpp"
#include "json/write_knowledge.hpp"
#include "knowledge.hpp"

namespace hirepath::cli::commands {

int rules_export(const Arguments& arguments) {
  const auto knowledge = load_knowledge(arguments.knowledge);
  if (!knowledge) return bad_knowledge;
  return put(arguments.output, json::write_knowledge(knowledge->model));
}

}  // namespace hirepath::cli::commands
