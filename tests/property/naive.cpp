#include "property/naive.hpp"

#include <algorithm>

#include "property/naive_days.hpp"

namespace hirepath::naive {

using model::Condition;
using model::FactRef;
using model::Status;
using values::DateBounds;
using values::Truth;

namespace {
Can can(Truth truth) { return {truth == Truth::yes, truth == Truth::no}; }
Can swapped(Can of) { return {of.no, of.yes}; }

std::vector<FactRef> facts_read(const model::Leaf& leaf) {
  struct Read {
    std::vector<FactRef> operator()(const model::IsYes& test) const { return {test.fact}; }
    std::vector<FactRef> operator()(const model::ChoiceIn& test) const { return {test.fact}; }
    std::vector<FactRef> operator()(const model::CodeIn& test) const { return {test.fact}; }
    std::vector<FactRef> operator()(const model::NumberIs& test) const { return {test.fact}; }
    std::vector<FactRef> operator()(const model::SameAs& test) const { return {test.left, test.right}; }
    std::vector<FactRef> operator()(const model::Compare& test) const {
      std::vector<FactRef> out{test.fact};
      if (const auto* other = std::get_if<FactRef>(&test.right)) out.push_back(*other);
      return out;
    }
    std::vector<FactRef> operator()(const model::NotAfter& test) const {
      std::vector<FactRef> out;
      for (const auto* side : {&test.left, &test.right}) {
        if (const auto* ref = std::get_if<FactRef>(&side->base)) out.push_back(*ref);
      }
      return out;
    }
    std::vector<FactRef> operator()(const model::Holds&) const { return {}; }
  };
  return std::visit(Read{}, leaf);
}
}  // namespace

// What is known

const model::ListKnown& Evaluator::list(Id id) const {
  static const model::ListKnown nothing;
  const auto at = facts_.lists.find(id);
  return at == facts_.lists.end() ? nothing : at->second;
}

const model::Fact& Evaluator::declared(FactRef ref, const Place& place) const {
  return ref.field ? model_.records[model_.facts[place.list].type.record].fields[ref.index] : model_.facts[ref.index];
}

const values::Value* Evaluator::value(FactRef ref, const Place& place) const {
  const auto& fact = declared(ref, place);
  const auto& known = ref.field ? list(place.list).elements[place.element].fields[ref.index] : facts_.facts[ref.index];
  bool counts = values::known(known.value) && known.state != model::EvidenceState::contradicted;
  if (options_.verified_only && known.state != model::EvidenceState::verified) counts = false;
  if (counts) return &known.value;
  return options_.presume && values::known(fact.presumed) ? &fact.presumed : nullptr;
}

bool Evaluator::left_out(FactRef ref) const {
  if (ref.field) return false;
  const auto subject = model_.facts[ref.index].subject();
  return (subject == "position" && !facts_.position_given) || (subject == "agency" && !facts_.agency_given);
}

// Days

Evaluator::Days Evaluator::date_of(Id list_id, std::size_t element, Id field) const {
  const auto* known = value({true, field}, {{}, Plane::known, list_id, element});
  if (!known) return {};
  const auto bounds = std::get<DateBounds>(*known);
  return {bounds.earliest, bounds.latest};
}

Evaluator::Days Evaluator::days(const model::DateExpression& expression, const Place& place) const {
  Days base;
  if (std::holds_alternative<model::ActionDate>(expression.base)) {
    base = {place.day, place.day};
  } else if (const auto* day = std::get_if<Date>(&expression.base)) {
    base = {*day, *day};
  } else {
    const auto ref = std::get<FactRef>(expression.base);
    if (const auto* known = value(ref, place))
      base = {std::get<DateBounds>(*known).earliest, std::get<DateBounds>(*known).latest};
    else if (declared(ref, place).defaults_to_action_date)
      base = {place.day, place.day};
  }
  const auto count = expression.sign * expression.period.count;
  Days end{moved(base.early, count, expression.period.unit, expression.counting).early,
           moved(base.late, count, expression.period.unit, expression.counting).late};
  end = {plus(end.early, expression.shift), plus(end.late, expression.shift)};
  if (expression.extension != model::none) extend(end, base, model_.extensions[expression.extension], place);
  return end;
}

// Longer by each day that surely (perhaps) falls into an element that qualifies and begins inside the period.
void Evaluator::extend(Days& end, Days base, const model::Extension& extension, const Place& place) const {
  std::vector<bool> surely, perhaps;  // a mark a day, from the first day that can count
  bool endless = !list(extension.list).complete;
  const auto add = [&](std::vector<bool>& days, Date first, Date last) {
    const auto origin = std::max(base.early.days, -100000);  // nothing in these cases is older than 1700
    for (auto day = first.days; day <= last.days; ++day) {
      const auto at = static_cast<std::size_t>(day - origin);
      if (days.size() <= at) days.resize(at + 1);
      days[at] = true;
    }
  };
  for (std::size_t i = 0; i < list(extension.list).elements.size(); ++i) {
    const auto qualifies = judge(extension.where, {place.day, Plane::known, extension.list, i});
    const auto from = date_of(extension.list, i, extension.from),
               through = date_of(extension.list, i, extension.through);
    const bool may_begin_inside = from.late >= base.early && from.early <= end.late;
    const bool begins_inside = from.early >= base.late && from.late <= end.early;
    if (qualifies.no || !may_begin_inside) continue;
    if (through.late == Date::max() || std::max(from.early, base.early) == Date::min())
      endless = true;
    else
      add(perhaps, std::max(from.early, base.early), through.late);
    if (qualifies.yes && begins_inside && through.early != Date::min()) add(surely, from.late, through.early);
  }
  end.early = plus(end.early, std::ranges::count(surely, true));
  end.late = endless ? Date::max() : plus(end.late, std::ranges::count(perhaps, true));
}

// Conditions

Truth Evaluator::compare(const model::Leaf& test, const Place& place) const {
  if (const auto* yes = std::get_if<model::IsYes>(&test)) {
    const auto* known = value(yes->fact, place);
    return known ? values::truth(std::get<bool>(*known)) : Truth::unknown;
  }
  if (const auto* choice = std::get_if<model::ChoiceIn>(&test)) {
    const auto* known = value(choice->fact, place);
    return known ? values::truth(std::ranges::count(choice->choices, std::get<values::Choice>(*known).index) > 0)
                 : Truth::unknown;
  }
  if (const auto* code = std::get_if<model::CodeIn>(&test)) {
    const auto* known = value(code->fact, place);
    return known ? values::truth(std::ranges::count(code->codes, std::get<values::Code>(*known).text) > 0)
                 : Truth::unknown;
  }
  if (const auto* number = std::get_if<model::NumberIs>(&test)) {
    const auto* known = value(number->fact, place);
    return known ? values::truth(std::get<std::int64_t>(*known) == number->number) : Truth::unknown;
  }
  if (const auto* same = std::get_if<model::SameAs>(&test)) {
    const auto *left = value(same->left, place), *right = value(same->right, place);
    if (!left || !right) return Truth::unknown;
    if (const auto* a = std::get_if<DateBounds>(left), *b = std::get_if<DateBounds>(right); a && b) {
      if (a->latest < b->earliest || b->latest < a->earliest) return Truth::no;
      return a->exact() && b->exact() ? Truth::yes : Truth::unknown;
    }
    return values::truth(*left == *right);
  }
  if (const auto* order = std::get_if<model::Compare>(&test)) {
    const auto* left = value(order->fact, place);
    if (!left) return Truth::unknown;
    const values::Value* right = nullptr;
    values::Value constant;
    if (const auto* ref = std::get_if<FactRef>(&order->right))
      right = value(*ref, place);
    else if (const auto* amount = std::get_if<std::int64_t>(&order->right))
      constant = *amount, right = &constant;
    else
      constant = std::get<values::Grade>(order->right), right = &constant;
    if (!right) return Truth::unknown;
    std::int64_t a = 0, b = 0;
    if (const auto* grade = std::get_if<values::Grade>(left)) {
      const auto& other = std::get<values::Grade>(*right);
      const auto ladder = [](const values::Grade& of) { return values::on_general_schedule_ladder(of.plan_name()); };
      if (*grade != other && (!ladder(*grade) || !ladder(other))) return Truth::unknown;
      a = grade->level, b = other.level;
    } else {
      a = std::get<std::int64_t>(*left), b = std::get<std::int64_t>(*right);
    }
    switch (order->order) {
      case model::Order::at_least: return values::truth(a >= b);
      case model::Order::at_most: return values::truth(a <= b);
      case model::Order::more_than: return values::truth(a > b);
      case model::Order::less_than: return values::truth(a < b);
    }
  }
  const auto& order = std::get<model::NotAfter>(test);
  const auto left = days(order.left, place), right = days(order.right, place);
  // Where this turns: the day itself, and as far off as the other side's period reaches.
  for (const auto& [side, other] : {std::pair{left, order.right}, std::pair{right, order.left}}) {
    for (const Date day : {side.early, side.late}) {
      if (day == Date::min() || day == Date::max()) continue;
      turning_days_.insert(day);
      turning_days_.insert(moved(day, -other.sign * other.period.count, other.period.unit, other.counting).late);
    }
  }
  if (left.late != Date::max() && right.early != Date::min() && left.late <= right.early) return Truth::yes;
  return left.early > right.late ? Truth::no : Truth::unknown;
}

Can Evaluator::leaf(const model::Leaf& test, const Place& place) const {
  if (const auto* holds = std::get_if<model::Holds>(&test)) {
    const auto& definition = model_.definitions[holds->define];
    return judge(definition.body,
                 definition.record == model::none ? Place{place.day, place.plane, model::none, 0} : place);
  }
  const auto truth = compare(test, place);
  if (truth != Truth::unknown || place.plane == Plane::known) return can(truth);
  bool lacking = false, others = true;
  for (const auto ref : facts_read(test)) {
    if (value(ref, place) || declared(ref, place).defaults_to_action_date) continue;
    lacking = true;
    others = others && (left_out(ref) || (place.plane == Plane::decision && !declared(ref, place).decided_by.empty()));
  }
  return lacking && others ? Can{true, true} : Can{};
}

Can Evaluator::judge(const Condition& condition, const Place& place) const {
  using Kind = Condition::Kind;
  std::size_t yes = 0, no = 0;
  const auto count = condition.children.size();
  switch (condition.kind) {
    case Kind::leaf: return leaf(condition.leaf, place);
    case Kind::any_in:
    case Kind::every_in: return quantified(condition, place);
    case Kind::latest_in: return latest(condition, place);
    default: break;
  }
  for (const auto& child : condition.children) {
    const auto of = judge(child, place);
    yes += of.yes, no += of.no;
  }
  switch (condition.kind) {
    case Kind::negation: return {no > 0, yes > 0};
    case Kind::all: return {yes == count, no > 0};
    case Kind::any: return {yes > 0, no == count};
    case Kind::none_of: return {no == count, yes > 0};
    default: break;
  }
  const auto wanted = static_cast<std::size_t>(condition.at_least);
  return {yes >= wanted, no > count - wanted};  // fewer than `wanted` are left
}

Can Evaluator::quantified(const Condition& condition, const Place& place) const {
  const auto& known = list(condition.list);
  Can any{false, known.complete}, every{known.complete, false};
  for (std::size_t i = 0; i < known.elements.size(); ++i) {
    const auto of = judge(condition.children[0], {place.day, place.plane, condition.list, i});
    any = {any.yes || of.yes, any.no && of.no};
    every = {every.yes && of.yes, every.no || of.no};
  }
  return condition.kind == Condition::Kind::any_in ? any : every;
}

// Element i may be the latest when its day can be chosen so that every other one can be no later, or after the action
// date. Elements of one day are both latest.
Can Evaluator::latest(const Condition& condition, const Place& place) const {
  const auto& known = list(condition.list);
  if (!known.complete) return {};
  const Id ordered_by = model_.records[model_.facts[condition.list].type.record].ordered_by;
  std::vector<Days> dates;
  for (std::size_t i = 0; i < known.elements.size(); ++i) dates.push_back(date_of(condition.list, i, ordered_by));
  Can out{true, true};
  bool surely_one = false;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    if (dates[i].late <= place.day) surely_one = true;
    if (dates[i].early > place.day) continue;
    const Date mine = std::min(dates[i].late, place.day);
    bool candidate = true;
    for (std::size_t j = 0; j < dates.size(); ++j) {
      if (j != i && dates[j].early > mine && dates[j].late <= place.day) candidate = false;
    }
    if (!candidate) continue;
    const auto of = judge(condition.children[0], {place.day, place.plane, condition.list, i});
    out = {out.yes && of.yes, out.no && of.no};
  }
  return {out.yes && surely_one, out.no};  // where there is none, nothing fulfils it
}

