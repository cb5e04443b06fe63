// Network -> program: the steps that the authorities rest on, where their masks are, who reads what.
#include "screen/program.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace hirepath::screen {

namespace {
using model::none;
using network::GateId;

class Builder {
 public:
  Builder(const network::Network& net, Program& program) : net_(net), model_(*net.model), out_(program) {}

  void run() {
    wanted_.resize(net_.gates.size());
    for (const Id id : out_.authorities) want(net_.goals[id]);
    out_.step_of.assign(net_.gates.size(), none);
    out_.list_of.assign(model_.facts.size(), none);
    out_.readers.resize(model_.facts.size());
    out_.node_codes.resize(net_.nodes.size());
    out_.layout.facts.resize(model_.facts.size());
    out_.layout.model = &model_;
    out_.layout.verified_only = out_.options.verified_only, out_.layout.presume = out_.options.presume;
    for (GateId gate = 0; gate < net_.gates.size(); ++gate) {
      if (wanted_[gate]) add(gate);
    }
    out_.layout.list_of = out_.list_of;
    out_.fields_before.push_back(0);
    for (const auto& fact : model_.facts) {
      const auto record = fact.type.record;
      const auto fields = record == model::none ? 0 : model_.records[record].fields.size();
      out_.fields_before.push_back(out_.fields_before.back() + static_cast<std::uint32_t>(fields));
    }
    place();
    model::Case nothing;
    nothing.facts.resize(model_.facts.size());
    for (const auto id : out_.leaves)
      out_.leaf_plans.push_back(plan_leaf(out_, net_.leaves[out_.steps[id].payload], nothing));
    for (const auto id : out_.leaves) {
      if (is_direct(out_.steps[id])) out_.direct.push_back(id);
    }
    for (const Id id : out_.authorities) out_.goals.push_back(goal(id));
  }

 private:
  void want(GateId gate) {
    if (wanted_[gate]) return;
    wanted_[gate] = true;
    for (const auto operand : net_.inputs(gate)) want(operand);
  }
  void want(const network::Goal& goal) {
    want(goal.gate);
    want(goal.in_force);
    if (goal.recorded != none) want(goal.recorded);
    for (const auto& plan : goal.conflicts) want(plan.gate);
    for (const auto& plan : goal.rules) {
      want(plan.version);
      want(plan.body);
      want(plan.effective);
      want_node(plan.node);
    }
  }
  void want_node(network::NodeId node) {
    want(net_.nodes[node].gate);
    for (const auto child : net_.inside(node)) want_node(child);
  }

  Id list(Id fact) {
    if (out_.list_of[fact] == none) {
      out_.list_of[fact] = static_cast<Id>(out_.lists.size());
      out_.lists.push_back(fact);
      out_.layout.lists.push_back({fact, std::vector<Slot>(record(fact).fields.size()), 0, 0});
      out_.has_latest.push_back(false);
    }
    return out_.list_of[fact];
  }

  const model::Record& record(Id list) const { return model_.records[model_.facts[list].type.record]; }
  void add_slot(Id fact) {
    auto& layout = out_.layout;
    layout.add(layout.facts[fact], model_.facts[fact].type, layout.masks, layout.numbers);
  }
  void add_slot(Id of, Id field) {
    auto& list = out_.layout.lists[of];
    out_.layout.add(list.fields[field], record(list.fact).fields[field].type, list.masks, list.numbers);
  }

  void add(GateId gate) {
    const auto& made = net_.gates[gate];
    const auto reach = net_.reach[gate];
    const auto id = static_cast<StepId>(out_.steps.size());
    Step step;
    step.gate = gate, step.op = made.op, step.payload = made.payload;
    step.scope = made.scope == none ? none : list(made.scope);
    step.job = reach.position || reach.agency, step.decided = reach.decided;
    step.first = static_cast<std::uint32_t>(out_.operands.size()), step.count = made.count;
    for (const auto operand : net_.inputs(gate)) {
      out_.operands.push_back(out_.step_of[operand]);
      step.dated = step.dated || out_.steps[out_.step_of[operand]].dated;
    }
    out_.step_of[gate] = id;
    switch (made.op) {
      case Op::leaf: add_leaf(id, step, net_.leaves[made.payload]); break;
      case Op::range:
      case Op::recorded: step.dated = !out_.options.law_on; break;
      case Op::any_in:
      case Op::every_in: list(made.payload); break;
      case Op::latest_in:
        out_.has_latest[list(made.payload)] = true;
        add_slot(list(made.payload), record(made.payload).ordered_by);
        step.dated = true;
        break;
      case Op::at_least:
        if (made.count > most_counted) throw std::length_error("more than 64 conditions after \"at least\"");
        break;
      default: break;
    }
    if (step.op != Op::leaf) out_.order.push_back(id);
    if (step.dated) out_.dated.push_back(id);
    out_.steps.push_back(step);
  }

  void add_leaf(StepId id, Step& step, const network::Leaf& leaf) {
    step.leaf = static_cast<std::uint32_t>(out_.leaves.size());
    out_.leaves.push_back(id);
    step.of_days = step.dated = std::holds_alternative<model::NotAfter>(leaf.test);
    for (const auto ref : leaf.reads) {
      if (ref.field) {
        add_slot(step.scope, ref.index);
      } else {
        add_slot(ref.index);
        auto& readers = out_.readers[ref.index];
        if (readers.empty() || readers.back() != id) readers.push_back(id);
      }
    }
    // What an extension asks of an element may be anything.
    for (const Id fact : leaf.reads_lists) {
      for (Id field = 0; field < record(fact).fields.size(); ++field) add_slot(list(fact), field);
    }
  }

