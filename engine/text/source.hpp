// What a person wrote, and where: a file's bytes, and places in them.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace hirepath::text {

// A half-open range of bytes [begin, end) in one source.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

// A place as people count: both from 1; columns count characters (code points), not bytes.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  friend bool operator==(const Position&, const Position&) = default;
};

// Bytes that outlive whoever looks at them, as those of the program do.
struct Lasting {
  std::string_view bytes;
};

// One file's name and bytes. Immutable once made, and shared by threads.
class Source {
 public:
  Source(std::string name, std::string bytes);
  Source(std::string name, Lasting bytes);

  const std::string& name() const { return name_; }
  std::string_view bytes() const { return bytes_; }
  std::string_view text(Span span) const;
  Position position(std::uint32_t offset) const;
  // The line (without its end) that contains `offset`, and where it starts.
  std::string_view line_at(std::uint32_t offset) const;
  std::uint32_t line_start(std::uint32_t offset) const;

 private:
  const std::vector<std::uint32_t>& line_starts() const;

  std::string name_;
  std::string own_;
  std::string_view bytes_;  // own_, or lasting ones
  // Most sources are never asked for a line.
  mutable std::once_flag lines_asked_;
  mutable std::vector<std::uint32_t> line_starts_;
};

using SourcePtr = std::shared_ptr<const Source>;

// A span that knows its source. `source` may be null for things no file declares.
struct Place {
  SourcePtr source;
  Span span;
};

}  // namespace hirepath::text
