#include "screen/progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>

namespace hirepath::cli::screening {
namespace {

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

std::string duration(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
  if (whole < 120) return std::to_string(whole) + " s";
  if (whole < 7200) return std::to_string(whole / 60) + " min";
  return std::to_string(whole / 3600) + " h " + std::to_string(whole / 60 % 60) + " min";
}

}  // namespace

std::string progress_line(std::uint64_t lines, std::uint64_t bytes, std::optional<std::uint64_t> size, double seconds) {
  constexpr std::size_t width = 20;
  const double rate = seconds > 0 ? static_cast<double>(lines) / seconds : 0;
  std::string line = grouped(lines) + " lines, " + grouped(static_cast<std::uint64_t>(rate)) + "/s";
  if (!size || *size == 0) return line;
  const double share = std::clamp(static_cast<double>(bytes) / static_cast<double>(*size), 0.0, 1.0);
  const auto full = static_cast<std::size_t>(share * width);
  std::string bar = std::string(full, '=') + (full < width ? ">" : "");
  bar.resize(width, ' ');
  const std::string percent = std::to_string(static_cast<int>(share * 100));
  line = "[" + bar + "] " + std::string(3 - percent.size(), ' ') + percent + " %  " + line;
  if (share > 0) line += ", " + duration(seconds * (1 - share) / share) + " left";
  return line;
}

Progress::Progress(std::uint64_t first, std::optional<std::uint64_t> size)
    : terminal_(::isatty(STDERR_FILENO) == 1), first_(first), size_(size), begun_(Clock::now()), last_(begun_) {
  const char* terminal = std::getenv("TERM");
  if (terminal && std::string(terminal) == "dumb") terminal_ = false;
}

Progress::~Progress() {
  if (shown_) std::cerr << "\r\x1b[K" << std::flush;
}

void Progress::show(std::uint64_t lines, std::uint64_t offset) {
  if (!terminal_) return;
  const auto now = Clock::now();
  using namespace std::chrono_literals;
  if (now - begun_ < 1s || now - last_ < 200ms) return;
  last_ = now;
  shown_ = true;
  const auto left = size_ && *size_ > first_ ? std::optional(*size_ - first_) : std::nullopt;
  std::cerr << '\r' << progress_line(lines, offset - first_, left, std::chrono::duration<double>(now - begun_).count())
            << "\x1b[K" << std::flush;
}

}  // namespace hirepath::cli::screening
