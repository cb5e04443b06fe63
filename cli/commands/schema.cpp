// hirepath schema
#include "json/schema.hpp"

#include "commands/commands.hpp"
#include "exit_status.hpp"
#include "files.hpp"
#include "knowledge.hpp"

namespace hirepath::cli::commands {

int schema(const Arguments& arguments) {
  const auto knowledge = load_knowledge(arguments.knowledge);
  if (!knowledge) return bad_knowledge;
  return put(arguments.output, json::schema(knowledge->model));
}

}  // namespace hirepath::cli::commands
