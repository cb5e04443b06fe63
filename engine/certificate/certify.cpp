// What each status calls for (docs/certificates.md). Entrance: certify().
#include "certificate/certify.hpp"

#include <algorithm>

#include "certificate/complete.hpp"
#include "certificate/prove.hpp"
#include "model/parallel.hpp"

namespace hirepath::certificate {

namespace {
using session::Session;
using values::Truth;
using Derivations = std::vector<Derivation>;
using Proofs = std::optional<Derivations>;

constexpr Allowed jobs{false, true, false}, deciders{true, false, false}, jobs_and_deciders{true, true, false},
    own{false, false, true}, but_jobs{true, false, true}, anything{true, true, true};

Uses names(const model::Model& model, const std::set<FactKey>& reads) {
  Uses out;
  for (const auto& key : reads) out.push_back(name(model, key));
  std::ranges::sort(out);
  return out;
}

// One authority on one day.
class Claimant {
 public:
  Claimant(Session& session, Id authority, Date day)
      : session_(session), goal_(session.network().goals[authority]), authority_(authority), day_(day) {
    readings_.push_back(nullptr);
    for (const auto& plan : goal_.conflicts) readings_.push_back(&plan);
  }

  Proofs proofs(Status status) {
    switch (status) {
      case Status::may_apply: return for_each(true, jobs);
      case Status::does_not_apply: return for_each(false, {});
      case Status::conditional: return pair(for_each(true, jobs_and_deciders), decided_against());
      case Status::undecided:
        if (!recorded()) return Derivations{};
        return both_open();
      case Status::conflict: return pair(as_list(for_one(true, jobs_and_deciders)), for_one(false, {}));
      case Status::not_in_force: return Derivations{};
    }
    return std::nullopt;
  }

  // A derivation under the reading, with facts supposed where that is allowed and needed.
  std::optional<Derivation> derive(Reading reading, bool truth, Allowed allowed, bool by_decision = false) {
    const auto gate = reading ? reading->gate : goal_.gate;
    if (session_.truth(gate, day_) == values::truth(!truth)) return std::nullopt;
    Completion completion(session_, day_, allowed);
    if (!completion.reach(gate, truth)) return std::nullopt;
    const auto proof = prove(session_, authority_, day_, reading, truth);
    if (!proof || (by_decision && !completion.supposes_decision())) return std::nullopt;
    const auto& model = session_.model();
    return Derivation{reading_name(model, reading), truth, completion.supposed(), proof->steps,
                      names(model, proof->reads)};
  }

 private:
  bool recorded() const {
    return is_recorded(session_.model().authorities[authority_], session_.options().law_on.value_or(day_));
  }

  Proofs for_each(bool truth, Allowed allowed) {
    Derivations out;
    for (const auto reading : readings_) {
      auto one = derive(reading, truth, allowed);
      if (!one) return std::nullopt;
      out.push_back(std::move(*one));
    }
    return out;
  }

  std::optional<Derivation> for_one(bool truth, Allowed allowed) {
    for (const auto reading : readings_) {
      if (auto one = derive(reading, truth, allowed)) return one;
    }
    return std::nullopt;
  }

  // Under one reading yes and no can still come of it.
  Proofs both_open() {
    for (const auto reading : readings_) {
      auto no = derive(reading, false, own);
      if (auto yes = no ? derive(reading, true, anything) : std::nullopt)
        return Derivations{std::move(*yes), std::move(*no)};
    }
    return std::nullopt;
  }

  // A decider could say no.
  std::optional<Derivation> decided_against() {
    for (const auto allowed : {deciders, but_jobs}) {
      for (const auto reading : readings_) {
        if (auto one = derive(reading, false, allowed, true)) return one;
      }
    }
    return std::nullopt;
  }

  static Proofs as_list(std::optional<Derivation> one) {
    return one ? Proofs{Derivations{std::move(*one)}} : std::nullopt;
  }
  static Proofs pair(Proofs yes, std::optional<Derivation> no) {
    if (!yes || !no) return std::nullopt;
    yes->push_back(std::move(*no));
    return yes;
  }

