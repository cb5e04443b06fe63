// Entrance: write_catalogue().
#include "json/write_catalogue.hpp"

#include "json/words.hpp"

namespace hirepath::json {
namespace {

using model::Authority;
using model::Model;

std::size_t conditions(const model::Condition& condition) {
  std::size_t count = condition.label.empty() ? 0 : 1;
  for (const auto& child : condition.children) count += conditions(child);
  return count;
}

Json rules(const Model& model, const Authority& authority, values::Date on) {
  Json list = Json::array();
  for (const model::Id id : authority.rules) {
    const model::Rule& rule = model.rules[id];
    list.push_back({{"rule", rule.path},
                    {"title", text_or_null(rule.title)},
                    {"says", rule.permits ? "may" : "may not"},
                    {"from", from_day(rule.from)},
                    {"until", until_day(rule.until)},
                    {"cite", names(rule.force_cites)},
                    {"in_force", rule.from <= on && on <= rule.until},
                    {"conditions", conditions(rule.body)}});
  }
  return list;
}

Json notes(const Authority& authority) {
  Json list = Json::array();
  for (const auto& note : authority.notes) list.push_back({{"text", note.text}, {"cite", names(note.cites)}});
  return list;
}

Json one(const Model& model, const Authority& authority, values::Date on) {
  Json coded = Json::array(), documents = Json::array();
  for (const auto& coding_of : authority.codings) coded.push_back(coding(coding_of));
  for (const model::Id id : authority.documents)
    documents.push_back({{"id", model.documents[id].id}, {"title", model.documents[id].title}});
  std::size_t count = 0;
  for (const model::Id id : authority.rules) count += conditions(model.rules[id].body);
  return {{"id", authority.id},
          {"title", authority.title},
          {"also_known_as", names(authority.also_known_as)},
          {"kind", hyphenated(authority.kind)},
          {"competition", text_or_null(authority.competition)},
          {"service", text_or_null(authority.service)},
          {"leads_to", text_or_null(authority.leads_to)},
          {"coding", std::move(coded)},
          {"usajobs_paths", names(authority.paths)},
          {"documents", std::move(documents)},
          {"cite", names(authority.cites)},
          {"confidence", authority.confidence},
          {"verified_on", day(authority.verified_on)},
          {"verified_against", text_or_null(authority.verified_against)},
          {"rules", rules(model, authority, on)},
          {"notes", notes(authority)},
          {"conditions", count},
          {"tests", authority.tests}};
}

}  // namespace

std::string write_catalogue(const Model& model, const std::vector<model::Id>& authorities, values::Date on) {
  Json list = Json::array();
  if (authorities.empty()) {
    for (const auto& authority : model.authorities) list.push_back(one(model, authority, on));
  }
  for (const model::Id id : authorities) list.push_back(one(model, model.authorities[id], on));
  return dump(list);
}

}  // namespace hirepath::json
