// Entrance: write_asp(). A condition is an atom yes(NAME) with the names of certificates (docs/certificates.md), of an
// element in hand yes(NAME, LIST, ELEMENT). In each answer set every fact has a value, so that "not" is plain no.
#include "asp/write_asp.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "asp/prelude.hpp"
#include "asp/terms.hpp"

namespace hirepath::asp {
namespace {

using model::Condition;
using model::Id;
using model::Model;
using Body = std::vector<std::string>;

// What is in hand: nothing, an element of a list, or one of any list of a record.
struct Scope {
  Id record = model::none;
  std::string list, element;  // terms
  Body guard{};

  std::string arguments() const { return record == model::none ? "" : ", " + list + ", " + element; }
};

class Writer {
 public:
  explicit Writer(const Model& model) : model_(model) {}

  std::string all(std::span<const Id> wanted) {
    for (Id id = 0; id < model_.authorities.size(); ++id) {
      if (wanted.empty() || std::ranges::count(wanted, id) > 0) authority(model_.authorities[id]);
    }
    const auto authorities = std::exchange(out_, {});
    std::map<Id, std::string> definitions;  // one may need another
    std::string extensions;
    while (definitions.size() + extended_.size() < definitions_.size() + extensions_.size()) {
      for (const Id id : std::set(definitions_)) {
        if (definitions.contains(id)) continue;
        definition(model_.definitions[id]);
        definitions.emplace(id, std::exchange(out_, {}));
      }
      for (const Id id : std::set(extensions_)) {
        if (extended_.contains(id)) continue;
        extension(id);
        extensions += std::exchange(out_, {});
      }
    }
    out_ = comment("The rules of hirepath, edition " + model_.edition + ", for clingo: docs/export.md") + prelude;
    facts();
    for (const auto& [id, text] : definitions) out_ += text;
    return out_ + extensions + authorities + epilogue;
  }

 private:
  // HEAD :- BODY.
  void rule(const std::string& head, const Body& body) {
    out_ += head;
    if (!body.empty()) out_ += fmt::format(" :- {}", fmt::join(body, ", "));
    out_ += ".\n";
  }

  static std::string yes(const std::string& name, const Scope& scope) {
    return fmt::format("yes({}{})", quoted(name), scope.arguments());
  }
  static std::string child_name(const std::string& name, std::size_t index) {
    return name + (name.back() == '#' ? "" : ".") + std::to_string(index);
  }
  static Body with(Body body, std::string literal) {
    body.push_back(std::move(literal));
    return body;
  }

  // VARIABLE is the value of a fact, or of a field of the element in hand.
  std::string value(model::FactRef ref, const Scope& scope, const std::string& variable) {
    const auto name = quoted(model::json_name(model_.fact(ref, scope.record).path));
    if (ref.field) return fmt::format("value({}, {}, {}, {})", scope.list, scope.element, name, variable);
    facts_.insert(ref.index);
    return fmt::format("value({}, {})", name, variable);
  }

  // Adds to `body` what makes variables of a day; `mark` tells the two sides apart. The day as a term.
  std::string day(const model::DateExpression& of, const Scope& scope, const std::string& mark, Body& body) {
    std::string base = mark;
    if (const auto* fixed = std::get_if<values::Date>(&of.base))
      base = std::to_string(fixed->days);
    else if (const auto* fact = std::get_if<model::FactRef>(&of.base))
      body.push_back(value(*fact, scope, base));
    else
      body.push_back(fmt::format("day({})", base));
    auto end = base;
    if (of.sign != 0) {
      end = mark + "End";
      body.push_back(fmt::format("end({}, {}, {}, {}, {})", base, of.sign * of.period.count,
                                 values::name_of(of.period.unit), values::name_of(of.counting), end));
    }
    if (of.shift != 0) end = fmt::format("{} {} {}", end, of.shift > 0 ? '+' : '-', std::abs(of.shift));
    return end;
  }

  // An element of an #sum: the days by which `of` lengthens the period from `base` to `end`.
  std::string more_days(const model::DateExpression& of, const std::string& base, const std::string& end, bool left) {
    extensions_.insert(of.extension);
    return fmt::format(
        "{0}, A, {1} : span({2}, A, B), counts({2}, Other, From, Through), From >= {3}, From <= {4}, From <= A, "
        "B <= Through + 1",
        left ? "A - B" : "B - A", left ? "left" : "right", of.extension, base, end);
  }

