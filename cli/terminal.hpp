// What the program may know of its surroundings: the clock and the terminal.
#pragma once

#include "command_line.hpp"
#include "render/page.hpp"
#include "text/diagnostic.hpp"
#include "values/date.hpp"

namespace hirepath::cli {

// The day on this computer's calendar.
values::Date today();

// Colour and width of the terminal when the result goes there; plain, 100 columns otherwise. NO_COLOR is obeyed
// (no-color.org).
render::Style style(const Arguments& arguments);

// The page in the format asked for (text or Markdown).
std::string shown(const render::Page& page, const Arguments& arguments);

// On standard error.
void report(const text::Diagnostics& found);
// As `report` prints it: a finding in a JSON file has both its line and its JSON pointer.
std::string findings_text(std::vector<text::Diagnostic> findings);

}  // namespace hirepath::cli
