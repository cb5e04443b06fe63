// Runs the tests that stand beside the rules.
#pragma once

#include <string_view>
#include <vector>

#include "explain/explain.hpp"
#include "text/diagnostic.hpp"

namespace hirepath::lint {

struct TestResult {
  const model::RuleTest* test = nullptr;
  std::vector<text::Diagnostic> failures;  // HP7xx
  bool passed() const { return failures.empty(); }
};

// `only`: an authority's or definition's id; empty: all. In the order of files.
std::vector<TestResult> run_tests(const network::Network& network, std::string_view only = {});

}  // namespace hirepath::lint
