#include "terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <string_view>

namespace hirepath::cli {

values::Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  return values::from_civil({local.tm_year + 1900, local.tm_mon + 1, local.tm_mday});
}

render::Style style(const Arguments& arguments) {
  render::Style style;
  style.view = arguments.view;
  if (!arguments.output.empty() || !::isatty(STDOUT_FILENO)) return style;
  const char *no_colour = std::getenv("NO_COLOR"), *terminal = std::getenv("TERM");
  style.colour = !(no_colour && *no_colour) && !(terminal && std::string_view(terminal) == "dumb");
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    style.width = std::clamp<std::size_t>(size.ws_col, 40, 120);
  return style;
}

std::string shown(const render::Page& page, const Arguments& arguments) {
  return arguments.format == Format::markdown ? render::to_markdown(page) : render::to_text(page, style(arguments));
}

std::string findings_text(std::vector<text::Diagnostic> findings) {
  // Who reads this has enough to do with so many of a kind; a file full of mistakes must not fill the screen.
  constexpr std::size_t most_of_a_kind = 200;
  std::array<std::size_t, 3> count{};  // by severity
  std::erase_if(findings, [&](const text::Diagnostic& finding) {
    return ++count[static_cast<std::size_t>(finding.severity)] > most_of_a_kind;
  });
  std::size_t more = 0;
  for (const std::size_t of_kind : count) more += of_kind - std::min(of_kind, most_of_a_kind);
  for (auto& finding : findings) {
    const bool placed = finding.place.source && finding.place.span.begin < finding.place.span.end;
    if (!placed || finding.pointer.empty()) continue;
    finding.message = finding.pointer + ": " + finding.message;
    finding.pointer.clear();
  }
  return text::to_text(findings) + (more == 0 ? "" : std::to_string(more) + " more are not shown\n");
}

void report(const text::Diagnostics& found) { std::cerr << findings_text(found.sorted()); }

}  // namespace hirepath::cli
