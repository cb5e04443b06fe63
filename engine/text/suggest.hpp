// The nearest valid spelling, by Damerau-Levenshtein distance (optimal string alignment).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace hirepath::text {

std::size_t edit_distance(std::string_view a, std::string_view b);

// The candidate nearest to `wrong`, or empty when none is near enough to help (more than a third of its length, at
// least 2, apart, or nothing in common). Ties go to the candidate that sorts first, so the answer does not depend on
// their order.
std::string nearest(std::string_view wrong, std::span<const std::string> candidates);

}  // namespace hirepath::text
