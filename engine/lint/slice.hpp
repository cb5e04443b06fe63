// Private to the room: the part of a network that some gates rest on, so that a search does not judge the whole base at
// every step.
#pragma once

#include <span>
#include <vector>

#include "network/network.hpp"

namespace hirepath::lint {

// `gates`: the wanted gates under their new ids, in the order asked for. Goals, nodes and properties are left out.
struct Slice {
  network::Network network;
  std::vector<network::GateId> gates;
};

Slice slice(const network::Network& whole, std::span<const network::GateId> gates);

}  // namespace hirepath::lint
