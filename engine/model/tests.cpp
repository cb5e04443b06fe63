// Rule tests: the example given and the answer expected, with every name checked.
#include <set>

#include "model/resolver.hpp"
#include "text/suggest.hpp"

namespace hirepath::model {

namespace {
void collect(const Condition& condition, std::set<std::string>& labels) {
  if (!condition.label.empty()) labels.insert(condition.label);
  for (const auto& child : condition.children) collect(child, labels);
}

std::set<std::string> all_labels(const Model& model) {
  std::set<std::string> labels;
  for (const auto& rule : model.rules) collect(rule.body, labels);
  for (const auto& definition : model.definitions) collect(definition.body, labels);
  return labels;
}

// Reads one test.
struct TestReader {
  Resolver& resolver;
  const text::SourcePtr& source;
  const std::set<std::string>& labels;
  Scope scope{none, "", &source};

  Known& slot(Case& facts, Id fact) {
    if (facts.facts.size() <= fact) facts.facts.resize(fact + 1);
    return facts.facts[fact];
  }

  std::optional<values::Value> value(const Fact& fact, const syntax::Given& given) {
    std::string expected;
    const auto parsed = parse_value(fact.type, given.value.text, expected);
    if (parsed) return parsed;
    auto& finding = resolver.found.error("HP203", {source, given.where}, "'" + given.value.text + "' is not a value of " + fact.path);
    finding.expected = expected;
    if (const auto near = text::nearest(given.value.text, fact.type.choices); !near.empty()) finding.suggestion = "did you mean '" + near + "'?";
    return std::nullopt;
  }

  // A fact or field named by path or phrase, with its value.
  std::optional<std::pair<FactRef, values::Value>> item(const syntax::Given& given, Id record) {
    Scope inner = scope;
    inner.record = record;
    const auto ref = resolver.fact_ref(given.name, inner, true);
    if (!ref) return std::nullopt;
    if (record != none && !ref->field) {
      resolver.found.error("HP215", {source, given.where}, "'" + given.name.text + "' is not a field of " + resolver.model.records[record].id);
      return std::nullopt;
    }
    const Fact fact = resolver.fact_of(*ref, inner);
    if (given.kind == syntax::Given::Kind::value) {
      const auto parsed = value(fact, given);
      return parsed ? std::optional{std::pair{*ref, *parsed}} : std::nullopt;
    }
    if (fact.type.kind != values::Kind::yes_no) {
      resolver.found.error("HP203", {source, given.where}, "'" + given.name.text + "' needs a value").expected = "a value after it";
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
        resolver.found.error("HP215", {source, name.where}, "several lists hold a " + name.text).expected = "the path of the list";
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
        if (const auto read = item(given, none)) slot(facts, read->first.index).value = read->second;
        return;
      case Kind::complete:
      case Kind::no_element: {
        const Id list = list_of(given.name);
        if (list != none) facts.lists[list].complete = true;
        return;
      }
      case Kind::element:
      case Kind::one_element: {
        const Id list = list_of(given.name);
        if (list == none) return;
        const Id record = resolver.model.facts[list].type.record;
        Element element;
        element.fields.resize(resolver.model.records[record].fields.size());
        for (const auto& sub : given.items) {
          if (const auto read = item(sub, record)) element.fields[read->first.index].value = read->second;
        }
        facts.lists[list].elements.push_back(std::move(element));
        if (given.kind == Kind::one_element) facts.lists[list].complete = true;
        return;
      }
    }
  }

  // "(3)" of the authority's own rule, or a full label.
  std::string label(const syntax::Token& ref, const std::string& authority) {
    const auto full = ref.text.starts_with("(") ? authority + ref.text : ref.text;
    if (!labels.contains(full)) {
      auto& finding = resolver.found.error("HP207", {source, ref.where}, "there is no condition " + full);
      const std::vector<std::string> names(labels.begin(), labels.end());
      if (const auto near = text::nearest(full, names); !near.empty()) finding.suggestion = "did you mean " + near + "?";
    }
    return full;
  }

  std::string path(const syntax::Token& token) {
    if (token.text.starts_with("action.decisions.")) return token.text;
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
    resolver.unknown_name("HP201", "fact", token, scope, resolver.names_in(scope));
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
      for (const auto& [name, id] : ids) names.push_back(name);
      resolver.unknown_name("HP201", out.kind == Expectation::Kind::definition ? "definition" : "authority", tree.subject, scope, names);
      return std::nullopt;
    }
    out.subject = at->second;
    if (out.kind == Expectation::Kind::definition) {
      out.truth = tree.outcome.text;
      return out;
    }
    const auto status = parse_status(tree.outcome.text);
    if (!status) {
      auto& finding = resolver.found.error("HP203", {source, tree.outcome.where}, "there is no status '" + tree.outcome.text + "'");
      finding.expected = "may-apply, conditional, undecided, does-not-apply, conflict or not-in-force";
      return std::nullopt;
    }
    out.status = *status;
    out.deciders = Resolver::texts(tree.deciders);
    for (const auto& token : tree.needing) out.needing.push_back(path(token));
    for (const auto& token : tree.assuming) out.assuming.push_back(path(token));
    for (const auto& token : tree.jobs) out.jobs.push_back(label(token, tree.subject.text));
    for (const auto& set : tree.because) {
      out.because.emplace_back();
      for (const auto& token : set) out.because.back().push_back(label(token, tree.subject.text));
    }
    for (const auto& given : tree.change) {
      if (const auto read = item(given, none)) out.change.push_back({read->first.index, read->second});
    }
    return out;
  }
};
}  // namespace

void Resolver::tests(const syntax::File& file) {
  const auto labels = all_labels(model);
  for (const auto& any : file.items) {
    const auto* tree = std::get_if<syntax::Test>(&any);
    if (!tree) continue;
    TestReader reader{*this, file.source, labels};
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
    for (const auto& expect : tree->expects) {
      if (auto read = reader.expectation(expect, test.on)) test.expects.push_back(std::move(*read));
    }
    if (tree->expects.empty()) found.error("HP215", test.place, "a test that expects nothing").expected = "expect AUTHORITY STATUS";
    model.tests.push_back(std::move(test));
  }
}

}  // namespace hirepath::model
