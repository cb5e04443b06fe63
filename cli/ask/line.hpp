// A line that a person or a script types: a command, an answer to the question at hand, or an answer to a named fact.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hirepath::cli::ask {

struct Line {
  enum class Kind : std::uint8_t {
    nothing,  // blank, or a comment
    value,
    named,  // "person.va_rating = 30"
    does_not_know,
    skip,
    back,
    help,
    list,
    edit,
    remove,
    results,
    save,
    stop,
    quit,
    wrong,  // a command without its number
  };
  Kind kind = Kind::nothing;
  std::string name;        // named: the fact; save: the file
  std::string text;        // value and named: the answer; wrong: what was expected
  std::size_t number = 0;  // edit and remove
  bool sensitive = false;  // list: show sensitive values too
};

// `choices` of the question at hand are answers even where a command has the same name.
Line read_line(std::string_view text, const std::vector<std::string>& choices);

}  // namespace hirepath::cli::ask
