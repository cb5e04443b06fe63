// The leaves of conditions: what is compared with what, typed. Calendar words become "this day is not after that day"
// (docs/rule-language.md, table of conditions).
#include <charconv>

#include "model/resolver.hpp"
#include "text/suggest.hpp"

namespace hirepath::model {

namespace {
using syntax::Operator;

constexpr std::int32_t longest_period = 1000;

std::string spaced(std::string_view path) {
  const auto dot = path.rfind('.');
  std::string name(dot == std::string_view::npos ? path : path.substr(dot + 1));
  for (char& c : name) {
    if (c == '-') c = ' ';
  }
  return name;
}

std::string words_for(Operator op) {
  switch (op) {
    case Operator::none: return "";
    case Operator::is: return "is";
    case Operator::is_not: return "is not";
    case Operator::one_of: return "is one of";
    case Operator::not_one_of: return "is not one of";
    case Operator::at_least: return "is at least";
    case Operator::at_most: return "is at most";
    case Operator::more_than: return "is more than";
    case Operator::less_than: return "is less than";
    case Operator::before: return "is before";
    case Operator::after: return "is after";
    case Operator::on_or_before: return "is on or before";
    case Operator::on_or_after: return "is on or after";
    case Operator::within_after:
    case Operator::within_before: return "is within";
    case Operator::during: return "is during the";
    case Operator::at_least_after: return "is at least";
    case Operator::more_than_after: return "is more than";
    case Operator::time_at_least: return "is at least";
    case Operator::time_at_most: return "is at most";
    case Operator::time_more_than: return "is more than";
    case Operator::time_less_than: return "is less than";
  }
  return "";
}

values::Unit unit_of(const std::string& word) {
  if (word == "year") return values::Unit::years;
  if (word == "month") return values::Unit::months;
  if (word == "workday") return values::Unit::workdays;
  return values::Unit::days;
}

values::Counting counting_of(const std::string& word) {
  return word == "back"      ? values::Counting::back
         : word == "forward" ? values::Counting::forward
                             : values::Counting::unstated;
}

Condition make(Leaf leaf) {
  Condition condition;
  condition.leaf = std::move(leaf);
  return condition;
}
Condition negated(Condition condition) {
  Condition out;
  out.kind = Condition::Kind::negation;
  out.children.push_back(std::move(condition));
  return out;
}
Condition both(Condition a, Condition b) {
  Condition out;
  out.kind = Condition::Kind::all;
  out.children.push_back(std::move(a));
  out.children.push_back(std::move(b));
  return out;
}
Condition not_after(DateExpression left, DateExpression right) {
  return make(NotAfter{std::move(left), std::move(right)});
}

DateExpression shifted(DateExpression expression, int sign, const syntax::Duration& duration, std::int32_t shift) {
  expression.sign = sign;
  expression.period = {duration.count, unit_of(duration.unit)};
  expression.counting = counting_of(duration.counting);
  expression.shift = shift;
  return expression;
}
DateExpression moved(DateExpression expression, std::int32_t shift) {
  expression.shift += shift;
  return expression;
}
}  // namespace

std::optional<FactRef> Resolver::fact_ref(const syntax::Token& name, const Scope& scope, bool report) {
  if (scope.record != none) {
    const auto& fields = model.records[scope.record].fields;
    for (Id i = 0; i < fields.size(); ++i) {
      if (fields[i].path == name.text) return FactRef{true, i};
    }
  }
  if (const auto fact = facts.find(name.text); fact != facts.end()) return FactRef{false, fact->second};
  for (const Id record : {scope.record, none}) {
    const auto phrase = phrases.find({record, name.text});
    if (phrase == phrases.end()) continue;
    if (phrase->second.kind == Meaning::Kind::field) return FactRef{true, phrase->second.index};
    if (phrase->second.kind == Meaning::Kind::fact) return FactRef{false, phrase->second.index};
  }
  if (name.text.starts_with("action.decisions.")) {
    // A decision spelt in full, as tests do: it exists once some rule asks for it.
    const auto dot = name.text.rfind('.');
    const auto decision = decision_ids.find(name.text.substr(dot + 1));
    if (decision != decision_ids.end()) {
      Scope owner = scope;
      owner.owner = name.text.substr(17, dot - 17);
      if (authorities.contains(owner.owner) || definitions.contains(owner.owner))
        return FactRef{false, decision_fact(decision->second, owner)};
    }
  }
  if (report) unknown_name("HP201", "fact", name, scope, names_in(scope));
  return std::nullopt;
}

std::optional<DateExpression> Resolver::date_term(const syntax::Token& words, const Scope& scope) {
  if (words.text == "the action date") return DateExpression{ActionDate{}, 0, {}, {}, 0, none};
  if (const auto day = values::parse_date(words.text)) return DateExpression{*day, 0, {}, {}, 0, none};
  if (!words.text.empty() && words.text[0] >= '0' && words.text[0] <= '9') {
    (void)date(words, *scope.source);  // says that there is no such day
    return std::nullopt;
  }
  const auto ref = fact_ref(words, scope, true);
  if (!ref) return std::nullopt;
  const auto& fact = fact_of(*ref, scope);
  if (fact.type.kind != values::Kind::date) {
    found.error("HP203", place(scope, words.where), "'" + words.text + "' is not a date").expected =
        "a date fact, the action date, or a day such as 2024-05-14";
    return std::nullopt;
  }
  return DateExpression{*ref, 0, {}, {}, 0, none};
}

namespace {
// A leaf being built: what every kind of comparison needs.
struct LeafBuilder {
  Resolver& resolver;
  const syntax::Atom& atom;
  const Scope& scope;
  text::Place place;

