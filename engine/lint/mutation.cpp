// Entrance: mutate(). First every mutant against the tests of its own home, then those left against everything that
// rests on them, then a search for witnesses.
#include "lint/mutation.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <memory>

#include "lint/difference.hpp"
#include "lint/workbench.hpp"
#include "model/parallel.hpp"
#include "network/uses.hpp"

namespace hirepath::lint {

namespace {
using model::Model;

std::vector<Subject> subjects(const Model& model) {
  std::vector<Subject> out;
  for (Id id = 0; id < model.authorities.size(); ++id) out.push_back({false, id});
  for (Id id = 0; id < model.definitions.size(); ++id) out.push_back({true, id});
  return out;
}

// Facts and lists that the edited parts read themselves, as they were before.
std::vector<Id> facts_read(const Model& model, const std::vector<Edit>& edits) {
  network::Uses uses;
  for (const auto& edit : edits) {
    if (std::holds_alternative<model::Rule>(edit.instead))
      network::collect_uses(model, model.rules[edit.id].body, model::none, uses);
    if (std::holds_alternative<model::Extension>(edit.instead)) uses.facts.insert(model.extensions[edit.id].list);
    if (!std::holds_alternative<model::Definition>(edit.instead)) continue;
    const auto& definition = model.definitions[edit.id];
    network::collect_uses(model, definition.body, definition.record, uses);
    for (Id id = 0; id < model.facts.size(); ++id) {
      if (definition.record != model::none && model.facts[id].type.record == definition.record) uses.facts.insert(id);
    }
  }
  return {uses.facts.begin(), uses.facts.end()};
}

class Run {
 public:
  Run(const Model& model, const MutationOptions& options) : model_(model), options_(options) {
    result_.mutants = mutants(model);
    if (options.only)
      std::erase_if(result_.mutants, [&](const Mutant& mutant) { return mutant.home != *options.only; });
    state_ = std::make_unique<std::atomic<State>[]>(result_.mutants.size());
    for (std::size_t i = 0; i < result_.mutants.size(); ++i) state_[i] = State::alive;
  }

  Mutation run() {
    const auto all = subjects(model_);
    model::in_parallel(all.size(), options_.threads, [&](std::size_t i) { try_all(all[i], true); });
    model::in_parallel(all.size(), options_.threads, [&](std::size_t i) { try_all(all[i], false); });
    result_.expectations_failing = failing_;
    // A mutant that is no set of rules at all (definitions in a circle) is none.
    std::vector<Mutant> kept;
    for (std::size_t i = 0; i < result_.mutants.size(); ++i) {
      if (state_[i] == State::impossible) continue;
      result_.fates.push_back(state_[i] == State::killed ? Fate::killed : Fate::unshown);
      kept.push_back(std::move(result_.mutants[i]));
    }
    result_.mutants = std::move(kept);
    result_.witnesses.resize(result_.mutants.size());
    model::in_parallel(result_.mutants.size(), options_.threads, [&](std::size_t i) { witness(i); });
    return std::move(result_);
  }

 private:
  enum class State : std::uint8_t { alive, killed, impossible };

  // The mutants at home with the subject, or those of elsewhere.
  void try_all(Subject subject, bool home) {
    std::vector<std::size_t> wanted;
    for (std::size_t i = 0; i < result_.mutants.size(); ++i) {
      if (state_[i] == State::alive && (result_.mutants[i].home == subject) == home) wanted.push_back(i);
    }
    if (wanted.empty()) return;
    if (!home) {
      const auto inside = closure(model_, subject);
      std::erase_if(wanted, [&](std::size_t i) { return !reaches(inside, result_.mutants[i].home); });
      if (wanted.empty()) return;
    }
    Workbench bench(model_, subject);
    if (home) failing_ += bench.failing();
    for (const auto i : wanted) {
      if (state_[i] != State::alive) continue;  // another thread was quicker
      const auto noticed = bench.notices(result_.mutants[i].edits);
      if (!noticed)
        state_[i] = State::impossible;
      else if (*noticed)
        state_[i] = State::killed;
      if (options_.progress && state_[i] != State::alive) options_.progress(++done_, result_.mutants.size());
    }
  }

  bool reaches(const Closure& inside, Subject home) const {
    if (home.definition) return inside.definitions[home.id];
    return std::ranges::any_of(model_.authorities[home.id].rules, [&](Id rule) { return inside.rules[rule]; });
  }

  void witness(std::size_t i) {
    if (result_.fates[i] == Fate::killed) return;
    const auto& mutant = result_.mutants[i];
    std::vector<Subject> askable{mutant.home};
    if (mutant.home.definition) {  // the authorities that rest on it show more than the definition itself
      for (Id id = 0; id < model_.authorities.size() && askable.size() < 4; ++id) {
        if (closure(model_, {false, id}).definitions[mutant.home.id]) askable.push_back({false, id});
      }
    }
    for (const auto subject : askable) {
      Workbench bench(model_, subject);
      auto changed = bench.model();
      auto edits = mutant.edits;
      exchange(changed, edits);
      text::Diagnostics found;
      const auto first = network::compile(bench.model(), found);
      const auto second = network::compile(changed, found);
      result_.witnesses[i] = difference(first, second, subject, bench.probes(), facts_read(model_, mutant.edits),
                                        options_.witness_budget / askable.size());
      if (result_.witnesses[i].empty()) continue;
      result_.fates[i] = Fate::survived;
      break;
    }
    if (options_.progress) options_.progress(++done_, result_.mutants.size());
  }

  const Model& model_;
  const MutationOptions& options_;
  Mutation result_;
  std::unique_ptr<std::atomic<State>[]> state_;
  std::atomic<std::size_t> done_{0}, failing_{0};
};
}  // namespace

std::size_t Mutation::count(Fate fate, std::optional<Operator> op, std::optional<Subject> home) const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < mutants.size(); ++i) {
    if (fates[i] == fate && (!op || mutants[i].op == *op) && (!home || mutants[i].home == *home)) ++count;
  }
  return count;
}

double Mutation::score(std::optional<Operator> op, std::optional<Subject> home) const {
  const auto killed = count(Fate::killed, op, home), survived = count(Fate::survived, op, home);
  return killed + survived == 0 ? 100.0 : 100.0 * static_cast<double>(killed) / static_cast<double>(killed + survived);
}

Mutation mutate(const Model& model, const MutationOptions& options) { return Run(model, options).run(); }

}  // namespace hirepath::lint
