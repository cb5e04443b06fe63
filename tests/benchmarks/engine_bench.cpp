// What one case costs: loading the rules, judging a case with its whole timeline, changing one fact, explaining.
// docs/performance.md holds the figures; run with ./dev bench.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "explain/explain.hpp"
#include "json/read_case.hpp"
#include "lint/rule_tests.hpp"
#include "model/load.hpp"
#include "syntax/parse.hpp"

namespace {
using namespace hirepath;

text::SourcePtr read(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return std::make_shared<text::Source>(path.string(), bytes.str());
}

std::vector<text::SourcePtr> knowledge() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(HIREPATH_SOURCE_DIR "/knowledge")) {
    if (entry.path().extension() == ".rules") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<text::SourcePtr> sources;
  for (const auto& path : paths) sources.push_back(read(path));
  return sources;
}

const model::Model& the_model() {
  static const auto model = [] {
    text::Diagnostics found;
    return model::load(knowledge(), found);
  }();
  return model;
}

const network::Network& the_network() {
  static const auto network = [] {
    text::Diagnostics found;
    return network::compile(the_model(), found);
  }();
  return network;
}

model::Case veteran() {
  text::Diagnostics found;
  auto facts = json::read_case(the_model(), read(HIREPATH_SOURCE_DIR "/docs/examples/veteran.json"), found);
  if (!facts) throw std::runtime_error(text::to_text(found.sorted()));
  return *facts;
}

const session::Options options{*values::make_date(2026, 11, 21), std::nullopt, false, true};

