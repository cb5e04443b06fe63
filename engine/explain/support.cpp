#include "explain/support.hpp"

#include <algorithm>

namespace hirepath::explain {

using network::GateId;
using network::Op;

bool is_sensitive(const model::Model& model, std::string_view path) {
  const std::string name = model::json_name(path);
  const auto called = [](const std::string& wanted) {
    return [&wanted](const model::Fact& fact) { return fact.sensitive && model::json_name(fact.path) == wanted; };
  };
  if (std::ranges::any_of(model.facts, called(name.substr(0, name.find('['))))) return true;
  if (name.find('[') == std::string::npos) return false;
  const std::string field = name.substr(name.rfind('.') + 1);
  return std::ranges::any_of(
      model.records, [&](const model::Record& record) { return std::ranges::any_of(record.fields, called(field)); });
}

std::string json_path(const model::Model& model, const FactKey& key) {
  auto base = model::json_name(model.facts[key.fact].path);
  if (key.kind == FactKey::Kind::fact) return base;
  if (key.kind == FactKey::Kind::complete) return base + "_complete";
  return base + "[" + std::to_string(key.element) + "]." + model::json_name(declaration(model, key)->path);
}

const model::Fact* declaration(const model::Model& model, const FactKey& key) {
  if (key.kind == FactKey::Kind::complete) return nullptr;
  if (key.kind == FactKey::Kind::fact) return &model.facts[key.fact];
  return &model.records[model.facts[key.fact].type.record].fields[key.field];
}

const model::Known* known(const session::Session& session, const FactKey& key) {
  if (key.kind == FactKey::Kind::complete) return nullptr;
  if (key.kind == FactKey::Kind::fact) return &session.facts().facts[key.fact];
  return &session.facts().lists.at(key.fact).elements[key.element].fields[key.field];
}

bool is_known(const session::Session& session, const FactKey& key) {
  if (key.kind != FactKey::Kind::complete) return values::known(known(session, key)->value);
  const auto list = session.facts().lists.find(key.fact);
  return list != session.facts().lists.end() && list->second.complete;
}

bool counts(const session::Session& session, const FactKey& key) {
  const auto* one = known(session, key);
  if (!one || !is_known(session, key)) return is_known(session, key);
  return session.options().verified_only ? one->state == model::EvidenceState::verified
                                         : one->state != model::EvidenceState::contradicted;
}

void forget(session::Session& session, const FactKey& key) {
  if (key.kind == FactKey::Kind::fact)
    session.set(key.fact, model::Known{});
  else if (key.kind == FactKey::Kind::field)
    session.set(key.fact, key.element, key.field, model::Known{});
  else
    session.set_complete(key.fact, false);
}

void restore(session::Session& session, const Forgotten& forgotten) {
  const auto& key = forgotten.key;
  if (key.kind == FactKey::Kind::fact)
    session.set(key.fact, forgotten.known);
  else if (key.kind == FactKey::Kind::field)
    session.set(key.fact, key.element, key.field, forgotten.known);
  else
    session.set_complete(key.fact, true);
}

std::vector<FactKey> facts_of_leaf(const session::Session& session, GateId gate, std::size_t element) {
  const auto& net = session.network();
  const auto& leaf = net.leaves[net.gates[gate].payload];
  std::vector<FactKey> keys;
  for (const auto ref : leaf.reads) {
    if (ref.field)
      keys.push_back({FactKey::Kind::field, leaf.scope, static_cast<std::uint32_t>(element), ref.index});
    else
      keys.push_back({FactKey::Kind::fact, ref.index, 0, model::none});
  }
  for (const Id list : leaf.reads_lists) {
    const auto fields = session.model().records[session.model().facts[list].type.record].fields.size();
    for (std::size_t i = 0; i < session.elements(list); ++i) {
      for (Id field = 0; field < fields; ++field)
        keys.push_back({FactKey::Kind::field, list, static_cast<std::uint32_t>(i), field});
    }
    keys.push_back({FactKey::Kind::complete, list, 0, model::none});
  }
  return keys;
}

std::vector<GateId> cone(const network::Network& net, const std::vector<GateId>& gates) {
  std::vector<bool> seen(net.gates.size());
  std::vector<GateId> open(gates), out;
  while (!open.empty()) {
    const auto gate = open.back();
    open.pop_back();
    if (seen[gate]) continue;
    seen[gate] = true;
    out.push_back(gate);
    for (const auto operand : net.inputs(gate)) open.push_back(operand);
  }
  return out;
}

std::vector<FactKey> support(const session::Session& session, const std::vector<GateId>& gates) {
  const auto& net = session.network();
  std::vector<FactKey> keys;
  for (const auto gate : cone(net, gates)) {
    const auto& made = net.gates[gate];
    if (made.op == Op::leaf) {
      const auto copies = made.scope == model::none ? 1 : session.elements(made.scope);
      for (std::size_t element = 0; element < copies; ++element) {
        const auto read = facts_of_leaf(session, gate, element);
        keys.insert(keys.end(), read.begin(), read.end());
      }
    } else if (made.op == Op::any_in || made.op == Op::every_in || made.op == Op::latest_in) {
      keys.push_back({FactKey::Kind::complete, made.payload, 0, model::none});
      const Id ordered_by = session.model().records[session.model().facts[made.payload].type.record].ordered_by;
      for (std::size_t i = 0; made.op == Op::latest_in && i < session.elements(made.payload); ++i) {
        keys.push_back({FactKey::Kind::field, made.payload, static_cast<std::uint32_t>(i), ordered_by});
      }
    }
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace hirepath::explain
