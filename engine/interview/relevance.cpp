// Who is asked what: askable(). Which of the questions can still change an answer: candidates().
#include <algorithm>

#include "interview/circuit.hpp"

namespace hirepath::interview {

using network::Op;
using session::Plane;

namespace {
// Goes down from a judgement that a question could change, along the operands that could bring it about.
class Marker {
 public:
  explicit Marker(const Circuit& circuit) : circuit_(circuit), net_(circuit.network()), seen_(circuit.nodes()) {}

  struct Mark {
    Target target;
    Id authority;
    friend auto operator<=>(const Mark&, const Mark&) = default;
  };

  std::vector<Mark> run() {
    for (const Id authority : circuit_.authorities()) {
      if (!circuit_.open(authority)) continue;
      authority_ = authority;
      for (const auto node : visited_) seen_[node] = 0;
      visited_.clear();
      constexpr auto no = bit_of(Plane::known, false), best_job = bit_of(Plane::best_job, true),
                     best_decision = bit_of(Plane::best_decision, true);
      const auto& goal = net_.goals[authority];
      const auto own = circuit_.word(goal.gate, 0);
      const auto readings = [&](unsigned bit) {  // what all readings have to say together
        bool hope = hopes(own, bit);
        for (const auto& plan : goal.conflicts) hope = hope && hopes(circuit_.word(plan.gate, 0), bit);
        if (!hope) return;
        mark(goal.gate, 0, bit);
        for (const auto& plan : goal.conflicts) mark(plan.gate, 0, bit);
      };
      for (const auto bit : {no, best_job, best_decision}) readings(bit);
      for (const auto& plan : goal.conflicts) {  // or what makes two of them disagree
        const auto other = circuit_.word(plan.gate, 0);
        if (hopes(own, best_decision) && hopes(other, no)) mark(goal.gate, 0, best_decision), mark(plan.gate, 0, no);
        if (hopes(other, best_decision) && hopes(own, no)) mark(plan.gate, 0, best_decision), mark(goal.gate, 0, no);
      }
    }
    return std::move(marks_);
  }

 private:
  void mark(GateId id, std::size_t element, unsigned bit) {
    const auto word = circuit_.word(id, element);
    if (has(word, bit) || !hopes(word, bit)) return;
    const auto node = circuit_.node(id, element);
    if (has(seen_[node], bit)) return;
    if (seen_[node] == 0) visited_.push_back(node);
    seen_[node] = static_cast<Word>(seen_[node] | 1U << bit);
    const auto& gate = net_.gates[id];
    switch (gate.op) {
      case Op::leaf: return leaf(net_.leaves[gate.payload], element);
      case Op::negation: return mark(net_.inputs(id)[0], element, bit ^ 1U);
      case Op::all:
      case Op::any:
      case Op::at_least:
        for (const auto input : net_.inputs(id)) mark(input, element, bit);
        return;
      case Op::any_in:
      case Op::every_in: {
        const auto operand = net_.inputs(id)[0];
        const auto count = circuit_.elements(gate.payload);
        for (std::size_t i = 0; i < count; ++i) mark(operand, i, bit);
        const bool by_one = (gate.op == Op::any_in) == (bit % 2 == 0);
        if (!by_one || hopes(circuit_.word(operand, count), bit)) note({gate.payload, 0, model::none});
        return;
      }
      case Op::latest_in: return latest(gate, net_.inputs(id)[0], bit);
      case Op::range:
      case Op::recorded:
      case Op::no:
      case Op::yes: return;
    }
  }

  void latest(const network::Gate& gate, GateId operand, unsigned bit) {
    const Id list = gate.payload;
    if (!circuit_.complete(list)) {
      note({list, 0, model::none});
      return;
    }
    const auto of = circuit_.latest(list);
    const Id date = circuit_.model().records[circuit_.model().facts[list].type.record].ordered_by;
    for (const auto i : of.candidates) {
      if (!of.settled) note({list, i, date});
      mark(operand, i, bit);
    }
  }

  void leaf(const network::Leaf& leaf, std::size_t element) {
    bool asks = false;
    for (const auto ref : leaf.reads) {
      const Target target = ref.field ? Target{leaf.scope, element, ref.index} : Target{ref.index, 0, model::none};
      asks = note(target) || asks;
    }
    if (asks) return;
    for (const Id list : leaf.reads_lists) {
      note({list, 0, model::none});
      const auto fields = circuit_.model().records[circuit_.model().facts[list].type.record].fields.size();
      for (std::size_t i = 0; i < circuit_.elements(list); ++i) {
        for (Id field = 0; field < fields; ++field) note({list, i, field});
      }
    }
  }

  bool note(const Target& target) {
    if (!circuit_.may_ask(target)) return false;
    marks_.push_back({target, authority_});
    return true;
  }

  const Circuit& circuit_;
  const network::Network& net_;
  std::vector<Word> seen_;  // node -> the bits it was reached for
  std::vector<std::size_t> visited_;
  Id authority_ = model::none;
  std::vector<Mark> marks_;
};
}  // namespace

bool is_asked(const model::Fact& fact, const Options& options) {
  if (!fact.decided_by.empty() || fact.defaults_to_action_date) return false;
  return fact.asked_of == "applicant" || (options.hr && fact.asked_of == "hr");
}

Askable askable(const model::Model& model, const model::Case& facts, const Options& options) {
  Askable out;
  for (const auto& fact : model.facts) {
    const auto subject = fact.subject();
    const bool given = (subject != "position" || facts.position_given) && (subject != "agency" || facts.agency_given);
    const bool sound = fact.type.kind != values::Kind::list || fact.type.record != model::none;
    const bool presumed = options.session.presume && values::known(fact.presumed);
    out.facts.push_back(is_asked(fact, options) && given && sound && !presumed);
  }
  for (const auto& record : model.records) {
    auto& fields = out.fields.emplace_back();
    for (const auto& field : record.fields) fields.push_back(is_asked(field, options));
  }
  return out;
}

std::vector<Candidate> candidates(const Circuit& circuit) {
  auto marks = Marker(circuit).run();
  std::sort(marks.begin(), marks.end());
  std::vector<Candidate> out;
  for (const auto& mark : marks) {
    if (out.empty() || out.back().target != mark.target) out.push_back({mark.target, {}, 0});
    auto& candidate = out.back();
    ++candidate.mentions;
    if (candidate.decides.empty() || candidate.decides.back() != mark.authority)
      candidate.decides.push_back(mark.authority);
  }
  return out;
}

}  // namespace hirepath::interview
