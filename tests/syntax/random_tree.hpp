// A seeded generator of syntax trees that the language can express, for the round trip through the formatter.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "syntax/ast.hpp"
#include "syntax/labels.hpp"

namespace hirepath::syntax {

class RandomTree {
 public:
  explicit RandomTree(std::uint64_t seed) : engine_(seed) {}

  std::vector<Item> items(std::size_t count) {
    std::vector<Item> result;
    for (std::size_t i = 0; i < count; ++i) result.push_back(item());
    return result;
  }

 private:
  using Kind = Condition::Kind;

  // ---- choices
  // ----------------------------------------------------------------------------------------------------------------------

  std::size_t below(std::size_t limit) { return engine_() % limit; }
  bool maybe() { return below(2) == 0; }
  bool rarely() { return below(5) == 0; }
  std::string pick(const std::vector<std::string>& from) { return from[below(from.size())]; }
  template <typename F>
  auto some(std::size_t least, std::size_t most, F make) {
    std::vector<decltype(make())> result;
    for (std::size_t n = least + below(most - least + 1); n > 0; --n) result.push_back(make());
    return result;
  }

  // ---- tokens
  // -----------------------------------------------------------------------------------------------------------------------

  // Some names are keywords elsewhere: a name is a name.
  Token id() {
    return {pick({"vra", "dd214", "service-period", "a", "test", "rule", "note", "10-point", "fact", "any", "service"}),
            {}};
  }
  Token path() {
    return {pick({"person.age", "position.grade", "agency.kind", "released", "person.service-periods",
                  "action.decisions.vra.agency-chooses", "x"}),
            {}};
  }
  Token text() {
    return {pick({"", "What is it?", "a, b; c -- no comment [x]", "\xC2\xA7 5, \xE2\x80\x9Cquoted\xE2\x80\x9D",
                  "rule vra"}),
            {}};
  }
  Token value() {
    return {pick({"GS-11", "0110", "honorable", "2024-05-14", "-5", "3.5", "New York", "", "person.age", "test", "rule",
                  "x/y"}),
            {}};
  }
  Token date() { return {pick({"2024-02-29", "1999-12-31", "2027-05-13"}), {}}; }
  Token who() {
    return {pick({"applicant", "hr", "agency", "opm", "va", "service", "physician", "court", "time", "nobody"}), {}};
  }
  Token ref() { return {pick({"(3)", "(1)(b)", "covered-veteran(4)", "vra", "mil-spouse.a(2)(b)(iv)(A)"}), {}}; }
  Token phrase() {
    return {pick({"the person is a covered veteran", "served", "the person's spouse",
                  "r\xC3\xA9sum\xC3\xA9 or/and work", "x y", "the non-competitive list"}),
            {}};
  }
  Token term() {
    return {pick({"released", "the action date", "2024-05-14", "person.born", "the date the orders were issued"}), {}};
  }
  Cites cites() {
    return some(0, 3, [&] {
      return Token{
          pick({"5 CFR 307.102", "38 USC 4212(a)(3)(A)(i)", "Pub. L. 107-288", "\xC2\xA7 3, as amended \"x\""}), {}};
    });
  }
  std::optional<Token> maybe_date() { return maybe() ? std::optional<Token>(date()) : std::nullopt; }
  Duration period() {
    return {static_cast<std::int32_t>(below(200)), pick({"day", "workday", "month", "year"}),
            rarely() ? pick({"back", "forward"}) : ""};
  }

  // ---- conditions
  // -------------------------------------------------------------------------------------------------------------------

  Condition atom(bool may_extend) {
    Condition result;
    Atom& a = result.atom;
    a.op = static_cast<Operator>(below(22));
    a.left = a.op == Operator::is || a.op == Operator::is_not ? path() : maybe() ? phrase() : path();
    switch (a.op) {
      case Operator::none: break;
      case Operator::one_of:
      case Operator::not_one_of: a.right = some(1, 30, [&] { return value(); }); break;
      case Operator::is:
      case Operator::is_not:
      case Operator::at_least:
      case Operator::at_most:
      case Operator::more_than:
      case Operator::less_than:
        a.right = {value()};
        a.equivalent = rarely();
        if (rarely()) a.unit_word = "percent";
        break;
      case Operator::before:
      case Operator::after:
      case Operator::on_or_before:
      case Operator::on_or_after: a.right = {term()}; break;
      default:
        a.right = {term()};
        a.duration = period();
        if (may_extend && maybe() && (a.op == Operator::within_after || a.op == Operator::within_before))
          a.extension.push_back({path(), {inner()}});
    }
    return result;
  }

