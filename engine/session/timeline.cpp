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
  const auto& of = operand(gate, element);
  const auto at = of.varies ? interval(day) : 0;
  return (mask(of, plane, yes)[at / 64] >> (at % 64) & 1U) != 0;
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

std::array<Session::Word, 6> Session::statuses(Id authority, std::size_t w) const {
  const auto& goal = network_->goals[authority];
  const auto days = [&](GateId gate, Plane plane, bool yes) { return mask(slots_[gate], plane, yes)[w]; };
  const auto level = [&](GateId gate) {
    struct {
      Word yes, conditional, no;
    } out{};
    out.no = days(gate, Plane::known, false);
    out.yes = days(gate, Plane::best_job, true) & ~out.no;
    out.conditional = days(gate, Plane::best_decision, true) & ~out.yes & ~out.no;
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
  Word in_force = days(goal.in_force, Plane::known, true);
  if (goal.recorded != model::none) in_force |= ~days(goal.recorded, Plane::known, false);
  conflict &= in_force;
  std::array<Word, 6> out{};
  const auto put = [&](Status status, Word mask) { out[static_cast<std::size_t>(status)] = mask; };
  put(Status::may_apply, yes & ~conflict & in_force);
  put(Status::conditional, conditional & ~yes & ~conflict & in_force);
  put(Status::does_not_apply, no & ~conflict & in_force);
  put(Status::conflict, conflict);
  put(Status::not_in_force, ~in_force);
  put(Status::undecided, ~(yes | conditional | no | conflict) & in_force);
  return out;
}

namespace {
Status status_at(const std::array<std::uint64_t, 6>& masks, std::size_t bit) {
  for (std::size_t status = 0; status < masks.size(); ++status) {
    if ((masks[status] >> bit & 1U) != 0) return static_cast<Status>(status);
  }
  return Status::undecided;
}
}  // namespace

Status Session::status(Id authority, Date day) const {
  const auto at = interval(day);
  return status_at(statuses(authority, at / 64), at % 64);
}

std::vector<Segment> Session::timeline(Id authority) const {
  std::vector<Segment> out;
  out.reserve(4);
  std::array<Word, 6> before{};  // bit 0: the status of the last interval before these 64
  for (std::size_t w = 0; w * 64 < starts_.size(); ++w) {
    const auto masks = statuses(authority, w);
    if (w == 0) {
      out.push_back({Date::min(), Date::max(), status_at(masks, 0)});
      for (std::size_t status = 0; status < 6; ++status) before[status] = masks[status] & 1U;
    }
    // A segment begins where some status differs from itself one interval earlier.
    Word changes = 0;
    for (std::size_t status = 0; status < 6; ++status) {
      changes |= masks[status] ^ (masks[status] << 1U | before[status]);
      before[status] = masks[status] >> 63U;
    }
    for (; changes != 0; changes &= changes - 1) {
      const auto bit = static_cast<std::size_t>(std::countr_zero(changes)), at = w * 64 + bit;
      if (at >= starts_.size()) break;
      out.back().last = starts_[at] - 1;
      out.push_back({starts_[at], Date::max(), status_at(masks, bit)});
    }
  }
  return out;
}

}  // namespace hirepath::session
