// Room for a block, and which step finds its masks where.
#include "screen/columns.hpp"

#include <algorithm>

namespace hirepath::screen {

namespace {
Mask* first_of(Store& store, const Step& step) {
  return (step.scope == model::none ? store.shared.data() : store.layered[step.scope].data()) + step.masks;
}
}  // namespace

Columns::Columns(const Program& of) : program(of) {
  const auto lists = of.lists.size(), goals = of.goals.size(), steps = of.steps.size();
  layers.resize(lists);
  room.resize(lists);
  present.resize(lists);
  complete.resize(lists);
  latest.resize(lists);
  for (auto* store : {&own, &of_job, &later}) {
    store->shared.resize(of.shared_masks);
    store->layered.resize(lists);
  }
  for (auto* regions : {&own_regions, &job_regions}) {
    regions->of.resize(of.with_regions.size());
    for (std::size_t i = 0; i < of.with_regions.size(); ++i) {
      if (of.steps[of.with_regions[i]].scope == model::none) regions->of[i].resize(1);
    }
  }
  for (auto* view : {&own_view, &job_view, &later_view}) {
    view->at.resize(steps);
    view->regions.resize(of.with_regions.size());
  }
  scratch.facts.resize(of.network->model->facts.size());
  on.day.fill(of.options.on.days);
  end.day.fill(Date::max().days);
  status.resize(goals);
  until.resize(goals);
  constant.resize(goals);
  missing.resize(goals);
  code.resize(goals);
  everything.assign(steps, true);
  for (const auto& step : of.steps) is_dated.push_back(step.dated);
}

void Columns::grow() {
  for (Id list = 0; list < program.lists.size(); ++list) {
    if (layers[list] <= room[list]) continue;
    room[list] = layers[list];
    for (auto* store : {&own, &of_job, &later}) store->layered[list].resize(room[list] * program.layer_masks[list]);
    for (auto* regions : {&own_regions, &job_regions}) {
      for (std::size_t i = 0; i < program.with_regions.size(); ++i) {
        if (program.steps[program.with_regions[i]].scope == list) regions->of[i].resize(room[list]);
      }
    }
  }
  lay_over(own_view, own_view, own, &own_regions, everything);
}

void Columns::lay_over(View& view, const View& below, Store& store, RegionStore* regions,
                       const std::vector<bool>& mine) {
  for (StepId id = 0; id < program.steps.size(); ++id)
    view.at[id] = mine[id] ? first_of(store, program.steps[id]) : below.at[id];
  for (std::size_t i = 0; i < program.with_regions.size(); ++i)
    view.regions[i] = regions && mine[program.with_regions[i]] ? regions->of[i].data() : below.regions[i];
}

}  // namespace hirepath::screen