  void leaf(const std::string& name, const model::Leaf& test, const Scope& scope) {
    const auto head = yes(name, scope);
    const auto is = [&](model::FactRef fact, const std::string& term) {
      rule(head, with(scope.guard, value(fact, scope, term)));
    };
    if (const auto* flag = std::get_if<model::IsYes>(&test)) return is(flag->fact, "yes");
    if (const auto* choice = std::get_if<model::ChoiceIn>(&test)) {
      for (const auto index : choice->choices)
        is(choice->fact, quoted(model_.fact(choice->fact, scope.record).type.choices[index]));
      return;
    }
    if (const auto* code = std::get_if<model::CodeIn>(&test)) {
      for (const auto& text : code->codes) is(code->fact, quoted(text));
      return;
    }
    if (const auto* number = std::get_if<model::NumberIs>(&test))
      return is(number->fact, std::to_string(number->number));
    if (const auto* same = std::get_if<model::SameAs>(&test))
      return rule(head, with(with(scope.guard, value(same->left, scope, "V")), value(same->right, scope, "V")));
    if (const auto* compare = std::get_if<model::Compare>(&test)) return comparison(head, *compare, scope);
    if (const auto* holds = std::get_if<model::Holds>(&test)) {
      definitions_.insert(holds->define);
      const auto& define = model_.definitions[holds->define];
      return rule(head,
                  with(scope.guard, yes("define:" + define.id + "#", define.record == model::none ? Scope{} : scope)));
    }
    not_after(head, std::get<model::NotAfter>(test), scope);
  }

  void comparison(const std::string& head, const model::Compare& compare, const Scope& scope) {
    auto body = with(scope.guard, value(compare.fact, scope, "V"));
    const bool grades = model_.fact(compare.fact, scope.record).type.kind == values::Kind::grade;
    std::string left = "V", right = "W";
    if (const auto* number = std::get_if<std::int64_t>(&compare.right))
      right = std::to_string(*number);
    else if (const auto* fact = std::get_if<model::FactRef>(&compare.right))
      body.push_back(value(*fact, scope, "W"));
    else
      right = grade_term(std::get<values::Grade>(compare.right)), grades_.insert(right);
    if (grades) {
      body.push_back("rank(V, Left)");
      body.push_back(fmt::format("rank({}, Right)", right));
      left = "Left", right = "Right";
    }
    body.push_back(fmt::format("{} {} {}", left, order_sign(compare.order), right));
    rule(head, body);
  }

  void not_after(const std::string& head, const model::NotAfter& test, const Scope& scope) {
    auto body = scope.guard;
    const auto left = day(test.left, scope, "Left", body), right = day(test.right, scope, "Right", body);
    Body sum;
    if (test.left.extension != model::none) sum.push_back(more_days(test.left, "Left", left, true));
    if (test.right.extension != model::none) sum.push_back(more_days(test.right, "Right", right, false));
    if (sum.empty())
      body.push_back(fmt::format("{} <= {}", left, right));
    else
      body.push_back(fmt::format("{} - ({}) <= #sum {{ {} }}", left, right, fmt::join(sum, "; ")));
    rule(head, body);
  }

