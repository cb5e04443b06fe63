// libFuzzer: any bytes are the content of an image whose seal is right. read() must not crash, hang, read outside or
// take more memory than it says; what it accepts must come out of write() whole.
#include <cstdint>
#include <cstdlib>

#include "image/image.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace hirepath;
  // Such names and sizes are within a fuzzer's reach.
  static const std::vector<text::SourcePtr> sources{std::make_shared<text::Source>("a", "b")};
  const std::string content(reinterpret_cast<const char*>(bytes), size);
  for (const auto& given : {std::span(sources), std::span(sources).first(0)}) {
    const auto knowledge = image::read(image::seal(content) + content, given);
    if (knowledge && image::write(*knowledge, given) != image::seal(content) + content) std::abort();
  }
  return 0;
}
