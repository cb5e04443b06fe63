// What a condition asks for itself, without what its definitions ask for in turn.
#pragma once

#include <set>
#include <utility>

#include "model/model.hpp"

namespace hirepath::network {

struct Uses {
  std::set<model::Id> facts;  // lists among them
  std::set<model::Id> definitions;
  std::set<std::pair<model::Id, model::Id>> fields;  // record, field
};

// `record`: whose element the condition is about, or none. Adds to `uses`.
void collect_uses(const model::Model& model, const model::Condition& condition, model::Id record, Uses& uses);

}  // namespace hirepath::network
