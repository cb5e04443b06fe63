// Bulk screening: cases a second and core (items_per_second), by part, on the 20 rows of the seed list and on all
// authorities, beside the same 20 rows by hand (floor.hpp). One thread. Compare within a run:
//   bench_screen --benchmark_enable_random_interleaving=true --benchmark_repetitions=9
//   --benchmark_report_aggregates_only=true
// `load` is filling the columns from model::Case in memory; `judge` leaves and gates from filled columns for one day,
// which is what the floor does; `evaluate` statuses from judged ones; `until`, `missing`, `code` what they add.
// From JSON Lines to rows: screen_lines_bench.cpp.
#include <algorithm>
#include <random>

#include "floor.hpp"
#include "screen/screen.hpp"
#include "screen_common.hpp"

namespace {
using namespace hirepath;

using namespace benchmarks;

// Applicants as random as the peers' (docs/performance.md): of the person 63 % known, of the position and agency 90 %;
// lists have elements (1 to 3) as often as the rules say, 75 % of them are complete; dates of the last ten years.
class Applicants {
 public:
  explicit Applicants(std::size_t count) {
    const auto& model = the_model();
    for (const auto& leaf : the_network().leaves) {
      if (const auto* code = std::get_if<model::CodeIn>(&leaf.test))
        codes_.insert(codes_.end(), code->codes.begin(), code->codes.end());
    }
    for (std::size_t i = 0; i < count; ++i) {
      auto& one = cases.emplace_back();
      one.facts.resize(model.facts.size());
      for (model::Id id = 0; id < model.facts.size(); ++id) {
        const auto& fact = model.facts[id];
        if (fact.type.kind == values::Kind::list) {
          if (fact.type.record != model::none)
            list(one.lists[id], model.records[fact.type.record], static_cast<std::size_t>(fact.about.value_or(50)));
        } else if (below(100) < (fact.subject() == "person" ? 63U : 90U)) {
          one.facts[id].value = value(fact.type);
        }
      }
    }
    for (const auto& one : cases) pointers.push_back(&one);
  }
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }

  std::vector<model::Case> cases;
  std::vector<const model::Case*> pointers;

 private:
  void list(model::ListKnown& out, const model::Record& record, std::size_t about) {
    out.elements.resize(below(100) < about ? 1 + below(3) : 0);
    out.complete = below(4) != 0;
    for (auto& element : out.elements) {
      element.fields.resize(record.fields.size());
      for (std::size_t i = 0; i < record.fields.size(); ++i) {
        if (below(100) < 63) element.fields[i].value = value(record.fields[i].type);
      }
    }
  }
  values::Value value(const model::Type& type) {
    switch (type.kind) {
      case values::Kind::yes_no: return below(2) == 0;
      case values::Kind::choice: return values::Choice{static_cast<std::uint16_t>(below(type.choices.size()))};
      case values::Kind::code: return values::Code{codes_[below(codes_.size())]};
      case values::Kind::number: {
        const auto low = type.low.value_or(0), high = std::min<std::int64_t>(type.high.value_or(100), low + 2000);
        return low + static_cast<std::int64_t>(below(static_cast<std::size_t>(high - low + 1)));
      }
      case values::Kind::grade: return *values::make_grade("GS", 1 + static_cast<int>(below(15)));
      case values::Kind::date: {
        const auto day = strict.on + (static_cast<int>(below(3650)) - 3000);
        return values::DateBounds{day, day};
      }
      case values::Kind::list: break;
    }
    return {};
  }
  std::mt19937_64 engine_{20261121};
  std::vector<std::string> codes_;
};

constexpr std::size_t blocks = 8;
Applicants& the_applicants() {
  static Applicants applicants(blocks * screen::lanes);
  return applicants;
}
std::span<const model::Case* const> block_of(std::size_t i) {
  return std::span<const model::Case* const>(the_applicants().pointers).subspan(i * screen::lanes, screen::lanes);
}

