// One test or more for each oddity of USAJOBS data, numbered as the data's own description numbers them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "usajobs/job_fixture.hpp"

namespace hirepath::usajobs::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Quirk1WhoMayApply, EmptySince2018AndThenNotReported) {
  const Announcement today = job(R"("WhoMayApply": {"Name": "", "Code": ""}, "HiringPath": ["public"])");
  EXPECT_FALSE(today.who_may_apply.has_value());
  ASSERT_EQ(today.hiring_paths.size(), 1U);
  EXPECT_EQ(today.hiring_paths[0].code, "public");
}

TEST(Quirk1WhoMayApply, FilledBefore2018AndThenStandsForThePaths) {
  const Announcement old =
      job(R"("WhoMayApply": {"Name": "Status candidates of our agency and others", "Code": "15513"})");
  ASSERT_TRUE(old.who_may_apply.has_value());
  EXPECT_EQ(old.who_may_apply->code, "15513");
  EXPECT_THAT(old.hiring_paths, IsEmpty());
  EXPECT_THAT(authorities(old, "WhoMayApply"), ElementsAre("reinstatement", "transfer", "veoa"));
  EXPECT_EQ(fact(old, "position.open-outside-workforce"), "yes");
}

TEST(Quirk2PathLabels, LabelsAndCodesOfEitherCaseAreOnePath) {
  const Announcement row = historic(
      R"json("hiringPaths": [{"hiringPath": "Federal employees - Competitive service"}, {"hiringPath": "Land & base management"},
                                       {"hiringPath": "Land and base management"}, {"hiringPath": "Career transition (CTAP, ICTAP, RPL)"}])json");
  ASSERT_EQ(row.hiring_paths.size(), 4U);
  EXPECT_EQ(row.hiring_paths[0].code, "fed-competitive");
  EXPECT_EQ(row.hiring_paths[0].raw, "Federal employees - Competitive service");
  EXPECT_EQ(row.hiring_paths[1].code, "land");
  EXPECT_EQ(row.hiring_paths[2].code, "land");
  EXPECT_EQ(row.hiring_paths[3].code, "fed-transition");
  EXPECT_THAT(row.warnings, IsEmpty());
  const Announcement upper = job(R"("HiringPath": ["FED-COMPETITIVE"])");
  ASSERT_EQ(upper.hiring_paths.size(), 1U);
  EXPECT_EQ(upper.hiring_paths[0].code, "fed-competitive");
  EXPECT_EQ(upper.hiring_paths[0].raw, "FED-COMPETITIVE");
}

TEST(Quirk3Grades, CodeOfJobGradeIsThePayPlanAndGradesAreTexts) {
  const Announcement two = job(R"("LowGrade": "6", "HighGrade": "07")", R"("JobGrade": [{"Code": "GS"}])");
  EXPECT_EQ(two.pay_plan, "GS");
  EXPECT_EQ(two.low_grade, 6);
  EXPECT_EQ(two.high_grade, 7);
  EXPECT_EQ(two.high_grade_text, "07");
  ASSERT_EQ(grades(two).size(), 2U);
  EXPECT_EQ(values::to_string(grades(two)[0]), "GS-6");
  EXPECT_EQ(values::to_string(grades(two)[1]), "GS-7");
}

TEST(Quirk3Grades, ZeroZeroIsAPlanWithoutGradesAndNoGradeOfTheGeneralSchedule) {
  const Announcement executive =
      job(R"("LowGrade": "00", "HighGrade": "00", "PromotionPotential": "00")", R"("JobGrade": [{"Code": "ES"}])");
  EXPECT_EQ(executive.low_grade, 0);
  EXPECT_FALSE(executive.promotion_potential.has_value());
  EXPECT_THAT(executive.warnings, IsEmpty());
  const Announcement wrong = job(R"("LowGrade": "00", "HighGrade": "00")", R"("JobGrade": [{"Code": "GS"}])");
  EXPECT_FALSE(wrong.low_grade.has_value());
  EXPECT_THAT(codes(wrong.warnings), ElementsAre("HP616", "HP616"));
  EXPECT_THAT(grades(wrong), IsEmpty());
}

