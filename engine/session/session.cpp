// The grid of days, the masks over it, and their upkeep when a fact changes. How gates are judged is in judge.cpp, what the masks say in timeline.cpp.
#include "session/session.hpp"

#include <algorithm>
#include <bit>

namespace hirepath::session {

using network::GateId;
using values::Date;

namespace {
constexpr std::size_t every_element = ~std::size_t{0};
}

Session::Session(const network::Network& network, model::Case facts, Options options) : network_(&network), facts_(std::move(facts)), options_(options) {
  facts_.facts.resize(model().facts.size());
  planes_ = facts_.position_given && facts_.agency_given ? 2 : 3;
  rebuild();
}

std::size_t Session::elements(Id list) const {
  const auto at = facts_.lists.find(list);
  return at == facts_.lists.end() ? 0 : at->second.elements.size();
}

std::size_t Session::copies(GateId gate) const {
  const Id scope = network_->gates[gate].scope;
  return scope == model::none ? 1 : elements(scope);
}

std::size_t Session::plane_index(Plane plane) const { return plane == Plane::known ? 0 : plane == Plane::best_decision ? planes_ - 1 : planes_ - 2; }

std::size_t Session::slot(GateId gate, std::size_t element, std::size_t plane) const {
  if (network_->gates[gate].scope == model::none) element = 0;
  return base_[gate] + (element * planes_ + plane) * 2 * words_;
}

std::size_t Session::interval(Date day) const {
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

// Judges every leaf, makes the grid of all days on which something changes, then judges every gate once, operands first.
void Session::rebuild() {
  const auto& net = *network_;
  regions_.resize(net.gates.size());
  starts_.assign(1, Date::min());
  const auto begin = [&](Date day) {
    if (day > Date::min() && day <= Date::max()) starts_.push_back(day);
  };
  const auto ends = [&](Date first, Date last) {
    if (first > last) return;
    begin(first);
    if (last < Date::max()) begin(last + 1);
  };
  const auto facts = view();
  for (GateId gate = 0; gate < net.gates.size(); ++gate) {
    const auto& made = net.gates[gate];
    if (made.op == network::Op::leaf) {
      regions_[gate].clear();
      for (std::size_t element = 0; element < copies(gate); ++element) {
        const auto region = session::judge(net.leaves[made.payload], element, facts);
        ends(region.yes_first, region.yes_last);
        ends(region.no_first, region.no_last);
        regions_[gate].push_back(region);
      }
    } else if (made.op == network::Op::recorded) {
      for (const auto& limit : model().authorities[made.payload].not_recorded) begin(limit.before ? limit.date : limit.date + 1);
    }
  }
  if (!options_.law_on) {
    for (const auto& range : net.ranges) ends(range.first, range.last);
  }
  for (Id list = 0; list < net.list_readers.size(); ++list) {
    const Id record = model().facts[list].type.record;
    if (record == model::none || model().records[record].ordered_by == model::none) continue;
    for (std::size_t element = 0; element < elements(list); ++element) {
      const auto& value = facts.value({true, model().records[record].ordered_by}, list, element);
      if (!values::known(value)) continue;
      begin(std::get<values::DateBounds>(value).earliest);
      begin(std::get<values::DateBounds>(value).latest);
    }
  }
  std::sort(starts_.begin(), starts_.end());
  starts_.erase(std::unique(starts_.begin(), starts_.end()), starts_.end());
  lay_out();
  judged_ = 0;
  for (GateId gate = 0; gate < net.gates.size(); ++gate) judge(gate);
}

// Room for a few more change points than there are now, so that most changes need no new layout.
void Session::lay_out() {
  words_ = (starts_.size() + 24 + 63) / 64;
  base_.resize(network_->gates.size());
  std::size_t size = 0;
  for (GateId gate = 0; gate < network_->gates.size(); ++gate) {
    base_[gate] = size;
    size += copies(gate) * planes_ * 2 * words_;
  }
  bits_.assign(size, 0);
  scratch_.assign(2 * words_, 0);
  dirty_.assign((network_->gates.size() + 63) / 64, 0);
}

// A new day on which something changes: every mask gets one more interval, a copy of the one it is cut from.
void Session::insert_point(std::size_t at, Date day) {
  starts_.insert(starts_.begin() + static_cast<std::ptrdiff_t>(at), day);
  const std::size_t word = at / 64, bit = at % 64;
  const Word below = bit == 0 ? 0 : ~Word{0} >> (64 - bit);
  const std::size_t source_word = (at - 1) / 64, source_bit = (at - 1) % 64;
  for (std::size_t mask = 0; mask < bits_.size(); mask += words_) {
    Word* bits = &bits_[mask];
    const Word copied = bits[source_word] >> source_bit & 1U;
    for (std::size_t i = words_ - 1; i > word; --i) bits[i] = bits[i] << 1U | bits[i - 1] >> 63U;
    bits[word] = (bits[word] & below) | (bits[word] & ~below) << 1U | copied << bit;
  }
}

bool Session::add_points(const Region& region) {
  const auto add = [&](Date day) {
    if (day <= Date::min() || day > Date::max()) return true;
    const auto at = std::lower_bound(starts_.begin(), starts_.end(), day);
    if (at != starts_.end() && *at == day) return true;
    if (starts_.size() + 1 > words_ * 64) return false;
    insert_point(static_cast<std::size_t>(at - starts_.begin()), day);
    return true;
  };
  const auto ends = [&](Date first, Date last) { return first > last || (add(first) && (last == Date::max() || add(last + 1))); };
  return ends(region.yes_first, region.yes_last) && ends(region.no_first, region.no_last);
}

// Judges leaves again after a fact they read has changed, and marks those that differ.
void Session::refresh(std::span<const GateId> leaves, std::size_t element) {
  const auto facts = view();
  for (const auto gate : leaves) {
    const auto& made = network_->gates[gate];
    if (made.op != network::Op::leaf) {   // a quantifier over the list
      dirty_[gate / 64] |= Word{1} << (gate % 64);
      continue;
    }
    const bool one = made.scope != model::none && element != every_element;
    for (std::size_t i = one ? element : 0; i < (one ? element + 1 : copies(gate)); ++i) {
      const auto region = session::judge(network_->leaves[made.payload], i, facts);
      if (region == regions_[gate][i]) continue;
      regions_[gate][i] = region;
      if (!add_points(region)) return rebuild();
      dirty_[gate / 64] |= Word{1} << (gate % 64);
    }
  }
  propagate();
}

void Session::propagate() {
  judged_ = 0;
  for (std::size_t word = 0; word < dirty_.size(); ++word) {
    while (dirty_[word] != 0) {
      const auto gate = static_cast<GateId>(word * 64 + static_cast<std::size_t>(std::countr_zero(dirty_[word])));
      dirty_[word] &= dirty_[word] - 1;
      bool changed = false;
      for (std::size_t element = 0; element < copies(gate); ++element) changed = judge(gate, element) || changed;
      ++judged_;
      if (!changed) continue;   // early cut-off: what is above cannot change either
      for (const auto parent : network_->parents[gate]) dirty_[parent / 64] |= Word{1} << (parent % 64);
    }
  }
}

void Session::set(Id fact, model::Known known) {
  facts_.facts[fact] = std::move(known);
  refresh(network_->readers[fact], every_element);
}

void Session::set(Id list, std::size_t element, Id field, model::Known known) {
  facts_.lists[list].elements[element].fields[field] = std::move(known);
  const auto& record = model().records[model().facts[list].type.record];
  if (field == record.ordered_by) {   // the latest element may be another one, from another day on
    const auto& value = view().value({true, field}, list, element);
    Region days;
    if (values::known(value)) {
      const auto bounds = std::get<values::DateBounds>(value);
      days.yes_first = days.yes_last = bounds.earliest;
      days.no_first = days.no_last = bounds.latest;
    }
    if (!add_points(days)) return rebuild();
  }
  for (const auto gate : network_->list_readers[list]) {
    if (network_->gates[gate].op != network::Op::leaf) continue;
    const auto region = session::judge(network_->leaves[network_->gates[gate].payload], 0, view());   // an extension over the list
    if (region == regions_[gate][0]) continue;
    regions_[gate][0] = region;
    if (!add_points(region)) return rebuild();
    dirty_[gate / 64] |= Word{1} << (gate % 64);
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
