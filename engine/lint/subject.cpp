#include "lint/subject.hpp"

#include <algorithm>

#include "network/uses.hpp"

namespace hirepath::lint {

namespace {
using model::Model;

class Walk {
 public:
  explicit Walk(const Model& model)
      : model_(model), found_{std::vector<bool>(model.rules.size()), std::vector<bool>(model.definitions.size())} {}

  void rule(Id id) {
    if (found_.rules[id]) return;
    found_.rules[id] = true;
    const auto& rule = model_.rules[id];
    condition(rule.body, model::none);
    for (const auto& conflict : rule.conflicts) {
      if (conflict.condition) condition(*conflict.condition, model::none);
    }
    for (Id other = 0; other < model_.rules.size(); ++other) {
      if (std::ranges::find(model_.rules[other].despite, id) != model_.rules[other].despite.end()) this->rule(other);
    }
  }
  void definition(Id id) {
    if (found_.definitions[id]) return;
    found_.definitions[id] = true;
    condition(model_.definitions[id].body, model_.definitions[id].record);
  }
  Closure take() { return std::move(found_); }

 private:
  void condition(const model::Condition& tree, Id record) {
    network::Uses uses;
    network::collect_uses(model_, tree, record, uses);
    for (const Id id : uses.definitions) definition(id);
  }
  const Model& model_;
  Closure found_;
};
}  // namespace

const std::string& name_of(const Model& model, Subject subject) {
  return subject.definition ? model.definitions[subject.id].id : model.authorities[subject.id].id;
}

Closure closure(const Model& model, Subject subject) {
  Walk walk(model);
  if (subject.definition)
    walk.definition(subject.id);
  else
    for (const Id rule : model.authorities[subject.id].rules) walk.rule(rule);
  return walk.take();
}

Model reduced(const Model& model, const Closure& closure) {
  Model out;
  out.documents = model.documents;
  out.records = model.records;
  out.facts = model.facts;
  out.extensions = model.extensions;
  out.authorities.resize(model.authorities.size());
  out.definitions.resize(model.definitions.size());
  out.rules.resize(model.rules.size());
  for (Id id = 0; id < out.definitions.size(); ++id) {
    if (closure.definitions[id]) {
      out.definitions[id] = model.definitions[id];
    } else {
      out.definitions[id].id = model.definitions[id].id;
      force(out.definitions[id].body, true);
    }
  }
  for (Id id = 0; id < out.rules.size(); ++id) {
    if (closure.rules[id]) {
      out.rules[id] = model.rules[id];
      if (out.authorities[out.rules[id].authority].id.empty())
        out.authorities[out.rules[id].authority] = model.authorities[out.rules[id].authority];
    } else {
      force(out.rules[id].body, true);
    }
  }
  // Another authority's rule may be here only because it overrides one of these.
  for (auto& authority : out.authorities) std::erase_if(authority.rules, [&](Id rule) { return !closure.rules[rule]; });
  return out;
}

void exchange(Model& model, std::vector<Edit>& edits) {
  for (auto& edit : edits) {
    if (auto* rule = std::get_if<model::Rule>(&edit.instead)) std::swap(model.rules[edit.id], *rule);
    if (auto* definition = std::get_if<model::Definition>(&edit.instead))
      std::swap(model.definitions[edit.id], *definition);
    if (auto* extension = std::get_if<model::Extension>(&edit.instead))
      std::swap(model.extensions[edit.id], *extension);
  }
}

void force(model::Condition& condition, bool holds) {
  condition.kind = holds ? model::Condition::Kind::all : model::Condition::Kind::any;  // of nothing
  condition.leaf = {};
  condition.children.clear();
}

std::vector<model::RuleTest> probes(const Model& model, Subject subject) {
  std::vector<model::RuleTest> out;
  for (const bool own : {true, false}) {
    for (const auto& test : model.tests) {
      if ((test.subject == name_of(model, subject)) != own) continue;
      for (const auto& expect : test.expects) {
        if ((expect.kind == model::Expectation::Kind::definition) != subject.definition || expect.subject != subject.id)
          continue;
        out.push_back({test.title, test.subject, test.on, test.law_on, test.given, {expect}, test.place});
      }
    }
  }
  return out;
}

// As rule_tests.cpp has it.
model::Case facts_of(const Model& model, const model::RuleTest& probe) {
  auto facts = probe.given;
  if (probe.expects.empty()) return facts;
  for (const auto& change : probe.expects[0].change) facts.facts[change.fact].value = change.value;
  if (probe.expects[0].jobs.empty()) return facts;
  facts.position_given = facts.agency_given = false;
  for (Id id = 0; id < facts.facts.size(); ++id) {
    if (!values::known(facts.facts[id].value)) continue;
    const auto subject = model.facts[id].subject();
    if (subject == "position") facts.position_given = true;
    if (subject == "agency") facts.agency_given = true;
  }
  return facts;
}

}  // namespace hirepath::lint
