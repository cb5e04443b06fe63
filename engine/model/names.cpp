// Small look-ups on the finished model.
#include <algorithm>
#include <array>

#include "model/model.hpp"

namespace hirepath::model {

namespace {
constexpr std::array status_words{"may-apply",      "conditional", "undecided",
                                  "does-not-apply", "conflict",    "not-in-force"};

template <class Items, class Name>
Id find(const Items& items, std::string_view wanted, Name name) {
  const auto at = std::find_if(items.begin(), items.end(), [&](const auto& item) { return name(item) == wanted; });
  return at == items.end() ? none : static_cast<Id>(at - items.begin());
}
}  // namespace

const char* name_of(EvidenceState state) {
  switch (state) {
    case EvidenceState::claimed: return "claimed";
    case EvidenceState::verified: return "verified";
    case EvidenceState::contradicted: return "contradicted";
  }
  return "";
}

std::string to_string(Status status) { return status_words[static_cast<std::size_t>(status)]; }

std::optional<Status> parse_status(std::string_view text) {
  for (std::size_t i = 0; i < status_words.size(); ++i) {
    if (text == status_words[i]) return static_cast<Status>(i);
  }
  return std::nullopt;
}

Id Model::find_fact(std::string_view path) const {
  return find(facts, path, [](const Fact& fact) -> const std::string& { return fact.path; });
}
Id Model::find_authority(std::string_view id) const {
  return find(authorities, id, [](const Authority& authority) -> const std::string& { return authority.id; });
}
Id Model::find_definition(std::string_view id) const {
  return find(definitions, id, [](const Definition& definition) -> const std::string& { return definition.id; });
}
Id Model::find_table(std::string_view id) const {
  return find(tables, id, [](const Table& table) -> const std::string& { return table.id; });
}
Id Model::find_document(std::string_view id) const {
  return find(documents, id, [](const Document& document) -> const std::string& { return document.id; });
}

std::string json_name(std::string_view rule_name) {
  std::string name(rule_name);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

}  // namespace hirepath::model
