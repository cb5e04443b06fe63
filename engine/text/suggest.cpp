// Entrances: edit_distance() and nearest(). Compares bytes: the names of this language are ASCII.
#include "text/suggest.hpp"

#include <algorithm>
#include <vector>

namespace hirepath::text {

// Optimal string alignment: insert, delete, replace, or swap two neighbours, and never edit the same place twice.
// Only the last three rows of the table are needed.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before_last.swap(last);
    last.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[b.size()];
}

std::string nearest(std::string_view wrong, std::span<const std::string> candidates) {
  if (wrong.empty()) return {};
  // Two edits turn any word of two letters into any other, so a word with every letter changed is no suggestion.
  const std::size_t limit = std::min(std::max<std::size_t>(2, wrong.size() / 3), wrong.size() - 1);
  const std::string* best = nullptr;
  std::size_t best_distance = limit + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t longer = std::max(candidate.size(), wrong.size());
    if (longer - std::min(candidate.size(), wrong.size()) > limit) continue;  // at least that many insertions
    const std::size_t distance = edit_distance(wrong, candidate);
    if (distance < best_distance || (best && distance == best_distance && candidate < *best)) {
      best = &candidate;
      best_distance = distance;
    }
  }
  return best ? *best : std::string();
}

}  // namespace hirepath::text
