// hirepath announcement FILE
#include "usajobs/announcement.hpp"

#include "commands/commands.hpp"
#include "exit_status.hpp"
#include "files.hpp"
#include "json/read_case.hpp"
#include "json/write_announcements.hpp"
#include "knowledge.hpp"
#include "render/announcement.hpp"
#include "terminal.hpp"

namespace hirepath::cli::commands {

int announcement(const Arguments& arguments) {
  const auto knowledge = load_knowledge(arguments.knowledge);
  if (!knowledge) return bad_knowledge;
  text::Diagnostics found;
  std::vector<usajobs::Announcement> jobs;
  for (const auto& path : arguments.files) {
    const text::SourcePtr source = read_file(path);
    if (!source) return io_failed;
    for (auto& job : usajobs::read(source, found)) {
      for (const auto& warning : job.warnings) found.add(warning);
      for (const auto& code : job.organization_codes) {
        if (auto finding = json::unlisted(knowledge->model, knowledge->model.find_table("agencies"), code)) {
          finding->place.source = source;
          found.add(std::move(*finding));
        }
      }
      jobs.push_back(std::move(job));
    }
  }
  report(found);
  if (found.has_errors()) return bad_input;
  if (arguments.format == Format::json)
    return put(arguments.output, json::write_announcements(knowledge->model, jobs, HIREPATH_VERSION));
  std::string pages;
  for (const auto& job : jobs)
    pages += (pages.empty() ? "" : "\n") + shown(render::announcement_page(knowledge->model, job), arguments);
  return put(arguments.output, pages);
}

}  // namespace hirepath::cli::commands
