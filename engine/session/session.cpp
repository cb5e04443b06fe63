// The grid of days, the judgements over it, and their upkeep when a fact changes. How gates are judged is in judge.cpp,
// what the masks say in timeline.cpp.
#include "session/session.hpp"

#include <algorithm>
#include <bit>

namespace hirepath::session {

using network::GateId;
using network::Op;
using values::Date;

namespace {
constexpr std::size_t every_element = ~std::size_t{0};
}

Session::Session(const network::Network& network, model::Case facts, Options options)
    : network_(&network), facts_(std::move(facts)), options_(options) {
  facts_.facts.resize(model().facts.size());
  rebuild();
}

std::size_t Session::elements(Id list) const {
  const auto at = facts_.lists.find(list);
  return at == facts_.lists.end() ? 0 : at->second.elements.size();
}

std::size_t Session::interval(Date day) const {
  if (day == Date::min()) return 0;
  if (day == Date::max()) return starts_.size() - 1;
  return static_cast<std::size_t>(std::upper_bound(starts_.begin(), starts_.end(), day) - starts_.begin()) - 1;
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

namespace {
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
}  // namespace

void Session::collect_points(const Region& region) {
  points(region, [&](Date day) { starts_.push_back(day); });
}

// Judges every leaf, makes the grid of all days on which something changes, then judges every gate once, operands
// first.
void Session::rebuild() {
  const auto& net = *network_;
  starts_.assign(1, Date::min());
  regions_.clear();
  places_.resize(net.gates.size());
  const auto facts = view();
  std::vector<std::uint16_t> sizes(model().facts.size(), 0);
  for (const auto& [list, known] : facts_.lists) sizes[list] = static_cast<std::uint16_t>(known.elements.size());
  const auto span = [](Date first, Date last) { return Region{first, last, Date::max(), Date::min(), false, false}; };
  for (GateId gate = 0; gate < net.gates.size(); ++gate) {
    const auto& made = net.gates[gate];
    auto& place = places_[gate];
    place.of_element = made.scope != model::none;
    place.copies = place.of_element ? sizes[made.scope] : std::uint16_t{1};
    if (made.op == Op::leaf) {
      place.first_region = static_cast<std::uint32_t>(regions_.size());
      for (std::size_t element = 0; element < place.copies; ++element) {
        regions_.push_back(session::judge(net.leaves[made.payload], element, facts));
        collect_points(regions_.back());
      }
    } else if (made.op == Op::range && !options_.law_on) {
      collect_points(span(net.ranges[made.payload].first, net.ranges[made.payload].last));
    } else if (made.op == Op::recorded) {
      for (const auto& limit : model().authorities[made.payload].not_recorded)
        collect_points(limit.before ? span(limit.date, Date::max()) : span(Date::min(), limit.date));
    } else if (made.op == Op::latest_in) {
      const Id ordered_by = model().records[model().facts[made.payload].type.record].ordered_by;
      for (std::size_t element = 0; element < elements(made.payload); ++element) {
        const auto& value = facts.value({true, ordered_by}, made.payload, element);
        if (!values::known(value)) continue;
        const auto bounds = std::get<values::DateBounds>(value);
        collect_points({bounds.earliest, Date::max(), bounds.latest, Date::max(), false, false});
      }
    }
  }
  std::sort(starts_.begin(), starts_.end());
  starts_.erase(std::unique(starts_.begin(), starts_.end()), starts_.end());
  lay_out();
  for (GateId gate = 0; gate < net.gates.size(); ++gate) {
    for (std::size_t element = 0; element < places_[gate].copies; ++element) judge(gate, element);
  }
}

// Room for a few more change points than there are now, so that most changes need no new layout.
void Session::lay_out() {
  words_ = (starts_.size() + 16 + 63) / 64;
  std::size_t slots = 0;
  for (GateId gate = 0; gate < network_->gates.size(); ++gate) {
    const auto reach = network_->reach[gate];
    auto& place = places_[gate];
    place.job = (reach.position && !facts_.position_given) || (reach.agency && !facts_.agency_given);
    place.planes = static_cast<std::uint8_t>(1 + (place.job ? 1 : 0) + (reach.decided ? 1 : 0));
    place.first_slot = static_cast<std::uint32_t>(slots);
    slots += place.copies;
  }
  slots_.assign(slots, {});
  masks_.assign(6 * words_, 0);
  scratch_.assign(6 * words_, 0);
  dirty_.assign((network_->gates.size() + 63) / 64, 0);
  wide_ = dirty_;
}

// A new day on which something changes: every mask gets one more interval, a copy of the one it is cut from.
void Session::insert_point(std::size_t at, Date day) {
  starts_.insert(starts_.begin() + static_cast<std::ptrdiff_t>(at), day);
  const std::size_t word = at / 64, bit = at % 64;
  const Word below = bit == 0 ? 0 : ~Word{0} >> (64 - bit);
  const std::size_t source_word = (at - 1) / 64, source_bit = (at - 1) % 64;
  for (std::size_t mask = 0; mask < masks_.size(); mask += words_) {
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

// Judges leaves again after a fact they read has changed, and marks those that differ.
void Session::refresh(std::span<const GateId> leaves, std::size_t element) {
  const auto facts = view();
  for (const auto gate : leaves) {
    const auto& made = network_->gates[gate];
    if (made.op != Op::leaf) {  // a quantifier over the list
      mark(gate, true);
      continue;
    }
    const bool one = made.scope != model::none && element != every_element;
    for (std::size_t i = one ? element : 0; i < (one ? element + 1 : places_[gate].copies); ++i) {
      const auto region = session::judge(network_->leaves[made.payload], i, facts);
      auto& stored = regions_[places_[gate].first_region + i];
      if (region == stored) continue;
      stored = region;
      if (!add_points(region)) return rebuild();
      mark(gate, !one);
    }
  }
  propagate(element);
}

// Judges what is marked, and what that changes, operands first. Where only one element changed, gates about an element
// are judged for that one alone, unless something they share with the others changed too.
void Session::propagate(std::size_t element) {
  for (std::size_t word = 0; word < dirty_.size(); ++word) {
    while (dirty_[word] != 0) {
      const Word bit = dirty_[word] & ~(dirty_[word] - 1);
      const auto gate = static_cast<GateId>(word * 64 + static_cast<std::size_t>(std::countr_zero(bit)));
      const auto& place = places_[gate];
      const bool wide = !place.of_element || element == every_element || (wide_[word] & bit) != 0;
      dirty_[word] &= ~bit;
      wide_[word] &= ~bit;
      bool changed = false;
      for (std::size_t i = wide ? 0 : element; i < (wide ? place.copies : element + 1); ++i)
        changed = judge(gate, i) || changed;
      if (!changed) continue;  // early cut-off: what is above cannot change either
      for (const auto parent : network_->parents[gate]) mark(parent, wide);
    }
  }
}

void Session::set(Id fact, model::Known known) {
  facts_.facts[fact] = std::move(known);
  refresh(network_->readers[fact], every_element);
}

void Session::set(Id list, std::size_t element, Id field, model::Known known) {
  facts_.lists[list].elements[element].fields[field] = std::move(known);
  const auto facts = view();
  if (field == model()
                   .records[model().facts[list].type.record]
                   .ordered_by) {  // the latest element may be another one, from another day on
    const auto& value = facts.value({true, field}, list, element);
    const auto bounds = values::known(value) ? std::get<values::DateBounds>(value) : values::DateBounds{};
    if (!add_points({bounds.earliest, Date::max(), bounds.latest, Date::max(), false, false})) return rebuild();
  }
  for (const auto gate : network_->list_readers[list]) {
    if (network_->gates[gate].op != Op::leaf) continue;
    for (std::size_t i = 0; i < places_[gate].copies;
         ++i) {  // a period extended over the list, perhaps in a leaf about elements of a list
      auto& stored = regions_[places_[gate].first_region + i];
      const auto region = session::judge(network_->leaves[network_->gates[gate].payload], i, facts);
      if (region == stored) continue;
      stored = region;
      if (!add_points(region)) return rebuild();
      mark(gate, true);
    }
  }
  refresh(network_->field_readers[list][field], element);
}

void Session::set_complete(Id list, bool complete) {
  facts_.lists[list].complete = complete;
  refresh(network_->list_readers[list], every_element);
}

void Session::set(Id list, model::ListKnown known) {
  facts_.lists[list] = std::move(known);
  rebuild();
}

}  // namespace hirepath::session
