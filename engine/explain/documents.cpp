#include "explain/documents.hpp"

#include <algorithm>
#include <map>

namespace hirepath::explain {

namespace {
using model::DocumentKnown;

// What the case says of its papers: those it lists, and those that some fact names as its evidence.
std::map<Id, DocumentKnown> papers_known(const session::Session& session) {
  auto papers = session.facts().documents;
  const auto note = [&](const model::Known& known) {
    if (!known.evidence.empty() && known.state != model::EvidenceState::contradicted) {
      const Id id = session.model().find_document(known.evidence);
      if (id != model::none) papers[id] = {DocumentKnown::State::have, {}};
    }
  };
  for (const auto& known : session.facts().facts) note(known);
  for (const auto& [list, value] : session.facts().lists) {
    for (const auto& element : value.elements) {
      for (const auto& known : element.fields) note(known);
    }
  }
  return papers;
}

// How near a paper is: in hand, on its way, not yet asked for, out of reach.
struct Paper {
  DocumentState state = DocumentState::missing;
  std::optional<Date> expected_on;
};
Paper paper(const std::map<Id, DocumentKnown>& papers, Id id) {
  const auto at = papers.find(id);
  if (at == papers.end()) return {};
  switch (at->second.state) {
    case DocumentKnown::State::have: return {DocumentState::have, {}};
    case DocumentKnown::State::expected: return {DocumentState::expected, at->second.expected_on};
    case DocumentKnown::State::cannot_get: break;
  }
  return {DocumentState::cannot_get, {}};
}

// One paper, and the others accepted in its place.
struct Choice {
  Id document = model::none;
  std::vector<Id> others;
  Paper paper;
};

Choice choose(const model::Model& model, const std::vector<Id>& proofs, const std::map<Id, DocumentKnown>& papers) {
  std::vector<Id> accepted;
  const auto add = [&](Id id) {
    if (std::find(accepted.begin(), accepted.end(), id) == accepted.end()) accepted.push_back(id);
  };
  for (const Id id : proofs) add(id);
  for (const Id id : proofs) {
    for (const Id other : model.documents[id].also_accepted) add(other);
  }
  // A paper that the person has does for all of them, else one that is on its way. Otherwise the first is named, also
  // where it cannot be had: the others stand beside it.
  const auto with = [&](DocumentState state) {
    return std::ranges::find_if(accepted, [&](Id id) { return paper(papers, id).state == state; });
  };
  auto chosen = with(DocumentState::have);
  if (chosen == accepted.end()) chosen = with(DocumentState::expected);
  if (chosen == accepted.end()) chosen = accepted.begin();
  Choice choice{*chosen, {}, paper(papers, *chosen)};
  for (const Id id : accepted) {
    if (id != choice.document && paper(papers, id).state != DocumentState::cannot_get) choice.others.push_back(id);
  }
  return choice;
}
}  // namespace

std::vector<DocumentNeed> documents(const session::Session& session, const std::set<FactKey>& facts,
                                    const Answer& answer) {
  const auto& model = session.model();
  const auto papers = papers_known(session);
  std::map<Id, DocumentNeed> needs;
  const auto add = [&](const Choice& choice) -> DocumentNeed& {
    const auto& document = model.documents[choice.document];
    auto [at, added] = needs.try_emplace(
        choice.document,
        DocumentNeed{document.id, document.title, document.help, choice.paper.state, choice.paper.expected_on, {}, {}});
    for (const Id other : choice.others) {
      auto& accepted = at->second.also_accepted;
      if (std::find(accepted.begin(), accepted.end(), model.documents[other].id) == accepted.end())
        accepted.push_back(model.documents[other].id);
    }
    return at->second;
  };
  const auto add_list = [&](Id list) {
    for (const auto& field : model.records[model.facts[list].type.record].fields) {
      if (!field.proved_by.empty()) add(choose(model, field.proved_by, papers));
    }
  };
  for (const auto& key : facts) {
    const auto* fact = declaration(model, key);
    if (!fact && !is_known(session, key)) {  // a list that is still to be given: what proves its elements
      add_list(key.fact);
      continue;
    }
    if (!fact || fact->proved_by.empty()) continue;
    auto& need = add(choose(model, fact->proved_by, papers));
    const auto path = json_path(model, key);
    for (const auto& reason : answer.because) {
      const bool shown = std::find(reason.facts.begin(), reason.facts.end(), path) != reason.facts.end();
      if (shown && std::find(need.proves.begin(), need.proves.end(), reason.label) == need.proves.end())
        need.proves.push_back(reason.label);
    }
  }
  for (const Id id : model.authorities[answer.authority].documents) {
    if (!model.documents[id].proves_a_fact) add(choose(model, {id}, papers));
  }
  std::vector<DocumentNeed> out;
  out.reserve(needs.size());
  for (auto& [id, need] : needs) out.push_back(std::move(need));
  return out;
}

}  // namespace hirepath::explain
