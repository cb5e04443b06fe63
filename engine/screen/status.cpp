// Statuses from the masks (session/timeline.cpp), and until when each lasts.
#include <algorithm>
#include <bit>

#include "screen/columns.hpp"
#include "screen/lanes.hpp"

namespace hirepath::screen {

using model::Status;

namespace {
void find_statuses(const Columns& columns, const View& view, const GoalSteps& goal, std::array<Mask, 6>& out) {
  struct Level {
    Mask yes, conditional, no;
  };
  const auto level = [&](StepId step) {
    Level of;
    of.no = columns.mask(view, step, 0, false);
    of.yes = columns.mask(view, step, 1, true) & ~of.no;
    of.conditional = columns.mask(view, step, 2, true) & ~of.yes & ~of.no;
    return of;
  };
  const auto own = level(goal.gate);
  Mask yes = own.yes, allowed = own.yes | own.conditional, no = own.no, conflict;
  for (const auto step : goal.conflicts) {
    const auto other = level(step);
    const Mask here = own.yes | own.conditional, there = other.yes | other.conditional;
    conflict = conflict | (here & other.no) | (there & own.no);
    yes = yes & other.yes;
    allowed = allowed & there;  // where one reading is open, so is the answer
    no = no & other.no;
  }
  Mask in_force = columns.mask(view, goal.in_force, 0, true);
  if (goal.recorded != model::none) in_force = in_force | ~columns.mask(view, goal.recorded, 0, false);
  conflict = conflict & in_force;
  const auto put = [&](Status status, const Mask& mask) {
    out[static_cast<std::size_t>(status)] = mask & in_force & columns.valid;
  };
  put(Status::may_apply, yes & ~conflict);
  put(Status::conditional, allowed & ~yes & ~conflict);
  put(Status::undecided, ~(allowed | no | conflict));
  put(Status::does_not_apply, no & ~conflict);
  put(Status::conflict, conflict);
  out[static_cast<std::size_t>(Status::not_in_force)] = ~in_force & columns.valid;
}

class Until {
 public:
  explicit Until(Columns& columns) : columns_(columns), program_(columns.program) {}

  void operator()() {
    columns_.lay_over(columns_.later_view, *columns_.current, columns_.later, nullptr, columns_.is_dated);
    std::fill(columns_.constant.begin(), columns_.constant.end(), columns_.valid);
    find_other_days(columns_, *columns_.current);
    all_days();
    for (std::size_t goal = 0; goal < program_.goals.size(); ++goal) {
      Mask open;
      for (std::size_t status = 0; status < columns_.status[goal].size(); ++status) {
        if (columns_.depth.statuses[status]) open = open | columns_.status[goal][status];
      }
      open = open & columns_.valid & ~columns_.constant[goal];
      columns_.changes[goal] = open.any();
      if (!open.any()) continue;
      columns_.until[goal].at.fill(Date::max().days);
      advance(goal, open);
    }
  }

 private:
  // Judges everything twice, once for what is so on all days to come and once for what is so on some: a case for which
  // both are the same keeps its status for ever.
  void all_days() {
    const auto each = [&](auto visit) {
      std::size_t at = 0;
      for (std::size_t goal = 0; goal < program_.goals.size(); ++goal) {
        for (const auto step : program_.goals[goal].observed) {
          const Mask* masks = columns_.group(columns_.later_view, step, 0);
          const auto have = planes(program_.steps[step], columns_.left_out);
          for (std::size_t i = 0; i < std::size_t{2} * have.count; ++i) visit(goal, at++, masks[i]);
        }
      }
    };
    run_all(columns_, columns_.later_view);
    auto& always = columns_.always;
    always.clear();
    each([&](std::size_t, std::size_t, const Mask& mask) { always.push_back(mask); });
    run_some(columns_, columns_.later_view);
    each([&](std::size_t goal, std::size_t at, const Mask& mask) {
      columns_.constant[goal] = columns_.constant[goal] & ~(always[at] ^ mask);
    });
  }

