#include "job.hpp"

#include "model/load.hpp"
#include "usajobs/facts.hpp"

namespace hirepath::cli {

std::vector<JobFact> job_facts(const model::Model& model, const usajobs::Announcement& job) {
  std::vector<JobFact> facts;
  for (const auto& [path, word] : usajobs::facts(job)) {
    const model::Id id = model.find_fact(path);
    if (id == model::none) continue;
    std::string expected;
    if (auto value = model::parse_value(model.facts[id].type, word, expected))
      facts.push_back({id, word, std::move(*value)});
  }
  return facts;
}

model::Known stated(const JobFact& said) { return {said.value, false, model::EvidenceState::verified, ""}; }

std::string number_of(const usajobs::Announcement& job) {
  const std::string& number = job.control_number.empty() ? job.announcement_number : job.control_number;
  return number.empty() ? job.title : number;
}

std::string name_of(const usajobs::Announcement& job) {
  const std::string number = number_of(job);
  return number == job.title || job.title.empty() ? number : number + ": " + job.title;
}

}  // namespace hirepath::cli
