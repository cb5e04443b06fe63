// How good the rule tests are: the share of small mistakes in the rules that some test notices.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>

#include "lint/mutants.hpp"

namespace hirepath::lint {

enum class Fate : std::uint8_t {
  killed,    // some expectation is not met
  survived,  // every expectation is met, and a case is known that the mutant answers differently
  unshown    // every expectation is met, and no such case was found: probably the mutant means the same
};

struct Mutation {
  std::vector<Mutant> mutants;         // in order of place
  std::vector<Fate> fates;             // parallel
  std::vector<std::string> witnesses;  // parallel: the lines of a rule test that would kill it, for those that survived
  std::size_t expectations_failing = 0;  // without any mistake; these count for nothing

  std::size_t count(Fate fate, std::optional<Operator> op = {}, std::optional<Subject> home = {}) const;
  // Killed of killed and survived, in percent; 100 of nothing.
  double score(std::optional<Operator> op = {}, std::optional<Subject> home = {}) const;
};

struct MutationOptions {
  std::optional<Subject> only;  // mistakes in the rules of one authority, or in one definition
  unsigned threads = 2;
  std::size_t witness_budget = 4000;                                // comparisons for each survivor
  std::function<void(std::size_t done, std::size_t all)> progress;  // called from several threads at once
};

// The same result for any number of threads. The model is one without errors, with its tests.
Mutation mutate(const model::Model& model, const MutationOptions& options);

}  // namespace hirepath::lint
