// A model from rules written in the test.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <string>

#include "model/load.hpp"

namespace hirepath {

inline model::Model load_text(const std::string& rules) {
  text::Diagnostics found;
  const text::SourcePtr source = std::make_shared<text::Source>("test.rules", rules);
  auto model = model::load(std::span(&source, 1), found);
  EXPECT_FALSE(found.has_errors()) << text::to_text(found.sorted());
  return model;
}

}  // namespace hirepath
