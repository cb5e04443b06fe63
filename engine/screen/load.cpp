// Cases -> columns. Each leaf is judged by session::judge itself, once for all days, for what a case gives; what it
// does not give is the same for all cases and judged once for all.
#include <algorithm>

#include "screen/columns.hpp"

namespace hirepath::screen {

namespace {
using session::Region;

Word lane_bit(std::size_t lane) { return Word{1} << (lane % 64); }
void put(Mask& mask, std::size_t lane, bool value) {
  auto& word = mask.word[lane / 64];
  word = value ? word | lane_bit(lane) : word & ~lane_bit(lane);
}
// Yes (no) on the day asked.
struct OnDay {
  bool yes, no;
};
OnDay on_day(const Region& region, Date on) {
  return {region.yes_first <= on && on <= region.yes_last, region.no_first <= on && on <= region.no_last};
}
OnDay in_plane(OnDay known, const Region& region, std::size_t plane, Planes have) {
  if (plane == 0 || known.yes || known.no) return known;
  const bool open = plane == 1 && have.job == 1 ? region.left_out : region.decider;
  return {open, open};
}

class Loader {
 public:
  explicit Loader(Columns& columns) : columns_(columns), program_(columns.program) {}

  void operator()() {
    make_room();
    blank();
    for (std::size_t lane = 0; lane < columns_.cases.size(); ++lane) load_case(lane, *columns_.cases[lane]);
    finish();
  }

 private:
  void make_room() {
    columns_.left_out = false;
    columns_.valid = {};
    std::fill(columns_.layers.begin(), columns_.layers.end(), 0);
    for (std::size_t lane = 0; lane < columns_.cases.size(); ++lane) {
      const auto& facts = *columns_.cases[lane];
      put(columns_.valid, lane, true);
      columns_.left_out = columns_.left_out || (!columns_.about_jobs && (!facts.position_given || !facts.agency_given));
      for (const auto& [list, known] : facts.lists) {
        if (const Id at = program_.list_of[list]; at != model::none)
          columns_.layers[at] = std::max(columns_.layers[at], known.elements.size());
      }
    }
    for (Id list = 0; list < program_.lists.size(); ++list) {
      auto& latest = columns_.latest[list];
      columns_.complete[list] = {};
      if (columns_.layers[list] > columns_.present[list].size()) {
        columns_.present[list].resize(columns_.layers[list]);
        latest.first.resize(columns_.layers[list]);
        latest.last.resize(columns_.layers[list]);
      }
      for (auto& mask : columns_.present[list]) mask = {};
      latest.sure.day.fill(Date::max().days + 1);
      latest.perhaps.day.fill(Date::max().days + 1);
    }
    columns_.grow();
  }

