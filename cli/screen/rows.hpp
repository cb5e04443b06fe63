// The lines that screening writes: rows, rejects, and the table of counts.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "json/lines.hpp"
#include "model/model.hpp"
#include "screen/screen.hpp"

namespace hirepath::cli::screening {

enum class RowFormat { jsonl, csv };

inline constexpr std::size_t most_results = 400'000;  // that one thread keeps: 512 lines x 60 authorities x 13 grades

// The first line of the rows; empty for JSON Lines.
std::string header_of(RowFormat format);

// A piece of a row. Bytes behind it are readable, so that it can be copied in steps of a fixed size.
struct Piece {
  static constexpr std::size_t step = 64;
  const char* bytes = nullptr;
  std::size_t size = 0;
  // Its end. A step of bytes behind that is written over.
  char* put(char* to) const {
    std::memcpy(to, bytes, step);  // though there be nothing: whether there is cannot be guessed, and most are short
    for (std::size_t at = step; at < size; at += step) std::memcpy(to + at, bytes + at, step);
    return to + size;
  }
};

// Pieces by number; they stand one behind another, so that those of a line's rows are close together.
class Pieces {
 public:
  Pieces() : bytes_(Piece::step, '\0') {}
  void add(std::string_view text);
  std::size_t size() const { return places_.size(); }
  std::size_t longest() const { return longest_; }

  // To look them up while none is added.
  struct View {
    const char* bytes;
    const std::pair<std::uint32_t, std::uint32_t>* places;
    Piece operator[](std::size_t number) const { return {bytes + places[number].first, places[number].second}; }
  };
  View view() const { return {bytes_.data(), places_.data()}; }

 private:
  std::string bytes_;                                            // and a step more
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places_;  // where each begins, and its size
  std::size_t longest_ = 0;
};

// Bytes that grow at their end.
class Text {
 public:
  static constexpr std::size_t much = 256 << 10;  // to be written before the processor's own memory is full of it
  std::string_view view() const { return {bytes_.get(), size_}; }
  bool empty() const { return size_ == 0; }
  // Room for so many bytes and a step; written() says where they end.
  char* room(std::size_t bytes) {
    if (size_ + bytes + Piece::step > capacity_) grow(size_ + bytes + Piece::step);
    return bytes_.get() + size_;
  }
  void written(const char* end) { size_ = static_cast<std::size_t>(end - bytes_.get()); }
  void clear() { size_ = 0; }

 private:
  void grow(std::size_t least);

  std::unique_ptr<char[]> bytes_;
  std::size_t size_ = 0, capacity_ = 0;
};

// What of a row is known before any line is read: pieces in the format's own marks. A row is its line's own piece
// (`front`), that of the question, the status, then until, missing and code. JSON Lines: keys in a fixed order; what
// there is nothing to say of is left out. CSV: the same columns, empty.
class RowPieces {
 public:
  RowPieces(RowFormat format, const screen::Screen& engine);

  // The question's piece: announcement, authority and grade (empty: none).
  std::string question(std::string_view announcement, std::string_view authority, std::string_view grade) const;
  std::string front(const json::LineId& id, std::uint64_t line) const;
  std::string until(values::Date day) const;         // Date::max(): none
  std::string missing(std::string_view path) const;  // empty: nothing

  Pieces status;  // by model::Status
  Pieces code;    // by number, with the row's end

 private:
  RowFormat format_;
};

// {"line", "code", "pointer", "reason", "expected"}: nothing the line itself says, unless `with_line`.
void append_reject(std::string& out, std::uint64_t line, const text::Diagnostic& finding, std::string_view content,
                   bool with_line);

// How often. `read` is the sum of the three behind it.
struct Counts {
  std::uint64_t read = 0, answered = 0, rejected = 0, blank = 0, rows = 0;
  std::vector<std::array<std::uint64_t, 6>> statuses;  // parallel to the authorities asked; before --only

  void add(const Counts& other);
  friend bool operator==(const Counts&, const Counts&) = default;
};
// "12 lines: 10 answered, 1 rejected, 1 empty; 600 rows"
std::string sentence(const Counts& counts);
// Authority x status.
std::string table(const std::vector<std::string>& authorities, const Counts& counts);

}  // namespace hirepath::cli::screening
