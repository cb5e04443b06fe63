// How each step follows from its operands, for a block of cases at once: session/judge.cpp with cases in the place of
// days.
#include <algorithm>

#include "screen/columns.hpp"
#include "screen/lanes.hpp"

namespace hirepath::screen {

namespace {
constexpr Mask full = full_mask();

struct Runner {
  const Columns& columns;
  const Program& program;
  const View& view;
  Days days;

  // The lanes that have first..last on the days judged; and of all days, those that do on some of them, or the reverse.
  Mask on_days(const Column& first, const Column& last, bool other = false) const {
    const auto *from = first.at.data(), *through = last.at.data(), *when = columns.when.at.data();
    const auto on = program.options.on.days, end = Date::max().days;
    if (days == Days::each)
      return where([=](std::size_t lane) { return (from[lane] <= when[lane]) & (through[lane] >= when[lane]); });
    const bool all = (days == Days::all) != other;
    const auto low = days == Days::asked || all ? on : end, high = days == Days::asked || !all ? on : end;
    return where([=](std::size_t lane) { return (from[lane] <= low) & (through[lane] >= high); });
  }
  // The same of the law's dates, which are those of all lanes.
  Mask on_days(Date first, Date last, bool other = false) const {
    if (days == Days::each) {
      const auto* when = columns.when.at.data();
      const auto from = first.days, through = last.days;
      return where([=](std::size_t lane) { return (from <= when[lane]) & (through >= when[lane]); });
    }
    const auto on = program.options.on, end = Date::max();
    const bool all = (days == Days::all) != other;
    const auto low = days == Days::asked || all ? on : end, high = days == Days::asked || !all ? on : end;
    return first <= low && last >= high ? full : Mask{};
  }

  struct Operand {
    const Mask* masks;
    Planes have;
  };
  Operand operand(StepId id, std::size_t layer) const {
    return {columns.group(view, id, layer), planes(program.steps[id], columns.left_out)};
  }
  static std::size_t index(const Planes& of, const Planes& mine, std::size_t plane) {
    // The plane of an operand that goes with my plane of this number.
    return plane == 0 ? 0U : plane == 1 && mine.job == 1 ? of.job : of.decision;
  }

  void on_day_of_lane(const DatedLeaf& leaf, Mask& yes, Mask& no) const {
    const auto& region = leaf.region;
    if (leaf.same) {
      yes = on_days(region.yes_first, region.yes_last), no = on_days(region.no_first, region.no_last);
    } else {
      const auto* when = columns.when.at.data();
      const Mask yes_still = within(when, leaf.yes_turn.at.data(), 0),
                 no_still = within(when, leaf.no_turn.at.data(), 0);
      const Mask stays = ~leaf.early & ~leaf.late;
      yes = (leaf.early & yes_still) | (leaf.late & ~yes_still) | (stays & leaf.all_yes);
      no = (leaf.early & ~no_still) | (leaf.late & no_still) | (stays & leaf.all_no);
    }
    for (const auto& [lane, own] : leaf.cases) {
      const Date day{columns.when.at[lane]};
      yes.put(lane, own.yes_first <= day && day <= own.yes_last);
      no.put(lane, own.no_first <= day && day <= own.no_last);
    }
  }

  void leaf_of_days(const Step& step, std::size_t layer, Mask* out, Planes mine) const {
    const auto& leaf = view.regions[step.regions][layer];
    Mask yes, no, other_yes, other_no;
    if (days == Days::each) {
      on_day_of_lane(leaf, yes, no);
      other_yes = yes, other_no = no;
    } else {
      const bool all = days == Days::all;
      yes = all ? leaf.all_yes : leaf.some_yes, other_yes = all ? leaf.some_yes : leaf.all_yes;
      no = all ? leaf.all_no : leaf.some_no, other_no = all ? leaf.some_no : leaf.all_no;
    }
    out[0] = yes, out[1] = no;
    // Where it is open for some of the days is where it is not decided on all of them, or the reverse.
    for (std::size_t plane = 1; plane < mine.count; ++plane) {
      const Mask& open = plane == 1 && mine.job == 1 ? leaf.left_out : leaf.decider;
      out[plane * 2] = yes | (~other_no & open);
      out[plane * 2 + 1] = no | (~other_yes & open);
    }
  }

