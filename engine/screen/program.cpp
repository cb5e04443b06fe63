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
    for (GateId gate = 0; gate < net_.gates.size(); ++gate) {
      if (wanted_[gate]) add(gate);
    }
    place();
    judge_blank();
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
      out_.fields.emplace_back();
      out_.field_readers.emplace_back(model_.records[model_.facts[fact].type.record].fields.size());
      out_.extended.emplace_back();
      out_.has_latest.push_back(false);
    }
    return out_.list_of[fact];
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
    out_.leaves.push_back(id);
    step.of_days = step.dated = std::holds_alternative<model::NotAfter>(leaf.test);
    const auto add_once = [&](std::vector<StepId>& readers) {
      if (readers.empty() || readers.back() != id) readers.push_back(id);
    };
    for (const auto ref : leaf.reads)
      add_once(ref.field ? out_.field_readers[step.scope][ref.index] : out_.readers[ref.index]);
    for (const Id fact : leaf.reads_lists) add_once(out_.extended[list(fact)]);
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
    for (Id fact = 0; fact < model_.facts.size(); ++fact) {
      if (!out_.readers[fact].empty()) out_.facts.push_back(fact);
    }
    for (Id at = 0; at < out_.lists.size(); ++at) {
      for (Id field = 0; field < out_.field_readers[at].size(); ++field) {
        if (!out_.field_readers[at][field].empty()) out_.fields[at].push_back(field);
      }
    }
  }

  // What a leaf is where nothing is known of its facts.
  void judge_blank() {
    out_.blank.resize(out_.steps.size());
    out_.by_answer.resize(out_.steps.size());
    for (const auto id : out_.leaves) {
      model::Case nothing;
      nothing.facts.resize(model_.facts.size());
      const auto& step = out_.steps[id];
      if (step.scope != none) {
        const Id list = out_.lists[step.scope];
        const auto fields = model_.records[model_.facts[list].type.record].fields.size();
        nothing.lists[list].elements.push_back({std::vector<model::Known>(fields)});
      }
      for (unsigned given = 0; given < 4; ++given) {
        nothing.position_given = (given & 1U) != 0, nothing.agency_given = (given & 2U) != 0;
        out_.blank[id][given] = session::judge(net_.leaves[step.payload], 0, out_.view(nothing));
      }
      judge_answers(id, nothing);
    }
  }
  void judge_answers(StepId id, model::Case& facts) {
    const auto& leaf = net_.leaves[out_.steps[id].payload];
    if (out_.steps[id].of_days || leaf.reads.size() != 1 || !leaf.reads_lists.empty()) return;
    const auto ref = leaf.reads[0];
    const auto& type = out_.view(facts).declaration(ref, leaf.scope).type;
    if (type.kind != values::Kind::yes_no && type.kind != values::Kind::choice) return;
    auto& known = ref.field ? facts.lists.at(leaf.scope).elements[0].fields[ref.index] : facts.facts[ref.index];
    known.state = model::EvidenceState::verified;
    const bool choice = type.kind == values::Kind::choice;
    for (std::size_t i = 0; i < (choice ? type.choices.size() : 2); ++i) {
      known.value = choice ? values::Value{values::Choice{static_cast<std::uint16_t>(i)}} : values::Value{i == 1};
      const auto region = session::judge(leaf, 0, out_.view(facts));
      out_.by_answer[id].push_back(region.yes_last == Date::max() ? values::Truth::yes : values::Truth::no);
    }
  }

  std::uint16_t code(const std::string& text) {
    const auto at = std::find(out_.codes.begin(), out_.codes.end(), text);
    if (at != out_.codes.end()) return static_cast<std::uint16_t>(at - out_.codes.begin());
    out_.codes.push_back(text);
    return static_cast<std::uint16_t>(out_.codes.size() - 1);
  }
  void code_conditions(GoalSteps& goal, const model::Condition& condition, std::uint16_t above) {
    const auto own = condition.label.empty() ? above : code(condition.label);
    goal.codes[&condition] = own;
    for (const auto& child : condition.children) code_conditions(goal, child, own);
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
      code_conditions(to, rule.body, to.rule_codes.back());
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
