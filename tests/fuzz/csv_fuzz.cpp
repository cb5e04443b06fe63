// libFuzzer: the first line is any header, the others any lines of applicants. Neither reader must crash, hang or
// throw; a line without a case must say why.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "screen/csv.hpp"
#include "small_model.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace hirepath;
  const model::Model& model = fuzz::small_model();
  std::string_view rest(reinterpret_cast<const char*>(bytes), size);
  const auto line = [&rest] {
    const auto end = rest.find('\n');
    const auto taken = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return taken;
  };
  text::Diagnostics found;
  // A second line that begins like an object is a map of columns.
  const auto header = line();
  text::SourcePtr map;
  if (rest.starts_with('{')) map = std::make_shared<text::Source>("map.json", std::string(line()));
  const auto columns = cli::screening::read_header(model, header, map, found);
  text::to_text(found.sorted());
  if (found.has_errors()) return 0;
  for (const auto& column : columns) {
    if (column.kind != cli::screening::Column::Kind::passed_over && column.kind != cli::screening::Column::Kind::id &&
        column.fact >= model.facts.size())
      std::abort();
  }
  cli::screening::CsvReader reader(model, columns);
  json::Line into(model);
  while (!rest.empty()) {
    const auto wrong = reader.read(line(), into);
    if (wrong && (wrong->code.empty() || wrong->message.empty())) std::abort();
  }
  return 0;
}
