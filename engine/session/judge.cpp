// How each kind of gate follows from its operands, on all days at once: a mask holds one bit an elementary interval.
// Most gates are the same on every day (nothing is known of their facts, say), so that a tag stands for the whole mask
// and most work is on tags. The known plane is Kleene's logic. In the best planes a leaf that somebody else can still
// settle has both bits: yes and no are both possible, and the same two formulas give what can be made of a gate.
#include <algorithm>
#include <type_traits>

#include "session/session.hpp"

namespace hirepath::session {

using network::Gate;
using network::GateId;
using network::Op;
using values::Date;

namespace {
constexpr unsigned bit(bool yes) { return yes ? 1U : 2U; }
constexpr std::uint8_t open_tags(bool job, bool decision) {
  return static_cast<std::uint8_t>((job ? 0b1100 : 0) | (decision ? 0b110000 : 0));
}

// Loops over the words of a mask are short: their length is known beforehand where it is usual.
template <class Body>
void with_words(std::size_t words, Body body) {
  switch (words) {
    case 1: return body(std::integral_constant<std::size_t, 1>{});
    case 2: return body(std::integral_constant<std::size_t, 2>{});
    case 3: return body(std::integral_constant<std::size_t, 3>{});
    case 4: return body(std::integral_constant<std::size_t, 4>{});
    default: return body(words);
  }
}
}  // namespace

// What is said of a leaf that reads one fact, of which nothing is known; by what the gate depends on.
void Session::prepare_blanks() {
  for (unsigned reach = 0; reach < blanks_.size(); ++reach) {
    auto& out = blanks_[reach];
    const bool decided = (reach & 1U) != 0;
    out.job = ((reach & 2U) != 0 && !facts_.position_given) || ((reach & 4U) != 0 && !facts_.agency_given);
    out.planes = static_cast<std::uint8_t>(1 + (out.job ? 1 : 0) + (decided ? 1 : 0));
    out.tags = open_tags(out.job, out.job || decided);
  }
}

void Session::judge(GateId leaf, const Region& region, Slot& out) {
  out = blank(leaf);
  if (region.yes_first > region.yes_last && region.no_first > region.no_last) {
    out.tags = open_tags(region.left_out, region.decider);
  } else if (region.yes_first == Date::min() && region.yes_last == Date::max()) {
    out.tags = all_yes;
  } else if (region.no_first == Date::min() && region.no_last == Date::max()) {
    out.tags = all_no;
  } else {
    make_room();
    out.varies = true;
    out.masks = static_cast<std::uint32_t>(used_);
    Word *known_yes = room(out, 0, true), *known_no = room(out, 0, false);
    std::fill_n(known_yes, words_, Word{0});
    std::fill_n(known_no, words_, Word{0});
    fill(known_yes, region.yes_first, region.yes_last);
    fill(known_no, region.no_first, region.no_last);
    for (std::size_t plane = 1; plane < out.planes; ++plane) {
      Word *yes = room(out, plane, true), *no = room(out, plane, false);
      const bool open = out.plane(plane) == Plane::best_job ? region.left_out : region.decider;
      for (std::size_t w = 0; w < words_; ++w) {
        const Word unknown = open ? ~(known_yes[w] | known_no[w]) : Word{0};
        yes[w] = known_yes[w] | unknown;
        no[w] = known_no[w] | unknown;
      }
    }
  }
}

void Session::judge(GateId id, std::size_t element, Slot& out) {
  const auto& gate = network_->gates[id];
  const auto* operands = network_->operands.data() + gate.first;
  out = blank(id);
  out.tags = 0;
  if (gate.op == Op::all || gate.op == Op::any) {
    if (element == 0)
      combine(
          gate.op == Op::all, gate.count, [&](std::size_t i) -> const Slot& { return slots_[operands[i]]; }, out);
    else
      combine(
          gate.op == Op::all, gate.count, [&](std::size_t i) -> const Slot& { return operand(operands[i], element); },
          out);
  } else {
    judge_other(gate, element, out);
  }
}

void Session::judge_other(const Gate& gate, std::size_t element, Slot& out) {
  make_room();
  const auto* operands = network_->operands.data() + gate.first;
  switch (gate.op) {
    case Op::leaf:  // from its region
    case Op::all:
    case Op::any: break;
    case Op::yes: out.tags = all_yes; break;
    case Op::no: out.tags = all_no; break;
    case Op::range: {
      const auto& range = network_->ranges[gate.payload];
      if (options_.law_on) {
        out.tags = range.first <= *options_.law_on && *options_.law_on <= range.last ? all_yes : all_no;
        break;
      }
      Word *yes = room(out, 0, true), *no = room(out, 0, false);
      std::fill_n(yes, words_, Word{0});
      fill(yes, range.first, range.last);
      for (std::size_t w = 0; w < words_; ++w) no[w] = ~yes[w];
      simplify(out);
      break;
    }
    case Op::recorded: {
      const auto& range = network_->recorded[gate.payload];
      if (options_.law_on) {
        out.tags = range.first <= *options_.law_on && *options_.law_on <= range.last ? all_no : Tags{0};
        break;
      }
      std::fill_n(room(out, 0, true), words_, Word{0});
      std::fill_n(room(out, 0, false), words_, Word{0});
      fill(room(out, 0, false), range.first, range.last);
      simplify(out);
      break;
    }
    case Op::negation: {
      const auto& of = operand(operands[0], element);
      out.masks = of.masks;
      out.varies = of.varies;
      out.negated = !of.negated;
      out.tags = static_cast<Tags>((of.tags & all_yes) << 1U | (of.tags & all_no) >> 1U);
      break;
    }
    case Op::at_least:
      count(
          gate.payload, gate.count, [&](std::size_t i) -> const Slot& { return operand(operands[i], element); }, out);
      break;
    case Op::any_in:
    case Op::every_in: {
      static constexpr Slot unlisted{};  // an element that may exist: unknown
      const auto at = facts_.lists.find(gate.payload);
      const std::size_t listed = at == facts_.lists.end() ? 0 : at->second.elements.size();
      const bool complete = at != facts_.lists.end() && at->second.complete;
      const auto each = [&](std::size_t i) -> const Slot& { return i < listed ? operand(operands[0], i) : unlisted; };
      combine(gate.op == Op::every_in, listed + (complete ? 0 : 1), each, out);
      break;
    }
    case Op::latest_in: judge_latest(gate, out); break;
  }
}

// all: yes where every operand is, no where some operand is. any: the same with yes and no exchanged. The three planes
// at once while they are the same on every day.
template <class At>
void Session::combine(bool all, std::size_t count, At at, Slot& out) {
  const Tags every_bits = all ? all_yes : all_no, some_bits = all ? all_no : all_yes;
  Tags every = every_bits, some = 0;
  std::size_t varying = 0;
  if (varying_.size() < count) varying_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {  // without branches that the processor cannot foresee
    const Slot& operand = at(i);
    const auto counts = static_cast<Tags>(operand.varies - 1);  // all bits where it is the same on every day
    every = static_cast<Tags>(every & (operand.tags | ~counts));
    some = static_cast<Tags>(some | (operand.tags & some_bits & counts));
    varying_[varying] = &operand;
    varying += operand.varies;
  }
  out.tags = static_cast<Tags>(every | some);
  if (varying == 0 || (every == 0 && some == some_bits)) return;  // decided whatever the others are
  with_words(words_, [&](auto words) { combine_varying(all, varying, words, out); });
}

// The rest of `combine`: out.tags is what the operands say that are the same on every day.
template <class Words>
void Session::combine_varying(bool all, std::size_t varying, Words words, Slot& out) {
  make_room();
  for (std::size_t plane = 0; plane < out.planes; ++plane) {
    const auto meant = out.plane(plane);
    const unsigned tags = static_cast<unsigned>(out.tags) >> 2 * static_cast<unsigned>(meant);
    Word *everywhere = room(out, plane, all), *somewhere = room(out, plane, !all);
    std::fill_n(everywhere, std::size_t{words}, (tags & bit(all)) != 0 ? ~Word{0} : Word{0});
    std::fill_n(somewhere, std::size_t{words}, (tags & bit(!all)) != 0 ? ~Word{0} : Word{0});
    for (std::size_t i = 0; i < varying; ++i) {
      const Word *every_mask = mask(*varying_[i], meant, all), *some_mask = mask(*varying_[i], meant, !all);
      for (std::size_t w = 0; w < words; ++w) {
        everywhere[w] &= every_mask[w];
        somewhere[w] |= some_mask[w];
      }
    }
  }
  simplify(out);
}

// yes: `needed` operands are yes. no: too few are left, that is n - needed + 1 are no.
template <class At>
void Session::count(std::size_t needed, std::size_t count, At at, Slot& out) {
  const auto count_days = [&](std::size_t enough, Plane plane, bool yes, Word* to) {
    std::vector<Word> reached(enough * words_, 0);  // reached[j]: the days on which j + 1 operands are
    for (std::size_t i = 0; i < count; ++i) {
      const Word* is = mask(at(i), plane, yes);
      for (std::size_t j = enough; j-- > 0;) {
        for (std::size_t w = 0; w < words_; ++w)
          reached[j * words_ + w] |= j == 0 ? is[w] : reached[(j - 1) * words_ + w] & is[w];
      }
    }
    std::copy(reached.end() - static_cast<std::ptrdiff_t>(words_), reached.end(), to);
  };
  for (std::size_t plane = 0; plane < out.planes; ++plane) {
    count_days(needed, out.plane(plane), true, room(out, plane, true));
    count_days(count - needed + 1, out.plane(plane), false, room(out, plane, false));
  }
  simplify(out);
}

// Masks that are each empty or full on all days of the grid need no masks.
void Session::simplify(Slot& out) {
  const auto last = starts_.size() - 1;
  const Word end = ~Word{0} >> (63 - last % 64);
  const auto uniform = [&](const Word* mask) -> int {  // 0, 1, or -1 for neither
    const Word first = mask[0] & 1U ? ~Word{0} : Word{0};
    for (std::size_t w = 0; w < last / 64; ++w) {
      if (mask[w] != first) return -1;
    }
    return ((mask[last / 64] ^ first) & end) != 0 ? -1 : first != 0 ? 1 : 0;
  };
  out.varies = true;
  out.masks = static_cast<std::uint32_t>(used_);
  Tags planes[3] = {};
  for (std::size_t plane = 0; plane < out.planes; ++plane) {
    const int yes = uniform(room(out, plane, true)), no = yes < 0 ? -1 : uniform(room(out, plane, false));
    if (no < 0) return;
    planes[plane] = static_cast<Tags>(yes | no << 1);
  }
  out.varies = false;
  out.masks = 0;
  out.tags = static_cast<Tags>(planes[0] | planes[out.index(Plane::best_job)] << 2U |
                               planes[out.index(Plane::best_decision)] << 4U);
}

// For each element, the days on which it may be the latest that is not after the day (one mask an element), then the
// days on which there surely is one, then the days on which there may be one. Two elements of one day are both latest.
std::vector<Session::Word> Session::latest_masks(Id list) const {
  const auto facts = view();
  const Id field = model().records[model().facts[list].type.record].ordered_by;
  const std::size_t count = elements(list);
  std::vector<values::DateBounds> dates(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto& value = facts.value({true, field}, list, i);
    if (values::known(value)) dates[i] = std::get<values::DateBounds>(value);
  }
  std::vector<Word> masks((count + 2) * words_, 0), later(words_);
  Word *sure = &masks[count * words_], *perhaps = sure + words_;
  for (std::size_t i = 0; i < count; ++i) {
    Word* mine = &masks[i * words_];
    fill(mine, dates[i].earliest, Date::max());
    for (std::size_t w = 0; w < words_; ++w) perhaps[w] |= mine[w];
    if (dates[i].latest < Date::max()) fill(sure, dates[i].latest, Date::max());
    for (std::size_t j = 0; j < count; ++j) {
      if (j == i || dates[i].latest >= dates[j].earliest || dates[j].latest == Date::max()) continue;
      std::fill(later.begin(), later.end(), Word{0});
      fill(later.data(), dates[j].latest, Date::max());
      for (std::size_t w = 0; w < words_; ++w) mine[w] &= ~later[w];
    }
  }
  return masks;
}

void Session::judge_latest(const Gate& gate, Slot& out) {
  const auto at = facts_.lists.find(gate.payload);
  if (at == facts_.lists.end() || !at->second.complete) return;  // an element not listed may be later: unknown
  const std::size_t listed = at->second.elements.size();
  if (listed == 0) {
    out.tags = all_no;
    return;
  }
  const auto masks = latest_masks(gate.payload);
  const Word *sure = &masks[listed * words_], *perhaps = sure + words_;
  for (std::size_t plane = 0; plane < out.planes; ++plane) {
    Word *yes = room(out, plane, true), *no = room(out, plane, false);
    std::copy_n(sure, words_, yes);
    std::fill_n(no, words_, ~Word{0});
    for (std::size_t i = 0; i < listed; ++i) {
      const Slot& of = operand(network_->operands[gate.first], i);
      const Word *of_yes = mask(of, out.plane(plane), true), *of_no = mask(of, out.plane(plane), false);
      for (std::size_t w = 0; w < words_; ++w) {
        const Word candidate = masks[i * words_ + w];
        yes[w] &= ~candidate | of_yes[w];
        no[w] &= ~candidate | of_no[w];
      }
    }
    for (std::size_t w = 0; w < words_; ++w) no[w] |= ~perhaps[w];
  }
  simplify(out);
}

}  // namespace hirepath::session
