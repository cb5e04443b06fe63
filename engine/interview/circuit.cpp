// How the words of a circuit follow from the facts, and how an answer is tried and taken back.
#include "interview/circuit.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace hirepath::interview {

using model::FactRef;
using network::Gate;
using network::Op;
using session::Plane;
using values::Date;

namespace {
constexpr Word both(Word a, Word b) { return static_cast<Word>((a & b & every_yes) | ((a | b) & every_no)); }
constexpr Word either(Word a, Word b) { return static_cast<Word>(((a | b) & every_yes) | (a & b & every_no)); }
constexpr Word opposite(Word a) { return static_cast<Word>((a & every_yes) << 1U | (a & every_no) >> 1U); }
constexpr Word plane_bits(Plane plane) { return static_cast<Word>(0b11U << (2 * static_cast<unsigned>(plane))); }
}  // namespace

Circuit::Circuit(const network::Network& network, model::Case facts, session::Options options, Askable askable,
                 std::vector<Id> authorities)
    : network_(&network),
      facts_(std::move(facts)),
      options_(options),
      askable_(std::move(askable)),
      authorities_(std::move(authorities)),
      first_(network.gates.size()),
      dirty_((network.gates.size() + 63) / 64),
      roots_(network.gates.size()),
      open_(network.goals.size()) {
  std::uint32_t size = 0;
  for (GateId gate = 0; gate < network.gates.size(); ++gate) {
    first_[gate] = size;
    const Id scope = network.gates[gate].scope;
    size += scope == model::none ? 1 : static_cast<std::uint32_t>(elements(scope)) + 1;
  }
  words_.resize(size);
  for (GateId gate = 0; gate < network.gates.size(); ++gate) {
    const Id scope = network.gates[gate].scope;
    for (std::size_t element = 0; element <= (scope == model::none ? 0 : elements(scope)); ++element)
      words_[node(gate, element)] = judge(gate, element);
  }
  for (const Id authority : authorities_) {
    const auto& goal = network.goals[authority];
    roots_[goal.gate].push_back(authority);
    for (const auto& plan : goal.conflicts) roots_[plan.gate].push_back(authority);
    open_[authority] = open(authority);
  }
}

std::size_t Circuit::elements(Id list) const {
  const auto at = facts_.lists.find(list);
  return at == facts_.lists.end() ? 0 : at->second.elements.size();
}

bool Circuit::complete(Id list) const {
  const auto at = facts_.lists.find(list);
  return at != facts_.lists.end() && at->second.complete;
}

bool Circuit::may_ask(const Target& target) const {
  const auto record = model().facts[target.fact].type.record;
  if (target.field != model::none ? !askable_.fields[record][target.field] : !askable_.facts[target.fact]) return false;
  if (std::binary_search(askable_.never.begin(), askable_.never.end(), target)) return false;
  if (is_entry(model(), target)) return !complete(target.fact);
  const auto& known = target.field == model::none
                          ? facts_.facts[target.fact]
                          : facts_.lists.at(target.fact).elements[target.element].fields[target.field];
  return !values::known(known.value) && !known.does_not_know;
}

bool Circuit::may_ask(FactRef ref, Id list, std::size_t element) const {
  if (!ref.field) return may_ask(Target{ref.index, 0, model::none});
  if (element == elements(list)) return askable_.fields[model().facts[list].type.record][ref.index];
  return may_ask(Target{list, element, ref.index});
}

bool Circuit::list_may_ask(Id list) const {
  if (may_ask(Target{list, 0, model::none})) return true;
  const auto fields = static_cast<Id>(model().records[model().facts[list].type.record].fields.size());
  for (std::size_t element = 0; element < elements(list); ++element) {
    for (Id field = 0; field < fields; ++field) {
      if (may_ask(Target{list, element, field})) return true;
    }
  }
  return false;
}

