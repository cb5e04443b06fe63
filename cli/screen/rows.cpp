#include "screen/rows.hpp"

#include <algorithm>

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

void append_row(std::string& out, RowFormat format, const Row& row) {
  const std::string line = std::to_string(row.line);
  const std::string until = row.until == values::Date::max() ? "" : values::to_string(row.until);
  const std::string_view status = status_words[static_cast<std::size_t>(row.status)];
  if (format == RowFormat::csv) {
    append_cell(out, row.id.text.empty() ? std::string_view(line) : std::string_view(row.id.text));
    for (const std::string_view cell : {std::string_view(line), row.announcement, row.authority, row.grade, status,
                                        std::string_view(until), row.missing, row.code}) {
      out += ',';
      append_cell(out, cell);
    }
    out += '\n';
    return;
  }
  out += "{\"id\":";
  if (row.id.text.empty()) {
    out += line;
  } else if (row.id.number) {
    out += row.id.text;
  } else {
    json::append_quoted(out, row.id.text);
  }
  out += ",\"line\":" + line;
  const auto member = [&out](const char* key, std::string_view text) {
    if (text.empty()) return;
    out += key;
    json::append_quoted(out, text);
  };
  member(",\"announcement\":", row.announcement);
  member(",\"authority\":", row.authority);
  member(",\"grade\":", row.grade);
  member(",\"status\":", status);
  member(",\"until\":", until);
  member(",\"missing\":", row.missing);
  member(",\"code\":", row.code);
  out += "}\n";
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
