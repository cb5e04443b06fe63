// Private to the room: facts that nobody has said, supposed so that a conclusion is yes, or no.
#pragma once

#include <map>

#include "certificate/facts.hpp"
#include "session/session.hpp"

namespace hirepath::certificate {

// Whose facts may be supposed. A date known within bounds may be known better, whoever it is of, where `others` are
// allowed.
struct Allowed {
  bool deciders = false;  // facts for somebody to decide
  bool left_out = false;  // facts of the position or agency, where that subject is left out
  bool others = false;
};

inline constexpr int search_budget = 20'000;  // facts set, one search

// Looks for a completion by setting facts in the session itself, one that still matters after the other, with a way
// back; when it goes, everything is as it was.
class Completion {
 public:
  Completion(session::Session& session, Date day, Allowed allowed) : session_(session), day_(day), allowed_(allowed) {}
  Completion(const Completion&) = delete;
  Completion& operator=(const Completion&) = delete;
  ~Completion();

  // True when the gate is now as wanted, and nothing supposed can be spared. False: there is no such completion, or the
  // budget is used up.
  bool reach(network::GateId goal, bool want);
  // What is supposed now, in order of name.
  std::vector<Supposed> supposed() const;
  bool supposes_decision() const;  // something that is for somebody to decide

 private:
  // What to settle next: a fact, or how a list goes on; and what the test is wanted to be.
  struct Point {
    FactKey key;
    network::GateId gate = 0;
    std::size_t element = 0;
    bool want = true;
    bool add_first = false;  // a list: try one more element before saying that there is none
  };
  struct Change {
    FactKey key;
    std::optional<model::Known> known;     // a fact as it was
    std::optional<model::ListKnown> list;  // a list as it was
  };

  bool search(network::GateId goal, bool want);
  bool try_values(const Point& point, network::GateId goal, bool want);
  bool try_list(const Point& point, network::GateId goal, bool want);
  std::optional<Point> pick(network::GateId gate, bool want, std::size_t element);
  std::optional<Point> pick_inside(network::GateId gate, bool want, std::size_t element);
  std::optional<Point> pick_in_list(const network::Gate& gate, network::GateId operand, bool want);
  bool may_suppose(const FactKey& key) const;
  bool known_within_bounds(const FactKey& key) const;
  void set(const FactKey& key, model::Known known);
  void suppose(const FactKey& key, values::Value value);
  void spare(network::GateId goal, bool want);
  void spare_elements(Id list, network::GateId goal, bool want);
  model::ListKnown list(Id id) const;
  void back_to(std::size_t length);

  session::Session& session_;
  Date day_;
  Allowed allowed_;
  int left_ = search_budget;
  std::vector<Change> trail_;
  std::map<Id, model::ListKnown> lists_before_;                                            // of those that were touched
  std::map<std::tuple<network::GateId, bool, std::size_t>, std::optional<Point>> picked_;  // of one search
};

}  // namespace hirepath::certificate
