// When a leaf turns, for those lanes where somebody asks.
#include <optional>

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

struct Turns {
  std::int32_t yes, no;
};

// Of a leaf about these elements, in lanes in which its right side moves (late), or its left one.
class Finder {
 public:
  Finder(Columns& columns, StepId id, std::size_t layer, bool late)
      : columns_(columns),
        program_(columns.program),
        step_(program_.steps[id]),
        leaf_(program_.network->leaves[step_.payload]),
        plan_(program_.leaf_plans[step_.leaf]),
        stays_(late ? plan_.left : plan_.right),
        late_(late) {
    if (stays_.kind != Side::Kind::fact) return;
    const auto& cells = columns.cells(stays_.ref, step_.scope, layer);
    const auto& slot = columns.slot(stays_.ref, step_.scope);
    earliest_ = cells.number(slot).at.data(), latest_ = cells.latest(slot).at.data();
    const auto steady = [](const Side& side) {
      return side.expression->sign == 0 || side.expression->period.unit == values::Unit::days;
    };
    if (!steady(plan_.left) || !steady(plan_.right)) return;
    const auto on = program_.options.on.days;
    const auto [yes, no] = turn(on);
    apart_ = Turns{yes - on, no - on};
  }

  // DatedLeaf::yes_turn, no_turn. Where the other side's day is known within bounds, the one follows from its earliest
  // day and the other from its latest.
  Turns operator()(std::size_t lane) {
    Turns out;
    if (earliest_ == nullptr) {
      out = turns(plan_.blank, late_);
    } else {
      const auto *of_yes = late_ ? latest_ : earliest_, *of_no = late_ ? earliest_ : latest_;
      if (apart_)
        out = {of_yes[lane] + apart_->yes, of_no[lane] + apart_->no};
      else if (of_yes[lane] == of_no[lane])
        out = turn(of_yes[lane]);
      else
        out = {turn(of_yes[lane]).yes, turn(of_no[lane]).no};
    }
    if (const Id list = plan_.extended; list != model::none && !columns_.sheet.complete[list].has(lane)) {
      const Turns never = turns({}, late_);
      plan_.extended_left ? out.yes = never.yes : out.no = never.no;
    }
    return out;
  }

 private:
  static Turns turns(const Region& of, bool late) {
    constexpr auto never = Date::min().days - 1, always = Date::max().days;
    const bool yes = of.yes_first <= of.yes_last, no = of.no_first <= of.no_last;
    if (late) return {yes ? of.yes_first.days - 1 : always, no ? of.no_last.days : never};
    return {yes ? of.yes_last.days : never, no ? of.no_first.days - 1 : always};
  }
  // With nothing known but the other side's date.
  Turns turn(std::int32_t day) {
    const auto& found = remembered(columns_.turns[step_.regions * 2 + (late_ ? 0 : 1)], day, [&] {
      const auto made = turns(judge(stays_.ref, day), late_);
      return std::pair(made.yes, made.no);
    });
    return {found[1], found[2]};
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
  const Side& stays_;
  bool late_;
  const std::int32_t *earliest_ = nullptr, *latest_ = nullptr;  // of the other side, if it is a fact
  std::optional<Turns> apart_;  // from that day, where no month or year is counted: so many days, from whatever day
};
}  // namespace

void find_turns(Columns& columns, const View& view, StepId id, std::size_t layer, const Mask& lanes_of) {
  const auto& step = columns.program.steps[id];
  auto& dated = view.regions[step.regions][layer];
  const Mask open = lanes_of & ~dated.filled;
  if (!open.any()) return;
  dated.filled = dated.filled | open;
  const auto& leaf = columns.program.network->leaves[step.payload];
  each_lane(open & dated.case_by_case,
            [&](std::size_t lane) { dated.cases.emplace_back(lane, judge_lane(columns, leaf, lane, layer)); });
  if (dated.same) return;
  for (const bool late : {false, true}) {
    const Mask here = open & (late ? dated.late : dated.early) & ~dated.case_by_case;
    if (!here.any()) continue;
    Finder find(columns, id, layer, late);
    each_lane(here, [&](std::size_t lane) {
      const auto found = find(lane);
      dated.yes_turn.at[lane] = found.yes, dated.no_turn.at[lane] = found.no;
    });
  }
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
