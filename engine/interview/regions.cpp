// Entrances: Regions::of() and Regions::outlook().
#include "interview/regions.hpp"

#include <algorithm>
#include <functional>

namespace hirepath::interview {

using model::FactRef;
using network::Op;
using values::Date;
using values::Kind;
using values::Value;

namespace {
constexpr Chance half = certain / 2;
constexpr Chance share(int percent) { return static_cast<Chance>(percent) * certain / 100; }
}  // namespace

std::optional<std::uint16_t> none_of(const model::Type& type) {
  static constexpr std::string_view words[] = {"none", "never", "nothing", "neither", "none-of-these", "other"};
  for (const auto word : words) {
    for (std::size_t i = 0; i < type.choices.size(); ++i) {
      const std::string_view choice = type.choices[i];
      if (choice == word || (word == "none" && (choice.starts_with("not-") || choice == "unrelated")))
        return static_cast<std::uint16_t>(i);
    }
  }
  return std::nullopt;
}

namespace {
// The values that a leaf's own constants lie between.
class Cuts {
 public:
  Cuts(FactRef ref, const model::Type& type, Date on) : ref_(ref), type_(type), on_(on) {}

  void operator()(const model::CodeIn& leaf) {
    for (const auto& code : leaf.codes) values.emplace_back(values::Code{code});
  }
  void operator()(const model::NumberIs& leaf) { number(leaf.number); }
  void operator()(const model::Compare& leaf) {
    if (const auto* amount = std::get_if<std::int64_t>(&leaf.right)) number(*amount);
    const auto* grade = std::get_if<values::Grade>(&leaf.right);
    for (int step = -1; grade && step <= 1; ++step) {
      if (const auto near = values::make_grade(grade->plan_name(), grade->level + step)) values.emplace_back(*near);
    }
  }
  void operator()(const model::NotAfter& leaf) {
    const auto side = [&](const model::DateExpression& mine, const model::DateExpression& other) {
      const auto* ref = std::get_if<FactRef>(&mine.base);
      if (!ref || *ref != ref_) return;
      const auto* fixed = std::get_if<Date>(&other.base);
      const auto moved = [](const model::DateExpression& by, Date day, int sign) {
        if (by.sign == 0) return day + sign * by.shift;
        const auto end = by.sign * sign > 0 ? values::add(day, by.period, by.counting)
                                            : values::subtract(day, by.period, by.counting);
        return end.early + sign * by.shift;
      };
      const Date limit = moved(mine, moved(other, fixed ? *fixed : on_, 1), -1);
      constexpr int clear = 6;  // days: beyond month ends and the days that a law leaves in doubt
      for (const Date day : {limit - clear, limit + clear}) values.emplace_back(values::DateBounds{day, day});
    };
    side(leaf.left, leaf.right);
    side(leaf.right, leaf.left);
  }
  void operator()(const model::IsYes&) {}
  void operator()(const model::ChoiceIn&) {}
  void operator()(const model::SameAs&) {}
  void operator()(const model::Holds&) {}

  std::vector<Value> values;

 private:
  void number(std::int64_t constant) {
    for (const auto value : {constant - 1, constant, constant + 1}) {
      if ((!type_.low || *type_.low <= value) && (!type_.high || value <= *type_.high)) values.emplace_back(value);
    }
  }

  FactRef ref_;
  const model::Type& type_;
  Date on_;
};
}  // namespace

Regions::Regions(const network::Network& network, const session::Options& options)
    : network_(&network), options_(options), facts_(network.model->facts.size()), leaves_(network.gates.size()) {
  const auto& model = *network.model;
  for (Id id = 0; id < model.facts.size(); ++id) {
    facts_[id] = cut({false, id}, model::none);
    if (model.facts[id].type.kind != Kind::list || model.facts[id].type.record == model::none) continue;
    for (Id field = 0; field < model.records[model.facts[id].type.record].fields.size(); ++field)
      fields_[{id, field}] = cut({true, field}, id);
  }
  for (GateId gate = 0; gate < network.gates.size(); ++gate) {
    if (network.gates[gate].op == Op::leaf) leaves_[gate] = leaf(gate);
  }
}

const std::vector<Region>& Regions::of(FactRef ref, Id list) const {
  return ref.field ? fields_.at({list, ref.index}) : facts_[ref.index];
}

const std::vector<Region>& Regions::of(const Target& target) const {
  return target.field == model::none ? facts_[target.fact] : fields_.at({target.fact, target.field});
}

namespace {
// A case in which nothing but one fact is known, which takes one value after the other.
class Alone {
 public:
  Alone(FactRef ref, Id list) {
    facts.facts.resize(ref.field ? 0 : ref.index + 1);
    if (ref.field) facts.lists[list].elements.emplace_back().fields.resize(ref.index + 1);
    known_ = ref.field ? &facts.lists[list].elements[0].fields[ref.index] : &facts.facts[ref.index];
  }
  Alone(const Alone&) = delete;
  Alone& operator=(const Alone&) = delete;
  void take(const Value& value) { known_->value = value; }