TEST(Quirk3Grades, LettersAreKeptAsWrittenAndLeaveTheGradeOpen) {
  const Announcement lettered = job(R"("LowGrade": "J", "HighGrade": "K")", R"("JobGrade": [{"Code": "SV"}])");
  EXPECT_EQ(lettered.low_grade_text, "J");
  EXPECT_FALSE(lettered.low_grade.has_value());
  EXPECT_FALSE(fact(lettered, "position.grade").has_value());
  EXPECT_TRUE(says_open(lettered, "The grade \"J\" is no number"));
  EXPECT_THAT(lettered.warnings, IsEmpty());
}

TEST(Quirk3Grades, BlankHighGradeIsTheLowOneAndSaysSo) {
  const Announcement old = job(R"("LowGrade": "13", "HighGrade": "")", R"("JobGrade": [{"Code": "GS"}])");
  EXPECT_EQ(fact(old, "position.grade"), "GS-13");
  EXPECT_TRUE(says_open(old, "highest grade is left blank"));
}

TEST(Quirk4Sensitivity, BothSpellingsAreRead) {
  EXPECT_EQ(job(R"("PositionSensitivitiy": "Noncritical-Sensitive (NCS)/Moderate Risk")").sensitivity,
            "Noncritical-Sensitive (NCS)/Moderate Risk");
  EXPECT_EQ(job(R"("PositionSensitivity": "Non-sensitive (NS)/Low Risk")").sensitivity, "Non-sensitive (NS)/Low Risk");
}

TEST(Quirk5Booleans, RealOnesTextsAndLetters) {
  const Announcement mixed = job(R"("TeleworkEligible": true, "RemoteIndicator": "False", "DrugTestRequired": "True")");
  EXPECT_EQ(mixed.telework, true);
  EXPECT_EQ(mixed.remote, false);
  EXPECT_EQ(mixed.drug_test, true);
  const Announcement row = historic(R"("teleworkEligible": "Y", "drugTestRequired": "N")");
  EXPECT_EQ(row.telework, true);
  EXPECT_EQ(row.drug_test, false);
  EXPECT_FALSE(row.remote.has_value());
}

TEST(Quirk5Booleans, AnythingElseIsAWarningAndStaysOpen) {
  const Announcement odd = job(R"("RemoteIndicator": "Sometimes")");
  EXPECT_FALSE(odd.remote.has_value());
  ASSERT_THAT(codes(odd.warnings), ElementsAre("HP617"));
  EXPECT_EQ(odd.warnings[0].pointer, "/MatchedObjectDescriptor/UserArea/Details/RemoteIndicator");
}

TEST(Quirk6EmptyNames, TheCodeStandsForTheNameBesideIt) {
  const Announcement coded = job(
      "",
      R"("PositionOfferingType": [{"Name": "", "Code": "15319"}], "PositionSchedule": [{"Name": "", "Code": "2"}])");
  EXPECT_EQ(coded.tenure, Tenure::term);
  EXPECT_THAT(coded.offering_types, ElementsAre("Term"));
  EXPECT_THAT(coded.schedules, ElementsAre("Part-time"));
}

TEST(Quirk6EmptyNames, MissingJobCategoryLeavesTheSeriesOpen) {
  const Announcement bare = job("");
  EXPECT_THAT(bare.series, IsEmpty());
  EXPECT_FALSE(fact(bare, "position.series").has_value());
  EXPECT_TRUE(says_open(bare, "no occupational series"));
}

TEST(Quirk6EmptyNames, PromotionPotentialNone) {
  const Announcement none =
      job(R"("LowGrade": "12", "HighGrade": "12", "PromotionPotential": "None")", R"("JobGrade": [{"Code": "GS"}])");
  EXPECT_TRUE(none.no_promotion_potential);
  EXPECT_EQ(fact(none, "position.promotion-potential"), "GS-12");
  const Announcement range =
      job(R"("LowGrade": "11", "HighGrade": "12", "PromotionPotential": "None")", R"("JobGrade": [{"Code": "GS"}])");
  EXPECT_FALSE(fact(range, "position.promotion-potential").has_value());
}

TEST(Quirk7Shapes, MajorDutiesAreATextOrAnArray) {
  const std::string direct_hire =
      R"("JobSummary": "This is a Direct Hire notice.", "LowGrade": "13", "HighGrade": "13", "ServiceType": "01")";
  const std::string series =
      R"("JobCategory": [{"Code": "1550"}], "JobGrade": [{"Code": "GS"}], "DepartmentName": "Department of Energy")";
  for (const std::string duties : {R"("MajorDuties": "Leads cybersecurity work.")",
                                   R"("MajorDuties": ["Writes.", "Leads cybersecurity work."])"}) {
    const Announcement cyber = job(direct_hire + ", " + duties, series);
    ASSERT_THAT(authorities(cyber), ElementsAre("dha-gw-cyber")) << duties;
    EXPECT_THAT(cyber.candidates[0].reason, ::testing::HasSubstr("the announcement's words on the work speak of it"))
        << duties;
    EXPECT_THAT(cyber.warnings, IsEmpty()) << duties;
  }
}

