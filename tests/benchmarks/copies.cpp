#include "copies.hpp"

#include <map>
#include <stdexcept>

namespace hirepath::benchmarks {

namespace {
using model::Condition;
using model::Id;

class Copier {
 public:
  Copier(model::Model& model, int number, bool definitions)
      : model_(model), number_(number), with_definitions_(definitions) {}

  Id authority(Id original) {
    auto copy = model_.authorities[original];
    const auto made = static_cast<Id>(model_.authorities.size());
    copy.id = name(copy.id);
    std::map<Id, Id> rules;
    for (auto& id : copy.rules) {
      auto rule = model_.rules[id];
      rule.path = name(rule.path), rule.authority = made;
      bool moved = move(rule.body);
      for (auto& reading : rule.conflicts) moved |= reading.condition && move(*reading.condition);
      if (!moved) rule.body = with_grade(std::move(rule.body));
      rules[id] = static_cast<Id>(model_.rules.size());
      id = rules[id];
      model_.rules.push_back(std::move(rule));
    }
    for (const auto& [from, to] : rules) {
      for (auto& other : model_.rules[to].despite) other = rules.contains(other) ? rules.at(other) : other;
    }
    model_.authorities.push_back(std::move(copy));
    return made;
  }

 private:
  std::string name(const std::string& of) const { return "zz-" + std::to_string(number_ + 10) + "-" + of; }

  // Whether something in it was moved.
  bool move(Condition& condition) {
    bool moved =
        condition.kind == Condition::Kind::leaf && std::visit([&](auto& leaf) { return move(leaf); }, condition.leaf);
    for (auto& child : condition.children) moved |= move(child);
    return moved;
  }
  bool move(model::Compare& leaf) {
    if (auto* number = std::get_if<std::int64_t>(&leaf.right)) return *number += number_, true;
    auto* grade = std::get_if<values::Grade>(&leaf.right);
    if (grade) grade->level = static_cast<std::int16_t>((grade->level - 1 + number_) % 15 + 1);
    return grade != nullptr;
  }
  bool move(model::NumberIs& leaf) { return leaf.number += number_, true; }
  bool move(model::NotAfter& leaf) { return move(leaf.left) | move(leaf.right); }
  bool move(model::DateExpression& side) {
    if (auto* day = std::get_if<values::Date>(&side.base)) return *day = *day + 30 * number_, true;
    if (side.sign != 0) side.period.count += number_;
    return side.sign != 0;
  }
  bool move(model::Holds& leaf) {
    const auto original = leaf.define;
    if (!with_definitions_) return false;
    const auto known = definitions_.find(original);
    if (known == definitions_.end()) {
      auto copy = model_.definitions[original];
      copy.id = name(copy.id);
      if (move(copy.body)) {
        leaf.define = static_cast<Id>(model_.definitions.size());
        model_.definitions.push_back(std::move(copy));
      }
      definitions_[original] = leaf.define;
    } else {
      leaf.define = known->second;
    }
    return leaf.define != original;
  }
  template <class Leaf>
  bool move(Leaf&) {
    return false;  // a question is a question
  }

  Condition with_grade(Condition body) const {
    Condition grade = body, all = body;
    const auto fact = model_.find_fact("position.grade");
    if (fact == model::none) throw std::runtime_error("no fact position.grade");
    grade.kind = Condition::Kind::leaf, grade.children.clear();
    grade.leaf = model::Compare{{false, fact}, model::Order::at_least, *values::make_grade("GS", number_ % 15 + 1)};
    all.kind = Condition::Kind::all;
    all.children = {std::move(body), std::move(grade)};
    return all;
  }

  model::Model& model_;
  int number_;
  bool with_definitions_;
  std::map<Id, Id> definitions_;  // original -> the copy, or the original where nothing in it moves
};
}  // namespace

model::Model with_copies(const model::Model& model, std::vector<model::Id>& ids, int times, bool definitions) {
  auto out = model;
  const auto originals = ids;
  for (int number = 1; number < times; ++number) {
    Copier copier(out, number, definitions);
    for (const auto id : originals) ids.push_back(copier.authority(id));
  }
  return out;
}

}  // namespace hirepath::benchmarks
