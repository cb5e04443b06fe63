// Facts -> timelines of truth. Forward chaining is one pass over the network; after a changed fact only what it reaches is judged again.
// For every gate three judgements are kept, each for every day at once (docs/decisions/0002):
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
  values::Date on;                       // the day asked about
  std::optional<values::Date> law_on;    // the law as it stood that day, for every day; otherwise each day has its own law
  bool verified_only = false;            // claimed facts count as unknown
  bool presume = true;                   // use presumptions; false is the strict answer
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

  // How many gates the last change judged again (for tests and benchmarks).
  std::size_t judged() const { return judged_; }

 private:
  using Word = std::uint64_t;
  struct Masks { std::span<Word> yes, no; };

  void rebuild();
  void lay_out();
  void judge(network::GateId gate);                                   // all elements
  bool judge(network::GateId gate, std::size_t element);              // true when something changed
  void judge_leaf(network::GateId gate, std::size_t element);
  void judge_inner(const network::Gate& gate, std::size_t element, std::size_t plane);
  void judge_quantified(const network::Gate& gate, std::size_t plane);
  void refresh(std::span<const network::GateId> leaves, std::size_t element);
  void propagate();
  std::vector<Region>& regions(network::GateId gate) { return regions_[gate]; }
  bool add_points(const Region& region);                              // false when the grid must grow
  void insert_point(std::size_t at, values::Date day);
  void fill(Word* masks, values::Date first, values::Date last) const;
  std::size_t interval(values::Date day) const;
  std::size_t slot(network::GateId gate, std::size_t element, std::size_t plane) const;
  std::size_t copies(network::GateId gate) const;
  std::size_t plane_index(Plane plane) const;
  Facts view() const { return {network_->model, &facts_, options_.on, options_.verified_only, options_.presume}; }
  std::vector<Word> latest_masks(Id list) const;
  void status_masks(Id authority, std::vector<Word>& masks) const;    // six masks, one a status

  const network::Network* network_;
  model::Case facts_;
  Options options_;
  std::vector<values::Date> starts_;          // first day of each elementary interval; starts_[0] = Date::min()
  std::size_t words_ = 1;                     // machine words a mask
  std::size_t planes_ = 2;
  std::vector<std::size_t> base_;             // gate -> first word
  std::vector<Word> bits_;                    // gate, element, plane, yes/no, word
  std::vector<Word> scratch_;
  std::vector<Word> dirty_;
  std::vector<std::vector<Region>> regions_;  // leaf gate -> element -> when it is yes, when no
  std::size_t judged_ = 0;
};

}  // namespace hirepath::session
