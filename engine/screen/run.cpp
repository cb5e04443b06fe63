// How each step follows from its operands, for a block of cases at once: session/judge.cpp with cases in the place of
// days.
#include <algorithm>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "screen/columns.hpp"

namespace hirepath::screen {

namespace {
constexpr Mask full = full_mask();

// 16 lanes a step where the processor has the instructions (every x86-64 has); a lane at a time elsewhere.
#ifdef __SSE2__
struct Sixteen {
  __m128i part[4];
};
Sixteen sixteen(const std::int32_t* days) {
  const auto* at = reinterpret_cast<const __m128i*>(days);
  return {{_mm_load_si128(at), _mm_load_si128(at + 1), _mm_load_si128(at + 2), _mm_load_si128(at + 3)}};
}
// A bit for each lane in which first > low or last < high.
Word outside(const Sixteen& first, const Sixteen& last, const Sixteen& low, const Sixteen& high) {
  __m128i out[4];
  for (int i = 0; i < 4; ++i)
    out[i] = _mm_or_si128(_mm_cmpgt_epi32(first.part[i], low.part[i]), _mm_cmplt_epi32(last.part[i], high.part[i]));
  const auto bytes = _mm_packs_epi16(_mm_packs_epi32(out[0], out[1]), _mm_packs_epi32(out[2], out[3]));
  return static_cast<Word>(static_cast<unsigned>(_mm_movemask_epi8(bytes)));
}
template <class Low, class High>
Mask within_lanes(const DayColumn& first, const DayColumn& last, Low low, High high) {
  Mask out;
  for (std::size_t i = 0; i < lanes; i += 16)
    out.word[i / 64] |= (outside(sixteen(&first.day[i]), sixteen(&last.day[i]), low(i), high(i)) ^ 0xffffU) << (i % 64);
  return out;
}
Mask within_columns(const DayColumn& first, const DayColumn& last, const DayColumn& low, const DayColumn& high,
                    bool same_day) {
  if (!same_day)
    return within_lanes(
        first, last, [&](std::size_t i) { return sixteen(&low.day[i]); },
        [&](std::size_t i) { return sixteen(&high.day[i]); });
  const auto low_day = _mm_set1_epi32(low.day[0]), high_day = _mm_set1_epi32(high.day[0]);
  return within_lanes(
      first, last,
      [=](std::size_t) {
        return Sixteen{{low_day, low_day, low_day, low_day}};
      },
      [=](std::size_t) {
        return Sixteen{{high_day, high_day, high_day, high_day}};
      });
}
#else
Mask within_columns(const DayColumn& first, const DayColumn& last, const DayColumn& low, const DayColumn& high, bool) {
  Mask out;
  for (std::size_t i = 0; i < lanes; ++i)
    out.word[i / 64] |= static_cast<Word>(first.day[i] <= low.day[i] && last.day[i] >= high.day[i]) << (i % 64);
  return out;
}
#endif

// The law's dates: the same for all lanes.
Mask within_range(Date first, Date last, const DayColumn& low, const DayColumn& high, bool same_day) {
  const auto in = [&](std::size_t i) { return first.days <= low.day[i] && last.days >= high.day[i]; };
  if (same_day) return in(0) ? full : Mask{};
  Mask out;
  for (std::size_t i = 0; i < lanes; ++i) out.word[i / 64] |= static_cast<Word>(in(i)) << (i % 64);
  return out;
}

struct Runner {
  const Columns& columns;
  const Program& program;
  const View& view;
  const DayColumn &low, &high;
  bool same_day;  // each of the two is the same for all lanes

