#include "ask/start.hpp"

#include <filesystem>
#include <iostream>
#include <numeric>

#include "exit_status.hpp"
#include "files.hpp"
#include "job.hpp"
#include "json/read_case.hpp"
#include "knowledge.hpp"
#include "questions.hpp"
#include "terminal.hpp"
#include "usajobs/facts.hpp"

namespace hirepath::cli::ask {
namespace {

bool is_there(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

// What the announcement says of the job is a fact of the job; the case's own word for it is kept for the file.
void add_job(const model::Model& model, const usajobs::Announcement& job, Start& start) {
  for (const JobFact& said : job_facts(model, job)) {
    start.under_the_job.emplace_back(said.fact, start.facts.facts[said.fact]);
    start.facts.facts[said.fact] = stated(said);
  }
  start.announcement = name_of(job);
  start.grades = usajobs::grades(job);
  start.closes_on = job.close_date;
  start.facts.position_given = start.facts.agency_given = true;
}

int read_the_case(const model::Model& model, const std::string& path, Start& start, text::Diagnostics& found) {
  start.facts.facts.resize(model.facts.size());
  start.facts.position_given = start.facts.agency_given = false;
  if (path.empty() || !is_there(path)) return done;
  const auto source = read_file(path);
  if (!source) return io_failed;
  auto facts = json::read_case(model, source, found);
  if (!facts) return bad_input;
  start.facts = std::move(*facts);
  start.resumed = true;
  return done;
}

int read_the_job(const model::Model& model, const std::string& path, Start& start, text::Diagnostics& found) {
  const auto source = read_file(path);
  if (!source) return io_failed;
  const auto jobs = usajobs::read(source, found);
  if (found.has_errors() || jobs.empty()) return bad_input;
  if (jobs.size() > 1) {
    std::cerr << "hirepath: " << path << " has " << jobs.size()
              << " announcements\n  expected: one; an interview is about one job\n";
    return bad_input;
  }
  for (const auto& warning : jobs[0].warnings) found.add(warning);
  add_job(model, jobs[0], start);
  return done;
}

int usage(const std::string& message, const std::string& expected) {
  std::cerr << "hirepath: " << message << "\n  expected: " << expected << "\n  help: hirepath ask --help\n";
  return wrong_usage;
}

}  // namespace

std::optional<Start> start(const model::Model& model, const Arguments& arguments, int& status) {
  Start start;
  const std::string path = arguments.files.empty() ? std::string() : arguments.files[0];
  start.file = arguments.output.empty() ? path : arguments.output;
  status = done;
  if (path == "-" || start.file == "-")
    status = usage("standard input and output are the interview's own", "a file to go on with and to save to, or none");
  else if (arguments.announcements.size() > 1)
    status = usage("an interview is about one job", "--announcement once");
  if (status != done) return std::nullopt;

  const auto authorities = find_authorities(model, arguments.authorities);
  if (!authorities) {
    status = wrong_usage;
    return std::nullopt;
  }
  text::Diagnostics found;
  status = read_the_case(model, path, start, found);
  if (status == done && !arguments.announcements.empty())
    status = read_the_job(model, arguments.announcements[0], start, found);
  report(found);
  if (status != done) return std::nullopt;
  start.options.session = options(arguments);
  start.options.hr = arguments.view == render::View::hr;
  start.options.authorities = *authorities;
  start.options.checklists = true;
  if (authorities->empty()) {
    start.options.authorities.resize(model.authorities.size());
    std::iota(start.options.authorities.begin(), start.options.authorities.end(), model::Id{0});
  }
  return start;
}

}  // namespace hirepath::cli::ask
