// JSON -> a certificate (docs/certificates.md). Strict: a name that has no place, or a value that cannot be, is an
// error.
#pragma once

#include <optional>

#include "certificate/certificate.hpp"
#include "text/diagnostic.hpp"

namespace hirepath::json {

// Bytes: some fifty cases with the proofs of all authorities.
inline constexpr std::size_t largest_certificate = std::size_t{32} << 20U;

// Never throws. HP501..HP505 of the JSON itself, HP530 of its form; then there is no certificate.
std::optional<certificate::Certificate> read_certificate(const model::Model& model, const text::SourcePtr& source,
                                                         text::Diagnostics& found);

}  // namespace hirepath::json