  // all: yes where every operand is, no where some operand is. any: the same with yes and no exchanged.
  void combine(const Step& step, std::size_t layer, Mask* out, Planes mine, bool all) const {
    const auto inputs = program.inputs(step);
    for (std::size_t plane = 0; plane < mine.count; ++plane) {
      Mask every = full, some{};
      for (const auto id : inputs) {
        const Mask* pair = columns.group(view, id, layer);
        if (plane != 0) pair += index(planes(program.steps[id], columns.left_out), mine, plane) * 2;
        every = every & pair[all ? 0 : 1];
        some = some | pair[all ? 1 : 0];
      }
      out[plane * 2 + (all ? 0 : 1)] = every;
      out[plane * 2 + (all ? 1 : 0)] = some;
    }
  }

  // The lanes in which at least `enough` operands are yes (no).
  Mask count(const Step& step, std::size_t layer, Planes mine, std::size_t plane, bool yes, std::size_t enough) const {
    Mask reached[most_counted + 1];  // reached[j]: j operands so far
    reached[0] = full;
    for (std::size_t j = 1; j <= enough; ++j) reached[j] = {};
    for (const auto id : program.inputs(step)) {
      const auto of = operand(id, layer);
      const Mask& is = of.masks[index(of.have, mine, plane) * 2 + (yes ? 0 : 1)];
      for (std::size_t j = enough; j > 0; --j) reached[j] = reached[j] | (reached[j - 1] & is);
    }
    return reached[enough];
  }

  // any: yes where some element is; no where every element is and no other can exist. every: dually.
  void quantified(const Step& step, Mask* out, Planes mine, bool all) const {
    const Id list = program.list_of[step.payload];
    const StepId id = program.inputs(step)[0];
    for (std::size_t plane = 0; plane < mine.count; ++plane) {
      Mask every = columns.sheet.complete[list], some{};
      for (std::size_t layer = 0; layer < columns.sheet.depth[list]; ++layer) {
        const auto of = operand(id, layer);
        const Mask* pair = of.masks + index(of.have, mine, plane) * 2;
        const Mask& there = columns.sheet.present[list][layer];
        every = every & (pair[all ? 0 : 1] | ~there);
        some = some | (pair[all ? 1 : 0] & there);
      }
      out[plane * 2 + (all ? 0 : 1)] = every;
      out[plane * 2 + (all ? 1 : 0)] = some;
    }
  }

  // The lanes for which that day has come on the first day judged (or on the last).
  Mask since(const Column& day, bool first) const {
    const auto *from = day.at.data(), *when = columns.when.at.data();
    if (days == Days::each) return where([=](std::size_t lane) { return from[lane] <= when[lane]; });
    const auto limit = days == Days::asked || first ? program.options.on.days : Date::max().days;
    return where([=](std::size_t lane) { return from[lane] <= limit; });
  }
  void latest_in(const Step& step, Mask* out, Planes mine) const {
    const Id list = program.list_of[step.payload];
    const auto& dates = columns.latest[list];
    const StepId id = program.inputs(step)[0];
    const Mask listed = columns.sheet.depth[list] == 0 ? Mask{} : columns.sheet.present[list][0];
    const Mask sure = since(dates.sure, days == Days::all) & listed;
    const Mask never = ~since(dates.perhaps, days == Days::some);
    for (std::size_t plane = 0; plane < mine.count; ++plane) {
      Mask yes = sure, no = full;
      for (std::size_t layer = 0; layer < columns.sheet.depth[list]; ++layer) {
        const auto of = operand(id, layer);
        const Mask* pair = of.masks + index(of.have, mine, plane) * 2;
        const Mask not_latest =
            ~on_days(dates.first[layer], dates.last[layer], true) | ~columns.sheet.present[list][layer];
        yes = yes & (pair[0] | not_latest);
        no = no & (pair[1] | not_latest);
      }
      out[plane * 2] = yes & columns.sheet.complete[list];
      out[plane * 2 + 1] = (no | never | ~listed) & columns.sheet.complete[list];
    }
  }

  void same(Mask* out, Planes mine, const Mask& yes, const Mask& no) const {
    for (std::size_t plane = 0; plane < mine.count; ++plane) out[plane * 2] = yes, out[plane * 2 + 1] = no;
  }

