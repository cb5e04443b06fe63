#include "values/truth.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace hirepath::values {
namespace {

constexpr std::array all{Truth::no, Truth::unknown, Truth::yes};

// Kleene's tables are the least, the greatest and the mirror image on the line no < unknown < yes.
int rank(Truth truth) { return truth == Truth::no ? 0 : (truth == Truth::unknown ? 1 : 2); }

TEST(Truth, FollowsKleenesTables) {
  for (Truth a : all) {
    EXPECT_EQ(rank(opposite(a)), 2 - rank(a));
    for (Truth b : all) {
      EXPECT_EQ(rank(both(a, b)), std::min(rank(a), rank(b))) << rank(a) << " and " << rank(b);
      EXPECT_EQ(rank(either(a, b)), std::max(rank(a), rank(b))) << rank(a) << " or " << rank(b);
    }
  }
}

TEST(Truth, LearningMoreNeverTurnsAnAnswerRound) {
  // What is known when `a` is not can only be what holds for both values of `a`.
  for (Truth b : all) {
    if (both(Truth::unknown, b) != Truth::unknown) {
      EXPECT_EQ(both(Truth::yes, b), both(Truth::unknown, b));
      EXPECT_EQ(both(Truth::no, b), both(Truth::unknown, b));
    }
    if (either(Truth::unknown, b) != Truth::unknown) {
      EXPECT_EQ(either(Truth::yes, b), either(Truth::unknown, b));
      EXPECT_EQ(either(Truth::no, b), either(Truth::unknown, b));
    }
  }
}

TEST(Truth, ComesFromWhatIsKnown) {
  EXPECT_EQ(truth(true), Truth::yes);
  EXPECT_EQ(truth(false), Truth::no);
  EXPECT_EQ(Truth{}, Truth::unknown) << "nothing said is nothing known";
}

}  // namespace
}  // namespace hirepath::values
