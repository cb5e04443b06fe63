// The same announcement in every shape a document may have.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "usajobs/job_fixture.hpp"

namespace hirepath::usajobs::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> control_numbers(const Reading& reading) {
  std::vector<std::string> numbers;
  for (const Announcement& announcement : reading.jobs) numbers.push_back(announcement.control_number);
  return numbers;
}

TEST(Shapes, OneItem) { EXPECT_THAT(control_numbers(read_text(item(""))), ElementsAre("100000000")); }

TEST(Shapes, ArrayOfItems) {
  EXPECT_THAT(control_numbers(read_text("[" + item("") + "," + item("") + "]")), ElementsAre("100000000", "100000000"));
}

TEST(Shapes, SearchResponse) {
  const Reading reading = read_text(
      R"({"LanguageCode": "EN", "SearchResult": {"SearchResultCount": 1, "SearchResultItems": [)" + item("") + "]}}");
  EXPECT_THAT(control_numbers(reading), ElementsAre("100000000"));
  EXPECT_THAT(reading.found, IsEmpty());
}

TEST(Shapes, HistoricPageInTheOrderOfItsRows) {
  const Reading reading = read_text(
      R"({"paging": {"next": null}, "data": [{"usajobsControlNumber": 222222222}, {"usajobsControlNumber": 111111111}]})");
  EXPECT_THAT(control_numbers(reading), ElementsAre("222222222", "111111111"));
}

TEST(Shapes, OneHistoricRow) {
  EXPECT_THAT(control_numbers(read_text(R"({"usajobsControlNumber": 123456789, "positionTitle": "Example"})")),
              ElementsAre("123456789"));
}

TEST(Shapes, ByteOrderMarkIsSkipped) { EXPECT_EQ(read_text("\xEF\xBB\xBF" + item("")).jobs.size(), 1U); }

TEST(Shapes, HistoricRowReadInFull) {
  const Announcement a = historic(
      R"("announcementNumber": "EX-26-0001", "positionTitle": "Economist", "hiringAgencyName": "Example Bureau", "hiringDepartmentName": "Department of Commerce",
    "appointmentType": "Term", "workSchedule": "Full-time", "payScale": "GS", "minimumGrade": "11", "maximumGrade": "12", "promotionPotential": "13", "serviceType": "Competitive",
    "securityClearance": "Secret", "positionOpenDate": "2026-03-02", "positionCloseDate": "2026-03-16", "totalOpenings": "Few", "jobCategories": [{"series": "0110"}],
    "positionLocations": [{"positionLocationCity": "Suitland", "positionLocationState": "Maryland"}, {"positionLocationCity": "Suitland", "positionLocationState": "Maryland"}])");
  EXPECT_EQ(a.announcement_number, "EX-26-0001");
  EXPECT_EQ(a.title, "Economist");
  EXPECT_EQ(a.organization, "Example Bureau");
  EXPECT_EQ(a.tenure, Tenure::term);
  EXPECT_THAT(a.schedules, ElementsAre("Full-time"));
  EXPECT_EQ(a.low_grade, 11);
  EXPECT_EQ(a.high_grade, 12);
  ASSERT_TRUE(a.promotion_potential.has_value());
  EXPECT_EQ(values::to_string(*a.promotion_potential), "GS-13");
  EXPECT_EQ(a.service, Service::competitive);
  EXPECT_EQ(a.clearance, "Secret");
  EXPECT_EQ(a.openings, "Few");
  EXPECT_THAT(a.locations, ElementsAre("Suitland, Maryland"));
  EXPECT_EQ(a.open_date, values::make_date(2026, 3, 2));
  EXPECT_EQ(fact(a, "agency.department"), "commerce");
  EXPECT_TRUE(says_open(a, "carries no prose"));
  EXPECT_THAT(a.warnings, IsEmpty());
}

TEST(Shapes, HistoricExportWithListsInsideTextsAndCapitalKeys) {
  const Announcement a = historic(
      R"json("HiringPaths": "[{\"hiringPath\": \"The public\"}, {\"hiringPath\": \"Veterans\"}]", "JobCategories": "[{\"series\": \"1301\"}, {\"series\": \"819\"}]")json");
  ASSERT_EQ(a.hiring_paths.size(), 2U);
  EXPECT_EQ(a.hiring_paths[0].code, "public");
  EXPECT_EQ(a.hiring_paths[1].code, "vet");
  ASSERT_EQ(a.series.size(), 2U);
  EXPECT_EQ(a.series[1].code, "0819");
}

TEST(Shapes, ControlNumberMayBeANumberOrAText) {
  EXPECT_THAT(
      control_numbers(read_text(R"([{"usajobs_control_number": "767342200"}, {"usajobsControlNumber": 767342200}])")),
      ElementsAre("767342200", "767342200"));
}

}  // namespace
}  // namespace hirepath::usajobs::testing
