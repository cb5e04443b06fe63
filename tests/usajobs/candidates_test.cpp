// Candidate authorities: from paths, from prose, and from direct hire with a series. A path is never one authority.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "usajobs/job_fixture.hpp"

namespace hirepath::usajobs::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

struct PathCase {
  const char* path;
  std::vector<std::string> authorities;
};

TEST(Paths, EachStandsForItsAuthorities) {
  const std::vector<PathCase> cases{
      {"public", {"competitive-examining"}},
      {"vet", {"vra", "veoa", "disabled-vet-30", "vow-120-day"}},
      {"mspouse",
       {"mil-spouse-active-duty", "mil-spouse-disabled-member", "mil-spouse-surviving", "dod-civilian-spouse",
        "covered-spouse-state-ic"}},
      {"disability", {"schedule-a-disability"}},
      {"fed-competitive", {"reinstatement", "transfer"}},
      {"peace", {"peace-corps-volunteer", "peace-corps-staff", "americorps-vista"}},
      {"student", {"pathways-intern", "post-secondary-student-3116"}},
      {"graduates", {"pathways-recent-graduate", "college-graduate-3115"}},
      {"native", {"indian-preference"}},
      {"land", {"land-management-workforce"}},
      {"overseas", {"overseas-family-member"}},
      {"fed-transition", {}},
      {"nguard", {}},
      {"special-authorities", {}},
      {"fed-internal-search", {}},
  };
  for (const PathCase& one : cases)
    EXPECT_EQ(authorities(job(R"("HiringPath": [")" + std::string(one.path) + "\"]")), one.authorities) << one.path;
}

TEST(Paths, WithoutAnAuthoritySayWhatTheyAreInstead) {
  EXPECT_TRUE(says_open(job(R"("HiringPath": ["fed-transition"])"), "selection priority (ctap, rpl, ictap"));
  EXPECT_TRUE(
      says_open(job(R"("HiringPath": ["nguard"])"), "not the appointment of former technicians under 5 CFR 315.610"));
  EXPECT_TRUE(says_open(job(R"("HiringPath": ["special-authorities"])"), "names no authority"));
  EXPECT_TRUE(says_open(job(R"("HiringPath": ["mspouse"])"),
                        "military spouse preference of the Department of Defense, a selection priority"));
}

TEST(Paths, PublicInAnotherServiceIsNotCompetitiveExamining) {
  const Announcement excepted = job(R"("HiringPath": ["public"], "ServiceType": "02")");
  EXPECT_THAT(authorities(excepted), IsEmpty());
  EXPECT_TRUE(says_open(excepted, "excepted authority"));
  EXPECT_THAT(authorities(job(R"("HiringPath": ["public"], "ServiceType": "03")")), ElementsAre("ses-career"));
}

struct ProseCase {
  const char* prose;
  const char* authority;
};

TEST(Prose, CitationsAndNamesWhateverTheirSpelling) {
  const std::vector<ProseCase> cases{
      {"under 5 U.S.C. 3304(f)", "veoa"},
      {"under 5 USC &#167; 3304 (l)", "veoa"},
      {"<b>VEOA</b> eligibles", "veoa"},
      {"the Veterans&rsquo; Recruitment Appointment", "vra"},
      {"(VRA)", "vra"},
      {"38 U. S. C. 4214 or 38 U.S.C. 4214", "vra"},
      {"30% or more disabled veterans", "disabled-vet-30"},
      {"30 Percent or More Disabled Veteran", "disabled-vet-30"},
      {"5 CFR 315.612", "mil-spouse-surviving"},
      {"Executive Order 13473", "mil-spouse-active-duty"},
      {"5 U.S.C. 3330d", "dod-civilian-spouse"},
      {"5 C.F.R. 213.3102(u)", "schedule-a-disability"},
      {"SCHEDULE A,\\n 213.3102 ( u )", "schedule-a-disability"},
      {"213.3102(i)(2)", "sched-a-30-day"},
      {"5&nbsp;CFR&nbsp;315.605", "americorps-vista"},
      {"a Cyber Excepted Service position", "dod-ces-1599f"},
      {"10 U.S.C. 1599f", "dod-ces-1599f"},
      {"section 1601: 10 U.S.C. 1601", "dod-dcips-1601"},
      {"5 U.S.C. \\u00a7 9905", "dod-9905"},
      {"reinstatement eligibles", "reinstatement"},
      {"Interchange-Agreement", "interchange-tva"},
      {"5 CFR 315.614", "college-graduate-3115"},
      {"Administrative Office of the U.S. Courts", "ao-us-courts"},
      {"31 U.S.C. 732(g)", "gao"},
  };
  for (const ProseCase& one : cases) {
    const Announcement a = job(R"("OtherInformation": "Open )" + std::string(one.prose) + " too.\"");
    EXPECT_THAT(authorities(a, "OtherInformation"), Contains(one.authority)) << one.prose;
    for (const Candidate& candidate : a.candidates) EXPECT_LE(candidate.quote.size(), 120U);
  }
}

