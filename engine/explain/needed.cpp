// Which unknown facts, the fewest found, could settle a gate.
// Entrance: needed(). Where alternatives could do, the one that asks for less is taken; a fact that serves twice is
// counted once.
#include <algorithm>

#include "explain/walk.hpp"

namespace hirepath::explain {

namespace {
using network::GateId;
using network::Op;
using session::Plane;
using session::Session;
using values::Truth;
using Keys = std::set<FactKey>;

class Seeker {
 public:
  explicit Seeker(const Session& session) : session_(session), net_(session.network()), day_(session.options().on) {}

  std::optional<Keys> seek(GateId gate, bool want, std::size_t element) {
    if (session_.possible(gate, day_, want, Plane::best_decision, element)) return Keys{};
    if (session_.truth(gate, day_, element) == values::truth(!want)) return std::nullopt;
    const auto& made = net_.gates[gate];
    const auto inputs = net_.inputs(gate);
    switch (made.op) {
      case Op::leaf: return leaf(gate, element);
      case Op::all: return want ? every(inputs, want, element) : fewest(inputs, want, element);
      case Op::any: return want ? fewest(inputs, want, element) : every(inputs, want, element);
      case Op::negation: return seek(inputs[0], !want, element);
      case Op::at_least: return some(inputs, want ? made.payload : made.count - made.payload + 1, want, element);
      case Op::any_in:
      case Op::every_in:
      case Op::latest_in: return quantified(made, inputs[0], want);
      case Op::range:
      case Op::recorded:
      case Op::no:
      case Op::yes: break;
    }
    return std::nullopt;
  }

 private:
  static std::size_t cost(const Session& session, const Keys& keys) {
    std::size_t total = 0;
    for (const auto& key : keys) {
      const auto* fact = declaration(session.model(), key);
      total += fact && fact->sensitive ? 4 : 2;  // a sensitive fact is asked only where nothing easier would do
    }
    return total;
  }

  std::optional<Keys> leaf(GateId gate, std::size_t element) {
    Keys keys;
    for (const auto& key : facts_of_leaf(session_, gate, element)) {
      const auto* fact = declaration(session_.model(), key);
      if (fact && fact->type.kind == values::Kind::list) continue;
      if (counts(session_, key)) {
        // A date that is known only within bounds can be known better.
        const auto* bounds = fact ? std::get_if<values::DateBounds>(&known(session_, key)->value) : nullptr;
        if (!bounds || bounds->exact()) continue;
      } else if (fact && (fact->defaults_to_action_date || !fact->decided_by.empty() ||
                          (session_.options().presume && values::known(fact->presumed)))) {
        continue;
      }
      keys.insert(key);
    }
    if (keys.empty()) return std::nullopt;  // the calendar leaves the day open: no fact can settle it
    return keys;
  }

  std::optional<Keys> every(std::span<const GateId> inputs, bool want, std::size_t element) {
    Keys all;
    for (const auto input : inputs) {
      const auto keys = seek(input, want, element);
      if (!keys) return std::nullopt;
      all.insert(keys->begin(), keys->end());
    }
    return all;
  }

  std::optional<Keys> fewest(std::span<const GateId> inputs, bool want, std::size_t element) {
    std::optional<Keys> best;
    for (const auto input : inputs) take_better(best, seek(input, want, element));
    return best;
  }

  void take_better(std::optional<Keys>& best, std::optional<Keys> other) const {
    if (other && (!best || cost(session_, *other) < cost(session_, *best))) best = std::move(other);
  }

  std::optional<Keys> some(std::span<const GateId> inputs, std::size_t enough, bool want, std::size_t element) {
    std::vector<Keys> found;
    for (const auto input : inputs) {
      if (auto keys = seek(input, want, element)) found.push_back(std::move(*keys));
    }
    if (found.size() < enough) return std::nullopt;
    std::stable_sort(found.begin(), found.end(),
                     [&](const Keys& a, const Keys& b) { return cost(session_, a) < cost(session_, b); });
    Keys all;
    for (std::size_t i = 0; i < enough; ++i) all.insert(found[i].begin(), found[i].end());
    return all;
  }

  std::optional<Keys> quantified(const network::Gate& gate, GateId operand, bool want) {
    const Id list = gate.payload;
    const FactKey complete{FactKey::Kind::complete, list, 0, model::none};
    const bool is_complete = is_known(session_, complete);
    const auto count = session_.elements(list);
    if (gate.op == Op::latest_in) {
      Keys all;
      if (!is_complete) all.insert(complete);
      const Id ordered_by = session_.model().records[session_.model().facts[list].type.record].ordered_by;
      for (std::size_t i = 0; i < count; ++i) {
        if (session_.latest(list, i, day_) == Truth::no) continue;
        const FactKey date{FactKey::Kind::field, list, static_cast<std::uint32_t>(i), ordered_by};
        if (!counts(session_, date)) all.insert(date);
        if (const auto keys = seek(operand, want, i)) all.insert(keys->begin(), keys->end());
      }
      return all.empty() ? std::nullopt : std::optional{all};
    }
    if ((gate.op == Op::any_in) == want) {  // one element would do: one that is listed, or one that is not yet
      std::optional<Keys> best;
      for (std::size_t i = 0; i < count; ++i) take_better(best, seek(operand, want, i));
      if (!is_complete && !best) best = Keys{complete};
      return best;
    }
    Keys all;
    if (!is_complete) all.insert(complete);
    for (std::size_t i = 0; i < count; ++i) {
      const auto keys = seek(operand, want, i);
      if (!keys) return std::nullopt;
      all.insert(keys->begin(), keys->end());
    }
    return all;
  }

  const Session& session_;
  const network::Network& net_;
  values::Date day_;
};
}  // namespace

std::optional<Keys> needed(const Session& session, GateId gate, bool yes, std::size_t element) {
  return Seeker(session).seek(gate, yes, element);
}

}  // namespace hirepath::explain
