#include "values/value.hpp"

#include <gtest/gtest.h>

#include "values/printing.hpp"

namespace hirepath::values {
namespace {

TEST(Value, IsUnknownUntilItIsGiven) {
  EXPECT_FALSE(known(Value{}));
  EXPECT_TRUE(known(Value{false})) << "no is an answer";
  EXPECT_TRUE(known(Value{std::int64_t{0}})) << "zero is an answer";
  EXPECT_TRUE(known(Value{Choice{}})) << "the first choice is an answer";
}

TEST(Value, ValuesOfDifferentKindsAreNeverEqual) {
  EXPECT_NE(Value{true}, Value{std::int64_t{1}});
  EXPECT_NE(Value{Choice{1}}, Value{std::int64_t{1}});
  EXPECT_EQ(Value{Code{"0110"}}, Value{Code{"0110"}});
  EXPECT_NE(Value{Code{"0110"}}, Value{Code{"110"}}) << "a code is text, not a number";
  EXPECT_EQ((Value{DateBounds{{5}, {5}}}), (Value{DateBounds{{5}, {5}}}));
  EXPECT_NE((Value{DateBounds{{5}, {5}}}), (Value{DateBounds{{5}, {6}}}));
}

}  // namespace
}  // namespace hirepath::values
