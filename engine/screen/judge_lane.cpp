// One lane that no column tells all about: its case, or what the columns say of it, judged by session::judge.
#include <algorithm>

#include "screen/columns.hpp"

namespace hirepath::screen {

using session::Region;

Region judge_lane(Columns& columns, const network::Leaf& leaf, std::size_t lane, std::size_t layer) {
  const auto& program = columns.program;
  auto& facts = columns.scratch;
  const auto* own = columns.sheet.cases[lane];
  const bool with_job =
      std::any_of(leaf.reads.begin(), leaf.reads.end(), [&](auto ref) { return columns.is_of_job(ref); });
  if (own && !with_job) return session::judge(leaf, layer, program.view(*own));
  const auto from_column = [&](model::Known& into, const Cells& cells, const Slot& slot) {
    into.value = cells.value(slot, lane);
    into.state = model::EvidenceState::verified;
  };
  for (const auto ref : leaf.reads) {
    if (ref.field) continue;
    auto& into = facts.facts[ref.index];
    if (columns.is_of_job(ref))
      into = columns.job->facts.facts[ref.index];
    else if (own)
      into = own->facts[ref.index];
    else
      from_column(into, columns.sheet.facts, program.layout.facts[ref.index]);
  }
  const auto take_list = [&](Id fact) {
    facts.lists.erase(fact);
    if (own) {
      if (const auto at = own->lists.find(fact); at != own->lists.end()) facts.lists[fact] = at->second;
      return;
    }
    const Id list = program.list_of[fact];
    const auto& fields = program.layout.lists[list].fields;
    auto& known = facts.lists[fact];
    known.complete = columns.sheet.complete[list].has(lane);
    for (std::size_t i = 0; i < columns.sheet.depth[list] && columns.sheet.present[list][i].has(lane); ++i) {
      auto& element = known.elements.emplace_back();
      element.fields.resize(fields.size());
      for (Id field = 0; field < fields.size(); ++field)
        from_column(element.fields[field], columns.sheet.layers[list][i], fields[field]);
    }
  };
  if (leaf.scope != model::none) take_list(leaf.scope);
  for (const Id fact : leaf.reads_lists) take_list(fact);
  return session::judge(leaf, layer, program.view(facts));
}

}  // namespace hirepath::screen