  // What a leaf is where nothing is known of its facts, by which subjects are given.
  void blank() {
    for (unsigned given = 0; given < 4; ++given) {
      Mask mask;
      for (std::size_t lane = 0; lane < columns_.cases.size(); ++lane) {
        const auto& facts = *columns_.cases[lane];
        const bool position = columns_.about_jobs || facts.position_given,
                   agency = columns_.about_jobs || facts.agency_given;
        if (((position ? 1U : 0U) | (agency ? 2U : 0U)) == given) put(mask, lane, true);
      }
      if (!mask.any()) continue;
      for (const auto id : program_.leaves) {
        for (std::size_t layer = 0; layer < columns_.layers_of(program_.steps[id]); ++layer)
          store(columns_, columns_.own_view, columns_.own_regions, id, layer, mask, program_.blank[id][given]);
      }
    }
  }
  void load_case(std::size_t lane, const model::Case& facts) {
    const auto view = program_.view(facts);
    const auto elements = [&](Id scope) {
      const auto at = facts.lists.find(program_.lists[scope]);
      return at == facts.lists.end() ? std::size_t{0} : at->second.elements.size();
    };
    const auto judge_one = [&](StepId id, std::size_t element) {
      const auto& leaf = program_.network->leaves[program_.steps[id].payload];
      auto region = session::judge(leaf, element, view);
      if (columns_.about_jobs && !(facts.position_given && facts.agency_given))
        region = where_given(region, leaf, element, view);
      store(columns_, columns_.own_view, columns_.own_regions, id, element, lane, region);
    };
    // A leaf that hangs on one answer needs no more than a look into its table.
    const auto look_up = [&](StepId id, std::size_t layer, const values::Value& value) {
      const auto& table = program_.by_answer[id];
      if (table.empty()) return false;
      const auto* choice = std::get_if<values::Choice>(&value);
      const bool yes = table[choice ? choice->index : std::get<bool>(value) ? 1U : 0U] == values::Truth::yes;
      Mask* masks = columns_.group(columns_.own_view, id, layer);
      put(masks[0], lane, yes);
      put(masks[1], lane, !yes);
      return true;
    };
    // A leaf that reads several facts is judged with the first of them that is given.
    const auto is_first = [&](StepId id, model::FactRef ref, std::size_t element) {
      const auto& leaf = program_.network->leaves[program_.steps[id].payload];
      for (const auto other : leaf.reads) {
        if (other == ref) break;
        if (view.is_known(other, {}, leaf.scope, element)) return false;
      }
      return true;
    };
    const auto judge_all = [&](StepId id, model::FactRef ref) {
      const Id scope = program_.steps[id].scope;
      for (std::size_t element = 0; element < (scope == model::none ? 1 : elements(scope)); ++element) {
        if (ref.index == model::none || is_first(id, ref, element)) judge_one(id, element);
      }
    };
    for (const Id fact : program_.facts) {
      const auto& known = facts.facts[fact];
      if (!view.counts(known)) continue;
      for (const auto id : program_.readers[fact]) {
        if (!look_up(id, 0, known.value)) judge_all(id, {false, fact});
      }
    }
    for (const auto& [fact, known] : facts.lists) {
      const Id list = program_.list_of[fact];
      if (list == model::none) continue;
      put(columns_.complete[list], lane, known.complete);
      for (std::size_t element = 0; element < known.elements.size(); ++element) {
        put(columns_.present[list][element], lane, true);
        for (const Id field : program_.fields[list]) {
          const auto& given = known.elements[element].fields[field];
          if (!view.counts(given)) continue;
          for (const auto id : program_.field_readers[list][field]) {
            if (!look_up(id, element, given.value) && is_first(id, {true, field}, element)) judge_one(id, element);
          }
        }
      }
      for (const auto id : program_.extended[list]) judge_all(id, {});
      if (program_.has_latest[list]) load_latest(lane, list, known, view);
    }
  }

  // The best planes of leaves that were looked up: what is known is known there too.
  void finish() {
    for (const auto id : program_.leaves) {
      const auto& step = program_.steps[id];
      const auto have = planes(step, columns_.left_out);
      if (program_.by_answer[id].empty() || have.count == 1) continue;
      for (std::size_t layer = 0; layer < columns_.layers_of(step); ++layer) {
        Mask* masks = columns_.group(columns_.own_view, id, layer);
        const Mask open = ~(masks[0] | masks[1]);
        for (std::size_t plane = 1; plane < have.count; ++plane) {
          masks[plane * 2] = (masks[plane * 2] & open) | masks[0];
          masks[plane * 2 + 1] = (masks[plane * 2 + 1] & open) | masks[1];
        }
      }
    }
  }

