// Private to the room: in which order definitions and rules can be settled.
#pragma once

#include <optional>
#include <vector>

#include "model/model.hpp"

namespace hirepath::network {

// A definition or a rule.
struct Item {
  bool rule = false;
  model::Id id = model::none;
  friend bool operator==(const Item&, const Item&) = default;
};

// Every definition and rule after all it needs; or the circle that makes this impossible, in `cycle` (first item
// repeated at the end).
struct Order {
  std::vector<Item> items;
  std::vector<Item> cycle;
};

Order order(const model::Model& model);
// What an item needs directly: definitions its conditions ask for; rules that override it.
std::vector<Item> needs(const model::Model& model, Item item);

}  // namespace hirepath::network
