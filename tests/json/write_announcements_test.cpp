// Announcements and the catalogue as JSON.
#include "json/write_announcements.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "json/read_case.hpp"
#include "json/write_catalogue.hpp"
#include "small_knowledge.hpp"

namespace hirepath {
namespace {

using Json = nlohmann::json;

Json only_announcement() {
  text::Diagnostics found;
  const auto jobs =
      usajobs::read(source_of("a.json", file_text(HIREPATH_SOURCE_DIR "/tests/cases/good/announcement.json")), found);
  EXPECT_FALSE(found.has_errors()) << text::to_text(found.sorted());
  const Json written = Json::parse(json::write_announcements(small_model(), jobs, "0.1.0"));
  EXPECT_EQ(written.at("announcements").size(), 1U);
  return written.at("announcements").at(0);
}

TEST(WriteAnnouncements, WhatTheAnnouncementSays) {
  const Json job = only_announcement();
  EXPECT_EQ(job.at("title"), "Clerk (made up)");
  EXPECT_EQ(job.at("announcement_number"), "MADE-UP-1");
  EXPECT_EQ(job.at("grades"), Json::parse(R"(["GS-11", "GS-12"])"));
  EXPECT_EQ(job.at("open_date"), "2026-11-16");
  EXPECT_EQ(job.at("close_date"), "2026-12-04");
  EXPECT_EQ(job.at("remote"), nullptr);
}

TEST(WriteAnnouncements, CandidatesSayWhetherTheRulesKnowThem) {
  const Json job = only_announcement();
  const Json& candidates = job.at("candidates");
  ASSERT_FALSE(candidates.empty());
  for (const Json& candidate : candidates)
    EXPECT_EQ(candidate.at("in_rules"), false) << candidate;  // none of them is in the small rules
}

// What the command prints as facts can be pasted into a case file, save for names that these small rules do not
// declare.
TEST(WriteAnnouncements, FactsAreThoseOfACaseFile) {
  Json facts = only_announcement().at("facts");
  EXPECT_EQ(facts.at("position").at("public_notice"), true);
  const Json pasted{{"position", {{"service", facts["position"]["service"]}, {"series", facts["position"]["series"]}}},
                    {"agency", {{"kind", facts["agency"]["kind"]}}}};
  text::Diagnostics found;
  EXPECT_TRUE(json::read_case(small_model(), source_of("pasted.json", pasted.dump()), found))
      << text::to_text(found.sorted());
}

TEST(WriteCatalogue, VersionsInForceDependOnTheDate) {
  const auto written = [](values::Date on) {
    const model::Id id = small_model().find_authority("recent-service-path");
    return Json::parse(json::write_catalogue(small_model(), {id}, on)).at(0);
  };
  const Json before = written(values::from_civil({2002, 11, 6})), after = written(values::from_civil({2002, 11, 7}));
  EXPECT_EQ(before.at("rules").at(0).at("in_force"), false);
  EXPECT_EQ(after.at("rules").at(0).at("in_force"), true);
  EXPECT_EQ(after.at("rules").at(0).at("from"), "2002-11-07");
  EXPECT_EQ(after.at("rules").at(0).at("until"), nullptr);
  EXPECT_EQ(after.at("conditions"), 3);
  EXPECT_EQ(after.at("tests"), 1);
  EXPECT_EQ(after.at("documents").at(0).at("id"), "dd214");
}

TEST(WriteCatalogue, AllAuthoritiesInOrderOfId) {
  const Json all = Json::parse(json::write_catalogue(small_model(), {}, values::from_civil({2026, 11, 21})));
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all.at(0).at("id"), "citizen-path");
  EXPECT_EQ(all.at(1).at("id"), "recent-service-path");
}

}  // namespace
}  // namespace hirepath
