// Answers -> JSON, as docs/json.md has it. The same answers give the same bytes.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "explain/answer.hpp"

namespace hirepath::json {

// One case's answers and what they are about. `announcement` is empty when the case was asked about without one.
struct Block {
  const explain::Answers* answers = nullptr;
  std::string case_name;
  std::string announcement;
};

// One block: the object itself. Several (cases, announcements): an array of them, in order. Ends with a line end.
std::string write(std::span<const Block> blocks, std::string_view version);

}  // namespace hirepath::json
