// Puts an answer together: the timeline, then why, why not, what is missing, who decides, what kind of job, what to
// send in. Entrances: answer() and check().
#include "explain/explain.hpp"

#include <algorithm>

#include "explain/changes.hpp"
#include "explain/documents.hpp"
#include "explain/walk.hpp"
#include "model/load.hpp"
#include "model/parallel.hpp"

namespace hirepath::explain {

namespace {
using session::Plane;
using session::Session;
using values::Truth;

std::optional<Date> open_start(Date day) { return day == Date::min() ? std::nullopt : std::optional{day}; }
std::optional<Date> open_end(Date day) { return day == Date::max() ? std::nullopt : std::optional{day}; }

void fill_timeline(const Session& session, Answer& answer) {
  const auto on = session.options().on;
  for (const auto& segment : session.timeline(answer.authority)) {
    answer.timeline.push_back({open_start(segment.first), open_end(segment.last), segment.status});
    if (on < segment.first || segment.last < on) continue;
    answer.status = segment.status;
    answer.from = open_start(segment.first);
    answer.until = open_end(segment.last);
    if (segment.last != Date::max()) answer.next_change = segment.last + 1;
  }
}

void fill_law(const Session& session, Answer& answer) {
  const auto& model = session.model();
  for (const auto& plan : session.network().goals[answer.authority].rules) {
    const auto& rule = model.rules[plan.rule];
    if (!rule.permits) continue;
    answer.law.push_back({rule.path, rule.title, open_start(rule.from), open_end(rule.until), rule.force_cites,
                          session.truth(plan.version, session.options().on) == Truth::yes});
  }
}

// The rules that could bear the answer on the day asked: in force.
std::vector<const network::RulePlan*> in_force(const Session& session, Id authority, bool permits) {
  std::vector<const network::RulePlan*> plans;
  for (const auto& plan : session.network().goals[authority].rules) {
    if (session.model().rules[plan.rule].permits == permits &&
        session.truth(plan.version, session.options().on) == Truth::yes)
      plans.push_back(&plan);
  }
  return plans;
}

// The rule that carries a yes furthest: known, else for the best job, else with the deciders in favour.
const network::RulePlan* bearer(const Session& session, Id authority) {
  for (const auto plane : {Plane::known, Plane::best_job, Plane::best_decision}) {
    for (const auto* plan : in_force(session, authority, true)) {
      if (session.possible(plan->effective, session.options().on, true, plane)) return plan;
    }
  }
  return nullptr;
}

void take(Answer& answer, Findings&& findings) {
  answer.because = std::move(findings.reasons);
  answer.deciders = std::move(findings.deciders);
  answer.jobs = std::move(findings.jobs);
}

const network::RulePlan& plan_of(const network::Goal& goal, Id rule) {
  return *std::find_if(goal.rules.begin(), goal.rules.end(), [&](const auto& plan) { return plan.rule == rule; });
}

void walk_not_effective(const Session& session, const network::Goal& goal, const network::RulePlan& plan,
                        Findings& findings);

// The rule's conditions, and why no exception to it applies.
void walk_effective(const Session& session, const network::Goal& goal, const network::RulePlan& plan,
                    Findings& findings) {
  walk_yes(session, plan.node, findings);
  for (const Id other : plan.overriders) walk_not_effective(session, goal, plan_of(goal, other), findings);
}

void walk_not_effective(const Session& session, const network::Goal& goal, const network::RulePlan& plan,
                        Findings& findings) {
  const auto on = session.options().on;
  if (session.truth(plan.version, on) == Truth::no) return;
  for (const auto plane : {Plane::known, Plane::best_job, Plane::best_decision}) {
    if (session.possible(plan.body, on, false, plane)) return walk_defeated(session, plan.node, findings);
    for (const Id other : plan.overriders) {
      const auto& exception = plan_of(goal, other);
      if (session.possible(exception.effective, on, true, plane))
        return walk_effective(session, goal, exception, findings);
    }
  }
}

// Called on a session narrowed to a minimal sufficient set of facts.
Findings why(const Session& session, const Answer& answer, bool settled = true) {
  Findings findings;
  findings.settled = settled;
  const auto* plan = bearer(session, answer.authority);
  if (!plan) return findings;
  walk_effective(session, session.network().goals[answer.authority], *plan, findings);
  if (answer.status == Status::may_apply) findings.deciders.clear();
  return findings;
}

void fill_blocking(const Session& session, Answer& answer, Findings& findings) {
  const auto& model = session.model();
  LabelSets sets{{}};
  for (const auto* plan : in_force(session, answer.authority, true)) {
    const auto& rule = model.rules[plan->rule];
    LabelSets of_rule;
    if (session.truth(plan->body, session.options().on) == Truth::no) {
      of_rule = blocking(session, plan->node, rule.path);
      walk_no(session, plan->node, findings);
    }
    for (const Id other : plan->overriders) {
      const auto& goal = session.network().goals[answer.authority];
      const auto& against = plan_of(goal, other);
      if (session.truth(against.effective, session.options().on) != Truth::yes) continue;
      const auto& exception = model.rules[other];
      of_rule.push_back({exception.path});
      findings.reasons.push_back({exception.path,
                                  exception.title.empty() ? "an exception applies" : exception.title,
                                  exception.despite_cites,
                                  {},
                                  true,
                                  0});
      walk_effective(session, goal, against, findings);
    }
    sets = both_fail(sets, minimal(std::move(of_rule)));
  }
  for (const auto& set : sets) answer.blocking.emplace_back(set.begin(), set.end());
}

// Everything is known and yet nothing follows: grades of two pay systems, or a day the law does not name.
std::string what_no_fact_settles(const Session& session, network::GateId goal) {
  const auto& net = session.network();
  for (const auto gate : cone(net, {goal})) {
    const auto& made = net.gates[gate];
    if (made.op != network::Op::leaf || made.scope != model::none) continue;
    const auto* compare = std::get_if<model::Compare>(&net.leaves[made.payload].test);
    if (!compare || session.truth(gate, session.options().on) != Truth::unknown) continue;
    const auto keys = facts_of_leaf(session, gate, 0);
    const auto* grade = std::get_if<values::Grade>(&known(session, keys[0])->value);
    if (!grade || !std::ranges::all_of(keys, [&](const FactKey& key) { return is_known(session, key); })) continue;
    const auto* limit = std::get_if<values::Grade>(&compare->right);
    return "The agency has to say which General Schedule grade " + values::to_string(*grade) + " is equivalent to" +
           (limit ? "; the limit here is " + values::to_string(*limit) : std::string()) + ".";
  }
  return "The law does not say which day counts when a period has no such day in its last month (29 February, the "
         "31st); ask the HR office.";
}

void fill_needs(const Session& session, Answer& answer) {
  const auto& goal = session.network().goals[answer.authority];
  std::optional<std::set<FactKey>> keys = needed(session, goal.gate, true);
  if (!keys || keys->empty()) {
    for (const auto& plan : goal.conflicts) {
      if (const auto more = needed(session, plan.gate, true); more && !more->empty()) keys = more;
    }
  }
  if (!keys) keys = needed(session, goal.gate, false);
  if (!keys || keys->empty()) {
    answer.to_verify.push_back(what_no_fact_settles(session, goal.gate));
    return;
  }
  std::vector<FactKey> ordered(keys->begin(), keys->end());
  const auto is_sensitive = [&](const FactKey& key) {
    const auto* fact = declaration(session.model(), key);
    return fact && fact->sensitive;
  };
  std::stable_partition(ordered.begin(), ordered.end(), [&](const FactKey& key) { return !is_sensitive(key); });
  for (const auto& key : ordered) {
    Need need{json_path(session.model(), key), "", "", is_sensitive(key)};
    if (const auto* fact = declaration(session.model(), key)) {
      need.question =
          fact->ask.empty() ? (fact->phrase.empty() ? need.fact : "Is it so that " + fact->phrase + "?") : fact->ask;
      need.help = fact->help;
    } else {
      const auto& list = session.model().facts[key.fact];
      need.question =
          session.elements(key.fact) == 0 && !list.ask.empty() ? list.ask : "Is that all of them? (" + list.path + ")";
    }
    answer.needs.push_back(std::move(need));
  }
}

void fill_not_recorded(const Session& session, Answer& answer) {
  const auto day = session.options().law_on.value_or(session.options().on);
  for (const auto& limit : session.model().authorities[answer.authority].not_recorded) {
    if (limit.before ? day < limit.date : limit.date < day) answer.to_verify.push_back(limit.why);
  }
}

void fill_conflicts(const Session& session, Answer& answer) {
  const auto& goal = session.network().goals[answer.authority];
  const auto on = session.options().on;
  const auto level = [&](network::GateId gate) {
    if (session.truth(gate, on) == Truth::no) return 0;
    return session.possible(gate, on, true, Plane::best_decision) ? 2 : 1;
  };
  for (const auto& plan : goal.conflicts) {
    if (level(plan.gate) == level(goal.gate)) continue;
    const auto& reading = session.model().rules[plan.rule].conflicts[plan.reading];
    answer.conflicts.push_back({reading.reading, reading.decided_by, reading.cites});
  }
}

void fill_assumptions(const Session& session, const std::set<FactKey>& facts, Answer& answer) {
  if (!session.options().presume) return;
  for (const auto& key : facts) {
    const auto* fact = declaration(session.model(), key);
    if (!fact || !values::known(fact->presumed) || counts(session, key)) continue;
    // A presumption is the rules' own value, not the person's; of a sensitive fact even that is left out.
    answer.assumptions.push_back({json_path(session.model(), key), fact->phrase.empty() ? fact->path : fact->phrase,
                                  fact->sensitive ? "" : model::to_string(fact->type, fact->presumed),
                                  fact->presumed_cites});
  }
}

std::set<FactKey> need_keys(const Session& session, const Answer& answer, const std::vector<FactKey>& keys) {
  std::set<FactKey> out;
  for (const auto& key : keys) {
    const auto path = json_path(session.model(), key);
    if (std::any_of(answer.needs.begin(), answer.needs.end(), [&](const Need& need) { return need.fact == path; }))
      out.insert(key);
  }
  return out;
}

void fill_reasons(Session& session, Answer& answer) {
  const auto& goal = session.network().goals[answer.authority];
  std::vector<network::GateId> gates{goal.gate};
  for (const auto& plan : goal.conflicts) gates.push_back(plan.gate);
  const auto keys = support(session, gates);
  std::set<FactKey> facts;
  const auto on = session.options().on;
  switch (answer.status) {
    case Status::may_apply:
    case Status::conditional:
    case Status::conflict: {
      if (answer.status == Status::conflict) fill_conflicts(session, answer);
      const auto status = answer.status;
      // Nobody else's judgement and no other kind of job may take the place of a forgotten fact.
      const auto relies_on = [&] {
        const auto findings = why(session, answer, false);
        std::set<std::string> labels;
        for (const auto& decider : findings.deciders) labels.insert(decider.label + " " + decider.who);
        for (const auto& job : findings.jobs) labels.insert(job.label);
        return labels;
      };
      const auto relied_on = relies_on();
      // The reason has to carry the answer to its last day, not only the day asked: a window that runs out is no reason
      // where something else lasts.
      const auto last = answer.until.value_or(Date::max());
      const auto lasts = [&](Date day) { return session.status(answer.authority, day) == status; };
      const auto gone =
          forget_all_but_needed(session, keys, [&] { return lasts(on) && lasts(last) && relies_on() == relied_on; });
      Findings findings = why(session, answer);
      if (findings.reasons.empty() && status == Status::conflict) {  // it is the other reading that allows it
        for (const auto* plan : in_force(session, answer.authority, true)) walk_no(session, plan->node, findings);
      }
      facts = findings.facts;
      take(answer, std::move(findings));
      for (const auto& forgotten : gone) restore(session, forgotten);
      break;
    }
    case Status::does_not_apply: {
      Findings findings;
      fill_blocking(session, answer, findings);
      take(answer, std::move(findings));
      answer.deciders.clear();
      answer.jobs.clear();
      return;
    }
    case Status::undecided: {
      fill_not_recorded(session, answer);
      if (answer.to_verify.empty()) fill_needs(session, answer);
      facts = need_keys(session, answer, keys);
      break;
    }
    case Status::not_in_force: return;
  }
  fill_assumptions(session, facts, answer);
  answer.documents = documents(session, facts, answer);
}

// How good an answer is for the person, best first: may-apply, conditional, conflict, undecided, does-not-apply,
// not-in-force.
int rank(Status status) {
  switch (status) {
    case Status::may_apply: return 0;
    case Status::conditional: return 1;
    case Status::conflict: return 2;
    case Status::undecided: return 3;
    case Status::does_not_apply: return 4;
    case Status::not_in_force: break;
  }
  return 5;
}
}  // namespace

Answer answer(Session& session, Id authority, Depth depth) {
  Answer out;
  out.authority = authority;
  fill_timeline(session, out);
  fill_law(session, out);
  if (depth.reasons) fill_reasons(session, out);
  if (depth.changes) out.changes = changes(session, out);
  return out;
}

Answers check(const network::Network& network, const model::Case& facts, const session::Options& options,
              std::span<const Id> authorities, std::span<const values::Grade> grades, Depth depth) {
  const auto& model = *network.model;
  Answers out;
  out.model = &model;
  out.on = options.on;
  out.law_on = options.law_on.value_or(options.on);
  out.law_on_asked = options.law_on.has_value();
  out.strict = !options.presume;
  out.verified_only = options.verified_only;
  std::vector<Id> wanted(authorities.begin(), authorities.end());
  for (Id id = 0; authorities.empty() && id < model.authorities.size(); ++id) wanted.push_back(id);
  const Id grade_fact = model.find_fact("position.grade");
  const auto best_of_grades = [&](Session& session, Id id) {
    if (grades.empty() || grade_fact == model::none) return answer(session, id, depth);
    std::map<int, Status> each;
    std::optional<values::Grade> best;
    for (const auto& grade : grades) {
      session.set(grade_fact, {values::Value{grade}, false, model::EvidenceState::verified, ""});
      const auto status = session.status(id, options.on);
      if (!best || rank(status) < rank(each[best->level])) best = grade;
      each[grade.level] = status;
    }
    session.set(grade_fact, {values::Value{*best}, false, model::EvidenceState::verified, ""});
    auto result = answer(session, id, depth);
    result.grades = std::move(each);
    return result;
  };
  // Each part with a session of its own; for a few authorities that is not worth a thread.
  constexpr std::size_t worth_a_thread = 16;
  out.answers.resize(wanted.size());
  const auto parts = std::clamp<std::size_t>(wanted.size() / worth_a_thread, 1, model::usual_threads());
  model::in_parallel(parts, static_cast<unsigned>(parts), [&](std::size_t part) {
    Session session(network, facts, options);
    for (auto i = wanted.size() * part / parts; i < wanted.size() * (part + 1) / parts; ++i)
      out.answers[i] = best_of_grades(session, wanted[i]);
  });
  return out;
}

}  // namespace hirepath::explain
