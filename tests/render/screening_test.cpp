// The notices of the HR view, written out whole, and how papers are shown.
#include <gtest/gtest.h>

#include "json/small_knowledge.hpp"
#include "render/answers.hpp"
#include "render/words.hpp"

namespace hirepath::render {
namespace {

using explain::DocumentState;
using explain::Finding;
using explain::Outcome;
using explain::ReasonKind;

Date day(int year, int month, int of_month) { return values::from_civil({year, month, of_month}); }
const Date on = day(2026, 11, 21), closes = day(2026, 12, 4);

Finding about_service(Outcome outcome, ReasonKind kind) {
  Finding finding;
  finding.authority = small_model().find_authority("recent-service-path");
  finding.outcome = outcome;
  finding.kind = kind;
  finding.code = "recent-service-path(1)";
  finding.text = "the person has recent service";
  finding.cites = {"1 USC 10(a)"};
  return finding;
}
std::string said(const Finding& finding, std::optional<Date> closes_on = {}) {
  return notice(small_model(), finding, on, closes_on);
}

TEST(Notice, Met) {
  auto finding = about_service(Outcome::verified, ReasonKind::met);
  finding.grade = values::make_grade("GS", 9);
  EXPECT_EQ(said(finding),
            "You were considered under Appointment of people with recent service at GS-9, and on 2026-11-21 the "
            "documents on file show that its conditions are met [1 USC 10(a)]. You need to send nothing more for this; "
            "qualification, time-in-grade, suitability, area of consideration are decided separately.");
}

TEST(Notice, OpenIsADecision) {
  auto finding = about_service(Outcome::verified, ReasonKind::decider);
  finding.code = "recent-service-path(3)";
  finding.text = "the agency chooses to use the authority";
  finding.cites = {"1 USC 10(c)"};
  finding.deciders = {"agency"};
  EXPECT_EQ(said(finding),
            "You were considered under Appointment of people with recent service, and on 2026-11-21 the documents on "
            "file show what it asks of you; still open is this: the agency chooses to use the authority "
            "(recent-service-path(3)) "
            "[1 USC 10(c)]. The agency decides this, and you need to send nothing more unless you are asked.");
}

TEST(Notice, ProofIsMissing) {
  auto finding = about_service(Outcome::claimed, ReasonKind::proof_missing);
  finding.documents = {{"dd214", "DD Form 214", "", DocumentState::missing, {}, {}, {"service-letter"}}};
  EXPECT_EQ(
      said(finding, closes),
      "You were considered under Appointment of people with recent service, and what you state fits on 2026-11-21, "
      "but no document shows yet: the person has recent service (recent-service-path(1)) [1 USC 10(a)]. You can "
      "send by 2026-12-04, 11:59 pm Eastern: DD Form 214, or in its place Letter of the service.");
  finding.documents[0].state = DocumentState::cannot_get;
  EXPECT_TRUE(said(finding).ends_with("You can send: Letter of the service."));
}

// The question about a sensitive fact stays out: a notice is read by others too.
TEST(Notice, AFactIsMissing) {
  auto finding = about_service(Outcome::not_decided, ReasonKind::fact_missing);
  finding.needs = {{"person.citizen", "Are you a citizen?", "", false},
                   {"person.disability", "Do you have a disability?", "", true}};
  EXPECT_EQ(said(finding),
            "You were considered under Appointment of people with recent service, and on 2026-11-21 it could not be "
            "decided, because a fact is missing for: the person has recent service (recent-service-path(1)) [1 USC "
            "10(a)]. You can answer \"Are you a citizen?\" and say what the law asks about it.");
}

// Nobody is asked what the office has to know itself, nor more than three things at once.
TEST(Notice, OnlyWhatThePersonCanSay) {
  auto finding = about_service(Outcome::not_decided, ReasonKind::fact_missing);
  finding.needs = {{"position.grade", "What is the grade of the position?", "", false}};
  EXPECT_TRUE(
      said(finding).ends_with("It rests on facts of the position or the agency, and you need to send nothing."));
  for (const char* question : {"A?", "B?", "C?", "D?", "E?"})
    finding.needs.push_back({"person.x", question, "", false});
  EXPECT_TRUE(said(finding).ends_with("You can answer \"A?\", \"B?\", \"C?\" and 2 more questions."));
}

TEST(Notice, AConditionFails) {
  EXPECT_EQ(
      said(about_service(Outcome::ineligible, ReasonKind::condition_failed), closes),
      "You were considered under Appointment of people with recent service, and on 2026-11-21 it does not apply "
      "to you because this condition is not met: the person has recent service (recent-service-path(1)) [1 USC "
      "10(a)]. If a fact was taken wrongly, you can say so and send what shows it by 2026-12-04, 11:59 pm Eastern; "
      "you can be considered on any other basis that you claim.");
}

TEST(Notice, ADayThatIsPastIsNotGiven) {
  const auto finding = about_service(Outcome::ineligible, ReasonKind::condition_failed);
  EXPECT_EQ(said(finding, on - 1).find("Eastern"), std::string::npos);
  EXPECT_NE(said(finding, on).find("by 2026-11-21, 11:59 pm Eastern"), std::string::npos);
}

TEST(Notice, ASensitiveConditionIsNotPutInWords) {
  auto finding = about_service(Outcome::ineligible, ReasonKind::condition_failed);
  finding.text = "";
  EXPECT_NE(said(finding).find("not met: a condition that rests on protected facts (recent-service-path(1)) [1 USC "
                               "10(a)]. "),
            std::string::npos);
}

TEST(Notice, AnExceptionApplies) {
  auto finding = about_service(Outcome::ineligible, ReasonKind::condition_failed);
  finding.exception = true;
  finding.text = "the bar";
  EXPECT_NE(said(finding).find("because an exception applies: the bar (recent-service-path(1)) [1 USC 10(a)]. "),
            std::string::npos);
}

TEST(Notice, TheSourcesDisagree) {
  auto finding = about_service(Outcome::not_decided, ReasonKind::conflict);
  finding.conflicts = {{"the regulation asks for more", "opm", {"1 CFR 1"}}};
  EXPECT_EQ(said(finding),
            "You were considered under Appointment of people with recent service, and on 2026-11-21 official sources "
            "differ on the point that decides: the regulation asks for more [1 CFR 1]. You can send whatever bears on "
            "it, and ask for the decision of OPM in writing.");
}

TEST(Notice, NoLaw) {
  EXPECT_EQ(
      said(about_service(Outcome::ineligible, ReasonKind::not_in_force)),
      "You were considered under Appointment of people with recent service, and on 2026-11-21 no law for it is in "
      "force [1 USC 10(a)]. You can be considered on any other basis that you claim.");
}

TEST(ReasonCode, KindAndLabel) {
  EXPECT_EQ(reason_code(about_service(Outcome::ineligible, ReasonKind::condition_failed)),
            "condition-failed recent-service-path(1)");
}

// Grades that come out the same way are said once.
TEST(Findings, OneForGradesThatComeOutAlike) {
  std::vector<Finding> findings(3, about_service(Outcome::verified, ReasonKind::met));
  findings[0].grade = values::make_grade("GS", 9);
  findings[1].grade = values::make_grade("GS", 11);
  findings[2] = about_service(Outcome::ineligible, ReasonKind::condition_failed);
  findings[2].grade = values::make_grade("GS", 12);
  findings[2].reviews = {explain::Review::claimed_only, explain::Review::window};
  explain::Answers answers;
  answers.model = &small_model();
  answers.on = on;
  Page page;
  add_findings(page, answers, findings[0].authority, findings);
  std::vector<std::string> lines;
  for (const auto& block : page.blocks()) {
    if (block.label != "notice") lines.push_back(block.label + ": " + block.text);
  }
  EXPECT_EQ(lines, (std::vector<std::string>{
                       "finding: GS-9, GS-11: verified; met recent-service-path(1)",
                       "finding: GS-12: ineligible; condition-failed recent-service-path(1)",
                       "second review: ineligible on claimed facts only; a window ends or begins within 30 days"}));
}

TEST(Papers, StatesInWords) {
  explain::DocumentNeed paper{"dd214", "DD Form 214", "", DocumentState::expected, day(2026, 12, 5), {}, {}};
  EXPECT_EQ(state_words(paper, {}), "expected on 2026-12-05");
  EXPECT_EQ(state_words(paper, day(2026, 12, 5)), "expected on 2026-12-05");
  EXPECT_EQ(state_words(paper, closes), "expected on 2026-12-05, after the announcement closes on 2026-12-04");
  paper.expected_on.reset();
  EXPECT_EQ(state_words(paper, closes), "expected");
  paper.state = DocumentState::cannot_get;
  EXPECT_EQ(state_words(paper, closes), "cannot get");
  EXPECT_EQ(substitutes(small_model(), paper), "the rules name no other; ask the HR office");
  paper.also_accepted = {"service-letter"};
  EXPECT_EQ(substitutes(small_model(), paper), "Letter of the service");
}

}  // namespace
}  // namespace hirepath::render
