// How each kind of gate follows from its operands, on all days at once: a mask holds one bit an elementary interval.
// Most gates are the same on every day (nothing is known of their facts, say), so that a tag stands for the whole mask
// and most work is on tags. The known plane is Kleene's logic. In the best planes a leaf that somebody else can still
// settle has both bits: yes and no are both possible, and the same two formulas give what can be made of a gate.
#include <algorithm>

#include "session/session.hpp"

namespace hirepath::session {

using network::Gate;
using network::GateId;
using network::Op;
using values::Date;

namespace {
constexpr unsigned bit(bool yes) { return yes ? 1U : 2U; }
}  // namespace

bool Session::judge(GateId id, std::size_t element) {
  const auto& gate = network_->gates[id];
  const auto& place = places_[id];
  result_ = {};
  if (gate.op == Op::leaf)
    judge_leaf(regions_[place.first_region + element], place);
  else
    judge_inner(gate, element, place);
  auto& stored = slots_[place.first_slot + element];
  const auto used = static_cast<std::ptrdiff_t>(std::size_t{place.planes} * 2 * words_);
  const auto group = [&] {
    return masks_.begin() + static_cast<std::ptrdiff_t>(std::size_t{stored.masks} * 6 * words_);
  };
  const bool same =
      result_.varies == stored.varies &&
      (result_.varies ? std::equal(scratch_.begin(), scratch_.begin() + used, group()) : result_.tags == stored.tags);
  if (same) return false;
  stored.varies = result_.varies;
  stored.tags = result_.tags;
  if (!result_.varies) return true;
  if (stored.masks == 0) {
    stored.masks = static_cast<std::uint32_t>(masks_.size() / (6 * words_));
    masks_.resize(masks_.size() + 6 * words_);
  }
  std::copy(scratch_.begin(), scratch_.begin() + used, group());
  return true;
}

void Session::judge_leaf(const Region& region, const Place& place) {
  const bool never = region.yes_first > region.yes_last && region.no_first > region.no_last;
  const bool job = region.left_out, decision = region.decider;
  if (never) {
    result_.tags = static_cast<Tags>((job ? 0b1100 : 0) | (decision ? 0b110000 : 0));
  } else if (region.yes_first == Date::min() && region.yes_last == Date::max()) {
    result_.tags = all_yes;
  } else if (region.no_first == Date::min() && region.no_last == Date::max()) {
    result_.tags = all_no;
  } else {
    result_.varies = true;
    Word *known_yes = scratch(0, true), *known_no = scratch(0, false);
    std::fill(known_yes, known_yes + 2 * words_, Word{0});
    fill(known_yes, region.yes_first, region.yes_last);
    fill(known_no, region.no_first, region.no_last);
    for (std::size_t plane = 1; plane < place.planes; ++plane) {
      Word *yes = scratch(plane, true), *no = scratch(plane, false);
      std::copy(known_yes, known_yes + 2 * words_, yes);
      const auto meant = plane_at(place, plane);
      const bool open = (meant == Plane::best_job && job) || (meant == Plane::best_decision && decision);
      for (std::size_t w = 0; open && w < words_; ++w) {
        const Word unknown = ~(yes[w] | no[w]);
        yes[w] |= unknown, no[w] |= unknown;
      }
    }
  }
}

void Session::judge_inner(const Gate& gate, std::size_t element, const Place& place) {
  const auto* operands = network_->operands.data() + gate.first;
  operands_.clear();
  switch (gate.op) {
    case Op::yes: result_.tags = all_yes; return;
    case Op::no: result_.tags = all_no; return;
    case Op::range: {
      const auto& range = network_->ranges[gate.payload];
      if (options_.law_on) {
        result_.tags = range.first <= *options_.law_on && *options_.law_on <= range.last ? all_yes : all_no;
        return;
      }
      Word *yes = scratch(0, true), *no = scratch(0, false);
      std::fill(yes, yes + words_, Word{0});
      fill(yes, range.first, range.last);
      for (std::size_t w = 0; w < words_; ++w) no[w] = ~yes[w];
      return simplify(place);
    }
    case Op::recorded: {
      Date first = Date::min(), last = Date::max();
      for (const auto& limit : model().authorities[gate.payload].not_recorded) {
        if (limit.before)
          first = std::max(first, limit.date);
        else
          last = std::min(last, limit.date);
      }
      if (options_.law_on) {
        result_.tags = first <= *options_.law_on && *options_.law_on <= last ? all_no : Tags{0};
        return;
      }
      std::fill(scratch_.begin(), scratch_.begin() + static_cast<std::ptrdiff_t>(2 * words_), Word{0});
      fill(scratch(0, false), first, last);
      return simplify(place);
    }
    case Op::negation: {
      const auto of = view_of(operands[0], element);
      result_.varies = of.slot->varies;
      result_.tags = static_cast<Tags>((of.slot->tags & all_yes) << 1U | (of.slot->tags & all_no) >> 1U);
      for (std::size_t plane = 0; of.slot->varies && plane < place.planes; ++plane) {
        const Word* masks = of.masks + plane * 2 * words_;
        std::copy(masks + words_, masks + 2 * words_, scratch(plane, true));
        std::copy(masks, masks + words_, scratch(plane, false));
      }
      return;
    }
    case Op::all:
    case Op::any:
      for (std::uint32_t i = 0; i < gate.count; ++i) operands_.push_back(view_of(operands[i], element));
      return combine(gate.op == Op::all, place);
    case Op::at_least:
      for (std::uint32_t i = 0; i < gate.count; ++i) operands_.push_back(view_of(operands[i], element));
      return count(gate.payload, place);
    case Op::any_in:
    case Op::every_in: {
      static constexpr Slot unlisted{};  // an element that may exist: unknown
      const auto at = facts_.lists.find(gate.payload);
      if (at == facts_.lists.end() || !at->second.complete) operands_.push_back({&unlisted, &place, nullptr});
      for (std::size_t i = 0; i < elements(gate.payload); ++i) operands_.push_back(view_of(operands[0], i));
      return combine(gate.op == Op::every_in, place);
    }
    case Op::latest_in: return judge_latest(gate, place);
    case Op::leaf: return;
  }
}

// all: yes where every operand is, no where some operand is. any: the same with yes and no exchanged. The three planes
// at once while they are the same on every day.
void Session::combine(bool all, const Place& place) {
  const Tags every_bits = all ? all_yes : all_no, some_bits = all ? all_no : all_yes;
  Tags every = every_bits, some = 0;
  bool varies = false;
  for (const auto& operand : operands_) {
    if (operand.slot->varies) {
      varies = true;
      continue;
    }
    every = static_cast<Tags>(every & operand.slot->tags);
    some = static_cast<Tags>(some | (operand.slot->tags & some_bits));
    if (every == 0 && some == some_bits) break;  // decided whatever the others are
  }
  result_.tags = static_cast<Tags>(every | some);
  if (!varies || (every == 0 && some == some_bits)) return;
  for (std::size_t plane = 0; plane < place.planes; ++plane) {
    const auto meant = plane_at(place, plane);
    const unsigned shift = 2 * static_cast<unsigned>(meant);
    Word *everywhere = scratch(plane, all), *somewhere = scratch(plane, !all);
    std::fill(everywhere, everywhere + words_, (every >> shift & bit(all)) != 0 ? ~Word{0} : Word{0});
    std::fill(somewhere, somewhere + words_, (some >> shift & bit(!all)) != 0 ? ~Word{0} : Word{0});
    for (const auto& operand : operands_) {
      if (!operand.slot->varies) continue;
      const Word* masks = operand.masks + operand.place->index(meant) * 2 * words_;
      const Word *every_mask = masks + (all ? 0 : words_), *some_mask = masks + (all ? words_ : 0);
      for (std::size_t w = 0; w < words_; ++w) {
        everywhere[w] &= every_mask[w];
        somewhere[w] |= some_mask[w];
      }
    }
  }
  simplify(place);
}

// yes: `needed` operands are yes. no: too few are left, that is n - needed + 1 are no.
void Session::count(std::size_t needed, const Place& place) {
  const auto count_days = [&](std::size_t enough, Plane plane, bool yes, Word* out) {
    std::vector<Word> reached(enough * words_, 0);  // reached[j]: the days on which j + 1 operands are
    for (const auto& operand : operands_) {
      for (std::size_t j = enough; j-- > 0;) {
        for (std::size_t w = 0; w < words_; ++w) {
          const Word is = word(operand, plane, yes, w);
          reached[j * words_ + w] |= j == 0 ? is : reached[(j - 1) * words_ + w] & is;
        }
      }
    }
    std::copy(reached.end() - static_cast<std::ptrdiff_t>(words_), reached.end(), out);
  };
  for (std::size_t plane = 0; plane < place.planes; ++plane) {
    count_days(needed, plane_at(place, plane), true, scratch(plane, true));
    count_days(operands_.size() - needed + 1, plane_at(place, plane), false, scratch(plane, false));
  }
  simplify(place);
}

// Masks that are each empty or full on all days of the grid need no masks.
void Session::simplify(const Place& place) {
  const auto last = starts_.size() - 1;
  const Word end = ~Word{0} >> (63 - last % 64);
  const auto uniform = [&](const Word* mask) -> int {  // 0, 1, or -1 for neither
    const Word first = mask[0] & 1U ? ~Word{0} : Word{0};
    Word different = 0;
    for (std::size_t w = 0; w < last / 64; ++w) different |= mask[w] ^ first;
    different |= (mask[last / 64] ^ first) & end;
    return different != 0 ? -1 : first != 0 ? 1 : 0;
  };
  Tags planes[3] = {};
  for (std::size_t plane = 0; plane < place.planes; ++plane) {
    const int yes = uniform(scratch(plane, true)), no = yes < 0 ? -1 : uniform(scratch(plane, false));
    if (no < 0) {
      result_.varies = true;
      return;
    }
    planes[plane] = static_cast<Tags>(yes | no << 1);
  }
  result_.varies = false;
  result_.tags = static_cast<Tags>(planes[0] | planes[place.index(Plane::best_job)] << 2U |
                                   planes[place.index(Plane::best_decision)] << 4U);
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

void Session::judge_latest(const Gate& gate, const Place& place) {
  const auto at = facts_.lists.find(gate.payload);
  if (at == facts_.lists.end() || !at->second.complete) return;  // an element not listed may be later: unknown
  const std::size_t elements_listed = elements(gate.payload);
  if (elements_listed == 0) {
    result_.tags = all_no;
    return;
  }
  const auto masks = latest_masks(gate.payload);
  const Word *sure = &masks[elements_listed * words_], *perhaps = sure + words_;
  for (std::size_t plane = 0; plane < place.planes; ++plane) {
    Word *yes = scratch(plane, true), *no = scratch(plane, false);
    std::copy(sure, sure + words_, yes);
    std::fill(no, no + words_, ~Word{0});
    for (std::size_t i = 0; i < elements_listed; ++i) {
      const auto of = view_of(network_->operands[gate.first], i);
      for (std::size_t w = 0; w < words_; ++w) {
        const Word candidate = masks[i * words_ + w];
        yes[w] &= ~candidate | word(of, plane_at(place, plane), true, w);
        no[w] &= ~candidate | word(of, plane_at(place, plane), false, w);
      }
    }
    for (std::size_t w = 0; w < words_; ++w) no[w] |= ~perhaps[w];
  }
  simplify(place);
}

}  // namespace hirepath::session
