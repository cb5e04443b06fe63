// A certificate -> JSON (docs/certificates.md).
#pragma once

#include <string>

#include "certificate/certificate.hpp"

namespace hirepath::json {

// One line. The same certificate gives the same bytes.
std::string write_certificate(const model::Model& model, const certificate::Certificate& certificate);

}  // namespace hirepath::json
