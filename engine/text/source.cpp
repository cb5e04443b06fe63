// Offsets into a file, and the lines and columns that people count.
#include "text/source.hpp"

#include <algorithm>
#include <utility>

namespace hirepath::text {
namespace {

// UTF-8 (RFC 3629): every byte of a character but its first is 10xxxxxx.
bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

Source::Source(std::string name, std::string bytes) : name_(std::move(name)), own_(std::move(bytes)), bytes_(own_) {}

Source::Source(std::string name, Lasting bytes) : name_(std::move(name)), bytes_(bytes.bytes) {}

const std::vector<std::uint32_t>& Source::line_starts() const {
  std::call_once(lines_asked_, [this] {
    line_starts_.push_back(0);
    for (std::size_t at = bytes_.find('\n'); at != std::string_view::npos; at = bytes_.find('\n', at + 1)) {
      line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
    }
  });
  return line_starts_;
}

std::string_view Source::text(Span span) const {
  const std::size_t begin = std::min<std::size_t>(span.begin, bytes_.size());
  const std::size_t end = std::clamp<std::size_t>(span.end, begin, bytes_.size());
  return bytes_.substr(begin, end - begin);
}

std::uint32_t Source::line_start(std::uint32_t offset) const {
  const auto& starts = line_starts();
  return *std::prev(std::upper_bound(starts.begin(), starts.end(), offset));
}

Position Source::position(std::uint32_t offset) const {
  offset = static_cast<std::uint32_t>(std::min<std::size_t>(offset, bytes_.size()));
  const auto& starts = line_starts();
  const auto after = std::upper_bound(starts.begin(), starts.end(), offset);
  const std::uint32_t start = *std::prev(after);
  // An offset inside a character belongs to that character.
  while (offset > start && offset < bytes_.size() && continues_character(bytes_[offset])) --offset;
  const std::string_view before = text({start, offset});
  const auto characters =
      std::count_if(before.begin(), before.end(), [](char byte) { return !continues_character(byte); });
  return {static_cast<std::uint32_t>(after - starts.begin()), static_cast<std::uint32_t>(characters) + 1};
}

std::string_view Source::line_at(std::uint32_t offset) const {
  std::string_view line = bytes_.substr(line_start(offset));
  line = line.substr(0, line.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace hirepath::text