Truth Evaluator::definition(Id definition, Date day) const {
  const auto of = judge(model_.definitions[definition].body, {day, Plane::known});
  return of.yes ? Truth::yes : of.no ? Truth::no : Truth::unknown;
}

// Rules

bool Evaluator::law_in_force(Date from, Date until, Date day) const {
  const Date law = options_.law_on.value_or(day);
  return from <= law && law <= until;
}

bool Evaluator::recorded(Id authority, Date day) const {
  const Date law = options_.law_on.value_or(day);
  return std::ranges::all_of(model_.authorities[authority].not_recorded,
                             [&](const auto& limit) { return limit.before ? law >= limit.date : law <= limit.date; });
}

// In force, its conditions hold, and no rule that stands despite it is effective itself.
Can Evaluator::effective(Id id, const Reading& reading, Date day, Plane plane) const {
  const auto& rule = model_.rules[id];
  if (!law_in_force(rule.from, rule.until, day)) return {false, true};
  const Place place{day, plane};
  auto of = judge(rule.body, place);
  if (reading.rule == id && law_in_force(reading.text->from, reading.text->until, day)) {
    const bool accepts = reading.text->accepts;
    const auto other = reading.text->condition ? judge(*reading.text->condition, place)
                       : accepts               ? Can{true, false}
                                               : Can{false, true};
    of = accepts ? Can{of.yes || other.yes, of.no && other.no} : Can{of.yes && other.yes, of.no || other.no};
  }
  for (const Id over : model_.authorities[rule.authority].rules) {
    if (std::ranges::count(model_.rules[over].despite, id) == 0) continue;
    const auto not_overridden = swapped(effective(over, reading, day, plane));
    of = {of.yes && not_overridden.yes, of.no || not_overridden.no};
  }
  return of;
}

