// Private to the room: the small mistakes that can be made in one comparison.
#pragma once

#include <string>
#include <vector>

#include "lint/mutants.hpp"

namespace hirepath::lint {

struct LeafMutant {
  Operator op;
  std::string what;  // "GS-11 becomes GS-12"
  model::Leaf leaf;
};

// `record`: whose element the leaf is about, or none.
std::vector<LeafMutant> leaf_mutants(const model::Model& model, const model::Leaf& leaf, Id record);

// "is within 3 years after" is two comparisons of days, "is one of 1, 2" two of numbers: neither was written as a
// group.
bool is_window(const model::Condition& condition);
bool is_membership(const model::Condition& condition);

}  // namespace hirepath::lint
