// Private to the room: which papers an answer calls for.
#pragma once

#include <set>

#include "explain/answer.hpp"
#include "explain/support.hpp"

namespace hirepath::explain {

// For each fact that decided or is still missing, one of the papers that prove it: one that the case has, else the
// first its declaration names, with the others as accepted in its place. Then the papers that the authority asks for
// whatever the facts are. In the order of the documents' declarations.
std::vector<DocumentNeed> documents(const session::Session& session, const std::set<FactKey>& facts,
                                    const Answer& answer);

}  // namespace hirepath::explain
