#include "certificate/complete.hpp"

#include <algorithm>

#include "certificate/candidates.hpp"

namespace hirepath::certificate {

using network::GateId;
using network::Op;
using values::Truth;

namespace {
constexpr std::size_t most_added = 3;  // elements more than are listed
}  // namespace

Completion::~Completion() {
  for (auto at = trail_.rbegin(); at != trail_.rend(); ++at) {
    if (at->key.kind == FactKey::Kind::fact) session_.set(at->key.fact, std::move(*at->known));
  }
  for (auto& [id, before] : lists_before_) session_.set(id, std::move(before));
}

bool Completion::reach(GateId goal, bool want) {
  if (!search(goal, want)) return false;
  for (int i = 0; i < 2 && !trail_.empty(); ++i) spare(goal, want);  // what one spares another may have asked for
  return true;
}

bool Completion::search(GateId goal, bool want) {
  const auto truth = session_.truth(goal, day_);
  if (truth != Truth::unknown) return truth == values::truth(want);
  picked_.clear();
  const auto point = pick(goal, want, 0);
  if (!point || left_ == 0) return false;
  return point->key.kind == FactKey::Kind::complete ? try_list(*point, goal, want) : try_values(*point, goal, want);
}

// First the values that make the test as it is wanted, then those that leave it open, then the others: the way there
// may lead over another test.
bool Completion::try_values(const Point& point, GateId goal, bool want) {
  std::vector<values::Value> later[2];
  const auto length = trail_.size();
  for (auto& value : candidates(session_, day_, point.key)) {
    if (left_ == 0) return false;
    suppose(point.key, value);
    const auto truth = session_.truth(point.gate, day_, point.element);
    if (truth == values::truth(point.want)) {
      if (search(goal, want)) return true;
    } else {
      later[truth == Truth::unknown ? 0 : 1].push_back(std::move(value));
    }
    back_to(length);
  }
  for (auto& values : later) {
    for (auto& value : values) {
      if (left_ == 0) return false;
      suppose(point.key, std::move(value));
      if (search(goal, want)) return true;
      back_to(length);
    }
  }
  return false;
}

bool Completion::try_list(const Point& point, GateId goal, bool want) {
  const Id id = point.key.fact;
  const auto length = trail_.size();
  const auto before = list(id);
  const auto& first = lists_before_.try_emplace(id, before).first->second;
  const bool full = before.elements.size() >= first.elements.size() + most_added;
  for (const bool add : {point.add_first, !point.add_first}) {
    if (left_ == 0 || (add && full)) continue;
    --left_;
    trail_.push_back({point.key, {}, before});
    auto after = before;
    if (add) {
      const auto fields = session_.model().records[session_.model().facts[id].type.record].fields.size();
      after.elements.push_back({std::vector<model::Known>(fields)});
    } else {
      after.complete = true;
    }
    session_.set(id, std::move(after));
    if (search(goal, want)) return true;
    back_to(length);
  }
  return false;
}

bool Completion::known_within_bounds(const FactKey& key) const {
  const auto* known = explain::known(session_, key);
  const auto* bounds = known ? std::get_if<values::DateBounds>(&known->value) : nullptr;
  return bounds && !bounds->exact();
}

bool Completion::may_suppose(const FactKey& key) const {
  if (explain::counts(session_, key)) return allowed_.others && known_within_bounds(key);
  const auto& fact = declared(session_.model(), key);
  const bool list = fact.type.kind == values::Kind::list;
  if (list != (key.kind == FactKey::Kind::complete)) return false;
  // A presumption, or the action date, stands in its place already.
  if (fact.defaults_to_action_date || (session_.options().presume && values::known(fact.presumed))) return false;
  const auto subject = session_.model().facts[key.fact].subject();
  const auto& facts = session_.facts();
  if ((subject == "position" && !facts.position_given) || (subject == "agency" && !facts.agency_given))
    return allowed_.left_out;
  return fact.decided_by.empty() ? allowed_.others : allowed_.deciders;
}

// The next fact on which the gate hangs, along gates that are not decided.
// Definitions that many conditions share are looked into once.
std::optional<Completion::Point> Completion::pick(GateId gate, bool want, std::size_t element) {
  if (session_.truth(gate, day_, element) != Truth::unknown) return std::nullopt;
  const std::tuple key{gate, want, element};
  if (const auto at = picked_.find(key); at != picked_.end()) return at->second;
  return picked_[key] = pick_inside(gate, want, element);
}

std::optional<Completion::Point> Completion::pick_inside(GateId gate, bool want, std::size_t element) {
  const auto& net = session_.network();
  const auto& made = net.gates[gate];
  const auto inputs = net.inputs(gate);
  switch (made.op) {
    case Op::leaf:
      for (const auto& key : explain::facts_of_leaf(session_, gate, element)) {
        if (may_suppose(key)) return Point{key, gate, element, want, false};
      }
      return std::nullopt;
    case Op::negation: return pick(inputs[0], !want, element);
    case Op::all:
    case Op::any:
    case Op::at_least: {
      const bool every = (made.op == Op::all && want) || (made.op == Op::any && !want);
      std::optional<Point> first;
      for (const auto input : inputs) {
        if (session_.truth(input, day_, element) != Truth::unknown) continue;
        auto point = pick(input, want, element);
        if (!point && every) return std::nullopt;  // nothing that may be supposed settles this one
        if (!first) first = point;
        if (first && !every) break;
      }
      return first;
    }
    case Op::any_in:
    case Op::every_in:
    case Op::latest_in: return pick_in_list(made, inputs[0], want);
    case Op::range:
    case Op::recorded:
    case Op::no:
    case Op::yes: break;
  }
  return std::nullopt;
}

std::optional<Completion::Point> Completion::pick_in_list(const network::Gate& gate, GateId operand, bool want) {
  const auto& model = session_.model();
  const Id list = gate.payload;
  const FactKey whole{FactKey::Kind::complete, list, 0, model::none};
  const auto count = session_.elements(list);
  const bool latest = gate.op == Op::latest_in;
  const bool every = !latest && (gate.op == Op::every_in) == want;
  std::optional<Point> inside;
  for (std::size_t i = 0; i < count && (!inside || every); ++i) {
    if (session_.truth(operand, day_, i) != Truth::unknown) continue;
    if (latest && session_.latest(list, i, day_) == Truth::no) continue;
    const auto point = pick(operand, want, i);
    if (!point && every) return std::nullopt;
    if (!inside) inside = point;
  }
  if (may_suppose(whole)) {
    const bool one_is_enough = latest ? want : (gate.op == Op::any_in) == want;
    return Point{whole, 0, 0, want, one_is_enough && !inside && (!latest || count == 0)};
  }
  if (!latest) return inside;
  const Id ordered_by = model.records[model.facts[list].type.record].ordered_by;
  for (std::size_t i = 0; i < count; ++i) {
    const FactKey date{FactKey::Kind::field, list, static_cast<std::uint32_t>(i), ordered_by};
    if (session_.latest(list, i, day_) != Truth::no && may_suppose(date)) return Point{date, operand, i, want, false};
  }
  return inside;
}

model::ListKnown Completion::list(Id id) const {
  const auto at = session_.facts().lists.find(id);
  return at == session_.facts().lists.end() ? model::ListKnown{} : at->second;
}

void Completion::set(const FactKey& key, model::Known known) {
  if (key.kind == FactKey::Kind::fact)
    session_.set(key.fact, std::move(known));
  else
    session_.set(key.fact, key.element, key.field, std::move(known));
}

// What is supposed counts whatever the question asks of evidence.
void Completion::suppose(const FactKey& key, values::Value value) {
  if (left_ > 0) --left_;
  if (key.kind == FactKey::Kind::field) lists_before_.try_emplace(key.fact, list(key.fact));
  trail_.push_back({key, *explain::known(session_, key), {}});
  set(key, {std::move(value), false, model::EvidenceState::verified, ""});
}

void Completion::back_to(std::size_t length) {
  for (; trail_.size() > length; trail_.pop_back()) {
    auto& change = trail_.back();
    if (change.list)
      session_.set(change.key.fact, std::move(*change.list));
    else
      set(change.key, std::move(*change.known));
  }
}

// Takes back what the way there supposed and the end does not need.
void Completion::spare(GateId goal, bool want) {
  const auto wanted = [&] { return session_.truth(goal, day_) == values::truth(want); };
  std::erase_if(trail_, [&](const Change& change) {
    if (change.list) return true;  // lists are put back as a whole
    const auto now = *explain::known(session_, change.key);
    set(change.key, *change.known);
    if (wanted()) return true;
    set(change.key, now);
    return false;
  });
  for (const auto& [id, before] : lists_before_) {
    if (list(id).complete && !before.complete) {
      session_.set_complete(id, false);
      if (!wanted()) session_.set_complete(id, true);
    }
    spare_elements(id, goal, want);
  }
}

// The last elements, while nothing is supposed of them.
void Completion::spare_elements(Id id, GateId goal, bool want) {
  for (;;) {
    auto known = list(id);
    const auto last = known.elements.size();
    const bool used = std::ranges::any_of(trail_, [&](const Change& change) {
      return change.key.kind == FactKey::Kind::field && change.key.fact == id && change.key.element + 1 == last;
    });
    if (used || last <= lists_before_.at(id).elements.size()) return;
    auto shorter = known;
    shorter.elements.pop_back();
    session_.set(id, std::move(shorter));
    if (session_.truth(goal, day_) == values::truth(want)) continue;
    session_.set(id, std::move(known));
    return;
  }
}

std::vector<Supposed> Completion::supposed() const {
  const auto& model = session_.model();
  std::vector<Supposed> out;
  for (const auto& change : trail_)
    out.push_back({name(model, change.key), explain::known(session_, change.key)->value});
  for (const auto& [id, before] : lists_before_) {
    const auto now = list(id);
    if (now.complete == before.complete && now.elements.size() == before.elements.size()) continue;
    out.push_back({name(model, {FactKey::Kind::complete, id, 0, model::none}),
                   ListSize{static_cast<std::int64_t>(now.elements.size()), now.complete}});
  }
  std::ranges::sort(out, {}, &Supposed::fact);
  return out;
}

bool Completion::supposes_decision() const {
  return std::ranges::any_of(
      trail_, [&](const Change& change) { return !declared(session_.model(), change.key).decided_by.empty(); });
}

}  // namespace hirepath::certificate
