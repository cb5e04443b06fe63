// Private to the room: the slice of the network that the authorities rest on, as steps in order, and the columns of a
// block that they work on.
//
// A step's judgement of 512 cases is a pair of masks a plane (yes, no), the known plane first; only planes that can
// differ are kept, as in session. A step about a list's element has one such group a layer: layer k is about the k-th
// element of every case that has one, so that a quantifier is an "and" or "or" of layers.
#pragma once

#include <array>
#include <vector>

#include "screen/screen.hpp"
#include "screen/sheet.hpp"

namespace hirepath::screen {

using StepId = std::uint32_t;
using network::Op;
inline constexpr std::size_t most_counted = 64;  // operands of an "at least"

struct Step {
  network::GateId gate = 0;
  Op op = Op::no;
  Id payload = model::none;            // as in network::Gate
  Id scope = model::none;              // index into Program::lists, or none
  std::uint32_t first = 0, count = 0;  // in Program::operands
  bool job = false, decided = false;   // the best job, the best decision may differ from what is known
  bool dated = false;                  // differs from day to day
  bool of_days = false;                // a leaf that compares days: its regions are kept for later days
  std::uint32_t masks = 0, layer = 0;  // first mask within the list's first layer; masks a layer
  std::uint32_t leaf = 0;              // a leaf: into Program::leaf_plans
  std::uint32_t regions = 0;           // of_days: which
};

// The three planes, if the best job can differ at all (a subject is left out somewhere in the block).
struct Planes {
  std::uint8_t count, job, decision;  // how many; which one is the best job's, the best decision's
};
inline Planes planes(const Step& step, bool left_out) {
  const bool job = step.job && left_out;
  const auto count = static_cast<std::uint8_t>(1 + (job ? 1 : 0) + (step.decided ? 1 : 0));
  return {count, static_cast<std::uint8_t>(job ? 1 : 0), static_cast<std::uint8_t>(count - 1)};
}

// A side of a comparison of days.
struct Side {
  enum class Kind : std::uint8_t { fixed, moves, fact } kind = Kind::fixed;  // moves: with the action date
  bool defaults = false;                                                     // fact: moves where it is not given
  std::int32_t early = 0, late = 0;  // fixed; moves (or a fact that does): where it is on the day asked
  const model::DateExpression* expression = nullptr;
  model::FactRef ref;
  std::uint32_t period = model::none;  // into Program::periods; none: the fact's day itself, shifted
  std::int32_t least = 0, most = 0;    // days that the period leads on from any plain day, at least and at most
};

// How a leaf is judged from the columns.
struct LeafPlan {
  enum class Kind : std::uint8_t {
    constant,  // reads nothing
    answers,   // one of these answers
    range,     // low <= number <= high; a grade's level likewise
    codes,     // one of these codes
    order,     // two amounts, or two grades
    same,      // two facts of one form
    days,
    judge  // by session::judge, case by case
  } kind = Kind::judge;
  // answers, range, codes: the one fact and its column; in Program::answers, the masks of those answers that are yes,
  // then of those that are no.
  model::FactRef fact;
  Slot slot;
  network::Traits traits;
  std::uint32_t first_yes = 0, first_no = 0, end_no = 0;
  std::int32_t low = 0, high = 0;
  std::vector<std::array<std::int32_t, 2>> codes;
  Side left, right;  // days
  // days: the list whose elements lengthen a side's period. Its lanes with elements are judged case by case; in those
  // without, the period's end is open where the list is not complete.
  Id extended = model::none;
  bool extended_left = false;
  // days: where only the one fact is known, the days of it that make the leaf yes, and no, on the day asked. Of the
  // right one: yes from this day on, no through this day; of the left one: yes through, no from.
  std::array<std::int32_t, 2> right_alone{}, left_alone{};
  session::Region blank;  // where nothing is known
};

struct RuleSteps {
  const network::RulePlan* plan;
  bool permits;
  StepId version, body, effective;
};
struct GoalSteps {
  Id authority;
  const network::Goal* goal;
  StepId gate, in_force, recorded;
  std::vector<StepId> conflicts;
  std::vector<RuleSteps> rules;
  std::vector<StepId> dated;                              // the steps of its cone that differ from day to day, in order
  std::vector<StepId> changing;                           // of these: those that bring days of their own
  std::vector<StepId> observed;                           // what the status is made of
  std::vector<std::uint16_t> rule_codes, conflict_codes;  // parallel to rules, conflicts
};

struct Program {
  const network::Network* network;
  session::Options options;
  std::vector<Id> authorities;
  std::vector<GoalSteps> goals;  // parallel
  std::vector<Step> steps;
  std::vector<StepId> operands;
  std::vector<StepId> step_of;               // gate -> step, or none
  std::vector<Id> lists;                     // list facts with elements in the slice
  std::vector<Id> list_of;                   // fact -> index into lists, or none
  std::vector<std::vector<StepId>> readers;  // fact -> leaves
  std::vector<StepId> leaves, order;         // order: all but leaves, which are judged as they are loaded
  std::vector<StepId> dated;                 // what differs from day to day, leaves among it
  std::vector<bool> has_latest;              // list (index) -> asked for its latest element
  std::vector<StepId> with_regions;          // by Step::regions
  Layout layout;
  std::vector<LeafPlan> leaf_plans;    // by Step::leaf
  std::vector<std::uint32_t> answers;  // of leaves, one after the other: LeafPlan::first_yes
  std::vector<StepId> direct;          // leaves that are a fact's own answer: its column's masks are theirs
  std::vector<const model::DateExpression*> periods;  // that lead from a fact's day to another, each once
  std::size_t shared_masks = 0;
  std::vector<std::size_t> layer_masks;  // list (index) -> masks of one layer
  std::vector<std::string> codes;
  std::vector<std::uint16_t> node_codes;  // node of an authority's own rule -> its code, or the one it stands under

  // What may be missing, as a number: 0 nothing; then the facts; whether a list is complete; the fields of all lists'
  // first elements, of their second ones, and so on.
  std::vector<std::uint32_t> fields_before;  // fact -> fields of the lists before it; at the end, of all
  std::uint32_t number_of(const Missing& missing) const;
  Missing missing(std::uint32_t number) const;

  std::span<const StepId> inputs(const Step& step) const { return {operands.data() + step.first, step.count}; }
  session::Facts view(const model::Case& facts_of) const {
    return {network->model, &facts_of, options.on, options.verified_only, options.presume};
  }
};

// `program` has the columns of its facts already. `facts`: a case of which nothing is known; it is used, and left so.
LeafPlan plan_leaf(Program& program, const network::Leaf& leaf, model::Case& facts);
Program build(const network::Network& network, const session::Options& options, std::span<const Id> authorities);

}  // namespace hirepath::screen
