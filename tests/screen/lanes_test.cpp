// Comparisons of 512 lanes in vector code, against one lane after the other.
#include "screen/lanes.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace hirepath::screen {
namespace {

TEST(Lanes, ComparisonsAreThoseOfEachLane) {
  std::mt19937 engine(1);
  constexpr auto least = std::numeric_limits<std::int32_t>::min(), most = std::numeric_limits<std::int32_t>::max();
  Column a{}, b{};
  for (int round = 0; round < 50; ++round) {
    const auto any = [&] { return static_cast<std::int32_t>(engine() % 200) - 100; };
    for (std::size_t lane = 0; lane < lanes; ++lane) a.at[lane] = any(), b.at[lane] = any();
    const auto low = round % 5 == 0 ? least : any(), high = round % 7 == 0 ? most : any();
    const auto days = any();
    const Mask in = between(a.at.data(), low, high), near = within(a.at.data(), b.at.data(), days);
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      ASSERT_EQ(in.has(lane), low <= a.at[lane] && a.at[lane] <= high) << lane;
      ASSERT_EQ(near.has(lane), a.at[lane] - b.at[lane] <= days) << lane;
    }
  }
}

}  // namespace
}  // namespace hirepath::screen
