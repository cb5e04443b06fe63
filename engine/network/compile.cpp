// Model -> flat arrays. Equal gates are made once, so that a condition shared by ten authorities is judged once.
// Entrance: network::compile(). The class below is private to this file.
#include <algorithm>
#include <map>
#include <tuple>

#include "network/network.hpp"
#include "network/order.hpp"

namespace hirepath::network {

namespace {
using model::Condition;
using model::Model;
using model::none;

// A leaf's identity as text: two leaves with one key are one leaf.
struct LeafKey {
  std::string key;
  void add(std::string_view tag, std::int64_t value) { key.append(tag).append(std::to_string(value)).push_back(';'); }
  void add(model::FactRef ref) { add(ref.field ? "field" : "fact", ref.index); }
  void add(const model::DateExpression& date) {
    if (const auto* day = std::get_if<values::Date>(&date.base))
      add("day", day->days);
    else if (const auto* ref = std::get_if<model::FactRef>(&date.base))
      add(*ref);
    else
      key += "action;";
    add("sign", date.sign);
    add("count", date.period.count);
    add("unit", static_cast<int>(date.period.unit));
    add("counting", static_cast<int>(date.counting));
    add("shift", date.shift);
    add("extension", static_cast<std::int64_t>(date.extension));
  }
  void operator()(const model::IsYes& leaf) { key += "yes:", add(leaf.fact); }
  void operator()(const model::ChoiceIn& leaf) {
    key += "choice:", add(leaf.fact);
    for (const auto choice : leaf.choices) add("c", choice);
  }
  void operator()(const model::CodeIn& leaf) {
    key += "code:", add(leaf.fact);
    for (const auto& code : leaf.codes) key += code + ";";
  }
  void operator()(const model::Compare& leaf) {
    key += "compare:", add(leaf.fact), add("order", static_cast<int>(leaf.order));
    if (const auto* number = std::get_if<std::int64_t>(&leaf.right))
      add("n", *number);
    else if (const auto* grade = std::get_if<values::Grade>(&leaf.right))
      key += values::to_string(*grade);
    else
      add(std::get<model::FactRef>(leaf.right));
  }
  void operator()(const model::SameAs& leaf) { key += "same:", add(leaf.left), add(leaf.right); }
  void operator()(const model::NumberIs& leaf) { key += "number:", add(leaf.fact), add("n", leaf.number); }
  void operator()(const model::NotAfter& leaf) { key += "not-after:", add(leaf.left), key += "|", add(leaf.right); }
  void operator()(const model::Holds&) {}
};

struct Reads {
  std::vector<model::FactRef> facts;
  void operator()(const model::IsYes& leaf) { facts = {leaf.fact}; }
  void operator()(const model::ChoiceIn& leaf) { facts = {leaf.fact}; }
  void operator()(const model::CodeIn& leaf) { facts = {leaf.fact}; }
  void operator()(const model::Compare& leaf) {
    facts = {leaf.fact};
    if (const auto* other = std::get_if<model::FactRef>(&leaf.right)) facts.push_back(*other);
  }
  void operator()(const model::SameAs& leaf) { facts = {leaf.left, leaf.right}; }
  void operator()(const model::NumberIs& leaf) { facts = {leaf.fact}; }
  void operator()(const model::NotAfter& leaf) {
    for (const auto* side : {&leaf.left, &leaf.right}) {
      if (const auto* ref = std::get_if<model::FactRef>(&side->base)) facts.push_back(*ref);
    }
  }
  void operator()(const model::Holds&) {}
};

class Compiler {
 public:
  Compiler(const Model& model, Network& network) : model_(model), net_(network) {
    net_.model = &model;
    net_.definitions.assign(model.definitions.size(), none);
    net_.goals.resize(model.authorities.size());
    rule_plans_.resize(model.rules.size());
  }

  void run(const Order& order) {
    for (const auto item : order.items) {
      if (item.rule)
        compile_rule(item.id);
      else if (model_.definitions[item.id].record == none)
        net_.definitions[item.id] = net_.nodes[definition(item.id, none)].gate;
    }
    for (Id authority = 0; authority < model_.authorities.size(); ++authority) compile_goal(authority);
    for (const auto& property : model_.properties) {
      const auto premise = node(property.premise, none);
      net_.properties.emplace_back(premise, node(property.conclusion, none));
    }
    index();
  }

