// The pages of `check` and `explain`, written out whole: what the reader sees.
#include "render/answers.hpp"

#include <gtest/gtest.h>

#include "json/small_knowledge.hpp"

namespace hirepath::render {
namespace {

using model::Status;

values::Date day(int year, int month, int of_month) { return values::from_civil({year, month, of_month}); }

explain::Answers conditional_and_not() {
  explain::Answer recent;
  recent.authority = small_model().find_authority("recent-service-path");
  recent.status = Status::conditional;
  recent.from = day(2024, 5, 14);
  recent.until = day(2027, 5, 13);
  recent.next_change = day(2027, 5, 14);
  recent.timeline = {{std::nullopt, day(2024, 5, 13), Status::does_not_apply},
                     {day(2024, 5, 14), day(2027, 5, 13), Status::conditional},
                     {day(2027, 5, 14), std::nullopt, Status::does_not_apply}};
  recent.because = {{"recent-service(1)(a)", "duty is active", {"1 USC 11"}, {}, true, 1},
                    {"recent-service-path(1)", "the person has recent service", {"1 USC 10(a)"}, {}, true, 0}};
  recent.deciders = {{"agency", "recent-service-path(3)", "the agency chooses to use the authority", {"1 USC 10(c)"}}};
  recent.documents = {{"dd214",
                       "DD Form 214",
                       "Ask for member copy 4.",
                       explain::DocumentState::missing,
                       {},
                       {"recent-service(1)(a)"},
                       {"service-letter"}}};
  recent.law = {{"recent-service-path", "", day(2002, 11, 7), std::nullopt, {"Pub. L. 1-1"}, true}};
  recent.jobs = {{"recent-service-path(2)", "at GS-11 or below", {"1 USC 10(b)"}}};

  explain::Answer citizen;
  citizen.authority = small_model().find_authority("citizen-path");
  citizen.status = Status::does_not_apply;
  citizen.because = {{"citizen-path(1)", "the person is a citizen", {"2 USC 10(a)"}, {}, false, 0}};
  citizen.blocking = {{"citizen-path(1)"}};
  citizen.timeline = {{std::nullopt, std::nullopt, Status::does_not_apply}};

  explain::Answers answers;
  answers.model = &small_model();
  answers.on = answers.law_on = day(2026, 11, 21);
  answers.answers = {citizen, recent};
  return answers;
}

// The hash is of the rules' bytes: of no interest here.
std::string shown(const Page& page, const Style& style = {}) {
  std::string text = to_text(page, style);
  const auto at = text.find(small_model().hash);
  return at == std::string::npos || small_model().hash.empty() ? text
                                                               : text.replace(at, small_model().hash.size(), "HASH");
}

constexpr const char* footer = R"(
Not decided here
  * qualification, time-in-grade, suitability, area of consideration
  * "May apply" means that the conditions hold, not that anybody is entitled to a job: agencies
    choose among their hiring paths. This is information, not legal advice.
)";

TEST(CheckPage, WhatIsOpenToThePersonComesFirst) {
  EXPECT_EQ(shown(check_page(conditional_and_not(), {"0.1.0", "case.json", "", View::applicant})),
            std::string(R"(hirepath 0.1.0: case.json
    asked for: 2026-11-21, under the law of each day
    rules: edition 1.0, HASH
    evidence: what the case claims; presumptions of the law are used and shown

conditional (1): holds if the one named decides so
  Appointment of people with recent service (recent-service-path)
    conditional until 2027-05-13; does-not-apply from 2027-05-14
    why: the person has recent service [1 USC 10(a)]; duty is active [1 USC 11]
    decides: the agency (the agency chooses to use the authority)
    jobs: at GS-11 or below
    papers to send: DD Form 214

does-not-apply (1): a condition fails
  Appointment of citizens (citizen-path)
    does-not-apply
    fails: the person is a citizen [2 USC 10(a)]
)") + footer);
}

TEST(CheckPage, HrSeesLabelsAndCitationsFirst) {
  explain::Answers answers = conditional_and_not();
  answers.strict = answers.verified_only = answers.law_on_asked = true;
  answers.answers.resize(1);
  EXPECT_EQ(shown(check_page(answers, {"0.1.0", "case.json", "7: Clerk", View::hr})),
            std::string(R"(hirepath 0.1.0: case.json
    asked for: 2026-11-21, under the law of 2026-11-21
    rules: edition 1.0, HASH
    announcement: 7: Clerk
    evidence: only what a named document verifies; nothing is presumed

does-not-apply (1): a condition fails
  citizen-path: Appointment of citizens
    does-not-apply
    fails: citizen-path(1) [2 USC 10(a)]
)") + footer);
}

TEST(ExplainPage, OneAnswerInFull) {
  const explain::Answers answers = conditional_and_not();
  EXPECT_EQ(shown(explain_page(answers, answers.answers[1], {"0.1.0", "case.json", "", View::applicant})),
            std::string(R"(hirepath 0.1.0: case.json
    asked for: 2026-11-21, under the law of each day
    rules: edition 1.0, HASH
    evidence: what the case claims; presumptions of the law are used and shown

Answer
  Appointment of people with recent service (recent-service-path): conditional
    holds if the one named decides so

Until when
  * conditional from 2024-05-14 until 2027-05-13
  from        until       answer
  the start   2024-05-13  does-not-apply
  2024-05-14  2027-05-13  conditional
  2027-05-14  open        does-not-apply

Why
    + duty is active (recent-service(1)(a)) [1 USC 11]
  + the person has recent service (recent-service-path(1)) [1 USC 10(a)]

Who decides
  ? the agency: the agency chooses to use the authority (recent-service-path(3)) [1 USC 10(c)]

What kind of job
  * at GS-11 or below (recent-service-path(2)) [1 USC 10(b)]

Documents
  ? DD Form 214 (dd214): missing; proves recent-service(1)(a)
    Ask for member copy 4.
    also accepted: Letter of the service

The law over time
  + recent-service-path: from 2002-11-07, without an end [Pub. L. 1-1]

Leads to
  * a permanent appointment after two years [1 USC 13]

SF-50 coding
  * appoint: nature of action 170, legal authority ABC "1 USC 10" (confidence medium)
  ! Check the Guide to Processing Personnel Actions before processing.

USAJOBS hiring path
  * vet

Confidence
  * high; verified 2026-01-29 against a book of tests
)") + footer);
}

TEST(ExplainPage, TheValueOfASensitiveFactIsNeverShown) {
  explain::Answers answers = conditional_and_not();
  answers.answers[0].assumptions = {{"person.disability", "the person has a disability", "no", {"3 USC 1"}},
                                    {"person.citizen", "the person is a citizen", "yes", {"3 USC 2"}}};
  const std::string text =
      shown(explain_page(answers, answers.answers[0], {"0.1.0", "case.json", "", View::applicant}));
  EXPECT_NE(text.find("  * the person has a disability [3 USC 1]\n"), std::string::npos);
  EXPECT_NE(text.find("  * the person is a citizen: yes [3 USC 2]\n"), std::string::npos);
}

TEST(Pages, NobodyIsEverToldToBeEligible) {
  explain::Answers answers = conditional_and_not();
  for (const Status status : {Status::may_apply, Status::conditional, Status::undecided, Status::does_not_apply,
                              Status::conflict, Status::not_in_force}) {
    answers.answers[1].status = status;
    for (const View view : {View::applicant, View::hr}) {
      const About about{"0.1.0", "case.json", "", view};
      const std::string text =
          to_text(check_page(answers, about), {}) + to_text(explain_page(answers, answers.answers[1], about), {});
      EXPECT_EQ(text.find("ligible"), std::string::npos);
      EXPECT_NE(text.find(model::to_string(status)), std::string::npos);
    }
  }
}

}  // namespace
}  // namespace hirepath::render
