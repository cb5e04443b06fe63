#include "screen/rows.hpp"

#include <algorithm>
#include <charconv>

namespace hirepath::cli::screening {
namespace {

constexpr std::array status_words{"may-apply",      "conditional", "undecided",
                                  "does-not-apply", "conflict",    "not-in-force"};

constexpr std::size_t longest_pointer = 300;  // a name that the rules do not know may be of any length

// In quotation marks where it holds what would end the cell.
void append_cell(std::string& out, std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace

std::string header_of(RowFormat format) {
  return format == RowFormat::csv ? "id,line,announcement,authority,grade,status,until,missing,code\n" : "";
}

void Pieces::add(std::string_view text) {
  const std::size_t begin = bytes_.size() - Piece::step;
  bytes_.resize(begin);
  bytes_ += text;
  bytes_.append(Piece::step, '\0');
  longest_ = std::max(longest_, text.size());
  places_.emplace_back(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(text.size()));
}

void Text::grow(std::size_t least) {
  const std::size_t capacity = std::max(capacity_ * 2, least + 4096);
  std::unique_ptr<char[]> bytes(new char[capacity]);
  if (size_ != 0) std::memcpy(bytes.get(), bytes_.get(), size_);
  bytes_ = std::move(bytes);
  capacity_ = capacity;
}

RowPieces::RowPieces(RowFormat format, const screen::Screen& engine) : format_(format) {
  const bool csv = format == RowFormat::csv;
  for (const auto* word : status_words) status.add(std::string(word) + (csv ? ',' : '"'));
  for (const auto& text : engine.codes()) {
    std::string piece;
    if (csv) {
      piece = ",";
      append_cell(piece, text);
    } else if (!text.empty()) {
      piece = ",\"code\":";
      json::append_quoted(piece, text);
    }
    code.add(piece + (csv ? "\n" : "}\n"));
  }
}

std::string RowPieces::question(std::string_view announcement, std::string_view authority,
                                std::string_view grade) const {
  std::string out;
  if (format_ == RowFormat::csv) {
    for (const std::string_view cell : {announcement, authority, grade}) {
      out += ',';
      append_cell(out, cell);
    }
    return out + ',';
  }
  const auto member = [&out](const char* key, std::string_view text) {
    if (text.empty()) return;
    out += key;
    json::append_quoted(out, text);
  };
  member(",\"announcement\":", announcement);
  member(",\"authority\":", authority);
  member(",\"grade\":", grade);
  return out + ",\"status\":\"";
}

std::string RowPieces::front(const json::LineId& id, std::uint64_t line) const {
  std::array<char, 20> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), line).ptr;
  const std::string_view number(digits.data(), static_cast<std::size_t>(end - digits.data()));
  std::string into;
  if (format_ == RowFormat::csv) {
    append_cell(into, id.text.empty() ? number : std::string_view(id.text));
    into += ',';
  } else {
    into += "{\"id\":";
    if (id.text.empty())
      into += number;
    else if (id.number)
      into += id.text;
    else
      json::append_quoted(into, id.text);
    into += ",\"line\":";
  }
  into += number;
  return into;
}

std::string RowPieces::until(values::Date day) const {
  if (day == values::Date::max()) return "";
  return format_ == RowFormat::csv ? values::to_string(day) : ",\"until\":\"" + values::to_string(day) + '"';
}

std::string RowPieces::missing(std::string_view path) const {
  if (path.empty()) return format_ == RowFormat::csv ? "," : "";
  std::string out = format_ == RowFormat::csv ? "," : ",\"missing\":";
  if (format_ == RowFormat::csv)
    append_cell(out, path);
  else
    json::append_quoted(out, path);
  return out;
}

void append_reject(std::string& out, std::uint64_t line, const text::Diagnostic& finding, std::string_view content,
                   bool with_line) {
  out += "{\"line\":" + std::to_string(line);
  const auto member = [&out](const char* key, std::string_view text) {
    if (text.empty()) return;
    out += key;
    json::append_quoted(out, text);
  };
  member(",\"code\":", finding.code);
  if (finding.pointer.size() <= longest_pointer && json::is_utf8(finding.pointer))
    member(",\"pointer\":", finding.pointer);
  member(",\"reason\":", with_line ? finding.message : json::without_values(finding));
  member(",\"expected\":", finding.expected);
  if (with_line && json::is_utf8(content)) member(",\"text\":", content);
  out += "}\n";
}

void Counts::add(const Counts& other) {
  read += other.read;
  answered += other.answered;
  rejected += other.rejected;
  blank += other.blank;
  rows += other.rows;
  statuses.resize(std::max(statuses.size(), other.statuses.size()));
  for (std::size_t i = 0; i < other.statuses.size(); ++i) {
    for (std::size_t status = 0; status < 6; ++status) statuses[i][status] += other.statuses[i][status];
  }
}

std::string sentence(const Counts& counts) {
  return std::to_string(counts.read) + " lines: " + std::to_string(counts.answered) + " answered, " +
         std::to_string(counts.rejected) + " rejected, " + std::to_string(counts.blank) + " empty; " +
         std::to_string(counts.rows) + " rows";
}

std::string table(const std::vector<std::string>& authorities, const Counts& counts) {
  std::size_t width = std::string_view("authority").size();
  for (const auto& id : authorities) width = std::max(width, id.size());
  const auto right = [](const std::string& text, std::size_t size) {
    return std::string(text.size() < size ? size - text.size() : 0, ' ') + text;
  };
  const auto left = [](const std::string& text, std::size_t size) {
    return text + std::string(text.size() < size ? size - text.size() : 0, ' ');
  };
  std::string out = left("authority", width);
  for (const std::string word : status_words) out += "  " + right(word, 14);
  out += '\n';
  for (std::size_t i = 0; i < authorities.size(); ++i) {
    out += left(authorities[i], width);
    for (std::size_t status = 0; status < 6; ++status)
      out += "  " + right(std::to_string(i < counts.statuses.size() ? counts.statuses[i][status] : 0), 14);
    out += '\n';
  }
  return out;
}

}  // namespace hirepath::cli::screening
