// Private to the room: the slice of the network that the authorities rest on, as steps in order, and the columns of a
// block that they work on.
//
// A step's judgement of 512 cases is a pair of masks a plane (yes, no), the known plane first; only planes that can
// differ are kept, as in session. A step about a list's element has one such group a layer: layer k is about the k-th
// element of every case that has one, so that a quantifier is an "and" or "or" of layers.
#pragma once

#include <array>
#include <map>
#include <vector>

#include "screen/screen.hpp"

namespace hirepath::screen {

using Word = std::uint64_t;
using StepId = std::uint32_t;
using network::Op;
inline constexpr std::size_t words = lanes / 64;
inline constexpr std::size_t most_counted = 64;  // operands of an "at least"

struct alignas(64) Mask {
  std::array<Word, words> word{};
  friend bool operator==(const Mask&, const Mask&) = default;
  bool any() const {
    Word some = 0;
    for (const Word w : word) some |= w;
    return some != 0;
  }
};
inline Mask operator&(const Mask& a, const Mask& b) {
  Mask out;
  for (std::size_t w = 0; w < words; ++w) out.word[w] = a.word[w] & b.word[w];
  return out;
}
inline Mask operator|(const Mask& a, const Mask& b) {
  Mask out;
  for (std::size_t w = 0; w < words; ++w) out.word[w] = a.word[w] | b.word[w];
  return out;
}
inline Mask operator^(const Mask& a, const Mask& b) {
  Mask out;
  for (std::size_t w = 0; w < words; ++w) out.word[w] = a.word[w] ^ b.word[w];
  return out;
}
inline Mask operator~(const Mask& a) {
  Mask out;
  for (std::size_t w = 0; w < words; ++w) out.word[w] = ~a.word[w];
  return out;
}
inline constexpr Mask full_mask() {
  Mask out;
  for (auto& word : out.word) word = ~Word{0};
  return out;
}
template <class Visit>
void each_lane(const Mask& mask, Visit visit) {
  for (std::size_t w = 0; w < words; ++w) {
    for (Word bits = mask.word[w]; bits != 0; bits &= bits - 1)
      visit(w * 64 + static_cast<std::size_t>(__builtin_ctzll(bits)));
  }
}

// A day for each lane.
struct alignas(64) DayColumn {
  std::array<std::int32_t, lanes> day;
};
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
  std::vector<StepId> dated;     // the steps of its cone that differ from day to day, in order
  std::vector<StepId> changing;  // of these: those that bring days of their own
  std::vector<StepId> observed;  // what the status is made of
  std::map<const model::Condition*, std::uint16_t> codes;  // of its rules' labelled conditions
  std::vector<std::uint16_t> rule_codes, conflict_codes;   // parallel to rules, conflicts
};

struct Program {
  const network::Network* network;
  session::Options options;
  std::vector<Id> authorities;
  std::vector<GoalSteps> goals;  // parallel
  std::vector<Step> steps;
  std::vector<StepId> operands;
  std::vector<StepId> step_of;                                  // gate -> step, or none
  std::vector<Id> lists;                                        // list facts with elements in the slice
  std::vector<Id> list_of;                                      // fact -> index into lists, or none
  std::vector<Id> facts;                                        // facts that some step reads, no lists
  std::vector<std::vector<Id>> fields;                          // list -> its fields that some step reads
  std::vector<std::vector<StepId>> readers;                     // fact -> leaves
  std::vector<std::vector<std::vector<StepId>>> field_readers;  // list (index) -> field -> leaves
  std::vector<std::vector<StepId>> extended;                    // list (index) -> leaves that run over it
  std::vector<StepId> leaves, order;  // order: all but leaves, which are judged as they are loaded
  std::vector<StepId> dated;          // what differs from day to day, leaves among it
  std::vector<bool> has_latest;       // list (index) -> asked for its latest element
  std::vector<StepId> with_regions;   // by Step::regions
  std::vector<std::array<session::Region, 4>>
      blank;  // leaf's step -> where nothing is known; + 1 position, + 2 agency given
  // Leaf's step -> what each answer (no and yes, or the choices in order) makes of it, where it reads one such fact and
  // nothing else; empty for other leaves.
  std::vector<std::vector<values::Truth>> by_answer;
  std::size_t shared_masks = 0;
  std::vector<std::size_t> layer_masks;  // list (index) -> masks of one layer
  std::vector<std::string> codes;

  std::span<const StepId> inputs(const Step& step) const { return {operands.data() + step.first, step.count}; }
  session::Facts view(const model::Case& facts_of) const {
    return {network->model, &facts_of, options.on, options.verified_only, options.presume};
  }
};

Program build(const network::Network& network, const session::Options& options, std::span<const Id> authorities);

}  // namespace hirepath::screen
