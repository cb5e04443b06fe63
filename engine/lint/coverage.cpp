// Entrance: coverage(). A condition decides alone where the answer changes once it is forced to the other value.
#include "lint/coverage.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <memory>
#include <set>

#include "lint/mutants.hpp"
#include "lint/workbench.hpp"
#include "model/parallel.hpp"
#include "session/session.hpp"

namespace hirepath::lint {

namespace {
using model::Model;
using model::Status;
using Kind = CoverageItem::Kind;
using network::Network;
using session::Session;

// The answer that an expectation asks for: a status, or a truth.
int asked(const Session& session, Subject subject, values::Date day) {
  if (!subject.definition) return static_cast<int>(session.status(subject.id, day));
  const auto gate = session.network().definitions[subject.id];
  return gate == model::none ? -1 : 10 + static_cast<int>(session.truth(gate, day));
}

// One label with what is still to be shown of it.
struct Open {
  const Label* label;
  std::atomic<bool> yes{false}, no{false};
};

class Run {
 public:
  Run(const Model& model, const CoverageOptions& options) : model_(model), options_(options), labels_(labels(model)) {
    open_ = std::make_unique<Open[]>(labels_.size());
    for (std::size_t i = 0; i < labels_.size(); ++i) open_[i].label = &labels_[i];
    rules_ = std::make_unique<std::atomic<bool>[]>(model.rules.size());
    for (Id id = 0; id < model.rules.size(); ++id) {
      for (std::uint32_t i = 0; i < model.rules[id].conflicts.size(); ++i) conflicts_[{id, i}] = false;
    }
  }

  Coverage run() {
    std::vector<Subject> subjects;
    for (Id id = 0; id < model_.definitions.size(); ++id) subjects.push_back({true, id});
    for (Id id = 0; id < model_.authorities.size(); ++id) subjects.push_back({false, id});
    model::in_parallel(subjects.size(), options_.threads, [&](std::size_t i) { subject(subjects[i]); });
    collect();
    return std::move(result_);
  }

 private:
  // Where a label's condition is judged, before anything is forced: its nodes by the condition's place in the reduced
  // model.
  struct Bench {
    Workbench work;
    Network network;
    std::vector<Session> sessions;  // one an expectation
    std::vector<int> answers;
    Bench(const Model& model, Subject subject) : work(model, subject) {
      text::Diagnostics found;
      network = network::compile(work.model(), found);
      for (const auto& probe : work.probes()) {
        const auto day = probe.expects[0].on;
        sessions.emplace_back(network, facts_of(work.model(), probe), session::Options{day, probe.law_on, false, true});
        answers.push_back(asked(sessions.back(), subject, day));
      }
    }
  };

  void subject(Subject subject) {
    if (options_.only && !relevant(subject)) return;
    Bench bench(model_, subject);
    if (bench.sessions.empty()) return;
    if (!subject.definition) versions(bench, subject);
    std::map<std::string, std::vector<network::NodeId>> nodes;
    for (network::NodeId id = 0; id < bench.network.nodes.size(); ++id)
      nodes[key(*bench.network.nodes[id].source)].push_back(id);
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      if (!bench.work.contains(labels_[i].home) || (options_.only && labels_[i].home != *options_.only)) continue;
      const auto& at = nodes[key(*labels_[i].condition)];
      if (!open_[i].yes) forced(bench, subject, at, labels_[i].no, true, open_[i].yes);
      if (!open_[i].no) forced(bench, subject, at, labels_[i].yes, false, open_[i].no);
    }
  }

  bool relevant(Subject subject) const {
    const auto inside = closure(model_, subject);
    if (options_.only->definition) return inside.definitions[options_.only->id];
    return std::ranges::any_of(model_.authorities[options_.only->id].rules,
                               [&](Id rule) { return inside.rules[rule]; });
  }

  // A condition is the same in the whole model and in the reduced one when it was written in the same place.
  static std::string key(const model::Condition& condition) {
    return condition.place.source ? condition.place.source->name() + ":" + std::to_string(condition.place.span.begin) +
                                        ":" + std::to_string(condition.place.span.end) + condition.label
                                  : "";
  }

