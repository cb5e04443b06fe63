// Entrances: screen(), and finding() where the two answers are there already.
#include "explain/screening.hpp"

#include <algorithm>

#include "explain/conditions.hpp"
#include "explain/explain.hpp"

namespace hirepath::explain {

namespace {
bool favourable(Status status) { return status == Status::may_apply || status == Status::conditional; }

// The condition that decides, and the rule it stands in.
struct Deciding {
  const model::Rule* rule = nullptr;
  const model::Condition* condition = nullptr;
};

class Finder {
 public:
  Finder(const model::Model& model, Date on, const Answer& claimed, const Answer& verified)
      : model_(model), on_(on), claimed_(claimed), verified_(verified) {}

  Finding find() {
    out_.authority = claimed_.authority;
    out_.status = claimed_.status;
    out_.until = claimed_.until;
    out_.next_change = claimed_.next_change;
    out_.conflicts = claimed_.conflicts;
    switch (claimed_.status) {
      case Status::may_apply:
      case Status::conditional: fits(); break;
      case Status::undecided: open(); break;
      case Status::conflict:
        out_.kind = ReasonKind::conflict;
        name(first_rule());
        if (!claimed_.conflicts.empty()) out_.cites = claimed_.conflicts[0].cites;
        break;
      case Status::does_not_apply: fails(); break;
      case Status::not_in_force:
        out_.outcome = Outcome::ineligible;
        out_.kind = ReasonKind::not_in_force;
        for (const auto& law : claimed_.law) {  // the last that ended, or the first to come
          if (!out_.code.empty() && !(law.until && *law.until < on_)) continue;
          out_.code = law.rule;
          out_.cites = law.cites;
        }
        break;
    }
    review();
    return std::move(out_);
  }

 private:
  void fits() {
    for (const auto& decider : claimed_.deciders) {
      if (std::ranges::find(out_.deciders, decider.who) == out_.deciders.end()) out_.deciders.push_back(decider.who);
    }
    if (!favourable(verified_.status)) {
      out_.outcome = Outcome::claimed;
      out_.kind = ReasonKind::proof_missing;
      out_.needs = verified_.needs;
      out_.documents = verified_.documents;
      name(asked_by(verified_));
      return;
    }
    out_.outcome = Outcome::verified;
    out_.kind = verified_.status == Status::may_apply ? ReasonKind::met : ReasonKind::decider;
    if (!verified_.deciders.empty() && out_.kind == ReasonKind::decider)
      name(written(verified_.deciders[0].label), verified_.deciders[0].label);
    else
      name(bearing(verified_));
  }

  void open() {
    out_.outcome = Outcome::not_decided;
    out_.to_verify = claimed_.to_verify;
    out_.kind = claimed_.to_verify.empty() ? ReasonKind::fact_missing : ReasonKind::to_verify;
    out_.needs = claimed_.needs;
    out_.documents = claimed_.documents;
    name(asked_by(claimed_));
  }

  // Of the smallest sets of failing conditions, one that need not speak of a sensitive fact; else the first.
  void fails() {
    out_.outcome = Outcome::ineligible;
    out_.kind = ReasonKind::condition_failed;
    if (claimed_.blocking.empty()) return name(first_rule());
    std::string chosen = claimed_.blocking[0].empty() ? std::string() : claimed_.blocking[0][0];
    for (const auto& set : claimed_.blocking) {
      const auto plain = std::ranges::find_if(set, [&](const std::string& label) {
        const auto at = written(label);
        return at.condition && !speaks_of_sensitive(model_, *at.condition);
      });
      if (plain == set.end()) continue;
      chosen = *plain;
      break;
    }
    const auto at = written(chosen);
    out_.exception = at.rule && !at.rule->permits;
    name(at, chosen);
    if (!out_.exception) return;
    out_.text = at.rule->title;
    out_.cites = at.rule->despite_cites;
  }

  // Where the label is written.
  Deciding written(const std::string& label) const {
    for (const Id id : model_.authorities[claimed_.authority].rules) {
      const auto& rule = model_.rules[id];
      if (const auto* condition = labelled(rule, label)) return {&rule, condition};
    }
    return {};
  }
  const model::Rule* rule_named(const std::string& path) const {
    for (const Id id : model_.authorities[claimed_.authority].rules) {
      if (model_.rules[id].path == path) return &model_.rules[id];
    }
    return nullptr;
  }
  // The first rule in force: the code of what no single condition decides.
  Deciding first_rule() const {
    for (const auto& law : claimed_.law) {
      if (law.in_force) return {rule_named(law.rule), nullptr};
    }
    return {};
  }
  // The rule whose conditions carried the answer.
  Deciding bearing(const Answer& answer) const {
    for (const auto& reason : answer.because) {
      if (const auto at = written(reason.label); at.rule && at.rule->permits) return {at.rule, nullptr};
    }
    return first_rule();
  }
  // The first condition that asks for a fact still needed, in a rule in force.
  Deciding asked_by(const Answer& answer) const {
    for (const auto& law : answer.law) {
      const auto* rule = law.in_force ? rule_named(law.rule) : nullptr;
      if (!rule) continue;
      if (const auto* condition = asking_for(model_, *rule, answer.needs)) return {rule, condition};
    }
    return first_rule();
  }

