// One truth: a block of cases gets what session gives each of them, with the last day of it.
#include <cstdlib>
#include <set>
#include <utility>

#include "screen/blocks.hpp"
#include "session/small.hpp"

namespace hirepath::screen {
namespace {

// These cases among each other, in one block.
std::string wrong_with(const Knowledge& base, const session::Options& options, const std::vector<model::Case>& cases) {
  const Screen screen(*base.network, options);
  Block block(screen);
  std::vector<const model::Case*> pointers;
  for (const auto& one : cases) pointers.push_back(&one);
  block.load(pointers, false);
  block.ask();
  std::set<model::Status> unused;
  return difference(base, screen, block, cases, unused);
}

// Each case is asked alone as well as among others.
void check(const Knowledge& base, std::uint64_t seed, std::size_t count, std::set<model::Status>& met) {
  Draw draw(seed);
  RandomBlock random(base, draw, count);
  random.block.ask();
  auto wrong = difference(base, random.screen, random.block, random.asked.cases, met);
  if (wrong.empty()) return;
  auto cases = random.asked.cases;
  for (std::size_t part = cases.size() / 2; part > 0; part /= 2) {  // without the others that it does not need
    for (std::size_t at = 0; at + part <= cases.size();) {
      auto fewer = cases;
      const auto first = fewer.begin() + static_cast<std::ptrdiff_t>(at);
      fewer.erase(first, first + static_cast<std::ptrdiff_t>(part));
      if (!fewer.empty() && !wrong_with(base, random.options, fewer).empty())
        cases = std::move(fewer);
      else
        at += part;
    }
  }
  for (auto& one : cases) {
    one = property::shrunk(property::Question{one, random.options}, [&](const property::Question& smaller) {
            const auto before = std::exchange(one, smaller.facts);
            const bool fails = !wrong_with(base, random.options, cases).empty();
            one = before;
            return fails;
          }).facts;
  }
  if (const auto small = wrong_with(base, random.options, cases); !small.empty()) wrong = small;
  ADD_FAILURE() << wrong << "\nseed " << seed << ", " << cases.size() << " cases together";
}

// 20,000 cases in a usual run; HIREPATH_SCREEN_CASES gives another number.
std::size_t cases_wanted() {
  const char* wanted = std::getenv("HIREPATH_SCREEN_CASES");
  return wanted ? static_cast<std::size_t>(std::stoul(wanted)) : 20000;
}

TEST(Agreement, SeveralReadings) {
  const std::string rule = "rule way\n  the person may be appointed under way if person.a [1 USC 1]\n";
  const std::string open = "  conflict with reading \"open\" that asks for person.b [1 USC 2]\n";
  const std::string decider = "  conflict with reading \"decider\" that asks for the agency agrees [1 USC 3]\n";
  for (const auto& readings : {open + decider, decider + open}) {
    const auto base =
        property::knowledge({std::make_shared<text::Source>("small.rules", small_facts() + rule + readings)});
    std::set<model::Status> met;
    for (std::uint64_t seed = 1; seed <= 20 && !HasFailure(); ++seed) check(base, seed, 100, met);
    EXPECT_EQ(met.size(), 5U) << "the cases do not reach every status of a law without limits";
  }
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
