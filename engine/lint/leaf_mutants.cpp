#include "lint/leaf_mutants.hpp"

#include <algorithm>

namespace hirepath::lint {

namespace {
using model::Leaf;
using model::Model;
using values::Unit;

class Maker {
 public:
  Maker(const Model& model, Id record) : model_(model), record_(record) {}
  std::vector<LeafMutant> take() { return std::move(out_); }

  void operator()(const model::IsYes&) {}
  void operator()(const model::SameAs&) {}
  void operator()(const model::Holds&) {}

  void operator()(const model::ChoiceIn& leaf) {
    if (leaf.choices.size() < 2) return;
    for (std::size_t i = 0; i < leaf.choices.size(); ++i) {
      auto made = leaf;
      made.choices.erase(made.choices.begin() + static_cast<std::ptrdiff_t>(i));
      add(Operator::drop_member, "without " + model_.fact(leaf.fact, record_).type.choices[leaf.choices[i]], made);
    }
  }

  void operator()(const model::CodeIn& leaf) {
    if (leaf.codes.size() < 2) return;
    for (std::size_t i = 0; i < leaf.codes.size(); ++i) {
      auto made = leaf;
      made.codes.erase(made.codes.begin() + static_cast<std::ptrdiff_t>(i));
      add(Operator::drop_member, "without " + leaf.codes[i], made);
    }
  }

  void operator()(const model::NumberIs& leaf) {
    const auto& type = model_.fact(leaf.fact, record_).type;
    for (const int step : {-1, 1}) {
      auto made = leaf;
      made.number += step;
      if (fits(type, made.number) || fits(type, leaf.number))
        add(Operator::threshold, becomes(leaf.number, made.number), made);
    }
  }

  void operator()(const model::Compare& leaf) {
    const auto& type = model_.fact(leaf.fact, record_).type;
    for (const int step : {-1, 1}) {
      auto made = leaf;
      // The one value that tells the two limits apart.
      const bool includes = leaf.order == model::Order::at_least || leaf.order == model::Order::less_than;
      const int apart = includes ? std::min(step, 0) : std::max(step, 0);
      if (const auto* number = std::get_if<std::int64_t>(&leaf.right)) {
        if (!fits(type, *number + apart)) continue;
        made.right = *number + step;
        add(Operator::threshold, becomes(*number, *number + step), made);
      } else if (const auto* grade = std::get_if<values::Grade>(&leaf.right)) {
        const auto level = grade->level + apart;
        if (level < 1 || (values::on_general_schedule_ladder(grade->plan_name()) && level > 15))
          continue;  // 5 USC 5104: GS-1 to GS-15
        const auto moved = values::make_grade(grade->plan_name(), grade->level + step);
        if (!moved) continue;
        made.right = *moved;
        add(Operator::threshold, values::to_string(*grade) + " becomes " + values::to_string(*moved), made);
      }
    }
  }

  void operator()(const model::NotAfter& leaf) {
    for (const bool left : {true, false}) side(leaf, left);
  }

 private:
  void add(Operator op, std::string what, Leaf leaf) { out_.push_back({op, std::move(what), std::move(leaf)}); }
  static bool fits(const model::Type& type, std::int64_t number) {
    return number >= type.low.value_or(number) && number <= type.high.value_or(number);
  }
  static std::string becomes(std::int64_t from, std::int64_t to) {
    return std::to_string(from) + " becomes " + std::to_string(to);
  }

  void side(const model::NotAfter& leaf, bool left) {
    const auto& whole = left ? leaf.left : leaf.right;
    const auto changed = [&](auto change) {
      auto made = leaf;
      change(left ? made.left : made.right);
      return made;
    };
    if (const auto* day = std::get_if<values::Date>(&whole.base)) {
      for (const int step : {-1, 1}) {
        add(Operator::date, values::to_string(*day) + " becomes " + values::to_string(*day + step),
            changed([&](auto& it) { it.base = *day + step; }));
      }
    }
    if (whole.sign == 0) return;
    const auto period = whole.period;
    const auto replaced = [&](Operator op, values::Period by) {
      add(op, values::to_string(period) + " becomes " + values::to_string(by),
          changed([&](auto& it) { it.period = by; }));
    };
    if (period.count > 0) {
      replaced(Operator::period, {period.count - 1, period.unit});
      replaced(Operator::unit, {period.count, period.unit == Unit::days ? Unit::years : Unit::days});
    }
    replaced(Operator::period, {period.count + 1, period.unit});
    if (period.unit == Unit::days) return;  // a day more or less is the period's own unit
    // The day at the end of the period counts or does not: on the left of "not after" the window opens there, on the
    // right it closes.
    const int step = left ? (whole.shift > 0 ? -1 : 1) : (whole.shift < 0 ? 1 : -1);
    add(Operator::within_during,
        std::string("the ") + (left ? "first" : "last") + " day " + ((step > 0) != left ? "counts" : "does not count"),
        changed([&](auto& it) { it.shift += step; }));
  }

  const Model& model_;
  Id record_;
  std::vector<LeafMutant> out_;
};
}  // namespace

std::vector<LeafMutant> leaf_mutants(const Model& model, const Leaf& leaf, Id record) {
  Maker maker(model, record);
  std::visit(maker, leaf);
  return maker.take();
}

bool is_window(const model::Condition& condition) {
  return condition.kind == model::Condition::Kind::all && condition.children.size() == 2 &&
         std::ranges::all_of(condition.children, [](const auto& child) {
           return child.kind == model::Condition::Kind::leaf && child.text.empty() &&
                  std::holds_alternative<model::NotAfter>(child.leaf);
         });
}

bool is_membership(const model::Condition& condition) {
  return condition.kind == model::Condition::Kind::any &&
         std::ranges::all_of(condition.children, [](const auto& child) {
           return child.kind == model::Condition::Kind::leaf && child.text.empty() &&
                  std::holds_alternative<model::NumberIs>(child.leaf);
         });
}

}  // namespace hirepath::lint
