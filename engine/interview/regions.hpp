// Private to the room: how a fact's values fall into regions between which the rules tell no difference on the day
// asked, and how likely each is before anything is known. Whole numbers, so that every machine asks the same.
#pragma once

#include <map>
#include <vector>

#include "interview/circuit.hpp"

namespace hirepath::interview {

using Chance = std::uint32_t;  // of 65,536
inline constexpr Chance certain = 1U << 16U;
constexpr Chance times(Chance a, Chance b) { return static_cast<Chance>(std::uint64_t{a} * b >> 16U); }

// The choice that says there is nothing to say, as the declarations word it.
std::optional<std::uint16_t> none_of(const model::Type& type);

struct Region {
  values::Value value;  // one of the region
  Chance chance = 0;
};

// Shares come from the declarations ("about N in 100"); without one: half yes, every choice and every region alike.
class Regions {
 public:
  Regions(const network::Network& network, const session::Options& options);

  // Of a fact (a list: yes is to have any entry), or of a field of a list.
  const std::vector<Region>& of(const Target& target) const;
  const std::vector<Region>& of(model::FactRef ref, Id list) const;

  // How likely each gate (and element) comes to be yes, and no, as things stand: the best that jobs and deciders can
  // make of it. A rough guess from above; it decides no answer and no order.
  struct Outlook {
    Chance yes = 0, no = 0;
  };
  std::vector<Outlook> outlook(const Circuit& circuit) const;

 private:
  std::vector<Region> cut(model::FactRef ref, Id list) const;
  Outlook leaf(GateId gate) const;

  const network::Network* network_;
  session::Options options_;
  std::vector<std::vector<Region>> facts_;
  std::map<std::pair<Id, Id>, std::vector<Region>> fields_;  // list, field
  std::vector<Outlook> leaves_;                              // of leaf gates, before anything is known
};

}  // namespace hirepath::interview
