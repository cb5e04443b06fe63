// What may be concluded about the position and the agency, and what may not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "usajobs/job_fixture.hpp"

namespace hirepath::usajobs::testing {
namespace {

using ::testing::IsEmpty;

Announcement with_paths(const std::string& paths, const std::string& service = "01", const std::string& more = {}) {
  return job(R"("HiringPath": [)" + paths + R"(], "ServiceType": ")" + service + "\"" +
             (more.empty() ? "" : ", " + more));
}

TEST(Facts, NothingIsConcludedFromNothing) { EXPECT_THAT(facts(job("")), IsEmpty()); }

TEST(Facts, OneGradeIsAFactAndSeveralAreAskedOneByOne) {
  const Announcement one = job(R"("LowGrade": "06", "HighGrade": "06")", R"("JobGrade": [{"Code": "ND"}])");
  EXPECT_EQ(fact(one, "position.grade"), "ND-6");
  const Announcement three =
      job(R"("LowGrade": "11", "HighGrade": "13", "PromotionPotential": "14")", R"("JobGrade": [{"Code": "GS"}])");
  EXPECT_FALSE(fact(three, "position.grade").has_value());
  EXPECT_EQ(grades(three).size(), 3U);
  EXPECT_EQ(fact(three, "position.promotion-potential"), "GS-14");
}

TEST(Facts, GradesOfTwoPayPlansStayOpen) {
  const Announcement two =
      job(R"("LowGrade": "11", "HighGrade": "11")", R"("JobGrade": [{"Code": "GS"}, {"Code": "GG"}])");
  EXPECT_THAT(grades(two), IsEmpty());
  EXPECT_TRUE(says_open(two, "several pay plans (GS, GG)"));
}

TEST(Facts, AGroupBesideItsSeriesIsOneSeriesAndTwoSeriesAreOpen) {
  EXPECT_EQ(fact(job("", R"("JobCategory": [{"Code": "1300"}, {"Code": "1301"}])"), "position.series"), "1301");
  EXPECT_FALSE(fact(job("", R"("JobCategory": [{"Code": "0801"}, {"Code": "1301"}])"), "position.series").has_value());
  EXPECT_FALSE(fact(job("", R"("JobCategory": [{"Code": "0800"}])"), "position.series").has_value());
}

TEST(Facts, AnInterdisciplinaryTitleLeavesTheSeriesOpen) {
  EXPECT_FALSE(
      fact(job("", R"("PositionTitle": "INTERDISCIPLINARY Engineer/Scientist", "JobCategory": [{"Code": "0801"}])"),
           "position.series")
          .has_value());
}

TEST(Facts, TenureOnlyWhereTheTypeSaysHowLong) {
  const auto tenure = [](const std::string& types) {
    return fact(job("", R"("PositionOfferingType": [)" + types + "]"), "position.tenure");
  };
  EXPECT_EQ(tenure(R"({"Code": "15317"})"), "permanent");
  EXPECT_EQ(tenure(R"({"Code": "15318"})"), "temporary");
  EXPECT_EQ(tenure(R"({"Code": "15319"})"), "term");
  for (const char* code :
       {"15320", "15321", "15322", "15323", "15326", "15327", "15328", "15522", "15667", "15668", "15669"}) {
    EXPECT_FALSE(tenure(R"({"Code": ")" + std::string(code) + "\"}").has_value()) << code;
  }
  EXPECT_FALSE(tenure(R"({"Code": "15317"}, {"Code": "15319"})").has_value());
  EXPECT_FALSE(tenure(R"({"Code": "15327"}, {"Code": "15317"})").has_value());
  EXPECT_EQ(tenure(R"({"Code": "15317"}, {"Code": "15317", "Name": "Permanent"})"), "permanent");
}

TEST(Facts, PublicNoticeOnlyFromThePublicPath) {
  EXPECT_EQ(fact(with_paths(R"("public", "vet")"), "position.public-notice"), "yes");
  EXPECT_FALSE(fact(with_paths(R"("vet")"), "position.public-notice").has_value());
}

TEST(Facts, OutsideTheWorkforce) {
  const auto outside = [](const std::string& paths) {
    return fact(with_paths(paths), "position.open-outside-workforce");
  };
  EXPECT_EQ(outside(R"("fed-internal-search")"), "no");
  EXPECT_EQ(outside(R"("fed-internal-search", "vet")"), "yes");
  EXPECT_EQ(outside(R"("fed-competitive")"), "yes");
  // CTAP is for the agency's own surplus employees, ICTAP for others': the path does not say which.
  EXPECT_FALSE(outside(R"("fed-internal-search", "fed-transition")").has_value());
  EXPECT_FALSE(outside(R"("fed-internal-search", "unheard-of")").has_value());
}

TEST(Facts, MeritPromotionOnlyForEmployeesInTheCompetitiveServiceWithoutThePublic) {
  const auto merit = [](const Announcement& a) { return fact(a, "position.merit-promotion"); };
  EXPECT_EQ(merit(with_paths(R"("fed-competitive", "vet", "fed-transition", "land")")), "yes");
  EXPECT_EQ(merit(with_paths(R"("fed-internal-search")")), "yes");
  EXPECT_FALSE(merit(with_paths(R"("fed-competitive", "public")")).has_value());
  EXPECT_FALSE(merit(with_paths(R"("public")")).has_value());
  EXPECT_FALSE(merit(with_paths(R"("vet")")).has_value());  // VRA and 30 percent appointments are no merit promotion
  EXPECT_FALSE(merit(with_paths(R"("fed-competitive")", "02")).has_value());
  const std::string direct =
      R"("JobSummary": "Direct hire authority", "HiringPath": ["fed-competitive"], "ServiceType": "01")";
  EXPECT_FALSE(merit(job(direct, R"("JobCategory": [{"Code": "1102"}])")).has_value());
}

