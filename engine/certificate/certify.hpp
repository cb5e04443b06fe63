// A case -> what is known of it, and proofs of what follows.
#pragma once

#include <span>

#include "certificate/certificate.hpp"
#include "network/network.hpp"

namespace hirepath::certificate {

// `authorities` empty: all. Proofs of each answer on the day asked and on both sides of its boundaries; nothing is
// hidden.
CaseRecord certify(const network::Network& network, const model::Case& facts, const session::Options& options,
                   std::span<const Id> authorities);

// How many claims have no proof.
std::size_t not_proved(const CaseRecord& record);

}  // namespace hirepath::certificate