  // Between `and` and `or`, and after `not`: nothing that takes all that follows it, unless it is the last.
  Condition operand(bool last) {
    Condition result;
    if (rarely()) {
      result.kind = Kind::negation;
      result.children.push_back(operand(last));
    } else if (last && rarely()) {
      result = quantified(inner());
    } else {
      result = atom(last);
    }
    return result;
  }
  Condition quantified(Condition child) {
    Condition result;
    result.kind = Kind::quantified;
    result.quantifier = static_cast<Quantifier>(below(3));
    result.list = path();
    result.children.push_back(std::move(child));
    return result;
  }
  // A condition on one line.
  Condition inner() {
    if (!rarely()) return operand(true);
    Condition result;
    result.kind = maybe() ? Kind::conjunction : Kind::disjunction;
    for (std::size_t n = 1 + below(3); n > 0; --n) result.children.push_back(operand(false));
    result.children.push_back(operand(true));
    return result;
  }
  Condition group(std::size_t level) {
    Condition result;
    result.kind = Kind::group;
    result.group = static_cast<Group>(below(4));
    if (result.group == Group::at_least) result.at_least = static_cast<std::int32_t>(below(4));
    const std::size_t count = 1 + below(rarely() ? 24 : 3);
    for (std::size_t n = 0; n < count; ++n) {
      Condition child = below(4) <= level ? inner() : header(level + 1);
      child.label = label_at(level, n);
      finish(child);
      result.children.push_back(std::move(child));
    }
    return result;
  }
  Condition header(std::size_t level) {
    Condition result = group(level);
    if (rarely()) result = quantified(std::move(result));
    if (rarely()) {
      Condition negation;
      negation.kind = Kind::negation;
      negation.children.push_back(std::move(result));
      result = std::move(negation);
    }
    return result;
  }
  void finish(Condition& condition) {
    condition.cites = cites();
    if (rarely()) condition.decided_by = who().text;
  }
  Condition body() {
    Condition result = maybe() ? header(0) : inner();
    if (rarely()) finish(result);
    return result;
  }

  // ---- declarations
  // -----------------------------------------------------------------------------------------------------------------

  Attribute attribute() {
    Attribute a;
    a.key = pick({"phrase", "ask", "leads-to", "also-known-as", "asked-of", "decided-by", "proved-by", "documents",
                  "path", "sensitive", "defaults-to-the-action-date", "presume", "kind", "competition", "service",
                  "coding", "confidence", "verified", "not-recorded-before"});
    if (a.key == "phrase" || a.key == "ask" || a.key == "leads-to") a.strings = {text()};
    if (a.key == "also-known-as") a.strings = some(1, 9, [&] { return text(); });
    if (a.key == "asked-of" || a.key == "decided-by") a.words = {who()};
    if (a.key == "proved-by" || a.key == "documents" || a.key == "path") a.words = some(1, 20, [&] { return id(); });
    if (a.key == "presume") a.words = {value()};
    if (a.key == "kind")
      a.words = {{pick({"appointing authority", "preference", "selection priority", "modifier"}), {}}};
    if (a.key == "competition") a.words = {{pick({"none", "merit promotion", "open"}), {}}};
    if (a.key == "service") a.words = {{pick({"competitive", "excepted", "senior executive", "any"}), {}}};
    if (a.key == "confidence") a.words = {{pick({"high", "medium", "low"}), {}}};
    if (a.key == "coding") {
      a.words = {{pick({"appoint", "convert", "term", "term-convert", "temporary", "temporary-convert"}), {}}, value()};
      for (const Token& code : some(1, 3, [&] { return value(); })) a.words.push_back(code);
      a.words.push_back({"medium", {}});
      a.strings = {text()};
    }
    if (a.key == "verified" || a.key == "not-recorded-before") {
      a.words = {date()};
      a.strings = {text()};
    }
    a.cites = cites();
    return a;
  }
  std::vector<Attribute> attributes() {
    return some(0, 4, [&] { return attribute(); });
  }
  Type type() {
    Type t;
    t.name = pick({"yes/no", "date", "number", "grade", "code", "choice", "list"});
    if (t.name == "choice") t.choices = some(1, 30, [&] { return id(); });
    if (t.name == "list") t.choices = {id()};
    if (t.name == "number" && maybe()) t.choices = {{"-3", {}}, {"100.5", {}}};
    return t;
  }
  Rule rule() {
    Rule r;
    r.path = path();
    if (maybe()) r.title = text();
    if (maybe()) {
      Attribute in_force;
      in_force.key = "in-force";
      in_force.from = maybe_date();
      in_force.until = maybe_date();
      in_force.cites = cites();
      r.attributes.push_back(in_force);
    }
    if (rarely()) {
      Attribute despite;
      despite.key = "despite";
      despite.words = some(1, 3, [&] { return path(); });
      r.attributes.push_back(despite);
    }
    r.permits = maybe();
    r.verb = pick({"be appointed", "compete", "be considered", "have"});
    r.authority = id();
    r.body = body();
    for (std::size_t n = below(3); n > 0; --n) {
      Attribute note;
      note.key = "note";
      note.strings = {text()};
      note.words = some(0, 2, [&] { return ref(); });
      note.cites = cites();
      r.attributes.push_back(note);
    }
    r.conflicts = some(0, 2, [&] { return conflict(); });
    return r;
  }
  Conflict conflict() {
    Conflict c;
    c.from = maybe_date();
    c.until = maybe_date();
    c.reading = text();
    if (maybe()) {
      c.mode = maybe() ? "asks-for" : "accepts";
      c.condition.push_back(inner());
    }
    if (maybe()) c.decided_by = who().text;
    c.cites = cites();
    return c;
  }

