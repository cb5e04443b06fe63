// How many questions an interview takes, against two usual orders on the same knowledge base, and how long it takes to
// find the next one. Simulated applicants: their facts are drawn by the shares that the declarations give; every order
// skips what can no longer matter. docs/performance.md holds the figures.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <random>
#include <sstream>
#include <stdexcept>

#include "interview/order.hpp"
#include "model/load.hpp"

namespace {
using namespace hirepath;
using interview::Candidate;
using interview::Circuit;
using interview::Target;
using model::Id;

const session::Options day{*values::make_date(2026, 11, 21), std::nullopt, false, true};

// Of 100 people how many say yes, or choose anything but "none": rough, from what is publicly known; for facts whose
// declarations do not say. What is asked only of those who said yes before has none.
constexpr std::pair<const char*, int> shares[] = {{"service-periods", 7},
                                                  {"federal-jobs", 6},
                                                  {"other-system-jobs", 4},
                                                  {"federal-employee", 2},
                                                  {"us-citizen", 93},
                                                  {"lawful-permanent-resident", 5},
                                                  {"married", 50},
                                                  {"spouse-service", 2},
                                                  {"spouse-separation", 2},
                                                  {"spouse-pcs-orders", 10},
                                                  {"spouse-defense-employee", 1},
                                                  {"spouse-state-employee", 1},
                                                  {"spouse-intelligence-employee", 1},
                                                  {"spouse-intelligence-assignment", 1},
                                                  {"spouse-transferred", 1},
                                                  {"member-died-on-active-duty", 1},
                                                  {"veteran-relation", 3},
                                                  {"veteran-died-serving", 1},
                                                  {"service-connected-disability", 2},
                                                  {"disability-benefits", 2},
                                                  {"va-compensation", 2},
                                                  {"military-retired-pay", 1},
                                                  {"purple-heart", 1},
                                                  {"chapter-31-completed", 1},
                                                  {"schedule-a-disability", 6},
                                                  {"compensable-injury", 1},
                                                  {"injury-effect", 1},
                                                  {"disability-annuitant", 1},
                                                  {"technician-annuity", 1},
                                                  {"annuitant", 2},
                                                  {"displacement", 1},
                                                  {"declined-equal-offer", 5},
                                                  {"record-service", 3},
                                                  {"placement-group", 1},
                                                  {"rpl-extended", 1},
                                                  {"contracted-out-preference", 1},
                                                  {"moved-to-policy-career", 1},
                                                  {"boren-completed", 1},
                                                  {"cybercorps-completed", 1},
                                                  {"smart-completed", 1},
                                                  {"cyber-scholarship-completed", 1},
                                                  {"training-corps", 1},
                                                  {"enrollment", 10},
                                                  {"technical-program", 3},
                                                  {"student-enrolled-half-time", 7},
                                                  {"student-degree", 9},
                                                  {"pathways-degree", 40},
                                                  {"serves-as-intern", 1},
                                                  {"serves-as-recent-graduate", 1},
                                                  {"serves-under-3116", 1},
                                                  {"stipend-student", 1},
                                                  {"technical-program-completed", 5},
                                                  {"bachelor-or-graduate", 38},
                                                  {"scholar-degree", 38},
                                                  {"doctoral-degree", 2},
                                                  {"research-associate-referred", 1},
                                                  {"scientist", 3},
                                                  {"faculty-member", 2},
                                                  {"bar-member", 1},
                                                  {"white-house-fellow", 1},
                                                  {"white-house-office", 1},
                                                  {"local-practitioner", 1},
                                                  {"work-release-inmate", 1},
                                                  {"commissioned-officer", 1},
                                                  {"peace-corps-certified", 1},
                                                  {"peace-corps-staff-current", 1},
                                                  {"vista-year", 1},
                                                  {"lands-corps-service", 1},
                                                  {"resource-assistant", 1},
                                                  {"exchange-program", 1},
                                                  {"canal-appointment", 1},
                                                  {"panama-commission-position", 1},
                                                  {"incumbent-position", 1},
                                                  {"assistant-role", 1},
                                                  {"foreign-service-kind", 1},
                                                  {"foreign-service-current", 1},
                                                  {"former-ses-career", 1},
                                                  {"presidential-service", 1},
                                                  {"dod-time-limited-job", 1},
                                                  {"land-first-appointment", 1},
                                                  {"technician-separation", 1},
                                                  {"mobility-employer", 8},
                                                  {"tribal-member", 1},
                                                  {"half-indian-blood", 1},
                                                  {"reservation-descendant", 1},
                                                  {"alaska-native", 1},
                                                  {"overseas-family-relation", 1},
                                                  {"overseas-sponsor", 2},
                                                  {"overseas-resided", 2},
                                                  {"recruited-overseas", 1},
                                                  {"four-years-obligated", 4},
                                                  {"over-four-years-obligated", 4},
                                                  {"precluded-by-duty", 1}};

const network::Network& the_network() {
  static const auto model = [] {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(HIREPATH_SOURCE_DIR "/knowledge")) {
      if (entry.path().extension() == ".rules") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    std::vector<text::SourcePtr> sources;
    for (const auto& path : paths) {
      std::ifstream file(path);
      std::stringstream bytes;
      bytes << file.rdbuf();
      sources.push_back(std::make_shared<text::Source>(path.string(), bytes.str()));
    }
    text::Diagnostics found;
    auto loaded = model::load(sources, found, model::Tests::pass_over);
    for (const auto& [name, percent] : shares) {
      const Id fact = loaded.find_fact(std::string("person.") + name);
      if (fact != model::none && !loaded.facts[fact].about) loaded.facts[fact].about = percent;
    }
    return loaded;
  }();
  static const auto network = [] {
    text::Diagnostics found;
    return network::compile(model, found);
  }();
  return network;
}

const interview::Options& the_options() {
  static const interview::Options options{day, false, [] {
                                            std::vector<Id> all(the_network().goals.size());
                                            std::iota(all.begin(), all.end(), Id{0});
                                            return all;
                                          }()};
  return options;
}

const interview::Regions& the_regions() {
  static const interview::Regions regions(the_network(), day);
  return regions;
}

// A person who looks at no particular job.
model::Case nothing_known() {
  model::Case facts;
  facts.facts.resize(the_network().model->facts.size());
  facts.position_given = facts.agency_given = false;
  return facts;
}

class Applicant {
 public:
  explicit Applicant(std::uint64_t seed) : engine_(seed), facts_(nothing_known()) {
    const auto& model = *the_network().model;
    const auto may = interview::askable(model, facts_, the_options());
    for (Id id = 0; id < model.facts.size(); ++id) {
      if (!may.facts[id]) continue;
      if (model.facts[id].type.kind != values::Kind::list) {
        facts_.facts[id].value = drawn({id, 0, model::none});
        continue;
      }
      auto& list = facts_.lists[id];
      list.complete = true;
      bool more = std::get<bool>(drawn({id, 0, model::none}));
      for (; more && list.elements.size() < 3; more = engine_() % 3 == 0) {
        auto& fields = list.elements.emplace_back().fields;
        fields.resize(model.records[model.facts[id].type.record].fields.size());
        for (Id field = 0; field < fields.size(); ++field) fields[field].value = drawn({id, 0, field});
      }
    }
  }