  void forced(Bench& bench, Subject subject, const std::vector<network::NodeId>& nodes, const std::vector<Edit>& edits,
              bool value, std::atomic<bool>& shown) {
    std::vector<std::size_t> candidates;
    for (std::size_t i = 0; i < bench.sessions.size(); ++i) {
      // What an extension asks for has no node: there the changed answer alone must do.
      if (nodes.empty() || has(bench, i, nodes, value)) candidates.push_back(i);
    }
    if (candidates.empty() || shown) return;
    auto changed = bench.work.model();
    auto mine = edits;
    exchange(changed, mine);
    text::Diagnostics found;
    const auto network = network::compile(changed, found);
    for (const auto i : candidates) {
      const auto& state = bench.sessions[i];
      const Session other(network, state.facts(), state.options());
      if (asked(other, subject, state.options().on) == bench.answers[i]) continue;
      shown = true;
      return;
    }
  }

  // Is the condition yes (or no) there, of some element at least? What a decider or a job may still settle is yes where
  // the answer counts on it.
  bool has(const Bench& bench, std::size_t i, const std::vector<network::NodeId>& nodes, bool value) const {
    const auto& state = bench.sessions[i];
    const auto day = state.options().on;
    const bool counted_on = value && (bench.answers[i] == static_cast<int>(Status::may_apply) ||
                                      bench.answers[i] == static_cast<int>(Status::conditional));
    for (const auto id : nodes) {
      const auto& node = bench.network.nodes[id];
      const auto scope = bench.network.gates[node.gate].scope;
      const std::size_t copies = scope == model::none ? 1 : state.elements(scope);
      for (std::size_t element = 0; element < copies; ++element) {
        const auto truth = state.truth(node.gate, day, element);
        if (truth == values::truth(value)) return true;
        if (counted_on && truth == values::Truth::unknown &&
            state.possible(node.gate, day, true, session::Plane::best_decision, element))
          return true;
      }
    }
    return false;
  }

  // Rules in force and effective, and readings that deny what the rules allow (or allow what they deny).
  void versions(Bench& bench, Subject subject) {
    for (std::size_t i = 0; i < bench.sessions.size(); ++i) {
      const auto& state = bench.sessions[i];
      const auto day = state.options().on;
      for (const auto& goal : bench.network.goals) {
        for (const auto& plan : goal.rules) {
          if (rules_[plan.rule]) continue;
          const auto truth = state.truth(plan.effective, day);
          const bool open =
              truth == values::Truth::unknown && bench.answers[i] == static_cast<int>(Status::conditional);
          if (truth == values::Truth::yes ||
              (open && state.possible(plan.effective, day, true, session::Plane::best_decision)))
            rules_[plan.rule] = true;
        }
      }
    }
    for (const auto& plan : bench.network.goals[subject.id].conflicts) {
      auto& met = conflicts_.at({plan.rule, plan.reading});
      for (std::size_t i = 0; i < bench.sessions.size() && !met; ++i) {
        const auto& state = bench.sessions[i];
        const auto denied = [&](network::GateId gate) {
          return state.truth(gate, state.options().on) == values::Truth::no;
        };
        met = bench.answers[i] == static_cast<int>(Status::conflict) &&
              denied(plan.gate) != denied(bench.network.goals[subject.id].gate);
      }
    }
  }

  void collect() {
    result_.partial = options_.only.has_value();
    for (Id id = 0; id < model_.authorities.size(); ++id) {
      const Subject home{false, id};
      if (options_.only && *options_.only != home) continue;
      for (const Id rule : model_.authorities[id].rules) {
        const auto& it = model_.rules[rule];
        add(it.permits ? Kind::version : Kind::exception, it.path, home, it.place, rules_[rule]);
        for (std::uint32_t i = 0; i < it.conflicts.size(); ++i)
          add(Kind::conflict, it.path + ":conflict-" + std::to_string(i + 1), home, it.place, conflicts_.at({rule, i}));
      }
      of_labels(home);
    }
    for (Id id = 0; id < model_.definitions.size(); ++id) {
      if (!options_.only || *options_.only == Subject{true, id}) of_labels({true, id});
    }
    if (!options_.only) questions();
  }

