// Input that is wrong, each kind once: one finding with its code and place, and no announcement made up.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "usajobs/job_fixture.hpp"

namespace hirepath::usajobs::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(Malformed, NotJson) {
  for (const char* text : {"", "   ", "{", "[1,", "{\"a\" 1}", "nonsense", "{} {}", "{\"a\": 01}", "[1e999]",
                           "{\"a\": \"\\ud800\"}", "{'a': 1}", "\"open"}) {
    const Reading reading = read_text(text);
    EXPECT_THAT(codes(reading.found), ElementsAre("HP601")) << text;
    EXPECT_THAT(reading.jobs, IsEmpty()) << text;
  }
}

TEST(Malformed, NotJsonSaysLineColumnAndPointer) {
  const Reading reading = read_text("{\n \"data\": [\n  {\"positionTitle\": ?}]}");
  ASSERT_EQ(reading.found.size(), 1U);
  EXPECT_EQ(reading.found[0].message, "not JSON at line 3, column 21");
  EXPECT_EQ(reading.found[0].pointer, "/data/0/positionTitle");
  EXPECT_EQ(
      text::to_text(reading.found),
      "job.json:/data/0/positionTitle: error HP601: not JSON at line 3, column 21\n  expected: a JSON document\n");
}

TEST(Malformed, IllFormedUtf8) {
  for (const char* bytes : {"\xC3\x28", "\xFF", "\xED\xA0\x80", "\xC0\xAF", "\xF5\x80\x80\x80"}) {
    EXPECT_THAT(codes(read_text(std::string("{\"data\": \"") + bytes + "\"}").found), ElementsAre("HP603"));
  }
}

TEST(Malformed, DuplicateKey) {
  const Reading reading =
      read_text(R"({"data": [{"usajobsControlNumber": 1, "positionTitle": "a", "positionTitle": "b"}]})");
  ASSERT_THAT(codes(reading.found), ElementsAre("HP605"));
  EXPECT_EQ(reading.found[0].pointer, "/data/0/positionTitle");
  EXPECT_THAT(reading.jobs, IsEmpty());
}

TEST(Malformed, SixtyFourLevelsAreReadAndSixtyFiveAreNot) {
  const auto nested = [](std::size_t levels) {
    return R"({"usajobsControlNumber": 1, "deep": )" + std::string(levels - 1, '[') + std::string(levels - 1, ']') +
           "}";
  };
  EXPECT_EQ(read_text(nested(64)).jobs.size(), 1U);
  EXPECT_THAT(codes(read_text(nested(65)).found), ElementsAre("HP604"));
  EXPECT_THAT(codes(read_text(std::string(1'000'000, '[')).found), ElementsAre("HP604"));
}

TEST(Malformed, TooLarge) {
  EXPECT_THAT(codes(read_text(std::string((16U << 20U) + 1, ' ')).found), ElementsAre("HP602"));
  std::string values = "[0";
  for (int i = 0; i < 1'000'001; ++i) values += ",0";
  EXPECT_THAT(codes(read_text(values + "]").found), ElementsAre("HP602"));
}

TEST(Malformed, AListHasAtMostTwoThousandItems) {
  const auto list = [](int count) {
    std::string items;
    for (int i = 0; i < count; ++i) items += (i == 0 ? "" : ",") + item("");
    return read_text("[" + items + "]");
  };
  EXPECT_EQ(list(2000).jobs.size(), 2000U);
  const auto over = list(2001);
  EXPECT_THAT(codes(over.found), ElementsAre("HP602"));
  EXPECT_TRUE(over.jobs.empty());
}

TEST(Malformed, NoKnownShape) {
  for (const char* text :
       {"{}", "null", "7", "\"text\"", R"({"MatchedObjectDescriptor": 3})", R"({"SearchResult": []})",
        R"({"SearchResult": {"SearchResultItems": {}}})", R"({"data": {}})"}) {
    const Reading reading = read_text(text);
    ASSERT_THAT(codes(reading.found), ElementsAre("HP606")) << text;
    EXPECT_FALSE(reading.found[0].pointer.empty()) << text;
  }
}

TEST(Malformed, OneBadItemDoesNotSpoilTheOthers) {
  const Reading reading = read_text("[" + item("") + ", {\"Other\": 1}, 5, " + item("") + "]");
  EXPECT_EQ(reading.jobs.size(), 2U);
  ASSERT_THAT(codes(reading.found), ElementsAre("HP607", "HP607"));
  EXPECT_EQ(reading.found[0].pointer, "/1");
  EXPECT_EQ(reading.found[1].pointer, "/2");
}

