// How a leaf is judged from columns. What can be found out by asking session::judge is: what each answer makes of it,
// and from which day on a date makes it yes or no.
#include <algorithm>
#include <cstring>
#include <limits>
#include <tuple>

#include "screen/program.hpp"
#include "values/period.hpp"

namespace hirepath::screen {

namespace {
using Kind = LeafPlan::Kind;
using model::FactRef;
using values::Date;

std::int32_t shifted(Date date, std::int64_t days) {
  if (date == Date::min() || date == Date::max()) return date.days;
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(date.days + days, Date::min().days, Date::max().days));
}

// Periods that cannot lead from a plain day to the calendar's ends.
bool is_short(const model::DateExpression& expression) {
  constexpr std::int32_t most = 250'000;  // days
  const bool months = expression.period.unit == values::Unit::months,
             years = expression.period.unit == values::Unit::years;
  return std::abs(expression.shift) < most && expression.period.count < (years    ? most / 366
                                                                         : months ? most / 31
                                                                                  : most / 2);
}

// How many days a period leads on, whatever day it leads from: at least and at most. A day that does not exist in its
// month makes a difference of a day or two; a workday has at most a day off for each, but for a few around New Year.
std::pair<std::int32_t, std::int32_t> length(const model::DateExpression& expression) {
  constexpr std::int32_t slack = 3;
  const auto count = expression.period.count;
  std::int32_t least = count, most = count;
  switch (expression.period.unit) {
    case values::Unit::days: break;
    case values::Unit::workdays: most = count * 2 + 16; break;
    case values::Unit::months:
      least = count / 12 * 365 + count % 12 * 28 - slack, most = count / 12 * 366 + count % 12 * 31 + slack;
      break;
    case values::Unit::years: least = count * 365 - slack, most = count * 366 + slack; break;
  }
  return expression.sign > 0 ? std::pair(least, most) : std::pair(-most, -least);
}

class Planner {
 public:
  // `facts` knows nothing, and does so again behind.
  Planner(Program& program, const network::Leaf& leaf, model::Case& facts)
      : program_(program), model_(*program.network->model), leaf_(leaf), facts_(facts) {}

  LeafPlan operator()() {
    forget();
    LeafPlan plan;
    plan.blank = judge();
    complete_ = true;
    if (leaf_.reads.empty() && leaf_.reads_lists.empty()) {
      plan.kind = Kind::constant;
    } else {
      std::visit([&](const auto& test) { make(plan, test); }, leaf_.test);
      if (plan.kind == Kind::answers || plan.kind == Kind::range || plan.kind == Kind::codes) {
        plan.fact = leaf_.reads[0];
        plan.slot = slot(plan.fact), plan.traits = leaf_.traits[0];
      }
    }
    complete_ = false;
    forget();
    return plan;
  }

 private:
  // A case of which nothing is known, with one element where the leaf is about one.
  void forget() {
    facts_.lists.clear();
    for (const auto ref : leaf_.reads) {
      if (!ref.field) facts_.facts[ref.index] = {};
    }
    for (const Id list : leaf_.reads_lists) facts_.lists[list].complete = complete_;
    if (leaf_.scope == model::none) return;
    const auto fields = model_.records[model_.facts[leaf_.scope].type.record].fields.size();
    facts_.lists[leaf_.scope].elements.push_back({std::vector<model::Known>(fields)});
  }
  template <class Value>
  void know(FactRef ref, Value value) {
    auto& known = ref.field ? facts_.lists.at(leaf_.scope).elements[0].fields[ref.index] : facts_.facts[ref.index];
    known.state = model::EvidenceState::verified;
    known.value.emplace<Value>(value);
  }
  session::Region judge() const { return session::judge(leaf_, 0, program_.view(facts_)); }

  const model::Fact& fact(FactRef ref) const { return program_.view(facts_).declaration(ref, leaf_.scope); }
  const Slot& slot(FactRef ref) const {
    if (!ref.field) return program_.layout.facts[ref.index];
    return program_.layout.lists[program_.list_of[leaf_.scope]].fields[ref.index];
  }
  Slot::Form form(FactRef ref) const { return slot(ref).form; }