  Given plain_given(bool in_element) {
    Given g;
    g.kind = static_cast<Given::Kind>(below(3));
    g.name = {pick(in_element ? std::vector<std::string>{"duty", "released", "test"}
                              : std::vector<std::string>{"person.age", "position.grade"}),
              {}};
    if (g.kind == Given::Kind::value) g.value = value();
    if (g.kind != Given::Kind::value && maybe()) g.name = {"the person is a covered veteran", {}};
    return g;
  }
  // Phrases stand before elements: after one they would be its fields.
  std::vector<Given> givens() {
    auto result = some(1, 3, [&] { return plain_given(false); });
    for (std::size_t n = below(3); n > 0; --n) {
      Given g;
      g.kind = static_cast<Given::Kind>(3 + below(4));
      g.name = g.kind == Given::Kind::complete ? path() : id();
      if (g.kind == Given::Kind::element || g.kind == Given::Kind::one_element)
        g.items = some(1, 9, [&] { return plain_given(true); });
      result.push_back(g);
    }
    return result;
  }
  Expect expect() {
    Expect e;
    e.kind = static_cast<Expect::Kind>(below(3));
    e.subject = id();
    if (e.kind == Expect::Kind::definition) {
      e.outcome = {pick({"yes", "no", "unknown"}), {}};
      e.on = maybe_date();
      return e;
    }
    if (e.kind == Expect::Kind::change) e.change = givens();
    e.outcome = {pick({"may-apply", "conditional", "undecided", "does-not-apply", "conflict", "not-in-force"}), {}};
    e.deciders = some(0, 2, [&] { return who(); });
    e.needing = some(0, 2, [&] { return path(); });
    e.assuming = some(0, 2, [&] { return path(); });
    e.jobs = some(0, 2, [&] { return ref(); });
    e.because = some(0, 3, [&] { return some(1, 12, [&] { return ref(); }); });
    e.from = maybe_date();
    e.until = maybe_date();
    e.on = maybe_date();
    return e;
  }

  Item item() {
    switch (below(10)) {
      case 0: return Edition{value(), text(), {}};
      case 1: return Document{id(), text(), attributes(), {}};
      case 2:
        return Record{id(),
                      text(),
                      maybe() ? std::optional<Token>(id()) : std::nullopt,
                      some(0, 4,
                           [&] {
                             return Field{id(), type(), attributes(), {}};
                           }),
                      {}};
      case 3: return Fact{path(), type(), attributes(), {}};
      case 4: return Decision{id(), text(), who(), attributes(), {}};
      case 5: return Define{id(), rarely() ? std::optional<Token>(id()) : std::nullopt, phrase(), body(), {}};
      case 6: return Authority{id(), text(), attributes(), {}};
      case 7: return rule();
      case 8:
        return Test{id(),
                    text(),
                    date(),
                    maybe_date(),
                    some(0, 3, [&] { return givens(); }),
                    some(0, 3, [&] { return expect(); }),
                    {}};
      default: return Property{text(), inner(), inner(), {}};
    }
  }

  std::mt19937_64 engine_;
};

}  // namespace hirepath::syntax
