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
  const auto of = view_of(gate, element);
  const auto at = of.slot->varies ? interval(day) : 0;
  return (word(of, plane, yes, at / 64) >> (at % 64) & 1U) != 0;
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
const std::vector<Session::Word>& Session::status_masks(Id authority) const {
  auto& masks = status_scratch_;
  const auto& goal = network_->goals[authority];
  masks.assign(6 * words_, 0);
  const auto mask = [&](GateId gate, Plane plane, bool yes, std::size_t w) {
    return word(view_of(gate, 0), plane, yes, w);
  };
  for (std::size_t w = 0; w < words_; ++w) {
    const auto level = [&](GateId gate) {
      struct {
        Word yes, conditional, no;
      } out{};
      out.no = mask(gate, Plane::known, false, w);
      out.yes = mask(gate, Plane::best_job, true, w) & ~out.no;
      out.conditional = mask(gate, Plane::best_decision, true, w) & ~out.yes & ~out.no;
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
    Word in_force = mask(goal.in_force, Plane::known, true, w);
    if (goal.recorded != model::none) in_force |= ~mask(goal.recorded, Plane::known, false, w);
    conflict &= in_force;
    masks[static_cast<std::size_t>(Status::may_apply) * words_ + w] = yes & ~conflict & in_force;
    masks[static_cast<std::size_t>(Status::conditional) * words_ + w] = conditional & ~yes & ~conflict & in_force;
    masks[static_cast<std::size_t>(Status::does_not_apply) * words_ + w] = no & ~conflict & in_force;
    masks[static_cast<std::size_t>(Status::conflict) * words_ + w] = conflict;
    masks[static_cast<std::size_t>(Status::not_in_force) * words_ + w] = ~in_force;
    masks[static_cast<std::size_t>(Status::undecided) * words_ + w] = ~(yes | conditional | no | conflict) & in_force;
  }
  return masks;
}

Status Session::status(Id authority, Date day) const {
  const auto& masks = status_masks(authority);
  const auto at = interval(day);
  for (std::size_t status = 0; status < 6; ++status) {
    if ((masks[status * words_ + at / 64] >> (at % 64) & 1U) != 0) return static_cast<Status>(status);
  }
  return Status::undecided;
}

std::vector<Segment> Session::timeline(Id authority) const {
  const auto& masks = status_masks(authority);
  const auto count = starts_.size();
  // A change begins where some status mask differs from itself one interval earlier.
  const auto change = [&](std::size_t w) {
    Word bits = 0;
    for (std::size_t status = 0; status < 6; ++status) {
      const Word mask = masks[status * words_ + w];
      const Word carry =
          w == 0 ? mask & 1U : masks[status * words_ + w - 1] >> 63U;  // the first interval has no predecessor
      bits |= mask ^ (mask << 1U | carry);
    }
    return bits;
  };
  std::vector<Segment> out;
  const auto status_at = [&](std::size_t at) {
    for (std::size_t status = 0; status < 6; ++status) {
      if ((masks[status * words_ + at / 64] >> (at % 64) & 1U) != 0) return static_cast<Status>(status);
    }
    return Status::undecided;
  };
  out.push_back({Date::min(), Date::max(), status_at(0)});
  for (std::size_t w = 0; w < words_; ++w) {
    for (Word bits = change(w); bits != 0; bits &= bits - 1) {
      const auto at = w * 64 + static_cast<std::size_t>(std::countr_zero(bits));
      if (at >= count) break;
      out.back().last = starts_[at] - 1;
      out.push_back({starts_[at], Date::max(), status_at(at)});
    }
  }
  return out;
}

}  // namespace hirepath::session
