// Paragraph labels: (1), (a), (i), (A). From a flat list of labelled conditions to a tree.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "syntax/ast.hpp"
#include "syntax/reader.hpp"

namespace hirepath::syntax {

inline constexpr std::size_t label_levels = 4;

// The label of the n-th condition (from 0) of a group at this level (from 0); empty when the scheme has no such label.
std::string label_at(std::size_t level, std::size_t n);

// The group without children at the end of a condition ("in any of LIST, all of"), or null.
const Condition* open_header(const Condition& condition);
inline Condition* open_header(Condition& condition) {
  return const_cast<Condition*>(open_header(static_cast<const Condition&>(condition)));
}

// The first condition has no label when the body begins with a header or is a single condition. Throws Failure when the
// labels do not fit.
Condition build(std::vector<Condition> lines, const Reader& reader);

}  // namespace hirepath::syntax
