#include "lint/lint.hpp"

#include "lint/findings.hpp"

namespace hirepath::lint {

text::Diagnostics lint(const Network& network) {
  text::Diagnostics found;
  unused(network, found);
  unasked(network, found);
  untended(network, found);
  versions(network, found);
  month_ends(network, found);
  idle_rules(network, found);
  properties(network, found);
  return found;
}

}  // namespace hirepath::lint
