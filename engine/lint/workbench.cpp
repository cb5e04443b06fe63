#include "lint/workbench.hpp"

#include <algorithm>

#include "lint/rule_tests.hpp"
#include "session/session.hpp"

namespace hirepath::lint {

namespace {
const char* word(values::Truth truth) {
  return truth == values::Truth::yes ? "yes" : truth == values::Truth::no ? "no" : "unknown";
}

// Does the expectation say more than a status?
bool has_reasons(const model::Expectation& expect) {
  return expect.from || expect.until || !expect.deciders.empty() || !expect.needing.empty() ||
         !expect.assuming.empty() || !expect.jobs.empty() || !expect.because.empty();
}
}  // namespace

Workbench::Workbench(const model::Model& whole, Subject subject)
    : subject_(subject),
      closure_(closure(whole, subject)),
      model_(reduced(whole, closure_)),
      probes_(lint::probes(whole, subject)) {
  model_.tests.resize(1);
  text::Diagnostics found;
  const auto network = network::compile(model_, found);
  std::vector<model::RuleTest> met;
  for (std::size_t i = 0; i < probes_.size(); ++i) {
    if (fails(network, i, false) || fails(network, i, true))
      ++failing_;
    else
      met.push_back(probes_[i]);
  }
  probes_ = std::move(met);
}

bool Workbench::contains(Subject home) const {
  if (home.definition) return closure_.definitions[home.id];
  const auto& rules = model_.rules;
  for (Id id = 0; id < rules.size(); ++id) {
    if (closure_.rules[id] && rules[id].authority == home.id) return true;
  }
  return false;
}

std::optional<bool> Workbench::notices(std::vector<Edit> edits) {
  exchange(model_, edits);
  text::Diagnostics found;
  const auto network = network::compile(model_, found);
  std::optional<bool> noticed;
  if (!found.has_errors()) {
    noticed = false;
    for (const bool reasons : {false, true}) {
      for (std::size_t i = 0; i < probes_.size() && !*noticed; ++i) noticed = fails(network, i, reasons);
    }
  }
  exchange(model_, edits);
  return noticed;
}

bool Workbench::fails(const network::Network& network, std::size_t probe, bool reasons) {
  auto& test = probes_[probe];
  const auto& expect = test.expects[0];
  if (!reasons) {
    session::Session session(network, facts_of(model_, test), {expect.on, test.law_on, false, true});
    if (subject_.definition) {
      const auto gate = network.definitions[subject_.id];
      return gate != model::none && word(session.truth(gate, expect.on)) != expect.truth;
    }
    return session.status(subject_.id, expect.on) != expect.status;
  }
  if (!has_reasons(expect)) return false;
  std::swap(model_.tests[0], test);
  const auto results = run_tests(network);
  std::swap(model_.tests[0], test);
  return !results[0].passed();
}

}  // namespace hirepath::lint
