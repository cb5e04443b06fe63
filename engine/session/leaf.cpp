// The leaves: comparisons of facts, and of days that may be known only within bounds.
#include "session/leaf.hpp"

#include <algorithm>

namespace hirepath::session {

namespace {
using values::Date;
using values::DateBounds;
using values::Truth;

Region constant(Truth truth) {
  Region region;
  if (truth == Truth::yes) region.yes_first = Date::min(), region.yes_last = Date::max();
  if (truth == Truth::no) region.no_first = Date::min(), region.no_last = Date::max();
  return region;
}

Date shifted(Date date, std::int64_t days) {
  if (days == 0 || date == Date::min() || date == Date::max()) return date;
  const auto moved = std::clamp<std::int64_t>(date.days + days, Date::min().days, Date::max().days);
  return {static_cast<std::int32_t>(moved)};
}

struct Bounds {
  Date early, late;
};

Bounds apply(const model::DateExpression& expression, Date day) {
  if (expression.sign == 0) {
    const Date same = shifted(day, expression.shift);
    return {same, same};
  }
  const auto end = expression.sign > 0 ? values::add(day, expression.period, expression.counting)
                                       : values::subtract(day, expression.period, expression.counting);
  return {shifted(end.early, expression.shift), shifted(end.late, expression.shift)};
}

// Days that no period can miss on the way from a day to its end.
std::int32_t reach(const values::Period& period) {
  switch (period.unit) {
    case values::Unit::days: return period.count + 2;
    case values::Unit::workdays: return period.count * 2 + 20;
    case values::Unit::months: return period.count * 31 + 5;
    case values::Unit::years: return period.count * 366 + 5;
  }
  return 0;
}

// The first day on which a condition about `moving` (a day d moved by its period) and the fixed day x is true, where
// the condition, once true, stays true. It becomes so within a few days of x moved the other way; should it not, or at
// the calendar's ends, the whole reach of the period is searched.
template <class Condition>
Date first_day(const model::DateExpression& moving, Date x, Condition condition) {
  const auto search = [&](Date low, Date high) {
    while (high - low > 1) {
      const Date middle = low + (high - low) / 2;
      (condition(middle) ? high : low) = middle;
    }
    return high;
  };
  const Date back = shifted(x, -moving.shift);
  const Date near = moving.sign == 0  ? back
                    : moving.sign > 0 ? values::subtract(back, moving.period, moving.counting).early
                                      : values::add(back, moving.period, moving.counting).early;
  if (!condition(shifted(near, -1))) {
    if (condition(near)) return near;
    if (condition(shifted(near, 1))) return shifted(near, 1);
  }
  const std::int32_t slack = moving.sign == 0 ? 2 : moving.period.unit == values::Unit::workdays ? 16 : 6;
  const Date low = shifted(near, -slack), high = shifted(near, slack);
  if (!condition(low) && condition(high)) return search(low, high);
  const auto span = reach(moving.period) + std::abs(moving.shift);
  const Date start = shifted(x, -span - 1);
  if (condition(start)) return Date::min();
  return search(start, shifted(x, span + 1));
}

// The time that qualifying elements add: never less than `least`, never more than `most` days.
struct Added {
  std::int64_t least = 0, most = 0;
};

std::int64_t covered(std::vector<std::pair<Date, Date>> spans) {
  std::sort(spans.begin(), spans.end());
  std::int64_t total = 0;
  Date next = Date::min();
  for (const auto& [first, last] : spans) {
    const Date from = std::max(first, next);
    if (from > last) continue;
    total += last - from + 1;
    next = last + 1;
  }
  return total;
}

Added added_time(const model::Extension& extension, const DateBounds& base, const Bounds& end, const Facts& facts) {
  const auto at = facts.facts->lists.find(extension.list);
  const bool complete = at != facts.facts->lists.end() && at->second.complete;
  constexpr std::int64_t endless = 4'000'000;
  Added added;
  if (!complete) added.most = endless;
  if (at == facts.facts->lists.end()) return added;
  std::vector<std::pair<Date, Date>> sure, possible;
  for (std::size_t i = 0; i < at->second.elements.size(); ++i) {
    const auto qualifies = judge_timeless(extension.where, extension.list, i, facts);
    if (qualifies == Truth::no) continue;
    const auto bounds = [&](Id field) {
      const auto& value = facts.value({true, field}, extension.list, i);
      return values::known(value) ? std::get<DateBounds>(value) : DateBounds{};
    };
    const auto from = bounds(extension.from), through = bounds(extension.through);
    if (from.latest < base.earliest || from.earliest > end.late)
      continue;  // not between the base and the end of the period
    possible.emplace_back(std::max(from.earliest, base.earliest), through.latest);
    const bool inside = from.earliest >= base.latest && from.latest <= end.early;
    if (qualifies == Truth::yes && inside && from.latest <= through.earliest)
      sure.emplace_back(from.latest, through.earliest);
  }
  added.least = covered(std::move(sure));
  added.most = std::min(endless, std::max(added.most, covered(std::move(possible))));
  return added;
}

// A side of a comparison: fixed bounds, or a day that moves with the action date.
struct Side {
  const model::DateExpression* expression;
  bool moves = false;
  Bounds fixed{Date::min(), Date::max()};
};

Side side(const model::DateExpression& expression, Id list, std::size_t element, const Facts& facts) {
  Side out{&expression, false, {Date::min(), Date::max()}};
  DateBounds base;
  if (std::holds_alternative<model::ActionDate>(expression.base)) {
    out.moves = true;
  } else if (const auto* day = std::get_if<Date>(&expression.base)) {
    base = {*day, *day};
  } else {
    const auto ref = std::get<model::FactRef>(expression.base);
    const auto& value = facts.value(ref, list, element);
    if (values::known(value))
      base = std::get<DateBounds>(value);
    else
      out.moves = facts.declaration(ref, list).defaults_to_action_date;
  }
  if (out.moves) return out;
  if (base.exact())
    out.fixed = apply(expression, base.earliest);
  else
    out.fixed = {apply(expression, base.earliest).early, apply(expression, base.latest).late};
  if (expression.extension != model::none) {
    const auto added = added_time(facts.model->extensions[expression.extension], base, out.fixed, facts);
    out.fixed = {shifted(out.fixed.early, added.least), shifted(out.fixed.late, added.most)};
  }
  return out;
}

Region not_after(const model::NotAfter& test, Id list, std::size_t element, const Facts& facts) {
  const auto left = side(test.left, list, element, facts), right = side(test.right, list, element, facts);
  if (!left.moves && !right.moves) {
    if (left.fixed.late <= right.fixed.early && left.fixed.late != Date::max() && right.fixed.early != Date::min())
      return constant(Truth::yes);
    if (left.fixed.early > right.fixed.late) return constant(Truth::no);
    return {};
  }
  if (left.moves && right.moves) {
    const auto a = apply(test.left, facts.on), b = apply(test.right, facts.on);
    return a.late <= b.early ? constant(Truth::yes) : a.early > b.late ? constant(Truth::no) : Region{};
  }
  Region region;
  if (left.moves) {  // the action date, moved on, is not after a fixed day: yes at first, no later on
    const bool exact = right.fixed.early == right.fixed.late;
    Date over = Date::min();
    if (right.fixed.early != Date::min()) {
      if (right.fixed.early == Date::max()) return constant(Truth::yes);
      over = first_day(test.left, right.fixed.early,
                       [&](Date day) { return apply(test.left, day).late > right.fixed.early; });
      region.yes_first = Date::min(), region.yes_last = shifted(over, -1);
    }
    if (right.fixed.late != Date::max()) {
      const auto after = [&](Date day) { return apply(test.left, day).early > right.fixed.late; };
      // The end of the period is mostly not in doubt: then no begins where yes ends.
      const bool sure = exact && over != Date::min() && after(over);
      region.no_first = sure ? over : first_day(test.left, right.fixed.late, after);
      region.no_last = Date::max();
    }
    return region;
  }
  const bool exact = left.fixed.early == left.fixed.late;
  if (left.fixed.late != Date::max()) {
    region.yes_first = first_day(test.right, left.fixed.late,
                                 [&](Date day) { return left.fixed.late <= apply(test.right, day).early; });
    region.yes_last = Date::max();
  }
  if (left.fixed.early != Date::min()) {
    const auto reaches = [&](Date day) { return left.fixed.early <= apply(test.right, day).late; };
    const bool sure = exact && left.fixed.late != Date::max() && region.yes_first != Date::min() &&
                      !reaches(shifted(region.yes_first, -1));
    const auto reached = sure ? region.yes_first : first_day(test.right, left.fixed.early, reaches);
    if (reached != Date::min()) region.no_first = Date::min(), region.no_last = shifted(reached, -1);
  }
  return region;
}

Truth ordered(model::Order order, std::strong_ordering comparison) {
  switch (order) {
    case model::Order::at_least: return values::truth(comparison >= 0);
    case model::Order::at_most: return values::truth(comparison <= 0);
    case model::Order::more_than: return values::truth(comparison > 0);
    case model::Order::less_than: return values::truth(comparison < 0);
  }
  return Truth::unknown;
}

struct Judge {
  Id list;
  std::size_t element;
  const Facts& facts;

