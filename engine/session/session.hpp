// Facts -> timelines of truth. Forward chaining is one pass over the network; after a changed fact only what it reaches
// is judged again. For every gate three judgements are kept, each for every day at once (docs/decisions/0002):
//   known          what follows from what is known;
//   best job       what a position or agency that is left out could still make of it (semantics 15);
//   best decision  and what deciders could make of it (semantics 8).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "network/network.hpp"
#include "session/leaf.hpp"
#include "values/truth.hpp"

namespace hirepath::session {

struct Options {
  values::Date on;  // the day asked about
  std::optional<values::Date>
      law_on;                  // the law as it stood that day, for every day; otherwise each day has its own law
  bool verified_only = false;  // claimed facts count as unknown
  bool presume = true;         // use presumptions; false is the strict answer
};

// Days first..last (both included; Date::min()/max() are open ends) with one status.
struct Segment {
  values::Date first, last;
  model::Status status = model::Status::undecided;
  friend bool operator==(const Segment&, const Segment&) = default;
};

enum class Plane : std::uint8_t { known, best_job, best_decision };

class Session {
 public:
  // The network (and its model) outlives the session.
  Session(const network::Network& network, model::Case facts, Options options);

  // Change one fact; a field of an element; whether a list is complete: only what these reach is judged again.
  void set(Id fact, model::Known known);
  void set(Id list, std::size_t element, Id field, model::Known known);
  void set_complete(Id list, bool complete);
  // Change a list as a whole: everything is judged again.
  void set(Id list, model::ListKnown known);

  const network::Network& network() const { return *network_; }
  const model::Model& model() const { return *network_->model; }
  const model::Case& facts() const { return facts_; }
  const Options& options() const { return options_; }
  std::size_t elements(Id list) const;

  model::Status status(Id authority, values::Date day) const;
  // From Date::min() to Date::max(); neighbouring segments differ.
  std::vector<Segment> timeline(Id authority) const;

  // `element` matters only for gates about a list's element.
  values::Truth truth(network::GateId gate, values::Date day, std::size_t element = 0) const;
  // Could the gate become yes (or no) in this plane? In the known plane: is it known to be.
  bool possible(network::GateId gate, values::Date day, bool yes, Plane plane, std::size_t element = 0) const;
  // Is element i the latest on that day? Unknown where its date is not known well enough.
  values::Truth latest(Id list, std::size_t element, values::Date day) const;

 private:
  using Word = std::uint64_t;
  // The three planes of a judgement that is the same on every day, two bits each (yes, no), the known plane lowest.
  // Where somebody can still choose, both are set.
  using Tags = std::uint8_t;
  static constexpr Tags all_yes = 0b010101, all_no = 0b101010;
  // One gate (about one element). Most gates depend on no decider and no subject left out: their planes are one.
  struct Slot {
    std::uint32_t masks = 0;  // the first of its masks, one a plane for yes, then one a plane for no; 0: none yet
    Tags tags = 0;
    bool varies = false;  // differs from day to day: the masks say how
    std::uint8_t planes = 1;
    bool job : 1 = false;      // the best job may differ from what is known
    bool negated : 1 = false;  // the masks are its operand's: yes and no change places
    // Which of the stored planes is meant.
    std::size_t index(Plane plane) const {
      return plane == Plane::known ? 0 : plane == Plane::best_job ? (job ? 1U : 0U) : planes - 1U;
    }
    Plane plane(std::size_t index) const {
      return index == 0 ? Plane::known : index == 1 && job ? Plane::best_job : Plane::best_decision;
    }
  };

  // The upkeep: session.cpp.
  void rebuild();
  void look_at_leaves();
  void lay_out();
  void make_room();
  bool refresh(network::GateId leaf, std::size_t element);
  void mark(network::GateId gate, bool wide) {
    dirty_[gate / 64] |= Word{1} << (gate % 64);
    if (wide) wide_[gate / 64] |= Word{1} << (gate % 64);
  }
  void propagate(std::size_t element);
  bool replace(Slot& stored, const Slot& judged);  // true when something changed
  bool add_points(const Region& region);           // false when the grid must grow
  void insert_point(std::size_t at, values::Date day);
  void fill(Word* mask, values::Date first, values::Date last) const;
  std::size_t interval(values::Date day) const;
  std::size_t copies(network::GateId gate) const {
    const Id scope = network_->gates[gate].scope;
    return scope == model::none ? 1 : elements(scope);
  }
  Facts view() const { return {network_->model, &facts_, options_.on, options_.verified_only, options_.presume}; }

  // How gates are judged: judge.cpp. Masks are written behind all others, where they stay if they are kept.
  void judge(network::GateId gate, std::size_t element, Slot& out);
  void judge(network::GateId leaf, const Region& region, Slot& out);
  void judge_other(const network::Gate& gate, std::size_t element, Slot& out);
  void judge_latest(const network::Gate& gate, Slot& out);
  template <class At>
  void combine(bool all, std::size_t count, At at, Slot& out);
  template <class Words>
  void combine_varying(bool all, std::size_t varying, Words words, Slot& out);
  template <class At>
  void count(std::size_t needed, std::size_t count, At at, Slot& out);
  void simplify(Slot& out);  // the same on every day after all?
  void prepare_blanks();
  const Slot& blank(network::GateId gate) const {
    const auto reach = network_->reach[gate];
    return blanks_[(reach.decided ? 1U : 0U) | (reach.position ? 2U : 0U) | (reach.agency ? 4U : 0U)];
  }
  Word* room(const Slot& slot, std::size_t plane, bool yes) {
    return masks_.data() + (used_ + (yes ? 0 : slot.planes) + plane) * words_;
  }
  std::vector<Word> latest_masks(Id list) const;

  Slot& slot(network::GateId gate, std::size_t element) {
    return slots_[element == 0 ? gate : further_[gate] + element];
  }
  // The operand of a gate about an element is about the same element, or about none.
  const Slot& operand(network::GateId gate, std::size_t element) const {
    const bool about = element != 0 && network_->gates[gate].scope != model::none;
    return slots_[about ? further_[gate] + element : gate];
  }
  // One mask of a judgement, whatever it varies by: two masks stand for never and always.
  const Word* mask(const Slot& slot, Plane plane, bool yes) const {
    if (!slot.varies)
      return masks_.data() + ((slot.tags >> (2 * static_cast<unsigned>(plane)) & (yes ? 1U : 2U)) != 0 ? words_ : 0);
    return masks_.data() + (slot.masks + (yes != slot.negated ? 0U : slot.planes) + slot.index(plane)) * words_;
  }
  // The days of each status among 64 intervals, in the order of model::Status; every interval is in exactly one.
  std::array<Word, 6> statuses(Id authority, std::size_t w) const;

  const network::Network* network_;
  model::Case facts_;
  Options options_;
  std::vector<values::Date> starts_;    // first day of each elementary interval; starts_[0] = Date::min()
  std::size_t words_ = 1;               // machine words a mask
  std::array<Slot, 8> blanks_{};        // what is said where nothing is known
  std::vector<Slot> slots_;             // of gates (about the first element), then about further elements
  std::vector<std::uint32_t> further_;  // gate -> where the slot about element 1 is, less 1
  std::vector<Word> masks_;             // never, always, then those of slots
  std::size_t used_ = 2;                // how many masks there are
  std::vector<Region> regions_;         // of the leaves that a new layout has looked at
  std::vector<const Slot*> varying_;    // operands of the gate being judged
  std::vector<Word> dirty_;             // gates to judge
  std::vector<Word> wide_;              // for every element, not only the one that changed
};

}  // namespace hirepath::session
