#include "syntax/scan.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace hirepath::syntax {
namespace {

bool is_gap(char c) { return c == ' ' || c == '\t'; }

// The number of bytes of the UTF-8 character at `at`, or 0.
std::size_t utf8_length(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t n) {
    return at + n < bytes.size() ? static_cast<unsigned char>(bytes[at + n]) : 0u;
  };
  const auto follows = [&](std::size_t n, unsigned low = 0x80, unsigned high = 0xBF) {
    return byte(n) >= low && byte(n) <= high;
  };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
  // No overlong forms, surrogates or characters beyond U+10FFFF (Unicode 15, table 3-7).
  if (first >= 0xE0 && first <= 0xEF)
    return follows(1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF) && follows(2) ? 3 : 0;
  if (first >= 0xF0 && first <= 0xF4)
    return follows(1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF) && follows(2) && follows(3) ? 4 : 0;
  return 0;
}

// Eight bytes at once: none is zero or begins or continues a longer character.
bool all_ascii(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  constexpr std::uint64_t high = 0x8080808080808080, ones = 0x0101010101010101;
  return ((word | (word - ones)) & high) == 0;
}

bool begins_operand(char c) {
  return c == '"' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The declaration that begins at the start of this line, or empty. "authority : code" in a record is a field, and
// "test, other" a list of values.
std::string_view declaration_at(std::string_view line, bool in_record = false) {
  const bool indented = line.starts_with(' ') || line.starts_with('\t');
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  for (const std::string& keyword : declaration_keywords()) {
    if (line.empty() || line[0] != keyword[0] || !line.starts_with(keyword)) continue;
    const std::string_view rest = line.substr(keyword.size());
    const std::size_t next = rest.find_first_not_of(" \t\r");
    if (!rest.empty() && !is_gap(rest[0]) && rest[0] != '\r' && rest[0] != '"') return {};
    if (next != std::string_view::npos &&
        (indented ? !begins_operand(rest[next])
                  : std::string_view(in_record ? ":,;)" : ",;)").find(rest[next]) != std::string_view::npos))
      return {};
    return keyword;
  }
  return {};
}

class Scanner {
 public:
  Scanner(std::string_view bytes, bool tests) : bytes_(bytes), tests_(tests) {}

  Scan run() {
    if (bytes_.starts_with("\xEF\xBB\xBF")) at_ = 3;  // a byte order mark says nothing
    open(at_, {});
    line_start();
    while (at_ < bytes_.size()) step();
    close();
    std::erase_if(result_.pieces, [](const Piece& piece) { return piece.begin == piece.end && !piece.failure; });
    return std::move(result_);
  }

 private:
  void step() {
    switch (const char c = bytes_[at_]) {
      case '\n':
        ++at_;
        line_start();
        return;
      case '"': text(); return;
      case '[': bracket(); return;
      case '-':
        if (at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '-') return comment();
        [[fallthrough]];
      default:
        ++at_;
        if (static_cast<unsigned char>(c) > ' ') token_end_ = at_;
    }
  }

  void line_start() {
    if (const std::string_view keyword = declaration_at(line(), result_.pieces.back().keyword == "record");
        !keyword.empty()) {
      close();
      open(at_ + line().find_first_not_of(" \t"), keyword);
      if (!tests_ && keyword == "test") pass_over();
    }
  }

  // To the line on which the next declaration begins, or the end; nothing in between is looked at.
  void pass_over() {
    do {
      at_ = std::min(bytes_.find('\n', at_), bytes_.size() - 1) + 1;
    } while (at_ < bytes_.size() && declaration_at(line()).empty());
    if (at_ < bytes_.size()) line_start();
  }

  std::string_view line() const { return bytes_.substr(at_, bytes_.find('\n', at_) - at_); }

  void comment() {
    const std::size_t begin = at_;
    at_ = std::min(bytes_.find('\n', at_), bytes_.size());
    std::size_t end = at_;
    while (is_gap(bytes_[end - 1]) || bytes_[end - 1] == '\r') --end;
    std::string_view words = bytes_.substr(begin + 2, end - begin - 2);
    words.remove_prefix(std::min(words.find_first_not_of(" \t"), words.size()));
    result_.comments.push_back(
        {std::string(words), {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}}});
  }

  // A text ends on its line: so a forgotten mark costs one line, not the file.
  void text() {
    const std::size_t begin = at_;
    std::size_t end = at_ + 1;
    while (end < bytes_.size() && bytes_[end] != '"' && bytes_[end] != '\n') ++end;
    if (end == bytes_.size() || bytes_[end] == '\n') {
      at_ = end;
      fail("HP104", begin, "this text is not closed", "a quotation mark on the same line");
    } else {
      at_ = end + 1;
    }
    token_end_ = at_;
  }

  // A citation may run over lines, but not past another one, a blank line or a declaration.
  void bracket() {
    const std::size_t begin = at_;
    const std::size_t first_line_end = std::min(bytes_.find('\n', begin), bytes_.size());
    for (++at_; at_ < bytes_.size(); ++at_) {
      if (bytes_[at_] == ']') {
        token_end_ = ++at_;
        return;
      }
      if (bytes_[at_] == '[') break;
      if (bytes_[at_] == '\n') {
        ++at_;
        const std::string_view next = line();
        --at_;
        if (!declaration_at(next).empty() || next.find_first_not_of(" \t\r") == std::string_view::npos) break;
      }
    }
    at_ = first_line_end;
    token_end_ = at_;
    fail("HP105", begin, "this citation is not closed", "a closing bracket `]`");
  }

  void fail(const char* code, std::size_t begin, const char* message, const char* expected) {
    std::optional<Failure>& failure = result_.pieces.back().failure;
    if (!failure) failure = Failure{code, bytes_.data() + begin, bytes_.data() + begin + 1, message, expected, ""};
  }

  void open(std::size_t begin, std::string_view keyword) {
    token_end_ = begin;
    result_.pieces.push_back({keyword, bytes_.data() + begin, bytes_.data() + begin, std::nullopt});
  }
  void close() {
    result_.pieces.back().end =
        bytes_.data() + std::max(token_end_, static_cast<std::size_t>(result_.pieces.back().begin - bytes_.data()));
  }

  std::string_view bytes_;
  bool tests_;
  std::size_t at_ = 0;
  std::size_t token_end_ = 0;
  Scan result_;
};

}  // namespace

