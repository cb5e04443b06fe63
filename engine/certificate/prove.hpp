// Private to the room: steps that show an authority's conclusion, from a session in which it is decided.
#pragma once

#include <map>
#include <set>

#include "certificate/facts.hpp"
#include "session/session.hpp"

namespace hirepath::certificate {

// The conflicting reading under which a conclusion is looked at; null: the rules as they are.
using Reading = const network::ConflictPlan*;

// Whether this edition has the law of that day.
bool is_recorded(const model::Authority& authority, Date law);

// "RULE.I"; empty for the rules as they are.
std::string reading_name(const model::Model& model, Reading reading);

struct Proof {
  std::vector<Step> steps;
  std::set<FactKey> reads;  // facts that steps look at, given or not; a list itself where its end matters
};

// Nothing where the session does not decide the conclusion so.
std::optional<Proof> prove(const session::Session& session, Id authority, Date day, Reading reading, bool truth);

}  // namespace hirepath::certificate