screen::Screen a_screen(bool seed) { return {the_network(), strict, seed ? seed_rows() : std::vector<model::Id>{}}; }
void count(benchmark::State& state, const screen::Screen& screen) {
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * blocks * screen::lanes));
  state.counters["authorities"] = static_cast<double>(screen.authorities().size());
  state.counters["gates"] = static_cast<double>(screen.gates());
}

void load(benchmark::State& state, bool seed) {
  const auto screen = a_screen(seed);
  screen::Block block(screen);
  for (std::size_t i = 0; i < blocks; ++i) block.load(block_of(i));
  for (auto _ : state) {
    for (std::size_t i = 0; i < blocks; ++i) block.load(block_of(i));
  }
  count(state, screen);
}

// Blocks that are loaded already, so that each is read from memory as the floor's applicants are.
void ask(benchmark::State& state, bool seed, screen::Depth depth) {
  const auto screen = a_screen(seed);
  std::vector<screen::Block> loaded;
  for (std::size_t i = 0; i < blocks; ++i) loaded.emplace_back(screen).load(block_of(i));
  for (auto _ : state) {
    for (auto& block : loaded) {
      block.ask(depth);
      benchmark::DoNotOptimize(block.having(0, model::Status::may_apply).data());
    }
  }
  count(state, screen);
}

// Leaves and gates, from columns that are filled: what the floor does from its structs.
void judge(benchmark::State& state, bool seed, screen::Depth depth) {
  const auto screen = a_screen(seed);
  std::vector<screen::Block> loaded;
  for (std::size_t i = 0; i < blocks; ++i) loaded.emplace_back(screen).load(block_of(i));
  for (auto _ : state) {
    for (auto& block : loaded) {
      block.load(block.size());
      block.ask(depth);
      benchmark::DoNotOptimize(block.having(0, model::Status::may_apply).data());
    }
  }
  count(state, screen);
}

// One applicant and one job at one grade is an item.
void cross(benchmark::State& state, bool seed) {
  const auto screen = a_screen(seed);
  std::vector<screen::Job> jobs;
  for (int grade = 5; grade <= 12; ++grade) {
    model::Case posting;
    posting.facts.resize(the_model().facts.size());
    for (model::Id id = 0; id < posting.facts.size(); ++id) {
      const auto subject = the_model().facts[id].subject();
      if (subject == "position" || subject == "agency") posting.facts[id] = the_applicants().cases[0].facts[id];
    }
    jobs.emplace_back(screen, std::move(posting), values::make_grade("GS", grade));
  }
  screen::Block block(screen);
  block.load(block_of(0), true);
  for (auto _ : state) {
    for (const auto& job : jobs) block.ask(job, {false, false, false});
  }
  count(state, screen);
}

constexpr screen::Depth status{false, false, false}, until{true, false, false}, missing{false, true, false},
    code{false, false, true}, everything{true, true, true};

BENCHMARK_CAPTURE(load, seed_20, true)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(load, all, false)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(judge, seed_20, true, status)->Name("ask/judge_seed_20")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(judge, all, false, status)->Name("ask/judge_all")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ask, evaluate_seed_20, true, status)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ask, evaluate_all, false, status)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ask, until_seed_20, true, until)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ask, until_all, false, until)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ask, missing_seed_20, true, missing)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ask, missing_all, false, missing)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ask, code_seed_20, true, code)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ask, code_all, false, code)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ask, everything_seed_20, true, everything)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(ask, everything_all, false, everything)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(cross, seed_20, true)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(cross, all, false)->Unit(benchmark::kMicrosecond);

