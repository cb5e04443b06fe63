// Private to the room: is each step of a derivation right by itself, given those it points to?
#pragma once

#include "certificate/world.hpp"

namespace hirepath::certificate {

// A conflicting reading of a rule of the model.
struct ReadingOf {
  Id rule = model::none;
  std::uint32_t index = 0;
  friend bool operator==(const ReadingOf&, const ReadingOf&) = default;
};
using MaybeReading = std::optional<ReadingOf>;  // nothing: the rules as they are
std::string reading_name(const model::Model& model, const MaybeReading& reading);

struct Conclusion {
  Id authority = model::none;
  Date day;
  MaybeReading reading;
  bool truth = true;
};

// What is wrong with the steps of that conclusion, and with which.
Wrong check_steps(World& world, const Conclusion& conclusion, const std::vector<Step>& steps);

}  // namespace hirepath::certificate
