// The small made-up knowledge base of tests/cases/kb, loaded.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "model/load.hpp"
#include "text/diagnostic.hpp"

namespace hirepath {

inline std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

inline text::SourcePtr source_of(const std::string& name, std::string bytes) {
  return std::make_shared<text::Source>(name, std::move(bytes));
}

inline const model::Model& small_model() {
  static const model::Model model = [] {
    text::Diagnostics found;
    const std::vector<text::SourcePtr> files{
        source_of("small.rules", file_text(HIREPATH_SOURCE_DIR "/tests/cases/kb/small.rules"))};
    model::Model loaded = model::load(files, found);
    EXPECT_FALSE(found.has_errors()) << text::to_text(found.sorted());
    return loaded;
  }();
  return model;
}

}  // namespace hirepath
