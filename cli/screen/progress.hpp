// How far it is, on a terminal: one line on standard error that is written again and again, and gone at the end.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace hirepath::cli::screening {

// "[=======>            ]  37 %  1,234,567 lines, 81,000/s, 25 s left"; without a size no bar and no end.
std::string progress_line(std::uint64_t lines, std::uint64_t bytes, std::optional<std::uint64_t> size, double seconds);

class Progress {
 public:
  // Nothing is shown where standard error is no terminal, nor in the first second.
  Progress(std::uint64_t first, std::optional<std::uint64_t> size);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(std::uint64_t lines, std::uint64_t offset);  // lines and bytes so far

 private:
  using Clock = std::chrono::steady_clock;
  bool terminal_, shown_ = false;
  std::uint64_t first_;
  std::optional<std::uint64_t> size_;
  Clock::time_point begun_, last_;
};

}  // namespace hirepath::cli::screening
