// Rules with one small mistake each. A good set of rule tests notices every one of them (design: engines, section 5).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "lint/subject.hpp"
#include "text/source.hpp"

namespace hirepath::lint {

enum class Operator : std::uint8_t {
  drop_label,  // a labelled condition no longer matters
  negate_label,
  all_any,
  threshold,       // a number, a grade or a count one higher or lower
  period,          // one unit longer or shorter
  unit,            // years for days
  date,            // a day earlier or later
  within_during,   // the last (or first) day counts or does not
  drop_exception,  // a `may not` rule, or one entry of a `despite`
  swap_despite,
  drop_bound,   // a version without its first or last day
  move_bound,   // by one day
  drop_member,  // one value fewer after `is one of`
  drop_reading  // of a conflict
};
inline constexpr std::size_t operator_count = 14;
std::string to_string(Operator op);  // "drop-label"

struct Mutant {
  Operator op = Operator::drop_label;
  Subject home;  // where the mistake is
  text::Place place;
  std::string description;  // "vra(3): GS-11 becomes GS-12"
  std::vector<Edit> edits;
};

// In order of place. Mutants that mean the same by construction are not among them: a threshold outside the fact's
// range, a bound in a time the edition does not record.
std::vector<Mutant> mutants(const model::Model& model);

// A labelled condition, or a whole body without labels.
struct Label {
  std::string name;
  Subject home;
  text::Place place;
  const model::Condition* condition = nullptr;  // in the model
  std::vector<Edit> yes, no;                    // that it always holds, never holds
};
std::vector<Label> labels(const model::Model& model);

}  // namespace hirepath::lint