  std::string term_words(const syntax::Token& token) {
    const auto ref = resolver.fact_ref(token, scope, false);
    if (!ref) return token.text;
    const auto& fact = resolver.fact_of(*ref, scope);
    return fact.phrase.empty() ? spaced(fact.path) : fact.phrase;
  }

  void mismatch(const std::string& expected) {
    resolver.found
        .error("HP203", place,
               "'" + words_for(atom.op) + "' does not go with " +
                   (atom.left.text.empty() ? "this" : "'" + atom.left.text + "'"))
        .expected = expected;
  }

  // "the appointment date is 2024-05-14": a fact's phrase, and a comparison that cannot be read after a phrase.
  bool compared_phrase() {
    for (const auto& [key, meaning] : resolver.phrases) {
      const bool fact = meaning.kind == Resolver::Meaning::Kind::fact || meaning.kind == Resolver::Meaning::Kind::field;
      if (!fact || (key.first != none && key.first != scope.record) || !atom.left.text.starts_with(key.second + " is "))
        continue;
      const auto& declared = resolver.fact_of({meaning.kind == Resolver::Meaning::Kind::field, meaning.index}, scope);
      const bool date = declared.type.kind == values::Kind::date;
      resolver.found
          .error("HP203", {place.source, atom.left.where},
                 "the comparison after '" + key.second + "' is not understood")
          .expected =
          date ? "'is before', 'is on or after' and the like for dates" : "the name " + declared.path + " before 'is'";
      return true;
    }
    return false;
  }

  Condition phrase() {
    for (const Id record : {scope.record, none}) {
      const auto meaning = resolver.phrases.find({record, atom.left.text});
      if (meaning == resolver.phrases.end()) continue;
      switch (meaning->second.kind) {
        case Resolver::Meaning::Kind::definition: return make(Holds{meaning->second.index});
        case Resolver::Meaning::Kind::decision:
          return make(IsYes{{false, resolver.decision_fact(meaning->second.index, scope)}});
        case Resolver::Meaning::Kind::fact:
        case Resolver::Meaning::Kind::field: break;
      }
      break;
    }
    const auto ref = resolver.fact_ref(atom.left, scope, false);
    if (!ref) {
      if (!compared_phrase())
        resolver.unknown_name("HP201", "phrase or fact", atom.left, scope, resolver.names_in(scope));
      return {};
    }
    if (resolver.fact_of(*ref, scope).type.kind != values::Kind::yes_no) {
      resolver.found.error("HP203", place, "'" + atom.left.text + "' is not a yes/no fact").expected =
          "a comparison, such as '" + atom.left.text + " is ...'";
      return {};
    }
    return make(IsYes{*ref});
  }