  // As Session::latest_masks: element i may be the latest from its earliest day on, for as long as none that is surely
  // later has surely come.
  void load_latest(std::size_t lane, Id list, const model::ListKnown& known, const session::Facts& facts) {
    const Id fact = program_.lists[list];
    const auto& model = *program_.network->model;
    const Id field = model.records[model.facts[fact].type.record].ordered_by;
    const auto bounds = [&](std::size_t i) {
      const auto& value = facts.value({true, field}, fact, i);
      return values::known(value) ? std::get<values::DateBounds>(value) : values::DateBounds{};
    };
    auto& latest = columns_.latest[list];
    for (std::size_t i = 0; i < known.elements.size(); ++i) {
      const auto mine = bounds(i);
      auto last = Date::max();
      for (std::size_t j = 0; j < known.elements.size(); ++j) {
        const auto other = bounds(j);
        if (j != i && mine.latest < other.earliest && other.latest != Date::max())
          last = std::min(last, other.latest - 1);
      }
      latest.first[i].day[lane] = mine.earliest.days;
      latest.last[i].day[lane] = last.days;
      if (mine.latest < Date::max()) latest.sure.day[lane] = std::min(latest.sure.day[lane], mine.latest.days);
      latest.perhaps.day[lane] = std::min(latest.perhaps.day[lane], mine.earliest.days);
    }
  }

  Columns& columns_;
  const Program& program_;
};
}  // namespace

void store(const Columns& columns, const View& view, RegionStore& regions, StepId id, std::size_t layer,
           std::size_t lane, const Region& region) {
  const auto& step = columns.program.steps[id];
  if (step.of_days) {
    auto& to = regions.of[step.regions][layer];
    to.yes_first.day[lane] = region.yes_first.days, to.yes_last.day[lane] = region.yes_last.days;
    to.no_first.day[lane] = region.no_first.days, to.no_last.day[lane] = region.no_last.days;
    put(to.left_out, lane, region.left_out);
    put(to.decider, lane, region.decider);
  }
  const auto have = planes(step, columns.left_out);
  const auto known = on_day(region, columns.program.options.on);
  Mask* masks = columns.group(view, id, layer);
  for (std::size_t plane = 0; plane < have.count; ++plane) {
    const auto is = in_plane(known, region, plane, have);
    put(masks[plane * 2], lane, is.yes);
    put(masks[plane * 2 + 1], lane, is.no);
  }
}

void store(const Columns& columns, const View& view, RegionStore& regions, StepId id, std::size_t layer,
           const Mask& mask, const Region& region) {
  const auto& step = columns.program.steps[id];
  const auto merge = [&](Mask& into, bool value) { into = value ? into | mask : into & ~mask; };
  if (step.of_days) {
    auto& to = regions.of[step.regions][layer];
    const bool all = mask == columns.valid;
    const auto fill = [&](DayColumn& column, Date day) {
      if (all) return column.day.fill(day.days);
      each_lane(mask, [&](std::size_t lane) { column.day[lane] = day.days; });
    };
    fill(to.yes_first, region.yes_first), fill(to.yes_last, region.yes_last);
    fill(to.no_first, region.no_first), fill(to.no_last, region.no_last);
    merge(to.left_out, region.left_out);
    merge(to.decider, region.decider);
  }
  const auto have = planes(step, columns.left_out);
  const auto known = on_day(region, columns.program.options.on);
  Mask* masks = columns.group(view, id, layer);
  for (std::size_t plane = 0; plane < have.count; ++plane) {
    const auto is = in_plane(known, region, plane, have);
    merge(masks[plane * 2], is.yes);
    merge(masks[plane * 2 + 1], is.no);
  }
}

// The region as it is where position and agency are given.
Region where_given(Region region, const network::Leaf& leaf, std::size_t element, const session::Facts& view) {
  bool unknown = false, decider = true;
  for (std::size_t i = 0; i < leaf.reads.size(); ++i) {
    const auto traits = leaf.traits[i];
    if (traits.action_date || view.is_known(leaf.reads[i], traits, leaf.scope, element)) continue;
    unknown = true;
    decider = decider && traits.decided;
  }
  region.left_out = false;
  region.decider = unknown && decider;
  return region;
}

void load(Columns& columns) { Loader{columns}(); }

}  // namespace hirepath::screen