TEST(Quirk7Shapes, PayRangesAreTextsOrNumbers) {
  const Announcement texts = job(
      "",
      R"("PositionRemuneration": [{"MinimumRange": "186841.0", "MaximumRange": "195000.55", "RateIntervalCode": "PA", "Description": "Per Year"}])");
  ASSERT_EQ(texts.pay.size(), 1U);
  EXPECT_EQ(texts.pay[0].minimum_cents, 18684100);
  EXPECT_EQ(texts.pay[0].maximum_cents, 19500055);
  EXPECT_EQ(texts.pay[0].interval, "Per Year");
  const Announcement numbers =
      historic(R"("minimumSalary": 80000.0, "maximumSalary": 120000, "salaryType": "Per Year")");
  ASSERT_EQ(numbers.pay.size(), 1U);
  EXPECT_EQ(numbers.pay[0].minimum_cents, 8000000);
  EXPECT_EQ(numbers.pay[0].maximum_cents, 12000000);
}

TEST(Quirk8Dates, ThreeSpellingsOfADay) {
  const Announcement modern = job(
      "", R"("PublicationStartDate": "2023-07-26T00:00:00.0000", "ApplicationCloseDate": "2023-08-24T23:59:59.9970")");
  EXPECT_EQ(modern.open_date, values::make_date(2023, 7, 26));
  EXPECT_EQ(modern.close_date, values::make_date(2023, 8, 24));
  EXPECT_EQ(job("", R"("ApplicationCloseDate": "2016-05-16T00:00:00Z")").close_date, values::make_date(2016, 5, 16));
  EXPECT_EQ(historic(R"("positionCloseDate": "2024-08-01")").close_date, values::make_date(2024, 8, 1));
}

TEST(Quirk8Dates, AMissingPublicationDateIsReadFromThePositionsOwn) {
  const Announcement other =
      job("", R"("PositionStartDate": "2026-01-02T00:00:00.0000", "PositionEndDate": "2026-01-16T23:59:59.9970")");
  EXPECT_EQ(other.open_date, values::make_date(2026, 1, 2));
  EXPECT_EQ(other.close_date, values::make_date(2026, 1, 16));
}

TEST(Quirk9Service, NumbersAndLabels) {
  EXPECT_EQ(fact(job(R"("ServiceType": "01")"), "position.service"), "competitive");
  EXPECT_EQ(fact(job(R"("ServiceType": "02")"), "position.service"), "excepted");
  EXPECT_EQ(fact(job(R"("ServiceType": "03")"), "position.service"), "senior-executive");
  EXPECT_EQ(fact(historic(R"("serviceType": "Senior Executive")"), "position.service"), "senior-executive");
  EXPECT_EQ(fact(historic(R"("serviceType": "Excepted")"), "position.service"), "excepted");
}

TEST(Quirk10Authority, IsInTheProseAndNamesItsField) {
  const Announcement prose = job(R"("HowToApply": "Apply under 5 C.F.R. &sect; 213.3102 (u), please.")");
  ASSERT_THAT(authorities(prose), ElementsAre("schedule-a-disability"));
  EXPECT_EQ(prose.candidates[0].source, "HowToApply");
  EXPECT_THAT(prose.candidates[0].quote, ::testing::HasSubstr("213.3102 (u)"));
  EXPECT_LE(prose.candidates[0].quote.size(), 120U);
}

TEST(Quirk10Authority, StaysOpenInEveryAnnouncement) {
  const Announcement any = job(R"("HiringPath": ["vet"])", R"("ApplicationCloseDate": "2026-12-01T23:59:59.9970")");
  EXPECT_TRUE(says_open(any, "appointing authority is not a field"));
  EXPECT_TRUE(says_open(any, "area of consideration"));
  EXPECT_TRUE(says_open(any, "11:59 pm Eastern time on the closing date (2026-12-01)"));
}

// Quirk 11, contact fields, is contact_test.cpp.

}  // namespace
}  // namespace hirepath::usajobs::testing
