#include "values/grade.hpp"

#include <gtest/gtest.h>

namespace hirepath::values {
namespace {

TEST(Grade, IsReadAsAnnouncementsWriteIt) {
  const std::pair<const char*, const char*> table[] = {
      {"GS-11", "GS-11"}, {"gs-7", "GS-7"},  {"GS-07", "GS-7"}, {"GG-13", "GG-13"},
      {"ND-06", "ND-6"},  {"Wg-08", "WG-8"}, {"ES-00", "ES-0"}, {"abc-99", "ABC-99"},
  };
  for (const auto& [written, canonical] : table) {
    const auto grade = parse_grade(written);
    ASSERT_TRUE(grade) << written;
    EXPECT_EQ(to_string(*grade), canonical) << written;
    EXPECT_EQ(parse_grade(canonical), grade) << written;
  }
  EXPECT_EQ(parse_grade("gs-09")->plan_name(), "GS");
  EXPECT_EQ(parse_grade("gs-09")->level, 9);
}

TEST(Grade, AnythingElseIsNotAGrade) {
  for (const char* wrong : {"",       "-",      "GS",      "GS-",   "-11",    "11",           "GS11",
                            "GS 11",  "GS-100", "GS-011",  "GS--1", "GS-+1",  "GS-1a",        " GS-11",
                            "GS-11 ", "G-11",   "GSSG-11", "G1-11", "GS-1-2", "G\xC3\xA9-11", "GS-\xD9\xA1"}) {
    EXPECT_FALSE(parse_grade(wrong)) << "'" << wrong << "'";
  }
}

TEST(Grade, IsMadeOnlyOfAPlanAndALevelThatExist) {
  EXPECT_EQ(make_grade("gs", 0), parse_grade("GS-0"));
  EXPECT_EQ(make_grade("GS", 99), parse_grade("GS-99"));
  EXPECT_FALSE(make_grade("GS", -1));
  EXPECT_FALSE(make_grade("GS", 100));
  EXPECT_FALSE(make_grade("", 11));
  EXPECT_FALSE(make_grade("G", 11));
  EXPECT_FALSE(make_grade("GSGS", 11));
  EXPECT_FALSE(make_grade("G-", 11));
  EXPECT_FALSE(make_grade(std::string_view("G\0", 2), 11));
}

TEST(Grade, ComparesOnTheGeneralScheduleLadder) {
  const auto order = [](const char* a, const char* b) { return compare(*parse_grade(a), *parse_grade(b)); };
  EXPECT_EQ(order("GS-9", "GS-11"), std::strong_ordering::less) << "as numbers, not as text";
  EXPECT_EQ(order("GS-11", "GS-11"), std::strong_ordering::equal);
  EXPECT_EQ(order("GS-12", "GS-11"), std::strong_ordering::greater);
  EXPECT_EQ(order("GG-11", "GS-11"), std::strong_ordering::equal);
  EXPECT_EQ(order("GL-7", "GG-9"), std::strong_ordering::less);
}

TEST(Grade, OtherLaddersAreForTheAgencyToEquate) {
  const auto order = [](const char* a, const char* b) { return compare(*parse_grade(a), *parse_grade(b)); };
  EXPECT_FALSE(order("WG-8", "GS-8"));
  EXPECT_FALSE(order("GS-8", "WG-8"));
  EXPECT_FALSE(order("ND-3", "NT-3"));
  EXPECT_FALSE(order("FP-1", "FP-9")) << "the Foreign Service counts downward";
  EXPECT_EQ(order("FP-4", "FP-4"), std::strong_ordering::equal) << "a grade is equal to itself";
}

TEST(Grade, KnowsThePlansOfTheLadder) {
  for (const char* plan : {"GS", "GG", "GH", "GL", "GM", "GP", "GR"})
    EXPECT_TRUE(on_general_schedule_ladder(plan)) << plan;
  for (const char* plan : {"WG", "ES", "FG", "NH", "AD", "gs", "GSX", "G", ""})
    EXPECT_FALSE(on_general_schedule_ladder(plan)) << plan;
}

}  // namespace
}  // namespace hirepath::values
