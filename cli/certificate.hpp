// Certificates of what `check` and `explain` answer (docs/certificates.md).
#pragma once

#include "answer.hpp"
#include "certificate/certificate.hpp"

namespace hirepath::cli {

// The edition, and the digest of its export.
certificate::Edition edition_of(const model::Model& model);

// One case for each question, with an announcement for each of its grades. The exit status.
int write_certificate(const Knowledge& knowledge, const Arguments& arguments, const std::vector<Answered>& each);

}  // namespace hirepath::cli