Can Evaluator::concluded(Id authority, const Reading& reading, Date day, Plane plane) const {
  if (!recorded(authority, day)) return {};
  Can out{false, true};
  for (const Id rule : model_.authorities[authority].rules) {
    if (!model_.rules[rule].permits) continue;
    const auto of = effective(rule, reading, day, plane);
    out = {out.yes || of.yes, out.no && of.no};
  }
  return out;
}

Evaluator::Level Evaluator::level(Id authority, const Reading& reading, Date day) const {
  if (concluded(authority, reading, day, Plane::known).no) return Level::no;
  if (concluded(authority, reading, day, Plane::job).yes) return Level::yes;
  return concluded(authority, reading, day, Plane::decision).yes ? Level::conditional : Level::open;
}

Status Evaluator::status(Id authority, Date day) const {
  const auto& rules = model_.authorities[authority].rules;
  const bool in_force = std::ranges::any_of(rules, [&](Id rule) {
    return model_.rules[rule].permits && law_in_force(model_.rules[rule].from, model_.rules[rule].until, day);
  });
  if (!recorded(authority, day)) return Status::undecided;
  if (!in_force) return Status::not_in_force;
  const auto own = level(authority, {}, day);
  const auto allows = [](Level level) { return level == Level::yes || level == Level::conditional; };
  std::vector<Level> levels{own};
  for (const Id rule : rules) {
    for (const auto& reading : model_.rules[rule].conflicts) {
      const auto other = level(authority, {rule, &reading}, day);
      if ((allows(own) && other == Level::no) || (own == Level::no && allows(other))) return Status::conflict;
      levels.push_back(other);
    }
  }
  const auto all = [&](auto test) { return std::ranges::all_of(levels, test); };
  if (all([](Level level) { return level == Level::yes; })) return Status::may_apply;
  if (all([](Level level) { return level == Level::no; })) return Status::does_not_apply;
  return all(allows) ? Status::conditional : Status::undecided;
}

}  // namespace hirepath::naive
