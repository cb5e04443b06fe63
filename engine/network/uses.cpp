// Walks a condition and notes facts, fields and definitions.
#include "network/uses.hpp"

namespace hirepath::network {

namespace {
using model::Id;
using model::Model;
using model::none;

struct Walker {
  const Model& model;
  Id record;
  Uses& uses;

  void add(model::FactRef ref) {
    if (ref.field)
      uses.fields.emplace(record, ref.index);
    else
      uses.facts.insert(ref.index);
  }
  void add(const model::DateExpression& date) {
    if (const auto* ref = std::get_if<model::FactRef>(&date.base)) add(*ref);
    if (date.extension == none) return;
    const auto& extension = model.extensions[date.extension];
    const Id inside = model.facts[extension.list].type.record;
    uses.facts.insert(extension.list);
    uses.fields.emplace(inside, extension.from);
    uses.fields.emplace(inside, extension.through);
    collect_uses(model, extension.where, inside, uses);
  }
  void operator()(const model::IsYes& leaf) { add(leaf.fact); }
  void operator()(const model::ChoiceIn& leaf) { add(leaf.fact); }
  void operator()(const model::CodeIn& leaf) { add(leaf.fact); }
  void operator()(const model::NumberIs& leaf) { add(leaf.fact); }
  void operator()(const model::SameAs& leaf) { add(leaf.left), add(leaf.right); }
  void operator()(const model::NotAfter& leaf) { add(leaf.left), add(leaf.right); }
  void operator()(const model::Holds& leaf) { uses.definitions.insert(leaf.define); }
  void operator()(const model::Compare& leaf) {
    add(leaf.fact);
    if (const auto* other = std::get_if<model::FactRef>(&leaf.right)) add(*other);
  }
};
}  // namespace

void collect_uses(const Model& model, const model::Condition& condition, Id record, Uses& uses) {
  using Kind = model::Condition::Kind;
  if (condition.kind == Kind::leaf) {
    std::visit(Walker{model, record, uses}, condition.leaf);
    return;
  }
  if (condition.list != none) {
    uses.facts.insert(condition.list);
    record = model.facts[condition.list].type.record;
    if (condition.kind == Kind::latest_in) uses.fields.emplace(record, model.records[record].ordered_by);
  }
  for (const auto& child : condition.children) collect_uses(model, child, record, uses);
}

}  // namespace hirepath::network
