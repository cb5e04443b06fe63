// libFuzzer: any bytes are a certificate about small rules. Reading and checking must not crash, hang or throw; what is
// read comes out again as it was understood; a claim that is accepted must be so.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "certificate/verify.hpp"
#include "json/read_certificate.hpp"
#include "json/write_certificate.hpp"
#include "small_model.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace hirepath;
  const model::Model& model = fuzz::small_model();
  text::Diagnostics found;
  const auto source =
      std::make_shared<text::Source>("certificate.json", std::string(reinterpret_cast<const char*>(bytes), size));
  const auto certificate = json::read_certificate(model, source, found);
  if (certificate.has_value() == found.has_errors()) std::abort();
  text::to_text(found.sorted());
  if (!certificate) return 0;
  const auto verdict = certificate::verify(model, *certificate);
  if (verdict.good() && verdict.accepted < verdict.answers) std::abort();
  const auto text = json::write_certificate(model, *certificate);
  text::Diagnostics again;
  const auto read = json::read_certificate(model, std::make_shared<text::Source>("again", text), again);
  if (!read || json::write_certificate(model, *read) != text) std::abort();
  return 0;
}