  values::Value answer(const Target& target, std::size_t listed) const {
    if (target.field != model::none)
      return facts_.lists.at(target.fact).elements[target.element].fields[target.field].value;
    const auto list = facts_.lists.find(target.fact);
    return list == facts_.lists.end() ? facts_.facts[target.fact].value
                                      : values::Value{listed < list->second.elements.size()};
  }
  const model::Case& facts() const { return facts_; }

 private:
  values::Value drawn(const Target& target) {
    auto at = static_cast<interview::Chance>(engine_() % interview::certain);
    const auto& regions = the_regions().of(target);
    for (const auto& region : regions) {
      if (at < region.chance) return region.value;
      at -= region.chance;
    }
    return regions.back().value;
  }

  std::mt19937_64 engine_;
  model::Case facts_;
};

// Goal after goal, condition after condition, as backward chaining does.
class LeftToRight {
 public:
  std::optional<Target> operator()(const Circuit& circuit, const std::vector<Candidate>& candidates) {
    if (candidates.empty()) return std::nullopt;
    Id goal = model::none;
    for (const auto& candidate : candidates) goal = std::min(goal, candidate.decides[0]);
    for (const auto& plan : the_network().goals[goal].rules) {
      if (const auto found = first(circuit, plan.effective, 0, goal, candidates)) return found;
    }
    const auto at = std::find_if(candidates.begin(), candidates.end(),
                                 [&](const Candidate& candidate) { return candidate.decides[0] == goal; });
    return at->target;
  }

