// The judgements of all gates, and their upkeep when a fact changes. How gates are judged is in judge.cpp, what the
// judgements say in timeline.cpp.
#include "session/session.hpp"

#include <algorithm>
#include <bit>

namespace hirepath::session {

using network::GateId;
using network::Op;

namespace {
constexpr std::size_t every_element = ~std::size_t{0};
}  // namespace

Session::Session(const network::Network& network, model::Case facts, Options options)
    : network_(&network), facts_(std::move(facts)), options_(options) {
  facts_.facts.resize(model().facts.size());
  rebuild();
}

Session::Session(const Session& blank, model::Case facts)
    : network_(blank.network_), facts_(std::move(facts)), options_(blank.options_) {
  facts_.facts.resize(model().facts.size());
  const auto& without = blank.facts_;
  if (facts_.position_given != without.position_given || facts_.agency_given != without.agency_given ||
      !without.lists.empty() || !std::all_of(without.facts.begin(), without.facts.end(), [](const model::Known& known) {
        return !values::known(known.value);
      })) {
    rebuild();
    return;
  }
  blanks_ = blank.blanks_;
  slots_ = blank.slots_;
  used_ = blank.used_;
  runs_.reserve(2 * used_);
  runs_.assign(blank.runs_.begin(), blank.runs_.begin() + static_cast<std::ptrdiff_t>(used_));
  mark_known();
  for (const auto& [list, known] : facts_.lists) {
    for (const auto gate : network_->list_readers[list]) mark(gate, true);
  }
  add_slots();
  copy_first();
  const auto seen = view();
  for (std::size_t word = 0; word < dirty_.size(); ++word) {
    for (auto bits = dirty_[word]; bits != 0; bits &= bits - 1) {
      const auto gate = static_cast<GateId>(word * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
      if (network_->gates[gate].op != Op::leaf) continue;
      dirty_[word] &= ~(bits & ~(bits - 1));
      refresh(gate, every_element, seen);
    }
  }
  propagate(every_element);
}

// Slots for gates about elements after the first.
void Session::add_slots() {
  for (const auto& [list, known] : facts_.lists) {
    const auto count = known.elements.size();
    if (count <= 1) continue;
    further_.resize(network_->gates.size());
    for (const auto gate : network_->scoped[list]) {
      further_[gate] = static_cast<std::uint32_t>(slots_.size() - 1);
      slots_.resize(slots_.size() + count - 1);
    }
  }
}

// What is said of the first element, of which nothing is known, is said of the others.
void Session::copy_first() {
  for (const auto& [list, known] : facts_.lists) {
    for (const auto gate : network_->scoped[list]) {
      const Slot first = slots_[gate];
      for (std::size_t element = 1; element < known.elements.size(); ++element) {
        Writer out = room(first.count);
        std::copy_n(runs_.data() + first.first, first.count, out.first);
        keep(slot(gate, element), first);
      }
    }
  }
}

std::size_t Session::elements(Id list) const {
  const auto at = facts_.lists.find(list);
  return at == facts_.lists.end() ? 0 : at->second.elements.size();
}

// Judges every gate once, operands first.
void Session::rebuild() {
  const auto& net = *network_;
  prepare_blanks();
  mark_known();
  slots_.assign(net.gates.size(), {});
  used_ = 0;
  add_slots();
  const auto facts = view();
  for (GateId gate = 0; gate < net.gates.size(); ++gate) {
    const auto& made = net.gates[gate];
    const bool leaf = made.op == Op::leaf;
    const auto elements = copies(gate);
    const bool known = (dirty_[gate / 64] >> (gate % 64) & 1U) != 0 && elements > 0;
    const auto count = std::max<std::size_t>(elements, 1);  // what would be so of an element
    for (std::size_t element = 0; element < count; ++element) {
      if (leaf && !known) {
        slot(gate, element).tags = blank(gate);
        continue;
      }
      keep(slot(gate, element),
           leaf ? judge(session::judge(net.leaves[made.payload], element, facts)) : judge(gate, element));
    }
  }
  dirty_.assign(dirty_.size(), 0);
}

// Marks the leaves about which something is known; most read one fact of which nothing is, and need no look.
void Session::mark_known() {
  const auto& net = *network_;
  const auto facts = view();
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
    if (model().facts[list].type.record == model::none) continue;
    for (const auto& element : known.elements) {
      for (Id field = 0; field < element.fields.size(); ++field) {
        if (facts.counts(element.fields[field])) mark_all(net.field_readers[list][field]);
      }
    }
  }
}

void Session::keep(Slot& stored, Made made) {
  static_cast<Made&>(stored) = made;
  stored.first = static_cast<std::uint32_t>(used_);
  stored.room = made.count;
  used_ += made.count;
}

// The judgement stays where it is while its runs fit there.
bool Session::replace(Slot& stored, Made made) {
  const Run* runs = runs_.data() + used_;
  if (stored.count == made.count &&
      (made.count == 0 ? stored.tags == made.tags : std::equal(runs, runs + made.count, runs_.data() + stored.first)))
    return false;
  static_cast<Made&>(stored) = made;
  if (made.count <= stored.room) {
    std::copy_n(runs, made.count, runs_.data() + stored.first);
  } else {
    stored.first = static_cast<std::uint32_t>(used_);
    stored.room = std::bit_ceil(made.count);  // so that a judgement which grows by and by seldom moves
    room(stored.room);
    used_ += stored.room;
  }
  return true;
}

// Judges a leaf again after a fact it reads has changed, and marks what rests on it if it differs.
void Session::refresh(GateId gate, std::size_t element, const Facts& facts) {
  const auto& made = network_->gates[gate];
  const bool one = made.scope != model::none && element != every_element;
  for (std::size_t i = one ? element : 0, end = one ? element + 1 : copies(gate); i < end; ++i) {
    if (!replace(slot(gate, i), judge(session::judge(network_->leaves[made.payload], i, facts)))) continue;
    for (const auto parent : network_->parents[gate]) mark(parent, !one);
  }
}

// Judges what is marked, and what that changes, operands first. Where only one element changed, gates about an element
// are judged for that one alone, unless something they share with the others changed too.
void Session::propagate(std::size_t element) {
  for (std::size_t word = 0; word < dirty_.size(); ++word) {
    while (dirty_[word] != 0) {
      const auto bit = dirty_[word] & ~(dirty_[word] - 1);
      const auto gate = static_cast<GateId>(word * 64 + static_cast<std::size_t>(std::countr_zero(bit)));
      const bool one =
          network_->gates[gate].scope != model::none && element != every_element && (wide_[word] & bit) == 0;
      dirty_[word] &= ~bit;
      wide_[word] &= ~bit;
      bool changed = false;
      for (std::size_t i = one ? element : 0, end = one ? element + 1 : copies(gate); i < end; ++i) {
        const auto judged = judge(gate, i);
        changed = replace(slot(gate, i), judged) || changed;
      }
      if (!changed) continue;  // early cut-off: what is above cannot change either
      for (const auto parent : network_->parents[gate]) mark(parent, !one);
    }
  }
}

void Session::set(Id fact, model::Known known) {
  facts_.facts[fact] = std::move(known);
  const auto facts = view();
  for (const auto gate : network_->readers[fact]) refresh(gate, every_element, facts);
  propagate(every_element);
}

void Session::set(Id list, std::size_t element, Id field, model::Known known) {
  facts_.lists[list].elements[element].fields[field] = std::move(known);
  const auto is_leaf = [&](GateId gate) { return network_->gates[gate].op == Op::leaf; };
  const auto facts = view();
  // A period extended over the list, perhaps in a leaf about elements of a list.
  for (const auto gate : network_->list_readers[list]) {
    if (is_leaf(gate)) refresh(gate, every_element, facts);
  }
  const auto done = [&](GateId gate) {
    const auto& lists = network_->leaves[network_->gates[gate].payload].reads_lists;
    return std::find(lists.begin(), lists.end(), list) != lists.end();
  };
  for (const auto gate : network_->field_readers[list][field]) {
    if (!is_leaf(gate))
      mark(gate, true);
    else if (!done(gate))
      refresh(gate, element, facts);
  }
  propagate(element);
}

void Session::set_complete(Id list, bool complete) {
  facts_.lists[list].complete = complete;
  const auto facts = view();
  for (const auto gate : network_->list_readers[list]) {
    if (network_->gates[gate].op != Op::leaf)
      mark(gate, true);
    else
      refresh(gate, every_element, facts);
  }
  propagate(every_element);
}

void Session::set(Id list, model::ListKnown known) {
  facts_.lists[list] = std::move(known);
  rebuild();
}

}  // namespace hirepath::session
