#include "certificate/redact.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "certificate/facts.hpp"

namespace hirepath::certificate {

namespace {
using Facts = std::set<std::string, std::less<>>;

// An element is looked at in its list.
void add(Facts& names, const Uses& uses) {
  for (const auto& one : uses) {
    names.insert(one);
    if (const auto bracket = one.find('['); bracket != std::string::npos) names.insert(one.substr(0, bracket));
  }
}

Facts looked_at(const CaseRecord& record) {
  Facts names;
  for (const auto& answer : record.answers) {
    for (const auto& claim : answer.claims) {
      if (!claim.proofs) continue;
      for (const auto& derivation : *claim.proofs) add(names, derivation.uses);
    }
  }
  return names;
}
}  // namespace

void redact(const model::Model& model, CaseRecord& record, const std::function<std::string()>& salt) {
  const Names names(model);
  const auto sensitive = [&](const std::string& fact) {
    const auto key = names.find(fact);
    return key && is_sensitive(model, *key);
  };
  Facts given;
  for (const auto& entry : record.facts) given.insert(entry.fact);
  Facts shown;
  for (bool again = true; again;) {
    again = false;
    shown = looked_at(record);
    const bool nameless =
        std::ranges::any_of(given, [&](const std::string& fact) { return sensitive(fact) && !shown.contains(fact); });
    const auto cannot_be_checked = [&](const Derivation& derivation) {
      return nameless && std::ranges::any_of(derivation.uses, [&](const std::string& fact) {
               return !given.contains(fact) && sensitive(fact);
             });
    };
    for (auto& answer : record.answers) {
      for (auto& claim : answer.claims) {
        if (!claim.proofs || std::ranges::none_of(*claim.proofs, cannot_be_checked)) continue;
        if (claim.day == answer.claims.front().day) answer.reason.reset();
        claim.proofs.reset();
        again = true;
      }
    }
  }
  for (auto& entry : record.facts) {
    entry.salt = salt();
    if (shown.contains(entry.fact)) continue;
    entry.commitment = commitment(model, names, entry);
    if (sensitive(entry.fact)) entry.fact.clear();
    entry.value.reset();
    entry.salt.clear();
    entry.evidence.clear();
  }
  std::ranges::sort(record.facts, [](const FactEntry& a, const FactEntry& b) {
    if (a.fact.empty() != b.fact.empty()) return b.fact.empty();
    return std::tie(a.fact, a.commitment) < std::tie(b.fact, b.commitment);
  });
  record.hash = case_hash(model, names, record);
}

}  // namespace hirepath::certificate
