// References to labelled conditions: in tests, and in notes that are about a condition.
#include "model/resolver.hpp"
#include "text/suggest.hpp"

namespace hirepath::model {

namespace {
void collect(const Condition& condition, std::set<std::string>& labels) {
  if (!condition.label.empty()) labels.insert(condition.label);
  for (const auto& child : condition.children) collect(child, labels);
}
}  // namespace

void Resolver::collect_labels() {
  for (const auto& rule : model.rules) collect(rule.body, labels);
  for (const auto& definition : model.definitions) collect(definition.body, labels);
}

std::string Resolver::label(const syntax::Token& ref, const std::string& owner, const text::SourcePtr& source) {
  auto full = ref.text.starts_with("(") ? owner + ref.text : ref.text;
  if (labels.contains(full)) return full;
  auto& finding = found.error("HP207", {source, ref.where}, "there is no condition " + full);
  // Of the same rule or definition first: another's label with the same numbers is no help.
  const auto name = full.substr(0, full.find('('));
  std::vector<std::string> near;
  for (const auto& label : labels) {
    if (label.starts_with(name + "(")) near.push_back(label);
  }
  if (near.empty()) near.assign(labels.begin(), labels.end());
  if (const auto best = text::nearest(full, near); !best.empty()) finding.suggestion = "did you mean " + best + "?";
  return full;
}

void Resolver::notes(const syntax::File& file) {
  const auto resolve = [&](std::span<const syntax::Attribute> attributes, const std::string& owner,
                           std::vector<Note>& made) {
    std::size_t next = 0;
    for (const auto& attribute : attributes) {
      if (attribute.key != "note" || next == made.size()) continue;
      auto& about = made[next++].about;
      about.clear();
      for (const auto& word : attribute.words) about.push_back(label(word, owner, file.source));
    }
  };
  const auto mine = [&](const text::Place& place, const syntax::Token& name) {
    return place.source == file.source && place.span == static_cast<const text::Span&>(name.where);
  };
  for (const auto& item : file.items) {
    if (const auto* tree = std::get_if<syntax::Rule>(&item)) {
      const auto at = rules.find(tree->path.text);
      if (at != rules.end() && mine(model.rules[at->second].place, tree->path))
        resolve(tree->attributes, tree->path.text, model.rules[at->second].notes);
    } else if (const auto* authority = std::get_if<syntax::Authority>(&item)) {
      const auto at = authorities.find(authority->id.text);
      if (at != authorities.end() && mine(model.authorities[at->second].place, authority->id)) {
        resolve(authority->attributes, authority->id.text, model.authorities[at->second].notes);
      }
    }
  }
}

}  // namespace hirepath::model