TEST(Prose, WordsInsideWordsAndOtherNumbersMeanNothing) {
  for (const char* prose :
       {"CONTRAVRA", "vrae", "1315.612", "315.6120", "213.3102(uu)", "3304(ff)", "DHAKA", "Extra VRA1"}) {
    EXPECT_THAT(authorities(job(R"("OtherInformation": "See )" + std::string(prose) + " here.\"")), IsEmpty()) << prose;
  }
}

TEST(Prose, BoilerplateIsNoAuthority) {
  // The definition of experience, the equal-opportunity text and the annuitant text stand in thousands of
  // announcements.
  EXPECT_THAT(
      authorities(job(
          R"json("Requirements": "Volunteer work done through National Service programs (e.g., Peace Corps, AmeriCorps) counts. We give reasonable accommodation to
      individuals with disabilities. ICTAP and CTAP eligibles must be well qualified.")json")),
      IsEmpty());
}

TEST(Prose, EachFieldNamesItselfAndSaysAMeaningOnce) {
  const Announcement a = job(
      R"("JobSummary": "VEOA. VEOA again.", "HowToApply": "VEOA", "Requirements": "VRA", "Evaluations": "VRA", "KeyRequirements": ["", "VRA"])",
      R"("QualificationSummary": "VEOA")");
  EXPECT_THAT(authorities(a), ElementsAre("veoa", "veoa", "vra", "vra", "vra", "veoa"));
  std::vector<std::string> sources;
  for (const Candidate& candidate : a.candidates) sources.push_back(candidate.source);
  EXPECT_THAT(sources, ElementsAre("Summary", "HowToApply", "Requirements", "Evaluations", "KeyRequirements",
                                   "QualificationSummary"));
}

TEST(Prose, WhatIsExcludedIsNoCandidateButIsSaid) {
  for (const char* prose : {"This is NOT a direct hire announcement.", "Direct hire authority will not be used."}) {
    const Announcement a =
        job(R"("OtherInformation": ")" + std::string(prose) + "\"", R"("JobCategory": [{"Code": "1102"}])");
    EXPECT_THAT(authorities(a), IsEmpty()) << prose;
    EXPECT_TRUE(says_open(a, "perhaps to exclude it")) << prose;
  }
  // A "not" of the sentence before excludes nothing.
  EXPECT_THAT(authorities(job(R"("OtherInformation": "Relocation is not paid. Direct hire authority is used.")",
                              R"("JobCategory": [{"Code": "1102"}])")),
              ElementsAre("dha-gw-acquisition-1102"));
}

TEST(Prose, MilitarySpousePreferenceIsNotTheAuthority) {
  const Announcement a = job(R"("OtherInformation": "Military Spouse Preference applies.")");
  EXPECT_THAT(authorities(a), IsEmpty());
  EXPECT_TRUE(says_open(a, "a selection priority and no appointing authority"));
}

// A competitive-service direct-hire announcement of a civilian agency.
Announcement direct_hire(const std::string& series, const std::string& low, const std::string& high,
                         const std::string& title = "Example", const std::string& day = "2026-03-02") {
  return job(R"("JobSummary": "Direct-Hire Authority, 5 CFR 337.201", "ServiceType": "01", "LowGrade": ")" + low +
                 R"(", "HighGrade": ")" + high + "\"",
             R"("DepartmentName": "Department of Energy", "JobGrade": [{"Code": "GS"}], "JobCategory": [{"Code": ")" +
                 series + R"("}], "PositionTitle": ")" + title + R"(", "PublicationStartDate": ")" + day +
                 R"(T00:00:00", "ApplicationCloseDate": ")" + day + "T23:59:59\"");
}

TEST(DirectHire, EachSeriesPointsToItsRow) {
  for (const char* series :
       {"0110", "0401", "0482", "0801", "0810", "1301", "1306", "1310", "1320", "1510", "1520", "1529", "1530"}) {
    EXPECT_THAT(authorities(direct_hire(series, "12", "12")), ElementsAre("dha-gw-stem")) << series;
  }
  for (const char* series : {"1515", "1560"})
    EXPECT_THAT(authorities(direct_hire(series, "12", "12")), ElementsAre("dha-gw-stem-data")) << series;
  for (const char* series : {"0602", "0610", "0620", "0647", "0660"})
    EXPECT_THAT(authorities(direct_hire(series, "09", "09")), ElementsAre("dha-gw-001-medical")) << series;
  for (const char* series : {"0854", "0855", "1550"})
    EXPECT_THAT(authorities(direct_hire(series, "13", "13")), ElementsAre("dha-gw-cyber")) << series;
  EXPECT_THAT(authorities(direct_hire("0701", "12", "12")), ElementsAre("dha-gw-006-vmo"));
  EXPECT_THAT(authorities(direct_hire("1102", "12", "12")), ElementsAre("dha-gw-acquisition-1102"));
  EXPECT_THAT(authorities(direct_hire("1811", "13", "13")), ElementsAre("dha-gw-cyber-1811"));
}

