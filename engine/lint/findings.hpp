// Private to the room: one function, and one file, for each kind of finding.
#pragma once

#include "network/network.hpp"
#include "text/diagnostic.hpp"

namespace hirepath::lint {

using model::Id;
using network::Network;

void unused(const Network& network, text::Diagnostics& found);   // HP401, HP403: declared and never used
void unasked(const Network& network, text::Diagnostics& found);  // HP402: used and never asked
void untended(const Network& network,
              text::Diagnostics& found);  // HP405, HP410: authorities without tests, or never verified
void versions(const Network& network, text::Diagnostics& found);  // HP406: overlaps and holes between versions
void month_ends(const Network& network,
                text::Diagnostics& found);  // HP407: periods that may end on a day that does not exist
void idle_rules(const Network& network,
                text::Diagnostics& found);  // HP404, HP409: rules that never apply, conditions that never decide
void properties(const Network& network, text::Diagnostics& found);  // HP408: properties that do not hold

}  // namespace hirepath::lint
