// What an announcement says of the job, in the words of the rules: shared by every command that takes --announcement.
#pragma once

#include <string>
#include <vector>

#include "model/model.hpp"
#include "usajobs/announcement.hpp"

namespace hirepath::cli {

struct JobFact {
  model::Id fact = model::none;
  std::string word;  // the value as rules write it
  values::Value value;
};

// Facts that the rules do not know, or whose values they do not take, are left out: rules of another folder need not
// know them.
std::vector<JobFact> job_facts(const model::Model& model, const usajobs::Announcement& job);

// Verified: the announcement itself says so.
model::Known stated(const JobFact& said);

// The control number; where there is none the announcement's own number, or its title.
std::string number_of(const usajobs::Announcement& job);
// "control number: title"
std::string name_of(const usajobs::Announcement& job);

}  // namespace hirepath::cli
