// How each kind of gate follows from its operands, on all days at once. Most gates are the same on every day (nothing
// is known of their facts, say), and most of the others change once or twice, when a law or a person's period begins or
// ends: a few runs of days with one byte each, in which the three planes lie side by side. The known plane is Kleene's
// logic. In the best planes a leaf that somebody else can still settle has both bits: yes and no are both possible, and
// the same two formulas give what can be made of a gate.
#include <algorithm>
#include <bit>

#include "session/session.hpp"

namespace hirepath::session {

using network::Gate;
using network::GateId;
using network::Op;
using values::Date;

namespace {
constexpr std::uint8_t open_tags(bool job, bool decision) {
  return static_cast<std::uint8_t>((job ? 0b1100 : 0) | (decision ? 0b110000 : 0));
}

// Calls put(day, a, b) with what two judgements say from each day on which one of them changes.
template <class Runs, class Put>
void side_by_side(Runs a, Runs b, Put put) {
  Date day = Date::min();
  for (std::size_t i = 0, j = 0;;) {
    put(day, a[i].tags, b[j].tags);
    const Date then_a = i + 1 < a.size() ? a[i + 1].first : never, then_b = j + 1 < b.size() ? b[j + 1].first : never;
    day = std::min(then_a, then_b);
    if (day == never) return;
    i += then_a == day ? 1 : 0;
    j += then_b == day ? 1 : 0;
  }
}
}  // namespace

// What is said of a leaf of which nothing is known; by what the gate depends on.
void Session::prepare_blanks() {
  for (unsigned reach = 0; reach < blanks_.size(); ++reach) {
    const bool job = ((reach & 2U) != 0 && !facts_.position_given) || ((reach & 4U) != 0 && !facts_.agency_given);
    blanks_[reach] = open_tags(job, job || (reach & 1U) != 0);
  }
}

Session::Made Session::judge(const Region& region) {
  const Tags unknown = open_tags(region.left_out, region.decider);
  Writer out = room(5);
  const auto days = [&](Date first, Date last, Tags tags) {
    if (first > last) return;
    if (out.end == out.first && first > Date::min()) out.put(Date::min(), unknown);
    if (out.end != out.first && out.end[-1].first == first)  // the day after the last of the other
      out.end[-1].tags = tags;
    else
      out.put(first, tags);
    if (last < Date::max()) out.put(last + 1, unknown);
  };
  const bool yes_is_first = region.yes_first < region.no_first;
  if (yes_is_first) days(region.yes_first, region.yes_last, all_yes);
  days(region.no_first, region.no_last, all_no);
  if (!yes_is_first) days(region.yes_first, region.yes_last, all_yes);
  return out.end == out.first ? Made{0, unknown} : out.made();
}

Session::Made Session::judge(GateId id, std::size_t element) {
  const auto& gate = network_->gates[id];
  const auto* operands = network_->operands.data() + gate.first;
  if (gate.op != Op::all && gate.op != Op::any) return judge_other(gate, element);
  const Join join = gate.op == Op::all ? Join{all_yes, all_no} : Join{all_no, all_yes};
  if (element == 0) return combine(join, gate.count, [&](std::size_t i) -> const Slot& { return slots_[operands[i]]; });
  return combine(join, gate.count, [&](std::size_t i) -> const Slot& { return operand(operands[i], element); });
}

Session::Made Session::judge_other(const Gate& gate, std::size_t element) {
  const auto* operands = network_->operands.data() + gate.first;
  switch (gate.op) {
    case Op::leaf:  // from its region
    case Op::all:
    case Op::any: break;
    case Op::yes: return {0, all_yes};
    case Op::no: return {0, all_no};
    case Op::range: return judge_days(network_->ranges[gate.payload], all_yes, all_no);
    case Op::recorded: return judge_days(network_->recorded[gate.payload], all_no, Tags{0});
    case Op::negation: {
      const auto opposite = [](Tags tags) { return static_cast<Tags>((tags & all_yes) << 1U | (tags & all_no) >> 1U); };
      const auto& of = operand(operands[0], element);
      if (of.count == 0) return {0, opposite(of.tags)};
      Writer out = room(of.count);
      for (const auto& run : runs(of)) out.put(run.first, opposite(run.tags));
      return out.made();
    }
    case Op::at_least:
      return count(gate.payload, gate.count,
                   [&](std::size_t i) -> const Slot& { return operand(operands[i], element); });
    case Op::any_in:
    case Op::every_in: {
      static constexpr Slot unlisted{};  // an element that may exist: unknown
      const auto at = facts_.lists.find(gate.payload);
      const std::size_t listed = at == facts_.lists.end() ? 0 : at->second.elements.size();
      const bool complete = at != facts_.lists.end() && at->second.complete;
      const auto each = [&](std::size_t i) -> const Slot& { return i < listed ? operand(operands[0], i) : unlisted; };
      return combine(gate.op == Op::every_in ? Join{all_yes, all_no} : Join{all_no, all_yes},
                     listed + (complete ? 0 : 1), each);
    }
    case Op::latest_in: return judge_latest(gate);
  }
  return {};
}

// The law's own days: of each day, or for every day those of the law's version asked for.
Session::Made Session::judge_days(const network::Range& days, Tags inside, Tags outside) {
  if (options_.law_on) return {0, days.first <= *options_.law_on && *options_.law_on <= days.last ? inside : outside};
  if (days.first > days.last) return {0, outside};
  Writer out = room(3);
  if (days.first > Date::min()) out.put(Date::min(), outside);
  out.put(days.first, inside);
  if (days.last < Date::max()) out.put(days.last + 1, outside);
  return out.made();
}

// all: yes where every operand is, no where some operand is. any: the same with yes and no exchanged. Operands that are
// the same on every day first; without branches that the processor cannot foresee.
template <class At>
Session::Made Session::combine(Join join, std::size_t count, At at) {
  Tags every = join.every, some = 0;
  std::size_t varying = 0;
  if (varying_.size() < count) varying_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const Slot& operand = at(i);
    const bool varies = operand.count != 0;
    const auto counts = static_cast<Tags>(Tags{varies} - 1);  // all bits where it is the same on every day
    every = static_cast<Tags>(every & (operand.tags | ~counts));
    some = static_cast<Tags>(some | (operand.tags & join.some & counts));
    varying_[varying] = &operand;
    varying += Tags{varies};
  }
  const auto others = static_cast<Tags>(every | some);
  if (varying == 0 || (every == 0 && some == join.some)) return {0, others};  // decided whatever the others are
  if (varying == 1) {
    const Slot& one = *varying_[0];
    Writer out = room(one.count);
    for (const auto& run : runs(one)) out.put(run.first, join(others, run.tags));
    return out.made();
  }
  std::size_t needed = 0;
  for (std::size_t i = 0; i < varying; ++i) needed += varying_[i]->count;
  Writer out = room(needed);  // before anything points there
  if (varying == 2) {
    side_by_side(runs(*varying_[0]), runs(*varying_[1]),
                 [&](Date day, Tags a, Tags b) { out.put(day, join(others, join(a, b))); });
    return out.made();
  }
  parts_.clear();
  for (std::size_t i = 0; i < varying; ++i) parts_.push_back(runs(*varying_[i]));
  return combine_varying(join, others, out);
}

