// Values as people write them, and back.
#include <gtest/gtest.h>

#include "model/load.hpp"

namespace hirepath::model {
namespace {

using values::Kind;

Type type(Kind kind) { return {kind, {}, {}, {}, none}; }

std::string again(const Type& of, std::string_view text) {
  std::string expected;
  const auto value = parse_value(of, text, expected);
  return value ? to_string(of, *value) : "not a value; expected " + expected;
}

TEST(ValueText, WhatIsReadIsWrittenAgain) {
  EXPECT_EQ(again(type(Kind::yes_no), "yes"), "yes");
  EXPECT_EQ(again(type(Kind::yes_no), "no"), "no");
  for (const char* day : {"2024-05-14", "2024-05", "2024", "2024-01-10..2024-03-01", "..2024-03-01", "2024-01-10.."})
    EXPECT_EQ(again(type(Kind::date), day), day);
  for (const char* number : {"0", "-3", "9223372036854775807"}) EXPECT_EQ(again(type(Kind::number), number), number);
  EXPECT_EQ(again(type(Kind::grade), "GS-11"), "GS-11");
  EXPECT_EQ(again(type(Kind::grade), "gs-7"), "GS-7");
  EXPECT_EQ(again(type(Kind::code), "0110"), "0110");
  const Type choice{Kind::choice, {"red", "green"}, {}, {}, none};
  EXPECT_EQ(again(choice, "green"), "green");
}

TEST(ValueText, WhatDoesNotFitSaysWhatWould) {
  EXPECT_EQ(again(type(Kind::yes_no), "maybe"), "not a value; expected yes or no");
  for (const char* day : {"2025-02-29", "2024-13", "24-05-14", "2024-03-01..2024-01-10", "today", ""}) {
    EXPECT_EQ(again(type(Kind::date), day), "not a value; expected a date such as 2024-05-14, 2024-05 or 2024") << day;
  }
  const Type percent{Kind::number, {}, 0, 100, none};
  for (const char* number : {"101", "-1", "3.5", "ten", "", "9223372036854775808"}) {
    EXPECT_EQ(again(percent, number), "not a value; expected a whole number from 0 to 100") << number;
  }
  EXPECT_EQ(again(type(Kind::grade), "eleven"), "not a value; expected a pay plan and grade such as GS-11");
  for (const char* code : {"", "gs", "01 10", "01234567890123456"}) {
    EXPECT_EQ(again(type(Kind::code), code), "not a value; expected a code of capital letters and digits such as 0110")
        << code;
  }
  const Type choice{Kind::choice, {"red", "green"}, {}, {}, none};
  EXPECT_EQ(again(choice, "blue"), "not a value; expected one of red, green");
}

TEST(ValueText, NothingKnownIsUnknown) { EXPECT_EQ(to_string(type(Kind::date), {}), "unknown"); }

TEST(Status, HasOneWordEach) {
  for (const auto status : {Status::may_apply, Status::conditional, Status::undecided, Status::does_not_apply,
                            Status::conflict, Status::not_in_force}) {
    EXPECT_EQ(parse_status(to_string(status)), status);
  }
  EXPECT_EQ(to_string(Status::not_in_force), "not-in-force");
  EXPECT_FALSE(parse_status("perhaps"));
}

TEST(JsonName, HasUnderscores) { EXPECT_EQ(json_name("person.service-periods"), "person.service_periods"); }

}  // namespace
}  // namespace hirepath::model
