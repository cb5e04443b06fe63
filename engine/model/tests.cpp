// Rule tests: the example given and the answer expected, with every name checked.
#include <set>

#include "model/resolver.hpp"
#include "text/suggest.hpp"

namespace hirepath::model {

namespace {
// Reads one test.
struct TestReader {
  Resolver& resolver;
  const text::SourcePtr& source;
  Scope scope{none, "", &source};
  std::set<Id> given_facts{};
  std::vector<std::pair<Id, const syntax::Given*>> empty_lists{};

  Known& slot(Case& facts, Id fact) {
    if (facts.facts.size() <= fact) facts.facts.resize(fact + 1);
    return facts.facts[fact];
  }

  std::optional<values::Value> value(const Fact& fact, const syntax::Given& given) {
    std::string expected;
    auto parsed = parse_value(fact.type, given.value.text, expected);
    if (parsed) return parsed;
    auto& finding = resolver.found.error("HP203", {source, given.value.where},
                                         "'" + given.value.text + "' is not a value of " + fact.path);
    finding.expected = expected;
    if (const auto near = text::nearest(given.value.text, fact.type.choices); !near.empty())
      finding.suggestion = "did you mean '" + near + "'?";
    return std::nullopt;
  }

  // What is given must be a fact; a definition's phrase or a decision's may stand here by mistake.
  void unknown(const syntax::Given& given, const Scope& inner) {
    for (const Id record : {inner.record, none}) {
      const auto at = resolver.phrases.find({record, given.name.text});
      if (at == resolver.phrases.end()) continue;
      const bool decision = at->second.kind == Resolver::Meaning::Kind::decision;
      auto& finding = resolver.found.error(
          "HP215", {source, given.where},
          "'" + given.name.text + "' is " + (decision ? "a decision" : "a definition") + ", not a fact");
      finding.expected = decision ? "its name, as in action.decisions.AUTHORITY." +
                                        resolver.model.decisions[at->second.index].id + " yes"
                                  : "the facts that it follows from";
      return;
    }
    resolver.unknown_name("HP201", "fact", given.name, inner, resolver.names_in(inner));
  }

  // The same thing given twice: the second would silently replace the first.
  template <class Key>
  void once(std::set<Key>& seen, Key key, const syntax::Given& given) {
    if (!seen.insert(key).second)
      resolver.found.error("HP215", {source, given.where}, "'" + given.name.text + "' is given twice").expected =
          "each fact once";
  }

  // A fact or field named by path or phrase, with its value.
  std::optional<std::pair<FactRef, values::Value>> item(const syntax::Given& given, Id record) {
    Scope inner = scope;
    inner.record = record;
    const auto ref = resolver.fact_ref(given.name, inner, false);
    if (!ref) {
      unknown(given, inner);
      return std::nullopt;
    }
    if (record != none && !ref->field) {
      resolver.found.error("HP215", {source, given.where},
                           "'" + given.name.text + "' is not a field of " + resolver.model.records[record].id);
      return std::nullopt;
    }
    const Fact fact = resolver.fact_of(*ref, inner);
    if (given.kind == syntax::Given::Kind::value) {
      const auto parsed = value(fact, given);
      return parsed ? std::optional{std::pair{*ref, *parsed}} : std::nullopt;
    }
    if (fact.type.kind != values::Kind::yes_no) {
      resolver.found.error("HP203", {source, given.where}, "'" + given.name.text + "' needs a value").expected =
          "a value after it";
      return std::nullopt;
    }
    return std::pair{*ref, values::Value{given.kind == syntax::Given::Kind::phrase}};
  }

  // The list whose elements are meant by a record's id or the list's path.
  Id list_of(const syntax::Token& name) {
    Id result = none;
    for (Id i = 0; i < resolver.model.facts.size(); ++i) {
      const auto& fact = resolver.model.facts[i];
      if (fact.type.kind != values::Kind::list || fact.type.record == none) continue;
      if (fact.path == name.text) return i;
      if (resolver.model.records[fact.type.record].id != name.text) continue;
      if (result != none) {
        resolver.found.error("HP215", {source, name.where}, "several lists hold a " + name.text).expected =
            "a record of its own for each list, so that tests can tell them apart";
        return none;
      }
      result = i;
    }
    if (result == none) {
      std::vector<std::string> names;
      for (const auto& record : resolver.model.records) names.push_back(record.id);
      resolver.unknown_name("HP201", "record or list", name, scope, names);
    }
    return result;
  }

  void give(Case& facts, const syntax::Given& given) {
    using Kind = syntax::Given::Kind;
    switch (given.kind) {
      case Kind::value:
      case Kind::phrase:
      case Kind::not_phrase:
        if (const auto read = item(given, none)) {
          once(given_facts, read->first.index, given);
          slot(facts, read->first.index).value = read->second;
        }
        return;
      case Kind::complete:
      case Kind::no_element: {
        const Id list = list_of(given.name);
        if (list == none) return;
        if (given.kind == Kind::no_element) empty_lists.emplace_back(list, &given);
        facts.lists[list].complete = true;
        return;
      }
      case Kind::element:
      case Kind::one_element: {
        const Id list = list_of(given.name);
        if (list == none) return;
        const Id record = resolver.model.facts[list].type.record;
        Element element;
        element.fields.resize(resolver.model.records[record].fields.size());
        std::set<Id> seen;
        for (const auto& sub : given.items) {
          const auto read = item(sub, record);
          if (!read) continue;
          once(seen, read->first.index, sub);
          element.fields[read->first.index].value = read->second;
        }
        facts.lists[list].elements.push_back(std::move(element));
        if (given.kind == Kind::one_element) facts.lists[list].complete = true;
        return;
      }
    }
  }

