// A set of facts can help only if the answer is no longer a sure "no" (or stuck) once they are unknown: one Kleene
// probe rules out a whole set with all its values. The values tried are those that the conditions themselves name, and
// for grades and numbers their neighbours; what works is then widened to "GS-11 or below".
#include "explain/changes.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "explain/support.hpp"
#include "model/load.hpp"

namespace hirepath::explain {

namespace {
using session::Session;
using values::Value;

constexpr std::size_t most_changes = 3;
constexpr std::size_t most_sets = 12;       // more than anybody would read
constexpr std::size_t most_trials = 20000;  // a budget: about 20 ms

bool favourable(Status status) { return status == Status::may_apply || status == Status::conditional; }

// A fact that somebody can change, and the values worth trying.
struct Lever {
  Id fact = model::none;
  std::vector<Value> values;
};

struct Trial {
  std::vector<std::pair<Id, Value>> set;
  Status status = Status::undecided;
};

class Finder {
 public:
  Finder(Session& session, Id authority)
      : session_(session), model_(session.model()), authority_(authority), on_(session.options().on) {}

  std::vector<Trial> find(const std::vector<network::GateId>& gates) {
    collect_levers(gates);
    for (std::size_t size = 1; size <= most_changes; ++size) choose(size, 0, {});
    return std::move(found_);
  }

  // The values of this fact that do as well, the other changes of the set being made.
  std::vector<Value> as_good(const Trial& trial, Id fact) {
    std::vector<Value> good;
    const auto saved = save(trial);
    for (const auto& [other, value] : trial.set) put(other, value);
    for (const auto& value : candidates(fact)) {
      put(fact, value);
      if (session_.status(authority_, on_) == trial.status) good.push_back(value);
    }
    restore(saved);
    return good;
  }

  std::vector<Value> candidates(Id fact) const {
    const auto& type = model_.facts[fact].type;
    std::vector<Value> values;
    switch (type.kind) {
      case values::Kind::yes_no: return {Value{true}, Value{false}};
      case values::Kind::choice:
        for (std::size_t i = 0; i < type.choices.size(); ++i)
          values.emplace_back(values::Choice{static_cast<std::uint16_t>(i)});
        return values;
      case values::Kind::grade:
        for (int level = 1; level <= 15; ++level) values.emplace_back(*values::make_grade("GS", level));
        return values;
      default: break;
    }
    for (const auto& lever : levers_) {
      if (lever.fact == fact) return lever.values;
    }
    return values;
  }

 private:
  using Saved = std::vector<std::pair<Id, model::Known>>;

  void put(Id fact, const Value& value) { session_.set(fact, {value, false, model::EvidenceState::verified, ""}); }
  Saved save(const Trial& trial) const {
    Saved saved;
    for (const auto& [fact, value] : trial.set) saved.emplace_back(fact, session_.facts().facts[fact]);
    return saved;
  }
  void restore(const Saved& saved) {
    for (const auto& [fact, known] : saved) session_.set(fact, known);
  }

  void collect_levers(const std::vector<network::GateId>& gates) {
    std::set<Id> seen;
    for (const auto& key : support(session_, gates)) {
      if (key.kind != FactKey::Kind::fact || !seen.insert(key.fact).second) continue;
      const auto& fact = model_.facts[key.fact];
      const bool changeable = !fact.changed_by.empty() && fact.changed_by != "nobody" && fact.changed_by != "time";
      // What is unknown is asked for, not changed; a sensitive fact is nobody's to propose.
      if (!changeable || fact.sensitive || !values::known(session_.facts().facts[key.fact].value)) continue;
      levers_.push_back({key.fact, {}});
    }
    for (auto& lever : levers_) {
      auto tried = candidates(lever.fact);
      if (tried.empty()) tried = named_values(lever.fact);
      for (auto& value : tried) {
        if (value != session_.facts().facts[lever.fact].value) lever.values.push_back(std::move(value));
      }
    }
    std::erase_if(levers_, [](const Lever& lever) { return lever.values.empty(); });
  }

  // Codes, numbers that conditions name.
  std::vector<Value> named_values(Id fact) const {
    std::vector<Value> values;
    const auto add = [&](Value value) {
      if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(std::move(value));
    };
    for (const auto& leaf : session_.network().leaves) {
      if (std::find(leaf.reads.begin(), leaf.reads.end(), model::FactRef{false, fact}) == leaf.reads.end()) continue;
      if (const auto* in = std::get_if<model::CodeIn>(&leaf.test)) {
        for (const auto& code : in->codes) add(values::Code{code});
      } else if (const auto* compare = std::get_if<model::Compare>(&leaf.test)) {
        if (const auto* number = std::get_if<std::int64_t>(&compare->right)) {
          for (const auto near : {*number - 1, *number, *number + 1}) add(near);
        }
      } else if (const auto* is = std::get_if<model::NumberIs>(&leaf.test)) {
        add(is->number);
      }
    }
    return values;
  }

