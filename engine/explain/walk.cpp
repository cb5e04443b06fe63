// Entrances: walk_yes(), walk_defeated() and walk_no().
#include "explain/walk.hpp"

#include <algorithm>

namespace hirepath::explain {

namespace {
using model::Condition;
using network::NodeId;
using session::Plane;
using session::Session;
using values::Truth;

class Walker {
 public:
  // A "no" rests on what is known; a "yes" may rest on deciders and on the best of jobs.
  Walker(const Session& session, Plane plane, Findings& out)
      : session_(session), net_(session.network()), day_(session.options().on), plane_(plane), out_(out) {}

  // `named` is the nearest condition above with a label; -1: none yet.
  void visit(NodeId id, bool want, std::size_t element, int depth, const Condition* named) {
    const auto& node = net_.nodes[id];
    const auto& source = *node.source;
    const auto gate = node.gate;
    if (!session_.possible(gate, day_, want, plane_, element)) return;
    const bool decided = session_.possible(gate, day_, want, Plane::known, element);
    if (decided && !out_.settled) return;  // nobody else has a say below
    std::size_t reason = no_reason;
    if (!source.label.empty()) {
      named = &source;
      if (decided) {
        reason = place_of(source.label, want);
        if (reason == out_.reasons.size())
          out_.reasons.push_back({source.label, source.text, source.cites, {}, want, depth});
      }
      ++depth;
    }
    const auto before = current_;
    if (reason != no_reason) current_ = reason;
    if (source.kind == Condition::Kind::leaf)
      leaf(node, want, element, depth, named, decided);
    else
      inner(node, want, element, depth, named);
    current_ = before;
  }

 private:
  static constexpr std::size_t no_reason = ~std::size_t{0};

  // Where the reason stands already (a definition asked for twice, another element of a list), or the end.
  std::size_t place_of(const std::string& label, bool holds) const {
    const auto at = std::find_if(out_.reasons.begin(), out_.reasons.end(),
                                 [&](const Reason& reason) { return reason.label == label && reason.holds == holds; });
    return static_cast<std::size_t>(at - out_.reasons.begin());
  }

  void leaf(const network::Node& node, bool want, std::size_t element, int depth, const Condition* named,
            bool decided) {
    if (node.definition != model::none) return visit(node.definition, want, element, depth, named);
    const auto keys = facts_of_leaf(session_, node.gate, element);
    if (decided) {
      for (const auto& key : keys) {
        if (!counts(session_, key) && !assumed(key)) continue;
        out_.facts.insert(key);
        if (current_ == no_reason) continue;
        auto& facts = out_.reasons[current_].facts;
        const auto path = json_path(session_.model(), key);
        if (std::find(facts.begin(), facts.end(), path) == facts.end()) facts.push_back(path);
      }
      return;
    }
    for (const auto& key : keys) {
      const auto* fact = declaration(session_.model(), key);
      if (fact && counts(session_, key)) out_.facts.insert(key);  // what others settle may be measured against it
      if (!fact || counts(session_, key)) continue;
      const auto& condition = named ? *named : *node.source;
      if (!fact->decided_by.empty()) {
        const Decider decider{fact->decided_by, condition.label, condition.text, condition.cites};
        const bool there = std::any_of(out_.deciders.begin(), out_.deciders.end(), [&](const Decider& other) {
          return other.label == decider.label && other.who == decider.who;
        });
        if (!there) out_.deciders.push_back(decider);
      } else {
        const bool there = std::any_of(out_.jobs.begin(), out_.jobs.end(),
                                       [&](const Job& other) { return other.label == condition.label; });
        if (!there) out_.jobs.push_back({condition.label, condition.text, condition.cites, group_, branch_});
      }
    }
  }

  bool assumed(const FactKey& key) const {
    const auto* fact = declaration(session_.model(), key);
    return fact && session_.options().presume && values::known(fact->presumed);
  }

