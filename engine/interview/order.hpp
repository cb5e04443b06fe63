// Private to the room: which of the questions that matter comes next.
#pragma once

#include <set>

#include "interview/regions.hpp"

namespace hirepath::interview {

// The words that keep questions together: the declared topic, else the file a fact is declared in.
std::string_view topic_key(const model::Fact& fact);
// The fact's declaration, the field's, or the list's.
const model::Fact& declaration(const model::Model& model, const Target& target);
bool is_sensitive(const model::Model& model, const Target& target);

// An answer closed, against a judgement settled.
inline constexpr std::int64_t closing = 256;

// Expected answers closed by a question, and a little for each judgement it settles, for what it costs to answer.
std::int64_t gain(Circuit& circuit, const Regions& regions, const Target& target);

// By the greatest gain, except that: an element is finished before anything else, then its list; a topic that was begun
// is finished unless something gains three times as much; sensitive facts come after all others. It depends on the
// facts alone, so that an interview goes on where it was left; but first comes what was marked in a checklist.
// More than one target: a checklist. Nothing in `candidates`: nothing.
struct Ways {
  bool checklists = false;
  const std::set<Target>& marked;
};
std::vector<Target> choose(Circuit& circuit, const Regions& regions, std::vector<Candidate> candidates,
                           const Ways& ways);

}  // namespace hirepath::interview
