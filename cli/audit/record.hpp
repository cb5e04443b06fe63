// What `check` and `explain` add to an audit record.
#pragma once

#include "answer.hpp"
#include "audit/entry.hpp"

namespace hirepath::cli::audit {

// The exit status; anything but `done` after saying on standard error why.
int record(const Arguments& arguments, const model::Model& model, const Inputs& inputs,
           const std::vector<Answered>& each);

// The digest of the answers as a record means it: of their JSON, each case named by its own digest.
std::string answer_digest(const std::vector<Answered>& each, render::View view, const Inputs& inputs);

}  // namespace hirepath::cli::audit