  void condition(const std::string& name, const Condition& of, const Scope& scope) {
    using Kind = Condition::Kind;
    if (!of.label.empty() || !of.text.empty())
      out_ += comment(of.label + (of.label.empty() || of.text.empty() ? "" : ": ") + of.text);
    if (of.kind == Kind::leaf) return leaf(name, of.leaf, scope);
    const auto head = yes(name, scope);
    const bool quantified = of.list != model::none;
    auto inside = scope;
    if (quantified) {
      facts_.insert(of.list);
      const auto list = quoted(model::json_name(model_.facts[of.list].path));
      inside = {model_.facts[of.list].type.record, list, "E", {fmt::format("element({}, E)", list)}};
    }
    Body children;
    for (std::size_t i = 0; i < of.children.size(); ++i) children.push_back(yes(child_name(name, i), inside));
    auto every = scope.guard, none = scope.guard;
    for (const auto& child : children) every.push_back(child), none.push_back("not " + child);
    switch (of.kind) {
      case Kind::leaf: break;
      case Kind::all: rule(head, every); break;
      case Kind::negation:
      case Kind::none_of: rule(head, none); break;
      case Kind::any:
        for (const auto& child : children) rule(head, with(scope.guard, child));
        break;
      case Kind::at_least: {
        Body counted;
        for (std::size_t i = 0; i < children.size(); ++i) counted.push_back(fmt::format("{} : {}", i, children[i]));
        rule(head, with(scope.guard, fmt::format("#count {{ {} }} >= {}", fmt::join(counted, "; "), of.at_least)));
        break;
      }
      case Kind::any_in: rule(some(name), with(inside.guard, children[0])); break;
      case Kind::every_in: rule(some(name), with(inside.guard, "not " + children[0])); break;
      case Kind::latest_in: rule(some(name), {fmt::format("latest({}, E)", inside.list), children[0]}); break;
    }
    if (quantified) rule(head, with(scope.guard, (of.kind == Kind::every_in ? "not " : "") + some(name)));
    for (std::size_t i = 0; i < of.children.size(); ++i) condition(child_name(name, i), of.children[i], inside);
  }

  // Whether an element of the list in question does (in "every": does not) fulfil the condition.
  static std::string some(const std::string& name) { return fmt::format("some({})", quoted(name)); }

  void definition(const model::Definition& of) {
    Scope scope{of.record, "L", "E", {}};
    if (of.record != model::none)
      scope.guard = {fmt::format("in_hand({}, L, E)", quoted(model_.records[of.record].id))};
    out_ += '\n' + comment("--- definition: " + of.phrase);
    condition("define:" + of.id + "#", of.body, scope);
  }

  void extension(Id id) {
    extended_.insert(id);
    const auto& of = model_.extensions[id];
    facts_.insert(of.list);
    const auto list = quoted(model::json_name(model_.facts[of.list].path));
    const Scope scope{model_.facts[of.list].type.record, list, "E", {fmt::format("element({}, E)", list)}};
    const auto name = fmt::format("where:{}#", id);
    const auto field = [&](Id which) {
      return quoted(model::json_name(model_.records[scope.record].fields[which].path));
    };
    out_ += '\n' + comment("--- time that lengthens a period");
    rule(fmt::format("extends({}, {}, {}, {})", id, list, field(of.from), field(of.through)), {});
    condition(name, of.where, scope);
    rule(fmt::format("counts({}, E, From, Through)", id),
         {scope.guard[0], yes(name, scope), value({true, of.from}, scope, "From"),
          value({true, of.through}, scope, "Through")});
  }

  // Literals that say that the law's day is one of these.
  static Body within(values::Date from, values::Date until) {
    Body body;
    if (from != values::Date::min()) body.push_back(fmt::format("D >= {}", from.days));
    if (until != values::Date::max()) body.push_back(fmt::format("D <= {}", until.days));
    if (!body.empty()) body.insert(body.begin(), "law(D)");
    return body;
  }

  void authority(const model::Authority& of) {
    const auto name = quoted(of.id);
    out_ += '\n' + comment("=== " + of.id + ": " + of.title);
    std::vector<std::pair<Id, const model::ConflictReading*>> readings{{model::none, nullptr}};
    std::vector<std::string> names{"own"};
    for (const Id id : of.rules) {
      const auto& path = model_.rules[id].path;
      out_ += comment("rule " + path);
      rule(fmt::format("in_force({})", quoted(path)), within(model_.rules[id].from, model_.rules[id].until));
      if (model_.rules[id].permits)
        rule(fmt::format("permitted({})", name), {fmt::format("in_force({})", quoted(path))});
      condition("rule:" + path + "#", model_.rules[id].body, {});
      for (std::size_t i = 0; i < model_.rules[id].conflicts.size(); ++i) {
        const auto& reading = model_.rules[id].conflicts[i];
        readings.emplace_back(id, &reading);
        names.push_back(quoted(fmt::format("{}.{}", path, i)));
        out_ += comment("another reading: " + reading.reading);
        rule(fmt::format("reads({})", names.back()), within(reading.from, reading.until));
        if (reading.condition) condition(fmt::format("reading:{}.{}#", path, i), *reading.condition, {});
      }
    }
    recorded(of);
    for (std::size_t i = 0; i < readings.size(); ++i) conclusion(of, readings[i].first, readings[i].second, names[i]);
  }