// Taken for granted, unless one may ask.
bool Circuit::presumption_open(FactRef ref, network::Traits traits, std::size_t element, Id list) const {
  return askable_.presumed && traits.presumed && may_ask(ref, list, element);
}

Word Circuit::judge_leaf(const network::Leaf& leaf, std::size_t element) const {
  const session::Facts facts{network_->model, &facts_, options_.on, options_.verified_only, options_.presume};
  const bool unlisted = leaf.scope != model::none && element == elements(leaf.scope);
  // What each plane could learn: an unknown fact may be asked, or is left to the best job, or to a decider.
  bool unknown = false, supposed = false, any = false, asked = true, job = true, decision = true, absent_only = true,
       decider_only = true;
  for (std::size_t i = 0; i < leaf.reads.size(); ++i) {
    const auto traits = leaf.traits[i];
    const auto ref = leaf.reads[i];
    const bool here = !(ref.field && unlisted);
    const bool suspended = here && presumption_open(ref, traits, element, leaf.scope);
    if (traits.action_date || (here && !suspended && facts.is_known(ref, traits, leaf.scope, element))) continue;
    unknown = true;
    supposed = supposed || suspended || !here;
    const bool absent = (traits.position && !facts_.position_given) || (traits.agency && !facts_.agency_given);
    const bool may = may_ask(ref, leaf.scope, element);
    any = any || may;
    asked = asked && may;
    job = job && (may || absent);
    decision = decision && (may || absent || traits.decided);
    absent_only = absent_only && absent;
    decider_only = decider_only && (absent || traits.decided);
  }
  if (!supposed && (!unknown || leaf.reads.size() > 1)) {
    const auto region = session::judge(leaf, element, facts);
    if (region.yes_first <= options_.on && options_.on <= region.yes_last) return every_yes;
    if (region.no_first <= options_.on && options_.on <= region.no_last) return every_no;
  }
  unsigned word = 0;
  if (unknown && absent_only) word |= plane_bits(Plane::best_job);
  if (unknown && decider_only) word |= plane_bits(Plane::best_decision);
  if (!leaf.reads_lists.empty()) {  // some of what a lengthened period reads may be enough
    if (unknown) {
      asked = job = decision = any;
    } else {
      asked = job = decision =
          std::any_of(leaf.reads_lists.begin(), leaf.reads_lists.end(), [&](Id list) { return list_may_ask(list); });
    }
  } else if (!unknown) {
    asked = job = decision = false;  // no fact can settle it: a date known too roughly, grades of two ladders
  }
  unsigned hope = word;
  if (asked) hope |= plane_bits(Plane::known);
  if (job) hope |= plane_bits(Plane::best_job);
  if (decision) hope |= plane_bits(Plane::best_decision);
  return static_cast<Word>(word | hope << bits);
}

// An element that is not listed yet is unknown; what it could be is what a new one could be, and there may be none.
Word Circuit::judge_list(const Gate& gate) const {
  const bool any = gate.op == Op::any_in;
  const auto operand = network_->operands[gate.first];
  Word out = any ? every_no : every_yes;
  const auto count = elements(gate.payload);
  for (std::size_t i = 0; i < count; ++i) out = any ? either(out, word(operand, i)) : both(out, word(operand, i));
  if (complete(gate.payload)) return out;
  Word unlisted = 0;
  if (may_ask(Target{gate.payload, 0, model::none})) {
    unlisted = static_cast<Word>(word(operand, count) & ~have_bits);
    unlisted = static_cast<Word>(unlisted | ((any ? every_no : every_yes) & ~have_bits));
  }
  return any ? either(out, unlisted) : both(out, unlisted);
}

