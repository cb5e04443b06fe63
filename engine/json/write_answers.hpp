// Answers -> JSON, as docs/answers.md has it. The same answers give the same bytes.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "explain/answer.hpp"
#include "explain/screening.hpp"
#include "explain/what_if.hpp"

namespace hirepath::json {

// An HR finding, and its notice in words.
struct Notice {
  const explain::Finding* finding = nullptr;
  std::string text;
};

// One case's answers and what they are about. `announcement` is empty when the case was asked about without one.
struct Block {
  const explain::Answers* answers = nullptr;
  std::string case_name;
  std::string announcement;
  bool screened = false;  // the HR view: `notices` are its findings
  std::vector<Notice> notices = {};
  const explain::WhatIf* what_if = nullptr;  // `explain --what-if`
};

// One block: the object itself. Several (cases, announcements): an array of them, in order. Ends with a line end.
std::string write(std::span<const Block> blocks, std::string_view version);

}  // namespace hirepath::json
