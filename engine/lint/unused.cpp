// HP401, HP403: what is declared and never used. A fact that only an unused definition reads counts as used: the
// definition is the finding.
#include <algorithm>

#include "lint/findings.hpp"
#include "network/uses.hpp"

namespace hirepath::lint {

namespace {
using model::Model;
using model::none;

network::Uses all_uses(const Model& model) {
  network::Uses uses;
  for (const auto& definition : model.definitions)
    network::collect_uses(model, definition.body, definition.record, uses);
  for (const auto& rule : model.rules) {
    network::collect_uses(model, rule.body, none, uses);
    for (const auto& conflict : rule.conflicts) {
      if (conflict.condition) network::collect_uses(model, *conflict.condition, none, uses);
    }
  }
  for (const auto& property : model.properties) {
    network::collect_uses(model, property.premise, none, uses);
    network::collect_uses(model, property.conclusion, none, uses);
  }
  return uses;
}

std::vector<bool> used_documents(const Model& model) {
  std::vector<bool> used(model.documents.size());
  const auto mark = [&](const std::vector<Id>& documents) {
    for (const Id id : documents) used[id] = true;
  };
  for (const auto& fact : model.facts) mark(fact.proved_by);
  for (const auto& record : model.records) {
    for (const auto& field : record.fields) mark(field.proved_by);
  }
  for (const auto& authority : model.authorities) mark(authority.documents);
  for (const auto& document : model.documents) mark(document.also_accepted);
  return used;
}

void never_used(text::Diagnostics& found, const char* code, const text::Place& place, const std::string& what,
                const std::string& repair) {
  found.warning(code, place, what + " is never used").suggestion = repair;
}
}  // namespace

void unused(const Network& network, text::Diagnostics& found) {
  const auto& model = *network.model;
  const auto uses = all_uses(model);
  for (Id id = 0; id < model.facts.size(); ++id) {
    if (uses.facts.contains(id) || !model.facts[id].place.source) continue;
    never_used(found, "HP401", model.facts[id].place, "the fact " + model.facts[id].path,
               "use it in a condition, or leave it out: nobody should be asked for it");
  }
  for (Id id = 0; id < model.records.size(); ++id) {
    const auto& record = model.records[id];
    const bool held =
        std::any_of(model.facts.begin(), model.facts.end(), [&](const auto& fact) { return fact.type.record == id; });
    if (!held) {
      never_used(found, "HP403", record.place, "the record " + record.id, "declare a list of it, or leave it out");
      continue;
    }
    for (Id field = 0; field < record.fields.size(); ++field) {
      if (uses.fields.contains({id, field}) || record.ordered_by == field) continue;
      never_used(found, "HP401", record.fields[field].place,
                 "the field " + record.fields[field].path + " of " + record.id,
                 "use it in a condition, or leave it out: nobody should be asked for it");
    }
  }
  for (Id id = 0; id < model.definitions.size(); ++id) {
    if (!uses.definitions.contains(id))
      never_used(found, "HP403", model.definitions[id].place, "the definition " + model.definitions[id].id,
                 "use its phrase, or leave it out");
  }
  for (const auto& decision : model.decisions) {
    const auto asks = [&](const auto& fact) {
      return fact.path.starts_with("action.decisions.") && fact.path.ends_with("." + decision.id);
    };
    const bool asked = std::any_of(model.facts.begin(), model.facts.end(), asks);
    if (!asked)
      never_used(found, "HP403", decision.place, "the decision " + decision.id, "use its phrase, or leave it out");
  }
  const auto documents = used_documents(model);
  for (Id id = 0; id < model.documents.size(); ++id) {
    if (!documents[id])
      never_used(found, "HP403", model.documents[id].place, "the document " + model.documents[id].id,
                 "name it after 'proved by' or 'documents', or leave it out");
  }
}

// A decision is nobody's question; a fact of an announcement may be read there, but a person can be asked for it too.
void unasked(const Network& network, text::Diagnostics& found) {
  const auto& model = *network.model;
  const auto uses = all_uses(model);
  const auto check = [&](const model::Fact& fact, const std::string& name) {
    if (!fact.ask.empty() || !fact.decided_by.empty() || fact.defaults_to_action_date) return;
    if (fact.asked_of == "applicant" || fact.asked_of == "hr") {
      found.warning("HP402", fact.place, name + " is used, and there is no question for it").suggestion =
          "ask \"...\", in words that " + fact.asked_of + " understands";
    }
  };
  for (const Id id : uses.facts) check(model.facts[id], "the fact " + model.facts[id].path);
  for (const auto& [record, field] : uses.fields)
    check(model.records[record].fields[field],
          "the field " + model.records[record].fields[field].path + " of " + model.records[record].id);
}

}  // namespace hirepath::lint
