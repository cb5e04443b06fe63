#include "render/words.hpp"

#include <gtest/gtest.h>

#include "json/small_knowledge.hpp"
#include "render/announcement.hpp"
#include "render/catalogue.hpp"

namespace hirepath::render {
namespace {

TEST(Words, ConditionHasWordsFirstForTheApplicantAndSourcesFirstForHr) {
  EXPECT_EQ(condition("vra(1)", "it holds", {"38 USC 4211(6)", "5 CFR 307.104(d)"}, View::applicant),
            "it holds (vra(1)) [38 USC 4211(6); 5 CFR 307.104(d)]");
  EXPECT_EQ(condition("vra(1)", "it holds", {"38 USC 4211(6)"}, View::hr), "vra(1) [38 USC 4211(6)]: it holds");
  EXPECT_EQ(condition("", "it holds", {}, View::applicant), "it holds");
  EXPECT_EQ(condition("", "it holds", {}, View::hr), "it holds");
}

TEST(Words, SpansOfTime) {
  const values::Date first = values::from_civil({2024, 5, 14}), last = values::from_civil({2027, 5, 13});
  EXPECT_EQ(span(first, last), "from 2024-05-14 until 2027-05-13");
  EXPECT_EQ(span(first, std::nullopt), "from 2024-05-14, without an end");
  EXPECT_EQ(span(std::nullopt, last), "until 2027-05-13");
  EXPECT_EQ(span(std::nullopt, std::nullopt), "without an end");
}

TEST(Words, WhoDecides) {
  EXPECT_EQ(who("agency"), "the agency");
  EXPECT_EQ(who("va"), "VA");
  EXPECT_EQ(who("somebody-new"), "somebody-new");
}

TEST(Words, CodesThatWereNotFoundOrAreNotShown) {
  EXPECT_EQ(code_words({"J8M", "not-found", "not-shown"}), "J8M + not found + not shown");
}

TEST(Words, SensitiveFactsAreKnownByTheirJsonPaths) {
  EXPECT_TRUE(is_sensitive(small_model(), "person.disability"));
  EXPECT_FALSE(is_sensitive(small_model(), "person.citizen"));
  EXPECT_FALSE(is_sensitive(small_model(), "person.service_periods[0].duty"));
}

TEST(AuthorityPage, SaysWhenTheLawBegan) {
  const model::Id id = small_model().find_authority("citizen-path");
  EXPECT_EQ(to_text(authority_page(small_model(), id, values::from_civil({2009, 12, 31})), {}),
            R"(Appointment of citizens (citizen-path)
    kind: appointing authority
    service: competitive
    sources: 2 USC 10
    confidence: high; verified 2026-01-29 against a book of tests
    tests: 1

Rules, on 2009-12-31
  citizen-path (not in force on this date)
    in force: from 2010-01-01, without an end [Pub. L. 2-2]
    says: may, if
    * citizen-path(1) the person is a citizen [2 USC 10(a)]
    * citizen-path(2) the service of the position is competitive [2 USC 10(b)]
)");
}

TEST(AnnouncementPage, EachAuthorityOnceWithEverythingThatPointsToIt) {
  usajobs::Announcement job;
  job.title = "Clerk";
  job.pay = {{6000000, 12345678950, "Per Year"}, {2350, std::nullopt, "Per Hour"}};
  job.candidates = {{"citizen-path", "HiringPath", "The path says so", ""},
                    {"vra", "HiringPath", "The path says so", ""},
                    {"citizen-path", "HowToApply", "The words say so", "citizens may apply"}};
  job.open = {"Who decides is open."};
  EXPECT_EQ(to_text(announcement_page(small_model(), job), {}), R"(Clerk
    open: not stated to not stated
    pay: $60,000 to $123,456,789.50 Per Year; $23.50 to ? Per Hour

Authorities it may mean
  citizen-path (Appointment of citizens)
    The path says so
    The words say so
      HowToApply: "citizens may apply"
  vra (this edition has no rules for it)
    The path says so

What it leaves open
  ? Who decides is open.
)");
}

}  // namespace
}  // namespace hirepath::render
