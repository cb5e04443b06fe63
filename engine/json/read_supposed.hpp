// "person.service_periods[0].character=honorable": one fact that is supposed to be otherwise (explain --what-if).
#pragma once

#include <optional>
#include <string>

#include "explain/what_if.hpp"
#include "model/model.hpp"
#include "text/diagnostic.hpp"

namespace hirepath::json {

// Puts the value into the case, as verified: it is to count whatever the evidence. Names may be written with '-' or
// '_'; an index one past the last adds an element. No value ("fact=") and "null": as if it were not known. Nothing
// after adding findings (HP506 wrong name, HP521 no such element, and those of values); their place is in `source`,
// which holds the text. The text has a '='.
std::optional<explain::Supposed> suppose(const model::Model& model, const text::SourcePtr& source, model::Case& facts,
                                         text::Diagnostics& found);

}  // namespace hirepath::json