  void range(const Step& step, Mask* out, Planes mine) const {
    const auto& range = program.network->ranges[step.payload];
    if (const auto law = program.options.law_on) {
      const bool in = range.first <= *law && *law <= range.last;
      return same(out, mine, in ? full : Mask{}, in ? Mask{} : full);
    }
    same(out, mine, on_days(range.first, range.last), ~on_days(range.first, range.last, true));
  }

  void recorded(const Step& step, Mask* out, Planes mine) const {
    auto first = Date::min(), last = Date::max();
    for (const auto& limit : program.network->model->authorities[step.payload].not_recorded) {
      if (limit.before)
        first = std::max(first, limit.date);
      else
        last = std::min(last, limit.date);
    }
    if (const auto law = program.options.law_on)
      return same(out, mine, {}, first <= *law && *law <= last ? full : Mask{});
    same(out, mine, {}, on_days(first, last));
  }

  void operator()(StepId id) const {
    const auto& step = program.steps[id];
    const auto mine = planes(step, columns.left_out);
    for (std::size_t layer = 0; layer < columns.layers_of(step); ++layer) {
      Mask* out = columns.group(view, id, layer);
      switch (step.op) {
        case Op::leaf:
          if (step.of_days && days != Days::asked) leaf_of_days(step, layer, out, mine);
          break;
        case Op::range: range(step, out, mine); break;
        case Op::recorded: recorded(step, out, mine); break;
        case Op::no: same(out, mine, {}, full); break;
        case Op::yes: same(out, mine, full, {}); break;
        case Op::all: combine(step, layer, out, mine, true); break;
        case Op::any: combine(step, layer, out, mine, false); break;
        case Op::negation: {
          const auto of = operand(program.inputs(step)[0], layer);
          for (std::size_t plane = 0; plane < mine.count; ++plane) {
            const Mask* pair = of.masks + index(of.have, mine, plane) * 2;
            out[plane * 2] = pair[1], out[plane * 2 + 1] = pair[0];
          }
          break;
        }
        case Op::at_least:
          for (std::size_t plane = 0; plane < mine.count; ++plane) {
            out[plane * 2] = count(step, layer, mine, plane, true, step.payload);
            out[plane * 2 + 1] = count(step, layer, mine, plane, false, step.count - step.payload + 1);
          }
          break;
        case Op::any_in: quantified(step, out, mine, false); break;
        case Op::every_in: quantified(step, out, mine, true); break;
        case Op::latest_in: latest_in(step, out, mine); break;
      }
    }
  }
};
}  // namespace

Mask holds(const Column& first, const Column& last, std::int32_t day) {
  const auto *from = first.at.data(), *through = last.at.data();
  return where([=](std::size_t lane) { return (from[lane] <= day) & (through[lane] >= day); });
}

namespace {
void run(const Columns& columns, const View& view, std::span<const StepId> steps, Days days) {
  const Runner runner{columns, columns.program, view, days};
  widest([&] {
    for (const auto step : steps) runner(step);
  });
}
}  // namespace

void run(const Columns& columns, const View& view, std::span<const StepId> steps) {
  run(columns, view, steps, Days::asked);
}

void run_all(const Columns& columns, const View& view) { run(columns, view, columns.program.dated, Days::all); }

void run_some(Columns& columns, const View& view) {
  const auto& program = columns.program;
  const Runner runner{columns, program, view, Days::some};
  const auto step_varies = [&](StepId id) {
    const auto& step = program.steps[id];
    const auto inputs = program.inputs(step);
    const bool by_itself = inputs.empty() || step.op == Op::latest_in;
    if (!by_itself && std::none_of(inputs.begin(), inputs.end(), [&](StepId of) { return columns.varies[of]; }))
      return false;
    if (columns.layers_of(step) == 0) return false;
    const auto masks = std::size_t{2} * planes(step, columns.left_out).count;
    const Mask* now = columns.group(view, id, 0);
    std::array<Mask, 6> before;
    std::copy_n(now, masks, before.begin());
    runner(id);
    // Further layers are not looked at: they may vary.
    return columns.layers_of(step) > 1 || !std::equal(now, now + masks, before.begin());
  };
  widest([&] {
    for (const auto id : program.dated) columns.varies[id] = step_varies(id);
  });
}

void run_each(const Columns& columns, const View& view, std::span<const StepId> steps) {
  const Runner runner{columns, columns.program, view, Days::each};
  widest([&] {
    for (const auto step : steps) {
      if (columns.varies[step]) runner(step);
    }
  });
}

}  // namespace hirepath::screen
