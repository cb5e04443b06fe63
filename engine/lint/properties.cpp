// HP408: what the knowledge base says is always true, and a case in which it is not.
#include "lint/findings.hpp"
#include "lint/witness.hpp"

namespace hirepath::lint {

namespace {
constexpr std::size_t budget = 5000;
}

void properties(const Network& network, text::Diagnostics& found) {
  const auto& model = *network.model;
  for (Id id = 0; id < model.properties.size(); ++id) {
    const auto& property = model.properties[id];
    const auto [premise, conclusion] = network.properties[id];
    const std::vector<Wish> wishes{{network.nodes[premise].gate, true}, {network.nodes[conclusion].gate, false}};
    auto days = named_days(network, wishes);
    days.insert(days.begin(), values::from_civil({2026, 1, 1}));
    const auto witness = find_witness(network, wishes, days, budget);
    if (witness.outcome == Witness::Outcome::found) {
      auto& finding = found.error("HP408", property.place, "the property \"" + property.title + "\" does not hold");
      finding.expected = "'" + property.conclusion.text + "' wherever '" + property.premise.text + "'";
      finding.notes.push_back({property.place, "for example " + witness.text});
    } else if (witness.outcome == Witness::Outcome::gave_up) {
      found.note("HP408", property.place,
                 "the property \"" + property.title + "\" is not proved: the search was ended");
    }
  }
}

}  // namespace hirepath::lint