  void answers(LeafPlan& plan, FactRef ref) {
    const auto& type = fact(ref).type;
    const bool choice = type.kind == values::Kind::choice;
    std::vector<std::uint32_t> yes, no;
    for (std::size_t i = 0; i < (choice ? type.choices.size() : 2); ++i) {
      if (choice)
        know(ref, values::Choice{static_cast<std::uint16_t>(i)});
      else
        know(ref, i == 1);
      (judge().yes_last == Date::max() ? yes : no).push_back(slot(ref).mask_of(i));
    }
    auto& all = program_.answers;
    const auto place = [&] { return static_cast<std::uint32_t>(all.size()); };
    plan.first_yes = place();
    all.insert(all.end(), yes.begin(), yes.end());
    plan.first_no = place();
    all.insert(all.end(), no.begin(), no.end());
    plan.end_no = place();
    plan.kind = Kind::answers;
  }
  void make(LeafPlan& plan, const model::IsYes& test) { answers(plan, test.fact); }
  void make(LeafPlan& plan, const model::ChoiceIn& test) { answers(plan, test.fact); }
  void make(LeafPlan& plan, const model::CodeIn& test) {
    for (const auto& code : test.codes) {
      if (code.size() > longest_plain_code) continue;  // whoever has it is odd
      std::memcpy(plan.codes.emplace_back().data(), code.data(), code.size());
    }
    plan.kind = Kind::codes;
  }
  void between(LeafPlan& plan, std::int64_t low, std::int64_t high) {
    constexpr std::int64_t least = std::numeric_limits<std::int32_t>::min(),
                           most = std::numeric_limits<std::int32_t>::max();
    plan.low = static_cast<std::int32_t>(std::clamp(low, least, most));
    plan.high = static_cast<std::int32_t>(std::clamp(high, least, most));
    plan.kind = Kind::range;
  }
  void make(LeafPlan& plan, const model::NumberIs& test) { between(plan, test.number, test.number); }
  void make(LeafPlan& plan, const model::Compare& test) {
    if (const auto* other = std::get_if<FactRef>(&test.right)) {
      if (form(test.fact) == form(*other)) plan.kind = Kind::order;
      return;
    }
    const auto* grade = std::get_if<values::Grade>(&test.right);
    if (grade && !values::on_general_schedule_ladder(grade->plan_name())) return;
    const std::int64_t limit = grade ? grade->level : std::get<std::int64_t>(test.right);
    constexpr std::int64_t far = std::int64_t{1} << 40U;
    if (limit < -far || limit > far) return;
    switch (test.order) {
      case model::Order::at_least: return between(plan, limit, far);
      case model::Order::more_than: return between(plan, limit + 1, far);
      case model::Order::at_most: return between(plan, -far, limit);
      case model::Order::less_than: return between(plan, -far, limit - 1);
    }
  }
  void make(LeafPlan& plan, const model::SameAs& test) {
    if (form(test.left) == form(test.right)) plan.kind = Kind::same;
  }
  void make(LeafPlan&, const model::Holds&) {}

  // False where the columns do not do.
  bool make(Side& side, const model::DateExpression& expression) {
    side.expression = &expression;
    if (!is_short(expression)) return false;
    const auto move = [&](Date day) {
      values::PeriodEnd end{day, day};
      if (expression.sign > 0) end = values::add(day, expression.period, expression.counting);
      if (expression.sign < 0) end = values::subtract(day, expression.period, expression.counting);
      side.early = shifted(end.early, expression.shift), side.late = shifted(end.late, expression.shift);
    };
    const Date on = program_.options.on;
    if (const auto* day = std::get_if<Date>(&expression.base)) {
      move(*day);
      return is_plain({*day, *day});
    }
    const auto* ref = std::get_if<FactRef>(&expression.base);
    side.kind = ref ? Side::Kind::fact : Side::Kind::moves;
    side.defaults = ref && fact(*ref).defaults_to_action_date;
    if (ref) side.ref = *ref;
    if ((!ref || side.defaults) && !is_plain({on, on})) return false;
    move(on);
    if (ref && expression.sign != 0) {
      side.period = period(expression);
      std::tie(side.least, side.most) = length(expression);
    }
    return true;
  }
  std::uint32_t period(const model::DateExpression& expression) {
    auto& periods = program_.periods;
    const auto same = [&](const model::DateExpression* other) {
      return other->sign == expression.sign && other->period == expression.period &&
             other->counting == expression.counting;
    };
    const auto at = std::find_if(periods.begin(), periods.end(), same);
    if (at == periods.end()) {
      periods.push_back(&expression);
      return static_cast<std::uint32_t>(periods.size() - 1);
    }
    return static_cast<std::uint32_t>(at - periods.begin());
  }
  void make(LeafPlan& plan, const model::NotAfter& test) {
    if (!make(plan.left, test.left) || !make(plan.right, test.right)) return;
    const bool left = test.left.extension != model::none, right = test.right.extension != model::none;
    if (left || right) {
      const auto list = model_.extensions[left ? test.left.extension : test.right.extension].list;
      const auto& side = left ? plan.left : plan.right;
      if ((left && right) || side.kind != Side::Kind::fact || side.defaults || list == leaf_.scope) return;
      plan.extended = program_.list_of[list], plan.extended_left = left;
    }
    plan.kind = Kind::days;
    if (plan.right.kind == Side::Kind::fact)
      plan.right_alone = {first(plan.right.ref, true, true), first(plan.right.ref, false, false) - 1};
    if (plan.left.kind == Side::Kind::fact)
      plan.left_alone = {first(plan.left.ref, true, false) - 1, first(plan.left.ref, false, true)};
  }
  // With nothing known but this date: the first day of it on which the leaf is yes (or no), or, where `become` is
  // false, is so no longer.
  std::int32_t first(FactRef ref, bool yes, bool become) {
    forget();
    const auto holds = [&](std::int32_t day) {
      know(ref, values::DateBounds{{day}, {day}});
      const auto region = judge();
      const Date on = program_.options.on;
      const bool is =
          yes ? region.yes_first <= on && on <= region.yes_last : region.no_first <= on && on <= region.no_last;
      return is == become;
    };
    std::int32_t low = first_plain.days, high = last_plain.days + 1;  // the first day is in low..high
    while (low < high) {
      const auto middle = low + (high - low) / 2;
      if (holds(middle))
        high = middle;
      else
        low = middle + 1;
    }
    return low;
  }

  Program& program_;
  const model::Model& model_;
  const network::Leaf& leaf_;
  model::Case& facts_;
  bool complete_ = false;  // the lists that an extension runs over are, and have no elements
};
}  // namespace

LeafPlan plan_leaf(Program& program, const network::Leaf& leaf, model::Case& facts) {
  return Planner(program, leaf, facts)();
}

}  // namespace hirepath::screen