  // "no service-period" beside an element says two things.
  void check_lists(const Case& facts) const {
    for (const auto& [list, given] : empty_lists) {
      if (facts.lists.at(list).elements.empty()) continue;
      resolver.found
          .error("HP215", {source, given->where},
                 "'no " + given->name.text + "' stands beside an element of " + resolver.model.facts[list].path)
          .expected = "either elements or 'no " + given->name.text + "'";
    }
  }

  std::string path(const syntax::Token& token) {
    const auto ref = resolver.fact_ref(token, scope, false);
    if (ref) return resolver.model.facts[ref->index].path;
    // A field of a list's element: "person.service-periods.released".
    const auto dot = token.text.rfind('.');
    if (dot != std::string::npos) {
      const auto list = resolver.facts.find(token.text.substr(0, dot));
      if (list != resolver.facts.end() && resolver.model.facts[list->second].type.record != none) {
        for (const auto& field : resolver.model.records[resolver.model.facts[list->second].type.record].fields) {
          if (field.path == token.text.substr(dot + 1)) return token.text;
        }
      }
    }
    auto names = resolver.names_in(scope);
    for (const auto& fact : resolver.model.facts) {
      if (fact.type.kind != values::Kind::list || fact.type.record == none) continue;
      for (const auto& field : resolver.model.records[fact.type.record].fields)
        names.push_back(fact.path + "." + field.path);
    }
    resolver.unknown_name("HP201", "fact", token, scope, names);
    return token.text;
  }

  std::optional<Expectation> expectation(const syntax::Expect& tree, values::Date on) {
    Expectation out;
    out.place = {source, tree.where};
    out.on = on;
    out.kind = tree.kind == syntax::Expect::Kind::status       ? Expectation::Kind::status
               : tree.kind == syntax::Expect::Kind::definition ? Expectation::Kind::definition
                                                               : Expectation::Kind::change;
    if (tree.on) out.on = resolver.date(*tree.on, source).value_or(on);
    if (tree.from) out.from = resolver.date(*tree.from, source);
    if (tree.until) out.until = resolver.date(*tree.until, source);
    const auto& ids = out.kind == Expectation::Kind::definition ? resolver.definitions : resolver.authorities;
    const auto at = ids.find(tree.subject.text);
    if (at == ids.end()) {
      std::vector<std::string> names;
      names.reserve(ids.size());
      for (const auto& [name, id] : ids) names.push_back(name);
      resolver.unknown_name("HP201", out.kind == Expectation::Kind::definition ? "definition" : "authority",
                            tree.subject, scope, names);
      return std::nullopt;
    }
    out.subject = at->second;
    if (out.kind == Expectation::Kind::definition) {
      out.truth = tree.outcome.text;
      return out;
    }
    const auto status = parse_status(tree.outcome.text);
    if (!status) {
      auto& finding =
          resolver.found.error("HP203", {source, tree.outcome.where}, "there is no status '" + tree.outcome.text + "'");
      finding.expected = "may-apply, conditional, undecided, does-not-apply, conflict or not-in-force";
      return std::nullopt;
    }
    out.status = *status;
    out.deciders = Resolver::texts(tree.deciders);
    for (const auto& token : tree.needing) out.needing.push_back(path(token));
    for (const auto& token : tree.assuming) out.assuming.push_back(path(token));
    for (const auto& token : tree.jobs) out.jobs.push_back(resolver.label(token, tree.subject.text, source));
    for (const auto& set : tree.because) {
      out.because.emplace_back();
      for (const auto& token : set) out.because.back().push_back(resolver.label(token, tree.subject.text, source));
    }
    std::set<Id> seen;
    for (const auto& given : tree.change) {
      if (given.kind != syntax::Given::Kind::value && given.kind != syntax::Given::Kind::phrase &&
          given.kind != syntax::Given::Kind::not_phrase) {
        resolver.found.error("HP215", {source, given.where}, "a list cannot be changed in an expectation").expected =
            "a fact and its value; or a test of its own";
        continue;
      }
      const auto read = item(given, none);
      if (!read) continue;
      once(seen, read->first.index, given);
      out.change.push_back({read->first.index, read->second});
    }
    return out;
  }
};
}  // namespace

void Resolver::tests(const syntax::File& file) {
  for (const auto& any : file.items) {
    const auto* tree = std::get_if<syntax::Test>(&any);
    if (!tree) continue;
    TestReader reader{*this, file.source};
    RuleTest test;
    test.title = tree->title.text;
    test.subject = tree->subject.text;
    test.place = {file.source, tree->where};
    if (!authorities.contains(test.subject) && !definitions.contains(test.subject)) {
      std::vector<std::string> names;
      for (const auto& [name, id] : authorities) names.push_back(name);
      for (const auto& [name, id] : definitions) names.push_back(name);
      unknown_name("HP201", "authority or definition", tree->subject, reader.scope, names);
    }
    test.on = date(tree->on, file.source).value_or(values::Date{});
    if (tree->law_on) test.law_on = date(*tree->law_on, file.source);
    for (const auto& line : tree->givens) {
      for (const auto& given : line) reader.give(test.given, given);
    }
    reader.check_lists(test.given);
    for (const auto& expect : tree->expects) {
      if (auto read = reader.expectation(expect, test.on)) test.expects.push_back(std::move(*read));
    }
    if (tree->expects.empty())
      found.error("HP215", test.place, "the test \"" + test.title + "\" expects nothing").expected =
          "expect " + test.subject + " and a status";
    model.tests.push_back(std::move(test));
  }
}

}  // namespace hirepath::model