Circuit::Latest Circuit::latest(Id list) const {
  const session::Facts facts{network_->model, &facts_, options_.on, options_.verified_only, options_.presume};
  const Id field = model().records[model().facts[list].type.record].ordered_by;
  const auto count = elements(list);
  std::vector<values::DateBounds> dates(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto& value = facts.value({true, field}, list, i);
    if (values::known(value)) dates[i] = std::get<values::DateBounds>(value);
  }
  Latest out;
  const Date day = options_.on;
  for (std::size_t i = 0; i < count; ++i) {
    out.sure = out.sure || dates[i].latest <= day;
    const bool later = std::any_of(dates.begin(), dates.end(), [&](const values::DateBounds& other) {
      return other.latest <= day && dates[i].latest < other.earliest;
    });
    if (dates[i].earliest <= day && !later) out.candidates.push_back(i);
  }
  out.settled = true;
  for (const auto i : out.candidates) {
    if (may_ask(Target{list, i, field}) && (out.candidates.size() > 1 || !out.sure)) out.settled = false;
  }
  return out;
}

Word Circuit::judge_latest(const Gate& gate) const {
  const auto operand = network_->operands[gate.first];
  if (!complete(gate.payload))
    return may_ask(Target{gate.payload, 0, model::none}) ? static_cast<Word>(have_bits << bits) : Word{0};
  if (elements(gate.payload) == 0) return every_no;
  const auto of = latest(gate.payload);
  unsigned yes = of.sure ? every_yes : 0U, no = every_no, some = 0;
  for (const auto i : of.candidates) {
    const auto each = word(operand, i);
    yes &= each, no &= each, some |= each;
  }
  auto out = static_cast<unsigned>((yes & every_yes) | (no & every_no));
  if (!of.settled) {  // any candidate may turn out to be the latest, or none
    out = (out & have_bits) | (some & ~unsigned{have_bits});
    if (!of.sure) out |= every_no & ~unsigned{have_bits};
  }
  return static_cast<Word>(out);
}

Word Circuit::judge(GateId id, std::size_t element) const {
  const auto& gate = network_->gates[id];
  const auto inputs = network_->inputs(id);
  const Date law = options_.law_on.value_or(options_.on);
  switch (gate.op) {
    case Op::yes: return every_yes;
    case Op::no: return every_no;
    case Op::range: {
      const auto& range = network_->ranges[gate.payload];
      return range.first <= law && law <= range.last ? every_yes : every_no;
    }
    case Op::recorded: {
      for (const auto& limit : model().authorities[gate.payload].not_recorded) {
        if (limit.before ? law < limit.date : limit.date < law) return 0;
      }
      return every_no;
    }
    case Op::leaf: return judge_leaf(network_->leaves[gate.payload], element);
    case Op::negation: return opposite(word(inputs[0], element));
    case Op::all:
    case Op::any: {
      Word out = gate.op == Op::all ? every_yes : every_no;
      for (const auto input : inputs)
        out = gate.op == Op::all ? both(out, word(input, element)) : either(out, word(input, element));
      return out;
    }
    case Op::at_least: {
      unsigned out = 0;
      for (unsigned bit = 0; bit < 2 * bits; ++bit) {
        const auto enough = (every_yes >> bit & 1U) != 0 ? gate.payload : gate.count - gate.payload + 1;
        const auto count =
            std::count_if(inputs.begin(), inputs.end(), [&](GateId input) { return has(word(input, element), bit); });
        if (static_cast<std::size_t>(count) >= enough) out |= 1U << bit;
      }
      return static_cast<Word>(out);
    }
    case Op::any_in:
    case Op::every_in: return judge_list(gate);
    case Op::latest_in: return judge_latest(gate);
  }
  return 0;
}

