// Whether a certificate shows what it claims, against the rules themselves.
#pragma once

#include "certificate/certificate.hpp"

namespace hirepath::certificate {

struct Verdict {
  std::size_t answers = 0, accepted = 0, reasons = 0, minimal = 0;
  std::vector<std::string> not_proved;  // which claims
  std::vector<std::string> rejected;    // where, and what is wrong
  bool good() const { return not_proved.empty() && rejected.empty(); }
};

// Every part is looked at, whatever is wrong with another. The certificate is of this edition (Edition), which is for
// the caller to see to.
Verdict verify(const model::Model& model, const Certificate& certificate);

}  // namespace hirepath::certificate
