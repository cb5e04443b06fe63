#include "explain/what_if.hpp"

#include <gmock/gmock.h>

#include "session/small.hpp"

namespace hirepath {
namespace {
using values::Truth;

TEST(WhatIf, BeforeAfterAndTheConditionsThatChange) {
  auto small = Small::rules(
      "rule way\n  the person may be appointed under way if all of\n  (1) person.a [1 USC 1]\n"
      "  (2) the action date is on or before person.end [1 USC 2]\n  (3) person.b [1 USC 3]\n");
  small.set("person.a", "yes").set("person.end", "2026-06-30").set("person.b", "no");
  const auto before = small.session({day("2026-01-01"), {}, false, false});
  small.set("person.b", "yes");
  const auto after = small.session({day("2026-01-01"), {}, false, false});
  const auto what =
      explain::what_if(before.network(), {&before.facts(), {}}, {&after.facts(), {}}, before.options(), 0);
  EXPECT_EQ(what.before.status, model::Status::does_not_apply);
  EXPECT_EQ(what.after.status, model::Status::may_apply);
  EXPECT_EQ(what.after.until, day("2026-06-30"));
  ASSERT_EQ(what.conditions.size(), 1U);
  EXPECT_EQ(what.conditions[0].label, "way(3)");
  EXPECT_EQ(what.conditions[0].before, Truth::no);
  EXPECT_EQ(what.conditions[0].after, Truth::yes);
}

}  // namespace
}  // namespace hirepath
