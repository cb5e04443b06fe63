// One truth: a block of cases gets what session gives each of them, with the last day of it.
#include <cstdlib>
#include <set>

#include "screen/blocks.hpp"

namespace hirepath::screen {
namespace {

// Each case is asked alone as well as among others.
void check(const Knowledge& base, std::uint64_t seed, std::size_t count, std::set<model::Status>& met) {
  Draw draw(seed);
  RandomBlock random(base, draw, count);
  random.block.ask();
  EXPECT_EQ(difference(base, random.screen, random.block, random.asked.cases, met), "") << "seed " << seed;
}

// 20,000 cases in a usual run; HIREPATH_SCREEN_CASES gives another number.
std::size_t cases_wanted() {
  const char* wanted = std::getenv("HIREPATH_SCREEN_CASES");
  return wanted ? static_cast<std::size_t>(std::stoul(wanted)) : 20000;
}

TEST(Agreement, RealKnowledge) {
  std::set<model::Status> met;
  std::uint64_t seed = 1;
  for (std::size_t left = cases_wanted() / 2; left > 0 && !HasFailure(); ++seed) {
    const std::size_t count = std::min<std::size_t>(left, seed % 4 == 0 ? lanes : 1 + seed * 37 % lanes);
    check(property::real(), seed, count, met);
    left -= count;
  }
  EXPECT_EQ(met.size(), 6U) << "the cases do not reach every status";
}

TEST(Agreement, RandomRules) {
  std::set<model::Status> met;
  std::uint64_t seed = 1;
  for (std::size_t left = cases_wanted() / 2; left > 0 && !HasFailure(); ++seed) {
    Draw draw(1000 + seed);
    const auto rules = property::random_rules(draw);
    SCOPED_TRACE("seed " + std::to_string(seed) + "\n" + rules);
    const auto base = property::knowledge({std::make_shared<text::Source>("random.rules", rules)});
    const std::size_t count = std::min<std::size_t>(left, 64);
    check(base, 10000 * seed, count, met);
    left -= count;
  }
  EXPECT_EQ(met.size(), 6U) << "the cases do not reach every status";
}

}  // namespace
}  // namespace hirepath::screen
