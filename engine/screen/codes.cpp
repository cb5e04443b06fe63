// Reason codes: down the conditions of the authority's own rules as they are written, many cases at once.
#include "screen/columns.hpp"

namespace hirepath::screen {

namespace {
using model::Status;

class Coder {
 public:
  Coder(Columns& columns, std::size_t goal)
      : columns_(columns), net_(*columns.program.network), goal_(columns.program.goals[goal]), number_(goal) {}

  void operator()() {
    columns_.code[number_].at.fill(0);
    const auto& status = columns_.status[number_];
    const auto of = [&](Status one) {
      const auto number = static_cast<std::size_t>(one);
      return columns_.depth.statuses[number] ? status[number] : Mask{};
    };
    if (Mask open = of(Status::may_apply); open.any()) fulfilled(open);
    if (Mask open = of(Status::conditional); open.any()) decided(open);
    if (Mask open = of(Status::undecided); open.any()) undecided(open);
    if (Mask open = of(Status::does_not_apply); open.any()) failed(open);
    if (Mask open = of(Status::conflict); open.any()) conflict(open);
  }

 private:
  Mask is(StepId step, int plane, bool yes) const { return columns_.mask(*columns_.current, step, plane, yes); }
  StepId step(network::NodeId node) const { return columns_.program.step_of[net_.nodes[node].gate]; }
  void assign(const Mask& lanes_of, std::uint16_t code) {
    each_lane(lanes_of, [&](std::size_t lane) { columns_.code[number_].at[lane] = code; });
  }
  std::uint16_t rule_path(Id rule) const {
    for (std::size_t i = 0; i < goal_.rules.size(); ++i) {
      if (goal_.rules[i].plan->rule == rule) return goal_.rule_codes[i];
    }
    return 0;
  }
  const RuleSteps* steps_of(Id rule) const {
    for (const auto& one : goal_.rules) {
      if (one.plan->rule == rule) return &one;
    }
    return nullptr;
  }

  // Gives each lane the code of the first condition for which `wanted(step)` holds, innermost label.
  template <class Wanted>
  void walk(network::NodeId node, Mask lanes_of, Wanted wanted) {
    using Kind = model::Condition::Kind;
    const auto& made = net_.nodes[node];
    const auto kind = made.source->kind;
    if (kind == Kind::all || kind == Kind::any || kind == Kind::at_least) {
      for (const auto child : net_.inside(node)) {
        const Mask here = lanes_of & wanted(step(child));
        if (!here.any()) continue;
        walk(child, here, wanted);
        lanes_of = lanes_of & ~here;
        if (!lanes_of.any()) return;
      }
    }
    assign(lanes_of, columns_.program.node_codes[node]);
  }

  void fulfilled(Mask open) {
    for (std::size_t i = 0; i < goal_.rules.size(); ++i) {
      const auto& rule = goal_.rules[i];
      if (!rule.permits) continue;
      const Mask here = open & is(rule.effective, 1, true);
      assign(here, goal_.rule_codes[i]);
      open = open & ~here;
    }
  }

  // The first of the rule's exceptions that is not known to be out (in the plane), or the rule itself.
  void overridden(std::size_t i, Mask open, int plane) {
    for (const Id other : goal_.rules[i].plan->overriders) {
      const auto* exception = steps_of(other);
      if (!exception) continue;
      const Mask here = open & ~is(exception->effective, plane, false);
      assign(here, rule_path(other));
      open = open & ~here;
    }
    assign(open, goal_.rule_codes[i]);
  }

  void decided(Mask open) {
    for (std::size_t i = 0; i < goal_.rules.size() && open.any(); ++i) {
      const auto& rule = goal_.rules[i];
      if (!rule.permits) continue;
      const Mask here = open & is(rule.effective, 2, true);
      const Mask body = is(rule.body, 1, true);
      if ((here & ~body).any())
        walk(rule.plan->node, here & ~body, [&](StepId at) { return ~is(at, 1, true) & is(at, 2, true); });
      if ((here & body).any()) overridden(i, here & body, 1);
      open = open & ~here;
    }
  }

  void undecided(Mask open) {
    if (goal_.recorded != model::none) open = open & is(goal_.recorded, 0, false);
    for (std::size_t i = 0; i < goal_.rules.size() && open.any(); ++i) {
      const auto& rule = goal_.rules[i];
      if (!rule.permits) continue;
      const Mask here = open & is(rule.version, 0, true) & ~is(rule.effective, 0, false);
      const Mask body = is(rule.body, 2, true);
      if ((here & ~body).any())
        walk(rule.plan->node, here & ~body, [&](StepId at) { return ~is(at, 2, true) & ~is(at, 0, false); });
      if ((here & body).any()) overridden(i, here & body, 2);
      open = open & ~here;
    }
    for (std::size_t i = 0; i < goal_.conflicts.size() && open.any(); ++i) {
      const Mask here = open & ~is(goal_.conflicts[i], 0, false) & ~is(goal_.conflicts[i], 2, true);
      assign(here, goal_.conflict_codes[i]);
      open = open & ~here;
    }
  }

  void failed(Mask open) {
    for (std::size_t i = 0; i < goal_.rules.size() && open.any(); ++i) {
      const auto& rule = goal_.rules[i];
      if (!rule.permits) continue;
      const Mask here = open & is(rule.version, 0, true);
      const Mask body = is(rule.body, 0, false);
      if ((here & body).any()) walk(rule.plan->node, here & body, [&](StepId at) { return is(at, 0, false); });
      if ((here & ~body).any()) overridden(i, here & ~body, 0);
      open = open & ~here;
    }
  }

  void conflict(Mask open) {
    for (std::size_t i = 0; i < goal_.conflicts.size() && open.any(); ++i) {
      const Mask no = is(goal_.gate, 0, false), other_no = is(goal_.conflicts[i], 0, false);
      const Mask can = is(goal_.gate, 2, true) & ~no, other_can = is(goal_.conflicts[i], 2, true) & ~other_no;
      const Mask here = open & ((can & other_no) | (no & other_can));
      assign(here, goal_.conflict_codes[i]);
      open = open & ~here;
    }
  }

  Columns& columns_;
  const network::Network& net_;
  const GoalSteps& goal_;
  std::size_t number_;
};
}  // namespace

void find_codes(Columns& columns, std::size_t goal) { Coder{columns, goal}(); }

}  // namespace hirepath::screen
