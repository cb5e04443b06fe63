// Entrance: prove(). Walks the model's conditions along what decided them; what is shown once is pointed to.
#include "certificate/prove.hpp"

#include <algorithm>

namespace hirepath::certificate {

namespace {
using model::Condition;
using network::NodeId;
using session::Session;
using values::Truth;

using Index = std::optional<std::uint32_t>;
using ElementIndex = std::optional<std::uint32_t>;

class Prover {
 public:
  Prover(const Session& session, Date day, Reading reading)
      : session_(session), net_(session.network()), model_(session.model()), day_(day), reading_(reading) {
    for (const auto& goal : net_.goals) {
      for (const auto& plan : goal.rules) plans_[plan.rule] = &plan;
    }
    if (reading) suffix_ = "@" + reading_name(model_, reading);
  }

  Index goal(Id authority, bool want) {
    if (!is_recorded(model_.authorities[authority], law())) return std::nullopt;
    const auto of = "goal:" + model_.authorities[authority].id + suffix_;
    std::vector<std::uint32_t> by;
    for (const Id rule : model_.authorities[authority].rules) {
      if (!model_.rules[rule].permits) continue;
      const auto step = effective(rule, want);
      if (step && want) return add(of, {}, true, {*step});
      if (!step && !want) return std::nullopt;
      if (step) by.push_back(*step);
    }
    if (want) return std::nullopt;
    return add(of, {}, false, std::move(by));
  }

  // The last step and those it needs, counted anew.
  Proof proof(std::uint32_t last) {
    std::vector<bool> needed(last + 1);
    needed[last] = true;
    for (std::uint32_t i = last + 1; i-- > 0;) {
      for (const auto by : needed[i] ? steps_[i].by : std::vector<std::uint32_t>{}) needed[by] = true;
    }
    Proof out;
    std::vector<std::uint32_t> place(last + 1);
    for (std::uint32_t i = 0; i <= last; ++i) {
      if (!needed[i]) continue;
      place[i] = static_cast<std::uint32_t>(out.steps.size());
      out.steps.push_back(std::move(steps_[i]));
      for (auto& by : out.steps.back().by) by = place[by];
      out.reads.insert(reads_[i].begin(), reads_[i].end());
    }
    return out;
  }

 private:
  Date law() const { return session_.options().law_on.value_or(day_); }
  bool in(Date from, Date until) const { return from <= law() && law() <= until; }

  std::uint32_t add(std::string of, ElementIndex element, bool truth, std::vector<std::uint32_t> by,
                    std::vector<FactKey> reads = {}) {
    steps_.push_back({std::move(of), element, truth, std::move(by)});
    reads_.push_back(std::move(reads));
    return static_cast<std::uint32_t>(steps_.size() - 1);
  }

  Index effective(Id rule, bool want) {
    const std::pair key{rule, want};
    if (const auto at = rules_done_.find(key); at != rules_done_.end()) return at->second;
    return rules_done_[key] = want ? counts(rule) : counts_not(rule);
  }

  // A rule's own conditions, with those that the reading puts beside them.
  struct Parts {
    bool changed = false, wider = false;
    NodeId condition = model::none;  // of the reading
  };
  Parts parts(Id rule) const {
    if (!reading_ || reading_->rule != rule) return {};
    const auto& reading = model_.rules[rule].conflicts[reading_->reading];
    if (!in(reading.from, reading.until)) return {};
    return {true, reading.accepts, reading_->condition};
  }
  std::string of_effective(Id rule) const { return "effective:" + model_.rules[rule].path + suffix_; }
  Index body(Id rule, bool want) {
    return condition(plans_.at(rule)->node, "rule:" + model_.rules[rule].path + "#", {}, want);
  }
  Index other_condition(const Parts& parts, bool want) {
    return condition(parts.condition, "reading:" + reading_name(model_, reading_) + "#", {}, want);
  }

  Index counts(Id rule) {
    const auto& declared = model_.rules[rule];
    if (!in(declared.from, declared.until)) return std::nullopt;
    const auto with = parts(rule);
    std::vector<std::uint32_t> by;
    const auto take = [&](Index step) {
      if (step) by.push_back(*step);
      return step.has_value();
    };
    const bool bare = with.condition == model::none;
    if (with.changed && !with.wider) {
      if (bare || !take(body(rule, true)) || !take(other_condition(with, true))) return std::nullopt;
    } else if (with.changed) {
      if (!bare && !take(body(rule, true)) && !take(other_condition(with, true))) return std::nullopt;
    } else if (!take(body(rule, true))) {
      return std::nullopt;
    }
    for (const Id other : plans_.at(rule)->overriders) {
      if (!take(effective(other, false))) return std::nullopt;
    }
    return add(of_effective(rule), {}, true, std::move(by));
  }

  Index counts_not(Id rule) {
    const auto& declared = model_.rules[rule];
    const auto of = of_effective(rule);
    const auto because = [&](Index step) { return Index{add(of, {}, false, {*step})}; };
    if (!in(declared.from, declared.until)) return add(of, {}, false, {});
    const auto with = parts(rule);
    const bool bare = with.condition == model::none;
    if (with.changed && !with.wider && bare) return add(of, {}, false, {});
    if (with.changed && with.wider) {
      const auto own = bare ? Index{} : body(rule, false);
      const auto other = own ? other_condition(with, false) : Index{};
      if (own && other) return add(of, {}, false, {*own, *other});
    } else {
      if (const auto own = body(rule, false)) return because(own);
      if (with.changed) {
        if (const auto other = other_condition(with, false)) return because(other);
      }
    }
    for (const Id other : plans_.at(rule)->overriders) {
      if (const auto step = effective(other, true)) return because(step);
    }
    return std::nullopt;
  }

