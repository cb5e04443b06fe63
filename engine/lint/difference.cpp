#include "lint/difference.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "lint/candidates.hpp"
#include "model/load.hpp"
#include "session/session.hpp"

namespace hirepath::lint {

namespace {
using network::Network;
using session::Session;
using values::Date;

std::string given(const model::Model& model, const model::Case& facts) {
  std::string out, items;
  for (Id id = 0; id < facts.facts.size(); ++id) {
    if (!values::known(facts.facts[id].value)) continue;
    items += (items.empty() ? "" : "; ") + model.facts[id].path + " " +
             model::to_string(model.facts[id].type, facts.facts[id].value);
  }
  if (!items.empty()) out += "given " + items + "\n";
  for (const auto& [list, known] : facts.lists) {
    const auto& record = model.records[model.facts[list].type.record];
    const bool single = known.complete && known.elements.size() == 1;
    if (known.complete && known.elements.empty()) out += "given no " + record.id + "\n";
    for (const auto& element : known.elements) {
      items.clear();
      for (Id field = 0; field < record.fields.size(); ++field) {
        const auto& value = element.fields[field].value;
        if (values::known(value))
          items += (items.empty() ? " " : "; ") + record.fields[field].path + " " +
                   model::to_string(record.fields[field].type, value);
      }
      out += std::string("given ") + (single ? "one " : "") + record.id + ":" + items + "\n";
    }
    if (known.complete && known.elements.size() > 1) out += "given all of " + model.facts[list].path + "\n";
  }
  return out;
}

class Search {
 public:
  Search(const Network& first, const Network& second, Subject subject, const model::Case& facts,
         session::Options options, std::size_t& budget)
      : first_(first, facts, options), second_(second, facts, options), subject_(subject), budget_(budget) {}

  std::string here() {
    if (budget_ > 0) --budget_;
    if (subject_.definition) {
      const auto gate = first_.network().definitions[subject_.id], other = second_.network().definitions[subject_.id];
      const auto day = first_.options().on;
      if (gate == model::none || first_.truth(gate, day) == second_.truth(other, day)) return {};
      const auto truth = first_.truth(gate, day);
      return text("expect definition " + first_.model().definitions[subject_.id].id +
                      (truth == values::Truth::yes  ? " yes"
                       : truth == values::Truth::no ? " no"
                                                    : " unknown"),
                  day);
    }
    const auto one = first_.timeline(subject_.id), two = second_.timeline(subject_.id);
    if (one == two) return {};
    const auto day = differing_day(one, two);
    // The question itself moves with the day where a fact defaults to the action date: ask again for that day.
    const session::Options there{day, first_.options().law_on, false, true};
    const auto status = Session(first_.network(), first_.facts(), there).status(subject_.id, day);
    if (status == Session(second_.network(), second_.facts(), there).status(subject_.id, day)) return {};
    return text("expect " + first_.model().authorities[subject_.id].id + " " + model::to_string(status), day);
  }

  std::string with_changes(const std::vector<Id>& near, int depth) {
    const auto all = variables(near);
    for (std::size_t i = 0; i < all.size() && budget_ > 0; ++i) {
      const auto& variable = all[i];
      if (depth > 1 && !is_near(variable, near)) break;
      const auto before = known(first_, variable);
      for (const auto& value : values_of(variable)) {
        if (value == before.value || budget_ == 0) continue;
        model::Known now;
        now.value = value;
        set(variable, now);
        auto found = depth > 1 ? with_changes(near, depth - 1) : here();
        if (!found.empty()) return found;
      }
      set(variable, before);
    }
    return {};
  }

 private:
  std::string text(const std::string& expect, Date day) const {
    return given(first_.model(), first_.facts()) + expect + " on " + values::to_string(day);
  }

  // The day of the question if it differs there, else the last one before or the first one after.
  Date differing_day(const std::vector<session::Segment>& one, const std::vector<session::Segment>& two) const {
    std::optional<Date> best;
    const auto on = first_.options().on;
    const auto distance = [&](Date day) { return day < on ? on - day : day - on; };
    for (const auto& a : one) {
      for (const auto& b : two) {
        const auto from = std::max(a.first, b.first), until = std::min(a.last, b.last);
        if (from > until || a.status == b.status) continue;
        const auto day = std::clamp(on, from, until);
        if (!best || distance(day) < distance(*best)) best = day;
      }
    }
    return *best;
  }

  void set(const Variable& variable, const model::Known& value) {
    for (auto* session : {&first_, &second_}) {
      if (variable.ref.field)
        session->set(variable.list, variable.element, variable.ref.index, value);
      else
        session->set(variable.ref.index, value);
    }
  }

  // Where either version changes its mind.
  std::vector<values::Value> values_of(const Variable& variable) const {
    auto out = candidates(second_, variable, true);
    for (auto& value : candidates(first_, variable, true)) {
      if (std::ranges::find(out, value) == out.end()) out.push_back(std::move(value));
    }
    return out;
  }

  static bool is_near(const Variable& variable, const std::vector<Id>& near) {
    return std::ranges::find(near, variable.ref.field ? variable.list : variable.ref.index) != near.end();
  }

  std::size_t elements(Id list) const { return first_.facts().lists.contains(list) ? first_.elements(list) : 0; }

  std::vector<Variable> variables(const std::vector<Id>& near) const {
    std::vector<Variable> out;
    std::set<std::pair<Id, model::FactRef>> seen;
    for (const auto* network : {&second_.network(), &first_.network()}) {
      for (const auto& leaf : network->leaves) {
        for (const auto ref : leaf.reads) {
          const Id list = ref.field ? leaf.scope : model::none;
          if (!seen.emplace(list, ref).second) continue;
          if (!ref.field)
            out.push_back({ref, model::none, 0});
          else
            for (std::size_t i = 0; i < elements(list); ++i) out.push_back({ref, list, i});
        }
      }
    }
    std::stable_partition(out.begin(), out.end(), [&](const Variable& variable) { return is_near(variable, near); });
    return out;
  }

  Session first_, second_;
  Subject subject_;
  std::size_t& budget_;
};
}  // namespace

std::string difference(const Network& first, const Network& second, Subject subject,
                       std::span<const model::RuleTest> probes, const std::vector<Id>& near, std::size_t budget) {
  for (const int depth : {0, 1, 2}) {
    for (const auto& probe : probes) {
      if (budget == 0) return {};
      Search search(first, second, subject, facts_of(*first.model, probe),
                    {probe.expects[0].on, std::nullopt, false, true}, budget);
      auto found = depth == 0 ? search.here() : search.with_changes(near, depth);
      if (!found.empty()) return found;
    }
  }
  return {};
}

}  // namespace hirepath::lint
