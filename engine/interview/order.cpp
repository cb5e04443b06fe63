// Entrance: choose().
#include "interview/order.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "interview/checklist.hpp"

namespace hirepath::interview {

using values::Kind;

namespace {
constexpr std::int64_t stay = 3;  // how much more another topic has to gain

// What it costs a person to answer, in tenths of a yes or no.
std::int64_t cost(const model::Model& model, const Target& target) {
  switch (declaration(model, target).type.kind) {
    case Kind::yes_no: return 10;
    case Kind::choice: return 12;
    case Kind::number:
    case Kind::grade: return 13;
    case Kind::date:
    case Kind::code:
    case Kind::list: break;
  }
  return 15;
}

struct Gained {
  Target target;
  std::int64_t gain = 0;
};

// The greatest gain; of equals the first. What could not reach it is not tried.
Gained best_of(Circuit& circuit, const Regions& regions, std::vector<const Candidate*> among) {
  const auto bound = [&](const Candidate* candidate) {
    return static_cast<std::int64_t>(candidate->decides.size() + 1) * closing * certain /
           cost(circuit.model(), candidate->target);
  };
  std::stable_sort(among.begin(), among.end(),
                   [&](const Candidate* a, const Candidate* b) { return bound(a) > bound(b); });
  Gained best{among[0]->target, -1};
  for (const auto* candidate : among) {
    if (bound(candidate) < best.gain) break;
    const auto here = gain(circuit, regions, candidate->target);
    if (here > best.gain || (here == best.gain && candidate->target < best.target)) best = {candidate->target, here};
  }
  return best;
}

// Topics of which something has been answered.
std::set<std::string_view> begun(const Circuit& circuit) {
  const auto& model = circuit.model();
  std::set<std::string_view> topics;
  for (Id id = 0; id < model.facts.size(); ++id) {
    const auto& known = circuit.facts().facts[id];
    const bool answered =
        values::known(known.value) || known.does_not_know || circuit.complete(id) || circuit.elements(id) != 0;
    if (answered && circuit.askable().facts[id]) topics.insert(topic_key(model.facts[id]));
  }
  return topics;
}
// Sensitive questions come last, and with them what is asked for nothing unless a sensitive one keeps its answers open:
// nobody is asked about a remarriage before it is known that there was a death.
void put_off_sensitive(Circuit& circuit, const Regions& regions, std::vector<Candidate>& candidates) {
  std::map<Id, std::int64_t> gate;  // authority -> what the best sensitive question about it gains
  for (const auto& candidate : candidates) {
    if (!is_sensitive(circuit.model(), candidate.target)) continue;
    const auto gained = gain(circuit, regions, candidate.target);
    for (const Id authority : candidate.decides) gate[authority] = std::max(gate[authority], gained);
  }
  if (gate.empty()) return;
  const auto put_off = [&](const Candidate& candidate) {
    if (is_sensitive(circuit.model(), candidate.target)) return true;
    const auto gated = [&](Id authority) { return gate.contains(authority); };
    if (!std::all_of(candidate.decides.begin(), candidate.decides.end(), gated)) return false;
    const auto own = gain(circuit, regions, candidate.target);
    return std::all_of(candidate.decides.begin(), candidate.decides.end(),
                       [&](Id authority) { return 2 * gate[authority] > 3 * own; });
  };
  std::vector<Candidate> first;
  std::remove_copy_if(candidates.begin(), candidates.end(), std::back_inserter(first), put_off);
  if (!first.empty()) candidates = std::move(first);
}
}  // namespace

std::string_view topic_key(const model::Fact& fact) {
  if (!fact.topic.empty()) return fact.topic;
  return fact.place.source ? std::string_view(fact.place.source->name()) : std::string_view();
}

const model::Fact& declaration(const model::Model& model, const Target& target) {
  const auto& fact = model.facts[target.fact];
  return target.field == model::none ? fact : model.records[fact.type.record].fields[target.field];
}

bool is_sensitive(const model::Model& model, const Target& target) {
  return model.facts[target.fact].sensitive || declaration(model, target).sensitive;
}

std::int64_t gain(Circuit& circuit, const Regions& regions, const Target& target) {
  const bool entry = is_entry(circuit.model(), target);
  std::int64_t sum = 0;
  for (const auto& region : regions.of(target)) {
    if (region.chance == 0 || (entry && std::get<bool>(region.value))) continue;  // an entry begun settles nothing yet
    const auto trial = circuit.try_answer(target, region.value);
    circuit.undo();
    sum += region.chance * (trial.closed * closing + std::min<std::int64_t>(trial.settled, closing - 1));
  }
  return sum / cost(circuit.model(), target);
}

std::vector<Target> choose(Circuit& circuit, const Regions& regions, std::vector<Candidate> candidates,
                           const Ways& ways) {
  if (candidates.empty()) return {};
  const auto& model = circuit.model();
  for (const auto& candidate : candidates) {
    if (ways.marked.contains(candidate.target)) return {candidate.target};
  }
  put_off_sensitive(circuit, regions, candidates);
  std::vector<const Candidate*> among;
  for (const auto& candidate : candidates) {  // in order of list and element: the first that is not finished
    const auto& target = candidate.target;
    if (target.field == model::none) continue;
    if (among.empty() || (among[0]->target.fact == target.fact && among[0]->target.element == target.element))
      among.push_back(&candidate);
  }
  if (!among.empty()) {
    const auto best = best_of(circuit, regions, among);
    const auto first = gain(circuit, regions, among[0]->target);
    return {best.gain > stay * first ? best.target : among[0]->target};
  }
  for (const auto& candidate : candidates) {
    if (is_entry(model, candidate.target) && circuit.elements(candidate.target.fact) != 0) return {candidate.target};
  }

  // The begun topic with the fewest questions left is the one to finish.
  const auto topics = begun(circuit);
  std::map<std::string_view, std::vector<const Candidate*>> left;
  for (const auto& candidate : candidates) {
    among.push_back(&candidate);
    const auto topic = topic_key(model.facts[candidate.target.fact]);
    if (topics.contains(topic)) left[topic].push_back(&candidate);
  }
  const auto best_asked = [&](const std::vector<const Candidate*>& these) {
    const auto one = best_of(circuit, regions, these);
    Checklist best{{one.target}, one.gain};
    if (!ways.checklists) return best;
    for (auto& several : checklists(circuit, these)) {
      if (several.gain > best.gain) best = std::move(several);
    }
    return best;
  };
  auto best = best_asked(among);
  const auto fewest = std::min_element(left.begin(), left.end(),
                                       [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
  if (fewest == left.end()) return std::move(best.targets);
  auto near = best_asked(fewest->second);
  return std::move(best.gain > stay * near.gain ? best.targets : near.targets);
}

}  // namespace hirepath::interview
