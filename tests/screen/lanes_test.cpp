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
    for (const auto& way : comparisons()) {
      if (!way.possible()) continue;
      const Mask in = way.between(a.at.data(), low, high), near = way.within(a.at.data(), b.at.data(), days);
      const Mask below = way.at_most(a.at.data(), high);
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        ASSERT_EQ(in.has(lane), low <= a.at[lane] && a.at[lane] <= high) << way.name << ' ' << lane;
        ASSERT_EQ(near.has(lane), a.at[lane] - b.at[lane] <= days) << way.name << ' ' << lane;
        ASSERT_EQ(below.has(lane), a.at[lane] <= high) << way.name << ' ' << lane;
      }
    }
    EXPECT_EQ(between(a.at.data(), low, high), comparisons().back().between(a.at.data(), low, high));
  }
}

// In whatever registers the processor has, and as every processor can.
TEST(Lanes, WideWorkIsTheSameWork) {
  std::mt19937_64 engine(2);
  Column a{};
  Mask some;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    a.at[lane] = static_cast<std::int32_t>(engine() % 9);
    some.put(lane, engine() % 2 == 0);
  }
  const auto* number = a.at.data();
  const auto work = [&](Mask& out, Column& chosen) {
    out = (where([=](std::size_t lane) { return number[lane] > 4; }) | some) ^
          ~where([=](std::size_t lane) { return number[lane] == 7; });
    each_word(some, [&](Word word, std::size_t lane, std::size_t bit) {
      chosen.at[lane] = (word >> bit & 1U) != 0 ? number[lane] : -1;
    });
  };
  Mask here, wide;
  Column here_chosen{}, wide_chosen{};
  work(here, here_chosen);
  widest([&] { work(wide, wide_chosen); });
  EXPECT_EQ(here, wide);
  EXPECT_EQ(here_chosen.at, wide_chosen.at);
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    EXPECT_EQ(here.has(lane), (number[lane] > 4 || some.has(lane)) != (number[lane] != 7)) << lane;
    EXPECT_EQ(here_chosen.at[lane], some.has(lane) ? number[lane] : -1) << lane;
  }
  EXPECT_TRUE(some.any());
  EXPECT_FALSE((some & ~some).any());
}

}  // namespace
}  // namespace hirepath::screen