TEST(Malformed, EmptyListIsAWarning) {
  const Reading reading = read_text(R"({"SearchResult": {"SearchResultItems": []}})");
  ASSERT_THAT(codes(reading.found), ElementsAre("HP609"));
  EXPECT_EQ(reading.found[0].severity, text::Severity::warning);
  EXPECT_EQ(reading.found[0].pointer, "/SearchResult/SearchResultItems");
}

TEST(Malformed, WrongTypesAreWarningsAndTheRestIsRead) {
  const Announcement odd = job(
      R"("HiringPath": "vet", "LowGrade": {"a": 1}, "WhoMayApply": [1], "SecurityClearance": null, "TotalOpenings": 3)",
      R"("PositionTitle": ["x"], "JobCategory": 5, "JobGrade": "GS", "PositionLocation": null)");
  ASSERT_EQ(odd.hiring_paths.size(), 1U);
  EXPECT_EQ(odd.hiring_paths[0].code, "vet");
  EXPECT_EQ(odd.openings, "3");
  EXPECT_EQ(odd.pay_plan, "GS");
  EXPECT_EQ(odd.title, "");
  for (const text::Diagnostic& warning : odd.warnings) {
    EXPECT_EQ(warning.severity, text::Severity::warning);
    EXPECT_FALSE(warning.pointer.empty());
  }
  EXPECT_THAT(codes(odd.warnings), ::testing::IsSupersetOf({"HP608"}));
}

TEST(UnknownCodes, HiringPathNamesTheNearest) {
  const Announcement odd = job(R"("HiringPath": ["vett", "public"])");
  ASSERT_THAT(codes(odd.warnings), ElementsAre("HP611"));
  EXPECT_EQ(odd.warnings[0].pointer, "/MatchedObjectDescriptor/UserArea/Details/HiringPath/0");
  EXPECT_EQ(odd.warnings[0].suggestion, "did you mean \"vet\"?");
  EXPECT_EQ(odd.hiring_paths[0].code, "");
  EXPECT_EQ(odd.hiring_paths[0].raw, "vett");
  EXPECT_TRUE(says_open(odd, "\"vett\" is not known"));
}

TEST(UnknownCodes, HistoricLabelNamesTheNearest) {
  const Announcement odd = historic(R"("hiringPaths": [{"hiringPath": "Recent graduate"}])");
  ASSERT_THAT(codes(odd.warnings), ElementsAre("HP611"));
  EXPECT_THAT(odd.warnings[0].suggestion, HasSubstr("Recent graduates"));
}

TEST(UnknownCodes, PayPlanOfferingTypeAndServiceType) {
  const Announcement odd =
      job(R"("ServiceType": "07", "LowGrade": "03", "HighGrade": "03")",
          R"("JobGrade": [{"Code": "QQ"}], "PositionOfferingType": [{"Code": "99999", "Name": "Permanant"}])");
  EXPECT_THAT(codes(odd.warnings), ::testing::UnorderedElementsAre("HP612", "HP613", "HP614"));
  EXPECT_EQ(fact(odd, "position.grade"), "QQ-3");  // an unknown plan's grade still is its grade
  EXPECT_FALSE(odd.tenure.has_value());
  EXPECT_FALSE(odd.service.has_value());
  const auto offering = std::find_if(odd.warnings.begin(), odd.warnings.end(),
                                     [](const text::Diagnostic& warning) { return warning.code == "HP613"; });
  ASSERT_NE(offering, odd.warnings.end());
  EXPECT_EQ(offering->suggestion, "did you mean \"Permanent\"?");
}

TEST(UnknownCodes, DatesSeriesGradesAndMoney) {
  const Announcement odd =
      job(R"("LowGrade": "13", "HighGrade": "11")",
          R"("JobGrade": [{"Code": "GS"}], "JobCategory": [{"Code": "11O2"}], "PublicationStartDate": "05/16/2026",
                               "ApplicationCloseDate": "2026-02-30T00:00:00", "PositionRemuneration": [{"MinimumRange": "a lot"}])");
  EXPECT_THAT(codes(odd.warnings), ::testing::UnorderedElementsAre("HP616", "HP616", "HP618", "HP615", "HP615"));
  EXPECT_FALSE(odd.low_grade.has_value());
  EXPECT_THAT(odd.series, IsEmpty());
  EXPECT_FALSE(odd.open_date.has_value());
}

TEST(UnknownCodes, ClosingBeforeOpening) {
  const Announcement odd =
      job("", R"("PublicationStartDate": "2026-03-02T00:00:00", "ApplicationCloseDate": "2026-03-01T23:59:59")");
  EXPECT_THAT(codes(odd.warnings), ElementsAre("HP619"));
}

}  // namespace
}  // namespace hirepath::usajobs::testing