std::span<const std::string> declaration_keywords() {
  static const std::array<std::string, 11> keywords{"edition", "topic",     "document", "record", "fact",    "decision",
                                                    "define",  "authority", "rule",     "test",   "property"};
  return keywords;
}

std::optional<Failure> unreadable(std::string_view bytes, const Limits& limits) {
  if (bytes.size() > limits.bytes) {
    return Failure{"HP101",
                   bytes.data(),
                   bytes.data(),
                   "the file is larger than " + std::to_string(limits.bytes) + " bytes",
                   "several smaller files",
                   ""};
  }
  for (std::size_t at = 0; at < bytes.size();) {
    if (at + 8 <= bytes.size() && all_ascii(bytes.data() + at)) {
      at += 8;
      continue;
    }
    const std::size_t length = utf8_length(bytes, at);
    if (length == 0)
      return Failure{
          "HP102", bytes.data() + at, bytes.data() + at + 1, "this byte is not UTF-8", "a file saved as UTF-8", ""};
    if (bytes[at] == '\0')
      return Failure{"HP103", bytes.data() + at, bytes.data() + at + 1, "the file contains a zero byte", "a text file",
                     ""};
    at += length;
  }
  return std::nullopt;
}

Scan scan(std::string_view bytes, bool tests) { return Scanner(bytes, tests).run(); }

}  // namespace hirepath::syntax
