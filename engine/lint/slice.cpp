#include "lint/slice.hpp"

namespace hirepath::lint {

namespace {
using network::GateId;
using network::Network;
using network::Op;

std::vector<bool> needed(const Network& whole, std::span<const GateId> gates) {
  std::vector<bool> needed(whole.gates.size());
  std::vector<GateId> open(gates.begin(), gates.end());
  while (!open.empty()) {
    const auto gate = open.back();
    open.pop_back();
    if (needed[gate]) continue;
    needed[gate] = true;
    for (const auto operand : whole.inputs(gate)) open.push_back(operand);
  }
  return needed;
}
}  // namespace

Slice slice(const Network& whole, std::span<const GateId> gates) {
  const auto kept = needed(whole, gates);
  Slice out;
  auto& part = out.network;
  part.model = whole.model;
  part.ranges = whole.ranges;
  part.recorded = whole.recorded;
  part.days = whole.days;
  std::vector<GateId> place_of(whole.gates.size(), model::none);
  for (GateId id = 0; id < whole.gates.size(); ++id) {  // operands come before their gate here too
    if (!kept[id]) continue;
    place_of[id] = static_cast<GateId>(part.gates.size());
    auto gate = whole.gates[id];
    gate.first = static_cast<std::uint32_t>(part.operands.size());
    part.parents.emplace_back();
    for (const auto operand : whole.inputs(id)) {
      part.operands.push_back(place_of[operand]);
      part.parents[place_of[operand]].push_back(place_of[id]);
    }
    if (gate.op == Op::leaf) {
      part.leaves.push_back(whole.leaves[gate.payload]);
      gate.payload = static_cast<model::Id>(part.leaves.size() - 1);
    }
    part.gates.push_back(gate);
    part.reach.push_back(whole.reach[id]);
  }
  const auto translated = [&](const std::vector<GateId>& readers) {
    std::vector<GateId> made;
    for (const auto gate : readers) {
      if (kept[gate]) made.push_back(place_of[gate]);
    }
    return made;
  };
  part.always = translated(whole.always);
  for (const auto& readers : whole.readers) part.readers.push_back(translated(readers));
  for (const auto& readers : whole.list_readers) part.list_readers.push_back(translated(readers));
  for (const auto& scoped : whole.scoped) part.scoped.push_back(translated(scoped));
  for (const auto& fields : whole.field_readers) {
    part.field_readers.emplace_back();
    for (const auto& readers : fields) part.field_readers.back().push_back(translated(readers));
  }
  for (const auto gate : gates) out.gates.push_back(place_of[gate]);
  return out;
}

}  // namespace hirepath::lint
