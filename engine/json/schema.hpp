// The JSON Schema (2020-12) of a case file, made from the rules' own fact declarations.
#pragma once

#include <string>

#include "model/model.hpp"

namespace hirepath::json {

// Every case that read_case() accepts is valid; what a schema cannot say (a verified value needs its document, `from`
// is not after `to`, the calendar has the day) read_case() says. Ends with a line end.
std::string schema(const model::Model& model);

}  // namespace hirepath::json
