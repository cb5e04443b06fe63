// hirepath rules check: the findings are the result, so they go to standard output.
#include "commands/commands.hpp"
#include "exit_status.hpp"
#include "files.hpp"
#include "knowledge.hpp"
#include "lint/lint.hpp"
#include "terminal.hpp"

namespace hirepath::cli::commands {

int rules_check(const Arguments& arguments) {
  const auto files = rule_files(arguments.knowledge);
  if (!files) return bad_knowledge;
  text::Diagnostics found;
  std::string counts;
  if (const auto knowledge = compile(*files, found)) {
    for (const auto& finding : lint::lint(knowledge->network).sorted()) found.add(finding);
    counts = std::to_string(knowledge->model.authorities.size()) + " authorities, " +
             std::to_string(knowledge->model.rules.size()) + " rules, " +
             std::to_string(knowledge->model.tests.size()) + " tests; ";
  }
  std::size_t errors = 0;
  const auto sorted = found.sorted();
  for (const auto& finding : sorted) errors += finding.severity == text::Severity::error ? 1 : 0;
  const std::string summary = std::to_string(files->size()) + " files; " + counts + std::to_string(errors) +
                              " errors, " + std::to_string(sorted.size() - errors) + " other findings\n";
  const int status = put(arguments.output, findings_text(sorted) + summary);
  return status != done ? status : errors > 0 ? findings : done;
}

}  // namespace hirepath::cli::commands
