// Text -> tree. The only entrance to Boost.Spirit.
//
// Attributes keep their keyword with hyphens for blanks, their quoted strings and their other words in order:
//   phrase "S" | ask "S" | help "S" | asked-of W | decided-by W | changed-by W | sensitive | about N | proved-by W, W |
//   listed-in W | presume V [cite] | defaults-to-the-action-date also-accepted W, W | also-known-as "S", "S" | kind W
//   (words joined: "appointing authority") | competition W | service W | leads-to "S" | redress "S" | path W, W |
//   documents W, W coding: words = action, nature-of-action, code, code...; strings = text; then word confidence last |
//   confidence W | verified: words = date; strings = against note "S" (words: REFs after `for`) | not-recorded-before /
//   not-recorded-after: words = date; strings = why | in-force: from/until | despite W, W
#pragma once

#include "syntax/ast.hpp"
#include "text/diagnostic.hpp"

namespace hirepath::syntax {

// Limits that keep a hostile file from costing more than its size: bytes, items, nesting of conditions, labelled
// conditions in one body.
struct Limits {
  std::size_t bytes = 4u << 20;
  std::size_t depth = 64;
  bool tests = true;  // false: tests are passed over; they are most of the text, and no answer depends on them
};

// Reads a whole file. Findings go to `found` (the first of each item; the next item is read all the same); items that
// failed are left out.
File parse(const text::SourcePtr& source, text::Diagnostics& found, Limits limits = {});

}  // namespace hirepath::syntax
