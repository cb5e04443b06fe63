// The lines of a large file or of standard input, in batches. A line ends at its line feed, whatever stands in it, so
// that any part of a file can be read by itself. Memory does not grow with the file, nor with its longest line.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/digest.hpp"

namespace hirepath::cli::screening {

inline constexpr std::size_t longest_line = 1 << 20;  // bytes

struct RawLine {
  std::size_t begin = 0, size = 0;  // in Batch::bytes, without the line's end
  std::uint64_t number = 0;         // from 1
  bool too_long = false;            // then it is empty
};

struct Batch {
  std::uint64_t sequence = 0;  // from 0; the one who takes the batch counts
  std::string bytes;           // and padding behind them
  std::vector<RawLine> lines;
  std::uint64_t end = 0, lines_before_end = 0;  // where the next one begins
  std::string digest;                           // every `checkpoint_every` batches: of all bytes before `end`

  std::string_view text(const RawLine& line) const { return std::string_view(bytes).substr(line.begin, line.size); }
};
inline constexpr std::uint64_t checkpoint_every = 64;

class Input {
 public:
  // "-": standard input. Null after saying why not.
  static std::unique_ptr<Input> open(const std::string& path, bool with_digest);
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;
  ~Input();

  std::optional<std::uint64_t> size() const { return size_; }                  // of a regular file
  std::uint64_t offset() const { return offset_; }                             // bytes that were read
  std::uint64_t lines() const { return lines_; }                               // lines that were read
  std::string digest() const { return digest_ ? digest_->copy().hex() : ""; }  // of these bytes
  bool failed() const { return failed_; }

  // Reads on to the first line that begins at `offset` or behind it; lines are counted.
  void skip_to(std::uint64_t offset);
  // From now on only lines that begin before this offset.
  void stop_at(std::uint64_t offset) { stop_ = offset; }
  // Up to `most` lines; false at the end.
  bool next(Batch& batch, std::size_t most);

 private:
  Input(int file, std::string name) : file_(file), name_(std::move(name)) {}
  bool fill();  // false: nothing more to read
  void take(std::size_t count);

  int file_;
  std::string name_;
  std::optional<std::uint64_t> size_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::uint64_t offset_ = 0, lines_ = 0, stop_ = UINT64_MAX, batches_ = 0;
  std::optional<text::Digest> digest_;
  bool failed_ = false, inside_ = false;  // inside_: behind the start of a line
};

}  // namespace hirepath::cli::screening
