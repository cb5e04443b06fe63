// The model compiled to flat arrays in topological order: a Kleene circuit (docs/decisions/0001). Immutable; shared by
// threads.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/model.hpp"
#include "text/diagnostic.hpp"

namespace hirepath::network {

using model::Id;
using GateId = std::uint32_t;
using NodeId = std::uint32_t;

// What a gate does with its operands.
enum class Op : std::uint8_t {
  leaf,      // a test of facts: leaves[payload]
  range,     // the law's own dates: ranges[payload]
  recorded,  // authorities[payload]: no where the edition records the law, unknown elsewhere
  no,
  yes,
  all,
  any,
  negation,
  at_least,  // payload = how many
  any_in,
  every_in,
  latest_in  // payload = list; the one operand is judged for each element
};

// Operands come before their gate. `scope` is the list whose element the gate is about, or none.
struct Gate {
  Op op = Op::no;
  Id payload = model::none;
  Id scope = model::none;
  std::uint32_t first = 0, count = 0;  // in Network::operands
};

// What matters of a fact's declaration when a leaf is judged.
struct Traits {
  bool decided : 1 = false;      // for somebody to decide
  bool position : 1 = false;     // of the position
  bool agency : 1 = false;       // of the agency
  bool action_date : 1 = false;  // is the action date where it is not given
  bool presumed : 1 = false;
};

struct Leaf {
  model::Leaf test;
  Id scope = model::none;             // list whose element's fields it reads
  std::vector<model::FactRef> reads;  // facts and fields; completeness of lists is not among them
  std::vector<Traits> traits;         // parallel to reads
  std::vector<Id> reads_lists;        // lists that an extension runs over
};

// Days first..last, both included.
struct Range {
  values::Date first = values::Date::min(), last = values::Date::max();
  friend bool operator==(const Range&, const Range&) = default;
};

// The condition tree again, with the gate of each condition: what explanations walk along.
struct Node {
  const model::Condition* source = nullptr;
  GateId gate = 0;
  Id scope = model::none;
  NodeId definition = model::none;  // the body of the definition that a `Holds` leaf asks for
  Id definition_id = model::none;
  std::uint32_t first = 0, count = 0;  // in Network::children
};

struct ConflictPlan {
  Id rule = model::none;
  std::uint32_t reading = 0;  // in the rule's conflicts
  GateId gate = 0;            // the authority's conclusion under this reading
  NodeId condition = model::none;
};

struct RulePlan {
  Id rule = model::none;
  GateId version = 0;    // in force
  GateId body = 0;       // its conditions
  GateId effective = 0;  // in force, conditions hold, not overridden
  NodeId node = model::none;
  std::vector<Id> overriders;  // rules that stand despite this one
};

struct Goal {
  GateId gate = 0;                // the conclusion
  GateId in_force = 0;            // some permitting rule is in force
  GateId recorded = model::none;  // none: the edition records the law of every day
  std::vector<RulePlan> rules;    // in the authority's order
  std::vector<ConflictPlan> conflicts;
};

struct Network {
  const model::Model* model = nullptr;  // outlives the network
  std::vector<Gate> gates;
  std::vector<GateId> operands;
  std::vector<Leaf> leaves;
  std::vector<Range> ranges;
  std::vector<Range> recorded;     // parallel to model->authorities: the days whose law the edition records
  std::vector<values::Date> days;  // on which the law changes: of the ranges and of what is recorded, in order
  // Leaf gates to judge though no fact they read is given. The others are then unknown, and what they depend on (reach)
  // says who could settle them.
  std::vector<GateId> always;
  std::vector<Node> nodes;
  std::vector<NodeId> children;
  std::vector<Goal> goals;          // parallel to model->authorities
  std::vector<Traits> reach;        // gate -> whether it depends on a decision, the position, the agency
  std::vector<GateId> definitions;  // parallel to model->definitions; none for definitions about elements
  std::vector<std::pair<NodeId, NodeId>> properties;  // parallel to model->properties: premise, conclusion
  std::vector<std::vector<GateId>> parents;           // gate -> gates that use it
  std::vector<std::vector<GateId>> readers;           // top-level fact -> leaf gates that read it
  std::vector<std::vector<GateId>>
      list_readers;  // list fact -> quantifier gates, and leaf gates whose extension runs over it
  std::vector<std::vector<GateId>> scoped;                      // list fact -> gates about its elements
  std::vector<std::vector<std::vector<GateId>>> field_readers;  // list fact -> field -> leaf gates about its elements

  std::span<const GateId> inputs(GateId gate) const { return {operands.data() + gates[gate].first, gates[gate].count}; }
  std::span<const NodeId> inside(NodeId node) const { return {children.data() + nodes[node].first, nodes[node].count}; }
};

// Cannot fail on a model without errors, except that definitions or priorities go round in a circle (HP301, printed as
// a path).
Network compile(const model::Model& model, text::Diagnostics& found);

// Graphviz DOT: who needs whom among authorities, rules, definitions and facts; of one authority, or of all with none.
std::string to_dot(const Network& network, Id authority);

}  // namespace hirepath::network