TEST(DirectHire, NearMissesAreNotOnTheLists) {
  // Named as near misses in the law digest: physician assistant, pharmacy technician, wildlife biology, mechanical
  // engineering, meteorology's neighbours, purchasing.
  for (const char* series : {"0603", "0661", "0649", "0640", "0404", "0408", "0486", "0819", "0830", "0850", "1311",
                             "1313", "1315", "1350", "1105", "1101"}) {
    const Announcement a = direct_hire(series, "12", "12");
    EXPECT_THAT(authorities(a), ElementsAre("dha-agency-specific-opm")) << series;
    EXPECT_TRUE(says_open(a, "no government-wide direct-hire list has its series")) << series;
  }
}

TEST(DirectHire, InformationTechnologyHasSeveralRowsByGrade) {
  EXPECT_THAT(authorities(direct_hire("2210", "13", "13")),
              ElementsAre("dha-gw-002-it-infosec", "dha-gw-cyber", "dha-agency-it-2210"));
  EXPECT_THAT(authorities(direct_hire("2210", "09", "11")), ElementsAre("dha-gw-002-it-infosec", "dha-agency-it-2210"));
  EXPECT_THAT(authorities(direct_hire("2210", "09", "12")),
              ElementsAre("dha-gw-002-it-infosec", "dha-gw-cyber", "dha-agency-it-2210"));
}

TEST(DirectHire, ArtificialIntelligenceNeedsTheTitle) {
  EXPECT_THAT(authorities(direct_hire("0343", "14", "14", "Management and Program Analyst (AI)")),
              ElementsAre("dha-gw-ai"));
  EXPECT_THAT(authorities(direct_hire("1550", "14", "14", "Computer Scientist (Artificial Intelligence)")),
              ElementsAre("dha-gw-cyber", "dha-gw-ai"));
  EXPECT_THAT(authorities(direct_hire("0343", "14", "14", "Management Analyst (MAIL)")), Not(Contains("dha-gw-ai")));
}

TEST(DirectHire, OutsideGradesOrDatesTheRowIsSaidNotProposed) {
  const Announcement low = direct_hire("0110", "07", "09");
  EXPECT_THAT(authorities(low), IsEmpty());
  EXPECT_TRUE(says_open(low, "dha-gw-stem, but the grades or the dates"));
  EXPECT_THAT(authorities(direct_hire("0110", "12", "12", "Economist", "2018-10-10")), IsEmpty());
  EXPECT_THAT(authorities(direct_hire("0110", "12", "12", "Economist", "2018-10-11")), ElementsAre("dha-gw-stem"));
  EXPECT_THAT(authorities(direct_hire("0110", "12", "12", "Economist", "2028-12-31")), ElementsAre("dha-gw-stem"));
  EXPECT_THAT(authorities(direct_hire("0110", "12", "12", "Economist", "2029-01-01")), IsEmpty());
}

TEST(DirectHire, OnlyWhereTheAnnouncementSaysSo) {
  EXPECT_THAT(authorities(job(R"("HiringPath": ["public"])", R"("JobCategory": [{"Code": "0110"}])")),
              ElementsAre("competitive-examining"));
}

TEST(DirectHire, DefenseHasItsOwnLawsAndTheHealthAgencyIsNotDirectHire) {
  const Announcement navy = job(R"("JobSummary": "THIS IS A DIRECT HIRE ANNOUNCEMENT")",
                                R"("DepartmentName": "Department of the Navy", "JobCategory": [{"Code": "0830"}])");
  EXPECT_THAT(authorities(navy), IsEmpty());
  EXPECT_TRUE(says_open(navy, "direct-hire laws of its own"));
  const Announcement health = job(R"("JobSummary": "You will join DHA.")",
                                  R"("OrganizationName": "Defense Health Agency", "JobCategory": [{"Code": "0610"}])");
  EXPECT_THAT(authorities(health), IsEmpty());
  const Announcement elsewhere = job(R"("JobSummary": "You will be hired by DHA.")",
                                     R"("OrganizationName": "Example Bureau", "JobCategory": [{"Code": "0610"}])");
  EXPECT_THAT(authorities(elsewhere), ElementsAre("dha-gw-001-medical"));
}

TEST(DirectHire, NotInTheExceptedService) {
  const Announcement a =
      job(R"("JobSummary": "direct hire", "ServiceType": "02")", R"("JobCategory": [{"Code": "0110"}])");
  EXPECT_THAT(authorities(a), IsEmpty());
  EXPECT_TRUE(says_open(a, "for the competitive service (5 CFR 337.201)"));
}

}  // namespace
}  // namespace hirepath::usajobs::testing
