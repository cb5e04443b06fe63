// The first look at a file: its bytes are sound, its comments are found, and it is cut into declarations, so that each
// is read on its own and one error does not hide the next.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/ast.hpp"
#include "syntax/reader.hpp"

namespace hirepath::syntax {

struct Piece {
  std::string_view keyword;  // of the declaration; empty for text before the first one
  char const* begin = nullptr;
  char const* end = nullptr;       // without the blanks and comments at its end
  std::optional<Failure> failure;  // an unclosed text or bracket: the piece cannot be read
};

struct Scan {
  std::vector<Comment> comments;
  std::vector<Piece> pieces;
};

// edition, document, ... property.
std::span<const std::string> declaration_keywords();

// What makes the bytes unreadable as a whole: too many, not UTF-8, a zero byte.
std::optional<Failure> unreadable(std::string_view bytes, const Limits& limits);
// Without `tests` nothing inside them is looked at, nor are their comments kept.
Scan scan(std::string_view bytes, bool tests = true);

}  // namespace hirepath::syntax
