#include "text/suggest.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace hirepath::text {
namespace {

// The definition of optimal string alignment, word for word; exponential, for short words only.
std::size_t by_definition(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return a.size() + b.size();
  const std::string_view a_rest = a.substr(1), b_rest = b.substr(1);
  std::size_t best = by_definition(a_rest, b_rest) + (a[0] == b[0] ? 0U : 1U);
  best = std::min(best, by_definition(a_rest, b) + 1);
  best = std::min(best, by_definition(a, b_rest) + 1);
  if (a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0])
    best = std::min(best, by_definition(a.substr(2), b.substr(2)) + 1);
  return best;
}

TEST(EditDistance, KnownPairs) {
  EXPECT_EQ(edit_distance("", ""), 0U);
  EXPECT_EQ(edit_distance("abc", ""), 3U);
  EXPECT_EQ(edit_distance("", "abc"), 3U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
  EXPECT_EQ(edit_distance("released", "realesed"), 2U)
      << "the a goes out and comes in again: no neighbours change places";
  EXPECT_EQ(edit_distance("grade", "garde"), 1U) << "two neighbours swapped";
  EXPECT_EQ(edit_distance("ca", "abc"), 3U) << "2 would edit one place twice (the unrestricted distance)";
}

TEST(EditDistance, AgreesWithItsDefinitionOnShortWords) {
  constexpr unsigned seed = 5;
  std::mt19937 random(seed);
  const auto word = [&random] {
    std::string letters;
    for (auto length = random() % 6; length > 0; --length) letters += "abc"[random() % 3];
    return letters;
  };
  for (int round = 0; round < 400; ++round) {
    const std::string a = word(), b = word();
    ASSERT_EQ(edit_distance(a, b), by_definition(a, b))
        << "seed " << seed << ", round " << round << ": '" << a << "' and '" << b << "'";
    ASSERT_EQ(edit_distance(a, b), edit_distance(b, a))
        << "seed " << seed << ", round " << round << ": '" << a << "' and '" << b << "'";
  }
}

TEST(Nearest, FindsTheWordThatWasMeant) {
  const std::vector<std::string> facts{"person.disabled", "person.service-periods", "position.grade"};
  EXPECT_EQ(nearest("person.desabled", facts), "person.disabled");
  EXPECT_EQ(nearest("position.gade", facts), "position.grade");
  EXPECT_EQ(nearest("position.grade", facts), "position.grade");
}

TEST(Nearest, IsSilentWhenNothingIsNear) {
  const std::vector<std::string> facts{"person.disabled", "position.grade"};
  EXPECT_EQ(nearest("agency.shortage", facts), "");
  EXPECT_EQ(nearest("", facts), "");
  EXPECT_EQ(nearest("person", std::vector<std::string>{}), "");
}

TEST(Nearest, AThirdOfTheLengthIsTheLimit) {
  const std::vector<std::string> nine{"abcdefghi"};
  EXPECT_EQ(nearest("abcdefxyz", nine), "abcdefghi") << "3 of 9";
  EXPECT_EQ(nearest("abcdexxyz", nine), "") << "4 of 9";
  const std::vector<std::string> four{"abcd"};
  EXPECT_EQ(nearest("abxy", four), "abcd") << "two edits are always near enough";
  EXPECT_EQ(nearest("axyz", four), "");
  EXPECT_EQ(nearest("ab", four), "") << "two letters, two edits";
  EXPECT_EQ(nearest("abcdef", four), "abcd") << "two letters too many";
  EXPECT_EQ(nearest("abcdefg", four), "");
}

TEST(Nearest, AWordWithNothingInCommonIsNoHelp) {
  const std::vector<std::string> short_words{"no", "hr"};
  EXPECT_EQ(nearest("va", short_words), "");
  EXPECT_EQ(nearest("ha", short_words), "hr");
}

TEST(Nearest, TiesGoToTheFirstInAlphabet) {
  std::vector<std::string> candidates{"grade", "grape", "grace"};
  std::sort(candidates.begin(), candidates.end());
  do {
    EXPECT_EQ(nearest("grate", candidates), "grace");
  } while (std::next_permutation(candidates.begin(), candidates.end()));
}

}  // namespace
}  // namespace hirepath::text
