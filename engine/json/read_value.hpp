// One value of a fact, from JSON. Private to the room: read_case is the entrance.
#pragma once

#include <functional>

#include "json/tree.hpp"
#include "model/model.hpp"

namespace hirepath::json {

// Where findings go, and where in the file one is.
class Findings {
 public:
  Findings(text::SourcePtr source, text::Diagnostics& found, std::size_t most)
      : source_(std::move(source)), found_(&found), left_(most) {}

  void error(const char* code, const std::string& pointer, text::Span span, std::string message,
             std::string expected = {}, std::string help = {});
  bool full() const { return left_ == 0; }
  bool any() const { return any_; }

 private:
  text::SourcePtr source_;
  text::Diagnostics* found_;
  std::size_t left_;
  bool any_ = false;
};

// A plain value, null, or {"value", "evidence", "state"}. Empty when something is wrong with it, which has then been
// said.
std::optional<model::Known> read_known(const model::Model& model, const model::Fact& fact, const Node& node,
                                       const std::string& pointer, Findings& findings);

// "did you mean 'x'?", or nothing.
std::string did_you_mean(std::string_view wrong, const std::vector<std::string>& candidates);

}  // namespace hirepath::json
