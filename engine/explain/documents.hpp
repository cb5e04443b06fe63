// Private to the room: which papers an answer calls for.
#pragma once

#include <set>

#include "explain/answer.hpp"
#include "explain/support.hpp"

namespace hirepath::explain {

// For each fact that decided or is still missing, one of the papers that prove it: one that the person has, else one
// that is expected, else the first its declaration names; the others stand beside it as accepted in its place, those
// that the person cannot get left out. Then the papers that the authority asks for
// whatever the facts are. In the order of the documents' declarations.
std::vector<DocumentNeed> documents(const session::Session& session, const std::set<FactKey>& facts,
                                    const Answer& answer);

}  // namespace hirepath::explain
