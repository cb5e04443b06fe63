#include "certificate/redact.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "certificate/facts.hpp"

namespace hirepath::certificate {

namespace {
using Facts = std::set<std::string, std::less<>>;

class Redactor {
 public:
  Redactor(const model::Model& model, CaseRecord& record) : model_(model), names_(model), record_(record) {
    for (const auto& entry : record.facts) given_.insert(entry.fact);
  }

  void run(const std::function<std::string()>& salt) {
    do {
      look();
      nameless_ = std::ranges::any_of(
          given_, [&](const std::string& fact) { return sensitive(fact) && !shown_.contains(fact); });
    } while (take_out());
    for (auto& entry : record_.facts) {
      entry.salt = salt();
      if (!shown_.contains(entry.fact)) hide(entry);
    }
    std::ranges::sort(record_.facts, [](const FactEntry& a, const FactEntry& b) {
      if (a.fact.empty() != b.fact.empty()) return b.fact.empty();
      return std::tie(a.fact, a.commitment) < std::tie(b.fact, b.commitment);
    });
    record_.hash = case_hash(model_, names_, record_);
  }

 private:
  bool sensitive(const std::string& fact) const {
    const auto key = names_.find(fact);
    return key && is_sensitive(model_, *key);
  }

  // The lists that these are of: their number of elements is looked at.
  Uses lists(const Uses& uses) const {
    Uses out;
    for (const auto& one : uses) {
      const auto key = names_.find(one);
      if (key && key->kind != FactKey::Kind::fact)
        out.push_back(name(model_, {FactKey::Kind::complete, key->fact, 0, model::none}));
    }
    return out;
  }

  void look() {
    shown_.clear();
    const auto add = [&](const Uses& uses) { shown_.insert(uses.begin(), uses.end()); };
    for (const auto& answer : record_.answers) {
      for (const auto& claim : answer.claims) {
        for (const auto& derivation : claim.proofs ? *claim.proofs : std::vector<Derivation>{})
          add(derivation.uses), add(lists(derivation.uses));
      }
      if (!answer.reason) continue;
      for (const auto& without : answer.reason->without) add(lists(without.uses));  // all else is unknown there
    }
  }

  // Does it rest on the absence of something whose name may be hidden?
  bool cannot_be_checked(const Uses& uses) const {
    return nameless_ && std::ranges::any_of(
                            uses, [&](const std::string& fact) { return !given_.contains(fact) && sensitive(fact); });
  }

  bool take_out() {
    bool some = false;
    for (auto& answer : record_.answers) {
      for (auto& claim : answer.claims) {
        if (!claim.proofs || std::ranges::none_of(*claim.proofs, [&](const Derivation& one) {
              return cannot_be_checked(one.uses) || cannot_be_checked(lists(one.uses));
            }))
          continue;
        if (claim.day == answer.claims.front().day) answer.reason.reset();
        claim.proofs.reset();
        some = true;
      }
      for (auto& without : answer.reason ? answer.reason->without : none_) {
        if (!without.steps || !cannot_be_checked(lists(without.uses))) continue;
        without = {without.fact, {}, std::nullopt, {}};
        some = true;
      }
    }
    return some;
  }

  void hide(FactEntry& entry) const {
    entry.commitment = commitment(model_, names_, entry);
    if (sensitive(entry.fact)) entry.fact.clear();
    entry.value.reset();
    entry.salt.clear();
    entry.evidence.clear();
  }

  const model::Model& model_;
  const Names names_;
  CaseRecord& record_;
  Facts given_, shown_;
  bool nameless_ = false;
  std::vector<Without> none_;
};
}  // namespace

void redact(const model::Model& model, CaseRecord& record, const std::function<std::string()>& salt) {
  Redactor(model, record).run(salt);
}

}  // namespace hirepath::certificate