  const values::Value& value(model::FactRef ref) const { return facts.value(ref, list, element); }

  Region operator()(const model::IsYes& test) const {
    const auto& known = value(test.fact);
    return values::known(known) ? constant(values::truth(std::get<bool>(known))) : Region{};
  }
  Region operator()(const model::ChoiceIn& test) const {
    const auto& known = value(test.fact);
    if (!values::known(known)) return {};
    return constant(values::truth(std::find(test.choices.begin(), test.choices.end(),
                                            std::get<values::Choice>(known).index) != test.choices.end()));
  }
  Region operator()(const model::CodeIn& test) const {
    const auto& known = value(test.fact);
    if (!values::known(known)) return {};
    return constant(values::truth(std::find(test.codes.begin(), test.codes.end(), std::get<values::Code>(known).text) !=
                                  test.codes.end()));
  }
  Region operator()(const model::NumberIs& test) const {
    const auto& known = value(test.fact);
    return values::known(known) ? constant(values::truth(std::get<std::int64_t>(known) == test.number)) : Region{};
  }
  Region operator()(const model::Compare& test) const {
    const auto& left = value(test.fact);
    if (!values::known(left)) return {};
    values::Value right;
    if (const auto* number = std::get_if<std::int64_t>(&test.right))
      right = *number;
    else if (const auto* grade = std::get_if<values::Grade>(&test.right))
      right = *grade;
    else
      right = value(std::get<model::FactRef>(test.right));
    if (!values::known(right)) return {};
    if (const auto* number = std::get_if<std::int64_t>(&left))
      return constant(ordered(test.order, *number <=> std::get<std::int64_t>(right)));
    const auto comparison = values::compare(std::get<values::Grade>(left), std::get<values::Grade>(right));
    return comparison ? constant(ordered(test.order, *comparison)) : Region{};
  }
  Region operator()(const model::SameAs& test) const {
    const auto &left = value(test.left), &right = value(test.right);
    if (!values::known(left) || !values::known(right)) return {};
    const auto *a = std::get_if<DateBounds>(&left), *b = std::get_if<DateBounds>(&right);
    if (a && b && (!a->exact() || !b->exact()))
      return a->latest < b->earliest || b->latest < a->earliest ? constant(Truth::no) : Region{};
    return constant(values::truth(left == right));
  }
  Region operator()(const model::NotAfter& test) const { return not_after(test, list, element, facts); }
  Region operator()(const model::Holds&) const { return {}; }  // definitions are gates of their own
};
}  // namespace

const values::Value& Facts::value(const model::Known& known, const model::Fact& fact) const {
  static const values::Value unknown;
  if (counts(known)) return known.value;
  return presume ? fact.presumed : unknown;
}

const model::Fact& Facts::declaration(model::FactRef ref, Id list) const {
  return model->fact(ref, ref.field ? model->facts[list].type.record : model::none);
}

const values::Value& Facts::value(model::FactRef ref, Id list, std::size_t element) const {
  const auto& known = given(ref, list, element);
  return counts(known) ? known.value : value(known, declaration(ref, list));
}

bool Facts::is_known(model::FactRef ref, network::Traits traits, Id list, std::size_t element) const {
  return (presume && traits.presumed) || counts(given(ref, list, element));
}

Region judge(const network::Leaf& leaf, std::size_t element, const Facts& facts) {
  bool unknown = false, known = leaf.reads.empty(), left_out = true, decider = true;
  for (std::size_t i = 0; i < leaf.reads.size(); ++i) {
    const auto traits = leaf.traits[i];
    if (traits.action_date || facts.is_known(leaf.reads[i], traits, leaf.scope, element)) {
      known = true;
      continue;
    }
    unknown = true;
    const bool absent =
        (traits.position && !facts.facts->position_given) || (traits.agency && !facts.facts->agency_given);
    left_out = left_out && absent;
    decider = decider && (absent || traits.decided);
  }
  Region region;
  if (known) region = std::visit(Judge{leaf.scope, element, facts}, leaf.test);
  region.left_out = unknown && left_out;
  region.decider = unknown && decider;
  return region;
}

Truth judge_timeless(const model::Condition& condition, Id list, std::size_t element, const Facts& facts) {
  using Kind = model::Condition::Kind;
  switch (condition.kind) {
    case Kind::leaf: {
      if (const auto* holds = std::get_if<model::Holds>(&condition.leaf))
        return judge_timeless(facts.model->definitions[holds->define].body, list, element, facts);
      const auto region = std::visit(Judge{list, element, facts}, condition.leaf);
      if (region.yes_first == Date::min() && region.yes_last == Date::max()) return Truth::yes;
      return region.no_first == Date::min() && region.no_last == Date::max() ? Truth::no : Truth::unknown;
    }
    case Kind::negation: return values::opposite(judge_timeless(condition.children[0], list, element, facts));
    case Kind::all:
    case Kind::any:
    case Kind::none_of: {
      Truth truth = condition.kind == Kind::all ? Truth::yes : Truth::no;
      for (const auto& child : condition.children) {
        const auto other = judge_timeless(child, list, element, facts);
        truth = condition.kind == Kind::all ? values::both(truth, other) : values::either(truth, other);
      }
      return condition.kind == Kind::none_of ? values::opposite(truth) : truth;
    }
    case Kind::at_least: {
      std::int32_t yes = 0, left = static_cast<std::int32_t>(condition.children.size());
      for (const auto& child : condition.children) {
        const auto other = judge_timeless(child, list, element, facts);
        yes += other == Truth::yes, left -= other == Truth::no;
      }
      return yes >= condition.at_least ? Truth::yes : left < condition.at_least ? Truth::no : Truth::unknown;
    }
    case Kind::any_in:
    case Kind::every_in:
    case Kind::latest_in: break;
  }
  return Truth::unknown;
}

}  // namespace hirepath::session