 private:
  GateId gate(Op op, Id payload, Id scope, std::vector<GateId> operands) {
    if ((op == Op::all || op == Op::any) && operands.size() == 1) return operands[0];
    for (const auto operand : operands) {
      const bool element = op != Op::any_in && op != Op::every_in && op != Op::latest_in;
      if (element && net_.gates[operand].scope != none) scope = net_.gates[operand].scope;
    }
    const auto [at, added] = seen_.try_emplace({op, payload, scope, operands}, static_cast<GateId>(net_.gates.size()));
    if (!added) return at->second;
    net_.gates.push_back({op, payload, scope, static_cast<std::uint32_t>(net_.operands.size()),
                          static_cast<std::uint32_t>(operands.size())});
    net_.operands.insert(net_.operands.end(), operands.begin(), operands.end());
    return at->second;
  }
  GateId gate(Op op, std::vector<GateId> operands) { return gate(op, none, none, std::move(operands)); }
  GateId negation(GateId operand) { return gate(Op::negation, {operand}); }

  GateId range(values::Date first, values::Date last) {
    const Range range{first, last};
    for (Id i = 0; i < net_.ranges.size(); ++i) {
      if (net_.ranges[i] == range) return gate(Op::range, i, none, {});
    }
    net_.ranges.push_back(range);
    return gate(Op::range, static_cast<Id>(net_.ranges.size() - 1), none, {});
  }

  GateId leaf(const model::Leaf& test, Id list) {
    Reads reads;
    std::visit(reads, test);
    Id scope = none;
    for (const auto ref : reads.facts) {
      if (ref.field) scope = list;
    }
    LeafKey key;
    std::visit(key, test);
    key.add("scope", static_cast<std::int64_t>(scope));
    const auto [at, added] = leaf_ids_.try_emplace(key.key, static_cast<Id>(net_.leaves.size()));
    if (added) {
      Leaf made{test, scope, std::move(reads.facts), {}, {}};
      if (const auto* order = std::get_if<model::NotAfter>(&test)) {
        for (const auto* side : {&order->left, &order->right}) {
          if (side->extension == none) continue;
          made.reads_lists.push_back(model_.extensions[side->extension].list);
          extension_facts(model_.extensions[side->extension].where, made.reads);
        }
      }
      for (const auto ref : made.reads) made.traits.push_back(traits(ref, list));
      net_.leaves.push_back(std::move(made));
    }
    return gate(Op::leaf, at->second, scope, {});
  }

  Traits traits(model::FactRef ref, Id list) const {
    const auto& fact = model_.fact(ref, ref.field ? model_.facts[list].type.record : none);
    const bool position = !ref.field && fact.path.starts_with("position."),
               agency = !ref.field && fact.path.starts_with("agency.");
    return {!fact.decided_by.empty(), position, agency, fact.defaults_to_action_date, values::known(fact.presumed)};
  }

  // Facts outside the element that a condition after `where` reads.
  void extension_facts(const Condition& condition, std::vector<model::FactRef>& out) const {
    if (condition.kind == Condition::Kind::leaf) {
      if (const auto* holds = std::get_if<model::Holds>(&condition.leaf))
        return extension_facts(model_.definitions[holds->define].body, out);
      Reads reads;
      std::visit(reads, condition.leaf);
      for (const auto ref : reads.facts) {
        if (!ref.field) out.push_back(ref);
      }
    }
    for (const auto& child : condition.children) extension_facts(child, out);
  }

  // The node of a definition's body, as seen from the elements of `list`.
  NodeId definition(Id id, Id list) {
    const auto& define = model_.definitions[id];
    const std::pair key{id, define.record == none ? none : list};
    if (const auto at = definition_nodes_.find(key); at != definition_nodes_.end()) return at->second;
    const auto made = node(define.body, key.second);
    definition_nodes_.emplace(key, made);
    return made;
  }

  NodeId node(const Condition& condition, Id list) {
    Node made{&condition, 0, list, none, none, 0, 0};
    std::vector<NodeId> children;
    std::vector<GateId> gates;
    const bool quantified = condition.kind == Condition::Kind::any_in || condition.kind == Condition::Kind::every_in ||
                            condition.kind == Condition::Kind::latest_in;
    for (const auto& child : condition.children) {
      children.push_back(node(child, quantified ? condition.list : list));
      gates.push_back(net_.nodes[children.back()].gate);
    }
    switch (condition.kind) {
      case Condition::Kind::leaf:
        if (const auto* holds = std::get_if<model::Holds>(&condition.leaf)) {
          made.definition_id = holds->define;
          made.definition = definition(holds->define, list);
          made.gate = net_.nodes[made.definition].gate;
        } else {
          made.gate = leaf(condition.leaf, list);
        }
        break;
      case Condition::Kind::negation: made.gate = negation(gates[0]); break;
      case Condition::Kind::all: made.gate = gate(Op::all, std::move(gates)); break;
      case Condition::Kind::any: made.gate = gate(Op::any, std::move(gates)); break;
      case Condition::Kind::none_of: made.gate = negation(gate(Op::any, std::move(gates))); break;
      case Condition::Kind::at_least:
        made.gate = gate(Op::at_least, static_cast<Id>(condition.at_least), none, std::move(gates));
        break;
      case Condition::Kind::any_in: made.gate = gate(Op::any_in, condition.list, none, std::move(gates)); break;
      case Condition::Kind::every_in: made.gate = gate(Op::every_in, condition.list, none, std::move(gates)); break;
      case Condition::Kind::latest_in: made.gate = gate(Op::latest_in, condition.list, none, std::move(gates)); break;
    }
    made.first = static_cast<std::uint32_t>(net_.children.size());
    made.count = static_cast<std::uint32_t>(children.size());
    net_.children.insert(net_.children.end(), children.begin(), children.end());
    net_.nodes.push_back(made);
    return static_cast<NodeId>(net_.nodes.size() - 1);
  }