  Index condition(NodeId id, const std::string& of, ElementIndex element, bool want) {
    const auto& node = net_.nodes[id];
    if (session_.truth(node.gate, day_, element.value_or(0)) != values::truth(want)) return std::nullopt;
    const std::tuple key{id, element, want};
    if (const auto at = done_.find(key); at != done_.end()) return at->second;
    return done_[key] = inner(id, of, element, want);
  }

  Index inner(NodeId id, const std::string& of, ElementIndex element, bool want) {
    const auto& node = net_.nodes[id];
    using Kind = Condition::Kind;
    switch (node.source->kind) {
      case Kind::leaf:
        if (node.definition == model::none)
          return add(of, element, want, {}, explain::facts_of_leaf(session_, node.gate, element.value_or(0)));
        return some(of, element, want, 1, 1, [&](std::size_t) {
          const bool about = net_.nodes[node.definition].scope != model::none;
          return condition(node.definition, "define:" + model_.definitions[node.definition_id].id + "#",
                           about ? element : ElementIndex{}, want);
        });
      case Kind::negation: return children(id, of, element, want, !want, 1);
      case Kind::all: return children(id, of, element, want, want, want ? node.count : 1);
      case Kind::any: return children(id, of, element, want, want, want ? 1 : node.count);
      case Kind::none_of: return children(id, of, element, want, !want, want ? node.count : 1);
      case Kind::at_least: {
        const auto least = static_cast<std::size_t>(node.source->at_least);
        return children(id, of, element, want, want, want ? least : node.count - least + 1);
      }
      case Kind::any_in:
      case Kind::every_in:
      case Kind::latest_in: return quantified(id, of, element, want);
    }
    return std::nullopt;
  }

  // `enough` of `count` steps that are tried in order.
  template <class Try>
  Index some(const std::string& of, ElementIndex element, bool want, std::size_t count, std::size_t enough, Try attempt,
             std::vector<FactKey> reads = {}) {
    std::vector<std::uint32_t> by;
    for (std::size_t i = 0; i < count && by.size() < enough; ++i) {
      if (const auto step = attempt(i)) by.push_back(*step);
    }
    if (by.size() < enough) return std::nullopt;
    return add(of, element, want, std::move(by), std::move(reads));
  }

  Index children(NodeId id, const std::string& of, ElementIndex element, bool want, bool inside, std::size_t enough) {
    const auto nodes = net_.inside(id);
    return some(of, element, want, nodes.size(), enough,
                [&](std::size_t i) { return condition(nodes[i], below(of, i), element, inside); });
  }

  Index quantified(NodeId id, const std::string& of, ElementIndex element, bool want) {
    const auto& source = *net_.nodes[id].source;
    const auto inside = net_.inside(id)[0];
    const std::size_t count = session_.elements(source.list);
    const auto one = [&](std::size_t i) {
      return condition(inside, below(of, 0), static_cast<std::uint32_t>(i), want);
    };
    if (source.kind != Condition::Kind::latest_in && (source.kind == Condition::Kind::any_in) == want)
      return some(of, element, want, count, 1, one);
    std::vector<FactKey> reads{{FactKey::Kind::complete, source.list, 0, model::none}};
    if (source.kind != Condition::Kind::latest_in) return some(of, element, want, count, count, one, std::move(reads));
    std::vector<std::size_t> perhaps;
    const Id ordered_by = model_.records[model_.facts[source.list].type.record].ordered_by;
    for (std::size_t i = 0; i < count; ++i) {
      reads.push_back({FactKey::Kind::field, source.list, static_cast<std::uint32_t>(i), ordered_by});
      if (session_.latest(source.list, i, day_) != Truth::no) perhaps.push_back(i);
    }
    return some(
        of, element, want, perhaps.size(), perhaps.size(), [&](std::size_t i) { return one(perhaps[i]); },
        std::move(reads));
  }

  static std::string below(const std::string& of, std::size_t i) {
    return of + (of.back() == '#' ? "" : ".") + std::to_string(i);
  }

  const Session& session_;
  const network::Network& net_;
  const model::Model& model_;
  Date day_;
  Reading reading_;
  std::string suffix_;  // "@RULE.I"
  std::map<Id, const network::RulePlan*> plans_;
  std::vector<Step> steps_;
  std::vector<std::vector<FactKey>> reads_;  // parallel to steps_
  std::map<std::tuple<NodeId, ElementIndex, bool>, Index> done_;
  std::map<std::pair<Id, bool>, Index> rules_done_;
};
}  // namespace

bool is_recorded(const model::Authority& authority, Date law) {
  return std::ranges::all_of(authority.not_recorded, [&](const model::NotRecorded& limit) {
    return limit.before ? limit.date <= law : law <= limit.date;
  });
}

std::string reading_name(const model::Model& model, Reading reading) {
  return reading ? model.rules[reading->rule].path + "." + std::to_string(reading->reading) : std::string();
}

std::optional<Proof> prove(const Session& session, Id authority, Date day, Reading reading, bool truth) {
  Prover prover(session, day, reading);
  const auto last = prover.goal(authority, truth);
  return last ? std::optional{prover.proof(*last)} : std::nullopt;
}

}  // namespace hirepath::certificate
