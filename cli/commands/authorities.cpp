// hirepath authorities [AUTHORITY]
#include "commands/commands.hpp"
#include "exit_status.hpp"
#include "files.hpp"
#include "json/write_catalogue.hpp"
#include "knowledge.hpp"
#include "render/catalogue.hpp"
#include "terminal.hpp"

namespace hirepath::cli::commands {

int authorities(const Arguments& arguments) {
  const auto knowledge = load_knowledge(arguments.knowledge, Tests::number);
  if (!knowledge) return bad_knowledge;
  const auto ids = find_authorities(knowledge->model, arguments.authorities);
  if (!ids) return wrong_usage;
  const values::Date on = arguments.on ? *arguments.on : today();
  if (arguments.format == Format::json) return put(arguments.output, json::write_catalogue(knowledge->model, *ids, on));
  const render::Page page = ids->empty() ? render::catalogue_page(knowledge->model, on)
                                         : render::authority_page(knowledge->model, ids->front(), on);
  return put(arguments.output, shown(page, arguments));
}

}  // namespace hirepath::cli::commands
