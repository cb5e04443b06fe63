// A file of lines in memory, as a reader of lines wants it.
#pragma once

#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "cpu.hpp"
#include "json/lines.hpp"
#include "json/sheet_lines.hpp"
#include "screen/screen.hpp"

namespace hirepath::benchmarks {

class Lines {
 public:
  explicit Lines(const char* path) {
    std::ifstream in(path);
    if (!in) throw std::runtime_error(std::string("cannot read ") + path);
    for (std::string line; std::getline(in, line);) {
      starts_.push_back(bytes_.size());
      bytes_ += line += '\n';
    }
    starts_.push_back(bytes_.size());
    bytes_.append(json::line_padding + 64, '\0');
  }
  std::size_t size() const { return starts_.size() - 1; }
  std::string_view line(std::size_t i) const {
    return std::string_view(bytes_).substr(starts_[i], starts_[i + 1] - starts_[i] - 1);
  }

 private:
  std::string bytes_;
  std::vector<std::size_t> starts_;
};

using Ids = std::array<json::LineId, screen::lanes>;

// The block of lines that begins with `first`.
inline void fill(json::SheetReader& reader, screen::Block& block, const Lines& lines, std::size_t first, Ids& ids,
                 bool about_jobs) {
  const auto count = std::min(screen::lanes, lines.size() - first);
  auto& sheet = block.sheet();
  sheet.clear();
  for (std::size_t lane = 0; lane < count; ++lane) {
    if (!reader.read(lines.line(first + lane), sheet, lane, ids[lane])) throw std::runtime_error("not a plain line");
  }
  block.load(count, about_jobs);
}

}  // namespace hirepath::benchmarks