  Condition membership(FactRef ref) {
    const auto& fact = resolver.fact_of(ref, scope);
    const bool single = atom.op == Operator::is || atom.op == Operator::is_not;
    const bool negative = atom.op == Operator::is_not || atom.op == Operator::not_one_of;
    const auto finish = [&](Condition condition) { return negative ? negated(std::move(condition)) : condition; };
    if (single && atom.right.size() == 1) {
      const bool literal_choice =
          fact.type.kind == values::Kind::choice &&
          std::find(fact.type.choices.begin(), fact.type.choices.end(), atom.right[0].text) != fact.type.choices.end();
      const auto other = literal_choice ? std::nullopt : resolver.fact_ref(atom.right[0], scope, false);
      if (other && resolver.fact_of(*other, scope).type.kind == fact.type.kind)
        return finish(make(SameAs{ref, *other}));
    }
    if (fact.type.kind == values::Kind::yes_no && !single) {
      mismatch("'is yes' or 'is no'");
      return {};
    }
    std::vector<std::uint16_t> choices;
    std::vector<std::string> codes;
    std::vector<Condition> numbers;
    for (const auto& token : atom.right) {
      std::string expected;
      const auto value = parse_value(fact.type, token.text, expected);
      if (!value) {
        auto& finding = resolver.found.error("HP203", {place.source, token.where},
                                             "'" + token.text + "' is not a value of " + fact.path);
        finding.expected = expected;
        if (const auto near = text::nearest(token.text, fact.type.choices); !near.empty())
          finding.suggestion = "did you mean '" + near + "'?";
        continue;
      }
      if (const auto* choice = std::get_if<values::Choice>(&*value)) choices.push_back(choice->index);
      if (const auto* code = std::get_if<values::Code>(&*value)) {
        codes.push_back(code->text);
        resolver.check_listed(fact.type.table, code->text, {place.source, token.where});
      }
      if (const auto* yes = std::get_if<bool>(&*value))
        return *yes ? finish(make(IsYes{ref})) : finish(negated(make(IsYes{ref})));
      if (const auto* number = std::get_if<std::int64_t>(&*value)) numbers.push_back(make(NumberIs{ref, *number}));
      if (std::holds_alternative<values::DateBounds>(*value) || std::holds_alternative<values::Grade>(*value)) {
        mismatch(fact.type.kind == values::Kind::date ? "'is before', 'is on or after' and the like for dates"
                                                      : "'is at least', 'is at most' and the like for grades");
        return {};
      }
    }
    if (fact.type.kind == values::Kind::number) {
      if (numbers.size() == 1) return finish(std::move(numbers[0]));
      Condition any;
      any.kind = Condition::Kind::any;
      any.children = std::move(numbers);
      return finish(std::move(any));
    }
    if (fact.type.kind == values::Kind::choice) return finish(make(ChoiceIn{ref, std::move(choices)}));
    return finish(make(CodeIn{ref, std::move(codes)}));
  }

  Condition order(FactRef ref) {
    const auto& fact = resolver.fact_of(ref, scope);
    Compare compare{ref, Order::at_least, {}};
    compare.order = atom.op == Operator::at_least    ? Order::at_least
                    : atom.op == Operator::at_most   ? Order::at_most
                    : atom.op == Operator::more_than ? Order::more_than
                                                     : Order::less_than;
    if (fact.type.kind != values::Kind::number && fact.type.kind != values::Kind::grade) {
      mismatch("a number or a grade on the left");
      return {};
    }
    const auto other = atom.right.empty() ? std::nullopt : resolver.fact_ref(atom.right[0], scope, false);
    if (other && resolver.fact_of(*other, scope).type.kind == fact.type.kind) {
      compare.right = *other;
      return make(compare);
    }
    Type unbounded = fact.type;
    unbounded.low.reset();
    unbounded.high.reset();
    std::string expected;
    const auto value = atom.right.empty() ? std::nullopt : parse_value(unbounded, atom.right[0].text, expected);
    if (!value) {
      const auto& right = atom.right.empty() ? atom.left : atom.right[0];
      resolver.found
          .error("HP203", {place.source, right.where}, "'" + right.text + "' cannot be compared with " + fact.path)
          .expected = expected;
      return {};
    }
    if (const auto* grade = std::get_if<values::Grade>(&*value)) compare.right = *grade;
    if (const auto* number = std::get_if<std::int64_t>(&*value)) compare.right = *number;
    return make(compare);
  }

  Condition days() {
    const auto left = resolver.date_term(atom.left, scope);
    const auto right = atom.right.empty() ? std::nullopt : resolver.date_term(atom.right[0], scope);
    if (!left || !right) return {};
    const auto duration = atom.duration.value_or(syntax::Duration{});
    // Workdays are counted one by one, and no period of the law comes near.
    if (duration.count > longest_period) {
      resolver.found
          .error("HP203", place,
                 "a period of " + std::to_string(duration.count) + " " + duration.unit + "s is too long")
          .expected = "at most " + std::to_string(longest_period) + " days, workdays, months or years";
      return {};
    }
    switch (atom.op) {
      case Operator::before: return not_after(*left, moved(*right, -1));
      case Operator::after: return not_after(*right, moved(*left, -1));
      case Operator::on_or_before: return not_after(*left, *right);
      case Operator::on_or_after: return not_after(*right, *left);
      case Operator::within_after: {
        auto end = shifted(*right, +1, duration, 0);
        if (!atom.extension.empty()) end.extension = extension(atom.extension[0]);
        return both(not_after(*right, *left), not_after(*left, std::move(end)));
      }
      case Operator::within_before:
        return both(not_after(shifted(*right, -1, duration, 0), *left), not_after(*left, *right));
      case Operator::during: return both(not_after(*right, *left), not_after(*left, shifted(*right, +1, duration, -1)));
      case Operator::at_least_after: return not_after(shifted(*right, +1, duration, 0), *left);
      case Operator::more_than_after: return not_after(shifted(*right, +1, duration, +1), *left);
      // Both days counted: a period that begins on L is complete at the end of L + P - 1 day.
      case Operator::time_at_least: return not_after(shifted(*left, +1, duration, -1), *right);
      case Operator::time_more_than: return not_after(shifted(*left, +1, duration, 0), *right);
      case Operator::time_at_most: return not_after(*right, shifted(*left, +1, duration, -1));
      case Operator::time_less_than: return not_after(*right, shifted(*left, +1, duration, -2));
      default: break;
    }
    mismatch("a comparison of days");
    return {};
  }

