#include "explain/conditions.hpp"

#include <algorithm>
#include <functional>

namespace hirepath::explain {

namespace {
using model::Condition;
using model::FactRef;

// Calls `see` for each fact that the leaf itself compares; `extended` for the conditions of an extension in it.
void each_fact(const model::Model& model, const model::Leaf& leaf, const std::function<void(FactRef)>& see,
               const std::function<void(const model::Extension&)>& extended) {
  const auto date = [&](const model::DateExpression& expression) {
    if (const auto* ref = std::get_if<FactRef>(&expression.base)) see(*ref);
    if (expression.extension != model::none) extended(model.extensions[expression.extension]);
  };
  if (const auto* yes = std::get_if<model::IsYes>(&leaf)) see(yes->fact);
  if (const auto* choice = std::get_if<model::ChoiceIn>(&leaf)) see(choice->fact);
  if (const auto* code = std::get_if<model::CodeIn>(&leaf)) see(code->fact);
  if (const auto* number = std::get_if<model::NumberIs>(&leaf)) see(number->fact);
  if (const auto* compare = std::get_if<model::Compare>(&leaf)) {
    see(compare->fact);
    if (const auto* right = std::get_if<FactRef>(&compare->right)) see(*right);
  }
  if (const auto* same = std::get_if<model::SameAs>(&leaf)) {
    see(same->left);
    see(same->right);
  }
  if (const auto* order = std::get_if<model::NotAfter>(&leaf)) {
    date(order->left);
    date(order->right);
  }
}

class Walk {
 public:
  explicit Walk(const model::Model& model) : model_(model) {}

  void condition(const Condition& one) {
    if (!one.label.empty()) out_.labels.insert(one.label);
    if (one.list != model::none) list(one.list);
    if (one.kind == Condition::Kind::leaf) leaf(one.leaf);
    for (const auto& child : one.children) condition(child);
  }
  Below take() { return std::move(out_); }

 private:
  void list(Id id) { out_.facts.insert(model::json_name(model_.facts[id].path)); }
  void leaf(const model::Leaf& leaf) {
    if (const auto* holds = std::get_if<model::Holds>(&leaf)) {
      if (seen_.insert(holds->define).second) condition(model_.definitions[holds->define].body);
      return;
    }
    each_fact(
        model_, leaf,
        [&](FactRef ref) {
          if (!ref.field) list(ref.index);  // the list of a field is there already
        },
        [&](const model::Extension& extension) {
          list(extension.list);
          condition(extension.where);
        });
  }

  const model::Model& model_;
  std::set<Id> seen_;
  Below out_;
};

// `record` is that of the elements in hand. Definitions cannot need each other in a circle (HP301).
bool sensitive(const model::Model& model, const Condition& condition, Id record) {
  using Kind = Condition::Kind;
  if (condition.list != model::none) {
    if (model.facts[condition.list].sensitive) return true;
    record = model.facts[condition.list].type.record;
  }
  const auto one = [&](const Condition& child) { return sensitive(model, child, record); };
  if (condition.kind == Kind::any || condition.kind == Kind::at_least)
    return std::ranges::all_of(condition.children, one);
  if (condition.kind != Kind::leaf) return std::ranges::any_of(condition.children, one);
  if (const auto* holds = std::get_if<model::Holds>(&condition.leaf)) {
    const auto& definition = model.definitions[holds->define];
    return sensitive(model, definition.body, definition.record);
  }
  bool found = false;
  each_fact(
      model, condition.leaf,
      [&](FactRef ref) {
        found = found || ((!ref.field || record != model::none) && model.fact(ref, record).sensitive);
      },
      [](const model::Extension&) {});
  return found;
}

const Condition* labelled(const Condition& condition, const std::string& label) {
  if (condition.label == label) return &condition;
  for (const auto& child : condition.children) {
    if (const auto* found = labelled(child, label)) return found;
  }
  return nullptr;
}

const Condition* asking_for(const model::Model& model, const Condition& condition, const std::set<std::string>& facts) {
  for (const auto& child : condition.children) {
    if (const auto* found = asking_for(model, child, facts)) return found;
  }
  if (condition.label.empty()) return nullptr;
  const auto inside = below(model, condition);
  const bool asks = std::ranges::any_of(facts, [&](const std::string& fact) { return inside.facts.contains(fact); });
  return asks ? &condition : nullptr;
}
}  // namespace

Below below(const model::Model& model, const Condition& condition) {
  Walk walk(model);
  walk.condition(condition);
  return walk.take();
}

bool speaks_of_sensitive(const model::Model& model, const Condition& condition) {
  return sensitive(model, condition, model::none);
}

const Condition* labelled(const model::Rule& rule, const std::string& label) {
  return label == rule.path ? &rule.body : labelled(rule.body, label);
}

const Condition* asking_for(const model::Model& model, const model::Rule& rule, const std::vector<Need>& needs) {
  std::set<std::string> facts;  // without elements, fields and completeness
  for (const auto& need : needs) {
    std::string base = need.fact.substr(0, need.fact.find('['));
    constexpr std::string_view complete = "_complete";
    if (base.ends_with(complete)) base.resize(base.size() - complete.size());
    facts.insert(std::move(base));
  }
  return asking_for(model, rule.body, facts);
}

}  // namespace hirepath::explain
