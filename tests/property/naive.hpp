// The reference evaluator: docs/rule-language.md and the semantics read straight off the model, one day at a time, slow
// and plain. It shares nothing with the engine's network and session: no gates, no masks, no period arithmetic. It is
// the oracle; the engine is the suspect.
#pragma once

#include <optional>
#include <set>

#include "model/model.hpp"
#include "values/truth.hpp"

namespace hirepath::naive {

using model::Id;
using values::Date;

// What can still be said of a condition. In the known plane at most one is true; in the planes below both may be.
struct Can {
  bool yes = false, no = false;
  friend bool operator==(const Can&, const Can&) = default;
};

// Our definition of the three planes. A leaf is a test of facts without "and", "or", "not".
//   known     a leaf whose facts leave it open is neither yes nor no (Kleene).
//   job       as known, but a leaf that is open although every fact it lacks is about a left-out position or agency can
//   be either (semantics 15). decision  as job, but facts that somebody else decides may be lacking too (semantics 8).
// Above the leaves: "all" can be yes when every part can, no when some part can; "any" and "not" dually. Each leaf is
// taken at its best on its own.
enum class Plane { known, job, decision };

struct Options {
  std::optional<Date> law_on;
  bool verified_only = false;
  bool presume = true;
};

class Evaluator {
 public:
  Evaluator(const model::Model& model, const model::Case& facts, Options options)
      : model_(model), facts_(facts), options_(options) {}

  model::Status status(Id authority, Date day) const;
  values::Truth definition(Id definition, Date day) const;
  // Days on which some comparison of dates may change, as far as evaluating has met any: worth a look, with their
  // neighbours.
  const std::set<Date>& turning_days() const { return turning_days_; }

 private:
  struct Place {  // where a condition is judged
    Date day;
    Plane plane;
    Id list = model::none;
    std::size_t element = 0;
  };
  struct Days {  // some day from early through late; open ends are Date::min() and Date::max()
    Date early = Date::min(), late = Date::max();
  };
  enum class Level { yes, conditional, open, no };

  Can judge(const model::Condition& condition, const Place& place) const;
  Can leaf(const model::Leaf& leaf, const Place& place) const;
  Can quantified(const model::Condition& condition, const Place& place) const;
  Can latest(const model::Condition& condition, const Place& place) const;
  values::Truth compare(const model::Leaf& leaf, const Place& place) const;
  Days days(const model::DateExpression& expression, const Place& place) const;
  void extend(Days& end, Days base, const model::Extension& extension, const Place& place) const;
  Days date_of(Id list, std::size_t element, Id field) const;

  const model::ListKnown& list(Id id) const;
  const model::Fact& declared(model::FactRef ref, const Place& place) const;
  const values::Value* value(model::FactRef ref, const Place& place) const;  // null: not known
  bool left_out(model::FactRef ref) const;
  bool law_in_force(Date from, Date until, Date day) const;

  // A reading that conflicts: the authority as if rule `rule` read otherwise.
  struct Reading {
    Id rule = model::none;
    const model::ConflictReading* text = nullptr;
  };
  Can effective(Id rule, const Reading& reading, Date day, Plane plane) const;
  Can concluded(Id authority, const Reading& reading, Date day, Plane plane) const;
  Level level(Id authority, const Reading& reading, Date day) const;
  bool recorded(Id authority, Date day) const;

  const model::Model& model_;
  const model::Case& facts_;
  Options options_;
  mutable std::set<Date> turning_days_;
};

}  // namespace hirepath::naive
