// The counselor's packet: what it says, what it keeps to itself, in what order.
#include "render/packet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "json/small_knowledge.hpp"
#include "render/masking.hpp"

namespace hirepath::render {
namespace {

using explain::DocumentState;
using model::Status;
using testing::HasSubstr;
using testing::Not;

values::Date day(int year, int month, int of_month) { return values::from_civil({year, month, of_month}); }

explain::Answer recent_path() {
  explain::Answer answer;
  answer.authority = small_model().find_authority("recent-service-path");
  answer.status = Status::conditional;
  answer.from = day(2024, 5, 14);
  answer.until = day(2027, 5, 13);
  answer.next_change = day(2027, 5, 14);
  answer.timeline = {{std::nullopt, day(2024, 5, 13), Status::does_not_apply},
                     {day(2024, 5, 14), day(2027, 5, 13), Status::conditional},
                     {day(2027, 5, 14), std::nullopt, Status::does_not_apply}};
  answer.because = {{"recent-service-path(1)", "the person has recent service", {"1 USC 10(a)"}, {}, true, 0},
                    {"recent-service(1)(b)",
                     "the appointment date is during the 3-year period beginning on released",
                     {"1 USC 12"},
                     {"person.service_periods[0].released"},
                     true,
                     1}};
  answer.deciders = {{"agency", "recent-service-path(3)", "the agency chooses to use the authority", {"1 USC 10(c)"}}};
  answer.documents = {{"dd214", "DD Form 214", "Ask for member copy 4.", DocumentState::missing, {}, {}, {}}};
  return answer;
}

explain::Answers answers_of(std::vector<explain::Answer> all) {
  explain::Answers answers;
  answers.model = &small_model();
  answers.on = answers.law_on = day(2026, 11, 21);
  answers.answers = std::move(all);
  return answers;
}

ForClient client(bool include_sensitive = false) { return {"0.1.0", "client-7", "", include_sensitive}; }

std::string text_of(const explain::Answers& answers, bool include_sensitive = false) {
  return to_text(packet_page(answers, client(include_sensitive)), {});
}

// The words from one heading to the next blank line before a heading.
std::string section(const std::string& text, const std::string& heading, const std::string& next) {
  const auto from = text.find('\n' + heading + '\n'), to = text.find('\n' + next + '\n');
  return from == std::string::npos || to == std::string::npos ? "no section " + heading : text.substr(from, to - from);
}

TEST(Packet, TheSummarySaysMayBeConsideredAndUntilWhen) {
  EXPECT_EQ(section(text_of(answers_of({recent_path()})), "Summary", "Windows over time"), R"(
Summary
  You may be considered under 1 hiring path that rests on your own case.

  Your hiring paths
  Appointment of people with recent service
    Answer: may apply if the agency decides so
    Until: 2027-05-13
    Law: 1 USC 10
    closes next: Appointment of people with recent service: 2027-05-13, 173 days left
    proof: 0 at hand, 0 expected, 1 still to get; most asked for: DD Form 214
    not decided here: qualification, time-in-grade, suitability, area of consideration
)");
}

TEST(Packet, NeverSaysEligible) {
  const auto page = packet_page(answers_of({recent_path()}), client());
  EXPECT_THAT(to_text(page, {}), Not(HasSubstr("ligible")));
  EXPECT_THAT(to_markdown(page), Not(HasSubstr("ligible")));
}

TEST(Packet, AWindowClosesSoonFromAYearBeforeItsLastDay) {
  auto answer = recent_path();
  const auto part = [&] { return section(text_of(answers_of({answer})), "Windows about to close", "Proof checklist"); };
  // 2026-11-21 to 2027-05-13: 9 + 31 + 31 + 28 + 31 + 30 + 13 days.
  EXPECT_THAT(part(), HasSubstr("last day: 2027-05-13, 173 days left"));
  EXPECT_THAT(part(), HasSubstr("afterwards: does not apply"));
  EXPECT_THAT(part(), HasSubstr("during the 3-year period beginning on released [1 USC 12]"));
  answer.until = day(2027, 11, 21);  // 365 days
  EXPECT_THAT(part(), HasSubstr("2027-11-21, 365 days left"));
  answer.until = day(2027, 11, 22);
  EXPECT_THAT(part(), HasSubstr("None closes within 365 days"));
}

TEST(Packet, EachDocumentHasItsState) {
  auto answer = recent_path();
  const auto part = [&](DocumentState state, std::optional<values::Date> expected = {}) {
    answer.documents[0].state = state;
    answer.documents[0].expected_on = expected;
    return section(text_of(answers_of({answer})), "Proof checklist", "Next actions");
  };
  EXPECT_THAT(part(DocumentState::have), HasSubstr("have"));
  EXPECT_THAT(part(DocumentState::have), HasSubstr("11:59 pm Eastern time on the closing date"));
  EXPECT_THAT(part(DocumentState::expected, day(2027, 1, 15)), HasSubstr("expected on 2027-01-15"));
  EXPECT_THAT(part(DocumentState::expected), HasSubstr("expected, day not known"));
  EXPECT_THAT(part(DocumentState::cannot_get), HasSubstr("cannot get"));
  EXPECT_THAT(part(DocumentState::missing), HasSubstr("missing"));
}

TEST(Packet, AnExpectedPaperThatComesAfterTheClosingDateIsPointedOut) {
  auto answer = recent_path();
  answer.documents[0].state = DocumentState::expected;
  answer.documents[0].expected_on = day(2027, 1, 15);
  auto answers = answers_of({answer});
  answers.closes_on = day(2027, 1, 14);
  EXPECT_THAT(text_of(answers), HasSubstr("expected on 2027-01-15, after the closing date 2027-01-14"));
  answers.closes_on = day(2027, 1, 15);
  EXPECT_THAT(text_of(answers), Not(HasSubstr("after the closing date")));
}

explain::Answer with_a_rating() {
  auto answer = recent_path();
  answer.because = {
      {"recent-service-path(1)", "the person has a basis", {"1 USC 10(a)"}, {}, true, 0},
      {"basis(1)", "the rating is at least 70", {"1 USC 14"}, {"person.rating"}, true, 1},
      {"recent-service-path(2)", "duty is active", {"1 USC 11"}, {"person.service_periods[0].duty"}, true, 0}};
  return answer;
}

TEST(Packet, WhatRestsOnASensitiveFactIsSaidOnlyWhenAskedFor) {
  const auto answers = answers_of({with_a_rating()});
  for (const std::string& hidden : {text_of(answers), to_markdown(packet_page(answers, client()))}) {
    EXPECT_THAT(hidden, Not(HasSubstr("has a basis")));
    EXPECT_THAT(hidden, Not(HasSubstr("at least 70")));
    EXPECT_THAT(hidden, HasSubstr("a condition that rests on sensitive facts"));
    EXPECT_THAT(hidden, HasSubstr("duty is active"));
  }
  EXPECT_THAT(text_of(answers, true), HasSubstr("the person has a basis"));
  EXPECT_THAT(text_of(answers, true), Not(HasSubstr("not shown here")));
}

TEST(Mask, WordsThatTell) {
  const Mask mask(small_model(), false), open(small_model(), true);
  EXPECT_TRUE(mask.hides("Noncompetitive appointment of a 30 percent or more Disabled Veteran"));
  EXPECT_TRUE(mask.hides("Schedule A: work-release inmates"));
  EXPECT_FALSE(mask.hides("Veterans Recruitment Appointment"));
  EXPECT_FALSE(open.hides("30 percent"));
  EXPECT_TRUE(mask.hides_fact("person.rating"));
  EXPECT_FALSE(mask.hides_fact("person.citizen"));
  EXPECT_FALSE(open.hides_fact("person.rating"));
}

TEST(Letter, IsAddressedByThePathAndNamesAuthorityCiteAndProof) {
  auto answer = recent_path();
  answer.documents[0].state = DocumentState::have;
  const std::string letters = section(text_of(answers_of({answer})), "Letters", "What was not decided, and why");
  EXPECT_THAT(letters, HasSubstr("To: Veterans Employment Program Office, [agency], [address]"));
  EXPECT_THAT(letters, HasSubstr("Subject: Appointment of people with recent service [1 USC 10]; for [title"));
  EXPECT_THAT(letters, HasSubstr("Enclosed:\n  * DD Form 214\n"));
  EXPECT_THAT(letters, HasSubstr("by the agency: whether the agency chooses to use the authority [1 USC 10(c)]"));
  EXPECT_THAT(letters, HasSubstr("[name, telephone, e-mail]"));
}

// One authority that fails on the grade, which the applicant can change; one on what nobody can change; one on two
// things.
TEST(NearMisses, AreThoseThatFailOnTheFewestConditionsSomebodyCanChange) {
  static const model::Model model = [] {
    text::Diagnostics found;
    const std::vector<text::SourcePtr> files{source_of("near.rules", R"(edition 1.0 "near"
fact position.grade : grade
  phrase "the grade"
  changed by applicant
fact position.permanent : yes/no
  phrase "the job is permanent"
  changed by agency
fact person.born-abroad : yes/no
  phrase "the person was born abroad"
  changed by nobody
authority both "Both"
  kind appointing authority [1 USC 1]
rule both
  the person may be appointed under both if all of
  (1) position.grade is at most GS-11 [1 USC 1]
  (2) the job is permanent [1 USC 1]
authority grade "Grade"
  kind appointing authority [1 USC 1]
rule grade
  the person may be appointed under grade if all of
  (1) position.grade is at most GS-11 [1 USC 1]
authority never "Never"
  kind appointing authority [1 USC 1]
rule never
  the person may be appointed under never if all of
  (1) the person was born abroad [1 USC 1]
)")};
    auto loaded = model::load(files, found);
    EXPECT_FALSE(found.has_errors()) << text::to_text(found.sorted());
    return loaded;
  }();
  const auto failing = [&](const char* id, std::vector<std::pair<std::string, std::string>> conditions) {
    explain::Answer answer;
    answer.authority = model.find_authority(id);
    answer.status = Status::does_not_apply;
    for (const auto& [label, fact] : conditions) {
      answer.because.push_back({label, label, {"1 USC 1"}, {fact}, false, 0});
      answer.blocking.push_back({label});
    }
    return answer;
  };
  explain::Answers answers;
  answers.model = &model;
  answers.on = answers.law_on = day(2026, 11, 21);
  answers.answers = {failing("both", {{"both(1)", "position.grade"}, {"both(2)", "position.permanent"}}),
                     failing("grade", {{"grade(1)", "position.grade"}}),
                     failing("never", {{"never(1)", "person.born_abroad"}})};
  EXPECT_EQ(near_misses(answers), (std::vector{model.find_authority("grade"), model.find_authority("both")}));
}

// A table too wide for a line becomes a record a row; one that fits stays a table.
TEST(PlainText, AWideTableIsReadRowByRow) {
  Page page;
  page.table({{"Path", "Until"}, {"Some path", "2027-05-13"}});
  page.table({{"Path", "Until"}, {std::string(36, 'x'), "2027-05-13"}});
  Style narrow;
  narrow.width = 40;
  EXPECT_EQ(to_text(page, narrow),
            "  Path       Until\n  Some path  2027-05-13\n  " + std::string(36, 'x') + "\n    Until: 2027-05-13\n");
}

TEST(Clients, WhoseWindowClosesNextStandsFirst) {
  ClientLine late{"a", "packet-a.md", "Path A", day(2027, 5, 13), 173, 2, {"DD Form 214"}};
  ClientLine never{"b", "packet-b.md", "", {}, 0, 1, {}};
  ClientLine soon{"c", "packet-c.md", "Path C", day(2026, 12, 1), 10, 1, {"x", "y", "z"}};
  EXPECT_EQ(to_markdown(clients_page({late, never, soon}, {"d"}, day(2026, 11, 21), "0.1.0")),
            R"(# Whose window closes next

- **asked for:** 2026-11-21
- **program:** hirepath 0.1.0

## Clients: 3

*What closes soonest comes first*

| Client | Closes next | Days left | Path | Open paths | Papers still to get |
| --- | --- | --- | --- | --- | --- |
| [c](packet-c.md) | 2026-12-01 | 10 | Path C | 1 | 3: x; y; ... |
| [a](packet-a.md) | 2027-05-13 | 173 | Path A | 2 | 1: DD Form 214 |
| [b](packet-b.md) | no end known | - | - | 1 | 0 |

## Not read

- d: the case could not be read
)");
}

TEST(Clients, TheLineOfAClientKeepsSensitivePathsToItself) {
  EXPECT_EQ(client_line(answers_of({recent_path()}), client()).path, "Appointment of people with recent service");
  EXPECT_EQ(client_line(answers_of({recent_path()}), client()).days_left, 173);
  EXPECT_EQ(client_line(answers_of({with_a_rating()}), client()).path, "a path that rests on sensitive facts");
  EXPECT_EQ(client_line(answers_of({with_a_rating()}), client(true)).path, "Appointment of people with recent service");
}

}  // namespace
}  // namespace hirepath::render
