#include "lint/witness.hpp"

#include <map>
#include <optional>
#include <set>

#include "lint/candidates.hpp"
#include "lint/slice.hpp"
#include "model/load.hpp"

namespace hirepath::lint {

namespace {
using model::Id;
using network::GateId;
using network::Network;
using network::Op;
using session::Session;
using values::Date;
using values::Truth;

bool quantified(Op op) { return op == Op::any_in || op == Op::every_in || op == Op::latest_in; }

// What to settle next: a variable, or how many elements a list has (sizes to try, in order).
struct Choice {
  std::optional<Variable> variable;
  Id list = model::none;
  std::vector<std::size_t> sizes;
  bool yes = true;
};

class Search {
 public:
  // Facts that default to the action date keep to it, but for one that may be given.
  Search(const Network& network, std::span<const Wish> wishes, Date on, std::size_t budget)
      : session_(network, {}, {on, std::nullopt, false, false}), wishes_(wishes), on_(on), budget_(budget) {}
  void give(Id fact, Date day) { set({{false, fact}, model::none, 0}, values::DateBounds{day, day}); }

  bool solve() {
    std::optional<Choice> choice;
    for (const auto& wish : wishes_) {
      const auto truth = session_.truth(wish.gate, on_);
      if (truth == values::truth(!wish.yes)) return false;
      if (truth == Truth::unknown && !choice) choice = Choice{};
    }
    if (!choice) return true;
    choice.reset();
    for (const auto& wish : wishes_) {
      if (session_.truth(wish.gate, on_) != Truth::unknown) continue;
      choice = pick(wish.gate, wish.yes, 0);
      if (!choice) return false;  // nothing is left that could settle it
      break;
    }
    return choice->variable ? try_values(*choice) : try_sizes(*choice);
  }

  bool gave_up() const { return budget_ == 0; }

  std::string text() const {
    const auto& model = session_.model();
    std::string out;
    const auto add = [&](const std::string& words) { out += (out.empty() ? "" : ", ") + words; };
    for (Id id = 0; id < model.facts.size(); ++id) {
      const auto& fact = model.facts[id];
      if (values::known(session_.facts().facts[id].value))
        add(fact.path + " " + model::to_string(fact.type, session_.facts().facts[id].value));
    }
    for (const auto& [list, known] : session_.facts().lists) {
      const auto& record = model.records[model.facts[list].type.record];
      if (known.elements.empty()) add("no " + record.id);
      for (const auto& element : known.elements) {
        std::string fields;
        for (Id field = 0; field < record.fields.size(); ++field) {
          const auto& value = element.fields[field].value;
          if (values::known(value))
            fields += (fields.empty() ? "" : ", ") + record.fields[field].path + " " +
                      model::to_string(record.fields[field].type, value);
        }
        add("one " + record.id + (fields.empty() ? "" : " (" + fields + ")"));
      }
    }
    return "on " + values::to_string(on_) + (out.empty() ? "" : " with " + out);
  }

 private:
  bool spend() { return budget_ > 0 && --budget_ > 0; }

  void set(const Variable& variable, values::Value value) {
    model::Known known;
    known.value = std::move(value);
    if (variable.ref.field)
      session_.set(variable.list, variable.element, variable.ref.index, std::move(known));
    else
      session_.set(variable.ref.index, std::move(known));
  }

  bool try_values(const Choice& choice) {
    for (auto& value : candidates(session_, *choice.variable, choice.yes)) {
      if (!spend()) return false;
      set(*choice.variable, value);
      if (solve()) return true;
    }
    set(*choice.variable, {});
    return false;
  }

  bool try_sizes(const Choice& choice) {
    const auto& record = session_.model().records[session_.model().facts[choice.list].type.record];
    for (const auto size : choice.sizes) {
      if (!spend()) return false;
      model::Element element;
      element.fields.resize(record.fields.size());
      session_.set(choice.list, model::ListKnown{std::vector<model::Element>(size, element), true});
      if (solve()) return true;
    }
    session_.set(choice.list, model::ListKnown{});
    return false;
  }

  bool listed(Id list) const {
    const auto at = session_.facts().lists.find(list);
    return at != session_.facts().lists.end() && at->second.complete;
  }

  // Walks down from an unknown gate to something unknown that could make it so.
  std::optional<Choice> pick(GateId id, bool yes, std::size_t element) const {
    const auto& gate = session_.network().gates[id];
    if (gate.op == Op::leaf) return pick_leaf(session_.network().leaves[gate.payload], yes, element);
    if (quantified(gate.op) && !listed(gate.payload)) {
      const bool none_first = (gate.op == Op::every_in) == yes;
      return Choice{std::nullopt, gate.payload,
                    none_first ? std::vector<std::size_t>{0, 1, 2} : std::vector<std::size_t>{1, 2, 0}, yes};
    }
    const bool wanted = gate.op == Op::negation ? !yes : yes;
    const std::size_t copies = quantified(gate.op) ? session_.elements(gate.payload) : 1;
    for (const auto operand : session_.network().inputs(id)) {
      for (std::size_t i = 0; i < copies; ++i) {
        const auto at = quantified(gate.op) ? i : element;
        if (session_.truth(operand, on_, at) != Truth::unknown) continue;
        if (auto choice = pick(operand, wanted, at)) return choice;
      }
    }
    if (gate.op != Op::latest_in) return std::nullopt;
    const Id ordered_by = session_.model().records[session_.model().facts[gate.payload].type.record].ordered_by;
    for (std::size_t i = 0; i < copies; ++i) {
      const Variable date{{true, ordered_by}, gate.payload, i};
      if (!values::known(known(session_, date).value)) return Choice{date, model::none, {}, yes};
    }
    return std::nullopt;
  }

