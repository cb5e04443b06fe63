#include "lint/candidates.hpp"

#include <algorithm>

namespace hirepath::lint {

namespace {
using model::FactRef;
using session::Session;
using values::Date;
using values::Value;

class Collector {
 public:
  Collector(const Session& session, const Variable& variable) : session_(session), variable_(variable) {
    const auto& model = session.model();
    fact_ = &model.fact(variable.ref, variable.ref.field ? model.facts[variable.list].type.record : model::none);
  }

  std::vector<Value> collect(bool yes) {
    const auto& type = fact_->type;
    if (type.kind == values::Kind::yes_no) return {Value{yes}, Value{!yes}};
    for (const auto& leaf : session_.network().leaves) {
      const bool reads = std::find(leaf.reads.begin(), leaf.reads.end(), variable_.ref) != leaf.reads.end();
      if (!reads || (variable_.ref.field && leaf.scope != variable_.list)) continue;
      list_ = leaf.scope;
      // A fact of the whole case may be compared with a field of every element.
      const bool every = leaf.scope != model::none && !variable_.ref.field;
      const std::size_t first = every || leaf.scope == model::none ? 0 : variable_.element;
      const std::size_t last = every ? session_.elements(leaf.scope) : first + 1;
      for (element_ = first; element_ < last; ++element_) std::visit(*this, leaf.test);
    }
    switch (type.kind) {
      case values::Kind::choice:
        for (std::size_t i = 0; i < type.choices.size(); ++i) add(values::Choice{static_cast<std::uint16_t>(i)});
        break;
      case values::Kind::code: add(values::Code{"0000"}); break;
      case values::Kind::grade: add(*values::make_grade("GS", 9)); break;
      case values::Kind::number:
        add(type.low.value_or(0));
        if (type.high) add(*type.high);
        break;
      case values::Kind::date: near(session_.options().on - 1); break;
      case values::Kind::yes_no:
      case values::Kind::list: break;
    }
    return std::move(out_);
  }

  void operator()(const model::IsYes&) {}
  void operator()(const model::Holds&) {}
  void operator()(const model::ChoiceIn& leaf) {
    for (const auto choice : leaf.choices) add(values::Choice{choice});
  }
  void operator()(const model::CodeIn& leaf) {
    for (const auto& code : leaf.codes) add(values::Code{code});
  }
  void operator()(const model::NumberIs& leaf) { near(leaf.number); }
  void operator()(const model::SameAs& leaf) { near(value(leaf.left == variable_.ref ? leaf.right : leaf.left)); }
  void operator()(const model::Compare& leaf) {
    if (const auto* number = std::get_if<std::int64_t>(&leaf.right))
      near(*number);
    else if (const auto* grade = std::get_if<values::Grade>(&leaf.right))
      near(*grade);
    else
      near(value(leaf.fact == variable_.ref ? std::get<FactRef>(leaf.right) : leaf.fact));
  }
  // The day at which one side passes the other.
  void operator()(const model::NotAfter& leaf) {
    const auto reads = [&](const model::DateExpression& side) {
      const auto* ref = std::get_if<FactRef>(&side.base);
      return ref && *ref == variable_.ref;
    };
    const bool left = reads(leaf.left);
    const auto& mine = left ? leaf.left : leaf.right;
    const auto& other = left ? leaf.right : leaf.left;
    const auto target = day(other);
    if (!target) return;
    const Date moved = *target - mine.shift;
    if (mine.sign == 0)
      near(moved);
    else
      near(mine.sign > 0 ? values::subtract(moved, mine.period, mine.counting).early
                         : values::add(moved, mine.period, mine.counting).late);
  }

 private:
  void add(Value value) {
    const auto* number = std::get_if<std::int64_t>(&value);
    if (number &&
        ((fact_->type.low && *number < *fact_->type.low) || (fact_->type.high && *number > *fact_->type.high)))
      return;
    if (std::find(out_.begin(), out_.end(), value) == out_.end()) out_.push_back(std::move(value));
  }
  void near(std::int64_t number) { add(number), add(number - 1), add(number + 1); }
  void near(values::Grade grade) {
    for (const int step : {0, -1, 1}) {
      if (const auto made = values::make_grade(grade.plan_name(), grade.level + step)) add(*made);
    }
  }
  void near(Date day) {
    for (const int step : {0, -1, 1}) {
      const Date moved = day + step;
      if (moved > Date::min() && moved < Date::max()) add(values::DateBounds{moved, moved});
    }
  }
  void near(const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value))
      near(*number);
    else if (const auto* grade = std::get_if<values::Grade>(&value))
      near(*grade);
    else if (const auto* bounds = std::get_if<values::DateBounds>(&value))
      near(bounds->earliest);
    else if (values::known(value))
      add(value);
  }

  const Value& value(FactRef ref) const { return known(session_, {ref, list_, element_}).value; }

  std::optional<Date> day(const model::DateExpression& side) const {
    Date base = session_.options().on;  // also of a fact that defaults to it
    if (const auto* fixed = std::get_if<Date>(&side.base)) {
      base = *fixed;
    } else if (const auto* ref = std::get_if<FactRef>(&side.base)) {
      const auto& other = value(*ref);
      const auto& model = session_.model();
      if (const auto* bounds = std::get_if<values::DateBounds>(&other))
        base = bounds->earliest;
      else if (!model.fact(*ref, ref->field ? model.facts[list_].type.record : model::none).defaults_to_action_date)
        return std::nullopt;
    }
    if (side.sign > 0) base = values::add(base, side.period, side.counting).early;
    if (side.sign < 0) base = values::subtract(base, side.period, side.counting).early;
    return base + side.shift;
  }

  const Session& session_;
  const Variable& variable_;
  const model::Fact* fact_;
  model::Id list_ = model::none;  // of the leaf in hand, and which of its elements
  std::size_t element_ = 0;
  std::vector<Value> out_;
};
}  // namespace

const model::Known& known(const Session& session, const Variable& variable) {
  if (!variable.ref.field) return session.facts().facts[variable.ref.index];
  return session.facts().lists.find(variable.list)->second.elements[variable.element].fields[variable.ref.index];
}

std::vector<Value> candidates(const Session& session, const Variable& variable, bool yes) {
  return Collector(session, variable).collect(yes);
}

}  // namespace hirepath::lint
