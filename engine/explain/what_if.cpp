// Entrance: what_if().
#include "explain/what_if.hpp"

#include <array>
#include <set>

#include "explain/explain.hpp"

namespace hirepath::explain {

namespace {
using network::NodeId;
using session::Session;

// The labelled conditions of the rules in force and of the definitions they ask for, each once. What is said of a
// list's elements is left out: it has a truth for each of them.
class Collector {
 public:
  explicit Collector(const network::Network& net) : net_(net) {}
  void collect(NodeId id, std::vector<NodeId>& out) {
    const auto& node = net_.nodes[id];
    const auto& source = *node.source;
    if (!source.label.empty() && seen_.insert(source.label).second) out.push_back(id);
    using Kind = model::Condition::Kind;
    if (node.definition != model::none) collect(node.definition, out);
    if (source.kind == Kind::any_in || source.kind == Kind::every_in || source.kind == Kind::latest_in) return;
    for (const auto child : net_.inside(id)) collect(child, out);
  }

 private:
  const network::Network& net_;
  std::set<std::string> seen_;
};

Session opened(const network::Network& network, const Situation& situation, const session::Options& options) {
  Session session(network, *situation.facts, options);
  // Of several grades each may be otherwise: the grade is then left as the case has it.
  const Id grade = network.model->find_fact("position.grade");
  if (grade != model::none && situation.grades.size() == 1)
    session.set(grade, {values::Value{situation.grades[0]}, false, model::EvidenceState::verified, ""});
  return session;
}

Answer answered(const network::Network& network, const Situation& situation, const session::Options& options,
                Id authority) {
  const std::array wanted{authority};
  return check(network, *situation.facts, options, wanted, situation.grades).answers[0];
}
}  // namespace

WhatIf what_if(const network::Network& network, const Situation& before, const Situation& after,
               const session::Options& options, Id authority) {
  WhatIf out;
  out.before = answered(network, before, options, authority);
  out.after = answered(network, after, options, authority);
  const Session was = opened(network, before, options), is = opened(network, after, options);
  Collector collector(network);
  std::vector<NodeId> nodes;
  for (const auto& plan : network.goals[authority].rules) {
    if (was.truth(plan.version, options.on) == values::Truth::yes) collector.collect(plan.node, nodes);
  }
  for (const auto id : nodes) {
    const auto& node = network.nodes[id];
    const auto old = was.truth(node.gate, options.on), now = is.truth(node.gate, options.on);
    if (old != now) out.conditions.push_back({node.source->label, node.source->text, node.source->cites, old, now});
  }
  return out;
}

}  // namespace hirepath::explain
