// Private to the room: the conditions of an authority's rules as they are written, by label.
#pragma once

#include <set>

#include "explain/answer.hpp"

namespace hirepath::explain {

// What stands below a condition, the definitions that it asks for included.
struct Below {
  std::set<std::string> labels;
  std::set<std::string> facts;  // JSON paths of facts and lists, without elements and fields
};
Below below(const model::Model& model, const model::Condition& condition);

// Do the condition's words speak of a sensitive fact: does it rest on one whichever way it is fulfilled ("a disabled
// veteran")? Where another way does as well ("a covered veteran") they say nothing of it.
bool speaks_of_sensitive(const model::Model& model, const model::Condition& condition);

// The labelled condition of the rule's own text, or its whole body where the label is the rule's name.
const model::Condition* labelled(const model::Rule& rule, const std::string& label);

// The first of the innermost labelled conditions of the rule's own text that depends on one of the facts needed. Null:
// none does, or the rule is one condition without a label.
const model::Condition* asking_for(const model::Model& model, const model::Rule& rule, const std::vector<Need>& needs);

}  // namespace hirepath::explain
