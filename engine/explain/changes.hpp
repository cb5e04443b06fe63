// What would change the answer: the smallest sets of at most three changes that make it may-apply or conditional.
// Only facts that somebody can change (their declarations say who) are touched; history and protected facts are not.
#pragma once

#include "explain/answer.hpp"
#include "session/session.hpp"

namespace hirepath::explain {

// Fewer changes first, then what the person can do, the agency, other deciders; waiting comes first of all. Nothing
// when the answer is may-apply or conditional already. The session is as it was afterwards.
std::vector<Change> changes(session::Session& session, const Answer& answer);

}  // namespace hirepath::explain