  Session& session_;
  const network::Goal& goal_;
  Id authority_;
  Date day_;
  std::vector<Reading> readings_;
};

// Facts that are enough alone and of which none can be spared, on the day asked, under the rules as they are. The first
// derivation then uses no other.
Reason reason(Session& session, Id authority, Derivation& first) {
  const auto& goal = session.network().goals[authority];
  const auto day = session.options().on;
  const auto holds = [&] { return session.truth(goal.gate, day) == Truth::yes; };
  auto gone = explain::forget_all_but_needed(session, explain::support(session, {goal.gate}), holds);
  Reason out;
  const auto proof = prove(session, authority, day, nullptr, true);
  if (proof) {
    first.steps = proof->steps;
    first.uses = names(session.model(), proof->reads);
    const auto forget = [&](const FactKey& key) {
      const auto* before = explain::known(session, key);
      gone.push_back({key, before ? *before : model::Known{}});
      explain::forget(session, key);
    };
    std::vector<FactKey> facts;
    for (const auto& key : explain::support(session, {goal.gate})) {
      if (!explain::is_known(session, key)) continue;
      if (proof->reads.contains(key) && explain::counts(session, key))
        facts.push_back(key);
      else
        forget(key);
    }
    for (const auto& key : facts) {
      out.facts.push_back(name(session.model(), key));
      const auto* before = explain::known(session, key);
      const explain::Forgotten forgotten{key, before ? *before : model::Known{}};
      explain::forget(session, key);
      Without without{out.facts.back(), {}, std::nullopt, {}};
      if (auto other = Claimant(session, authority, day).derive(nullptr, false, anything)) {
        without.completion = std::move(other->completion);
        without.steps = std::move(other->steps);
        without.uses = std::move(other->uses);
      }
      out.without.push_back(std::move(without));
      explain::restore(session, forgotten);
    }
  }
  for (auto at = gone.rbegin(); at != gone.rend(); ++at) explain::restore(session, *at);
  std::ranges::sort(out.facts);
  std::ranges::sort(out.without, {}, &Without::fact);
  return out;
}

Answer answer(Session& session, Id authority) {
  const auto on = session.options().on;
  const auto timeline = session.timeline(authority);
  const auto at = std::ranges::find_if(timeline, [&](const session::Segment& segment) { return on <= segment.last; });
  Answer out{session.model().authorities[authority].id, at->status, {}, {}, {}, {}};
  std::vector<Date> days{on};
  if (at->first != Date::min()) out.from = at->first, days.push_back(at->first - 1), days.push_back(at->first);
  if (at->last != Date::max()) out.until = at->last, days.push_back(at->last), days.push_back(at->last + 1);
  for (const auto day : days) {
    if (std::ranges::find(out.claims, day, &Claim::day) != out.claims.end()) continue;
    const auto status = session.status(authority, day);
    out.claims.push_back({day, status, Claimant(session, authority, day).proofs(status)});
  }
  auto& asked = out.claims.front().proofs;
  const bool bare = asked && std::ranges::all_of(*asked, [](const Derivation& one) { return one.completion.empty(); });
  if (out.status == Status::may_apply && bare) out.reason = reason(session, authority, asked->front());
  return out;
}
}  // namespace

CaseRecord certify(const network::Network& network, const model::Case& facts, const session::Options& options,
                   std::span<const Id> authorities) {
  const auto& model = *network.model;
  CaseRecord out;
  out.position_given = facts.position_given;
  out.agency_given = facts.agency_given;
  out.facts = entries(model, facts);
  out.hash = case_hash(model, Names(model), out);
  std::vector<Id> wanted(authorities.begin(), authorities.end());
  for (Id id = 0; authorities.empty() && id < model.authorities.size(); ++id) wanted.push_back(id);
  out.answers.resize(wanted.size());
  constexpr std::size_t worth_a_thread = 16;
  const auto parts = std::clamp<std::size_t>(wanted.size() / worth_a_thread, 1, model::usual_threads());
  model::in_parallel(parts, static_cast<unsigned>(parts), [&](std::size_t part) {
    Session session(network, facts, options);
    for (auto i = wanted.size() * part / parts; i < wanted.size() * (part + 1) / parts; ++i)
      out.answers[i] = answer(session, wanted[i]);
  });
  return out;
}

std::size_t not_proved(const CaseRecord& record) {
  std::size_t count = 0;
  for (const auto& answer : record.answers) {
    count += static_cast<std::size_t>(
        std::ranges::count_if(answer.claims, [](const Claim& claim) { return !claim.proofs; }));
  }
  return count;
}

}  // namespace hirepath::certificate