// The floor's applicants: 37 % of the fields of a person are not known, which is no in a closed world.
void by_hand(benchmark::State& state) {
  std::mt19937_64 engine(20261121);
  const auto below = [&](std::uint64_t end) { return engine() % end; };
  const auto yes = [&](unsigned known) { return below(100) < known && below(2) == 0; };
  const auto small = [&](unsigned known, std::uint64_t end) {
    return static_cast<std::uint8_t>(below(100) < known ? below(end) : 0);
  };
  const auto number = [&](unsigned known, std::uint64_t end) {
    return static_cast<std::int16_t>(below(100) < known ? below(end) : 0);
  };
  const auto day = [&](unsigned known) {
    return below(100) < known ? strict.on.days + static_cast<std::int32_t>(below(3650)) - 3000 : 0;
  };
  std::vector<std::pair<Applicant, Position>> people(blocks * screen::lanes);
  constexpr std::int16_t series[] = {110, 201, 343, 401, 701, 801, 1102, 1301, 1510, 2210};
  for (auto& [a, j] : people) {
    constexpr unsigned p = 63, q = 90;
    a.period_count = static_cast<std::uint8_t>(below(4)), a.job_count = static_cast<std::uint8_t>(below(3));
    for (auto& one : a.periods)
      one = {day(p), day(p), small(p, 5), small(p, 8), small(p, 6), yes(p),
             yes(p), yes(p), yes(p),      yes(p),      yes(p),      yes(p)};
    for (auto& one : a.jobs) one = {day(p), day(p), small(p, 14), small(p, 4), yes(p)};
    a.va_notice = day(p), a.married = day(p), a.peace_corps_completed = day(p), a.vista_completed = day(p);
    a.last_federal_job_ended = day(p);
    a.disability_rating = number(p, 101), a.hours_in_year = number(p, 2000), a.need_days = number(p, 120);
    a.relation = small(p, 4), a.veteran_disability = small(p, 3), a.marital_status = small(p, 3);
    a.since_volunteering = small(p, 4), a.proof_issuer = small(p, 7), a.annuity_basis = small(p, 6);
    a.annuity_system = small(p, 3), a.enrollment = small(p, 4), a.tenure = small(p, 4);
    for (bool* one : {&a.service_connected,
                      &a.disability_benefits,
                      &a.retired_pay,
                      &a.retired_major,
                      &a.spouse_on_duty,
                      &a.spouse_in_forces,
                      &a.orders_over_180,
                      &a.peace_corps_certified,
                      &a.vista_certified,
                      &a.vista_year,
                      &a.vista_terminated,
                      &a.schedule_a_disability,
                      &a.temporary_work,
                      &a.preference,
                      &a.competitive_before,
                      &a.annuitant,
                      &a.age_separated,
                      &a.age_excepted,
                      &a.waiver,
                      &a.early_retirement,
                      &a.elects_reduction,
                      &a.student,
                      &a.half_time,
                      &a.completed_tenure})
      *one = yes(p);
    j.grade = static_cast<std::int16_t>(1 + below(15)), j.series = series[below(10)];
    j.months = number(q, 24), j.total_months = number(q, 48), j.months_filled = number(q, 48), j.days = number(q, 60);
    j.firm_days = number(q, 366), j.individual_days = number(q, 600);
    j.service = small(q, 3), j.tenure = small(q, 3), j.agency_kind = small(q, 4), j.department = small(q, 20);
    j.need = small(q, 5), j.ground = small(q, 4);
    for (bool* one : {&j.general_schedule, &j.merit_promotion, &j.open_outside, &j.direct_hire, &j.remote, &j.extension,
                      &j.extends_other, &j.supervisory, &j.csrs, &j.presidential, &j.pathways, &j.over_120_days})
      *one = yes(q);
  }
  std::uint32_t sum = 0;
  for (auto _ : state) {
    for (const auto& [a, j] : people) benchmark::DoNotOptimize(sum += benchmarks::floor(a, j, strict.on.days));
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * people.size()));
  state.counters["authorities"] = 20;
}
BENCHMARK(by_hand)->Name("floor/by_hand_seed_20")->Unit(benchmark::kMicrosecond);

}  // namespace

int main(int count, char** words) {
  return hirepath::benchmarks::run(
      count, words,
      {{"ask/evaluate_seed_20", "floor/by_hand_seed_20", "the aim is at most 1"},
       {"ask/judge_seed_20", "floor/by_hand_seed_20", "the aim is at most 1: leaves and gates from filled columns"}});
}
