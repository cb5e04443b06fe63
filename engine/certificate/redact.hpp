// What nobody needs to see of a case, hidden behind commitments.
#pragma once

#include <functional>

#include "certificate/certificate.hpp"

namespace hirepath::certificate {

// Facts that no derivation looks at lose their value, sensitive ones their name too; the hash is of all of them still,
// now with a salt each. `salt` gives a new one every time, which nobody can guess. Where names are hidden, proofs that
// rest on the absence of a sensitive fact are taken out: nobody could check them.
void redact(const model::Model& model, CaseRecord& record, const std::function<std::string()>& salt);

}  // namespace hirepath::certificate