  void inner(const network::Node& node, bool want, std::size_t element, int depth, const Condition* named) {
    const auto inside = net_.inside(static_cast<NodeId>(&node - net_.nodes.data()));
    using Kind = Condition::Kind;
    const auto kind = node.source->kind;
    switch (kind) {
      case Kind::negation: return visit(inside[0], !want, element, depth, named);
      case Kind::none_of:
      case Kind::all:
      case Kind::any: {
        const bool child_want = kind == Kind::none_of ? !want : want;
        const bool every = kind == Kind::any ? !want : want;
        if (every || plane_ == Plane::known) {  // all of them decide; and of what fails everything is of interest
          for (const auto child : inside) visit(child, child_want, element, depth, named);
          return;
        }
        return alternatives(inside, child_want, element, depth, named);
      }
      case Kind::at_least: {
        const auto count = static_cast<int>(inside.size());
        auto left = want ? node.source->at_least : plane_ == Plane::known ? count : count - node.source->at_least + 1;
        std::vector<bool> visited(inside.size());
        for (const auto plane :
             {Plane::known, Plane::best_job, Plane::best_decision}) {  // what is known before what others may settle
          for (std::size_t i = 0; i < inside.size(); ++i) {
            if (left == 0 || visited[i] || !session_.possible(net_.nodes[inside[i]].gate, day_, want, plane, element))
              continue;
            visit(inside[i], want, element, depth, named);
            visited[i] = true;
            --left;
          }
        }
        return;
      }
      case Kind::any_in:
      case Kind::every_in:
      case Kind::latest_in: return quantified(node, inside[0], want, depth, named);
      case Kind::leaf: return;
    }
  }

  // One alternative that is known is enough; otherwise every kind of job that would do; otherwise the first that
  // somebody may decide.
  void alternatives(std::span<const NodeId> inside, bool want, std::size_t element, int depth, const Condition* named) {
    const auto fits = [&](NodeId child, Plane plane) {
      return session_.possible(net_.nodes[child].gate, day_, want, plane, element);
    };
    for (const auto child : inside) {
      if (fits(child, Plane::known)) return visit(child, want, element, depth, named);
    }
    // Which kind of job: every branch that a job could still open. Otherwise the first that somebody may decide.
    std::vector<NodeId> open;
    for (const auto child : inside) {
      const auto reach = net_.reach[net_.nodes[child].gate];
      const auto& facts = session_.facts();
      const bool by_job = (reach.position && !facts.position_given) || (reach.agency && !facts.agency_given);
      if (fits(child, Plane::best_decision) && (by_job || open.empty())) open.push_back(child);
    }
    const auto group = group_;
    const auto branch = branch_;
    for (std::size_t i = 0; i < open.size(); ++i) {
      if (open.size() > 1) {
        group_ = named ? named->label : net_.nodes[open[0]].source->label;
        branch_ = static_cast<int>(i);
      }
      visit(open[i], want, element, depth, named);
    }
    group_ = group;
    branch_ = branch;
  }

  void quantified(const network::Node& node, NodeId inside, bool want, int depth, const Condition* named) {
    const Id list = node.source->list;
    const auto kind = node.source->kind;
    const bool latest = kind == Condition::Kind::latest_in;
    const bool one_is_enough = (kind == Condition::Kind::any_in) == want && !latest;
    if (!one_is_enough || latest) note_fact({FactKey::Kind::complete, list, 0, model::none});
    if (one_is_enough) {  // one that is known before one that others may settle
      for (const auto plane : {Plane::known, Plane::best_job, Plane::best_decision}) {
        for (std::size_t i = 0; i < session_.elements(list); ++i) {
          if (session_.possible(net_.nodes[inside].gate, day_, want, plane, i))
            return visit(inside, want, i, depth, named);
        }
      }
      return;
    }
    for (std::size_t i = 0; i < session_.elements(list); ++i) {
      // The dates show which element is the latest, also those of the others.
      if (latest)
        note_fact({FactKey::Kind::field, list, static_cast<std::uint32_t>(i),
                   session_.model().records[session_.model().facts[list].type.record].ordered_by});
      if (latest && session_.latest(list, i, day_) == Truth::no) continue;
      if (session_.possible(net_.nodes[inside].gate, day_, want, plane_, i)) visit(inside, want, i, depth, named);
    }
  }

  void note_fact(const FactKey& key) {
    if (!counts(session_, key)) return;
    out_.facts.insert(key);
    if (current_ != no_reason) out_.reasons[current_].facts.push_back(json_path(session_.model(), key));
  }

  const Session& session_;
  const network::Network& net_;
  values::Date day_;
  Plane plane_;
  Findings& out_;
  std::string group_;  // of the alternatives being walked
  int branch_ = 0;
  std::size_t current_ = no_reason;
};
}  // namespace

void walk_yes(const Session& session, NodeId node, Findings& out) {
  Walker(session, Plane::best_decision, out).visit(node, true, 0, 0, nullptr);
}

void walk_defeated(const Session& session, NodeId node, Findings& out) {
  Walker(session, Plane::best_decision, out).visit(node, false, 0, 0, nullptr);
}

void walk_no(const Session& session, NodeId node, Findings& out) {
  Walker(session, Plane::known, out).visit(node, false, 0, 0, nullptr);
}

}  // namespace hirepath::explain
