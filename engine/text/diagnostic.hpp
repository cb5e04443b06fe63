// Errors for people: what, where, what was expected, how to repair it. Every message has a stable code.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/source.hpp"

namespace hirepath::text {

enum class Severity { note, warning, error };

// A second place worth looking at, with its own sentence.
struct Note {
  Place place;
  std::string message;
};

// One finding. Codes: HP1xx syntax, HP2xx names and types, HP3xx network, HP4xx lint, HP5xx cases, HP6xx announcements,
// HP7xx rule tests.
struct Diagnostic {
  // Constructors of their own: GCC 12 takes the parts of a brace-initialised one for uninitialised.
  Diagnostic();
  Diagnostic(std::string code, Severity severity, Place place, std::string pointer, std::string message,
             std::string expected = {}, std::string suggestion = {}, std::vector<Note> notes = {});

  std::string code;
  Severity severity = Severity::error;
  Place place;             // for JSON input without spans the place is empty and `pointer` says where
  std::string pointer;     // JSON pointer, or empty
  std::string message;     // one sentence, no full stop needed: what was found
  std::string expected;    // what was expected, or empty
  std::string suggestion;  // the nearest valid name or the repair, or empty
  std::vector<Note> notes;
};

// Collects findings. Sorted by file, place and code when read, so that the order of work never shows.
class Diagnostics {
 public:
  // Returns a reference that stays valid until the next add.
  Diagnostic& add(Diagnostic diagnostic);
  void add(const Diagnostics& others) { items_.insert(items_.end(), others.items_.begin(), others.items_.end()); }
  Diagnostic& error(std::string code, Place place, std::string message);
  Diagnostic& warning(std::string code, Place place, std::string message);
  Diagnostic& note(std::string code, Place place, std::string message);

  bool has_errors() const;
  bool empty() const { return items_.empty(); }
  std::size_t size() const { return items_.size(); }
  std::vector<Diagnostic> sorted() const;

 private:
  std::vector<Diagnostic> items_;
};

// For a terminal: "file:3:7: error HP201: ...", the source line, a caret, then expected, suggestion and notes, each on
// a line of its own. Of what is very long only a part is shown.
std::string to_text(const Diagnostic& diagnostic);
std::string to_text(const std::vector<Diagnostic>& diagnostics);

}  // namespace hirepath::text
