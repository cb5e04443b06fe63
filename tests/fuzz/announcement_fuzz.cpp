// Any bytes as an announcement document: no crash, no exception, no contact data, and every finding has a place.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "usajobs/announcement.hpp"
#include "usajobs/facts.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace hirepath;
  std::string document(reinterpret_cast<const char*>(bytes), size);
  text::Diagnostics found;
  const auto jobs = usajobs::read(std::make_shared<text::Source>("fuzz", std::move(document)), found);
  for (const text::Diagnostic& diagnostic : found.sorted()) {
    if (diagnostic.pointer.empty()) std::abort();
  }
  for (const usajobs::Announcement& job : jobs) {
    for (const usajobs::Candidate& candidate : job.candidates) {
      if (candidate.quote.size() > 120 || candidate.quote.find('@') != std::string::npos) std::abort();
    }
    for (const text::Diagnostic& warning : job.warnings) {
      if (warning.pointer.empty()) std::abort();
    }
    for (const auto& [path, value] : usajobs::facts(job)) {
      if (path.empty() || value.empty()) std::abort();
    }
  }
  return 0;
}
