// Private to the room: which values of a fact are worth trying.
#pragma once

#include <vector>

#include "network/network.hpp"
#include "session/session.hpp"

namespace hirepath::lint {

// A fact, or a field of one element.
struct Variable {
  model::FactRef ref;
  model::Id list = model::none;
  std::size_t element = 0;
};

const model::Known& known(const session::Session& session, const Variable& variable);

// Values on both sides of every boundary that the network's leaves draw, as far as the other facts are known by now.
// `yes`: the value to try first.
std::vector<values::Value> candidates(const session::Session& session, const Variable& variable, bool yes);

}  // namespace hirepath::lint
