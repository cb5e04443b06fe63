// Room for a block, which step finds its masks where, and what is known of the latest elements.
#include "screen/columns.hpp"

#include <algorithm>

#include "screen/lanes.hpp"

namespace hirepath::screen {

namespace {
Mask* first_of(Store& store, const Step& step) {
  return (step.scope == model::none ? store.shared.data() : store.layered[step.scope].data()) + step.masks;
}
}  // namespace

Columns::Columns(const Program& of) : program(of), sheet(of.layout) {
  const auto lists = of.lists.size(), goals = of.goals.size(), steps = of.steps.size();
  room.resize(lists);
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
  scratch.position_given = scratch.agency_given = true;
  job_facts.masks.resize(of.layout.masks);
  job_facts.numbers.resize(of.layout.numbers);
  moved.resize(of.periods.size());
  turns.resize(of.with_regions.size() * 2);
  judged.resize(steps);
  varies.resize(steps);
  is_direct.resize(steps);
  status.resize(goals);
  until.resize(goals);
  changes.resize(goals);
  constant.resize(goals);
  missing.resize(goals);
  code.resize(goals);
  everything.assign(steps, true);
  for (const auto& step : of.steps) is_dated.push_back(step.dated);
  lay_over(own_view, own_view, own, &own_regions, everything);
}

void Columns::grow() {
  bool grown = false;
  for (Id list = 0; list < program.lists.size(); ++list) {
    if (sheet.depth[list] <= room[list]) continue;
    grown = true;
    room[list] = sheet.depth[list];
    latest[list].first.resize(room[list]);
    latest[list].last.resize(room[list]);
    latest[list].latest.resize(room[list]);
    for (auto* store : {&own, &of_job, &later}) store->layered[list].resize(room[list] * program.layer_masks[list]);
    for (auto* regions : {&own_regions, &job_regions}) {
      for (std::size_t i = 0; i < program.with_regions.size(); ++i) {
        if (program.steps[program.with_regions[i]].scope == list) regions->of[i].resize(room[list]);
      }
    }
  }
  if (grown) lay_over(own_view, own_view, own, &own_regions, everything);
  for (const auto id : program.direct) {
    const auto& step = program.steps[id];
    is_direct[id] = planes(step, left_out).count == 1;
    own_view.at[id] =
        is_direct[id] ? &sheet.facts.masks[program.leaf_plans[step.leaf].slot.masks] : first_of(own, step);
  }
}

void Columns::lay_over(View& view, const View& below, Store& store, RegionStore* regions,
                       const std::vector<bool>& mine) {
  for (StepId id = 0; id < program.steps.size(); ++id)
    view.at[id] = mine[id] ? first_of(store, program.steps[id]) : below.at[id];
  for (std::size_t i = 0; i < program.with_regions.size(); ++i)
    view.regions[i] = regions && mine[program.with_regions[i]] ? regions->of[i].data() : below.regions[i];
}

namespace {
// As Session::find_latest: element i may be the latest from its earliest day on, for as long as none that is surely
// later has surely come.
void find_latest(Columns& columns, Id list) {
  const auto& sheet = columns.sheet;
  const auto& model = *columns.program.network->model;
  const auto& slot = columns.program.layout.lists[list]
                         .fields[model.records[model.facts[columns.program.lists[list]].type.record].ordered_by];
  auto& latest = columns.latest[list];
  constexpr auto least = Date::min().days, most = Date::max().days;
  latest.sure.at.fill(most + 1);
  latest.perhaps.at.fill(most + 1);
  const auto depth = sheet.depth[list];
  // Where no date is known, and where there is no element, it is any day.
  for (std::size_t i = 0; i < depth; ++i) {
    const auto& cells = sheet.layers[list][i];
    const auto &early = cells.number(slot, 0).at, &late = cells.latest(slot).at;
    each_word(cells.known(slot), [&](Word known, std::size_t lane, std::size_t bit) {
      const bool is = (known >> bit & 1U) != 0;
      latest.first[i].at[lane] = is ? early[lane] : least;
      latest.latest[i].at[lane] = is ? late[lane] : most;
    });
  }
  for (std::size_t i = 0; i < depth; ++i) {
    const auto &first = latest.first[i].at, &own = latest.latest[i].at;
    auto& last = latest.last[i].at;
    last.fill(most);
    for (std::size_t j = 0; j < depth; ++j) {
      if (j == i) continue;
      const auto &others = latest.first[j].at, &late = latest.latest[j].at;
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        const auto here = own[lane], from = others[lane], day = late[lane];
        const bool before = here < from, bounded = day != most, later = before && bounded;
        last[lane] = later ? std::min(last[lane], day - 1) : last[lane];
      }
    }
    each_word(sheet.present[list][i], [&](Word there, std::size_t lane, std::size_t bit) {
      auto &sure = latest.sure.at[lane], &perhaps = latest.perhaps.at[lane];
      sure = own[lane] < most ? std::min(sure, own[lane]) : sure;
      perhaps = (there >> bit & 1U) != 0 ? std::min(perhaps, first[lane]) : perhaps;
    });
  }
}
}  // namespace

void start(Columns& columns) {
  const auto& sheet = columns.sheet;
  columns.valid = first_lanes(sheet.count);
  columns.left_out = !columns.about_jobs && (columns.valid & ~(sheet.position_given & sheet.agency_given)).any();
  columns.grow();
  for (Id list = 0; list < columns.program.lists.size(); ++list) {
    if (columns.program.has_latest[list]) widest([&] { find_latest(columns, list); });
  }
  columns.judged = columns.is_direct;
}

}  // namespace hirepath::screen
