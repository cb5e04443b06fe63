// Bodies of definitions and rules, versions in time, exceptions and readings that conflict.
#include <algorithm>

#include "model/resolver.hpp"

namespace hirepath::model {

namespace {
constexpr const char* a_citation = "a citation in square brackets, such as [5 CFR 307.103]";
constexpr const char* a_range = "from a day until the same or a later day";

template <class T, class Action>
void each(const syntax::File& file, Action action) {
  for (const auto& item : file.items) {
    if (const auto* tree = std::get_if<T>(&item)) action(*tree);
  }
}

// A body's own name is the rule's; a group at its top has no name, its conditions do.
Condition body(Resolver& resolver, const syntax::Condition& tree, const Scope& scope, const std::string& name) {
  auto condition = resolver.condition(tree, scope, name);
  if (tree.kind == syntax::Condition::Kind::group) {
    condition.label.clear();
  } else if (condition.cites.empty() && !(tree.kind == syntax::Condition::Kind::quantified &&
                                          tree.children[0].kind == syntax::Condition::Kind::group)) {
    resolver.found.error("HP204", condition.place, "the condition of " + name + " has no citation").expected =
        a_citation;
  }
  return condition;
}

bool overlap(const Rule& a, const Rule& b) { return a.from <= b.until && b.from <= a.until; }
}  // namespace

void Resolver::bodies(const syntax::File& file) {
  const auto& source = file.source;
  each<syntax::Define>(file, [&](const syntax::Define& tree) {
    const auto at = definitions.find(tree.id.text);
    if (at == definitions.end() || model.definitions[at->second].body.place.source)
      return;  // declared twice: reported already
    auto made = body(*this, tree.body, {model.definitions[at->second].record, tree.id.text, &source}, tree.id.text);
    model.definitions[at->second].body = std::move(made);
  });
  each<syntax::Rule>(file, [&](const syntax::Rule& tree) {
    Rule rule;
    rule.path = tree.path.text;
    rule.title = tree.title ? tree.title->text : "";
    rule.verb = tree.verb;
    rule.permits = tree.permits;
    rule.place = {source, tree.path.where};
    const auto authority = authorities.find(tree.authority.text);
    if (authority == authorities.end()) {
      std::vector<std::string> names;
      for (const auto& [name, id] : authorities) names.push_back(name);
      unknown_name("HP201", "authority", tree.authority, {none, "", &source}, names);
      return;
    }
    rule.authority = authority->second;
    if (rule.path != tree.authority.text && !rule.path.starts_with(tree.authority.text + ".")) {
      found.error("HP214", rule.place, "the rule " + rule.path + " speaks of another authority, " + tree.authority.text)
          .expected = "the name " + tree.authority.text + ", or one that starts with " + tree.authority.text + ".";
    }
    only(tree.attributes, {"in-force", "despite", "note"}, "the rule " + rule.path, source);
    for (const auto& attribute : tree.attributes) {
      if (attribute.key == "in-force") {
        if (attribute.from) rule.from = date(*attribute.from, source).value_or(rule.from);
        if (attribute.until) rule.until = date(*attribute.until, source).value_or(rule.until);
        rule.force_cites = texts(attribute.cites);
        if (rule.until < rule.from)
          found.error("HP208", {source, attribute.where}, "the rule ends before it begins").expected = a_range;
      } else if (attribute.key == "note") {
        rule.notes.push_back(make_note(attribute));
      }
    }
    const Scope scope{none, tree.authority.text, &source};
    rule.body = body(*this, tree.body, scope, rule.path);
    for (const auto& conflict : tree.conflicts) {
      ConflictReading reading;
      reading.reading = conflict.reading.text;
      reading.decided_by = conflict.decided_by;
      reading.accepts = conflict.mode == "accepts";
      reading.cites = texts(conflict.cites);
      if (conflict.from) reading.from = date(*conflict.from, source).value_or(reading.from);
      if (conflict.until) reading.until = date(*conflict.until, source).value_or(reading.until);
      if (!conflict.condition.empty()) reading.condition = condition(conflict.condition[0], scope, "");
      if (reading.cites.empty())
        found
            .error("HP204", {source, conflict.where}, "the reading of " + rule.path + " that conflicts has no citation")
            .expected = a_citation;
      if (reading.until < reading.from)
        found.error("HP208", {source, conflict.where}, "the conflict ends before it begins").expected = a_range;
      if (!rule.permits) {
        found.error("HP205", {source, conflict.where}, "'conflict' cannot be said of " + rule.path + ", which denies")
            .expected = "the conflict at the rule that allows, 'that asks for' what the other reading asks";
      }
      rule.conflicts.push_back(std::move(reading));
    }
    const Id id = static_cast<Id>(model.rules.size());
    if (!is_first("rule", tree.path, source)) return;
    rules.emplace(rule.path, id);
    model.authorities[rule.authority].rules.push_back(id);
    model.rules.push_back(std::move(rule));
  });
  each<syntax::Property>(file, [&](const syntax::Property& tree) {
    const Scope scope{none, "property", &source};
    model.properties.push_back({tree.title.text,
                                condition(tree.if_condition, scope, ""),
                                condition(tree.then_condition, scope, ""),
                                {source, tree.where}});
  });
}

void Resolver::priorities(const syntax::File& file) {
  const auto& source = file.source;
  each<syntax::Rule>(file, [&](const syntax::Rule& tree) {
    const auto at = rules.find(tree.path.text);
    if (at == rules.end()) return;
    auto& rule = model.rules[at->second];
    if (!(text::Span{rule.place.span} == static_cast<const text::Span&>(tree.path.where)) ||
        rule.place.source != source)
      return;
    for (const auto& attribute : tree.attributes) {
      if (attribute.key != "despite") continue;
      rule.despite_cites = texts(attribute.cites);
      if (attribute.cites.empty())
        found.error("HP204", {source, attribute.where}, "the exception of " + rule.path + " has no citation").expected =
            a_citation;
      for (const auto& word : attribute.words) {
        if (const auto other = rules.find(word.text);
            other != rules.end() && model.rules[other->second].authority == rule.authority) {
          rule.despite.push_back(other->second);
          if (word.text != model.authorities[rule.authority].id) continue;
        }
        if (word.text == model.authorities[rule.authority].id) {
          for (const Id other : model.authorities[rule.authority].rules) {
            if (model.rules[other].permits != rule.permits) rule.despite.push_back(other);
          }
          continue;
        }
        std::vector<std::string> names{model.authorities[rule.authority].id};
        for (const Id other : model.authorities[rule.authority].rules) names.push_back(model.rules[other].path);
        unknown_name("HP201", "rule of " + model.authorities[rule.authority].id, word, {none, "", &source}, names);
      }
    }
    std::sort(rule.despite.begin(), rule.despite.end());
    rule.despite.erase(std::unique(rule.despite.begin(), rule.despite.end()), rule.despite.end());
  });
}

// Two rules of one authority that say opposite things on some day need a priority.
void check_priorities(const Model& model, text::Diagnostics& found) {
  const auto overrides = [&](Id a, Id b) {
    return std::binary_search(model.rules[a].despite.begin(), model.rules[a].despite.end(), b);
  };
  for (const auto& authority : model.authorities) {
    for (const Id against : authority.rules) {
      if (model.rules[against].permits) continue;
      for (const Id with : authority.rules) {
        if (!model.rules[with].permits || !overlap(model.rules[against], model.rules[with]) ||
            overrides(against, with) || overrides(with, against))
          continue;
        auto& finding = found.error(
            "HP211", model.rules[against].place,
            model.rules[against].path + " denies what " + model.rules[with].path + " allows, and neither has priority");
        finding.expected = "despite " + model.rules[with].path + " [citation]";
        finding.notes.push_back({model.rules[with].place, "the rule that allows it"});
      }
    }
  }
}

}  // namespace hirepath::model
