// What a sitting begins with: the case so far, the job, and where to save.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "command_line.hpp"
#include "interview/interview.hpp"

namespace hirepath::cli::ask {

struct Start {
  std::string file;                                               // to save to; empty: nowhere
  bool resumed = false;                                           // the case was read from a file
  std::string announcement;                                       // "12345: Economist", or nothing
  model::Case facts;                                              // of the case and the announcement
  std::vector<std::pair<model::Id, model::Known>> under_the_job;  // what the case itself said of the job's facts
  std::vector<values::Grade> grades;                              // of the announcement
  std::optional<values::Date> closes_on = {};                     // its last day
  interview::Options options;                                     // every authority that is asked about is named
};

// Nothing after saying on standard error what is wrong; `status` is then the exit status.
std::optional<Start> start(const model::Model& model, const Arguments& arguments, int& status);

}  // namespace hirepath::cli::ask
