// libFuzzer: any bytes are a line of an audit record, and a record of a screening. What is accepted must come out as it
// went in.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "audit/entry.hpp"
#include "screen/record.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace hirepath::cli;
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  const auto read = audit::parse_line(text);
  if (read.entry.has_value() != read.wrong.empty()) std::abort();
  // A line is accepted only with a right hash, which a fuzzer will not guess: it is made here.
  if (size > 1 && text[0] == '{') {
    const std::string body = text.substr(0, size - 1);
    const auto sealed = audit::parse_line(body + ",\"hash\":\"" + audit::digest_of(body).substr(7) + "\"}");
    if (sealed.entry) {
      std::string hash;
      const std::string line = audit::to_line(*sealed.entry, hash);
      const auto again = audit::parse_line(std::string_view(line).substr(0, line.size() - 1));
      if (!again.entry || again.hash != hash) std::abort();
    }
  }
  if (const auto record = screening::parse_record("record", text)) {
    if (!screening::parse_record("again", screening::to_json(*record))) std::abort();
  }
  return 0;
}
