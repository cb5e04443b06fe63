// The lines that screening writes: rows, rejects, and the table of counts.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "json/lines.hpp"
#include "model/model.hpp"
#include "screen/screen.hpp"

namespace hirepath::cli::screening {

enum class RowFormat { jsonl, csv };

struct Row {
  const json::LineId& id;
  std::uint64_t line = 0;
  std::string_view announcement, authority, grade;  // empty: none
  model::Status status = model::Status::undecided;
  values::Date until = values::Date::max();
  std::string_view missing, code;
};
// The first line of the rows; empty for JSON Lines.
std::string header_of(RowFormat format);
// Keys in a fixed order; what there is nothing to say of is left out. CSV: the same columns, empty.
void append_row(std::string& out, RowFormat format, const Row& row);
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
