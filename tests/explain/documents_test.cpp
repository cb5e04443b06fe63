// Which papers an answer calls for, and how near each is.
#include <gmock/gmock.h>

#include "explain/explain.hpp"
#include "session/small.hpp"

namespace hirepath {
namespace {
using explain::DocumentState;
using State = model::DocumentKnown::State;
using testing::ElementsAre;
using testing::IsEmpty;

// A fact that a paper proves, or another paper accepted in its place; the authority asks for a form as well.
Small small() {
  auto one = Small::rules(
      "document record \"Record\"\n  also accepted letter, copy\ndocument letter \"Letter\"\ndocument copy \"Copy\"\n"
      "fact person.q : yes/no\n  proved by record\n"
      "rule way\n  the person may be appointed under way if person.q [1 USC 1]\n");
  one.set("person.q", "yes");
  return one;
}

explain::DocumentNeed needed(const std::map<std::string, model::DocumentKnown>& papers,
                             const std::string& evidence = {}) {
  const auto one = small();
  const auto session = one.session({day("2026-01-01"), {}, false, false});
  auto facts = session.facts();
  for (const auto& [id, known] : papers) facts.documents[session.model().find_document(id)] = known;
  facts.facts[session.model().find_fact("person.q")].evidence = evidence;
  session::Session asked(session.network(), facts, session.options());
  const auto answer = explain::answer(asked, 0);
  EXPECT_EQ(answer.documents.size(), 1U);
  return answer.documents.at(0);
}

TEST(Documents, MissingUnlessTheCaseSaysOtherwise) {
  const auto paper = needed({});
  EXPECT_EQ(paper.id, "record");
  EXPECT_EQ(paper.state, DocumentState::missing);
  EXPECT_THAT(paper.also_accepted, ElementsAre("letter", "copy"));
}

TEST(Documents, InHandByTheListOfPapersOrAsEvidence) {
  EXPECT_EQ(needed({{"record", {State::have, {}}}}).state, DocumentState::have);
  EXPECT_EQ(needed({}, "record").state, DocumentState::have);
  // What proves a fact is there, whatever the list says.
  EXPECT_EQ(needed({{"record", {State::cannot_get, {}}}}, "record").state, DocumentState::have);
}

TEST(Documents, ASubstituteInHandDoes) {
  const auto paper = needed({{"record", {State::cannot_get, {}}}, {"copy", {State::have, {}}}});
  EXPECT_EQ(paper.id, "copy");
  EXPECT_EQ(paper.state, DocumentState::have);
  EXPECT_THAT(paper.also_accepted, ElementsAre("letter"));
}

TEST(Documents, ExpectedWithItsDay) {
  const auto paper = needed({{"letter", {State::expected, day("2026-12-05")}}});
  EXPECT_EQ(paper.id, "letter");
  EXPECT_EQ(paper.state, DocumentState::expected);
  EXPECT_EQ(paper.expected_on, day("2026-12-05"));
}

TEST(Documents, InHandBeforeExpected) {
  const auto paper = needed({{"record", {State::expected, day("2026-12-05")}}, {"letter", {State::have, {}}}});
  EXPECT_EQ(paper.id, "letter");
  EXPECT_EQ(paper.state, DocumentState::have);
}

// Of what cannot be had the substitutes are named that can.
TEST(Documents, WhatCannotBeHadNamesWhatCan) {
  const auto paper = needed({{"record", {State::cannot_get, {}}}, {"letter", {State::cannot_get, {}}}});
  EXPECT_EQ(paper.id, "record");
  EXPECT_EQ(paper.state, DocumentState::cannot_get);
  EXPECT_THAT(paper.also_accepted, ElementsAre("copy"));
}

}  // namespace
}  // namespace hirepath
