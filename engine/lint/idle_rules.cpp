// HP404, HP409: rules that can never apply, and conditions that never decide anything. Both are searches for a case
// that would show the contrary.
#include <algorithm>

#include "lint/findings.hpp"
#include "lint/witness.hpp"

namespace hirepath::lint {

namespace {
using values::Date;

constexpr std::size_t budget = 1500;  // assignments for one day: some milliseconds
constexpr std::size_t most_days = 8;
constexpr const char* limits =
    "the search tried lists of at most two elements, and values next to those the rules name";

// Days on which the rule is in force and something may be different: the day it was last compared with the law, its own
// ends, the ends of rules that override it.
std::vector<Date> days_of(const Network& network, const network::Goal& goal, const network::RulePlan& plan,
                          std::span<const Wish> wishes) {
  const auto& model = *network.model;
  const auto& rule = model.rules[plan.rule];
  std::vector<Date> days;
  const auto add = [&](Date day) {
    if (day < rule.from || day > rule.until || day == Date::min() || day == Date::max()) return;
    if (std::find(days.begin(), days.end(), day) == days.end()) days.push_back(day);
  };
  if (const auto day = model.authorities[rule.authority].verified_on) add(*day);
  add(rule.until);
  add(rule.from);
  for (const auto& other : goal.rules) {
    if (std::find(plan.overriders.begin(), plan.overriders.end(), other.rule) == plan.overriders.end()) continue;
    if (model.rules[other.rule].from != Date::min()) add(model.rules[other.rule].from - 1);
    if (model.rules[other.rule].until != Date::max()) add(model.rules[other.rule].until + 1);
  }
  for (const auto day : named_days(network, wishes)) add(day);
  if (days.empty()) days.push_back(values::from_civil({2026, 1, 1}));
  if (days.size() > most_days) days.resize(most_days);
  return days;
}

// The rule's own conditions, each of which should be able to turn the answer alone.
void idle_conditions(const Network& network, const network::RulePlan& plan, std::span<const Date> days,
                     text::Diagnostics& found) {
  const auto& body = network.nodes[plan.node];
  if (body.source->kind != model::Condition::Kind::all) return;
  const auto conditions = network.inside(plan.node);
  for (const auto condition : conditions) {
    std::vector<Wish> wishes{{plan.version, true}};
    for (const auto other : conditions) wishes.push_back({network.nodes[other].gate, other != condition});
    const auto witness = find_witness(network, wishes, days, budget);
    if (witness.outcome != Witness::Outcome::none) continue;
    const auto& source = *network.nodes[condition].source;
    auto& finding = found.warning("HP409", source.place,
                                  (source.label.empty() ? "this condition" : source.label) +
                                      " never decides: no case was found in which it alone fails");
    finding.suggestion = "if the other conditions include it, say it once";
    finding.notes.push_back({source.place, limits});
  }
}
}  // namespace

void idle_rules(const Network& network, text::Diagnostics& found) {
  const auto& model = *network.model;
  for (const auto& goal : network.goals) {
    for (const auto& plan : goal.rules) {
      const auto& rule = model.rules[plan.rule];
      const std::vector<Wish> wishes{{plan.effective, true}};
      auto days = days_of(network, goal, plan, wishes);
      const auto witness = find_witness(network, wishes, days, budget);
      if (witness.outcome == Witness::Outcome::none) {
        auto& finding = found.warning("HP404", rule.place,
                                      "the rule " + rule.path + " can never apply: no case was found that fulfils it");
        finding.suggestion = "look for conditions that exclude each other, or a rule that always overrides it";
        finding.notes.push_back({rule.place, limits});
      } else if (witness.outcome == Witness::Outcome::gave_up) {
        found.note("HP404", rule.place, "not proved that the rule " + rule.path + " can apply: the search was ended")
            .suggestion = "a test that expects it to apply shows it";
      } else {
        days = {witness.on};
        idle_conditions(network, plan, days, found);
      }
    }
  }
}

}  // namespace hirepath::lint
