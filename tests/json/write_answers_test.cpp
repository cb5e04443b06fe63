// Answers as JSON, written out whole: field names and their order are the contract's.
#include "json/write_answers.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "small_knowledge.hpp"

namespace hirepath {
namespace {

using model::Status;

values::Date day(int year, int month, int of_month) { return values::from_civil({year, month, of_month}); }

explain::Answers answers_with(explain::Answer answer) {
  explain::Answers answers;
  answers.model = &small_model();
  answers.on = answers.law_on = day(2026, 11, 21);
  answers.answers.push_back(std::move(answer));
  return answers;
}

std::string written(const explain::Answers& answers) {
  const std::vector<json::Block> blocks{{&answers, "case.json", ""}};
  std::string text = json::write(blocks, "0.1.0");
  const std::string& hash = small_model().hash;  // of the rules' bytes: of no interest here
  if (const auto at = text.find(hash); !hash.empty() && at != std::string::npos) text.replace(at, hash.size(), "HASH");
  return text;
}

TEST(WriteAnswers, EveryFieldInTheContractsOrder) {
  explain::Answer answer;
  answer.authority = small_model().find_authority("recent-service-path");
  answer.status = Status::conditional;
  answer.from = day(2024, 5, 14);
  answer.until = day(2027, 5, 13);
  answer.next_change = day(2027, 5, 14);
  answer.timeline = {{std::nullopt, day(2024, 5, 13), Status::does_not_apply},
                     {day(2024, 5, 14), day(2027, 5, 13), Status::conditional},
                     {day(2027, 5, 14), std::nullopt, Status::does_not_apply}};
  answer.because = {{"recent-service-path(1)",
                     "the person has recent service",
                     {"1 USC 10(a)"},
                     {"person.service_periods[0].released"},
                     true,
                     0}};
  answer.needs = {{"position.grade", "What is the grade of the position?", "", false}};
  answer.jobs = {{"recent-service-path(2)", "at GS-11 or below", {"1 USC 10(b)"}}};
  answer.grades = {{9, Status::conditional}, {12, Status::does_not_apply}};
  answer.deciders = {{"agency", "recent-service-path(3)", "the agency chooses to use the authority", {"1 USC 10(c)"}}};
  answer.assumptions = {{"person.citizen", "the person is a citizen", "yes", {"3 USC 1"}},
                        {"person.disability", "the person has a disability", "no", {}}};
  answer.conflicts = {{"the regulation asks for more", "agency", {"1 CFR 1"}}};
  answer.documents = {{"dd214",
                       "DD Form 214",
                       "Ask for member copy 4.",
                       explain::DocumentState::missing,
                       {},
                       {"recent-service(1)(b)"},
                       {"service-letter"}}};
  answer.law = {{"recent-service-path", "", day(2002, 11, 7), std::nullopt, {"Pub. L. 1-1"}, true}};
  EXPECT_EQ(written(answers_with(answer)), R"json({
  "hirepath": "0.1.0",
  "knowledge": {
    "edition": "1.0",
    "hash": "HASH"
  },
  "on": "2026-11-21",
  "law_on": "2026-11-21",
  "answers": [
    {
      "authority": "recent-service-path",
      "title": "Appointment of people with recent service",
      "kind": "appointing-authority",
      "status": "conditional",
      "from": "2024-05-14",
      "until": "2027-05-13",
      "next_change": "2027-05-14",
      "because": [
        {
          "label": "recent-service-path(1)",
          "text": "the person has recent service",
          "cite": [
            "1 USC 10(a)"
          ],
          "facts": [
            "person.service_periods[0].released"
          ],
          "holds": true,
          "depth": 0
        }
      ],
      "needs": [
        {
          "fact": "position.grade",
          "question": "What is the grade of the position?",
          "help": null,
          "sensitive": false
        }
      ],
      "jobs": [
        {
          "label": "recent-service-path(2)",
          "text": "at GS-11 or below",
          "cite": [
            "1 USC 10(b)"
          ]
        }
      ],
      "grades": {
        "9": "conditional",
        "12": "does-not-apply"
      },
      "deciders": [
        {
          "who": "agency",
          "label": "recent-service-path(3)",
          "text": "the agency chooses to use the authority",
          "cite": [
            "1 USC 10(c)"
          ]
        }
      ],
      "assumptions": [
        {
          "fact": "person.citizen",
          "text": "the person is a citizen",
          "value": "yes",
          "cite": [
            "3 USC 1"
          ]
        },
        {
          "fact": "person.disability",
          "text": "the person has a disability",
          "value": null,
          "cite": []
        }
      ],
      "conflicts": [
        {
          "reading": "the regulation asks for more",
          "decided_by": "agency",
          "cite": [
            "1 CFR 1"
          ]
        }
      ],
      "documents": [
        {
          "id": "dd214",
          "title": "DD Form 214",
          "state": "missing",
          "help": "Ask for member copy 4.",
          "proves": [
            "recent-service(1)(b)"
          ],
          "also_accepted": [
            "service-letter"
          ]
        }
      ],
      "leads_to": "a permanent appointment after two years",
      "coding": [
        {
          "noac": "170",
          "lac": [
            "ABC"
          ],
          "text": "1 USC 10",
          "confidence": "medium",
          "action": "appoint"
        }
      ],
      "usajobs_path": "vet",
      "confidence": "high",
      "blocking": [],
      "timeline": [
        {
          "from": null,
          "until": "2024-05-13",
          "status": "does-not-apply"
        },
        {
          "from": "2024-05-14",
          "until": "2027-05-13",
          "status": "conditional"
        },
        {
          "from": "2027-05-14",
          "until": null,
          "status": "does-not-apply"
        }
      ],
      "law": [
        {
          "rule": "recent-service-path",
          "title": null,
          "from": "2002-11-07",
          "until": null,
          "cite": [
            "Pub. L. 1-1"
          ],
          "in_force": true
        }
      ],
      "to_verify": []
    }
  ],
  "not_decided_here": [
    "qualification",
    "time-in-grade",
    "suitability",
    "area of consideration"
  ],
  "evidence": "claimed",
  "presumptions": "used",
  "case": "case.json",
  "announcement": null
}
)json");
}

TEST(WriteAnswers, JobsAndGradesOnlyWhereThereAreAny) {
  explain::Answer answer;
  answer.authority = small_model().find_authority("citizen-path");
  answer.status = Status::does_not_apply;
  answer.blocking = {{"citizen-path(1)"}, {"citizen-path(2)", "citizen-path(3)"}};
  const std::string text = written(answers_with(answer));
  EXPECT_EQ(text.find("\"jobs\""), std::string::npos);
  EXPECT_EQ(text.find("\"grades\""), std::string::npos);
  EXPECT_NE(text.find(R"("leads_to": null)"), std::string::npos);
  EXPECT_NE(text.find(R"("usajobs_path": null)"), std::string::npos);
  EXPECT_NE(text.find(R"("from": null,)"), std::string::npos);
}

TEST(WriteAnswers, SeveralBlocksAreAnArrayInTheirOrder) {
  explain::Answers answers;
  answers.model = &small_model();
  const std::vector<json::Block> blocks{{&answers, "first.json", ""}, {&answers, "second.json", "1: Economist"}};
  const std::string text = json::write(blocks, "0.1.0");
  EXPECT_TRUE(text.starts_with("[\n"));
  EXPECT_LT(text.find("first.json"), text.find("second.json"));
  EXPECT_NE(text.find(R"("announcement": "1: Economist")"), std::string::npos);
}

TEST(WriteAnswers, BytesThatAreNotUtf8DoNoHarm) {
  explain::Answer answer;
  answer.authority = 0;
  answer.to_verify = {"a\xFF"};
  EXPECT_NE(written(answers_with(answer)).find("a\xEF\xBF\xBD"), std::string::npos);
}

using Json = nlohmann::json;

TEST(WriteAnswers, StatesOfDocumentsAndWhenTheyAreDue) {
  using explain::DocumentState;
  explain::Answer answer;
  answer.authority = 0;
  answer.documents = {{"a", "A", "", DocumentState::have, {}, {}, {}},
                      {"b", "B", "", DocumentState::expected, day(2026, 12, 5), {}, {}},
                      {"c", "C", "", DocumentState::expected, {}, {}, {}},
                      {"d", "D", "", DocumentState::cannot_get, {}, {}, {}},
                      {"e", "E", "", DocumentState::missing, {}, {}, {}}};
  auto answers = answers_with(answer);
  answers.closes_on = day(2026, 12, 4);
  const Json block = Json::parse(written(answers));
  const Json& documents = block.at("answers").at(0).at("documents");
  std::vector<std::string> states;
  for (const auto& document : documents) states.push_back(document.at("state"));
  EXPECT_EQ(states, (std::vector<std::string>{"have", "expected", "expected", "cannot-get", "missing"}));
  EXPECT_EQ(documents.at(1).at("expected_on"), "2026-12-05");
  EXPECT_EQ(documents.at(2).at("expected_on"), nullptr);
  EXPECT_FALSE(documents.at(0).contains("expected_on"));
  EXPECT_EQ(block.at("documents_due"),
            (Json{{"on", "2026-12-04"}, {"at", "11:59 pm Eastern"}, {"source", "agency practice"}}));
}

TEST(WriteAnswers, FindingsOfTheHrViewWithTheirNotice) {
  explain::Finding finding;
  finding.authority = small_model().find_authority("recent-service-path");
  finding.grade = values::make_grade("GS", 9);
  finding.outcome = explain::Outcome::ineligible;
  finding.kind = explain::ReasonKind::condition_failed;
  finding.code = "recent-service-path(2)";
  finding.text = "the grade of the position is at most GS-11";
  finding.cites = {"1 USC 10(b)"};
  finding.status = Status::does_not_apply;
  finding.reviews = {explain::Review::claimed_only, explain::Review::window};
  auto answers = answers_with({});
  answers.answers.clear();
  json::Block block{&answers, "case.json", "", true};
  block.notices = {{&finding, "Two sentences."}};
  const Json written = Json::parse(json::write({&block, 1}, "0.1.0")).at("findings");
  ASSERT_EQ(written.size(), 1U);
  EXPECT_EQ(written.at(0).at("authority"), "recent-service-path");
  EXPECT_EQ(written.at(0).at("grade"), "GS-9");
  EXPECT_EQ(written.at(0).at("finding"), "ineligible");
  EXPECT_EQ(written.at(0).at("kind"), "condition-failed");
  EXPECT_EQ(written.at(0).at("code"), "recent-service-path(2)");
  EXPECT_EQ(written.at(0).at("second_review"), (Json{"ineligible-on-claimed-facts", "window-near"}));
  EXPECT_EQ(written.at(0).at("notice"), "Two sentences.");
}

TEST(WriteAnswers, WhatIfLeavesTheValueOfASensitiveFactOut) {
  auto answers = answers_with({});
  answers.answers.clear();
  explain::WhatIf supposed;
  supposed.set = {{"person.rating", "30", false}, {"position.grade", "GS-9", true}};
  supposed.before.status = Status::does_not_apply;
  supposed.before.from = day(2026, 1, 1);
  supposed.after.authority = small_model().find_authority("citizen-path");
  supposed.after.status = Status::may_apply;
  supposed.conditions = {{"citizen-path(1)", "the person is a citizen", {}, values::Truth::no, values::Truth::yes}};
  json::Block block{&answers, "case.json", ""};
  block.what_if = &supposed;
  const Json written = Json::parse(json::write({&block, 1}, "0.1.0")).at("what_if");
  EXPECT_EQ(written.at("set").at(0).at("to"), nullptr);
  EXPECT_EQ(written.at("set").at(1).at("to"), "GS-9");
  EXPECT_EQ(written.at("set").at(1).at("nobody_can_change_it"), true);
  EXPECT_EQ(written.at("before").at("status"), "does-not-apply");
  EXPECT_EQ(written.at("before").at("from"), "2026-01-01");
  EXPECT_EQ(written.at("after").at("authority"), "citizen-path");
  EXPECT_EQ(written.at("after").at("status"), "may-apply");
  EXPECT_EQ(written.at("conditions").at(0).at("before"), "fails");
  EXPECT_EQ(written.at("conditions").at(0).at("after"), "holds");
}

}  // namespace
}  // namespace hirepath
