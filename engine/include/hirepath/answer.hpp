// The answer for one authority.
#pragma once

#include <string>
#include <vector>

#include "hirepath/explanation.hpp"

namespace hirepath {

struct Answer {
  std::string authority, title;
  Status status = Status::undecided;
  std::string from, until, next_change;  // until: the last good day; empty: open
  std::vector<Span> timeline;            // every day there is; neighbours differ
  std::vector<Reason> because;
  std::vector<std::vector<std::string>> blocking;  // does-not-apply: smallest sets of failing conditions, by label
  std::vector<Need> needs;
  std::vector<Job> jobs;
  std::vector<Decider> deciders;
  std::vector<Document> documents;
  std::vector<Change> changes;  // only from Session::explain
};

}  // namespace hirepath