// The rest of `combine`, over parts_: by twos until two are left, so that many elements with many days stay cheap.
Session::Made Session::combine_varying(Join join, Tags others, Writer out) {
  std::size_t all = 0;
  for (const auto& part : parts_) all += part.size();
  if (parts_.size() > 2) between_.resize(all * static_cast<std::size_t>(std::bit_width(parts_.size())));
  Run* to = between_.data();
  while (parts_.size() > 2) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i + 1 < parts_.size(); i += 2) {
      Writer both{to, to};
      side_by_side(parts_[i], parts_[i + 1], [&](Date day, Tags a, Tags b) { both.put(day, join(a, b)); });
      to = both.end;
      parts_[kept++] = Runs(both.first, both.end);
    }
    if (parts_.size() % 2 != 0) parts_[kept++] = parts_.back();
    parts_.resize(kept);
  }
  side_by_side(parts_[0], parts_[1], [&](Date day, Tags a, Tags b) { out.put(day, join(others, join(a, b))); });
  return out.made();
}

// yes: `needed` operands are yes. no: too few are left, that is n - needed + 1 are no.
template <class At>
Session::Made Session::count(std::size_t needed, std::size_t count, At at) {
  std::size_t most = 1;
  for (std::size_t i = 0; i < count; ++i) most += at(i).count;
  Writer out = room(most);
  for (Date day = Date::min(); day <= Date::max();) {
    std::array<std::size_t, 6> set{};
    Date then = never;
    for (std::size_t i = 0; i < count; ++i) {
      const Tags is = tags(at(i), day);
      for (std::size_t bit = 0; bit < set.size(); ++bit) set[bit] += is >> bit & 1U;
      then = std::min(then, next(at(i), day));
    }
    Tags tags = 0;
    for (std::size_t bit = 0; bit < set.size(); ++bit) {
      const std::size_t enough = bit % 2 == 0 ? needed : count - needed + 1;
      if (set[bit] >= enough) tags = static_cast<Tags>(tags | 1U << bit);
    }
    out.put(day, tags);
    day = then;
  }
  return out.made();
}

