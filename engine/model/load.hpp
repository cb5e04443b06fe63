// Trees -> checked model. Every finding goes to `found`; the model may be used only when found.has_errors() is false.
#pragma once

#include <span>

#include "model/model.hpp"
#include "syntax/ast.hpp"
#include "text/diagnostic.hpp"

namespace hirepath::model {

Model check(std::span<const syntax::File> files, text::Diagnostics& found, std::vector<Table> tables = {});

// A reference table: comma-separated, its first line "code,title". Its id is the file's name without folder and ending.
Table read_table(const text::SourcePtr& source, text::Diagnostics& found);

// Parses and checks all sources together: rules, and tables (names that end in .csv). Their order does not matter. To
// answer cases the tests are not needed, and loading is several times faster without.
enum class Tests { load, pass_over };
Model load(std::span<const text::SourcePtr> sources, text::Diagnostics& found, Tests tests = Tests::load);

// Reads a value of a fact's type as it is written in rules, tests, --what-if and CSV: "yes", "GS-11", "2024-05",
// "honorable". Empty when it does not fit; `expected` then says what would.
std::optional<values::Value> parse_value(const Type& type, std::string_view text, std::string& expected);
std::string to_string(const Type& type, const values::Value& value);

}  // namespace hirepath::model
