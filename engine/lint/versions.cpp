// HP406: the rules of one authority in time. Alternative routes may run side by side; what looks like an accident is a
// rule that reaches a little into the next one, or days between two rules on which none is in force.
#include <algorithm>

#include "lint/findings.hpp"

namespace hirepath::lint {

namespace {
using model::Rule;
using values::Date;

constexpr std::int32_t accidental = 31;  // days that two versions share by mistake; longer is meant
}  // namespace

void versions(const Network& network, text::Diagnostics& found) {
  const auto& model = *network.model;
  for (const auto& authority : model.authorities) {
    std::vector<const Rule*> rules;  // in order of their first day
    for (const Id id : authority.rules) {
      if (model.rules[id].permits) rules.push_back(&model.rules[id]);
    }
    for (const auto* earlier : rules) {
      for (const auto* later : rules) {
        if (earlier->from >= later->from || earlier->until < later->from || earlier->until >= later->until ||
            earlier->until - later->from >= accidental)
          continue;
        auto& finding =
            found.note("HP406", later->place,
                       "two rules of " + authority.id + " are in force from " + values::to_string(later->from) +
                           " through " + values::to_string(earlier->until));
        finding.suggestion = "if " + later->path + " replaces " + earlier->path + ", end that one on " +
                             values::to_string(later->from - 1);
        finding.notes.push_back({earlier->place, "the earlier rule"});
      }
    }
    const Rule* last = nullptr;  // the rule in force longest so far
    for (const auto* rule : rules) {
      if (last && last->until != Date::max() && rule->from > last->until + 1) {
        auto& finding =
            found.note("HP406", rule->place,
                       "no rule of " + authority.id + " is in force from " + values::to_string(last->until + 1) +
                           " through " + values::to_string(rule->from - 1));
        finding.suggestion = "if there was no such law then, say so in a note";
        finding.notes.push_back({last->place, "the rule before"});
      }
      if (!last || rule->until > last->until) last = rule;
    }
  }
}

}  // namespace hirepath::lint
