#include "explain/documents.hpp"

#include <algorithm>
#include <map>

namespace hirepath::explain {

namespace {
// The papers that some fact of the case names as its evidence.
std::set<std::string> papers_in_hand(const session::Session& session) {
  std::set<std::string> named;
  const auto note = [&](const model::Known& known) {
    if (!known.evidence.empty() && known.state != model::EvidenceState::contradicted) named.insert(known.evidence);
  };
  for (const auto& known : session.facts().facts) note(known);
  for (const auto& [list, value] : session.facts().lists) {
    for (const auto& element : value.elements) {
      for (const auto& known : element.fields) note(known);
    }
  }
  return named;
}

// One paper, or another accepted in its place.
struct Choice {
  Id document = model::none;
  std::vector<Id> others;
  bool have = false;
};

Choice choose(const model::Model& model, const std::vector<Id>& proofs, const std::set<std::string>& in_hand) {
  std::vector<Id> accepted;
  const auto add = [&](Id id) {
    if (std::find(accepted.begin(), accepted.end(), id) == accepted.end()) accepted.push_back(id);
  };
  for (const Id id : proofs) add(id);
  for (const Id id : proofs) {
    for (const Id other : model.documents[id].also_accepted) add(other);
  }
  auto chosen =
      std::find_if(accepted.begin(), accepted.end(), [&](Id id) { return in_hand.contains(model.documents[id].id); });
  const bool have = chosen != accepted.end();
  if (!have) chosen = accepted.begin();
  Choice choice{*chosen, {}, have};
  for (const Id id : accepted) {
    if (id != choice.document) choice.others.push_back(id);
  }
  return choice;
}
}  // namespace

std::vector<DocumentNeed> documents(const session::Session& session, const std::set<FactKey>& facts,
                                    const Answer& answer) {
  const auto& model = session.model();
  const auto in_hand = papers_in_hand(session);
  std::map<Id, DocumentNeed> needs;
  const auto add = [&](const Choice& choice) -> DocumentNeed& {
    const auto& document = model.documents[choice.document];
    auto [at, added] = needs.try_emplace(
        choice.document, DocumentNeed{document.id, document.title, document.help, DocumentState::missing, {}, {}, {}});
    if (choice.have) at->second.state = DocumentState::have;
    for (const Id other : choice.others) {
      auto& accepted = at->second.also_accepted;
      if (std::find(accepted.begin(), accepted.end(), model.documents[other].id) == accepted.end())
        accepted.push_back(model.documents[other].id);
    }
    return at->second;
  };
  const auto add_list = [&](Id list) {
    for (const auto& field : model.records[model.facts[list].type.record].fields) {
      if (!field.proved_by.empty()) add(choose(model, field.proved_by, in_hand));
    }
  };
  for (const auto& key : facts) {
    const auto* fact = declaration(model, key);
    if (!fact && !is_known(session, key)) {  // a list that is still to be given: what proves its elements
      add_list(key.fact);
      continue;
    }
    if (!fact || fact->proved_by.empty()) continue;
    auto& need = add(choose(model, fact->proved_by, in_hand));
    const auto path = json_path(model, key);
    for (const auto& reason : answer.because) {
      const bool shown = std::find(reason.facts.begin(), reason.facts.end(), path) != reason.facts.end();
      if (shown && std::find(need.proves.begin(), need.proves.end(), reason.label) == need.proves.end())
        need.proves.push_back(reason.label);
    }
  }
  for (const Id id : model.authorities[answer.authority].documents) {
    if (!model.documents[id].proves_a_fact) add(choose(model, {id}, in_hand));
  }
  std::vector<DocumentNeed> out;
  for (auto& [id, need] : needs) out.push_back(std::move(need));
  return out;
}

}  // namespace hirepath::explain
