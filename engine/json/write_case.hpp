// A case -> the case file that says it (docs/json.md), the inverse of read_case().
#pragma once

#include <string>

#include "model/model.hpp"

namespace hirepath::json {

// What is not known is left out, what was asked in vain is null, and a plain value stays plain: evidence and state
// stand only where there is something to say. The same case gives the same bytes. Ends with a line end.
std::string write_case(const model::Model& model, const model::Case& facts);

}  // namespace hirepath::json