  void choose(std::size_t size, std::size_t from, std::vector<std::size_t> chosen) {
    if (found_.size() >= most_sets || trials_ >= most_trials) return;
    if (chosen.size() == size) {
      try_set(chosen);
      return;
    }
    for (std::size_t i = from; i < levers_.size(); ++i) {
      chosen.push_back(i);
      choose(size, i + 1, chosen);
      chosen.pop_back();
    }
  }

  // Does a smaller set that was found lie inside this one?
  bool covered(const std::vector<std::size_t>& chosen) const {
    return std::any_of(found_.begin(), found_.end(), [&](const Trial& trial) {
      return std::all_of(trial.set.begin(), trial.set.end(), [&](const auto& change) {
        return std::any_of(chosen.begin(), chosen.end(),
                           [&](std::size_t lever) { return levers_[lever].fact == change.first; });
      });
    });
  }

  void try_set(const std::vector<std::size_t>& chosen) {
    if (covered(chosen)) return;
    Trial trial;
    for (const auto lever : chosen) trial.set.emplace_back(levers_[lever].fact, Value{});
    const auto saved = save(trial);
    const auto before = session_.status(authority_, on_);
    for (const auto& [fact, value] : trial.set) session_.set(fact, model::Known{});
    ++trials_;
    const bool hopeless = before == Status::does_not_apply && session_.status(authority_, on_) == before;
    if (!hopeless) assign(chosen, 0, trial);
    restore(saved);
  }

  bool assign(const std::vector<std::size_t>& chosen, std::size_t at, Trial& trial) {
    if (at == chosen.size()) {
      ++trials_;
      trial.status = session_.status(authority_, on_);
      if (!favourable(trial.status)) return false;
      found_.push_back(trial);
      return true;
    }
    for (const auto& value : levers_[chosen[at]].values) {
      if (trials_ >= most_trials) return false;
      put(trial.set[at].first, value);
      trial.set[at].second = value;
      if (assign(chosen, at + 1, trial)) return true;
    }
    return false;
  }

  Session& session_;
  const model::Model& model_;
  Id authority_;
  Date on_;
  std::vector<Lever> levers_;
  std::vector<Trial> found_;
  std::size_t trials_ = 0;
};

std::string who_can(const std::string& changed_by) { return changed_by == "applicant" ? "person" : changed_by; }

// "GS-11 or below", "GS-12 to GS-15", "one of 0110, 0401", "yes".
std::string words(const model::Type& type, const Value& value, const std::vector<Value>& good) {
  if (type.kind == values::Kind::grade && !good.empty()) {
    const auto low = std::get<values::Grade>(good.front()), high = std::get<values::Grade>(good.back());
    const bool whole = high.level - low.level + 1 == static_cast<int>(good.size());
    if (whole && low.level == high.level) return values::to_string(low);
    if (whole && low.level == 1) return values::to_string(high) + " or below";
    if (whole && high.level == 15) return values::to_string(low) + " or above";
    if (whole) return values::to_string(low) + " to " + values::to_string(high);
  }
  if (good.size() > 1 && type.kind != values::Kind::yes_no) {
    std::string list;
    for (const auto& one : good) list += (list.empty() ? "" : ", ") + model::to_string(type, one);
    return "one of " + list;
  }
  return model::to_string(type, value);
}

int rank_of(const std::string& who) { return who == "time" ? 0 : who == "person" ? 1 : who == "agency" ? 2 : 3; }
}  // namespace

std::vector<Change> changes(Session& session, const Answer& answer) {
  if (favourable(answer.status)) return {};
  std::vector<Change> out;
  const auto on = session.options().on;
  for (const auto& segment : answer.timeline) {  // waiting
    if (!segment.from || *segment.from <= on || !favourable(segment.status)) continue;
    out.push_back({"time", {{"action_date", values::to_string(*segment.from)}}, segment.status});
    break;
  }
  if (answer.status == Status::not_in_force) return out;
  const auto& goal = session.network().goals[answer.authority];
  std::vector<network::GateId> gates{goal.gate};
  for (const auto& plan : goal.conflicts) gates.push_back(plan.gate);
  Finder finder(session, answer.authority);
  std::vector<Change> found;
  for (const auto& trial : finder.find(gates)) {
    Change change{"", {}, trial.status};
    for (const auto& [fact, value] : trial.set) {
      const auto& declaration = session.model().facts[fact];
      const auto who = who_can(declaration.changed_by);
      // A set is as hard as its hardest change.
      if (change.who.empty() || rank_of(change.who) < rank_of(who)) change.who = who;
      const auto key = FactKey{FactKey::Kind::fact, fact, 0, model::none};
      change.set.push_back(
          {json_path(session.model(), key), words(declaration.type, value, finder.as_good(trial, fact))});
    }
    found.push_back(std::move(change));
  }
  std::stable_sort(found.begin(), found.end(), [](const Change& a, const Change& b) {
    return a.set.size() != b.set.size() ? a.set.size() < b.set.size() : rank_of(a.who) < rank_of(b.who);
  });
  out.insert(out.end(), found.begin(), found.end());
  return out;
}

}  // namespace hirepath::explain