  bool is_direct(const Step& step) const {
    const auto& plan = out_.leaf_plans[step.leaf];
    return plan.kind == LeafPlan::Kind::answers && step.scope == none && plan.slot.yes_no && !step.decided &&
           out_.answers[plan.first_yes] == plan.slot.mask_of(1) && plan.first_no - plan.first_yes == 1;
  }

  // Where each step's masks and regions are.
  void place() {
    out_.layer_masks.assign(out_.lists.size(), 0);
    for (StepId id = 0; id < out_.steps.size(); ++id) {
      auto& step = out_.steps[id];
      const auto size = static_cast<std::uint32_t>(2U * planes(step, true).count);
      auto& next = step.scope == none ? out_.shared_masks : out_.layer_masks[step.scope];
      step.masks = static_cast<std::uint32_t>(next);
      next += size;
      if (!step.of_days) continue;
      step.regions = static_cast<std::uint32_t>(out_.with_regions.size());
      out_.with_regions.push_back(id);
    }
  }

  std::uint16_t code(const std::string& text) {
    const auto at = std::find(out_.codes.begin(), out_.codes.end(), text);
    if (at != out_.codes.end()) return static_cast<std::uint16_t>(at - out_.codes.begin());
    out_.codes.push_back(text);
    return static_cast<std::uint16_t>(out_.codes.size() - 1);
  }
  void code_conditions(network::NodeId node, std::uint16_t above) {
    const auto& label = net_.nodes[node].source->label;
    out_.node_codes[node] = label.empty() ? above : code(label);
    for (const auto child : net_.inside(node)) code_conditions(child, out_.node_codes[node]);
  }

  StepId step(GateId gate) const { return gate == none ? none : out_.step_of[gate]; }

  GoalSteps goal(Id id) {
    const auto& from = net_.goals[id];
    GoalSteps to;
    to.authority = id, to.goal = &from;
    to.gate = step(from.gate), to.in_force = step(from.in_force), to.recorded = step(from.recorded);
    to.observed = {to.gate, to.in_force};
    if (to.recorded != none) to.observed.push_back(to.recorded);
    for (const auto& plan : from.conflicts) {
      to.conflicts.push_back(step(plan.gate));
      to.observed.push_back(to.conflicts.back());
      to.conflict_codes.push_back(code(model_.rules[plan.rule].path + ":conflict-" + std::to_string(plan.reading + 1)));
    }
    for (const auto& plan : from.rules) {
      const auto& rule = model_.rules[plan.rule];
      to.rules.push_back({&plan, rule.permits, step(plan.version), step(plan.body), step(plan.effective)});
      to.rule_codes.push_back(code(rule.path));
      code_conditions(plan.node, to.rule_codes.back());
    }
    std::set<StepId> cone;
    std::vector<StepId> open(to.observed);
    while (!open.empty()) {
      const auto at = open.back();
      open.pop_back();
      if (!out_.steps[at].dated || !cone.insert(at).second) continue;
      for (const auto operand : out_.inputs(out_.steps[at])) open.push_back(operand);
    }
    to.dated.assign(cone.begin(), cone.end());
    for (const auto at : to.dated) {
      const auto& made = out_.steps[at];
      if (made.of_days || made.op == Op::range || made.op == Op::recorded || made.op == Op::latest_in)
        to.changing.push_back(at);
    }
    return to;
  }

  const network::Network& net_;
  const model::Model& model_;
  Program& out_;
  std::vector<bool> wanted_;
};
}  // namespace

std::uint32_t Program::number_of(const Missing& missing) const {
  const auto facts = static_cast<std::uint32_t>(fields_before.size() - 1);
  switch (missing.kind) {
    case Missing::Kind::nothing: return 0;
    case Missing::Kind::fact: return 1 + missing.fact;
    case Missing::Kind::complete: return 1 + facts + missing.fact;
    case Missing::Kind::field: break;
  }
  return 1 + 2 * facts + missing.element * fields_before.back() + fields_before[missing.fact] + missing.field;
}

Missing Program::missing(std::uint32_t number) const {
  const auto facts = static_cast<std::uint32_t>(fields_before.size() - 1);
  if (number == 0) return {};
  if (number <= facts) return {Missing::Kind::fact, 0, number - 1, model::none};
  if (number <= 2 * facts) return {Missing::Kind::complete, 0, number - 1 - facts, model::none};
  const std::uint32_t field = (number - 1 - 2 * facts) % fields_before.back();
  const auto element = static_cast<std::uint16_t>((number - 1 - 2 * facts) / fields_before.back());
  // The last fact before which there are no more fields than that.
  const auto after = std::upper_bound(fields_before.begin(), fields_before.end(), field);
  const auto fact = static_cast<Id>(after - fields_before.begin()) - 1;
  return {Missing::Kind::field, element, fact, field - fields_before[fact]};
}

Program build(const network::Network& net, const session::Options& options, std::span<const Id> authorities) {
  Program program;
  program.network = &net;
  program.options = options;
  program.authorities.assign(authorities.begin(), authorities.end());
  for (Id id = 0; authorities.empty() && id < net.goals.size(); ++id) program.authorities.push_back(id);
  program.codes.emplace_back();
  Builder(net, program).run();
  return program;
}

}  // namespace hirepath::screen