  // From change to change, each case from its own, until its status is another one or nothing changes any more.
  void advance(std::size_t number, Mask open) {
    const auto& goal = program_.goals[number];
    auto& when = columns_.when;
    when.at.fill(program_.options.on.days);
    for (const auto id : goal.changing) {
      const auto& step = program_.steps[id];
      if (!columns_.varies[id]) continue;
      for (std::size_t layer = 0; step.op == Op::leaf && layer < columns_.layers_of(step); ++layer)
        find_turns(columns_, *columns_.current, id, layer, open);
    }
    std::array<Mask, 6> status;
    while (true) {
      next_change(goal, open);
      Mask ended;
      each_lane(open, [&](std::size_t lane) {
        if (when.at[lane] > Date::max().days) ended.set(lane);
      });
      open = open & ~ended;
      if (!open.any()) return;
      run_each(columns_, columns_.later_view, goal.dated);
      find_statuses(columns_, columns_.later_view, goal, status);
      Mask same;
      for (std::size_t i = 0; i < status.size(); ++i) same = same | (status[i] & columns_.status[number][i]);
      each_lane(open & ~same, [&](std::size_t lane) { columns_.until[number].at[lane] = when.at[lane] - 1; });
      open = open & same;
      if (!open.any()) return;
    }
  }

  // Each open lane's next day on which some condition of the goal changes; Date::max() + 1: none.
  void next_change(const GoalSteps& goal, const Mask& open) {
    constexpr std::int32_t none = Date::max().days + 1;
    auto& next = next_;
    next.at.fill(none);
    const auto& when = columns_.when;
    const auto take = [&](std::size_t lane, std::int32_t day) {  // no processor guesses which is the first
      next.at[lane] = std::min(next.at[lane], day > when.at[lane] ? day : none);
    };
    const auto ends = [&](std::size_t lane, std::int32_t first, std::int32_t last) {
      if (first > last) return;
      take(lane, first);
      take(lane, last + 1);  // after Date::max(): none
    };
    for (const auto id : goal.changing) {
      const auto& step = program_.steps[id];
      if (!columns_.varies[id]) continue;
      switch (step.op) {
        case Op::leaf:
          for (std::size_t layer = 0; layer < columns_.layers_of(step); ++layer) {
            const auto& leaf = columns_.later_view.regions[step.regions][layer];
            const Mask lanes_of = step.scope == model::none ? open : open & columns_.sheet.present[step.scope][layer];
            const auto region = [&](std::size_t lane, const session::Region& of) {
              ends(lane, of.yes_first.days, of.yes_last.days);
              ends(lane, of.no_first.days, of.no_last.days);
            };
            if (leaf.same) each_lane(lanes_of & ~leaf.case_by_case, [&](auto lane) { region(lane, leaf.region); });
            each_lane(lanes_of & (leaf.early | leaf.late) & ~leaf.case_by_case, [&](auto lane) {
              take(lane, leaf.yes_turn.at[lane] + 1), take(lane, leaf.no_turn.at[lane] + 1);
            });
            for (const auto& [lane, own] : leaf.cases) {
              if (lanes_of.has(lane)) region(lane, own);
            }
          }
          break;
        case Op::range: {
          const auto& range = program_.network->ranges[step.payload];
          each_lane(open, [&](std::size_t lane) { ends(lane, range.first.days, range.last.days); });
          break;
        }
        case Op::recorded:
          for (const auto& limit : program_.network->model->authorities[step.payload].not_recorded)
            each_lane(open,
                      [&](std::size_t lane) { take(lane, limit.before ? limit.date.days : limit.date.days + 1); });
          break;
        case Op::latest_in: {
          const Id list = program_.list_of[step.payload];
          const auto& dates = columns_.latest[list];
          for (std::size_t layer = 0; layer < columns_.sheet.depth[list]; ++layer) {
            each_lane(open & columns_.sheet.present[list][layer],
                      [&](std::size_t lane) { ends(lane, dates.first[layer].at[lane], dates.last[layer].at[lane]); });
          }
          each_lane(open,
                    [&](std::size_t lane) { take(lane, dates.sure.at[lane]), take(lane, dates.perhaps.at[lane]); });
          break;
        }
        default: break;
      }
    }
    columns_.when = next;
  }

  Columns& columns_;
  const Program& program_;
  Column next_;
};
}  // namespace

void find_statuses(Columns& columns) {
  widest([&] {
    for (std::size_t goal = 0; goal < columns.program.goals.size(); ++goal)
      find_statuses(columns, *columns.current, columns.program.goals[goal], columns.status[goal]);
  });
}

void find_until(Columns& columns) { Until{columns}(); }

}  // namespace hirepath::screen
