// Answers as JSON, written out whole: field names and their order are the contract's.
#include "json/write_answers.hpp"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace hirepath
