// Entrance: waive().
#include <algorithm>

#include "lint/coverage.hpp"

namespace hirepath::lint {

void waive(Coverage& coverage, const text::SourcePtr& waivers, text::Diagnostics& found) {
  const auto bytes = waivers->bytes();
  for (std::size_t begin = 0; begin < bytes.size();) {
    const auto end = std::min(bytes.find('\n', begin), bytes.size());
    auto line = bytes.substr(begin, end - begin);
    const text::Place place{waivers, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}};
    begin = end + 1;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.find_first_not_of(' ') == std::string_view::npos || line.starts_with("--")) continue;
    const auto gap = line.find(' ');
    const std::string id(line.substr(0, gap));
    const auto start = gap == std::string_view::npos ? gap : line.find_first_not_of(' ', gap);
    if (start == std::string_view::npos) {
      found.error("HP705", place, "the waiver of " + id + " gives no reason").expected = "an id, then the reason";
      continue;
    }
    bool known = false, used = false;
    for (auto& item : coverage.items) {
      if (item.id != id) continue;
      known = true;
      if (item.covered) continue;
      item.waiver = line.substr(start);
      used = true;
    }
    if (!known && coverage.partial) continue;
    if (!known)
      found.error("HP705", place, "nothing is called " + id).expected =
          "a label, rule, question or document as 'rules coverage' names it";
    else if (!used)
      found.error("HP705", place, id + " is covered and needs no waiver").suggestion = "remove the line";
  }
}

}  // namespace hirepath::lint
