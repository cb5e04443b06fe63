// Tree -> canonical text: two-space steps by label, citations aligned, comments kept before what they stood before.
// parse(format(x)) == x; format is idempotent.
#pragma once

#include <string>

#include "syntax/ast.hpp"

namespace hirepath::syntax {

std::string format(const File& file);
// One condition in canonical words on one line (groups as "all of (1) ...; (2) ..."), for messages.
std::string to_words(const Condition& condition);

}  // namespace hirepath::syntax
