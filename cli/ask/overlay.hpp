// A page laid over the interview until a key takes it away: help, results, and the answers so far.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ask/screen.hpp"
#include "ask/sitting.hpp"
#include "render/page.hpp"

namespace hirepath::cli::ask {

// The page's lines, no wider than `columns`.
std::vector<std::string> lines_of(const render::Page& page, std::size_t columns);

class Overlay {
 public:
  enum class Kind : std::uint8_t { help, results, answers };
  // Help may be about one item of a checklist.
  explicit Overlay(Kind kind, std::optional<std::size_t> item = {}) : kind_(kind), item_(item) {}

  void draw(Screen& screen, const Sitting& sitting);
  // False: the overlay goes away. `chosen` is then what to do with an answer of the list, or nothing.
  bool press(const Key& key, Line& chosen);

 private:
  Kind kind_;
  std::optional<std::size_t> item_;
  std::size_t top_ = 0;       // help and results: the first line shown
  std::size_t selected_ = 0;  // answers
  bool sensitive_ = false;
  std::size_t most_ = 0;  // lines there are, as last drawn
};

}  // namespace hirepath::cli::ask