  // In force, with these conditions, and not overridden.
  GateId effective(const RulePlan& plan, GateId body) {
    std::vector<GateId> parts{plan.version, body};
    for (const Id other : plan.overriders) parts.push_back(negation(rule_plans_[other].effective));
    return gate(Op::all, std::move(parts));
  }

  void compile_rule(Id id) {
    const auto& rule = model_.rules[id];
    auto& plan = rule_plans_[id];
    plan.rule = id;
    plan.version = range(rule.from, rule.until);
    plan.node = node(rule.body, none);
    plan.body = net_.nodes[plan.node].gate;
    for (const auto needed : needs(model_, {true, id})) {
      if (needed.rule) plan.overriders.push_back(needed.id);
    }
    plan.effective = effective(plan, plan.body);
  }

  // The effect of a rule when rule `changed` has the given gate instead of its own: also where `changed` overrides it.
  GateId effective_if(Id rule, Id changed, GateId instead) {
    if (rule == changed) return instead;
    const auto& plan = rule_plans_[rule];
    std::vector<GateId> parts{plan.version, plan.body};
    for (const Id other : plan.overriders) parts.push_back(negation(effective_if(other, changed, instead)));
    return gate(Op::all, std::move(parts));
  }

  // The conclusion when rule `changed` has the given gate instead of its own.
  GateId conclusion(Id authority, Id changed, GateId instead) {
    std::vector<GateId> routes;
    for (const Id id : model_.authorities[authority].rules) {
      if (model_.rules[id].permits)
        routes.push_back(changed == none ? rule_plans_[id].effective : effective_if(id, changed, instead));
    }
    const auto recorded = net_.goals[authority].recorded;
    if (recorded == none) return routes.empty() ? gate(Op::no, {}) : gate(Op::any, std::move(routes));
    // Where the law is not recorded nothing is concluded, neither yes nor no.
    routes.push_back(recorded);
    return gate(Op::all, {gate(Op::any, std::move(routes)), negation(recorded)});
  }

  void compile_goal(Id id) {
    const auto& authority = model_.authorities[id];
    auto& goal = net_.goals[id];
    if (!authority.not_recorded.empty()) goal.recorded = gate(Op::recorded, id, none, {});
    std::vector<GateId> versions;
    for (const Id rule : authority.rules) {
      goal.rules.push_back(rule_plans_[rule]);
      if (model_.rules[rule].permits) versions.push_back(rule_plans_[rule].version);
    }
    goal.in_force = versions.empty() ? gate(Op::no, {}) : gate(Op::any, std::move(versions));
    goal.gate = conclusion(id, none, 0);
    for (const Id rule : authority.rules) {
      for (std::uint32_t i = 0; i < model_.rules[rule].conflicts.size(); ++i) compile_conflict(id, rule, i);
    }
  }

  void compile_conflict(Id authority, Id rule, std::uint32_t index) {
    const auto& reading = model_.rules[rule].conflicts[index];
    const auto& plan = rule_plans_[rule];
    ConflictPlan conflict{rule, index, 0, none};
    if (reading.condition) conflict.condition = node(*reading.condition, none);
    GateId other;
    if (reading.accepts) {
      const auto wider = conflict.condition == none ? gate(Op::yes, {})
                                                    : gate(Op::any, {plan.body, net_.nodes[conflict.condition].gate});
      other = effective(plan, wider);
    } else {
      other = conflict.condition == none ? gate(Op::no, {})
                                         : gate(Op::all, {plan.effective, net_.nodes[conflict.condition].gate});
    }
    const auto during = range(reading.from, reading.until);
    const auto in_time = gate(Op::all, {during, other});
    const auto otherwise = gate(Op::all, {negation(during), plan.effective});
    conflict.gate = conclusion(authority, rule, gate(Op::any, {in_time, otherwise}));
    net_.goals[authority].conflicts.push_back(conflict);
  }

