// Any bytes may stand in a rule file: reading them must end in findings or in a tree that the formatter can write and
// the parser read again.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "syntax/format.hpp"
#include "syntax/parse.hpp"

namespace {

hirepath::syntax::File read(std::string bytes, hirepath::text::Diagnostics& found) {
  return hirepath::syntax::parse(std::make_shared<const hirepath::text::Source>("fuzz.rules", std::move(bytes)), found);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  hirepath::text::Diagnostics found;
  const auto file = read(std::string(reinterpret_cast<const char*>(data), size), found);
  if (found.has_errors()) {
    hirepath::text::to_text(found.sorted());
    return 0;
  }
  const std::string once = hirepath::syntax::format(file);
  hirepath::text::Diagnostics found_again;
  const auto again = read(once, found_again);
  const bool same = !found_again.has_errors() && again.items == file.items && again.comments == file.comments &&
                    hirepath::syntax::format(again) == once;
  if (!same) std::abort();
  return 0;
}
