// What the masks say: the truth of a gate on a day, the status of an authority on a day, and its whole timeline.
#include <algorithm>
#include <bit>

#include "session/session.hpp"

namespace hirepath::session {

using model::Status;
using network::GateId;
using values::Date;
using values::Truth;

bool Session::possible(GateId gate, Date day, bool yes, Plane plane, std::size_t element) const {
  const auto at = interval(day);
  const Word* bits = &bits_[slot(gate, element, plane_index(plane))] + (yes ? 0 : words_);
  return (bits[at / 64] >> (at % 64) & 1U) != 0;
}

Truth Session::truth(GateId gate, Date day, std::size_t element) const {
  if (possible(gate, day, true, Plane::known, element)) return Truth::yes;
  return possible(gate, day, false, Plane::known, element) ? Truth::no : Truth::unknown;
}

Truth Session::latest(Id list, std::size_t element, Date day) const {
  const auto masks = latest_masks(list);
  const auto at = interval(day);
  const auto bit = [&](std::size_t i) { return (masks[i * words_ + at / 64] >> (at % 64) & 1U) != 0; };
  if (!bit(element)) return Truth::no;
  const std::size_t count = elements(list);
  std::size_t candidates = 0;
  for (std::size_t i = 0; i < count; ++i) candidates += bit(i) ? 1 : 0;
  return candidates == 1 && bit(count) ? Truth::yes : Truth::unknown;
}

// One mask a status, in the order of model::Status; every interval is in exactly one.
void Session::status_masks(Id authority, std::vector<Word>& masks) const {
  const auto& goal = network_->goals[authority];
  masks.assign(6 * words_, 0);
  const auto word = [&](GateId gate, std::size_t plane, bool yes, std::size_t w) { return bits_[slot(gate, 0, plane) + (yes ? 0 : words_) + w]; };
  for (std::size_t w = 0; w < words_; ++w) {
    const auto level = [&](GateId gate) {
      struct { Word yes, conditional, no; } out{};
      out.no = word(gate, 0, false, w);
      out.yes = word(gate, planes_ - 2, true, w) & ~out.no;
      out.conditional = word(gate, planes_ - 1, true, w) & ~out.yes & ~out.no;
      return out;
    };
    const auto own = level(goal.gate);
    Word yes = own.yes, conditional = own.conditional, no = own.no, conflict = 0;
    for (const auto& plan : goal.conflicts) {
      const auto other = level(plan.gate);
      const Word here = own.yes | own.conditional, there = other.yes | other.conditional;
      conflict |= (here & other.no) | (there & own.no);
      // Where one reading is open, so is the answer; where one leaves it to a decider, so does the answer.
      yes &= other.yes;
      conditional = (conditional | (own.yes & other.conditional)) & there;
      no &= other.no;
    }
    Word in_force = word(goal.in_force, 0, true, w);
    if (goal.recorded != model::none) in_force |= ~word(goal.recorded, 0, false, w);
    conflict &= in_force;
    masks[static_cast<std::size_t>(Status::may_apply) * words_ + w] = yes & ~conflict & in_force;
    masks[static_cast<std::size_t>(Status::conditional) * words_ + w] = conditional & ~yes & ~conflict & in_force;
    masks[static_cast<std::size_t>(Status::does_not_apply) * words_ + w] = no & ~conflict & in_force;
    masks[static_cast<std::size_t>(Status::conflict) * words_ + w] = conflict;
    masks[static_cast<std::size_t>(Status::not_in_force) * words_ + w] = ~in_force;
    masks[static_cast<std::size_t>(Status::undecided) * words_ + w] = ~(yes | conditional | no | conflict) & in_force;
  }
}

Status Session::status(Id authority, Date day) const {
  std::vector<Word> masks;
  status_masks(authority, masks);
  const auto at = interval(day);
  for (std::size_t status = 0; status < 6; ++status) {
    if ((masks[status * words_ + at / 64] >> (at % 64) & 1U) != 0) return static_cast<Status>(status);
  }
  return Status::undecided;
}

std::vector<Segment> Session::timeline(Id authority) const {
  std::vector<Word> masks;
  status_masks(authority, masks);
  const auto count = starts_.size();
  // A change begins where some status mask differs from itself one interval earlier.
  std::vector<Word> changes(words_, 0);
  for (std::size_t status = 0; status < 6; ++status) {
    Word carry = masks[status * words_] & 1U;   // interval 0 has no predecessor
    for (std::size_t w = 0; w < words_; ++w) {
      const Word mask = masks[status * words_ + w];
      changes[w] |= mask ^ (mask << 1U | carry);
      carry = mask >> 63U;
    }
  }
  std::vector<Segment> out;
  const auto status_at = [&](std::size_t at) {
    for (std::size_t status = 0; status < 6; ++status) {
      if ((masks[status * words_ + at / 64] >> (at % 64) & 1U) != 0) return static_cast<Status>(status);
    }
    return Status::undecided;
  };
  out.push_back({Date::min(), Date::max(), status_at(0)});
  for (std::size_t w = 0; w < words_; ++w) {
    for (Word bits = changes[w]; bits != 0; bits &= bits - 1) {
      const auto at = w * 64 + static_cast<std::size_t>(std::countr_zero(bits));
      if (at >= count) break;
      out.back().last = starts_[at] - 1;
      out.push_back({starts_[at], Date::max(), status_at(at)});
    }
  }
  return out;
}

}  // namespace hirepath::session
