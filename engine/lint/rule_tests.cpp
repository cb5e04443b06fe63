// Entrance: run_tests(). An expectation is met only for the right reason: `because` on a "no" names all minimal sets of
// failing conditions.
#include "lint/rule_tests.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "lint/subject.hpp"
#include "model/load.hpp"

namespace hirepath::lint {

namespace {
using explain::Answer;
using model::Expectation;
using model::Status;
using Labels = std::set<std::string>;

std::string shown(const std::optional<values::Date>& day) { return day ? values::to_string(*day) : "open"; }

// The labelled conditions above a label: "vra(3)(a)" is part of "vra(3)".
bool within(const std::string& label, const std::string& wider) {
  return label == wider || (label.starts_with(wider) && label[wider.size()] == '(');
}

// For each subject the part of the rules its answers rest on: a session over that costs a fraction of one over all
// rules.
class Parts {
 public:
  explicit Parts(const model::Model& model) : model_(model) {}

  const network::Network& of(Subject subject) {
    auto& part = parts_[subject];
    if (!part) {
      part = std::make_unique<Part>();
      part->model = reduced(model_, closure(model_, subject));
      text::Diagnostics none;  // a model without errors compiles without any
      part->network = network::compile(part->model, none);
    }
    return part->network;
  }

 private:
  struct Part {
    model::Model model;
    network::Network network;
  };
  const model::Model& model_;
  std::map<Subject, std::unique_ptr<Part>> parts_;
};

class Run {
 public:
  Run(const model::Model& model, Parts& parts, const model::RuleTest& test)
      : model_(model), parts_(parts), test_(test) {
    result_.test = &test;
  }

  TestResult run() {
    for (const auto& expect : test_.expects) {
      if (expect.kind == Expectation::Kind::definition)
        definition(expect);
      else
        status(expect);
    }
    return std::move(result_);
  }

 private:
  void fail(const char* code, const Expectation& expect, std::string found, std::string expected) {
    text::Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.place = expect.place;
    diagnostic.message = fmt::format("test \"{}\": {}", test_.title, found);
    diagnostic.expected = std::move(expected);
    result_.failures.push_back(std::move(diagnostic));
  }

  const network::Network& part(const Expectation& expect) const {
    return parts_.of({expect.kind == Expectation::Kind::definition, expect.subject});
  }

  session::Session session(const Expectation& expect) const {
    auto facts = test_.given;
    for (const auto& change : expect.change) facts.facts[change.fact].value = change.value;
    if (!expect.jobs.empty()) {  // what kind of job: subjects of which nothing is given are left out
      facts.position_given = facts.agency_given = false;
      for (model::Id id = 0; id < facts.facts.size(); ++id) {
        if (!values::known(facts.facts[id].value)) continue;
        const auto subject = model_.facts[id].subject();
        if (subject == "position") facts.position_given = true;
        if (subject == "agency") facts.agency_given = true;
      }
    }
    return {part(expect), std::move(facts), {expect.on, test_.law_on, false, true}};
  }

  void definition(const Expectation& expect) {
    const auto& definition = model_.definitions[expect.subject];
    const auto gate = part(expect).definitions[expect.subject];
    if (gate == model::none)
      return fail("HP704", expect, definition.id + " is about one element of a list and has no truth of its own",
                  "a definition about the person");
    const auto truth = session(expect).truth(gate, expect.on);
    const std::string found = truth == values::Truth::yes ? "yes" : truth == values::Truth::no ? "no" : "unknown";
    if (found != expect.truth)
      fail("HP701", expect, fmt::format("{} is {} on {}", definition.id, found, values::to_string(expect.on)),
           expect.truth);
  }

  void status(const Expectation& expect) {
    auto state = session(expect);
    const auto answer = explain::answer(state, expect.subject);
    const auto& id = model_.authorities[expect.subject].id;
    if (answer.status != expect.status) {
      return fail("HP701", expect,
                  fmt::format("{} is {} on {}{}", id, model::to_string(answer.status), values::to_string(expect.on),
                              details(answer)),
                  model::to_string(expect.status));
    }
    if (expect.from && answer.from != expect.from)
      fail("HP702", expect, fmt::format("{} holds from {}", id, shown(answer.from)), shown(expect.from));
    if (expect.until && answer.until != expect.until)
      fail("HP702", expect, fmt::format("{} holds until {}", id, shown(answer.until)), shown(expect.until));
    Labels deciders;
    for (const auto& decider : answer.deciders) deciders.insert(decider.who);
    if (!expect.deciders.empty() && deciders != Labels(expect.deciders.begin(), expect.deciders.end())) {
      fail("HP703", expect, fmt::format("{} is left to {}", id, fmt::join(deciders, ", ")),
           fmt::format("{}", fmt::join(expect.deciders, ", ")));
    }
    if (!expect.needing.empty()) needing(expect, answer);
    for (const auto& fact : expect.assuming) {
      const auto wanted = model::json_name(fact);
      const bool assumed = std::any_of(answer.assumptions.begin(), answer.assumptions.end(),
                                       [&](const auto& assumption) { return assumption.fact == wanted; });
      if (!assumed)
        fail("HP703", expect, fmt::format("{} does not assume anything about {}", id, fact), "an assumption about it");
    }
    if (!expect.jobs.empty()) {
      Labels jobs;
      for (const auto& job : answer.jobs) jobs.insert(job.label);
      if (jobs != Labels(expect.jobs.begin(), expect.jobs.end())) {
        fail("HP703", expect, fmt::format("the kind of job follows from {}", fmt::join(jobs, ", ")),
             fmt::format("{}", fmt::join(expect.jobs, ", ")));
      }
    }
    if (!expect.because.empty()) because(expect, answer);
  }

