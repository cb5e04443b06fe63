// Reference tables: codes that other bodies keep, so that a mistyped series or pay plan is noticed.
#include <algorithm>

#include "model/resolver.hpp"
#include "text/suggest.hpp"

namespace hirepath::model {

namespace {
constexpr std::size_t largest_table = std::size_t{4} << 20U, most_findings = 20;

// The cells of one line (RFC 4180, without line ends inside quotation marks).
std::vector<std::string> cells(std::string_view line) {
  std::vector<std::string> out(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') {
      out.back() += '"';
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      out.emplace_back();
    } else if (c != '\r') {
      out.back() += c;
    }
  }
  return out;
}
}  // namespace

const std::string* Table::title(std::string_view code) const {
  const auto at = std::lower_bound(rows.begin(), rows.end(), code,
                                   [](const auto& row, std::string_view wanted) { return row.first < wanted; });
  return at == rows.end() || at->first != code ? nullptr : &at->second;
}

std::string Table::nearest(std::string_view code) const {
  std::vector<std::string> codes;
  for (const auto& row : rows) codes.push_back(row.first);
  return text::nearest(code, codes);
}

Table read_table(const text::SourcePtr& source, text::Diagnostics& found) {
  Table table;
  const std::string& name = source->name();
  const auto folder = name.rfind('/');
  const auto begin = folder == std::string::npos ? 0 : folder + 1;
  table.id = name.substr(begin, name.rfind('.') - begin);
  const auto bytes = source->bytes();
  if (bytes.size() > largest_table) {
    found.error("HP101", {source, {}}, "the file is larger than " + std::to_string(largest_table) + " bytes").expected =
        "several smaller tables";
    return table;
  }
  std::size_t findings = 0;
  for (std::size_t at = 0; at < bytes.size() && findings < most_findings;) {
    const auto end = std::min(bytes.find('\n', at), bytes.size());
    const auto row = cells(bytes.substr(at, end - at));
    const text::Place place{source, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}};
    if (at == 0) {
      if (row != std::vector<std::string>{"code", "title"})
        ++findings, found.error("HP216", place, "this is no table of codes").expected = "a first line \"code,title\"";
    } else if (row.size() != 2 || row[0].empty()) {
      ++findings,
          found.error("HP216", place, "this line of the table is not a code and a title").expected = "two cells";
    } else {
      table.rows.emplace_back(row[0], row[1]);
    }
    at = end + 1;
  }
  std::ranges::sort(table.rows);
  const auto twice = std::ranges::adjacent_find(table.rows, {}, &std::pair<std::string, std::string>::first);
  if (twice != table.rows.end()) found.error("HP216", {source, {}}, "the code " + twice->first + " is listed twice");
  return table;
}

// A code of the rules that its table does not have is a slip of the pen. Nothing is said where there is no such table.
void Resolver::check_listed(Id table_id, const std::string& code, text::Place place) {
  if (table_id == none) return;
  const auto& table = model.tables[table_id];
  if (table.title(code)) return;
  auto& finding = found.error("HP216", std::move(place), "'" + code + "' is not in the table " + table.id);
  if (const auto near = table.nearest(code); !near.empty())
    finding.suggestion = "did you mean '" + near + "' (" + *table.title(near) + ")?";
}

}  // namespace hirepath::model
