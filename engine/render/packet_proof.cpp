// The proof checklist.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "render/packet_parts.hpp"
#include "render/words.hpp"

namespace hirepath::render {
namespace {

using explain::DocumentState;

constexpr std::size_t most_paths = 3;  // named beside a document

std::string title_of(const model::Model& model, const std::string& id) {
  const model::Id found = model.find_document(id);
  return found == model::none ? id : model.documents[found].title;
}

// What is at hand counts over what is promised, and that over nothing.
int rank(DocumentState state) {
  switch (state) {
    case DocumentState::have: return 0;
    case DocumentState::expected: return 1;
    case DocumentState::cannot_get: return 2;
    case DocumentState::missing: break;
  }
  return 3;
}

void add_need(const Content& content, const explain::Answer& answer, const explain::DocumentNeed& need,
              std::vector<Proof>& all) {
  const model::Model& model = *content.answers.model;
  const model::Id id = model.find_document(need.id);
  if (id == model::none) return;
  auto at = std::ranges::find(all, &model.documents[id], &Proof::document);
  if (at == all.end()) at = all.insert(all.end(), {&model.documents[id], need.state, need.expected_on, {}, {}, {}});
  if (rank(need.state) < rank(at->state)) {
    at->state = need.state;
    at->expected_on = need.expected_on;
  }
  if (at->paths.empty() || at->paths.back() != &answer) at->paths.push_back(&answer);
  for (const auto& other : need.also_accepted) {
    std::string title = title_of(model, other);
    if (std::ranges::find(at->also_accepted, title) == at->also_accepted.end())
      at->also_accepted.push_back(std::move(title));
  }
}

std::string served(const Content& content, const Proof& proof) {
  std::vector<std::string> names;
  for (const auto* answer : proof.paths) {
    if (names.size() < most_paths) names.push_back(authority(content.answers, *answer).title);
  }
  const std::size_t rest = proof.paths.size() - names.size();
  return join(names, "; ") + (rest == 0 ? "" : fmt::format("; and {} more", rest));
}

std::string advice(const Proof& proof) {
  std::vector<std::string> words;
  if (!proof.document->help.empty()) words.push_back(proof.document->help);
  if (proof.state != DocumentState::have && !proof.also_accepted.empty() && proof.instead.empty())
    words.push_back("Also accepted: " + join(proof.also_accepted, "; ") + '.');
  return join(words, " ");
}

}  // namespace

std::vector<Proof> proofs(const Content& content) {
  std::vector<Proof> all;
  for (const Picked* group : {&content.paths.own, &content.paths.preference}) {
    for (const auto* answer : *group) {
      for (const auto& need : answer->documents) add_need(content, *answer, need, all);
    }
  }
  for (Proof& proof : all) {
    if (proof.state == DocumentState::have) continue;
    const auto other = std::ranges::find_if(all, [&](const Proof& one) {
      return one.state == DocumentState::have &&
             std::ranges::find(one.also_accepted, proof.document->title) != one.also_accepted.end();
    });
    if (other != all.end()) proof.instead = other->document->title;
  }
  std::ranges::stable_sort(all, {}, [](const Proof& proof) {
    return std::tuple(!proof.instead.empty(), -proof.document->asked_for.value_or(0),
                      -static_cast<std::ptrdiff_t>(proof.paths.size()), proof.document->title);
  });
  return all;
}

std::vector<const Proof*> still_to_get(const std::vector<Proof>& all) {
  std::vector<const Proof*> found;
  for (const Proof& proof : all) {
    if (proof.state != DocumentState::have && proof.instead.empty()) found.push_back(&proof);
  }
  return found;
}

std::string state_words(const Proof& proof) {
  switch (proof.state) {
    case DocumentState::have: return "have";
    case DocumentState::expected:
      return proof.expected_on ? "expected on " + values::to_string(*proof.expected_on) : "expected, day not known";
    case DocumentState::cannot_get: return "cannot get";
    case DocumentState::missing: break;
  }
  return proof.instead.empty() ? "missing" : "not needed if the other is taken";
}

void add_proof(Page& page, const Content& content, const std::vector<Proof>& all) {
  page.heading("Proof checklist");
  const auto& closes = content.answers.closes_on;
  page.paragraph(fmt::format(
      "Papers are due with the application: as a rule by 11:59 pm Eastern time on the closing date{}. The announcement "
      "has the last word [agency practice, for example USDA Departmental Regulation 4030-335-002].",
      closes ? ", here " + values::to_string(*closes) : std::string()));
  if (all.empty()) {
    page.paragraph("No open path of this case asks for a paper that the rules name.");
    return;
  }
  std::vector<std::vector<std::string>> rows{{"Document", "State", "Asked for by", "Serves", "What to look for"}};
  for (const Proof& proof : all) {
    const auto& asked = proof.document->asked_for;
    rows.push_back({proof.document->title, state_words(proof),
                    asked ? fmt::format("{} of 100 announcements", *asked) : "not counted", served(content, proof),
                    proof.instead.empty() ? advice(proof) : proof.instead + " is at hand and accepted in its place."});
  }
  page.table(std::move(rows), "What agencies ask for most often comes first");
  for (const Proof& proof : all) {
    if (closes && proof.state == DocumentState::expected && proof.expected_on && *proof.expected_on > *closes)
      page.item("*",
                fmt::format("{} is expected on {}, after the closing date {}: ask the HR office whether it may "
                            "follow.",
                            proof.document->title, values::to_string(*proof.expected_on), values::to_string(*closes)));
  }
}

}  // namespace hirepath::render
