// The crossing: what a block gets about a job is what each case gets with the job's facts in the place of its own.
#include <set>

#include "screen/blocks.hpp"

namespace hirepath::screen {
namespace {

model::Case random_posting(const Knowledge& base, const session::Options& options, Draw& draw) {
  model::Case out;
  out.facts.resize(base.model->facts.size());
  const int percent = draw.of(std::vector{10, 50, 90});
  for (Id id = 0; id < base.model->facts.size(); ++id) {
    const auto& fact = base.model->facts[id];
    const auto subject = fact.subject();
    if (fact.type.kind == values::Kind::list || (subject != "position" && subject != "agency")) continue;
    out.facts[id] = property::random_known(base, model::none, id, options.on, percent, false, draw);
    out.facts[id].state = model::EvidenceState::verified;
  }
  return out;
}

// As `check --announcement` puts them together.
model::Case with_job(const Knowledge& base, model::Case facts, const model::Case& job,
                     std::optional<values::Grade> grade) {
  for (Id id = 0; id < job.facts.size(); ++id) {
    if (values::known(job.facts[id].value)) facts.facts[id] = job.facts[id];
  }
  const Id fact = base.model->find_fact("position.grade");
  if (grade && fact != model::none)
    facts.facts[fact] = {values::Value{*grade}, false, model::EvidenceState::verified, ""};
  facts.position_given = facts.agency_given = true;
  return facts;
}

void check(const Knowledge& base, std::uint64_t seed, std::size_t count, std::set<model::Status>& met) {
  Draw draw(seed);
  RandomBlock random(base, draw, count, true);
  const auto& options = random.options;
  const auto& asked = random.asked;
  const auto& screen = random.screen;
  auto& block = random.block;
  for (int i = 0; i < 3; ++i) {
    const auto posting = random_posting(base, options, draw);
    for (const auto& grade : {std::optional<values::Grade>{}, values::make_grade("GS", draw.between(1, 15)),
                              values::make_grade("GS", draw.between(1, 15))}) {
      block.ask(Job(screen, posting, grade));
      std::vector<model::Case> together;
      for (const auto& one : asked.cases) together.push_back(with_job(base, one, posting, grade));
      EXPECT_EQ(difference(base, screen, block, together, met), "") << "seed " << seed << ", job " << i;
    }
  }
}

TEST(Job, RealKnowledge) {
  std::set<model::Status> met;
  for (std::uint64_t seed = 1; seed <= 6 && !HasFailure(); ++seed) check(property::real(), seed, 40, met);
  EXPECT_EQ(met.size(), 6U) << "the cases do not reach every status";
}

TEST(Job, RandomRules) {
  std::set<model::Status> met;
  for (std::uint64_t seed = 1; seed <= 40 && !HasFailure(); ++seed) {
    Draw draw(3000 + seed);
    const auto rules = property::random_rules(draw);
    SCOPED_TRACE("seed " + std::to_string(seed) + "\n" + rules);
    check(property::knowledge({std::make_shared<text::Source>("random.rules", rules)}), 500 + seed, 20, met);
  }
  EXPECT_EQ(met.size(), 6U) << "the cases do not reach every status";
}

// Cases that say themselves which position they are about, after questions about jobs.
TEST(Job, AnotherLoadStartsAfresh) {
  Draw draw(9);
  const auto& base = property::real();
  const auto options = random_options(base, draw);
  const auto asked = random_cases(base, options, 30, draw);
  const Screen screen(*base.network, options);
  Block block(screen);
  block.load(asked.pointers, true);
  block.ask(Job(screen, random_posting(base, options, draw)));
  block.load(asked.pointers);
  block.ask();
  std::set<model::Status> met;
  EXPECT_EQ(difference(base, screen, block, asked.cases, met), "");
}

}  // namespace
}  // namespace hirepath::screen