// An element may be the latest from the earliest day it may have come to the last day before another, later for sure,
// has surely come. Two elements of one day are both latest.
void Session::find_latest(Id list, Latest& out) const {
  const auto facts = view();
  const Id field = model().records[model().facts[list].type.record].ordered_by;
  out.dates.assign(elements(list), {});
  for (std::size_t i = 0; i < out.dates.size(); ++i) {
    const auto& value = facts.value({true, field}, list, i);
    if (values::known(value)) out.dates[i] = std::get<values::DateBounds>(value);
  }
  // In the order of the earliest days: the first day on which it or one after it has surely come.
  auto& later = out.later;
  later = out.dates;
  std::sort(later.begin(), later.end(), [](const auto& a, const auto& b) { return a.earliest < b.earliest; });
  for (std::size_t i = later.size(); i-- > 1;) later[i - 1].latest = std::min(later[i - 1].latest, later[i].latest);

  out.candidates.clear();
  out.perhaps = later.empty() ? never : later.front().earliest;
  out.sure = later.empty() || later.front().latest == Date::max() ? never : later.front().latest;
  for (const auto& date : out.dates) {
    const auto next = std::upper_bound(later.begin(), later.end(), date.latest,
                                       [](Date day, const auto& other) { return day < other.earliest; });
    const bool surpassed = next != later.end() && next->latest < Date::max();
    out.candidates.push_back({date.earliest, surpassed ? next->latest - 1 : Date::max()});
  }
}

Session::Made Session::judge_latest(const Gate& gate) {
  const auto at = facts_.lists.find(gate.payload);
  if (at == facts_.lists.end() || !at->second.complete) return {0, 0};  // one not listed may be later: unknown
  const auto count = at->second.elements.size();
  if (count == 0) return {0, all_no};
  // What each says while it may be the latest; nothing else counts.
  constexpr Tags silent = all_yes | all_no;
  const auto of = [&](std::size_t i) -> const Slot& { return operand(network_->operands[gate.first], i); };
  find_latest(gate.payload, latest_);
  std::size_t needed = 4;
  for (std::size_t i = 0; i < count; ++i) needed += of(i).count + 3;
  said_.resize(2 * needed);
  Writer out = room(needed);
  Writer say{said_.data(), said_.data()};
  parts_.clear();
  for (std::size_t i = 0; i < count; ++i) {
    const auto& candidate = latest_.candidates[i];
    say.first = say.end;
    if (candidate.first > Date::min()) say.put(Date::min(), silent);
    for (Date day = candidate.first; day <= candidate.last; day = next(of(i), day)) say.put(day, tags(of(i), day));
    if (candidate.first <= candidate.last && candidate.last < Date::max()) say.put(candidate.last + 1, silent);
    parts_.emplace_back(say.first, say.end);
  }
  static constexpr std::array<Run, 1> nobody{{{Date::min(), silent}}};
  if (count == 1) parts_.emplace_back(nobody);
  const auto together = combine_varying({silent, 0}, silent, out);
  // No until one may have come; yes only when one surely has.
  say.first = say.end;
  if (together.count == 0) say.put(Date::min(), together.tags);
  for (std::size_t i = 0; i < together.count; ++i) say.put(out.first[i].first, out.first[i].tags);
  constexpr Tags not_yet = 1, perhaps = 2, come = 0;
  std::array<Run, 3> coming;
  Writer comes{coming.data(), coming.data()};
  if (latest_.perhaps > Date::min()) comes.put(Date::min(), not_yet);
  if (latest_.perhaps < latest_.sure) comes.put(latest_.perhaps, perhaps);
  if (latest_.sure <= Date::max()) comes.put(latest_.sure, come);
  side_by_side(Runs(say.first, say.end), Runs(comes.first, comes.end), [&](Date day, Tags tags, Tags has) {
    out.put(day, has == not_yet ? all_no : has == perhaps ? static_cast<Tags>(tags & all_no) : tags);
  });
  return out.made();
}

}  // namespace hirepath::session
