// Facts -> timelines of truth. Forward chaining is one pass over the network; after a changed fact only what it reaches
// is judged again. For every gate three judgements are kept, each for every day at once (docs/decisions/0006):
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

inline constexpr values::Date never = values::Date::max() + 1;  // behind all days

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
  // The same, beginning with a session of the same network and options in which nothing is known (and the same subjects
  // are given), so that only what the facts reach is judged: half the time, for who answers many cases.
  Session(const Session& blank, model::Case facts);

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
  // The three planes of a judgement on a day, two bits each (yes, no), the known plane lowest. Where somebody can still
  // choose, both are set.
  using Tags = std::uint8_t;
  static constexpr Tags all_yes = 0b010101, all_no = 0b101010;
  static bool is(Tags tags, Plane plane, bool yes) {
    return (tags >> (2 * static_cast<unsigned>(plane)) & (yes ? 1U : 2U)) != 0;
  }
  // From this day on, until the next run begins.
  struct Run {
    values::Date first;
    Tags tags = 0;
    friend bool operator==(const Run&, const Run&) = default;
  };
  // From Date::min() on; neighbours differ.
  using Runs = std::span<const Run>;
  // A judgement: tags where it is the same on every day (most are), otherwise so many runs, which stand behind those in
  // use until they are kept.
  struct Made {
    std::uint32_t count = 0;
    Tags tags = 0;
  };
  // One gate (about one element): its judgement, where its runs are in runs_, and how many fit there.
  struct Slot : Made {
    std::uint32_t first = 0, room = 0;
  };
  // Writes runs one behind another.
  struct Writer {
    Run *first, *end;
    void put(values::Date day, Tags tags) {
      if (end == first || end[-1].tags != tags) *end++ = {day, tags};
    }
    Made made() const {
      const auto count = static_cast<std::uint32_t>(end - first);
      return count == 1 ? Made{0, first->tags} : Made{count, 0};
    }
  };
  // How operands are put together: of these bits all must be set, of those some.
  struct Join {
    Tags every, some;
    Tags operator()(Tags a, Tags b) const { return static_cast<Tags>((a & b & every) | ((a | b) & some)); }
  };
  // The days on which an element may be its list's latest; none if first > last.
  struct Candidate {
    values::Date first, last;
  };
  struct Latest {
    std::vector<Candidate> candidates;             // parallel to the elements
    values::Date perhaps, sure;                    // from when on one has come
    std::vector<values::DateBounds> dates, later;  // of the elements; what they are made from
  };

  // The upkeep: session.cpp.
  void rebuild();
  void mark_known();
  void add_slots();
  void copy_first();
  void refresh(network::GateId leaf, std::size_t element, const Facts& facts);
  void mark(network::GateId gate, bool wide) {
    dirty_[gate / 64] |= std::uint64_t{1} << (gate % 64);
    if (wide) wide_[gate / 64] |= std::uint64_t{1} << (gate % 64);
  }
  void propagate(std::size_t element);
  void keep(Slot& stored, Made made);     // the first judgement
  bool replace(Slot& stored, Made made);  // true when something changed
  std::size_t copies(network::GateId gate) const {
    const Id scope = network_->gates[gate].scope;
    return scope == model::none ? 1 : elements(scope);
  }
  Facts view() const { return {network_->model, &facts_, options_.on, options_.verified_only, options_.presume}; }

  // How gates are judged: judge.cpp.
  Made judge(network::GateId gate, std::size_t element);
  Made judge(const Region& region);
  Made judge_other(const network::Gate& gate, std::size_t element);
  Made judge_days(const network::Range& days, Tags inside, Tags outside);
  Made judge_latest(const network::Gate& gate);
  void find_latest(Id list, Latest& out) const;
  template <class At>
  Made combine(Join join, std::size_t count, At at);
  Made combine_varying(Join join, Tags others, Writer out);
  template <class At>
  Made count(std::size_t needed, std::size_t count, At at);
  Writer room(std::size_t runs) {
    if (runs_.size() < used_ + runs) runs_.resize(2 * (used_ + runs));
    return {runs_.data() + used_, runs_.data() + used_};
  }
  void prepare_blanks();
  Tags blank(network::GateId gate) const {
    const auto reach = network_->reach[gate];
    return blanks_[(reach.decided ? 1U : 0U) | (reach.position ? 2U : 0U) | (reach.agency ? 4U : 0U)];
  }

  Slot& slot(network::GateId gate, std::size_t element) {
    return slots_[element == 0 ? gate : further_[gate] + element];
  }
  // The operand of a gate about an element is about the same element, or about none.
  const Slot& operand(network::GateId gate, std::size_t element) const {
    const bool about = element != 0 && network_->gates[gate].scope != model::none;
    return slots_[about ? further_[gate] + element : gate];
  }
  Runs runs(const Slot& slot) const { return {runs_.data() + slot.first, slot.count}; }
  const Run* run(const Slot& slot, values::Date day) const;  // of a gate that varies
  Tags tags(const Slot& slot, values::Date day) const;
  // The first day after this one on which the gate differs; `never` if it does not.
  values::Date next(const Slot& slot, values::Date day) const;

  const network::Network* network_;
  model::Case facts_;
  Options options_;
  std::array<Tags, 8> blanks_{};        // what is said where nothing is known
  std::vector<Slot> slots_;             // of gates (about the first element), then about further elements
  std::vector<std::uint32_t> further_;  // gate -> where the slot about element 1 is, less 1
  std::vector<Run> runs_;               // of slots, and behind them those of the judgement in the making
  std::size_t used_ = 0;                // runs of slots
  std::vector<const Slot*> varying_;    // operands of the gate being judged
  std::vector<Runs> parts_;             // their runs,
  std::vector<Run> between_, said_;     // and what is put together of them
  Latest latest_;
  std::vector<std::uint64_t> dirty_;  // gates to judge
  std::vector<std::uint64_t> wide_;   // for every element, not only the one that changed
};

}  // namespace hirepath::session
