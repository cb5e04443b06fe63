// Findings about a correct model: what is legal to write and still probably not meant. Errors of the language itself
// come from model and network.
#pragma once

#include "network/network.hpp"
#include "text/diagnostic.hpp"

namespace hirepath::lint {

// HP401 ... HP410 (docs/diagnostics.md). Takes seconds at most: searches have a fixed budget, and say so where it ran
// out.
text::Diagnostics lint(const network::Network& network);

}  // namespace hirepath::lint
