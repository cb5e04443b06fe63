// What `check` and `explain` are asked: each case by itself, or each case with each announcement.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "command_line.hpp"
#include "knowledge.hpp"
#include "session/session.hpp"

namespace hirepath::cli {

// The files of a question as they were read.
struct Inputs {
  std::vector<text::SourcePtr> cases, announcements;
};

struct Question {
  std::string case_name;
  std::size_t case_number = 0;  // in Inputs::cases
  std::string announcement;     // "control number: title", or empty
  std::string job;              // its control number, else its title
  model::Case facts;
  std::vector<values::Grade> grades;           // of the announcement
  std::optional<values::Date> closes_on = {};  // its last day
};

// Nothing after saying on standard error what is wrong; `status` is then the exit status.
std::optional<Inputs> read_inputs(const Arguments& arguments, int& status);
std::optional<std::vector<Question>> read_questions(const model::Model& model, const Inputs& inputs, int& status);
// Both.
std::optional<std::vector<Question>> read_questions(const model::Model& model, const Arguments& arguments, int& status);

session::Options options(const Arguments& arguments);

}  // namespace hirepath::cli