  void recorded(const model::Authority& of) {
    Body body;
    for (const auto& limit : of.not_recorded)
      body.push_back(fmt::format("D {} {}", limit.before ? ">=" : "<=", limit.date.days));
    if (!body.empty()) body.insert(body.begin(), "law(D)");
    rule(fmt::format("recorded({})", quoted(of.id)), body);
  }

  // The authority's conclusion under one reading: of `rule`, or the rules as they are.
  void conclusion(const model::Authority& of, Id read, const model::ConflictReading* reading, const std::string& name) {
    rule(fmt::format("reading({}, {})", quoted(of.id), name), {});
    for (const Id id : of.rules) {
      const auto path = quoted(model_.rules[id].path);
      const auto effective = [&](Id which) {
        return fmt::format("effective({}, {})", quoted(model_.rules[which].path), name);
      };
      Body all{fmt::format("in_force({})", path)};
      for (const Id other : of.rules) {
        if (std::ranges::count(model_.rules[other].despite, id) > 0) all.push_back("not " + effective(other));
      }
      const auto own = with(all, yes("rule:" + model_.rules[id].path + "#", {}));
      if (read != id) {
        rule(effective(id), own);
      } else {
        const auto reads = fmt::format("reads({})", name);
        const auto add = [&](Body body) {
          if (reading->condition) body.push_back(fmt::format("yes(\"reading:{}#\")", name.substr(1, name.size() - 2)));
          rule(effective(id), with(std::move(body), reads));
        };
        rule(effective(id), reading->accepts ? own : with(own, "not " + reads));
        if (reading->accepts)
          add(all);
        else if (reading->condition)
          add(own);
      }
      if (model_.rules[id].permits)
        rule(fmt::format("goal({}, {})", quoted(of.id), name),
             {effective(id), fmt::format("recorded({})", quoted(of.id))});
    }
  }

  // What facts and fields can be. Numbers, days, grades and codes have their candidates from outside.
  void domain(const std::string& head, const model::Type& type) {
    if (type.kind == values::Kind::yes_no) rule(fmt::format("domain({}, (yes; no))", head), {});
    Body choices;
    for (const auto& choice : type.choices) choices.push_back(quoted(choice));
    if (!choices.empty()) rule(fmt::format("domain({}, ({}))", head, fmt::join(choices, "; ")), {});
  }

  void facts() {
    std::set<Id> records;
    for (const Id id : facts_) {
      const auto& fact = model_.facts[id];
      const auto name = quoted(model::json_name(fact.path));
      if (!fact.phrase.empty()) out_ += comment(fact.phrase);
      if (fact.type.kind == values::Kind::list) {
        records.insert(fact.type.record);
        rule(fmt::format("list({}, {})", name, quoted(model_.records[fact.type.record].id)), {});
        continue;
      }
      rule(fmt::format("fact({})", name), {});
      if (fact.defaults_to_action_date) rule(fmt::format("acts_by_default({})", name), {});
      domain(name, fact.type);
    }
    for (const Id id : records) {
      const auto& record = model_.records[id];
      for (Id index = 0; index < record.fields.size(); ++index) {
        const auto name = quoted(record.id) + ", " + quoted(model::json_name(record.fields[index].path));
        rule(fmt::format("field({})", name), {});
        if (index == record.ordered_by) rule(fmt::format("ordered_by({})", name), {});
        domain(name, record.fields[index].type);
      }
    }
    for (const auto& grade : grades_) rule(fmt::format("grade({})", grade), {});
  }

  const Model& model_;
  std::string out_;
  std::set<Id> facts_, definitions_, extensions_, extended_;  // what has been asked for; extensions that are written
  std::set<std::string> grades_;                              // terms that stand in rules
};

}  // namespace

std::string write_asp(const Model& model, std::span<const Id> authorities) { return Writer(model).all(authorities); }

}  // namespace hirepath::asp
