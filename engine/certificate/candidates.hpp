// Private to the room: values of an unknown fact worth supposing.
#pragma once

#include "certificate/facts.hpp"
#include "session/session.hpp"

namespace hirepath::certificate {

// One of each region between which the tests that read the fact tell a difference on that day, as far as what they are
// compared with is known; some ordinary ones besides. In order of no merit.
std::vector<values::Value> candidates(const session::Session& session, Date day, const FactKey& key);

}  // namespace hirepath::certificate
