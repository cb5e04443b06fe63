// libFuzzer: any bytes are a line of JSON Lines. The fast reader must accept what the reader of case files accepts, and
// understand the same.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "json/lines.hpp"
#include "json/read_case.hpp"
#include "json/write_case.hpp"
#include "small_model.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace hirepath;
  const model::Model& model = fuzz::small_model();
  std::string line(reinterpret_cast<const char*>(bytes), size);
  if (line.find("\"id\"") != std::string::npos || line.find('\\') != std::string::npos)
    return 0;  // a case file has none
  text::Diagnostics found;
  const auto slow = json::read_case(model, std::make_shared<text::Source>("line", line), found);
  static json::LineReader reader(model);
  static json::Line fast(model);
  line.append(json::line_padding, '\0');
  const auto wrong = reader.read(std::string_view(line).substr(0, size), fast);
  if (wrong.has_value() == slow.has_value()) std::abort();
  if (slow && json::write_case(model, *slow) != json::write_case(model, fast.facts)) std::abort();
  return 0;
}