  void needing(const Expectation& expect, const Answer& answer) {
    Labels found, wanted;
    for (const auto& need : answer.needs) {
      // "person.service_periods[0].released" is named person.service-periods.released in a test.
      std::string name;
      bool index = false;
      for (const char c : need.fact) {
        index = c == '[' || (index && c != ']');
        if (!index && c != ']') name += c;
      }
      if (name.ends_with("_complete")) name.resize(name.size() - 9);
      found.insert(name);
    }
    for (const auto& fact : expect.needing) wanted.insert(model::json_name(fact));
    if (found != wanted)
      fail("HP703", expect, fmt::format("missing is {}", fmt::join(found, ", ")),
           fmt::format("{}", fmt::join(wanted, ", ")));
  }

  void because(const Expectation& expect, const Answer& answer) {
    Labels shown_labels;
    for (const auto& reason : answer.because) shown_labels.insert(reason.label);
    if (expect.status != Status::does_not_apply) {
      for (const auto& set : expect.because) {
        for (const auto& label : set) {
          const bool there = std::any_of(shown_labels.begin(), shown_labels.end(),
                                         [&](const auto& reason) { return within(reason, label); });
          if (!there)
            fail("HP703", expect, fmt::format("{} is no part of the reason: {}", label, fmt::join(shown_labels, ", ")),
                 label);
        }
      }
      return;
    }
    // Each expected set has to be one of the minimal sets, and there are no others.
    std::vector<bool> matched(answer.blocking.size());
    bool good = expect.because.size() == answer.blocking.size();
    for (const auto& wanted : expect.because) {
      bool found = false;
      for (std::size_t i = 0; i < answer.blocking.size(); ++i) {
        if (matched[i] || !same(wanted, answer.blocking[i], answer)) continue;
        matched[i] = found = true;
        break;
      }
      good = good && found;
    }
    if (good) return;
    std::vector<std::string> sets;
    for (const auto& set : answer.blocking) sets.push_back(fmt::format("{}", fmt::join(set, ", ")));
    std::vector<std::string> wanted;
    for (const auto& set : expect.because) wanted.push_back(fmt::format("{}", fmt::join(set, ", ")));
    fail("HP703", expect, fmt::format("what fails is {}", fmt::join(sets, " or ")),
         fmt::format("{}", fmt::join(wanted, " or ")));
  }

  // Every wanted label stands for a failing one: itself, a part of it, what it is part of, or a condition of a
  // definition that the failing one asks for.
  bool same(const std::vector<std::string>& wanted, const std::vector<std::string>& failing,
            const Answer& answer) const {
    const auto stands_for = [&](const std::string& want, const std::string& label) {
      if (within(label, want) || within(want, label))
        return fails(want, answer) || want == label || within(label, want);
      return fails(want, answer) && below(label, want, answer);
    };
    const bool all_wanted = std::all_of(wanted.begin(), wanted.end(), [&](const auto& want) {
      return std::any_of(failing.begin(), failing.end(), [&](const auto& label) { return stands_for(want, label); });
    });
    return all_wanted && std::all_of(failing.begin(), failing.end(), [&](const auto& label) {
             return std::any_of(wanted.begin(), wanted.end(),
                                [&](const auto& want) { return stands_for(want, label); });
           });
  }

  static bool fails(const std::string& label, const Answer& answer) {
    return std::any_of(answer.because.begin(), answer.because.end(),
                       [&](const auto& reason) { return reason.label == label; });
  }

  // Does `lower` follow `upper` in the reasons, deeper than it?
  static bool below(const std::string& upper, const std::string& lower, const Answer& answer) {
    const auto from = std::find_if(answer.because.begin(), answer.because.end(),
                                   [&](const auto& reason) { return reason.label == upper; });
    if (from == answer.because.end()) return false;
    for (auto at = from + 1; at != answer.because.end() && at->depth > from->depth; ++at) {
      if (at->label == lower) return true;
    }
    return false;
  }

  static std::string details(const Answer& answer) {
    std::string out;
    for (const auto& set : answer.blocking)
      out += fmt::format("{}{}", out.empty() ? ", failing " : " or ", fmt::join(set, ", "));
    for (const auto& need : answer.needs) out += ", needing " + need.fact;
    for (const auto& decider : answer.deciders) out += ", left to " + decider.who + " by " + decider.label;
    for (const auto& reason : answer.to_verify) out += ", to verify: " + reason;
    for (const auto& conflict : answer.conflicts) out += ", conflict: " + conflict.reading;
    return out;
  }

  const model::Model& model_;
  Parts& parts_;
  const model::RuleTest& test_;
  TestResult result_;
};
}  // namespace

std::vector<TestResult> run_tests(const network::Network& network, std::string_view only) {
  std::vector<TestResult> results;
  Parts parts(*network.model);
  for (const auto& test : network.model->tests) {
    if (only.empty() || test.subject == only) results.push_back(Run(*network.model, parts, test).run());
  }
  return results;
}

}  // namespace hirepath::lint
