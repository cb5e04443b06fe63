// One leaf against the facts: from when to when it is known to hold, and known not to.
#pragma once

#include "network/network.hpp"
#include "values/truth.hpp"

namespace hirepath::session {

using model::Id;

// The days on which a leaf is yes and on which it is no (both ends included; first > last: never). Elsewhere it is
// unknown.
struct Region {
  values::Date yes_first = values::Date::max(), yes_last = values::Date::min();
  values::Date no_first = values::Date::max(), no_last = values::Date::min();
  bool left_out = false;  // where unknown: only because the position or agency is left out
  bool decider = false;   // where unknown: only because a decider has not decided (or the subject is left out)
  friend bool operator==(const Region&, const Region&) = default;
};

// The facts as the evaluation sees them: evidence and presumptions applied.
struct Facts {
  const model::Model* model;
  const model::Case* facts;
  values::Date on;
  bool verified_only, presume;
  // The list asked for last: the leaves about one element follow one another.
  mutable Id last_list = model::none;
  mutable const model::ListKnown* last = nullptr;

  const model::Known& field(Id list, std::size_t element, Id index) const {
    if (list != last_list) last_list = list, last = &facts->lists.find(list)->second;
    return last->elements[element].fields[index];
  }

  const model::Known& given(model::FactRef ref, Id list, std::size_t element) const {
    return ref.field ? field(list, element, ref.index) : facts->facts[ref.index];
  }
  // The value that counts; monostate when unknown.
  const values::Value& value(const model::Known& known, const model::Fact& fact) const;
  const values::Value& value(model::FactRef ref, Id list, std::size_t element) const;
  const model::Fact& declaration(model::FactRef ref, Id list) const;
  bool is_known(model::FactRef ref, network::Traits traits, Id list, std::size_t element) const;
  // Given, not contradicted, and with the evidence asked for.
  bool counts(const model::Known& known) const {
    return values::known(known.value) && known.state != model::EvidenceState::contradicted &&
           (!verified_only || known.state == model::EvidenceState::verified);
  }
};

Region judge(const network::Leaf& leaf, std::size_t element, const Facts& facts);
// A condition that does not depend on the action date, about one element.
values::Truth judge_timeless(const model::Condition& condition, Id list, std::size_t element, const Facts& facts);

}  // namespace hirepath::session