// The status follows from four things (session/timeline.cpp): all readings allow it, for the best job or with the best
// decision; none does; two readings disagree. Each of them, once so, stays so.
bool Circuit::open(Id authority) const {
  const auto& goal = network_->goals[authority];
  const auto in_force = word(goal.in_force, 0);
  const bool recorded = goal.recorded == model::none || has(word(goal.recorded, 0), bit_of(Plane::known, false));
  if (recorded && !has(in_force, bit_of(Plane::known, true))) return false;
  constexpr auto no = bit_of(Plane::known, false), best_job = bit_of(Plane::best_job, true),
                 best_decision = bit_of(Plane::best_decision, true);
  const auto own = word(goal.gate, 0);
  Word all = own, some = own;
  bool disagree = false, may_disagree = false;
  for (const auto& plan : goal.conflicts) {
    const auto other = word(plan.gate, 0);
    all = both(all, other), some = either(some, other);
    disagree = disagree || (has(own, best_decision) && has(other, no)) || (has(other, best_decision) && has(own, no));
    may_disagree = may_disagree || (hopes(own, best_decision) && hopes(other, no)) ||
                   (hopes(other, best_decision) && hopes(own, no));
  }
  if (disagree) return false;
  const auto changes = [](Word word, unsigned bit) { return hopes(word, bit) && !has(word, bit); };
  return may_disagree || changes(some, no) || changes(all, best_job) || changes(all, best_decision);
}

void Circuit::mark_readers(const Target& target) {
  const auto mark = [&](GateId gate) { dirty_[gate / 64] |= std::uint64_t{1} << (gate % 64); };
  if (target.field == model::none) {
    const bool list = is_entry(model(), target);
    for (const auto gate : list ? network_->list_readers[target.fact] : network_->readers[target.fact]) mark(gate);
    return;
  }
  for (const auto gate : network_->field_readers[target.fact][target.field]) mark(gate);
  for (const auto gate : network_->list_readers[target.fact]) {
    if (network_->gates[gate].op == Op::leaf) mark(gate);
  }
}

model::Known& Circuit::known(const Target& target) {
  return target.field == model::none ? facts_.facts[target.fact]
                                     : facts_.lists[target.fact].elements[target.element].fields[target.field];
}

Circuit::Trial Circuit::try_answers(std::span<const Supposed> answers) {
  before_.clear();
  for (const auto& [target, value] : answers) {
    auto& before = before_.emplace_back(target, model::Known{}).second;
    if (is_entry(model(), target))
      facts_.lists[target.fact].complete = true;
    else
      before = std::exchange(known(target), model::Known{value, false, {}, {}});
    mark_readers(target);
  }
  changed_.clear();
  touched_.clear();
  for (std::size_t word = 0; word < dirty_.size(); ++word) {
    while (dirty_[word] != 0) {
      const auto gate = static_cast<GateId>(word * 64 + static_cast<std::size_t>(std::countr_zero(dirty_[word])));
      dirty_[word] &= dirty_[word] - 1;
      const Id scope = network_->gates[gate].scope;
      bool changed = false;
      for (std::size_t element = 0; element <= (scope == model::none ? 0 : elements(scope)); ++element) {
        const auto now = judge(gate, element);
        auto& stored = words_[node(gate, element)];
        if (now == stored) continue;
        changed_.emplace_back(node(gate, element), stored);
        stored = now;
        changed = true;
      }
      if (!changed) continue;
      touched_.insert(touched_.end(), roots_[gate].begin(), roots_[gate].end());
      for (const auto parent : network_->parents[gate]) dirty_[parent / 64] |= std::uint64_t{1} << (parent % 64);
    }
  }
  std::sort(touched_.begin(), touched_.end());
  touched_.erase(std::unique(touched_.begin(), touched_.end()), touched_.end());
  Trial trial{0, static_cast<int>(changed_.size())};
  for (const Id authority : touched_) trial.closed += open_[authority] && !open(authority) ? 1 : 0;
  return trial;
}

void Circuit::undo() {
  for (auto step = changed_.rbegin(); step != changed_.rend(); ++step) words_[step->first] = step->second;
  for (auto& [target, before] : before_) {
    if (is_entry(model(), target))
      facts_.lists[target.fact].complete = false;
    else
      known(target) = std::move(before);
  }
}

}  // namespace hirepath::interview