  // The lanes that hold all the days; and with the two exchanged, some of them.
  Mask on_all(const DayColumn& first, const DayColumn& last) const {
    return within_columns(first, last, low, high, same_day);
  }
  Mask on_some(const DayColumn& first, const DayColumn& last) const {
    return within_columns(first, last, high, low, same_day);
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

  void leaf_of_days(const Step& step, std::size_t layer, Mask* out, Planes mine) const {
    const auto& region = view.regions[step.regions][layer];
    const Mask yes = on_all(region.yes_first, region.yes_last), no = on_all(region.no_first, region.no_last);
    out[0] = yes, out[1] = no;
    if (mine.count == 1) return;
    // Where it is open for some of the days is where it is not decided on all of them, or the reverse.
    const bool one_day = &low == &high;
    const Mask unknown_yes = ~(one_day ? no : on_some(region.no_first, region.no_last));
    const Mask unknown_no = ~(one_day ? yes : on_some(region.yes_first, region.yes_last));
    for (std::size_t plane = 1; plane < mine.count; ++plane) {
      const bool job = plane == 1 && mine.job == 1;
      const Mask& open = job ? region.left_out : region.decider;
      out[plane * 2] = yes | (unknown_yes & open);
      out[plane * 2 + 1] = no | (unknown_no & open);
    }
  }

  // all: yes where every operand is, no where some operand is. any: the same with yes and no exchanged.
  void combine(const Step& step, std::size_t layer, Mask* out, Planes mine, bool all) const {
    const auto inputs = program.inputs(step);
    for (std::size_t plane = 0; plane < mine.count; ++plane) {
      Mask every = full, some{};
      for (const auto id : inputs) {
        const auto of = operand(id, layer);
        const Mask* pair = of.masks + index(of.have, mine, plane) * 2;
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
      Mask every = columns.complete[list], some{};
      for (std::size_t layer = 0; layer < columns.layers[list]; ++layer) {
        const auto of = operand(id, layer);
        const Mask* pair = of.masks + index(of.have, mine, plane) * 2;
        const Mask& there = columns.present[list][layer];
        every = every & (pair[all ? 0 : 1] | ~there);
        some = some | (pair[all ? 1 : 0] & there);
      }
      out[plane * 2 + (all ? 0 : 1)] = every;
      out[plane * 2 + (all ? 1 : 0)] = some;
    }
  }

  void latest_in(const Step& step, Mask* out, Planes mine) const {
    const Id list = program.list_of[step.payload];
    const auto& dates = columns.latest[list];
    const StepId id = program.inputs(step)[0];
    const Mask listed = columns.layers[list] == 0 ? Mask{} : columns.present[list][0];
    const Mask sure = within_columns(dates.sure, columns.end, low, low, same_day) & listed;
    const Mask never = ~within_columns(dates.perhaps, columns.end, high, high, same_day);
    for (std::size_t plane = 0; plane < mine.count; ++plane) {
      Mask yes = sure, no = full;
      for (std::size_t layer = 0; layer < columns.layers[list]; ++layer) {
        const auto of = operand(id, layer);
        const Mask* pair = of.masks + index(of.have, mine, plane) * 2;
        const Mask not_latest = ~on_some(dates.first[layer], dates.last[layer]) | ~columns.present[list][layer];
        yes = yes & (pair[0] | not_latest);
        no = no & (pair[1] | not_latest);
      }
      out[plane * 2] = yes & columns.complete[list];
      out[plane * 2 + 1] = (no | never | ~listed) & columns.complete[list];
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
    same(out, mine, within_range(range.first, range.last, low, high, same_day),
         ~within_range(range.first, range.last, high, low, same_day));
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
    same(out, mine, {}, within_range(first, last, low, high, same_day));
  }

  void operator()(StepId id) const {
    const auto& step = program.steps[id];
    const auto mine = planes(step, columns.left_out);
    for (std::size_t layer = 0; layer < columns.layers_of(step); ++layer) {
      Mask* out = columns.group(view, id, layer);
      switch (step.op) {
        case Op::leaf:
          if (step.of_days) leaf_of_days(step, layer, out, mine);
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

Mask within(const DayColumn& first, const DayColumn& last, const DayColumn& low, const DayColumn& high) {
  return within_columns(first, last, low, high, false);
}

void run(const Columns& columns, const View& view, std::span<const StepId> steps, const DayColumn& low,
         const DayColumn& high) {
  const bool same_day = &low != &columns.when && &high != &columns.when;
  const Runner runner{columns, columns.program, view, low, high, same_day};
  for (const auto step : steps) runner(step);
}

}  // namespace hirepath::screen
