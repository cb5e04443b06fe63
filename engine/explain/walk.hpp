// Private to the room: walks down the conditions along what decided them.
#pragma once

#include <set>

#include "explain/answer.hpp"
#include "explain/support.hpp"

namespace hirepath::explain {

// What a walk finds. Reasons are in the order of the rule's text.
struct Findings {
  std::vector<Reason> reasons;
  std::vector<Decider> deciders;
  std::vector<Job> jobs;
  std::set<FactKey> facts;  // facts that decided
  bool settled = true;      // false: only what others may settle is looked for, and what is known passed over
};

// Why the rule's conditions are (or with deciders and jobs at their best could be) fulfilled.
void walk_yes(const session::Session& session, network::NodeId node, Findings& out);
// Why the conditions of an exception are not (or need not be) fulfilled: enough of the failing ones.
void walk_defeated(const session::Session& session, network::NodeId node, Findings& out);
// Why they are not: every failing condition.
void walk_no(const session::Session& session, network::NodeId node, Findings& out);

// The minimal sets of conditions of the rule's own text that fail, by label (a definition counts as one condition).
using LabelSets = std::vector<std::set<std::string>>;
LabelSets blocking(const session::Session& session, network::NodeId node, const std::string& name);
LabelSets minimal(LabelSets sets);
LabelSets both_fail(const LabelSets& a, const LabelSets& b);  // all combinations, minimal

// The fewest facts found that could make a gate yes (no); empty optional: no fact can. Deciders and left-out subjects
// are taken at their best.
std::optional<std::set<FactKey>> needed(const session::Session& session, network::GateId gate, bool yes,
                                        std::size_t element = 0);

}  // namespace hirepath::explain