  model::Case facts;

 private:
  model::Known* known_;
};

values::Truth truth(const network::Leaf& leaf, const model::Model& model, const model::Case& facts,
                    const session::Options& options) {
  const auto region = session::judge(leaf, 0, {&model, &facts, options.on, false, false});
  if (region.yes_first <= options.on && options.on <= region.yes_last) return values::Truth::yes;
  const bool no = region.no_first <= options.on && options.on <= region.no_last;
  return no ? values::Truth::no : values::Truth::unknown;
}
}  // namespace

std::vector<Region> Regions::cut(FactRef ref, Id list) const {
  const auto& model = *network_->model;
  const auto& fact = model.fact(ref, ref.field ? model.facts[list].type.record : model::none);
  if (fact.type.kind == Kind::yes_no || fact.type.kind == Kind::list) {
    const Chance yes = fact.about ? share(*fact.about) : half;
    return {{true, yes}, {false, certain - yes}};
  }
  std::vector<const network::Leaf*> leaves;
  Cuts cuts(ref, fact.type, options_.on);
  for (const auto gate : ref.field ? network_->field_readers[list][ref.index] : network_->readers[ref.index]) {
    if (network_->gates[gate].op != Op::leaf) continue;
    const auto& leaf = network_->leaves[network_->gates[gate].payload];
    std::visit(cuts, leaf.test);
    if (leaf.reads.size() == 1) leaves.push_back(&leaf);
  }
  auto& values = cuts.values;
  switch (fact.type.kind) {
    case Kind::choice:
      for (std::size_t i = 0; i < fact.type.choices.size(); ++i)
        values.emplace_back(values::Choice{static_cast<std::uint16_t>(i)});
      break;
    case Kind::code: values.emplace_back(values::Code{"0000"}); break;
    case Kind::number:
      if (values.empty()) values.emplace_back(fact.type.low.value_or(0));
      break;
    case Kind::grade:
      if (values.empty()) values.emplace_back(values::make_grade("GS", 9).value());
      break;
    case Kind::date:
      if (values.empty()) values.emplace_back(values::DateBounds{options_.on - 365, options_.on - 365});
      break;
    case Kind::yes_no:
    case Kind::list: break;
  }
  // Values that no leaf tells apart are one region. Of choices each counts; of numbers, codes and dates each region.
  const auto none = none_of(fact.type);
  const Chance rest = !none ? certain : fact.about ? share(*fact.about) : half;
  std::vector<std::vector<values::Truth>> patterns;
  std::vector<Region> out;
  std::vector<std::uint32_t> counts;
  std::uint32_t total = 0;
  Alone alone(ref, list);
  for (const auto& value : values) {
    alone.take(value);
    std::vector<values::Truth> pattern;
    pattern.reserve(leaves.size());
    for (const auto* leaf : leaves) pattern.push_back(truth(*leaf, model, alone.facts, options_));
    const auto at = static_cast<std::size_t>(std::find(patterns.begin(), patterns.end(), pattern) - patterns.begin());
    if (at == patterns.size()) {
      patterns.push_back(std::move(pattern));
      out.push_back({value, 0});
      counts.push_back(0);
    } else if (fact.type.kind != Kind::choice) {
      continue;
    }
    const auto* choice = std::get_if<values::Choice>(&value);
    if (none && choice->index == *none)
      out[at].chance = certain - rest;
    else
      ++counts[at], ++total;
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (total != 0) out[i].chance += counts[i] * rest / total;
  }
  return out;
}

Regions::Outlook Regions::leaf(GateId gate) const {
  const auto& leaf = network_->leaves[network_->gates[gate].payload];
  if (leaf.reads.size() != 1) return {half, half};
  Outlook out;
  Alone alone(leaf.reads[0], leaf.scope);
  for (const auto& region : of(leaf.reads[0], leaf.scope)) {
    alone.take(region.value);
    const auto is = truth(leaf, *network_->model, alone.facts, options_);
    if (is == values::Truth::yes) out.yes += region.chance;
    if (is == values::Truth::no) out.no += region.chance;
  }
  return out;
}

namespace {
using Outlook = Regions::Outlook;
constexpr Outlook nothing{certain, 0};  // of a conjunction of nothing

// Conditions of one law go together more often than not (who served has a day of release and a character of service),
// and as independent ones a dozen of them would leave no chance at all: so all of them are as likely as the least
// likely, some as the likeliest.
Outlook conjunction(Outlook a, Outlook b) { return {std::min(a.yes, b.yes), std::max(a.no, b.no)}; }
Outlook swapped(Outlook a) { return {a.no, a.yes}; }
Outlook disjunction(Outlook a, Outlook b) { return swapped(conjunction(swapped(a), swapped(b))); }

// At least `enough` of them: as likely as the one that many others are at least as likely as.
Chance reached(std::vector<Chance> each, std::size_t enough) {
  if (enough == 0) return certain;
  if (enough > each.size()) return 0;
  std::sort(each.begin(), each.end(), std::greater<>());
  return each[enough - 1];
}
}  // namespace

std::vector<Outlook> Regions::outlook(const Circuit& circuit) const {
  constexpr auto yes_bit = bit_of(session::Plane::best_decision, true), no_bit = yes_bit + 1;
  std::vector<Outlook> out(circuit.nodes());
  const auto at = [&](GateId gate, std::size_t element) { return out[circuit.node(gate, element)]; };
  const auto of_list = [&](const network::Gate& gate, GateId operand) {
    const bool any = gate.op == Op::any_in;
    Outlook all = any ? swapped(nothing) : nothing;
    const auto count = circuit.elements(gate.payload);
    for (std::size_t i = 0; i < count; ++i)
      all = any ? disjunction(all, at(operand, i)) : conjunction(all, at(operand, i));
    if (circuit.complete(gate.payload)) return all;
    const auto more = facts_[gate.payload][0].chance;
    const auto unlisted = at(operand, count);
    const Outlook one = any ? Outlook{std::min(more, unlisted.yes), std::max(certain - more, unlisted.no)}
                            : Outlook{std::max(certain - more, unlisted.yes), std::min(more, unlisted.no)};
    return any ? disjunction(all, one) : conjunction(all, one);
  };
  for (GateId id = 0; id < network_->gates.size(); ++id) {
    const auto& gate = network_->gates[id];
    const auto inputs = network_->inputs(id);
    for (std::size_t element = 0; element <= (gate.scope == model::none ? 0 : circuit.elements(gate.scope));
         ++element) {
      const auto word = circuit.word(id, element);
      auto& mine = out[circuit.node(id, element)];
      const bool yes = has(word, yes_bit), no = has(word, no_bit);
      switch (gate.op) {
        case Op::leaf: mine = leaves_[id]; break;
        case Op::negation: mine = swapped(at(inputs[0], element)); break;
        case Op::all:
          mine = nothing;
          for (const auto input : inputs) mine = conjunction(mine, at(input, element));
          break;
        case Op::any:
          mine = swapped(nothing);
          for (const auto input : inputs) mine = disjunction(mine, at(input, element));
          break;
        case Op::at_least: {
          std::vector<Chance> each_yes, each_no;
          for (const auto input : inputs)
            each_yes.push_back(at(input, element).yes), each_no.push_back(at(input, element).no);
          mine = {reached(each_yes, gate.payload), reached(each_no, gate.count - gate.payload + 1)};
          break;
        }
        case Op::any_in:
        case Op::every_in: mine = of_list(gate, inputs[0]); break;
        case Op::latest_in: {  // as the first candidate has it, or an element not listed
          const auto more = facts_[gate.payload][0].chance;
          const auto one = at(inputs[0], 0);
          mine = circuit.elements(gate.payload) != 0
                     ? one
                     : Outlook{std::min(more, one.yes), std::max(certain - more, one.no)};
          break;
        }
        case Op::range:
        case Op::recorded:
        case Op::no:
        case Op::yes: break;
      }
      // Both are sure where a job or a decider can still make it either.
      if (yes) mine.yes = certain;
      if (no) mine.no = certain;
      if (!hopes(word, yes_bit)) mine.yes = 0;
      if (!hopes(word, no_bit)) mine.no = 0;
    }
  }
  return out;
}

}  // namespace hirepath::interview
