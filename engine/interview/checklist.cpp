#include "interview/checklist.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace hirepath::interview {

using values::Kind;

namespace {
constexpr int rare = 10;  // of 100 people
constexpr std::size_t most_items = 8;

// In twentieths of the unit of gain(), a tenth of a yes or no: to ask costs one, to read an item 0.15.
constexpr std::int64_t cost(std::size_t items) { return 200 + 30 * static_cast<std::int64_t>(items); }
constexpr std::int64_t cost_unit = 20;

bool can_be_item(const Circuit& circuit, const Target& target) {
  if (target.field != model::none || circuit.elements(target.fact) != 0) return false;
  const auto& fact = circuit.model().facts[target.fact];
  return fact.about && *fact.about <= rare && !fact.sensitive && !values::known(fact.presumed) &&
         fact.subject() == "person" && unmarked(fact.type);
}

std::int64_t worth(const Circuit::Trial& trial) {
  return trial.closed * closing + std::min<std::int64_t>(trial.settled, closing - 1);
}

struct Entry {
  Circuit::Supposed no;
  std::int64_t worth = 0;  // by itself
  std::int64_t lost = 0;   // of it, expected: some say yes
};

// Adds one after the other, as long as the whole gains by it.
Checklist best_of_topic(Circuit& circuit, std::vector<Entry> entries) {
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& a, const Entry& b) { return a.worth - a.lost > b.worth - b.lost; });
  Checklist out;
  std::vector<Circuit::Supposed> all;
  std::int64_t lost = 0;
  for (const auto& entry : entries) {
    if (all.size() == most_items) break;
    all.push_back(entry.no);
    const auto together = worth(circuit.try_answers(all));
    circuit.undo();
    const auto gain = (together * certain - lost - entry.lost) * cost_unit / cost(all.size());
    if (gain > out.gain) {
      out.gain = gain;
      out.targets.push_back(entry.no.target);
      lost += entry.lost;
    } else {
      all.pop_back();
    }
  }
  return out;
}
}  // namespace

std::optional<values::Value> unmarked(const model::Type& type) {
  if (type.kind == Kind::yes_no || type.kind == Kind::list) return false;
  const auto none = type.kind == Kind::choice ? none_of(type) : std::nullopt;
  return none ? std::optional<values::Value>(values::Choice{*none}) : std::nullopt;
}

std::string choices_to_mark(const model::Type& type) {
  std::string out;
  for (std::size_t i = 0; i < type.choices.size(); ++i) {
    if (i != none_of(type)) out += (out.empty() ? "" : ", ") + type.choices[i];
  }
  return out;
}

std::vector<Checklist> checklists(Circuit& circuit, const std::vector<const Candidate*>& among) {
  std::map<std::pair<std::string_view, std::string_view>, std::vector<Entry>> topics;  // and who is asked
  for (const auto* candidate : among) {
    const auto& target = candidate->target;
    if (!can_be_item(circuit, target)) continue;
    const auto& fact = circuit.model().facts[target.fact];
    Entry entry{{target, unmarked(fact.type).value()}, 0, 0};
    entry.worth = worth(circuit.try_answers({&entry.no, 1}));
    circuit.undo();
    entry.lost = entry.worth * *fact.about * certain / 100;
    entry.worth *= certain;
    topics[{topic_key(fact), fact.asked_of}].push_back(std::move(entry));
  }
  std::vector<Checklist> out;
  for (auto& [topic, entries] : topics) {
    if (entries.size() < 2) continue;
    auto best = best_of_topic(circuit, std::move(entries));
    if (best.targets.size() > 1) out.push_back(std::move(best));
  }
  return out;
}

}  // namespace hirepath::interview