  Id extension(const syntax::Extension& tree) {
    const auto list = resolver.facts.find(tree.list.text);
    if (list == resolver.facts.end() || resolver.model.facts[list->second].type.kind != values::Kind::list ||
        tree.where_condition.empty()) {
      resolver.unknown_name("HP201", "list", tree.list, scope, resolver.lists());
      return none;
    }
    Extension out;
    out.list = list->second;
    Scope inner = scope;
    inner.record = resolver.model.facts[out.list].type.record;
    if (inner.record == none) return none;
    const auto& fields = resolver.model.records[inner.record].fields;
    for (Id i = 0; i < fields.size(); ++i) {
      if (fields[i].path == "from" && fields[i].type.kind == values::Kind::date) out.from = i;
      if (fields[i].path == "through" && fields[i].type.kind == values::Kind::date) out.through = i;
    }
    if (out.from == none || out.through == none) {
      resolver.found.error("HP209", place, "the elements of " + tree.list.text + " have no time").expected =
          "date fields 'from' and 'through'";
      return none;
    }
    out.where = resolver.condition(tree.where_condition[0], inner, "");
    resolver.model.extensions.push_back(std::move(out));
    return static_cast<Id>(resolver.model.extensions.size() - 1);
  }

  std::string duration_words() const {
    const auto& duration = *atom.duration;
    return std::to_string(duration.count) + " " + duration.unit + (duration.count == 1 ? "" : "s");
  }

  std::string words() {
    auto left = term_words(atom.left);
    if (atom.op == Operator::none) return left;
    const auto right = atom.right.empty() ? std::string{} : term_words(atom.right[0]);
    const auto op = words_for(atom.op);
    switch (atom.op) {
      case Operator::within_after:
        return left + " is within " + duration_words() + " after " + right +
               (atom.extension.empty() ? "" : ", extended by qualifying time in between");
      case Operator::within_before: return left + " is within " + duration_words() + " before " + right;
      case Operator::during:
        return left + " is during the " + std::to_string(atom.duration->count) + "-" + atom.duration->unit +
               " period beginning on " + right;
      case Operator::at_least_after:
      case Operator::more_than_after: return left + " " + op + " " + duration_words() + " after " + right;
      case Operator::time_at_least:
      case Operator::time_at_most:
      case Operator::time_more_than:
      case Operator::time_less_than:
        return "the time from " + left + " through " + right + " " + op + " " + duration_words();
      default: break;
    }
    std::string values;
    for (std::size_t i = 0; i < atom.right.size(); ++i) {
      values += (i == 0 ? "" : i + 1 == atom.right.size() ? " or " : ", ") + term_words(atom.right[i]);
    }
    return left + " " + op + " " + values + (atom.unit_word.empty() ? "" : " " + atom.unit_word) +
           (atom.equivalent ? " or the equivalent" : "");
  }
};
}  // namespace

Condition Resolver::leaf(const syntax::Atom& atom, const Scope& scope, text::Place at) {
  LeafBuilder builder{*this, atom, scope, std::move(at)};
  Condition out;
  switch (atom.op) {
    case Operator::none: out = builder.phrase(); break;
    case Operator::is:
    case Operator::is_not:
    case Operator::one_of:
    case Operator::not_one_of:
      if (const auto ref = fact_ref(atom.left, scope, true)) out = builder.membership(*ref);
      break;
    case Operator::at_least:
    case Operator::at_most:
    case Operator::more_than:
    case Operator::less_than:
      if (const auto ref = fact_ref(atom.left, scope, true)) out = builder.order(*ref);
      break;
    default: out = builder.days(); break;
  }
  out.text = builder.words();
  return out;
}

}  // namespace hirepath::model
