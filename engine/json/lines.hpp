// JSON Lines: one case file a line, many lines a second. Accepts and refuses what read_case() does, with the same
// words.
//
// A line is read in one pass by simdjson as long as it says nothing unusual; the first thing that is unusual (a wrong
// name, a range of dates, a value that does not fit) hands the whole line to the reader of case files, which decides.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/model.hpp"
#include "text/diagnostic.hpp"

namespace hirepath::json {

// How others know the line: a text, or a number in its digits. Empty text: not given.
struct LineId {
  std::string text;
  bool number = false;
};

// What a line says. Used again and again: only what one line filled is emptied for the next.
struct Line {
  explicit Line(const model::Model& model) { facts.facts.resize(model.facts.size()); }
  void clear();

  model::Case facts;
  LineId id;
  std::vector<model::Id> filled;  // of facts.facts
};

// Bytes that must be readable after a line's end (their values do not matter).
inline constexpr std::size_t line_padding = 64;
inline constexpr std::size_t longest_id = 200;  // bytes

class LineReader {  // one for each thread
 public:
  explicit LineReader(const model::Model& model);
  LineReader(LineReader&&) noexcept;
  ~LineReader();

  // A case file's object, and perhaps an "id" in it: a text or a whole number. Nothing, or the first thing that is
  // wrong (then `into` is of no use). Warnings are passed over.
  std::optional<text::Diagnostic> read(std::string_view line, Line& into);

 private:
  class Reader;
  std::unique_ptr<Reader> reader_;
};

// The finding in words that quote nothing the line says, for records that are kept or passed on.
std::string without_values(const text::Diagnostic& finding);

bool is_utf8(std::string_view text);
// As JSON, in its quotation marks. `text` is UTF-8.
void append_quoted(std::string& out, std::string_view text);

}  // namespace hirepath::json
