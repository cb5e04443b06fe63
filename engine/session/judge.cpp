// How each kind of gate follows from its operands. All days at once: a mask holds one bit an elementary interval.
// The known plane is Kleene's logic. In the best planes a leaf that somebody else can still settle has both bits: yes and no are both possible,
// and the same two formulas give what can be made of a gate.
#include <algorithm>
#include <array>

#include "session/session.hpp"

namespace hirepath::session {

using network::Gate;
using network::GateId;
using network::Op;
using values::Date;

void Session::judge(GateId gate) {
  for (std::size_t element = 0; element < copies(gate); ++element) judge(gate, element);
}

bool Session::judge(GateId id, std::size_t element) {
  const auto& gate = network_->gates[id];
  bool changed = false;
  for (std::size_t plane = 0; plane < planes_; ++plane) {
    std::fill(scratch_.begin(), scratch_.end(), Word{0});
    Word *yes = scratch_.data(), *no = yes + words_;
    switch (gate.op) {
      case Op::leaf: {
        const auto& region = regions_[id][element];
        fill(yes, region.yes_first, region.yes_last);
        fill(no, region.no_first, region.no_last);
        const bool open = plane > 0 && ((plane == planes_ - 1 && region.decider) || (planes_ == 3 && region.left_out));
        if (!open) break;
        for (std::size_t i = 0; i < words_; ++i) {
          const Word unknown = ~(yes[i] | no[i]);
          yes[i] |= unknown, no[i] |= unknown;
        }
        break;
      }
      case Op::range: {
        const auto& range = network_->ranges[gate.payload];
        if (options_.law_on) {
          const bool inside = range.first <= *options_.law_on && *options_.law_on <= range.last;
          fill(inside ? yes : no, Date::min(), Date::max());
        } else {
          fill(yes, range.first, range.last);
          for (std::size_t i = 0; i < words_; ++i) no[i] = ~yes[i];
        }
        break;
      }
      case Op::recorded: {
        Date first = Date::min(), last = Date::max();
        for (const auto& limit : model().authorities[gate.payload].not_recorded) (limit.before ? first : last) = limit.date;
        if (options_.law_on) {
          if (first <= *options_.law_on && *options_.law_on <= last) fill(no, Date::min(), Date::max());
        } else {
          fill(no, first, last);
        }
        break;
      }
      case Op::yes: fill(yes, Date::min(), Date::max()); break;
      case Op::no: fill(no, Date::min(), Date::max()); break;
      case Op::all:
      case Op::any:
      case Op::negation:
      case Op::at_least: judge_inner(gate, element, plane); break;
      case Op::any_in:
      case Op::every_in:
      case Op::latest_in: judge_quantified(gate, plane); break;
    }
    Word* stored = &bits_[slot(id, element, plane)];
    if (std::equal(scratch_.begin(), scratch_.end(), stored)) continue;
    std::copy(scratch_.begin(), scratch_.end(), stored);
    changed = true;
  }
  return changed;
}

void Session::judge_inner(const Gate& gate, std::size_t element, std::size_t plane) {
  Word *yes = scratch_.data(), *no = yes + words_;
  const auto* operands = network_->operands.data() + gate.first;
  if (gate.op == Op::negation) {
    const Word* of = &bits_[slot(operands[0], element, plane)];
    std::copy(of + words_, of + 2 * words_, yes);
    std::copy(of, of + words_, no);
    return;
  }
  if (gate.op == Op::at_least) {
    // yes: k operands are yes. no: too few are left, that is n - k + 1 are no. reached[j] marks the days on which j + 1 operands are.
    const auto count_days = [&](std::size_t needed, std::size_t offset, Word* out) {
      std::vector<Word> reached(needed * words_, 0);
      for (std::uint32_t i = 0; i < gate.count; ++i) {
        const Word* of = &bits_[slot(operands[i], element, plane)] + offset;
        for (std::size_t j = needed; j-- > 0;) {
          for (std::size_t w = 0; w < words_; ++w) reached[j * words_ + w] |= j == 0 ? of[w] : reached[(j - 1) * words_ + w] & of[w];
        }
      }
      std::copy(reached.end() - static_cast<std::ptrdiff_t>(words_), reached.end(), out);
    };
    count_days(gate.payload, 0, yes);
    count_days(gate.count - gate.payload + 1, words_, no);
    return;
  }
  // any is all with yes and no exchanged.
  const bool all = gate.op == Op::all;
  Word *every = all ? yes : no, *some = all ? no : yes;
  const std::size_t every_offset = all ? 0 : words_, some_offset = all ? words_ : 0;
  std::fill(every, every + words_, ~Word{0});
  for (std::uint32_t i = 0; i < gate.count; ++i) {
    const Word* of = &bits_[slot(operands[i], element, plane)];
    for (std::size_t w = 0; w < words_; ++w) {
      every[w] &= of[every_offset + w];
      some[w] |= of[some_offset + w];
    }
  }
}

// For each element, the days on which it may be the latest that is not after the day (one mask an element), then the days on which there surely is one,
// then the days on which there may be one. Two elements of one day are both latest.
std::vector<Session::Word> Session::latest_masks(Id list) const {
  const auto facts = view();
  const Id field = model().records[model().facts[list].type.record].ordered_by;
  const std::size_t count = elements(list);
  std::vector<values::DateBounds> dates(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto& value = facts.value({true, field}, list, i);
    if (values::known(value)) dates[i] = std::get<values::DateBounds>(value);
  }
  std::vector<Word> masks((count + 2) * words_, 0);
  Word *sure = &masks[count * words_], *perhaps = sure + words_;
  for (std::size_t i = 0; i < count; ++i) {
    Word* mine = &masks[i * words_];
    fill(mine, dates[i].earliest, Date::max());
    for (std::size_t w = 0; w < words_; ++w) perhaps[w] |= mine[w];
    if (dates[i].latest < Date::max()) fill(sure, dates[i].latest, Date::max());
    for (std::size_t j = 0; j < count; ++j) {
      if (j == i || dates[i].latest >= dates[j].earliest || dates[j].latest == Date::max()) continue;
      std::vector<Word> later(words_, 0);
      fill(later.data(), dates[j].latest, Date::max());
      for (std::size_t w = 0; w < words_; ++w) mine[w] &= ~later[w];
    }
  }
  return masks;
}

void Session::judge_quantified(const Gate& gate, std::size_t plane) {
  Word *yes = scratch_.data(), *no = yes + words_;
  const auto operand = network_->operands[gate.first];
  const std::size_t count = elements(gate.payload);
  const auto at = facts_.lists.find(gate.payload);
  const bool complete = at != facts_.lists.end() && at->second.complete;
  if (gate.op == Op::latest_in) {
    if (!complete) return;   // an unlisted element may be later
    const auto masks = latest_masks(gate.payload);
    const Word *sure = &masks[count * words_], *perhaps = sure + words_;
    std::copy(sure, sure + words_, yes);
    std::fill(no, no + words_, ~Word{0});
    for (std::size_t i = 0; i < count; ++i) {
      const Word* of = &bits_[slot(operand, i, plane)];
      for (std::size_t w = 0; w < words_; ++w) {
        const Word candidate = masks[i * words_ + w];
        yes[w] &= ~candidate | of[w];
        no[w] &= ~candidate | of[words_ + w];
      }
    }
    for (std::size_t w = 0; w < words_; ++w) no[w] |= ~perhaps[w];
    return;
  }
  const bool any = gate.op == Op::any_in;
  Word *some = any ? yes : no, *every = any ? no : yes;
  const std::size_t some_offset = any ? 0 : words_, every_offset = any ? words_ : 0;
  std::fill(every, every + words_, complete ? ~Word{0} : Word{0});
  for (std::size_t i = 0; i < count; ++i) {
    const Word* of = &bits_[slot(operand, i, plane)];
    for (std::size_t w = 0; w < words_; ++w) {
      some[w] |= of[some_offset + w];
      every[w] &= of[every_offset + w];
    }
  }
}

}  // namespace hirepath::session
