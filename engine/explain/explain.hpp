// Session -> answers.
#pragma once

#include <span>

#include "explain/answer.hpp"
#include "session/session.hpp"

namespace hirepath::explain {

// Which parts to work out; the timeline and status always are.
struct Depth {
  bool reasons = true;   // because, blocking, needs, jobs, deciders, assumptions, conflicts, documents
  bool changes = false;  // what would change it; costs up to 20 ms
};

Answer answer(session::Session& session, Id authority, Depth depth = {});

// `authorities` empty: all. `grades` (with an announcement of several grades): the answer is the best of them, with
// each grade's status.
Answers check(const network::Network& network, const model::Case& facts, const session::Options& options,
              std::span<const Id> authorities, std::span<const values::Grade> grades = {}, Depth depth = {});

}  // namespace hirepath::explain
