// What is wrong with a rule file or a case, for people: what, where, what was expected, the nearest valid name.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace hirepath {

struct Diagnostic {
  enum class Severity : std::uint8_t { error, warning, note };
  Severity severity = Severity::error;
  std::string code;               // "HP201": docs/diagnostics.md
  std::string file;               // as it was named
  unsigned line = 0, column = 0;  // from 1, in characters; 0: the finding has no place in a file
  std::string pointer;            // JSON pointer into a case, or empty
  std::string message, expected, suggestion;
};

bool has_errors(const std::vector<Diagnostic>& found);

}  // namespace hirepath