void parse(benchmark::State& state) {
  const auto sources = knowledge();
  std::size_t bytes = 0;
  for (const auto& source : sources) bytes += source->bytes().size();
  for (auto _ : state) {
    text::Diagnostics found;
    for (const auto& source : sources) benchmark::DoNotOptimize(syntax::parse(source, found));
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
}
BENCHMARK(parse)->Unit(benchmark::kMillisecond);

void load_with_tests(benchmark::State& state) {
  const auto sources = knowledge();
  for (auto _ : state) {
    text::Diagnostics found;
    benchmark::DoNotOptimize(model::load(sources, found));
  }
}
BENCHMARK(load_with_tests)->Unit(benchmark::kMillisecond);

// As the commands do that answer cases.
void load(benchmark::State& state) {
  const auto sources = knowledge();
  for (auto _ : state) {
    text::Diagnostics found;
    benchmark::DoNotOptimize(model::load(sources, found, model::Tests::pass_over));
  }
}
BENCHMARK(load)->Unit(benchmark::kMillisecond);

void compile(benchmark::State& state) {
  for (auto _ : state) {
    text::Diagnostics found;
    benchmark::DoNotOptimize(network::compile(the_model(), found));
  }
}
BENCHMARK(compile)->Unit(benchmark::kMicrosecond);

// All authorities, all dates: the session and every timeline.
void check_with_timelines(benchmark::State& state) {
  const auto facts = veteran();
  const auto& network = the_network();
  for (auto _ : state) {
    const session::Session session(network, facts, options);
    for (model::Id authority = 0; authority < network.goals.size(); ++authority)
      benchmark::DoNotOptimize(session.timeline(authority));
  }
  state.counters["authorities"] = static_cast<double>(network.goals.size());
  state.counters["gates"] = static_cast<double>(network.gates.size());
}
BENCHMARK(check_with_timelines)->Unit(benchmark::kMicrosecond);

// The same for one of many cases: beginning with a session in which nothing is known.
void check_one_of_many(benchmark::State& state) {
  const auto facts = veteran();
  const auto& network = the_network();
  model::Case nothing;
  nothing.position_given = facts.position_given;
  nothing.agency_given = facts.agency_given;
  const session::Session blank(network, nothing, options);
  for (auto _ : state) {
    const session::Session session(blank, facts);
    for (model::Id authority = 0; authority < network.goals.size(); ++authority)
      benchmark::DoNotOptimize(session.timeline(authority));
  }
}
BENCHMARK(check_one_of_many)->Unit(benchmark::kMicrosecond);

// The same with the authorities that the engine was first built for: the veterans' family, the spouses, Schedule A,
// reinstatement, government-wide direct hire.
void check_first_families(benchmark::State& state) {
  static const auto model = [] {
    auto sources = knowledge();
    std::erase_if(sources, [](const text::SourcePtr& source) {
      const auto& name = source->name();
      const auto has = [&](const char* part) { return name.find(part) != std::string::npos; };
      return has("/authorities/") && !has("/veterans/") && !has("/families/") && !has("schedule-a-disability") &&
             !has("reinstatement") && !has("transfer") && !has("/dha-");
    });
    text::Diagnostics found;
    auto loaded = model::load(sources, found, model::Tests::pass_over);
    if (found.has_errors()) throw std::runtime_error(text::to_text(found.sorted()));
    return loaded;
  }();
  static const auto network = [] {
    text::Diagnostics found;
    return network::compile(model, found);
  }();
  text::Diagnostics found;
  const auto facts = json::read_case(model, read(HIREPATH_SOURCE_DIR "/docs/examples/veteran.json"), found);
  if (!facts) throw std::runtime_error(text::to_text(found.sorted()));
  for (auto _ : state) {
    const session::Session session(network, *facts, options);
    for (model::Id authority = 0; authority < network.goals.size(); ++authority)
      benchmark::DoNotOptimize(session.timeline(authority));
  }
  state.counters["authorities"] = static_cast<double>(network.goals.size());
  state.counters["gates"] = static_cast<double>(network.gates.size());
}
BENCHMARK(check_first_families)->Unit(benchmark::kMicrosecond);

void change_a_number(benchmark::State& state) {
  const auto& model = the_model();
  session::Session session(the_network(), veteran(), options);
  const auto fact = model.find_fact("person.disability-rating");
  std::int64_t rating = 0;
  for (auto _ : state)
    session.set(fact, {values::Value{rating = 30 - rating}, false, model::EvidenceState::claimed, ""});
}
BENCHMARK(change_a_number)->Unit(benchmark::kMicrosecond);

// A date that moves a window.
void change_a_date(benchmark::State& state) {
  const auto& model = the_model();
  session::Session session(the_network(), veteran(), options);
  const auto list = model.find_fact("person.service-periods");
  const auto& record = model.records[model.facts[list].type.record];
  bool later = false;
  for (auto _ : state) {
    later = !later;
    const auto day = *values::make_date(2024, 5, later ? 14 : 15);
    session.set(list, 1, record.ordered_by,
                {values::Value{values::DateBounds{day, day}}, false, model::EvidenceState::claimed, ""});
  }
}
BENCHMARK(change_a_date)->Unit(benchmark::kMicrosecond);

// Each fact and field that the case gives, forgotten and given again: the time of one change, on average.
void change_each_fact(benchmark::State& state) {
  session::Session session(the_network(), veteran(), options);
  const auto facts = session.facts();
  struct At {
    model::Id fact;
    std::size_t element;
    model::Id field;
    model::Known known;
  };
  std::vector<At> known;
  for (model::Id fact = 0; fact < facts.facts.size(); ++fact) {
    if (values::known(facts.facts[fact].value)) known.push_back({fact, 0, model::none, facts.facts[fact]});
  }
  for (const auto& [list, listed] : facts.lists) {
    for (std::size_t element = 0; element < listed.elements.size(); ++element) {
      const auto& fields = listed.elements[element].fields;
      for (model::Id field = 0; field < fields.size(); ++field) {
        if (values::known(fields[field].value)) known.push_back({list, element, field, fields[field]});
      }
    }
  }
  const auto set = [&](const At& at, const model::Known& value) {
    if (at.field == model::none)
      session.set(at.fact, value);
    else
      session.set(at.fact, at.element, at.field, value);
  };
  std::size_t next = 0;
  for (auto _ : state) {
    const auto& at = known[next++ / 2 % known.size()];
    set(at, next % 2 == 1 ? model::Known{} : at.known);
  }
  state.counters["facts"] = static_cast<double>(known.size());
}
BENCHMARK(change_each_fact)->Unit(benchmark::kMicrosecond);

void explain_all(benchmark::State& state) {
  const auto facts = veteran();
  for (auto _ : state) benchmark::DoNotOptimize(explain::check(the_network(), facts, options, {}));
}
BENCHMARK(explain_all)->Unit(benchmark::kMicrosecond);

void rule_tests(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(lint::run_tests(the_network()));
  state.counters["tests"] = static_cast<double>(the_model().tests.size());
}
BENCHMARK(rule_tests)->Unit(benchmark::kMillisecond);
}  // namespace

BENCHMARK_MAIN();
