// Which of all answers concern this person, and in what order a counselor reads them.
#pragma once

#include <string>
#include <vector>

#include "explain/answer.hpp"

namespace hirepath::render {

using Picked = std::vector<const explain::Answer*>;

struct Paths {
  Picked own;         // appointing authorities that may apply and rest on something of this person
  Picked preference;  // preference and selection priorities, likewise
  Picked anybody;     // appointing authorities that a position or an agency opens to anybody who qualifies
  Picked undecided;   // facts are missing, or the law of the day is not recorded
  Picked later;       // do not apply today, and will
};

// own and preference: what ends soonest first, then paths made for groups of people (veterans, spouses) before those
// for everybody.
Paths paths(const explain::Answers& answers);

// Does the answer rest on something of this person, more than citizenship? Else it is a path that a position or an
// agency opens to anybody.
bool rests_on_the_person(const explain::Answer& answer);
bool is_open(const explain::Answer& answer);  // may-apply, conditional or conflict

// Ends within a year from the day asked.
bool closes_soon(const explain::Answers& answers, const explain::Answer& answer);
// Those of `own` and `preference` that close soon, soonest first.
Picked closing(const explain::Answers& answers, const Paths& paths);

const model::Authority& authority(const explain::Answers& answers, const explain::Answer& answer);
// "may apply if the agency decides so"
std::string answer_words(const explain::Answer& answer);
// The same "until 2027-05-13".
std::string standing(const explain::Answer& answer);
// What the answer is after its last day: "then: the sources disagree", or nothing.
std::string afterwards(const explain::Answer& answer);
std::string plain_words(model::Status status);
// A path that USAJOBS shows to the public, not to a group of people (veterans, spouses).
bool is_for_everybody(const model::Authority& authority);
bool has_path(const model::Authority& authority, std::string_view path);

}  // namespace hirepath::render
