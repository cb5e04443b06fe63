// The grid of days, the judgements over it, and their upkeep when a fact changes. How gates are judged is in judge.cpp,
// what the masks say in timeline.cpp.
#include "session/session.hpp"

#include <algorithm>
#include <bit>
#include <iterator>

namespace hirepath::session {

using network::GateId;
using network::Op;
using values::Date;

namespace {
constexpr std::size_t every_element = ~std::size_t{0};

// The first days of the parts that a region cuts time into.
template <class Add>
void points(const Region& region, Add add) {
  const auto ends = [&](Date first, Date last) {
    if (first > last) return;
    if (first > Date::min()) add(first);
    if (last < Date::max()) add(last + 1);
  };
  ends(region.yes_first, region.yes_last);
  ends(region.no_first, region.no_last);
}

// From when on an element may be its list's latest, and from when on it has surely come.
Region latest_from(const Facts& facts, Id list, std::size_t element, Id ordered_by) {
  const auto& value = facts.value({true, ordered_by}, list, element);
  if (!values::known(value)) return {};
  const auto bounds = std::get<values::DateBounds>(value);
  return {bounds.earliest, Date::max(), bounds.latest, Date::max(), false, false};
}
}  // namespace

Session::Session(const network::Network& network, model::Case facts, Options options)
    : network_(&network), facts_(std::move(facts)), options_(options) {
  facts_.facts.resize(model().facts.size());
  rebuild();
}

std::size_t Session::elements(Id list) const {
  const auto at = facts_.lists.find(list);
  return at == facts_.lists.end() ? 0 : at->second.elements.size();
}

// The last of the intervals that begin by that day; halved without branches, since the processor cannot foresee them.
std::size_t Session::interval(Date day) const {
  const Date* from = starts_.data();
  for (std::size_t left = starts_.size(); left > 1;) {
    const std::size_t half = left / 2;
    from += from[half] <= day ? half : 0;
    left -= half;
  }
  return static_cast<std::size_t>(from - starts_.data());
}

// Sets the bits of the days first..last, whose ends are on the grid (or open).
void Session::fill(Word* masks, Date first, Date last) const {
  if (first > last) return;
  const auto low = interval(first), high = interval(last);
  for (std::size_t word = low / 64; word <= high / 64; ++word) {
    Word bits = ~Word{0};
    if (word == low / 64) bits &= ~Word{0} << (low % 64);
    if (word == high / 64) bits &= ~Word{0} >> (63 - high % 64);
    masks[word] |= bits;
  }
}

// Makes the grid of all days on which something changes, then judges every gate once, operands first.
void Session::rebuild() {
  const auto& net = *network_;
  look_at_leaves();
  lay_out();
  auto looked = regions_.begin();
  for (GateId gate = 0; gate < net.gates.size(); ++gate) {
    const auto op = net.gates[gate].op;
    const bool leaf = op == Op::leaf;
    const bool look = (dirty_[gate / 64] >> (gate % 64) & 1U) != 0;
    const auto count = copies(gate);
    if (count > 1) {
      further_.resize(net.gates.size());
      further_[gate] = static_cast<std::uint32_t>(slots_.size() - 1);
      slots_.resize(slots_.size() + count - 1);
    }
    for (std::size_t element = 0; element < count; ++element) {
      Slot& made = slot(gate, element);
      if (!leaf)
        judge(gate, element, made);
      else if (look)
        judge(gate, *looked++, made);
      else
        made = blank(gate);
      if (made.varies && op != Op::negation) used_ += 2U * made.planes;
    }
  }
  dirty_.assign(dirty_.size(), 0);
}

// Judges the leaves about which something is known, and marks them; most read one fact of which nothing is, and need no
// look. The grid is of all days on which the law, a leaf or a list's latest element changes.
void Session::look_at_leaves() {
  const auto& net = *network_;
  const auto facts = view();
  std::vector<Date> days;
  const auto add = [&](Date day) { days.push_back(day); };
  dirty_.assign((net.gates.size() + 63) / 64, 0);
  wide_ = dirty_;
  const auto mark_all = [&](const std::vector<GateId>& gates) {
    for (const auto gate : gates) mark(gate, false);
  };
  mark_all(net.always);
  for (Id fact = 0; fact < facts_.facts.size(); ++fact) {
    if (facts.counts(facts_.facts[fact])) mark_all(net.readers[fact]);
  }
  for (const auto& [list, known] : facts_.lists) {
    const Id record = model().facts[list].type.record;
    if (record == model::none) continue;
    const Id ordered_by = model().records[record].ordered_by;
    for (std::size_t element = 0; element < known.elements.size(); ++element) {
      const auto& fields = known.elements[element].fields;
      for (Id field = 0; field < fields.size(); ++field) {
        if (facts.counts(fields[field])) mark_all(net.field_readers[list][field]);
      }
      if (ordered_by != model::none) points(latest_from(facts, list, element, ordered_by), add);
    }
  }
  regions_.clear();
  for (std::size_t word = 0; word < dirty_.size(); ++word) {
    for (Word bits = dirty_[word]; bits != 0; bits &= bits - 1) {
      const auto gate = static_cast<GateId>(word * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
      if (net.gates[gate].op != Op::leaf) continue;
      for (std::size_t element = 0, count = copies(gate); element < count; ++element) {
        regions_.push_back(session::judge(net.leaves[net.gates[gate].payload], element, facts));
        points(regions_.back(), add);
      }
    }
  }
  std::sort(days.begin(), days.end());
  starts_.assign(1, Date::min());
  if (options_.law_on)
    starts_.insert(starts_.end(), days.begin(), days.end());
  else
    std::merge(days.begin(), days.end(), net.days.begin(), net.days.end(), std::back_inserter(starts_));
  starts_.erase(std::unique(starts_.begin(), starts_.end()), starts_.end());
}

// Room for a few more change points than there are now, so that most changes need no new layout.
void Session::lay_out() {
  words_ = (starts_.size() + 16 + 63) / 64;
  prepare_blanks();
  slots_.assign(network_->gates.size(), {});
  masks_.assign(2 * words_, 0);
  std::fill_n(masks_.begin() + static_cast<std::ptrdiff_t>(words_), words_, ~Word{0});
  used_ = 2;
}

// One gate's masks more fit behind those in use.
void Session::make_room() {
  if (masks_.size() < (used_ + 6) * words_) masks_.resize((std::max(used_, slots_.size()) + used_ / 2 + 6) * words_);
}

// A new day on which something changes: every mask gets one more interval, a copy of the one it is cut from.
void Session::insert_point(std::size_t at, Date day) {
  starts_.insert(starts_.begin() + static_cast<std::ptrdiff_t>(at), day);
  const std::size_t word = at / 64, bit = at % 64;
  const Word below = bit == 0 ? 0 : ~Word{0} >> (64 - bit);
  const std::size_t source_word = (at - 1) / 64, source_bit = (at - 1) % 64;
  for (std::size_t mask = 0; mask < used_ * words_; mask += words_) {
    Word* bits = &masks_[mask];
    const Word copied = bits[source_word] >> source_bit & 1U;
    for (std::size_t i = words_ - 1; i > word; --i) bits[i] = bits[i] << 1U | bits[i - 1] >> 63U;
    bits[word] = (bits[word] & below) | (bits[word] & ~below) << 1U | copied << bit;
  }
}

bool Session::add_points(const Region& region) {
  bool fits = true;
  points(region, [&](Date day) {
    const auto at = std::lower_bound(starts_.begin(), starts_.end(), day);
    if (at != starts_.end() && *at == day) return;
    fits = fits && starts_.size() < words_ * 64;
    if (fits) insert_point(static_cast<std::size_t>(at - starts_.begin()), day);
  });
  return fits;
}

// The judgement stays where it is if it is the same; its masks are written behind all others.
bool Session::replace(Slot& stored, const Slot& judged) {
  const auto words = [&](std::uint32_t masks) { return masks_.begin() + static_cast<std::ptrdiff_t>(masks * words_); };
  const auto count = static_cast<std::ptrdiff_t>(2 * judged.planes * words_);
  const bool same = judged.varies == stored.varies &&
                    (judged.varies ? std::equal(words(judged.masks), words(judged.masks) + count, words(stored.masks))
                                   : judged.tags == stored.tags);
  if (same) return false;
  const auto masks = stored.masks;
  stored = judged;
  if (masks != 0) {
    stored.masks = masks;
    if (judged.varies) std::copy_n(words(judged.masks), count, words(masks));
  } else if (judged.varies) {
    used_ += 2U * judged.planes;
  }
  return true;
}

// Judges leaves again after a fact they read has changed, and marks what rests on those that differ. False when the
// grid had to be made anew, and with it everything.
bool Session::refresh(GateId gate, std::size_t element) {
  const auto& made = network_->gates[gate];
  const bool one = made.scope != model::none && element != every_element;
  const auto facts = view();
  for (std::size_t i = one ? element : 0, end = one ? element + 1 : copies(gate); i < end; ++i) {
    const auto region = session::judge(network_->leaves[made.payload], i, facts);
    if (!add_points(region)) {
      rebuild();
      return false;
    }
    Slot judged;
    judge(gate, region, judged);
    if (!replace(slot(gate, i), judged)) continue;
    for (const auto parent : network_->parents[gate]) mark(parent, !one);
  }
  return true;
}

// Judges what is marked, and what that changes, operands first. Where only one element changed, gates about an element
// are judged for that one alone, unless something they share with the others changed too.
void Session::propagate(std::size_t element) {
  Slot judged;
  for (std::size_t word = 0; word < dirty_.size(); ++word) {
    while (dirty_[word] != 0) {
      const Word bit = dirty_[word] & ~(dirty_[word] - 1);
      const auto gate = static_cast<GateId>(word * 64 + static_cast<std::size_t>(std::countr_zero(bit)));
      const bool one =
          network_->gates[gate].scope != model::none && element != every_element && (wide_[word] & bit) == 0;
      dirty_[word] &= ~bit;
      wide_[word] &= ~bit;
      const bool negation = network_->gates[gate].op == Op::negation;
      bool changed = negation;  // as its operand has
      for (std::size_t i = one ? element : 0, end = one ? element + 1 : copies(gate); i < end; ++i) {
        if (negation) {
          judge(gate, i, slot(gate, i));
        } else {
          judge(gate, i, judged);
          changed = replace(slot(gate, i), judged) || changed;
        }
      }
      if (!changed) continue;  // early cut-off: what is above cannot change either
      for (const auto parent : network_->parents[gate]) mark(parent, !one);
    }
  }
}

void Session::set(Id fact, model::Known known) {
  facts_.facts[fact] = std::move(known);
  for (const auto gate : network_->readers[fact]) {
    if (!refresh(gate, every_element)) return;
  }
  propagate(every_element);
}

void Session::set(Id list, std::size_t element, Id field, model::Known known) {
  facts_.lists[list].elements[element].fields[field] = std::move(known);
  const auto is_leaf = [&](GateId gate) { return network_->gates[gate].op == Op::leaf; };
  const auto& record = model().records[model().facts[list].type.record];
  // The latest element may be another one, from another day on.
  if (field == record.ordered_by && !add_points(latest_from(view(), list, element, field))) return rebuild();
  // A period extended over the list, perhaps in a leaf about elements of a list.
  for (const auto gate : network_->list_readers[list]) {
    if (is_leaf(gate) && !refresh(gate, every_element)) return;
  }
  const auto done = [&](GateId gate) {
    const auto& lists = network_->leaves[network_->gates[gate].payload].reads_lists;
    return std::find(lists.begin(), lists.end(), list) != lists.end();
  };
  for (const auto gate : network_->field_readers[list][field]) {
    if (!is_leaf(gate))
      mark(gate, true);
    else if (!done(gate) && !refresh(gate, element))
      return;
  }
  propagate(element);
}

void Session::set_complete(Id list, bool complete) {
  facts_.lists[list].complete = complete;
  for (const auto gate : network_->list_readers[list]) {
    if (network_->gates[gate].op != Op::leaf)
      mark(gate, true);
    else if (!refresh(gate, every_element))
      return;
  }
  propagate(every_element);
}

void Session::set(Id list, model::ListKnown known) {
  facts_.lists[list] = std::move(known);
  rebuild();
}

}  // namespace hirepath::session