TEST(Facts, RemoteFromTheIndicatorOrTheLocation) {
  EXPECT_EQ(fact(job(R"("RemoteIndicator": false)"), "position.remote"), "no");
  EXPECT_EQ(fact(job("", R"json("PositionLocation": [{"LocationName": "Anywhere in the U.S. (remote job)"}])json"),
                 "position.remote"),
            "yes");
  EXPECT_FALSE(fact(job(R"("TeleworkEligible": true)"), "position.remote").has_value());  // telework is not remote work
}

TEST(Facts, Agencies) {
  const auto agency = [](const std::string& department, const std::string& organization = {}) {
    const Announcement a =
        job("", R"("DepartmentName": ")" + department + R"(", "OrganizationName": ")" + organization + "\"");
    return fact(a, "agency.kind").value_or("open") + " " + fact(a, "agency.department").value_or("open");
  };
  EXPECT_EQ(agency("Department of the Navy"), "executive-agency defense");
  EXPECT_EQ(agency("Department of Defense"), "executive-agency defense");
  EXPECT_EQ(agency("Department Of Health And Human Services"), "executive-agency health-and-human-services");
  EXPECT_EQ(agency("National Aeronautics and Space Administration"), "executive-agency independent");
  EXPECT_EQ(agency("Legislative Branch"), "legislative-branch open");
  EXPECT_EQ(agency("Legislative Branch", "Government Accountability Office"), "government-accountability-office open");
  EXPECT_EQ(agency("Judicial Branch"), "judicial-branch open");
  EXPECT_EQ(agency("Other Agencies and Independent Organizations"), "open independent");
  EXPECT_EQ(agency("Department of Examples"), "open open");
  EXPECT_EQ(agency(""), "open open");
}

// Every path and every choice facts() can utter is declared in the rules.
TEST(Facts, SpeakTheVocabularyOfTheRules) {
  std::string declarations;
  for (const char* file : {"/knowledge/facts/position.rules", "/knowledge/facts/agency.rules"}) {
    std::ifstream in(std::string(HIREPATH_SOURCE_DIR) + file);
    ASSERT_TRUE(in) << file;
    declarations += std::string(std::istreambuf_iterator<char>(in), {});
  }
  // The declaration's first line, or the lines up to the end of its list of choices.
  const auto declared = [&](const std::string& path) {
    const std::size_t at = declarations.find("fact " + path + " :");
    if (at == std::string::npos) return std::string();
    const std::size_t line = declarations.find('\n', at), choices = declarations.find("choice (", at);
    return declarations.substr(at, (choices < line ? declarations.find(')', choices) + 1 : line) - at);
  };
  const auto choices_of = [&](const std::string& path) { return declared(path) + ","; };
  std::vector<Announcement> jobs;
  for (const char* service : {"01", "02", "03"}) {
    jobs.push_back(job(
        R"("HiringPath": ["public"], "RemoteIndicator": true, "LowGrade": "11", "HighGrade": "11", "PromotionPotential": "12", "ServiceType": ")" +
            std::string(service) + "\"",
        R"("JobGrade": [{"Code": "GS"}], "JobCategory": [{"Code": "0110"}], "PositionOfferingType": [{"Code": "15317"}], "DepartmentName": "Department of Energy")"));
  }
  jobs.push_back(with_paths(R"("fed-internal-search")"));
  for (const char* type : {"15318", "15319"})
    jobs.push_back(job("", R"("PositionOfferingType": [{"Code": ")" + std::string(type) + "\"}]"));
  for (const char* name : {"Agriculture", "Commerce", "Defense", "Education", "Energy", "Health and Human Services",
                           "Homeland Security", "Housing and Urban Development", "the Interior", "Justice", "Labor",
                           "State", "Transportation", "the Treasury", "Veterans Affairs"}) {
    jobs.push_back(job("", R"("DepartmentName": "Department of )" + std::string(name) + "\""));
    EXPECT_TRUE(fact(jobs.back(), "agency.department").has_value()) << name;
  }
  for (const char* name :
       {"Legislative Branch", "Judicial Branch", "U.S. Postal Service", "General Services Administration"})
    jobs.push_back(job("", R"("DepartmentName": ")" + std::string(name) + "\""));
  jobs.push_back(job("", R"("OrganizationName": "Government Accountability Office")"));
  for (const Announcement& a : jobs) {
    ASSERT_FALSE(facts(a).empty());
    for (const auto& [path, value] : facts(a)) {
      ASSERT_FALSE(declared(path).empty()) << path;
      if (declared(path).find("choice (") == std::string::npos) continue;
      const std::string list = choices_of(path);
      const bool listed =
          list.find("(" + value + ",") != std::string::npos || list.find(" " + value + ",") != std::string::npos ||
          list.find("(" + value + ")") != std::string::npos || list.find(" " + value + ")") != std::string::npos;
      EXPECT_TRUE(listed) << path << " = " << value;
    }
  }
}

}  // namespace
}  // namespace hirepath::usajobs::testing
