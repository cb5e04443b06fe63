// What an HR specialist notes, by hand from the brief of the HR view: verified, claimed, not decided, ineligible.
#include "explain/screening.hpp"

#include <gmock/gmock.h>

#include "session/small.hpp"

namespace hirepath {
namespace {
using explain::Finding;
using explain::Outcome;
using explain::ReasonKind;
using explain::Review;
using model::EvidenceState;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* declared = R"(document paper "Paper"
fact person.q : yes/no
  phrase "the person is q"
  proved by paper
fact person.rating : number
  phrase "the rating"
  sensitive
fact position.grade : grade
define rated : the person is rated if person.rating is at least 30 [1 USC 7]
define covered : the person is covered if
  (1) any of
    (a) the person is rated [1 USC 8]
    (b) person.c [1 USC 8]
define disabled : the person is disabled if
  (1) person.c [1 USC 9]
  (2) the person is rated [1 USC 9]
)";

Small rules(const std::string& conditions) {
  return Small::rules(std::string(declared) + "rule way\n  the person may be appointed under way if all of\n" +
                      conditions);
}

std::vector<Finding> screened(const Small& small, const std::string& on = "2026-01-01",
                              const std::vector<values::Grade>& grades = {}) {
  const auto session = small.session({day(on), {}, false, false});
  return explain::screen(session.network(), session.facts(), {day(on), {}, false, true}, {}, grades);
}
Finding one(const Small& small, const std::string& on = "2026-01-01") { return screened(small, on).at(0); }

TEST(Screening, ClaimedUntilADocumentVerifiesIt) {
  auto small = rules("  (1) person.a [1 USC 1]\n  (2) the person is q [1 USC 2]\n");
  small.set("person.a", "yes", EvidenceState::verified).set("person.q", "yes");
  const auto claimed = one(small);
  EXPECT_EQ(claimed.outcome, Outcome::claimed);
  EXPECT_EQ(claimed.kind, ReasonKind::proof_missing);
  EXPECT_EQ(claimed.code, "way(2)");
  EXPECT_EQ(claimed.text, "the person is q");
  EXPECT_THAT(claimed.cites, ElementsAre("1 USC 2"));
  ASSERT_EQ(claimed.documents.size(), 1U);
  EXPECT_EQ(claimed.documents[0].id, "paper");
  EXPECT_THAT(claimed.reviews, IsEmpty());

  small.set("person.q", "yes", EvidenceState::verified);
  const auto verified = one(small);
  EXPECT_EQ(verified.outcome, Outcome::verified);
  EXPECT_EQ(verified.kind, ReasonKind::met);
  EXPECT_EQ(verified.code, "way");
}

TEST(Screening, ConditionalIsVerifiedToo) {
  auto small = rules("  (1) person.a [1 USC 1]\n  (2) the agency agrees [1 USC 2]\n");
  small.set("person.a", "yes", EvidenceState::verified);
  const auto finding = one(small);
  EXPECT_EQ(finding.outcome, Outcome::verified);
  EXPECT_EQ(finding.kind, ReasonKind::decider);
  EXPECT_EQ(finding.code, "way(2)");
  EXPECT_THAT(finding.deciders, ElementsAre("agency"));
}

// What the case says of the job is the HR office's own word: no paper of the applicant could prove it.
TEST(Screening, TheJobIsTheOfficesOwnWord) {
  auto small = rules("  (1) position.remote [1 USC 1]\n");
  small.set("position.remote", "yes");
  EXPECT_EQ(one(small).outcome, Outcome::verified);
}

// A presumption is no finding: screening is strict.
TEST(Screening, NothingIsPresumed) {
  const auto finding = one(rules("  (1) person.p [1 USC 1]\n"));
  EXPECT_EQ(finding.outcome, Outcome::not_decided);
  EXPECT_EQ(finding.kind, ReasonKind::fact_missing);
  EXPECT_EQ(finding.code, "way(1)");
  ASSERT_EQ(finding.needs.size(), 1U);
  EXPECT_EQ(finding.needs[0].fact, "person.p");
}

TEST(Screening, IneligibleOnClaimedFactsIsLookedAtTwice) {
  auto small = rules("  (1) person.a [1 USC 1]\n  (2) person.b [1 USC 2]\n");
  small.set("person.a", "yes").set("person.b", "no");
  const auto claimed = one(small);
  EXPECT_EQ(claimed.outcome, Outcome::ineligible);
  EXPECT_EQ(claimed.kind, ReasonKind::condition_failed);
  EXPECT_EQ(claimed.code, "way(2)");
  EXPECT_THAT(claimed.reviews, ElementsAre(Review::claimed_only));
  small.set("person.b", "no", EvidenceState::verified);
  EXPECT_THAT(one(small).reviews, IsEmpty());
}

// Of two failing conditions the one that says nothing of a sensitive fact is given as the reason.
TEST(Screening, SensitiveFactsAreNotNamedWhereAnotherReasonDoes) {
  auto small = rules("  (1) the person is rated [1 USC 1]\n  (2) person.b [1 USC 2]\n");
  small.set("person.rating", "10", EvidenceState::verified).set("person.b", "no", EvidenceState::verified);
  const auto both = one(small);
  EXPECT_EQ(both.code, "way(2)");
  EXPECT_THAT(both.reviews, IsEmpty());

  small.set("person.b", "yes", EvidenceState::verified);
  const auto alone = one(small);
  EXPECT_EQ(alone.code, "way(1)");
  EXPECT_EQ(alone.text, "");  // the words would say what the rating is not
  EXPECT_THAT(alone.cites, ElementsAre("1 USC 1"));
  EXPECT_THAT(alone.reviews, ElementsAre(Review::sensitive));
}

// Where another way would do as well the words say nothing of the sensitive fact; that it decides is flagged all the
// same.
TEST(Screening, WordsAboveASensitiveFactMayBeSaid) {
  auto small = rules("  (1) the person is covered [1 USC 1]\n");
  small.set("person.rating", "10", EvidenceState::verified).set("person.c", "no", EvidenceState::verified);
  const auto finding = one(small);
  EXPECT_EQ(finding.text, "the person is covered");
  EXPECT_THAT(finding.reviews, ElementsAre(Review::sensitive));

  auto every = rules("  (1) the person is disabled [1 USC 1]\n");
  every.set("person.rating", "10", EvidenceState::verified).set("person.c", "yes", EvidenceState::verified);
  EXPECT_EQ(one(every).text, "");
}

TEST(Screening, AWindowThatEndsWithinThirtyDays) {
  auto small = rules("  (1) the action date is on or before person.end [1 USC 1]\n");
  small.set("person.end", "2026-03-31", EvidenceState::verified);
  // The first bad day is April 1: 30 days after March 2, 31 after March 1.
  EXPECT_THAT(one(small, "2026-03-02").reviews, ElementsAre(Review::window));
  EXPECT_THAT(one(small, "2026-03-01").reviews, IsEmpty());
}

TEST(Screening, AWindowThatBeginsWithinThirtyDays) {
  auto small = rules("  (1) the action date is on or after person.start [1 USC 1]\n");
  small.set("person.start", "2026-04-01", EvidenceState::verified);
  EXPECT_THAT(one(small, "2026-03-02").reviews, ElementsAre(Review::window));
  EXPECT_THAT(one(small, "2026-03-01").reviews, IsEmpty());
}

TEST(Screening, SourcesThatDisagree) {
  auto small = Small::rules(
      "rule way\n  the person may be appointed under way if person.a [1 USC 1]\n"
      "  conflict with reading \"the regulation asks for more\" that asks for person.b decided by opm [1 CFR 1]\n");
  small.set("person.a", "yes").set("person.b", "no");
  const auto finding = one(small);
  EXPECT_EQ(finding.outcome, Outcome::not_decided);
  EXPECT_EQ(finding.kind, ReasonKind::conflict);
  EXPECT_EQ(finding.code, "way");
  EXPECT_THAT(finding.cites, ElementsAre("1 CFR 1"));
  EXPECT_THAT(finding.reviews, ElementsAre(Review::conflict));
}

TEST(Screening, AnExceptionThatApplies) {
  auto small = Small::rules(
      "rule way.main\n  the person may be appointed under way if person.a [1 USC 1]\n"
      "rule way.bar \"the bar\"\n  despite way.main [1 USC 2]\n"
      "  the person may not be appointed under way if person.b [1 USC 3]\n");
  small.set("person.a", "yes", EvidenceState::verified).set("person.b", "yes", EvidenceState::verified);
  const auto finding = one(small);
  EXPECT_EQ(finding.outcome, Outcome::ineligible);
  EXPECT_TRUE(finding.exception);
  EXPECT_EQ(finding.code, "way.bar");
  EXPECT_EQ(finding.text, "the bar");
  EXPECT_THAT(finding.cites, ElementsAre("1 USC 2"));
}

TEST(Screening, NoLawOnThatDay) {
  const auto small = Small::rules(
      "rule way.first\n  in force from 2001-01-01 until 2005-12-31 [1 USC 1]\n"
      "  the person may be appointed under way if person.a [1 USC 2]\n"
      "rule way.second\n  in force from 2006-01-01 until 2010-12-31 [1 USC 3]\n"
      "  the person may be appointed under way if person.a [1 USC 4]\n");
  const auto after = one(small);
  EXPECT_EQ(after.outcome, Outcome::ineligible);
  EXPECT_EQ(after.kind, ReasonKind::not_in_force);
  EXPECT_EQ(after.code, "way.second");
  EXPECT_EQ(one(small, "2000-01-01").code, "way.first");
}

TEST(Screening, EachGradeByItself) {
  const auto small = rules("  (1) position.grade is at most GS-11 [1 USC 1]\n");
  const auto findings = screened(small, "2026-01-01", {*values::make_grade("GS", 11), *values::make_grade("GS", 12)});
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].grade, values::make_grade("GS", 11));
  EXPECT_EQ(findings[0].outcome, Outcome::verified);
  EXPECT_EQ(findings[1].grade, values::make_grade("GS", 12));
  EXPECT_EQ(findings[1].outcome, Outcome::ineligible);
  EXPECT_EQ(findings[1].code, "way(1)");
}

}  // namespace
}  // namespace hirepath
