#include "questions.hpp"

#include <algorithm>
#include <iostream>

#include "exit_status.hpp"
#include "files.hpp"
#include "job.hpp"
#include "json/read_case.hpp"
#include "terminal.hpp"
#include "usajobs/announcement.hpp"
#include "usajobs/facts.hpp"

namespace hirepath::cli {
namespace {

struct Job {
  text::SourcePtr source;
  usajobs::Announcement announcement;
};

// HP519: the case and the announcement say different things; what the announcement says about the job stands.
void warn_contradiction(const Question& question, const Job& job, const std::string& fact, const std::string& said,
                        text::Diagnostics& found) {
  found
      .warning(
          "HP519", {},
          job.source->name() + " says that " + fact + " is " + said + ", and " + question.case_name + " says otherwise")
      .expected = "the same; the announcement's value is used";
}

// What the announcement says of the job is a fact of the job.
void add_job(const model::Model& model, const Job& job, Question& question, text::Diagnostics& found) {
  for (const JobFact& said : job_facts(model, job.announcement)) {
    model::Known& known = question.facts.facts[said.fact];
    if (auto finding = json::unlisted_code(model, said.fact, said.value)) {
      finding->place.source = job.source;
      found.add(std::move(*finding));
    }
    if (values::known(known.value) && known.value != said.value)
      warn_contradiction(question, job, model.facts[said.fact].path, said.word, found);
    known = stated(said);
  }
  question.grades = usajobs::grades(job.announcement);
  const model::Id grade = model.find_fact("position.grade");
  if (grade != model::none) {
    if (const auto* own = std::get_if<values::Grade>(&question.facts.facts[grade].value)) {
      const bool offered = std::ranges::find(question.grades, *own) != question.grades.end();
      if (question.grades.size() > 1 && !offered) {
        warn_contradiction(
            question, job, "position.grade",
            values::to_string(question.grades.front()) + " to " + values::to_string(question.grades.back()), found);
      }
      if (offered || question.grades.empty()) question.grades = {*own};
    }
  }
  question.announcement = name_of(job.announcement);
  question.job = number_of(job.announcement);
  question.closes_on = job.announcement.close_date;
  question.facts.position_given = question.facts.agency_given = true;
}

std::optional<std::vector<Job>> read_jobs(const Arguments& arguments, text::Diagnostics& found, int& status) {
  std::vector<Job> jobs;
  for (const auto& path : arguments.announcements) {
    const text::SourcePtr source = read_file(path);
    if (!source) {
      status = io_failed;
      return std::nullopt;
    }
    for (auto& announcement : usajobs::read(source, found)) {
      for (const auto& warning : announcement.warnings) found.add(warning);
      jobs.push_back({source, std::move(announcement)});
    }
  }
  return jobs;
}

std::optional<std::vector<Question>> read_cases(const model::Model& model, const Arguments& arguments,
                                                text::Diagnostics& found, int& status) {
  std::vector<Question> questions;
  for (const auto& path : arguments.files) {
    const text::SourcePtr source = read_file(path);
    if (!source) {
      status = io_failed;
      return std::nullopt;
    }
    if (auto facts = json::read_case(model, source, found))
      questions.push_back({source->name(), {}, {}, std::move(*facts), {}});
  }
  return questions;
}

}  // namespace

std::optional<std::vector<Question>> read_questions(const model::Model& model, const Arguments& arguments,
                                                    int& status) {
  text::Diagnostics found;
  const auto cases = read_cases(model, arguments, found, status);
  if (!cases) return std::nullopt;
  const auto jobs = read_jobs(arguments, found, status);
  if (!jobs) return std::nullopt;
  std::vector<Question> questions;
  for (const Question& one : *cases) {
    if (arguments.announcements.empty()) questions.push_back(one);
    for (const Job& job : *jobs) {
      questions.push_back(one);
      add_job(model, job, questions.back(), found);
    }
  }
  report(found);
  if (!found.has_errors()) return questions;
  status = bad_input;
  return std::nullopt;
}

session::Options options(const Arguments& arguments) {
  session::Options options;
  options.on = arguments.on ? *arguments.on : today();
  options.law_on = arguments.law_on;
  options.verified_only = arguments.verified_only;
  options.presume = arguments.view != render::View::hr;  // HR screening is strict (semantics 7)
  return options;
}

}  // namespace hirepath::cli
