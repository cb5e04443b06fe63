// Room for a block, which step finds its masks where, and what is known of the latest elements.
#include "screen/columns.hpp"

#include <algorithm>

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
    if (sheet.depth[list] <= room[list]) continue;
    room[list] = sheet.depth[list];
    latest[list].first.resize(room[list]);
    latest[list].last.resize(room[list]);
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

bool Columns::is_of_job(model::FactRef ref) const { return job && !ref.field && job->given[ref.index]; }

namespace {
// As Session::latest_masks: element i may be the latest from its earliest day on, for as long as none that is surely
// later has surely come.
void find_latest(Columns& columns, Id list) {
  const auto& sheet = columns.sheet;
  const auto& model = *columns.program.network->model;
  const auto& slot = columns.program.layout.lists[list]
                         .fields[model.records[model.facts[columns.program.lists[list]].type.record].ordered_by];
  auto& latest = columns.latest[list];
  latest.sure.at.fill(Date::max().days + 1);
  latest.perhaps.at.fill(Date::max().days + 1);
  const auto depth = sheet.depth[list];
  std::array<Column, 2> unknown;  // where no date is known
  unknown[0].at.fill(Date::min().days), unknown[1].at.fill(Date::max().days);
  for (std::size_t i = 0; i < depth; ++i) {
    const auto& cells = sheet.layers[list][i];
    latest.first[i] = unknown[0], latest.last[i] = unknown[1];
    each_lane(cells.known(slot), [&](std::size_t lane) {
      latest.first[i].at[lane] = cells.number(slot, 0).at[lane];
      latest.last[i].at[lane] = cells.number(slot, 1).at[lane];
    });
  }
  // For now `last` is the element's latest day; each in turn is replaced by the day before that of a later one.
  std::vector<Column> days(latest.last.begin(), latest.last.begin() + static_cast<std::ptrdiff_t>(depth));
  for (std::size_t i = 0; i < depth; ++i) {
    auto& last = latest.last[i];
    last = unknown[1];
    const auto& there = sheet.present[list][i];
    for (std::size_t j = 0; j < depth; ++j) {
      if (j == i) continue;
      for (std::size_t w = 0; w < words; ++w) {
        if ((there.word[w] & sheet.present[list][j].word[w]) == 0) continue;
        for (std::size_t lane = w * 64; lane < w * 64 + 64; ++lane) {
          const auto late = days[j].at[lane];
          const bool before = days[i].at[lane] < latest.first[j].at[lane], bounded = late != Date::max().days;
          const bool listed = sheet.present[list][j].has(lane), later = before && bounded && listed;
          last.at[lane] = later ? std::min(last.at[lane], late - 1) : last.at[lane];
        }
      }
    }
    each_lane(there, [&](std::size_t lane) {
      if (days[i].at[lane] < Date::max().days) latest.sure.at[lane] = std::min(latest.sure.at[lane], days[i].at[lane]);
      latest.perhaps.at[lane] = std::min(latest.perhaps.at[lane], latest.first[i].at[lane]);
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
    if (columns.program.has_latest[list]) find_latest(columns, list);
  }
  std::fill(columns.judged.begin(), columns.judged.end(), false);
}

}  // namespace hirepath::screen
