// HP407: a period of months or years may end in a month that has no such day. Where the rule does not say which day
// counts, one day stays in doubt.
#include <optional>

#include "lint/findings.hpp"

namespace hirepath::lint {

namespace {
using model::Condition;
using values::Date;

struct Doubt {
  Date start;
  values::PeriodEnd ends;
};

values::PeriodEnd end_of(const model::DateExpression& date, Date start) {
  return date.sign > 0 ? values::add(start, date.period, date.counting)
                       : values::subtract(start, date.period, date.counting);
}

// A day from which the period has two possible ends; the shortest cycle of leap years that shows one is 8 years (around
// 2100 and 1900).
std::optional<Doubt> doubt(const model::DateExpression& date) {
  if (date.sign == 0 || date.counting != values::Counting::unstated) return std::nullopt;
  if (date.period.unit != values::Unit::months && date.period.unit != values::Unit::years) return std::nullopt;
  const auto* fixed = std::get_if<Date>(&date.base);
  const Date first = fixed ? *fixed : values::from_civil({2024, 1, 29}), last = fixed ? *fixed : first + 366;
  for (Date day = first; day <= last; day = day + 1) {
    const auto ends = end_of(date, day);
    if (ends.early != ends.late) return Doubt{day, ends};
  }
  return std::nullopt;
}

class Walk {
 public:
  explicit Walk(text::Diagnostics& found) : found_(found) {}

  // `near`: the nearest condition above that has words and a place.
  void walk(const Condition& condition, const Condition& near) {
    const auto& here = condition.text.empty() ? near : condition;
    if (const auto* test = std::get_if<model::NotAfter>(&condition.leaf);
        test && condition.kind == Condition::Kind::leaf) {
      for (const auto* side : {&test->left, &test->right}) {
        if (const auto found = doubt(*side)) report(*side, *found, here);
      }
    }
    for (const auto& child : condition.children) walk(child, here);
  }

 private:
  void report(const model::DateExpression& date, const Doubt& doubt, const Condition& here) {
    auto& finding = found_.note(
        "HP407", here.place,
        "which day ends " + values::to_string(date.period) + " is not said for every day they are counted from");
    const auto shift = date.shift;
    finding.expected = "'counting back' or 'counting forward' after the period, where the law says which";
    finding.notes.push_back({here.place, "for example, counted " + std::string(date.sign > 0 ? "" : "back ") + "from " +
                                             values::to_string(doubt.start) + ": " +
                                             values::to_string(doubt.ends.early + shift) + " or " +
                                             values::to_string(doubt.ends.late + shift)});
  }

  text::Diagnostics& found_;
};
}  // namespace

void month_ends(const Network& network, text::Diagnostics& found) {
  const auto& model = *network.model;
  Walk walk(found);
  for (const auto& definition : model.definitions) walk.walk(definition.body, definition.body);
  for (const auto& rule : model.rules) {
    walk.walk(rule.body, rule.body);
    for (const auto& conflict : rule.conflicts) {
      if (conflict.condition) walk.walk(*conflict.condition, *conflict.condition);
    }
  }
  for (const auto& extension : model.extensions) walk.walk(extension.where, extension.where);
}

}  // namespace hirepath::lint
