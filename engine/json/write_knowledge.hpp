// The knowledge base for other programs (docs/export.md): everything that bears on an answer, nothing else.
#pragma once

#include <string>

#include "model/model.hpp"

namespace hirepath::json {

// Facts and fields under the names of case files. The same rules give the same bytes: no space but one line end.
std::string write_knowledge(const model::Model& model);

}  // namespace hirepath::json
