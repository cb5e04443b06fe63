// A few facts of every kind, for fuzzers of what people say of themselves.
#pragma once

#include <cstdlib>
#include <memory>
#include <vector>

#include "model/load.hpp"

namespace hirepath::fuzz {

inline constexpr const char* small_rules = R"(
edition 1.0 "fuzz"
document paper "A paper"
record period "a period"  ordered by ended
  kind  : choice (one, two)
    ask "Which?"
    proved by paper
  ended : date
    ask "When?"
fact person.periods : list of period
  ask "Which periods?"
fact person.rating : number from 0 to 100
  ask "How much?"
fact person.citizen : yes/no
  phrase "the person is a citizen"
  ask "Citizen?"
  sensitive
fact position.grade : grade
  ask "Which grade?"
fact position.series : code
  ask "Which series?"
authority path "A path"
  kind appointing authority
  service competitive [1 USC 1]
  verified 2026-01-29 against "nothing"
rule path
  in force from 2000-01-01 [Pub. L. 1-1]
  the person may compete under path if all of
  (1) the person is a citizen [1 USC 1]
)";

inline const model::Model& small_model() {
  static const model::Model model = [] {
    text::Diagnostics found;
    const std::vector<text::SourcePtr> files{std::make_shared<text::Source>("fuzz.rules", small_rules)};
    auto result = model::load(files, found);
    if (found.has_errors()) std::abort();
    return result;
  }();
  return model;
}

}  // namespace hirepath::fuzz