  void of_labels(Subject home) {
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      if (labels_[i].home != home) continue;
      add(Kind::decides_yes, labels_[i].name, home, labels_[i].place, open_[i].yes);
      add(Kind::decides_no, labels_[i].name, home, labels_[i].place, open_[i].no);
    }
  }

  void questions() {
    std::vector<bool> facts(model_.facts.size());
    std::set<std::pair<Id, Id>> fields;  // record, field
    std::set<Id> authorities;
    std::set<std::string> needed;
    for (const auto& test : model_.tests) {
      for (Id id = 0; id < facts.size(); ++id) {
        if (values::known(test.given.facts[id].value)) facts[id] = true;
      }
      for (const auto& [list, known] : test.given.lists) {
        facts[list] = true;
        for (const auto& element : known.elements) {
          for (Id field = 0; field < element.fields.size(); ++field) {
            if (values::known(element.fields[field].value)) fields.emplace(model_.facts[list].type.record, field);
          }
        }
      }
      for (const auto& expect : test.expects) {
        for (const auto& change : expect.change) facts[change.fact] = true;
        needed.insert(expect.needing.begin(), expect.needing.end());
        if (expect.kind != model::Expectation::Kind::definition) authorities.insert(expect.subject);
      }
    }
    std::vector<bool> documents(model_.documents.size());
    const auto question = [&](const model::Fact& fact, const std::string& name, bool reached) {
      if (!fact.ask.empty()) add(Kind::question, name, std::nullopt, fact.place, reached);
      for (const Id document : fact.proved_by) documents[document] = documents[document] || reached;
    };
    for (Id id = 0; id < facts.size(); ++id)
      question(model_.facts[id], model_.facts[id].path, facts[id] || needed.contains(model_.facts[id].path));
    for (Id record = 0; record < model_.records.size(); ++record) {
      for (Id field = 0; field < model_.records[record].fields.size(); ++field) {
        const auto& fact = model_.records[record].fields[field];
        question(fact, model_.records[record].id + "." + fact.path, fields.contains({record, field}));
      }
    }
    for (const Id authority : authorities) {
      for (const Id document : model_.authorities[authority].documents) documents[document] = true;
    }
    for (Id id = 0; id < documents.size(); ++id) {  // another paper taken in its place is met with it
      for (const Id other : model_.documents[id].also_accepted) documents[other] = documents[other] || documents[id];
    }
    for (Id id = 0; id < documents.size(); ++id)
      add(Kind::document, model_.documents[id].id, std::nullopt, model_.documents[id].place, documents[id]);
  }

  void add(Kind kind, std::string id, std::optional<Subject> home, text::Place place, bool covered) {
    result_.items.push_back({kind, std::move(id), home, std::move(place), covered, {}});
  }

  const Model& model_;
  const CoverageOptions& options_;
  std::vector<Label> labels_;
  std::unique_ptr<Open[]> open_;
  std::unique_ptr<std::atomic<bool>[]> rules_;
  std::map<std::pair<Id, std::uint32_t>, std::atomic<bool>> conflicts_;
  Coverage result_;
};

constexpr const char* words[] = {"decides yes",  "decides no",       "in force and effective", "exception effective",
                                 "conflict met", "question reached", "document reached"};
}  // namespace

std::string to_string(CoverageItem::Kind kind) { return words[static_cast<std::size_t>(kind)]; }

bool Coverage::complete() const {
  return std::ranges::all_of(items, [](const auto& item) { return item.covered || !item.waiver.empty(); });
}

Coverage coverage(const Model& model, const CoverageOptions& options) { return Run(model, options).run(); }

}  // namespace hirepath::lint
