// HP405, HP410: authorities that nobody tests, or that nobody has compared with the law.
#include <algorithm>

#include "lint/findings.hpp"

namespace hirepath::lint {

void untended(const Network& network, text::Diagnostics& found) {
  const auto& model = *network.model;
  for (Id id = 0; id < model.authorities.size(); ++id) {
    const auto& authority = model.authorities[id];
    const bool tested = std::any_of(model.tests.begin(), model.tests.end(), [&](const auto& test) {
      return std::any_of(test.expects.begin(), test.expects.end(), [&](const auto& expect) {
        return expect.kind != model::Expectation::Kind::definition && expect.subject == id;
      });
    });
    if (!tested)
      found.warning("HP405", authority.place, "no test expects anything of " + authority.id).suggestion =
          "test " + authority.id + " \"what it shows\" on DATE";
    if (!authority.verified_on) {
      found.warning("HP410", authority.place, "it is not said when " + authority.id + " was last compared with the law")
          .suggestion = "verified DATE against \"the text that was read\"";
    }
  }
}

}  // namespace hirepath::lint
