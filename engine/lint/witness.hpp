// A small case that shows a finding: a bounded search over the facts that matter, with the values at which the rules
// change their mind. Backtracking with Kleene pruning: a wish that is already known to fail ends a branch, however much
// is still unknown.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "network/network.hpp"

namespace hirepath::lint {

// What a gate should be.
struct Wish {
  network::GateId gate = 0;
  bool yes = true;
};

struct Witness {
  enum class Outcome { found, none, gave_up };
  Outcome outcome = Outcome::none;
  values::Date on;
  std::string text;  // "on 2026-01-01 with position.grade GS-9, a service-period (duty active)"
};

// Days that the wishes' conditions name, each with the days beside it: where a date of the law makes a difference.
std::vector<values::Date> named_days(const network::Network& network, std::span<const Wish> wishes);

// Tries the days in order, each with `budget` assignments. `none` is no proof: lists have at most two elements, dates
// and numbers are taken from where some condition changes.
Witness find_witness(const network::Network& network, std::span<const Wish> wishes, std::span<const values::Date> days,
                     std::size_t budget);

}  // namespace hirepath::lint
