// The interview line by line: for pipes, scripts, screen readers and people who like it so. Nothing it prints needs a
// cursor that moves.
#pragma once

#include <iosfwd>

#include "ask/sitting.hpp"
#include "render/page.hpp"

namespace hirepath::cli::ask {

struct Talk {
  std::istream& in;
  std::ostream& out;
  bool echo = false;  // the answers do not come from a terminal, which would show them itself
  render::Style style;
};

// Until the input ends, or the person does.
void ask_plain(Sitting& sitting, const Talk& talk);

}  // namespace hirepath::cli::ask