  std::optional<Choice> pick_leaf(const network::Leaf& leaf, bool yes, std::size_t element) const {
    for (const auto ref : leaf.reads) {
      const auto& fact =
          session_.model().fact(ref, ref.field ? session_.model().facts[leaf.scope].type.record : model::none);
      const Variable variable{ref, leaf.scope, element};
      if (fact.defaults_to_action_date || fact.type.kind == values::Kind::list ||
          values::known(known(session_, variable).value))
        continue;
      return Choice{variable, model::none, {}, yes};
    }
    for (const Id list : leaf.reads_lists) {  // a period without qualifying time in between is the plain one
      if (!listed(list)) return Choice{std::nullopt, list, {0}, yes};
    }
    return std::nullopt;
  }

  Session session_;
  std::span<const Wish> wishes_;
  Date on_;
  std::size_t budget_;
};

std::set<Id> defaulting(const Network& network) {
  std::set<Id> facts;
  for (const auto& leaf : network.leaves) {
    for (const auto ref : leaf.reads) {
      if (!ref.field && network.model->facts[ref.index].defaults_to_action_date) facts.insert(ref.index);
    }
  }
  return facts;
}

Slice part(const Network& network, std::span<const Wish> wishes) {
  std::vector<GateId> gates;
  for (const auto& wish : wishes) gates.push_back(wish.gate);
  return slice(network, gates);
}

// What the wishes come down to: all operands of an `all` that should be yes, of an `any` that should be no. Empty when
// two of them contradict each other: equal conditions are one gate, so that much needs no search.
std::optional<std::vector<Wish>> reduced(const Network& network, std::vector<Wish> open) {
  std::map<GateId, bool> wanted;
  std::vector<Wish> rest;
  while (!open.empty()) {
    const auto wish = open.back();
    open.pop_back();
    const auto [at, added] = wanted.emplace(wish.gate, wish.yes);
    if (!added && at->second != wish.yes) return std::nullopt;
    if (!added) continue;
    const auto op = network.gates[wish.gate].op;
    if (op == Op::negation || (op == Op::all && wish.yes) || (op == Op::any && !wish.yes)) {
      for (const auto operand : network.inputs(wish.gate))
        open.push_back({operand, op == Op::negation ? !wish.yes : wish.yes});
    } else {
      rest.push_back(wish);
    }
  }
  return rest;
}

std::vector<Date> named_in(const Network& network) {
  std::set<Date> days;
  for (const auto& leaf : network.leaves) {
    const auto* test = std::get_if<model::NotAfter>(&leaf.test);
    if (!test) continue;
    for (const auto* side : {&test->left, &test->right}) {
      if (const auto* day = std::get_if<Date>(&side->base)) days.insert({*day - 1, *day, *day + 1});
    }
  }
  return {days.begin(), days.end()};
}
}  // namespace

std::vector<Date> named_days(const Network& network, std::span<const Wish> wishes) {
  return named_in(part(network, wishes).network);
}

Witness find_witness(const Network& network, std::span<const Wish> wishes, std::span<const Date> days,
                     std::size_t budget) {
  const auto small = part(network, wishes);
  std::vector<Wish> translated;
  for (std::size_t i = 0; i < wishes.size(); ++i) translated.push_back({small.gates[i], wishes[i].yes});
  const auto conditions = reduced(small.network, std::move(translated));
  Witness result;
  if (!conditions) return result;
  const auto found = [&](Date day, Id fact, Date given) {
    Search search(small.network, *conditions, day, budget);
    if (fact != model::none) search.give(fact, given);
    if (search.solve()) {
      result = {Witness::Outcome::found, day, search.text()};
      return true;
    }
    if (search.gave_up()) result.outcome = Witness::Outcome::gave_up;
    return false;
  };
  for (const auto day : days) {
    if (found(day, model::none, {})) return result;
  }
  // The law of one day and, say, an appointment on another.
  if (days.empty()) return result;
  auto others = named_in(small.network);
  for (const std::int32_t later : {-400, -1, 1, 7, 400}) others.push_back(days[0] + later);
  for (const Id fact : defaulting(small.network)) {
    for (const auto other : others) {
      if (found(days[0], fact, other)) return result;
    }
  }
  return result;
}

}  // namespace hirepath::lint
