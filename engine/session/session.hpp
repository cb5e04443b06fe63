// Facts -> timelines of truth. Forward chaining is one pass over the network; after a changed fact only what it reaches
// is judged again. For every gate three judgements are kept, each for every day at once (docs/decisions/0002):
//   known          what follows from what is known;
//   best job       what a position or agency that is left out could still make of it (semantics 15);
//   best decision  and what deciders could make of it (semantics 8).
#pragma once

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
  // One gate (about one element).
  struct Slot {
    Tags tags = 0;
    bool varies = false;      // differs from day to day: the masks say how
    std::uint32_t masks = 0;  // which group of masks; 0: none yet
  };
  // Where the judgements of a gate are, and how many planes differ for it: most gates depend on no decider and no
  // subject left out.
  struct Place {
    std::uint32_t first_slot = 0, first_region = 0;
    std::uint16_t copies = 1;  // one for each element of its list, or one
    std::uint8_t planes = 1;
    bool job : 1 = false;  // the best job may differ from what is known
    bool of_element : 1 = false;
    // Which of the stored planes is meant.
    std::size_t index(Plane plane) const {
      return plane == Plane::known ? 0 : plane == Plane::best_job ? (job ? 1U : 0U) : planes - 1U;
    }
  };
  struct View {
    const Slot* slot;
    const Place* place;
    const Word* masks;  // plane after plane: yes, then no
  };

  void rebuild();
  void collect_points(const Region& region);
  void lay_out();
  bool judge(network::GateId gate, std::size_t element);  // true when something changed
  void judge_leaf(const Region& region, const Place& place);
  void judge_inner(const network::Gate& gate, std::size_t element, const Place& place);
  void judge_latest(const network::Gate& gate, const Place& place);
  void combine(bool all, const Place& place);  // operands_ -> result_, scratch_
  void count(std::size_t needed, const Place& place);
  void simplify(const Place& place);  // the same on every day after all?
  // One mask of an operand, whatever it varies by.
  Word word(const View& view, Plane plane, bool yes, std::size_t w) const {
    if (!view.slot->varies)
      return (view.slot->tags >> (2 * static_cast<unsigned>(plane)) & (yes ? 1U : 2U)) != 0 ? ~Word{0} : Word{0};
    return view.masks[(view.place->index(plane) * 2 + (yes ? 0 : 1)) * words_ + w];
  }
  Word* scratch(std::size_t plane, bool yes) { return scratch_.data() + (plane * 2 + (yes ? 0 : 1)) * words_; }
  static Plane plane_at(const Place& place, std::size_t index) {
    return index == 0 ? Plane::known : index == 1 && place.job ? Plane::best_job : Plane::best_decision;
  }
  void refresh(std::span<const network::GateId> leaves, std::size_t element);
  void mark(network::GateId gate, bool wide) {
    dirty_[gate / 64] |= Word{1} << (gate % 64);
    if (wide) wide_[gate / 64] |= Word{1} << (gate % 64);
  }
  void propagate(std::size_t element);
  bool add_points(const Region& region);  // false when the grid must grow
  void insert_point(std::size_t at, values::Date day);
  void fill(Word* mask, values::Date first, values::Date last) const;
  std::size_t interval(values::Date day) const;
  View view_of(network::GateId gate, std::size_t element) const {
    const auto& place = places_[gate];
    const auto& slot = slots_[place.first_slot + (place.of_element ? element : 0)];
    return {&slot, &place, masks_.data() + std::size_t{slot.masks} * 6 * words_};
  }
  Facts view() const { return {network_->model, &facts_, options_.on, options_.verified_only, options_.presume}; }
  std::vector<Word> latest_masks(Id list) const;
  const std::vector<Word>& status_masks(Id authority) const;  // six masks, one a status

  const network::Network* network_;
  model::Case facts_;
  Options options_;
  std::vector<values::Date> starts_;  // first day of each elementary interval; starts_[0] = Date::min()
  std::size_t words_ = 1;             // machine words a mask
  std::vector<Place> places_;         // of gates
  std::vector<Slot> slots_;
  std::vector<Word> masks_;      // groups of six masks; the first group is no one's
  std::vector<Region> regions_;  // of leaf gates, an element each
  Slot result_;                  // of the gate being judged
  std::vector<Word> scratch_;    // its masks
  std::vector<View> operands_;
  std::vector<Word> dirty_;  // gates to judge
  std::vector<Word> wide_;   // for every element, not only the one that changed
  mutable std::vector<Word> status_scratch_;
};

}  // namespace hirepath::session