  void index() {
    net_.reach.resize(net_.gates.size());
    for (GateId id = 0; id < net_.gates.size(); ++id) {
      auto& reach = net_.reach[id];
      const auto add = [&](Traits other) {
        reach.decided |= other.decided;
        reach.position |= other.position;
        reach.agency |= other.agency;
      };
      if (net_.gates[id].op == Op::leaf) {
        for (const auto traits : net_.leaves[net_.gates[id].payload].traits) add(traits);
      }
      for (const auto operand : net_.inputs(id)) add(net_.reach[operand]);
    }
    index_law();
    net_.parents.resize(net_.gates.size());
    net_.readers.resize(model_.facts.size());
    net_.list_readers.resize(model_.facts.size());
    net_.scoped.resize(model_.facts.size());
    net_.field_readers.resize(model_.facts.size());
    for (Id i = 0; i < model_.facts.size(); ++i) {
      const auto& type = model_.facts[i].type;
      if (type.kind == values::Kind::list && type.record != none)
        net_.field_readers[i].resize(model_.records[type.record].fields.size());
    }
    for (GateId id = 0; id < net_.gates.size(); ++id) {
      const auto& gate = net_.gates[id];
      for (const auto operand : net_.inputs(id)) net_.parents[operand].push_back(id);
      if (gate.scope != none) net_.scoped[gate.scope].push_back(id);
      if (gate.op == Op::any_in || gate.op == Op::every_in || gate.op == Op::latest_in)
        net_.list_readers[gate.payload].push_back(id);
      if (gate.op != Op::leaf) continue;
      const auto& leaf = net_.leaves[gate.payload];
      for (const auto ref : leaf.reads) {
        auto& readers = ref.field ? net_.field_readers[leaf.scope][ref.index] : net_.readers[ref.index];
        if (readers.empty() || readers.back() != id) readers.push_back(id);
      }
      for (const Id list : leaf.reads_lists) net_.list_readers[list].push_back(id);
    }
    // A list's latest element depends on the field that orders it.
    for (Id list = 0; list < model_.facts.size(); ++list) {
      for (const auto reader : net_.list_readers[list]) {
        if (net_.gates[reader].op == Op::latest_in)
          net_.field_readers[list][model_.records[model_.facts[list].type.record].ordered_by].push_back(reader);
      }
    }
  }

  void index_law() {
    for (const auto& authority : model_.authorities) {
      auto& range = net_.recorded.emplace_back();
      for (const auto& limit : authority.not_recorded) {
        if (limit.before)
          range.first = std::max(range.first, limit.date);
        else
          range.last = std::min(range.last, limit.date);
      }
    }
    const auto changes = [&](const Range& range) {
      if (range.first > values::Date::min()) net_.days.push_back(range.first);
      if (range.last < values::Date::max()) net_.days.push_back(range.last + 1);
    };
    for (const auto& range : net_.ranges) changes(range);
    for (const auto& range : net_.recorded) changes(range);
    std::sort(net_.days.begin(), net_.days.end());
    net_.days.erase(std::unique(net_.days.begin(), net_.days.end()), net_.days.end());
    for (GateId id = 0; id < net_.gates.size(); ++id) {
      if (net_.gates[id].op != Op::leaf) continue;
      const auto& traits = net_.leaves[net_.gates[id].payload].traits;
      const auto like_the_first = [&](const Traits& one) {
        return one.decided == traits[0].decided && one.position == traits[0].position &&
               one.agency == traits[0].agency && !one.presumed && !one.action_date;
      };
      if (traits.empty() || !std::all_of(traits.begin(), traits.end(), like_the_first)) net_.always.push_back(id);
    }
  }

  const Model& model_;
  Network& net_;
  std::map<std::tuple<Op, Id, Id, std::vector<GateId>>, GateId> seen_;
  std::map<std::string, Id> leaf_ids_;
  std::map<std::pair<Id, Id>, NodeId> definition_nodes_;
  std::vector<RulePlan> rule_plans_;
};

std::string name_of(const Model& model, Item item) {
  return item.rule ? model.rules[item.id].path : model.definitions[item.id].id;
}
}  // namespace

Network compile(const Model& model, text::Diagnostics& found) {
  Network network;
  const auto sorted = order(model);
  if (!sorted.cycle.empty()) {
    std::string path;
    for (const auto item : sorted.cycle) path += (path.empty() ? "" : " -> ") + name_of(model, item);
    const auto first = sorted.cycle[0];
    auto& finding = found.error("HP301", first.rule ? model.rules[first.id].place : model.definitions[first.id].place,
                                "these need each other in a circle: " + path);
    finding.expected = "definitions and exceptions that end in facts";
    for (std::size_t i = 1; i + 1 < sorted.cycle.size(); ++i) {
      const auto item = sorted.cycle[i];
      finding.notes.push_back({item.rule ? model.rules[item.id].place : model.definitions[item.id].place,
                               name_of(model, item) + " is part of the circle"});
    }
    return network;
  }
  Compiler(model, network).run(sorted);
  return network;
}

}  // namespace hirepath::network
