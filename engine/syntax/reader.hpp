// What the grammar knows beside the text in front of it: where the file begins, its comments and limits; and how it
// gives up.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/ast.hpp"
#include "syntax/parse.hpp"

namespace hirepath::syntax {

// The first error of an item, thrown from inside the grammar. The span may be empty: then the place is where something
// is missing.
struct Failure {
  std::string code;
  char const* begin = nullptr;
  char const* end = nullptr;
  std::string message;
  std::string expected;
  std::string suggestion;
};

struct Reader {
  char const* file = nullptr;                      // first byte of the file
  const std::vector<Comment>* comments = nullptr;  // sorted by place
  Limits limits;
  std::size_t depth = 0;

  Where where(char const* first, char const* last) const;
  Token token(char const* first, char const* last) const;
  // The end of the last token at or before `last`, not before `floor`.
  char const* back_over_blanks(char const* last, char const* floor) const;
};

// Whether a word that reached `at` goes on there.
bool continues_word(char const* at, char const* last);
// The blanks at both ends taken away, runs of blanks inside made one.
std::string squeezed(std::string_view text);
// "a|b c|d" -> "`a`, `b c` or `d`"
std::string in_words(std::string_view options);

Failure too_deep(char const* at, std::size_t limit);

}  // namespace hirepath::syntax