  void name(const Deciding& at, const std::string& label = {}) {
    out_.code = label;
    if (at.rule && out_.code.empty()) out_.code = at.rule->path;
    if (!at.condition) {
      if (at.rule) out_.cites = at.rule->force_cites;
      return;
    }
    if (!at.condition->label.empty()) out_.code = at.condition->label;
    out_.cites = at.condition->cites;
    if (!speaks_of_sensitive(model_, *at.condition)) out_.text = at.condition->text;
    deciding_ = at.condition;
  }

  void review() {
    const auto flag = [&](bool yes, Review why) {
      if (yes) out_.reviews.push_back(why);
    };
    const bool fails = claimed_.status == Status::does_not_apply;
    flag(fails && verified_.status != Status::does_not_apply, Review::claimed_only);
    flag(!claimed_.conflicts.empty() || claimed_.status == Status::conflict, Review::conflict);
    flag(model_.authorities[claimed_.authority].confidence != "high", Review::confidence);
    flag(window_near(), Review::window);
    flag(sensitive_decides(), Review::sensitive);
  }

  // Does a window of the answer end or begin within the next days?
  bool window_near() const {
    if (!claimed_.next_change || *claimed_.next_change - on_ > review_window) return false;
    const auto next = std::ranges::find(claimed_.timeline, claimed_.next_change, &Segment::from);
    return next != claimed_.timeline.end() && favourable(next->status) != favourable(claimed_.status);
  }

  // Of an answer that fails what lies below the deciding condition, of any other all that carried it.
  bool sensitive_decides() const {
    const bool fails = claimed_.status == Status::does_not_apply;
    if (fails && !deciding_) return false;
    const auto inside = fails ? below(model_, *deciding_) : Below{};
    return std::ranges::any_of(claimed_.because, [&](const Reason& reason) {
      if (fails && !inside.labels.contains(reason.label) && reason.label != out_.code) return false;
      return std::ranges::any_of(reason.facts, [&](const std::string& fact) { return is_sensitive(model_, fact); });
    });
  }

  const model::Model& model_;
  Date on_;
  const Answer& claimed_;
  const Answer& verified_;
  Finding out_;
  const model::Condition* deciding_ = nullptr;
};
}  // namespace

std::string to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::verified: return "verified";
    case Outcome::claimed: return "claimed";
    case Outcome::not_decided: return "not-decided";
    case Outcome::ineligible: break;
  }
  return "ineligible";
}

std::string to_string(ReasonKind kind) {
  switch (kind) {
    case ReasonKind::met: return "met";
    case ReasonKind::decider: return "decider";
    case ReasonKind::proof_missing: return "proof-missing";
    case ReasonKind::fact_missing: return "fact-missing";
    case ReasonKind::to_verify: return "to-verify";
    case ReasonKind::conflict: return "conflict";
    case ReasonKind::condition_failed: return "condition-failed";
    case ReasonKind::not_in_force: break;
  }
  return "not-in-force";
}

std::string to_string(Review review) {
  switch (review) {
    case Review::claimed_only: return "ineligible-on-claimed-facts";
    case Review::conflict: return "conflict-of-readings";
    case Review::confidence: return "confidence-below-high";
    case Review::window: return "window-near";
    case Review::sensitive: break;
  }
  return "sensitive-fact-decides";
}

Finding finding(const model::Model& model, Date on, const Answer& claimed, const Answer& verified) {
  return Finder(model, on, claimed, verified).find();
}

model::Case with_own_word(const model::Model& model, model::Case facts) {
  for (Id id = 0; id < model.facts.size(); ++id) {
    auto& known = facts.facts[id];
    if (!model.facts[id].path.starts_with("person.") && known.state == model::EvidenceState::claimed)
      known.state = model::EvidenceState::verified;
  }
  return facts;
}

std::vector<Finding> screen(const network::Network& network, const model::Case& facts, session::Options options,
                            std::span<const Id> authorities, std::span<const values::Grade> grades) {
  const auto own = with_own_word(*network.model, facts);
  options.presume = false;
  std::vector<std::vector<Finding>> each;  // of a grade
  for (std::size_t i = 0; i < std::max<std::size_t>(grades.size(), 1); ++i) {
    const auto grade = grades.empty() ? grades : grades.subspan(i, 1);
    options.verified_only = false;
    const auto claimed = check(network, own, options, authorities, grade);
    options.verified_only = true;
    const auto verified = check(network, own, options, authorities, grade);
    auto& row = each.emplace_back();
    for (std::size_t one = 0; one < claimed.answers.size(); ++one) {
      row.push_back(finding(*network.model, options.on, claimed.answers[one], verified.answers[one]));
      if (!grade.empty()) row.back().grade = grade[0];
    }
  }
  std::vector<Finding> out;
  for (std::size_t one = 0; one < each[0].size(); ++one) {
    for (auto& row : each) out.push_back(std::move(row[one]));
  }
  return out;
}

}  // namespace hirepath::explain
