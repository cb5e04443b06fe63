#include "certificate/facts.hpp"

#include <algorithm>
#include <charconv>

#include "model/load.hpp"
#include "text/digest.hpp"

namespace hirepath::certificate {

namespace {
std::string quoted(const std::string& word) { return '"' + word + '"'; }

Id find_named(const std::vector<model::Fact>& facts, std::string_view name) {
  for (Id id = 0; id < facts.size(); ++id) {
    if (model::json_name(facts[id].path) == name) return id;
  }
  return model::none;
}
}  // namespace

std::string name(const model::Model& model, const FactKey& key) {
  if (key.kind == FactKey::Kind::complete) return model::json_name(model.facts[key.fact].path);
  return explain::json_path(model, key);
}

Names::Names(const model::Model& model) : model_(&model) {
  for (Id id = 0; id < model.facts.size(); ++id) facts_[model::json_name(model.facts[id].path)] = id;
}

std::optional<FactKey> Names::find(std::string_view name) const {
  const auto& model = *model_;
  const auto bracket = name.find('[');
  const auto at = facts_.find(name.substr(0, bracket));
  if (at == facts_.end()) return std::nullopt;
  const Id fact = at->second;
  const bool list = model.facts[fact].type.kind == values::Kind::list;
  if (bracket == std::string_view::npos)
    return FactKey{list ? FactKey::Kind::complete : FactKey::Kind::fact, fact, 0, model::none};
  const auto end = name.find("].", bracket);
  if (!list || end == std::string_view::npos) return std::nullopt;
  const auto digits = name.substr(bracket + 1, end - bracket - 1);
  std::uint32_t element = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), element);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() || std::to_string(element) != digits)
    return std::nullopt;
  const Id field = find_named(model.records[model.facts[fact].type.record].fields, name.substr(end + 2));
  if (field == model::none) return std::nullopt;
  return FactKey{FactKey::Kind::field, fact, element, field};
}

const model::Fact& declared(const model::Model& model, const FactKey& key) {
  const auto* fact = explain::declaration(model, key);
  return fact ? *fact : model.facts[key.fact];
}

bool is_sensitive(const model::Model& model, const FactKey& key) {
  return declared(model, key).sensitive || model.facts[key.fact].sensitive;
}

std::string value_text(const model::Fact& fact, const Content& content) {
  if (const auto* size = std::get_if<ListSize>(&content))
    return std::string(R"({"complete":)") + (size->complete ? "true" : "false") + R"(,"elements":)" +
           std::to_string(size->elements) + '}';
  const auto& value = std::get<values::Value>(content);
  if (const auto* yes = std::get_if<bool>(&value)) return *yes ? "true" : "false";
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* bounds = std::get_if<values::DateBounds>(&value)) return quoted(values::to_string(*bounds));
  return quoted(model::to_string(fact.type, value));
}

std::vector<FactEntry> entries(const model::Model& model, const model::Case& facts) {
  std::vector<FactEntry> out;
  const auto add = [&](const FactKey& key, const model::Known& known) {
    if (values::known(known.value))
      out.push_back({name(model, key), Content{known.value}, known.state, known.evidence, "", ""});
  };
  for (Id id = 0; id < facts.facts.size(); ++id) {
    if (model.facts[id].type.kind != values::Kind::list)
      add({FactKey::Kind::fact, id, 0, model::none}, facts.facts[id]);
  }
  for (const auto& [list, known] : facts.lists) {
    if (known.elements.empty() && !known.complete) continue;
    out.push_back({name(model, {FactKey::Kind::complete, list, 0, model::none}),
                   Content{ListSize{static_cast<std::int64_t>(known.elements.size()), known.complete}},
                   model::EvidenceState::claimed, "", "", ""});
    for (std::size_t i = 0; i < known.elements.size(); ++i) {
      for (Id field = 0; field < known.elements[i].fields.size(); ++field)
        add({FactKey::Kind::field, list, static_cast<std::uint32_t>(i), field}, known.elements[i].fields[field]);
    }
  }
  std::ranges::sort(out, {}, &FactEntry::fact);
  return out;
}

std::string commitment(const model::Model& model, const Names& names, const FactEntry& entry) {
  if (!entry.value) return entry.commitment;
  const auto key = names.find(entry.fact);
  if (!key) return {};
  return text::Digest()
      .add(entry.salt)
      .add("\n")
      .add(entry.fact)
      .add("\n")
      .add(value_text(declared(model, *key), *entry.value))
      .add("\n")
      .add(model::name_of(entry.state))
      .add("\n")
      .add(entry.evidence)
      .hex();
}

std::string case_hash(const model::Model& model, const Names& names, const CaseRecord& record) {
  std::vector<std::string> commitments, named;
  for (const auto& entry : record.facts) {
    commitments.push_back(commitment(model, names, entry));
    const auto key = names.find(entry.fact);
    if (key && !is_sensitive(model, *key)) named.push_back(entry.fact);
  }
  std::ranges::sort(commitments);
  std::ranges::sort(named);
  text::Digest digest;
  for (const auto& one : commitments) digest.add(one).add("\n");
  const auto word = [](bool given) { return given ? "true" : "false"; };
  digest.add(word(record.position_given)).add(" ").add(word(record.agency_given)).add("\n");
  for (const auto& one : named) digest.add(one).add("\n");
  return "sha256:" + digest.hex();
}

}  // namespace hirepath::certificate
