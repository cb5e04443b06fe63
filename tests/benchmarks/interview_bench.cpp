// How many questions an interview takes, against two usual orders on the same knowledge base, and how long it takes to
// find the next one. Simulated applicants: their facts are drawn by the shares that the declarations give; every order
// skips what can no longer matter. docs/performance.md holds the figures.
//
// HIREPATH_BENCH_APPLICANTS=1000 takes so many applicants: the figures to publish. Without it few, for a quick look.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <numeric>
#include <random>
#include <sstream>
#include <stdexcept>

#include "interview/checklist.hpp"
#include "model/load.hpp"

namespace {
using namespace hirepath;
using interview::Candidate;
using interview::Circuit;
using interview::Question;
using interview::Target;
using model::Id;

const session::Options day{*values::make_date(2026, 11, 21), std::nullopt, false, true};

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
    return model::load(sources, found, model::Tests::pass_over);
  }();
  static const auto network = [] {
    text::Diagnostics found;
    return network::compile(model, found);
  }();
  return network;
}

const interview::Options& the_options() {
  static const interview::Options options = [] {
    std::vector<Id> all(the_network().goals.size());
    std::iota(all.begin(), all.end(), Id{0});
    return interview::Options{day, false, std::move(all), false};
  }();
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

// Until half of the answers are decided, and until all are. An item of a checklist is something to read; a question
// that is no checklist has one.
struct Length {
  double half = 0, all = 0, items_half = 0, items_all = 0, checklists = 0;
};

Question asking(const Target& target) {
  Question question;
  question.target = target;
  if (interview::is_entry(*the_network().model, target)) question.kind = Question::Kind::entry;
  return question;
}

void reply(interview::Interview& talk, const Question& question, const Applicant& applicant) {
  const auto answer = [&](const Target& target) {
    return applicant.answer(target, talk.session().elements(target.fact));
  };
  if (question.kind != Question::Kind::several) return talk.answer(question, answer(question.target));
  std::vector<Target> marked;
  for (const auto& item : question.items) {
    if (answer(item.target) != interview::unmarked(*item.type)) marked.push_back(item.target);
  }
  talk.answer(question, marked);
}

// `choose` finds the next question, from the interview or from what matters.
template <class Choose>
Length interviewed(const Applicant& applicant, bool checklists, Choose choose) {
  const auto& model = *the_network().model;
  auto options = the_options();
  options.checklists = checklists;
  interview::Interview talk(the_network(), nothing_known(), options);
  Length out;
  std::size_t first = 0, items = 0;
  for (int asked = 0;; ++asked) {
    Circuit circuit(the_network(), talk.facts(), day, interview::askable(model, talk.facts(), options),
                    options.authorities);
    const auto open = static_cast<std::size_t>(std::count_if(circuit.authorities().begin(), circuit.authorities().end(),
                                                             [&](Id id) { return circuit.open(id); }));
    if (asked == 0) first = open;
    if (out.half == 0 && open * 2 <= first) out.half = asked, out.items_half = static_cast<double>(items);
    const std::optional<Question> question = choose(talk, circuit, applicant);
    if (!question) {
      out.all = asked, out.items_all = static_cast<double>(items);
      break;
    }
    items += std::max<std::size_t>(1, question->items.size());
    out.checklists += question->items.empty() ? 0 : 1;
    reply(talk, *question, applicant);
  }
  const session::Session full(the_network(), applicant.facts(), day);
  for (const Id id : options.authorities) {
    if (full.status(id, day.on) != talk.session().status(id, day.on))
      throw std::runtime_error("another answer than of the whole case: " + model.authorities[id].id);
  }
  return out;
}

std::uint64_t applicants() {
  const char* wanted = std::getenv("HIREPATH_BENCH_APPLICANTS");
  return wanted ? std::max(1UL, std::strtoul(wanted, nullptr, 10)) : 25;
}

template <class Choose>
void run(benchmark::State& state, bool checklists, Choose choose) {
  the_regions();
  for (auto _ : state) {
    std::map<std::string, double> sum;
    for (std::uint64_t seed = 1; seed <= applicants(); ++seed) {
      const auto length = interviewed(Applicant(seed), checklists, choose);
      sum["questions_half"] += length.half, sum["questions_all"] += length.all;
      if (!checklists) continue;
      sum["items_half"] += length.items_half, sum["items_all"] += length.items_all;
      sum["checklists"] += length.checklists;
    }
    for (const auto& [name, total] : sum) state.counters[name] = total / static_cast<double>(applicants());
  }
}

const auto next = [](interview::Interview& talk, const Circuit&, const Applicant&) { return talk.next(); };
void hirepath_order(benchmark::State& state) { run(state, false, next); }
void hirepath_order_with_checklists(benchmark::State& state) { run(state, true, next); }
// The two others ask one fact a question.
void left_to_right(benchmark::State& state) {
  run(state, false, [](interview::Interview&, const Circuit& circuit, const Applicant&) {
    const auto target = LeftToRight()(circuit, interview::candidates(circuit));
    return target ? std::optional(asking(*target)) : std::nullopt;
  });
}
void most_mentions(benchmark::State& state) {
  run(state, false, [](interview::Interview&, const Circuit& circuit, const Applicant&) {
    const auto target = MostMentions()(circuit, interview::candidates(circuit));
    return target ? std::optional(asking(*target)) : std::nullopt;
  });
}
// No order at all, but a bound to measure them by: each time the question whose true answer closes most.
void with_foresight(benchmark::State& state) {
  run(state, false, [](interview::Interview& talk, Circuit& circuit, const Applicant& applicant) {
    std::optional<Question> best;
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
      if (gained > most) most = gained, best = asking(target);
    }
    return best;
  });
}
BENCHMARK(hirepath_order)->Iterations(1)->Unit(benchmark::kSecond);
BENCHMARK(hirepath_order_with_checklists)->Iterations(1)->Unit(benchmark::kSecond);
BENCHMARK(left_to_right)->Iterations(1)->Unit(benchmark::kSecond);
BENCHMARK(most_mentions)->Iterations(1)->Unit(benchmark::kSecond);
BENCHMARK(with_foresight)->Iterations(1)->Unit(benchmark::kSecond);

// The first question is the dearest: everything is still open.
void first_question(benchmark::State& state) {
  interview::Interview talk(the_network(), nothing_known(), the_options());
  for (auto _ : state) benchmark::DoNotOptimize(talk.next());
}
BENCHMARK(first_question)->Unit(benchmark::kMicrosecond);

void first_question_with_checklists(benchmark::State& state) {
  auto options = the_options();
  options.checklists = true;
  interview::Interview talk(the_network(), nothing_known(), options);
  for (auto _ : state) benchmark::DoNotOptimize(talk.next());
}
BENCHMARK(first_question_with_checklists)->Unit(benchmark::kMicrosecond);

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

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::AddCustomContext("applicants", std::to_string(applicants()) + " (HIREPATH_BENCH_APPLICANTS)");
  benchmark::AddCustomContext("a question",
                              "one fact, or whether a list has one more entry; only with_checklists also a "
                              "list of 2 to 8 rare things of one topic to mark, counted as one question");
  benchmark::AddCustomContext("items", "lines read: 1 of a question, each line of a checklist");
  benchmark::AddCustomContext("half, all", "until half of the answers are decided, until all are");
  benchmark::RunSpecifiedBenchmarks();
}
