#include "certificate/candidates.hpp"

#include <algorithm>

#include "session/leaf.hpp"

namespace hirepath::certificate {

namespace {
using values::DateBounds;
using values::Value;

class Gatherer {
 public:
  Gatherer(const session::Session& session, Date day, const FactKey& key)
      : session_(session),
        model_(session.model()),
        day_(day),
        key_(key),
        type_(declared(model_, key).type),
        facts_{&model_,
               &session.facts(),
               session.options().on,
               session.options().verified_only,
               session.options().presume,
               model::none,
               nullptr} {}

  std::vector<Value> run() {
    const auto& net = session_.network();
    const bool field = key_.kind == FactKey::Kind::field;
    for (const auto gate : field ? net.field_readers[key_.fact][key_.field] : net.readers[key_.fact]) {
      if (net.gates[gate].op != network::Op::leaf) continue;
      const auto& leaf = net.leaves[net.gates[gate].payload];
      list_ = leaf.scope;
      const std::size_t count = field || list_ == model::none ? 1 : session_.elements(list_);
      for (std::size_t i = 0; i < count; ++i) {
        element_ = field ? key_.element : i;
        std::visit([&](const auto& test) { look(test); }, leaf.test);
      }
    }
    ordinary();
    keep_within_bounds();
    return std::move(out_);
  }

 private:
  void add(Value value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      if ((type_.low && *number < *type_.low) || (type_.high && *number > *type_.high)) return;
    }
    if (std::ranges::find(out_, value) == out_.end()) out_.push_back(std::move(value));
  }
  void add_number(std::int64_t at) {
    for (const auto number : {at, at + 1, at - 1}) add(number);
  }
  void add_grade(values::Grade at) {
    for (const int level : {int{at.level}, at.level + 1, at.level - 1}) {
      if (const auto grade = values::make_grade(at.plan_name(), level); grade && level > 0) add(*grade);
    }
  }
  void add_day(Date at, int around = 1) {
    if (at <= Date::min() + 400 || at >= Date::max() - 400) return;
    for (int i = -around; i <= around; ++i) add(DateBounds{at + i, at + i});
  }
  // The fact itself is what the test reads here.
  bool is_key(model::FactRef ref) const {
    return key_.kind == FactKey::Kind::field ? ref.field && ref.index == key_.field
                                             : !ref.field && ref.index == key_.fact;
  }
  const Value& value(model::FactRef ref) const { return facts_.value(ref, list_, element_); }
  void add_beside(const Value& other) {
    if (const auto* number = std::get_if<std::int64_t>(&other)) add_number(*number);
    if (const auto* grade = std::get_if<values::Grade>(&other)) add_grade(*grade);
    if (const auto* bounds = std::get_if<DateBounds>(&other)) add_day(bounds->earliest), add_day(bounds->latest);
    if (std::holds_alternative<values::Code>(other)) add(other);
  }

  void look(const model::IsYes&) {}
  void look(const model::ChoiceIn&) {}
  void look(const model::Holds&) {}
  void look(const model::CodeIn& test) {
    for (const auto& code : test.codes) add(values::Code{code});
  }
  void look(const model::NumberIs& test) { add_number(test.number); }
  void look(const model::Compare& test) {
    if (const auto* number = std::get_if<std::int64_t>(&test.right)) return add_number(*number);
    if (const auto* grade = std::get_if<values::Grade>(&test.right)) return add_grade(*grade);
    const auto right = std::get<model::FactRef>(test.right);
    add_beside(value(is_key(test.fact) ? right : test.fact));
  }
  void look(const model::SameAs& test) { add_beside(value(is_key(test.left) ? test.right : test.left)); }
  void look(const model::NotAfter& test) {
    across(test.left, test.right);
    across(test.right, test.left);
  }
  // Days near the one on which `mine`, moved by its period, meets the other side.
  void across(const model::DateExpression& mine, const model::DateExpression& other) {
    const auto* ref = std::get_if<model::FactRef>(&mine.base);
    if (!ref || !is_key(*ref)) return;
    const auto base = base_of(other);
    if (!base) return;
    for (const Date from : {base->earliest, base->latest}) {
      const auto end = moved(from, other, other.sign);
      for (const Date x : {end.early + other.shift, end.late + other.shift}) {
        const auto start = moved(x + -mine.shift, mine, -mine.sign);
        const int around = mine.period.unit == values::Unit::workdays && mine.sign != 0 ? 4 : 1;
        add_day(start.early, around);
        add_day(start.late, around);
      }
    }
  }
  static values::PeriodEnd moved(Date from, const model::DateExpression& by, int sign) {
    if (sign == 0 || from <= Date::min() + 400 || from >= Date::max() - 400) return {from, from};
    return sign > 0 ? values::add(from, by.period, by.counting) : values::subtract(from, by.period, by.counting);
  }
  std::optional<DateBounds> base_of(const model::DateExpression& side) const {
    const DateBounds today{day_, day_};
    if (std::holds_alternative<model::ActionDate>(side.base)) return today;
    if (const auto* fixed = std::get_if<Date>(&side.base)) return DateBounds{*fixed, *fixed};
    const auto ref = std::get<model::FactRef>(side.base);
    if (const auto* bounds = std::get_if<DateBounds>(&value(ref))) return *bounds;
    return facts_.declaration(ref, list_).defaults_to_action_date ? std::optional{today} : std::nullopt;
  }

  void ordinary() {
    switch (type_.kind) {
      case values::Kind::yes_no: add(true), add(false); break;
      case values::Kind::choice:
        for (std::size_t i = 0; i < type_.choices.size(); ++i) add(values::Choice{static_cast<std::uint16_t>(i)});
        break;
      case values::Kind::code: add(values::Code{"0000"}), add(values::Code{"XX00"}); break;
      case values::Kind::number:
        for (const std::int64_t number :
             {std::int64_t{0}, std::int64_t{1}, type_.low.value_or(0), type_.high.value_or(0)})
          add(number);
        break;
      case values::Kind::grade: add(*values::make_grade("GS", 9)); break;
      case values::Kind::date:
        if (key_.kind == FactKey::Kind::field) {  // before or after the other days of the element
          for (const auto& other : session_.facts().lists.at(key_.fact).elements[key_.element].fields)
            add_beside(other.value);
        }
        add_day(day_);
        for (const int away : {400, 2500, 20000}) add_day(day_ - away, 0), add_day(day_ + away, 0);
        break;
      case values::Kind::list: break;
    }
  }

  // A date that is known within bounds is on one of their days.
  void keep_within_bounds() {
    if (!explain::counts(session_, key_)) return;
    const auto bounds = std::get<DateBounds>(explain::known(session_, key_)->value);
    add_day(bounds.earliest), add_day(bounds.latest);
    std::erase_if(out_, [&](const Value& value) {
      const auto day = std::get<DateBounds>(value).earliest;
      return day < bounds.earliest || bounds.latest < day;
    });
  }

  const session::Session& session_;
  const model::Model& model_;
  Date day_;
  FactKey key_;
  const model::Type& type_;
  session::Facts facts_;
  Id list_ = model::none;
  std::size_t element_ = 0;
  std::vector<Value> out_;
};
}  // namespace

std::vector<values::Value> candidates(const session::Session& session, Date day, const FactKey& key) {
  return Gatherer(session, day, key).run();
}

}  // namespace hirepath::certificate
