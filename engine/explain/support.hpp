// For this room and certificate: which facts an authority's answer can depend on, how they are called, and how they are
// forgotten and put back.
#pragma once

#include <compare>
#include <string>
#include <vector>

#include "session/session.hpp"

namespace hirepath::explain {

using model::Id;

// One thing that can be known: a fact; a field of a list's element; whether a list is complete.
struct FactKey {
  enum class Kind : std::uint8_t { fact, field, complete };
  Kind kind = Kind::fact;
  Id fact = model::none;  // the fact, or the list
  std::uint32_t element = 0;
  Id field = model::none;
  friend auto operator<=>(const FactKey&, const FactKey&) = default;
};

std::string json_path(const model::Model& model, const FactKey& key);
// Null for completeness.
const model::Fact* declaration(const model::Model& model, const FactKey& key);
const model::Known* known(const session::Session& session, const FactKey& key);
bool is_known(const session::Session& session, const FactKey& key);
// Known, and good enough for this question: not contradicted, and verified where only verified facts count.
bool counts(const session::Session& session, const FactKey& key);

// The facts a leaf gate reads for one element.
std::vector<FactKey> facts_of_leaf(const session::Session& session, network::GateId gate, std::size_t element);
// These gates and all below them.
std::vector<network::GateId> cone(const network::Network& network, const std::vector<network::GateId>& gates);
// Every fact the gates under these can depend on, in order.
std::vector<FactKey> support(const session::Session& session, const std::vector<network::GateId>& gates);

// Forgets facts one by one for as long as `same` stays true, and gives back what was needed; the session is left with
// only that. Sensitive facts are tried first, so that they are shown only where nothing else would do.
struct Forgotten {
  FactKey key;
  model::Known known;
};
template <class Same>
std::vector<Forgotten> forget_all_but_needed(session::Session& session, const std::vector<FactKey>& keys, Same same);
void forget(session::Session& session, const FactKey& key);
void restore(session::Session& session, const Forgotten& forgotten);

template <class Same>
std::vector<Forgotten> forget_all_but_needed(session::Session& session, const std::vector<FactKey>& keys, Same same) {
  std::vector<Forgotten> gone;
  const auto try_to_forget = [&](bool sensitive) {
    for (const auto& key : keys) {
      if (!is_known(session, key)) continue;
      const auto* fact = declaration(session.model(), key);
      if ((fact && fact->sensitive) != sensitive) continue;
      // A presumption, or the action date, would take the place of what is known and speak against it.
      if (fact && (fact->defaults_to_action_date || (session.options().presume && values::known(fact->presumed))))
        continue;
      const auto* before = known(session, key);
      Forgotten forgotten{key, before ? *before : model::Known{}};
      forget(session, key);
      if (same())
        gone.push_back(std::move(forgotten));
      else
        restore(session, forgotten);
    }
  };
  try_to_forget(true);
  try_to_forget(false);
  return gone;
}

}  // namespace hirepath::explain
