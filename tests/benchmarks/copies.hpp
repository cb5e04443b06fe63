// More law than there is: authorities again under new names, with other thresholds.
#pragma once

#include "model/model.hpp"

namespace hirepath::benchmarks {

// The model with these authorities `times` times (1: as it is). In the k-th copy numbers and grades that something is
// compared with, periods and days of the law are moved by k, with `definitions` also in copies of the definitions that
// have such; whoever has none asks for a grade of its own besides. So no copy is the same condition, while the answers
// to plain questions are shared, as they are among the law's own authorities. `ids`: whose; then theirs and the
// copies'.
model::Model with_copies(const model::Model& model, std::vector<model::Id>& ids, int times, bool definitions);

}  // namespace hirepath::benchmarks
