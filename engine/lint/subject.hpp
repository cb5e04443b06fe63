// Private to the room: what a rule test can ask about, and the part of the rules its answer rests on, so that thousands
// of variants can be tried.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "model/model.hpp"

namespace hirepath::lint {

using model::Id;

// An authority or a definition.
struct Subject {
  bool definition = false;
  Id id = model::none;
  friend auto operator<=>(const Subject&, const Subject&) = default;
};
const std::string& name_of(const model::Model& model, Subject subject);

// Rules and definitions, parallel to those of the model: true where an answer can depend on it.
struct Closure {
  std::vector<bool> rules, definitions;
};
Closure closure(const model::Model& model, Subject subject);

// The same ids; whatever is outside the closure is empty, and there are no tests.
model::Model reduced(const model::Model& model, const Closure& closure);

// A rule, definition or extension that is to stand in place of the one with this id.
struct Edit {
  Id id = model::none;
  std::variant<model::Rule, model::Definition, model::Extension> instead;
};
// Puts it in; done twice, everything is as before.
void exchange(model::Model& model, std::vector<Edit>& edits);

// Makes the condition always hold, or never.
void force(model::Condition& condition, bool holds);

// The expectations about one subject, each as a test of its own; tests whose subject it is come first.
std::vector<model::RuleTest> probes(const model::Model& model, Subject subject);
// All that is known when the expectation is asked; without `expects`, the test's own case.
model::Case facts_of(const model::Model& model, const model::RuleTest& probe);

}  // namespace hirepath::lint
