// What the judgements say: the truth of a gate on a day, the status of an authority on a day, and its whole timeline.
#include <algorithm>

#include "session/session.hpp"

namespace hirepath::session {

using model::Status;
using network::GateId;
using values::Date;
using values::Truth;

// The last of the runs that begin by that day; halved without branches, since the processor cannot foresee them.
const Session::Run* Session::run(const Slot& slot, Date day) const {
  const Run* from = runs_.data() + slot.first;
  for (std::size_t left = slot.count; left > 1;) {
    const std::size_t half = left / 2;
    from += from[half].first <= day ? half : 0;
    left -= half;
  }
  return from;
}

Session::Tags Session::tags(const Slot& slot, Date day) const {
  return slot.count == 0 ? slot.tags : run(slot, day)->tags;
}

Date Session::next(const Slot& slot, Date day) const {
  if (slot.count == 0) return never;
  const Run* after = run(slot, day) + 1;
  return after == runs_.data() + slot.first + slot.count ? never : after->first;
}

bool Session::possible(GateId gate, Date day, bool yes, Plane plane, std::size_t element) const {
  return is(tags(operand(gate, element), day), plane, yes);
}

Truth Session::truth(GateId gate, Date day, std::size_t element) const {
  if (possible(gate, day, true, Plane::known, element)) return Truth::yes;
  return possible(gate, day, false, Plane::known, element) ? Truth::no : Truth::unknown;
}

Truth Session::latest(Id list, std::size_t element, Date day) const {
  Latest days;
  find_latest(list, days);
  const auto may_be = [&](const Candidate& of) { return of.first <= day && day <= of.last; };
  if (!may_be(days.candidates[element])) return Truth::no;
  const bool only = std::count_if(days.candidates.begin(), days.candidates.end(), may_be) == 1;
  return only && days.sure <= day ? Truth::yes : Truth::unknown;
}

Status Session::status(Id authority, Date day) const {
  const auto& goal = network_->goals[authority];
  const auto on_day = [&](GateId gate) { return tags(slots_[gate], day); };
  const bool in_force = is(on_day(goal.in_force), Plane::known, true) ||
                        (goal.recorded != model::none && !is(on_day(goal.recorded), Plane::known, false));
  if (!in_force) return Status::not_in_force;

  const auto level = [&](GateId gate) {
    const Tags tags = on_day(gate);
    if (is(tags, Plane::known, false)) return Status::does_not_apply;
    if (is(tags, Plane::best_job, true)) return Status::may_apply;
    return is(tags, Plane::best_decision, true) ? Status::conditional : Status::undecided;
  };
  const auto perhaps = [](Status of) { return of == Status::may_apply || of == Status::conditional; };
  const auto own = level(goal.gate);
  auto together = own;
  for (const auto& plan : goal.conflicts) {
    const auto other = level(plan.gate);
    if ((perhaps(own) && other == Status::does_not_apply) || (perhaps(other) && own == Status::does_not_apply))
      return Status::conflict;
    // Where one reading is open, so is the answer; where one leaves it to a decider, so does the answer.
    if (together != other) together = perhaps(together) && perhaps(other) ? Status::conditional : Status::undecided;
  }
  return together;
}

std::vector<Segment> Session::timeline(Id authority) const {
  const auto& goal = network_->goals[authority];
  std::vector<Segment> out;
  out.reserve(4);
  for (Date day = Date::min(); day != never;) {
    const auto status = this->status(authority, day);
    if (out.empty() || out.back().status != status) {
      if (!out.empty()) out.back().last = day - 1;
      out.push_back({day, Date::max(), status});
    }
    Date then = std::min(next(slots_[goal.gate], day), next(slots_[goal.in_force], day));
    if (goal.recorded != model::none) then = std::min(then, next(slots_[goal.recorded], day));
    for (const auto& plan : goal.conflicts) then = std::min(then, next(slots_[plan.gate], day));
    day = then;
  }
  return out;
}

}  // namespace hirepath::session