 private:
  static std::optional<Target> among(const Target& target, Id goal, const std::vector<Candidate>& candidates) {
    const auto at = std::lower_bound(candidates.begin(), candidates.end(), target,
                                     [](const Candidate& a, const Target& b) { return a.target < b; });
    const bool there = at != candidates.end() && at->target == target && at->decides[0] == goal;
    return there ? std::optional{target} : std::nullopt;
  }

  std::optional<Target> first(const Circuit& circuit, network::GateId id, std::size_t element, Id goal,
                              const std::vector<Candidate>& candidates) {
    const auto& net = the_network();
    const auto& gate = net.gates[id];
    if (gate.op == network::Op::leaf) {
      const auto& leaf = net.leaves[gate.payload];
      for (const auto ref : leaf.reads) {
        if (auto found = among(ref.field ? Target{leaf.scope, element, ref.index} : Target{ref.index, 0, model::none},
                               goal, candidates))
          return found;
      }
      return std::nullopt;
    }
    const bool quantified =
        gate.op == network::Op::any_in || gate.op == network::Op::every_in || gate.op == network::Op::latest_in;
    for (std::size_t i = 0; i < (quantified ? circuit.elements(gate.payload) : 1); ++i) {
      for (const auto input : net.inputs(id)) {
        if (auto found = first(circuit, input, quantified ? i : element, goal, candidates)) return found;
      }
    }
    return quantified ? among({gate.payload, 0, model::none}, goal, candidates) : std::nullopt;
  }
};

struct MostMentions {
  std::optional<Target> operator()(const Circuit&, const std::vector<Candidate>& candidates) {
    if (candidates.empty()) return std::nullopt;
    return std::max_element(candidates.begin(), candidates.end(),
                            [](const Candidate& a, const Candidate& b) { return a.mentions < b.mentions; })
        ->target;
  }
};

struct Length {
  double all = 0, half = 0;
};

// `choose` finds the next question, from the interview or from what matters.
template <class Choose>
Length interviewed(const Applicant& applicant, Choose choose) {
  const auto& model = *the_network().model;
  interview::Interview talk(the_network(), nothing_known(), the_options());
  Length out;
  std::size_t first = 0;
  for (int asked = 0;; ++asked) {
    Circuit circuit(the_network(), talk.facts(), day, interview::askable(model, talk.facts(), the_options()),
                    the_options().authorities);
    const auto open = static_cast<std::size_t>(std::count_if(circuit.authorities().begin(), circuit.authorities().end(),
                                                             [&](Id id) { return circuit.open(id); }));
    if (asked == 0) first = open;
    if (out.half == 0 && open * 2 <= first) out.half = asked;
    const std::optional<Target> target = choose(talk, circuit, applicant);
    if (!target) {
      out.all = asked;
      break;
    }
    interview::Question question;
    question.target = *target;
    if (interview::is_entry(model, *target)) question.kind = interview::Question::Kind::entry;
    talk.answer(question, applicant.answer(*target, talk.session().elements(target->fact)));
  }
  const session::Session full(the_network(), applicant.facts(), day);
  for (const Id id : the_options().authorities) {
    if (full.status(id, day.on) != talk.session().status(id, day.on))
      throw std::runtime_error("another answer than of the whole case: " + model.authorities[id].id);
  }
  return out;
}

template <class Choose>
void run(benchmark::State& state, Choose choose) {
  the_regions();
  for (auto _ : state) {
    Length sum;
    const auto people = static_cast<std::uint64_t>(state.range(0));
    for (std::uint64_t seed = 1; seed <= people; ++seed) {
      const auto length = interviewed(Applicant(seed), choose);
      sum.all += length.all, sum.half += length.half;
    }
    state.counters["half"] = sum.half / static_cast<double>(people);
    state.counters["all"] = sum.all / static_cast<double>(people);
  }
}

void hirepath_order(benchmark::State& state) {
  run(state, [](interview::Interview& talk, const Circuit&, const Applicant&) -> std::optional<Target> {
    const auto question = talk.next();
    return question ? std::optional{question->target} : std::nullopt;
  });
}
void left_to_right(benchmark::State& state) {
  run(state, [](interview::Interview&, const Circuit& circuit, const Applicant&) {
    return LeftToRight()(circuit, interview::candidates(circuit));
  });
}
void most_mentions(benchmark::State& state) {
  run(state, [](interview::Interview&, const Circuit& circuit, const Applicant&) {
    return MostMentions()(circuit, interview::candidates(circuit));
  });
}
// No order at all, but a bound to measure them by: each time the question whose true answer closes most.
void with_foresight(benchmark::State& state) {
  run(state, [](interview::Interview& talk, Circuit& circuit, const Applicant& applicant) -> std::optional<Target> {
    std::optional<Target> best;
    int most = -1;
    for (const auto& candidate : interview::candidates(circuit)) {
      const auto& target = candidate.target;
      const auto value = applicant.answer(target, talk.session().elements(target.fact));
      const bool begins = interview::is_entry(circuit.model(), target) && std::get<bool>(value);
      int gained = 0;
      if (!begins) {
        const auto trial = circuit.try_answer(target, value);
        circuit.undo();
        gained = trial.closed * 1000 + trial.settled;
      }
      if (gained > most) most = gained, best = target;
    }
    return best;
  });
}
constexpr int applicants = 1000;
BENCHMARK(hirepath_order)->Arg(applicants)->Iterations(1)->Unit(benchmark::kSecond);
BENCHMARK(left_to_right)->Arg(applicants)->Iterations(1)->Unit(benchmark::kSecond);
BENCHMARK(most_mentions)->Arg(applicants)->Iterations(1)->Unit(benchmark::kSecond);
BENCHMARK(with_foresight)->Arg(applicants)->Iterations(1)->Unit(benchmark::kSecond);

// The first question is the dearest: everything is still open.
void first_question(benchmark::State& state) {
  interview::Interview talk(the_network(), nothing_known(), the_options());
  for (auto _ : state) benchmark::DoNotOptimize(talk.next());
}
BENCHMARK(first_question)->Unit(benchmark::kMicrosecond);

void progress(benchmark::State& state) {
  interview::Interview talk(the_network(), nothing_known(), the_options());
  for (auto _ : state) benchmark::DoNotOptimize(talk.progress());
}
BENCHMARK(progress)->Unit(benchmark::kMicrosecond);

void begin(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(interview::Interview(the_network(), nothing_known(), the_options()));
}
BENCHMARK(begin)->Unit(benchmark::kMicrosecond);
}  // namespace

BENCHMARK_MAIN();
