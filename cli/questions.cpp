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

// Nothing after saying that a file cannot be read.
std::optional<std::vector<text::SourcePtr>> read_files(const std::vector<std::string>& paths) {
  std::vector<text::SourcePtr> files;
  for (const auto& path : paths) {
    files.push_back(read_file(path));
    if (!files.back()) return std::nullopt;
  }
  return files;
}

std::vector<Job> read_jobs(const std::vector<text::SourcePtr>& sources, text::Diagnostics& found) {
  std::vector<Job> jobs;
  for (const auto& source : sources) {
    for (auto& announcement : usajobs::read(source, found)) {
      for (const auto& warning : announcement.warnings) found.add(warning);
      jobs.push_back({source, std::move(announcement)});
    }
  }
  return jobs;
}

}  // namespace

std::optional<Inputs> read_inputs(const Arguments& arguments, int& status) {
  auto cases = read_files(arguments.files);
  auto announcements = cases ? read_files(arguments.announcements) : std::nullopt;
  if (announcements) return Inputs{std::move(*cases), std::move(*announcements)};
  status = io_failed;
  return std::nullopt;
}

std::optional<std::vector<Question>> read_questions(const model::Model& model, const Inputs& inputs, int& status) {
  text::Diagnostics found;
  std::vector<Question> cases, questions;
  for (std::size_t i = 0; i < inputs.cases.size(); ++i) {
    if (auto facts = json::read_case(model, inputs.cases[i], found))
      cases.push_back({inputs.cases[i]->name(), i, {}, {}, std::move(*facts), {}});
  }
  const auto jobs = read_jobs(inputs.announcements, found);
  for (const Question& one : cases) {
    if (inputs.announcements.empty()) questions.push_back(one);
    for (const Job& job : jobs) {
      questions.push_back(one);
      add_job(model, job, questions.back(), found);
    }
  }
  report(found);
  if (!found.has_errors()) return questions;
  status = bad_input;
  return std::nullopt;
}

std::optional<std::vector<Question>> read_questions(const model::Model& model, const Arguments& arguments,
                                                    int& status) {
  const auto inputs = read_inputs(arguments, status);
  return inputs ? read_questions(model, *inputs, status) : std::nullopt;
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
