// Entrance: write_case(). Subjects in the contract's order, facts in the order of their declarations.
#include "json/write_case.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <variant>

#include "json/words.hpp"
#include "model/load.hpp"

namespace hirepath::json {
namespace {

using model::EvidenceState;
using model::Known;
using values::Kind;

// "2024-05", or its two ends where no year or month says it.
Json date(const values::DateBounds& bounds) {
  const std::string word = values::to_string(bounds);
  if (word.find("..") == std::string::npos) return word;
  return {{"from", from_day(bounds.earliest)}, {"to", until_day(bounds.latest)}};
}

Json plain(const model::Type& type, const values::Value& value) {
  if (const auto* yes = std::get_if<bool>(&value)) return *yes;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  if (const auto* bounds = std::get_if<values::DateBounds>(&value)) return date(*bounds);
  return values::known(value) ? Json(model::to_string(type, value)) : Json(nullptr);
}

// Nothing where there is nothing to say.
std::optional<Json> known(const model::Type& type, const Known& what) {
  if (!values::known(what.value) && !what.does_not_know) return std::nullopt;
  Json value = plain(type, what.value);
  if (what.evidence.empty() && what.state == EvidenceState::claimed) return value;
  // A state other than claimed stands beside evidence in every case file, even where no document is named.
  return Json{
      {"value", std::move(value)}, {"evidence", text_or_null(what.evidence)}, {"state", model::name_of(what.state)}};
}

Json element(const model::Record& record, const model::Element& element) {
  Json object = Json::object();
  for (std::size_t i = 0; i < element.fields.size() && i < record.fields.size(); ++i) {
    if (auto field = known(record.fields[i].type, element.fields[i]))
      object[model::json_name(record.fields[i].path)] = std::move(*field);
  }
  return object;
}

// The object that a path's last name belongs to: "action.decisions.vra.agency_chooses" -> that of
// "action.decisions.vra".
std::pair<Json*, std::string> place_of(Json& root, std::string_view path) {
  Json* object = &root;
  for (auto dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
    Json& part = (*object)[std::string(path.substr(0, dot))];
    if (part.is_null()) part = Json::object();
    object = &part;
    path.remove_prefix(dot + 1);
  }
  return {object, std::string(path)};
}

void add_list(const model::Model& model, const model::Case& facts, model::Id id, Json& root) {
  const auto list = facts.lists.find(id);
  const bool in_vain = facts.facts[id].does_not_know;
  const bool named = list != facts.lists.end() && (!list->second.elements.empty() || list->second.complete);
  if (!named && !in_vain && list == facts.lists.end()) return;
  const auto [object, name] = place_of(root, model::json_name(model.facts[id].path));
  if (!named && in_vain) {
    (*object)[name] = nullptr;
    return;
  }
  Json elements = Json::array();
  for (const auto& one : list->second.elements)
    elements.push_back(element(model.records[model.facts[id].type.record], one));
  (*object)[name] = std::move(elements);
  if (list->second.complete) (*object)[name + "_complete"] = true;
}

Json document(const model::DocumentKnown& known) {
  using enum model::DocumentKnown::State;
  switch (known.state) {
    case have: return "have";
    case cannot_get: return "cannot-get";
    case expected: break;
  }
  return known.expected_on ? Json{{"expected", values::to_string(*known.expected_on)}} : Json("expected");
}

}  // namespace

std::string write_case(const model::Model& model, const model::Case& facts) {
  Json root = Json::object();
  for (const std::string_view subject : std::array{"person", "position", "agency", "action"}) {
    for (model::Id id = 0; id < model.facts.size(); ++id) {
      const model::Fact& fact = model.facts[id];
      if (fact.subject() != subject) continue;
      if (fact.type.kind == Kind::list) {
        add_list(model, facts, id, root);
      } else if (auto value = known(fact.type, facts.facts[id])) {
        const auto [object, name] = place_of(root, model::json_name(fact.path));
        (*object)[name] = std::move(*value);
      }
    }
  }
  for (const auto& [id, what] : facts.documents) root["documents"][model.documents[id].id] = document(what);
  return dump(root);
}

}  // namespace hirepath::json
