// Before and after: the same question of two cases, and the conditions that are otherwise in the second.
#pragma once

#include <span>

#include "explain/answer.hpp"
#include "session/session.hpp"
#include "values/truth.hpp"

namespace hirepath::explain {

// One thing that is supposed to be otherwise.
struct Supposed {
  std::string fact, to;    // JSON path, and the value in words; of a sensitive fact none
  bool by_nobody = false;  // the rules say that nobody can change it
};

struct ConditionChange {
  std::string label, text;
  std::vector<std::string> cites;
  values::Truth before = values::Truth::unknown, after = values::Truth::unknown;
};

struct WhatIf {
  std::vector<Supposed> set;
  Answer before, after;
  std::vector<ConditionChange> conditions;  // in the order of the rules' text
};

// A case, and the grades of its announcement.
struct Situation {
  const model::Case* facts = nullptr;
  std::span<const values::Grade> grades = {};
};

WhatIf what_if(const network::Network& network, const Situation& before, const Situation& after,
               const session::Options& options, Id authority);

}  // namespace hirepath::explain
