// Real announcements of 2016, 2022 and 2023, and a synthetic historic row, where the shared data is at hand.
// Expectations were read off the announcements by eye.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "usajobs/job_fixture.hpp"

namespace hirepath::usajobs::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Samples : public ::testing::Test {
 protected:
  static Reading sample(const std::string& name) {
    std::ifstream in(std::string(HIREPATH_SHARED_DIR) + "/data/usajobs/" + name, std::ios::binary);
    return read_text(std::string(std::istreambuf_iterator<char>(in), {}));
  }
  void SetUp() override {
    if (!std::ifstream(std::string(HIREPATH_SHARED_DIR) + "/data/usajobs/README.md"))
      GTEST_SKIP() << "skipped: needs ../shared";
  }
};

TEST_F(Samples, ExceptedServiceAnnouncementOf2022) {
  const Reading reading = sample("joa-645184400-2022.json");
  EXPECT_THAT(reading.found, IsEmpty());
  ASSERT_EQ(reading.jobs.size(), 1U);
  const Announcement& a = reading.jobs[0];
  EXPECT_THAT(a.warnings, IsEmpty());
  EXPECT_EQ(a.control_number, "645184400");
  EXPECT_EQ(a.locations.size(), 4U);
  EXPECT_EQ(a.openings, "13");
  EXPECT_EQ(a.telework, true);
  EXPECT_EQ(a.drug_test, true);
  EXPECT_EQ(a.clearance, "Sensitive Compartmented Information");
  EXPECT_EQ(a.sensitivity, "Special-Sensitive (SS)/High Risk");
  EXPECT_EQ(a.close_date, values::make_date(2022, 4, 14));
  EXPECT_THAT(
      facts(a),
      ElementsAre(std::pair("position.service", "excepted"), std::pair("position.grade", "GG-13"),
                  std::pair("position.promotion-potential", "GG-13"), std::pair("position.series", "1550"),
                  std::pair("position.tenure", "permanent"), std::pair("position.open-outside-workforce", "yes"),
                  std::pair("position.public-notice", "yes"), std::pair("position.remote", "no"),
                  std::pair("agency.kind", "executive-agency"), std::pair("agency.department", "defense")));
  EXPECT_THAT(authorities(a), ElementsAre("dod-dcips-1601"));  // its prose calls the position a DCIPS one
}

TEST_F(Samples, TheSearchResponseHoldsTheSameAnnouncement) {
  const Reading alone = sample("joa-645184400-2022.json"), wrapped = sample("search-response-2022.json");
  ASSERT_EQ(wrapped.jobs.size(), 1U);
  EXPECT_EQ(facts(wrapped.jobs[0]), facts(alone.jobs[0]));
  EXPECT_EQ(authorities(wrapped.jobs[0]), authorities(alone.jobs[0]));
  EXPECT_EQ(wrapped.jobs[0].open, alone.jobs[0].open);
}

TEST_F(Samples, NavyDirectHireOf2023WithoutSeriesLeavesTheAuthorityOpen) {
  const Reading reading = sample("joa-739502000-2023-trimmed.json");
  ASSERT_EQ(reading.jobs.size(), 1U);
  const Announcement& a = reading.jobs[0];
  EXPECT_THAT(a.warnings, IsEmpty());
  EXPECT_EQ(fact(a, "position.grade"), "ND-6");
  EXPECT_EQ(fact(a, "agency.department"), "defense");
  EXPECT_THAT(authorities(a), ElementsAre("competitive-examining"));
  EXPECT_TRUE(says_open(a, "direct-hire laws of its own"));
  EXPECT_TRUE(says_open(a, "names no series"));
  EXPECT_THAT(a.schedules, ElementsAre("Full-time"));
}

TEST_F(Samples, ThreeAnnouncementsOf2016InTheOldShape) {
  const Reading reading = sample("search-items-2016.json");
  EXPECT_THAT(reading.found, IsEmpty());
  ASSERT_EQ(reading.jobs.size(), 3U);
  for (const Announcement& a : reading.jobs) {
    EXPECT_THAT(a.warnings, IsEmpty());
    EXPECT_THAT(a.hiring_paths, IsEmpty());
    EXPECT_THAT(authorities(a), ElementsAre("competitive-examining"));
  }
  EXPECT_EQ(reading.jobs[0].who_may_apply->code, "15669");
  EXPECT_EQ(grades(reading.jobs[0]).size(), 2U);
  EXPECT_FALSE(
      fact(reading.jobs[0], "position.series").has_value());  // "Interdisciplinary General Engineer/Physical Scientist"
  EXPECT_EQ(fact(reading.jobs[1], "position.grade"), "GS-13");  // its HighGrade is blank, its salary that of one grade
  EXPECT_EQ(fact(reading.jobs[1], "position.series"), "1301");
  EXPECT_EQ(fact(reading.jobs[2], "position.tenure"), "term");
  EXPECT_EQ(fact(reading.jobs[2], "agency.department"), "agriculture");
}

TEST_F(Samples, HistoricRow) {
  const Reading reading = sample("historicjoa-example-SYNTHETIC.json");
  EXPECT_THAT(reading.found, IsEmpty());
  ASSERT_EQ(reading.jobs.size(), 1U);
  const Announcement& a = reading.jobs[0];
  EXPECT_THAT(a.warnings, IsEmpty());
  EXPECT_EQ(a.control_number, "123456789");
  EXPECT_THAT(authorities(a),
              ElementsAre("reinstatement", "transfer", "vra", "veoa", "disabled-vet-30", "vow-120-day"));
  EXPECT_EQ(fact(a, "position.merit-promotion"), "yes");
  EXPECT_EQ(fact(a, "position.promotion-potential"), "GS-13");
  EXPECT_EQ(fact(a, "agency.department"), "independent");
}

}  // namespace
}  // namespace hirepath::usajobs::testing
