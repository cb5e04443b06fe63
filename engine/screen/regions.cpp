// From when to when a leaf is yes and no, for those lanes where somebody asks.
#include "screen/columns.hpp"
#include "values/period.hpp"

namespace hirepath::screen {

namespace {
using session::Region;
using values::Date;

// The place of a day; made by `make` where another day stands there.
template <class Make>
const std::array<std::int32_t, 3>& remembered(Memo& memo, std::int32_t day, Make make) {
  if (memo.of.empty()) memo.of.assign(Memo::size, {Date::min().days, 0, 0});
  auto& entry = memo.of[static_cast<std::uint32_t>(day) % Memo::size];
  if (entry[0] != day) {
    const auto [first, second] = make();
    entry = {day, first, second};
  }
  return entry;
}

class Finder {
 public:
  Finder(Columns& columns, StepId id)
      : columns_(columns),
        program_(columns.program),
        step_(program_.steps[id]),
        leaf_(program_.network->leaves[step_.payload]),
        plan_(program_.leaf_plans[step_.leaf]) {}

  Region operator()(const DatedLeaf& dated, const Mask* on_day, std::size_t layer, std::size_t lane) {
    if (dated.same) return dated.region;
    if (dated.case_by_case.has(lane)) return judge_lane(columns_, leaf_, lane, layer);
    if (plan_.kind == LeafPlan::Kind::judge) return plan_.blank;
    Region out = moving(dated, on_day, layer, lane);
    if (const Id list = plan_.extended; list != model::none && !columns_.sheet.complete[list].has(lane)) {
      const Region never;
      if (plan_.extended_left)
        out.yes_first = never.yes_first, out.yes_last = never.yes_last;
      else
        out.no_first = never.no_first, out.no_last = never.no_last;
    }
    return out;
  }

 private:
  Region moving(const DatedLeaf& dated, const Mask* on_day, std::size_t layer, std::size_t lane) {
    Region out;
    if (dated.early.has(lane)) {
      if (plan_.right.kind != Side::Kind::fact) return plan_.blank;
      out.yes_first = Date::min(), out.yes_last.days = turn(plan_.right.ref, layer, lane, false)[1];
      out.no_first.days = turn(plan_.right.ref, layer, lane, true)[2], out.no_last = Date::max();
    } else if (dated.late.has(lane)) {
      if (plan_.left.kind != Side::Kind::fact) return plan_.blank;
      out.yes_first.days = turn(plan_.left.ref, layer, lane, true)[1], out.yes_last = Date::max();
      out.no_first = Date::min(), out.no_last.days = turn(plan_.left.ref, layer, lane, false)[2];
    } else {  // no side moves, or both: the same on all days
      if (on_day[0].has(lane)) out.yes_first = Date::min(), out.yes_last = Date::max();
      if (on_day[1].has(lane)) out.no_first = Date::min(), out.no_last = Date::max();
    }
    return out;
  }
  // With nothing known but this date, the day on which yes ends or begins, and no. Where it is known within bounds, the
  // one follows from its earliest day and the other from its latest.
  const std::array<std::int32_t, 3>& turn(model::FactRef ref, std::size_t layer, std::size_t lane, bool latest) {
    const auto& cells = columns_.cells(ref, step_.scope, layer);
    const auto day = cells.number(columns_.slot(ref, step_.scope), latest ? 1 : 0).at[lane];
    const bool right = plan_.right.kind == Side::Kind::fact && ref == plan_.right.ref;
    return remembered(columns_.turns[step_.regions * 2 + (right ? 1 : 0)], day, [&] {
      const auto region = judge(ref, day);
      return right ? std::pair(region.yes_last.days, region.no_first.days)
                   : std::pair(region.yes_first.days, region.no_last.days);
    });
  }
  Region judge(model::FactRef ref, std::int32_t day) {
    auto& facts = columns_.scratch;
    for (const auto other : leaf_.reads) {
      if (!other.field) facts.facts[other.index] = {};
    }
    if (step_.scope != model::none) {
      auto& list = facts.lists[leaf_.scope];
      list.elements.assign(1, {std::vector<model::Known>(program_.layout.lists[step_.scope].fields.size())});
    }
    for (const Id list : leaf_.reads_lists) facts.lists[list] = {{}, true};
    auto& known = ref.field ? facts.lists.at(leaf_.scope).elements[0].fields[ref.index] : facts.facts[ref.index];
    known.state = model::EvidenceState::verified;
    known.value = values::DateBounds{{day}, {day}};
    auto view = program_.view(facts);
    view.presume = false;  // a presumption is in the columns already
    return session::judge(leaf_, 0, view);
  }

  Columns& columns_;
  const Program& program_;
  const Step& step_;
  const network::Leaf& leaf_;
  const LeafPlan& plan_;
};
}  // namespace

void find_regions(Columns& columns, const View& view, StepId leaf, std::size_t layer, const Mask& lanes_of) {
  auto& dated = view.regions[columns.program.steps[leaf].regions][layer];
  const Mask open = lanes_of & ~dated.filled;
  if (!open.any()) return;
  Finder find(columns, leaf);
  const Mask* on_day = columns.group(view, leaf, layer);
  each_lane(open, [&](std::size_t lane) {
    const auto region = find(dated, on_day, layer, lane);
    dated.yes_first.at[lane] = region.yes_first.days, dated.yes_last.at[lane] = region.yes_last.days;
    dated.no_first.at[lane] = region.no_first.days, dated.no_last.at[lane] = region.no_last.days;
  });
  dated.filled = dated.filled | open;
}

std::pair<std::int32_t, std::int32_t> moved(Columns& columns, std::uint32_t period, std::int32_t day) {
  const auto& entry = remembered(columns.moved[period], day, [&] {
    const auto& expression = *columns.program.periods[period];
    const auto end = expression.sign > 0 ? values::add({day}, expression.period, expression.counting)
                                         : values::subtract({day}, expression.period, expression.counting);
    return std::pair(end.early.days, end.late.days);
  });
  return {entry[1], entry[2]};
}

}  // namespace hirepath::screen
