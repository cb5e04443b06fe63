// Reads rules from a string or file for the tests of this room.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>

#include "syntax/parse.hpp"

namespace hirepath::syntax {

inline std::string file_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

struct Read {
  File file;
  std::vector<text::Diagnostic> found;
};

inline Read read(std::string rules, Limits limits = {}, const std::string& name = "input.rules") {
  text::Diagnostics found;
  File file = parse(std::make_shared<const text::Source>(name, std::move(rules)), found, limits);
  return {std::move(file), found.sorted()};
}

// The only declaration of rules that must be without errors.
template <typename T>
T read_one(const std::string& rules) {
  const Read result = read(rules);
  EXPECT_EQ(text::to_text(result.found), "") << rules;
  if (result.file.items.size() != 1 || !std::holds_alternative<T>(result.file.items.front())) {
    ADD_FAILURE() << "not one declaration of this kind: " << rules;
    return {};
  }
  return std::get<T>(result.file.items.front());
}

// The condition of a definition.
inline Condition read_condition(const std::string& condition) {
  return read_one<Define>("define x : words if " + condition).body;
}

inline std::vector<std::string> texts(const Tokens& tokens) {
  std::vector<std::string> result;
  for (const Token& token : tokens) result.push_back(token.text);
  return result;
}

}  // namespace hirepath::syntax
