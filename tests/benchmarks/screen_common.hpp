// What benchmarks of screening share: the rules of knowledge/, and figures beside one another.
#pragma once

#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "model/load.hpp"
#include "network/network.hpp"
#include "session/session.hpp"

namespace hirepath::benchmarks {

inline const model::Model& the_model() {
  static const auto model = [] {
    std::vector<text::SourcePtr> sources;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(HIREPATH_SOURCE_DIR "/knowledge")) {
      if (entry.path().extension() != ".rules") continue;
      std::ifstream file(entry.path());
      std::stringstream bytes;
      bytes << file.rdbuf();
      sources.push_back(std::make_shared<text::Source>(entry.path().string(), bytes.str()));
    }
    text::Diagnostics found;
    auto loaded = model::load(sources, found, model::Tests::pass_over);
    if (found.has_errors()) throw std::runtime_error(text::to_text(found.sorted()));
    return loaded;
  }();
  return model;
}

inline const network::Network& the_network() {
  static const auto network = [] {
    text::Diagnostics found;
    return network::compile(the_model(), found);
  }();
  return network;
}

// In the order of the floor's rows.
inline std::vector<model::Id> seed_rows() {
  std::vector<model::Id> out;
  for (const auto* id : {"vra",
                         "disabled-vet-30",
                         "veoa",
                         "vow-120-day",
                         "mil-spouse-active-duty",
                         "peace-corps-volunteer",
                         "americorps-vista",
                         "schedule-a-disability",
                         "dha-gw-acquisition-1102",
                         "dha-gw-stem",
                         "reinstatement",
                         "sched-a-30-day",
                         "sched-a-remote-1040",
                         "temporary-limited",
                         "reemployed-annuitant",
                         "private-sector-temporaries",
                         "pathways-intern",
                         "postal-career",
                         "gao",
                         "ao-us-courts"}) {
    out.push_back(the_model().find_authority(id));
    if (out.back() == model::none) throw std::runtime_error(std::string("no authority ") + id);
  }
  return out;
}

inline const session::Options strict{*values::make_date(2026, 11, 21), std::nullopt, false, false};

// Facts of the job, as an announcement would state most of them.
inline model::Case posting() {
  model::Case out;
  out.facts.resize(the_model().facts.size());
  const auto say = [&](const char* path, const char* value) {
    const auto fact = the_model().find_fact(path);
    if (fact == model::none) return;
    std::string unused;
    const auto read = model::parse_value(the_model().facts[fact].type, value, unused);
    if (read) out.facts[fact] = {*read, false, model::EvidenceState::verified, ""};
  };
  say("position.service", "competitive"), say("position.tenure", "permanent"), say("position.general-schedule", "yes");
  say("position.series", "0401"), say("agency.kind", "executive-agency"), say("position.supervisory", "no");
  say("position.pay-plan", "GS"), say("position.open-outside", "yes"), say("position.merit-promotion", "yes");
  return out;
}

// Prints what Google Benchmark prints, and at the end the quotients of medians (or of single runs) of CPU time an item.
class Ratios : public benchmark::ConsoleReporter {
 public:
  struct Quotient {
    const char *name, *over, *aim;
  };
  explicit Ratios(std::vector<Quotient> wanted) : wanted_(std::move(wanted)) {}
  void ReportRuns(const std::vector<Run>& runs) override {
    ConsoleReporter::ReportRuns(runs);
    for (const auto& run : runs) {
      const auto at = run.counters.find("items_per_second");
      const bool median = run.run_type == Run::RT_Aggregate && run.aggregate_name == "median";
      if (at != run.counters.end() && (median || run.run_type == Run::RT_Iteration))
        rates_[run.run_name.str()] = at->second;
    }
  }
  void Finalize() override {
    for (const auto& [name, over, aim] : wanted_) {
      const auto a = rates_.find(name), b = rates_.find(over);
      if (a == rates_.end() || b == rates_.end()) continue;
      std::cout << name << " takes " << b->second / a->second << " times " << over << "; " << aim << '\n';
    }
  }

 private:
  std::vector<Quotient> wanted_;
  std::map<std::string, double> rates_;
};

inline int run(int count, char** words, std::vector<Ratios::Quotient> wanted) {
  benchmark::Initialize(&count, words);
  if (benchmark::ReportUnrecognizedArguments(count, words)) return 1;
  Ratios reporter(std::move(wanted));
  benchmark::RunSpecifiedBenchmarks(&reporter);
  return 0;
}

}  // namespace hirepath::benchmarks
