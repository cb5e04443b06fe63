// An authority's own attributes: what kind of path it is, how it is coded, what it leads to.
#include <algorithm>
#include <array>

#include "model/resolver.hpp"

namespace hirepath::model {

namespace {
constexpr std::array kinds{"appointing authority", "preference", "selection priority", "modifier"};
constexpr std::array levels{"high", "medium", "low"};
constexpr std::array actions{"appoint", "convert", "term", "term-convert", "temporary", "temporary-convert"};

std::string joined(const syntax::Tokens& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : " ") + word.text;
  return out;
}

template <class Words>
bool among(const Words& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}
}  // namespace

Note Resolver::make_note(const syntax::Attribute& attribute) {
  return {attribute.strings.empty() ? "" : attribute.strings[0].text, texts(attribute.cites), texts(attribute.words)};
}

void Resolver::describe_authority(const syntax::Authority& tree, const text::SourcePtr& source) {
  auto& authority = model.authorities[authorities.find(tree.id.text)->second];
  const auto expect = [&](bool good, const syntax::Attribute& attribute, const std::string& expected) {
    if (!good)
      found
          .error("HP203", {source, attribute.where},
                 "'" + attribute.key + " " + joined(attribute.words) + "' is not understood")
          .expected = expected;
  };
  only(tree.attributes,
       {"also-known-as", "kind", "competition", "service", "leads-to", "coding", "path", "documents", "confidence",
        "verified", "redress", "note", "not-recorded-before", "not-recorded-after"},
       "the authority " + tree.id.text, source);
  for (const auto& attribute : tree.attributes) {
    const auto& key = attribute.key;
    const auto string = attribute.strings.empty() ? std::string{} : attribute.strings[0].text;
    const auto cites = texts(attribute.cites);
    if (key == "also-known-as") {
      authority.also_known_as = texts(attribute.strings);
    } else if (key == "kind") {
      authority.kind = joined(attribute.words);
      expect(among(kinds, authority.kind), attribute,
             "appointing authority, preference, selection priority or modifier");
      authority.cites.insert(authority.cites.end(), cites.begin(), cites.end());
    } else if (key == "competition") {
      authority.competition = joined(attribute.words);
      expect(authority.competition == "none" || authority.competition == "merit promotion" ||
                 authority.competition == "open",
             attribute, "none, merit promotion or open");
      authority.cites.insert(authority.cites.end(), cites.begin(), cites.end());
    } else if (key == "service") {
      authority.service = joined(attribute.words);
      expect(authority.service == "competitive" || authority.service == "excepted" ||
                 authority.service == "senior executive" || authority.service == "any",
             attribute, "competitive, excepted, senior executive or any");
      authority.cites.insert(authority.cites.end(), cites.begin(), cites.end());
    } else if (key == "leads-to") {
      authority.leads_to = string;
      authority.leads_to_cites = cites;
    } else if (key == "path") {
      authority.paths = texts(attribute.words);
      for (const auto& word : attribute.words)
        check_listed(model.find_table("hiring-paths"), word.text, {source, word.where});
    } else if (key == "confidence") {
      authority.confidence = joined(attribute.words);
      expect(among(levels, authority.confidence), attribute, "high, medium or low");
    } else if (key == "documents") {
      for (const auto& word : attribute.words) {
        const auto document = documents.find(word.text);
        if (document != documents.end()) {
          authority.documents.push_back(document->second);
          continue;
        }
        std::vector<std::string> names;
        for (const auto& [name, id] : documents) names.push_back(name);
        unknown_name("HP201", "document", word, {none, "", &source}, names);
      }
    } else if (key == "coding") {
      const auto words = texts(attribute.words);
      expect(words.size() >= 4 && among(actions, words[0]) && among(levels, words.back()), attribute,
             "coding ACTION NATURE-OF-ACTION CODE [+ CODE] \"text\" confidence high / medium / low, with one of the "
             "actions appoint, convert, term, term-convert, temporary, "
             "temporary-convert");
      if (words.size() >= 4) {
        if (words[1] != "not-found")
          check_listed(model.find_table("natures-of-action"), words[1], {source, attribute.words[1].where});
        authority.codings.push_back({words[0], words[1], {words.begin() + 2, words.end() - 1}, string, words.back()});
      }
    } else if (key == "verified") {
      if (!attribute.words.empty()) authority.verified_on = date(attribute.words[0], source);
      authority.verified_against = string;
    } else if (key == "redress") {
      authority.redress.push_back({string, cites, {}});
    } else if (key == "note") {
      authority.notes.push_back(make_note(attribute));
    } else if (key == "not-recorded-before" || key == "not-recorded-after") {
      const auto day = attribute.words.empty() ? std::nullopt : date(attribute.words[0], source);
      if (day) authority.not_recorded.push_back({key == "not-recorded-before", *day, string, cites});
    }
  }
  if (authority.kind.empty()) {
    found.error("HP206", {source, tree.id.where}, "the authority " + authority.id + " does not say its kind").expected =
        "kind appointing authority, preference, selection priority or modifier";
  }
}

}  // namespace hirepath::model
