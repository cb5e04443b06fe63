// Private to the room: a case that two versions of the rules answer differently.
#pragma once

#include <span>
#include <string>

#include "lint/subject.hpp"
#include "network/network.hpp"

namespace hirepath::lint {

// Starts from the cases of the probes and changes one fact, then two, to values at which some condition changes its
// mind; timelines show every day at once. The facts `near` are tried first. The answer is the text of a rule test
// ("given ...", "expect ..."), as the first version has it; empty when none was found within `budget` comparisons,
// which is no proof that there is none.
std::string difference(const network::Network& first, const network::Network& second, Subject subject,
                       std::span<const model::RuleTest> probes, const std::vector<Id>& near, std::size_t budget);

}  // namespace hirepath::lint
