// Applicants as comma-separated values (RFC 4180): a line of headers, then a line for each applicant. Values are
// written as in rules and in --what-if: "yes", "GS-11", "2024-05". An empty cell is not known; "?" is asked and not
// known.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/lines.hpp"
#include "model/model.hpp"
#include "text/diagnostic.hpp"

namespace hirepath::cli::screening {

// What a column says.
struct Column {
  enum class Kind { passed_over, id, fact, field, complete } kind = Kind::passed_over;
  std::string name;                                        // as in the header
  model::Id fact = model::none;                            // the fact, or the list
  std::size_t element = 0, field = 0;                      // of the list
  std::map<std::string, std::string, std::less<>> values;  // of others -> ours
};

// The columns of a header, by the names of the facts ("person.service_periods[0].released") and by the map, if there is
// one: {"Column": "fact", "Other": {"fact": "...", "values": {"Y": "yes"}}}. What does not fit goes to `found`. Columns
// that a map does not speak of are passed over.
std::vector<Column> read_header(const model::Model& model, std::string_view line, const text::SourcePtr& map,
                                text::Diagnostics& found);

class CsvReader {  // one for each thread
 public:
  CsvReader(const model::Model& model, const std::vector<Column>& columns);
  CsvReader(CsvReader&&) noexcept;
  ~CsvReader();

  // As json::LineReader::read().
  std::optional<text::Diagnostic> read(std::string_view line, json::Line& into);

 private:
  struct Parser;
  const model::Model* model_;
  const std::vector<Column>* columns_;
  std::unique_ptr<Parser> parser_;
};

}  // namespace hirepath::cli::screening
