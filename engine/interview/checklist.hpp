// Private to the room: rare gatekeepers of one topic asked at once. Most authorities wait for something of their own
// that hardly anybody has; one by one, each such "no" closes one answer.
#pragma once

#include <optional>
#include <string>

#include "interview/order.hpp"

namespace hirepath::interview {

// What an item says that was left unmarked: no, the choice that stands for none, no entry. Nothing: the type has no
// such value, so that it cannot be an item.
std::optional<values::Value> unmarked(const model::Type& type);
// All others, in words.
std::string choices_to_mark(const model::Type& type);

struct Checklist {
  std::vector<Target> targets;  // the most deciding first
  std::int64_t gain = 0;        // to be compared with gain()
};

// The best of each topic that has one. Items are about the person, asked of the same one, declared to be rare, neither
// sensitive nor presumed; each adds more than it costs to read it.
std::vector<Checklist> checklists(Circuit& circuit, const std::vector<const Candidate*>& among);

}  // namespace hirepath::interview
