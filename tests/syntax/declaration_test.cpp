// Declarations: every shape that docs/rule-language.md names.
#include <gmock/gmock.h>

#include "syntax/reading.hpp"

namespace hirepath::syntax {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Declarations, EditionAndDocument) {
  const Edition edition = read_one<Edition>("edition 2026.11 \"Hiring\"");
  EXPECT_EQ(edition.id.text, "2026.11");
  EXPECT_EQ(edition.title.text, "Hiring");
  const Document document =
      read_one<Document>("document dd214 \"DD Form 214\" help \"Copy 4\" also accepted dd215, ngb22");
  EXPECT_EQ(document.id.text, "dd214");
  ASSERT_EQ(document.attributes.size(), 2u);
  EXPECT_EQ(document.attributes[0].key, "help");
  EXPECT_THAT(texts(document.attributes[0].strings), ElementsAre("Copy 4"));
  EXPECT_EQ(document.attributes[1].key, "also-accepted");
  EXPECT_THAT(texts(document.attributes[1].words), ElementsAre("dd215", "ngb22"));
}

TEST(Declarations, TopicShareAndRedress) {
  EXPECT_EQ(read_one<Topic>("topic \"Military service\"").title.text, "Military service");
  const Fact fact = read_one<Fact>("fact person.veteran : yes/no\n about 7 in 100");
  ASSERT_EQ(fact.attributes.size(), 1u);
  EXPECT_EQ(fact.attributes[0].key, "about");
  EXPECT_THAT(texts(fact.attributes[0].words), ElementsAre("7"));
  const Authority authority =
      read_one<Authority>("authority veoa \"VEOA\" redress \"Complain within 60 days.\" [5 USC 3330a]");
  ASSERT_EQ(authority.attributes.size(), 1u);
  EXPECT_EQ(authority.attributes[0].key, "redress");
  EXPECT_THAT(texts(authority.attributes[0].cites), ElementsAre("5 USC 3330a"));
}

TEST(Declarations, RecordWithFieldsNamedLikeKeywords) {
  const Record record = read_one<Record>(
      "record service-period \"a period\"  ordered by released\n"
      "  service : choice (army,\n navy)\n    ask \"Which?\"  help \"One.\"\n  test : yes/no\n  authority: date proved "
      "by dd214, orders\n  help : number from 0 to 100");
  EXPECT_EQ(record.ordered_by->text, "released");
  ASSERT_EQ(record.fields.size(), 4u);
  EXPECT_EQ(record.fields[0].name.text, "service");
  EXPECT_EQ(record.fields[0].type.name, "choice");
  EXPECT_THAT(texts(record.fields[0].type.choices), ElementsAre("army", "navy"));
  EXPECT_EQ(record.fields[0].attributes.size(), 2u);
  EXPECT_EQ(record.fields[1].name.text, "test");
  EXPECT_EQ(record.fields[1].type.name, "yes/no");
  EXPECT_THAT(texts(record.fields[2].attributes.at(0).words), ElementsAre("dd214", "orders"));
  EXPECT_EQ(record.fields[3].type.name, "number");
  EXPECT_THAT(texts(record.fields[3].type.choices), ElementsAre("0", "100"));
}

TEST(Declarations, FactWithItsAttributes) {
  const Fact fact = read_one<Fact>(
      "fact person.x : list of service-period\n asked of hr\n changed by agency\n sensitive\n presume no [5 USC "
      "2108]\n defaults to the action date\n decided by va");
  EXPECT_EQ(fact.path.text, "person.x");
  EXPECT_EQ(fact.type.name, "list");
  EXPECT_THAT(texts(fact.type.choices), ElementsAre("service-period"));
  std::vector<std::string> keys;
  for (const Attribute& attribute : fact.attributes) keys.push_back(attribute.key);
  EXPECT_THAT(
      keys, ElementsAre("asked-of", "changed-by", "sensitive", "presume", "defaults-to-the-action-date", "decided-by"));
  EXPECT_THAT(texts(fact.attributes[3].cites), ElementsAre("5 USC 2108"));
}

TEST(Declarations, DecisionAndDefine) {
  const Decision decision = read_one<Decision>("decision agency-chooses \"the agency chooses\"\n decided by agency");
  EXPECT_EQ(decision.phrase.text, "the agency chooses");
  EXPECT_EQ(decision.decided_by.text, "agency");
  EXPECT_THAT(decision.attributes, IsEmpty());
  const Define define =
      read_one<Define>("define long for service-period : the period is long enough if days is at least 90");
  EXPECT_EQ(define.record->text, "service-period");
  EXPECT_EQ(define.phrase.text, "the period is long enough");
  EXPECT_EQ(define.body.atom.op, Operator::at_least);
}

TEST(Declarations, AuthorityWithItsAttributes) {
  const Authority authority = read_one<Authority>(
      "authority vra \"Veterans Recruitment Appointment\"\n also known as \"VRA\", \"V R A\"\n kind appointing "
      "authority  competition merit promotion [5 CFR 1]\n"
      " service senior executive\n leads to \"a career\" [5 CFR 2]\n coding appoint 170 J8M + ABC \"Pub. L.\" "
      "confidence medium\n path vet, student\n"
      " documents dd214\n confidence high\n verified 2026-01-29 against \"5 CFR\"\n note \"n\" [5 CFR 3]\n not "
      "recorded before 2002-11-07 \"older law\" [Pub. L. 1]");
  const auto& all = authority.attributes;
  ASSERT_EQ(all.size(), 12u);
  EXPECT_THAT(texts(all[0].strings), ElementsAre("VRA", "V R A"));
  EXPECT_THAT(texts(all[1].words), ElementsAre("appointing authority"));
  EXPECT_THAT(texts(all[2].words), ElementsAre("merit promotion"));
  EXPECT_THAT(texts(all[2].cites), ElementsAre("5 CFR 1"));
  EXPECT_THAT(texts(all[3].words), ElementsAre("senior executive"));
  EXPECT_EQ(all[4].key, "leads-to");
  EXPECT_THAT(texts(all[5].words), ElementsAre("appoint", "170", "J8M", "ABC", "medium"));
  EXPECT_THAT(texts(all[5].strings), ElementsAre("Pub. L."));
  EXPECT_THAT(texts(all[9].words), ElementsAre("2026-01-29"));
  EXPECT_THAT(texts(all[9].strings), ElementsAre("5 CFR"));
  EXPECT_EQ(all[11].key, "not-recorded-before");
}

TEST(Declarations, RuleWithDatesPriorityNotesAndConflicts) {
  const Rule rule = read_one<Rule>(
      "rule vra.late \"later law\"\n in force from 2002-11-07 until 2010-01-01 [Pub. L. 1]\n despite vra.early, dha [5 "
      "CFR 9]\n"
      " the person may not be considered under vra if\n (1) a [5 CFR 1]\n (2) b [5 CFR 2]\n note \"n\" [5 CFR 3] for "
      "(1), covered-veteran(4)\n"
      " conflict from 2029-01-01 with reading \"stricter\" that asks for c and d decided by agency [5 CFR 4]\n "
      "conflict with reading \"none\"");
  EXPECT_EQ(rule.path.text, "vra.late");
  EXPECT_EQ(rule.title->text, "later law");
  EXPECT_FALSE(rule.permits);
  EXPECT_EQ(rule.verb, "be considered");
  EXPECT_EQ(rule.authority.text, "vra");
  ASSERT_EQ(rule.attributes.size(), 3u);
  EXPECT_EQ(rule.attributes[0].from->text, "2002-11-07");
  EXPECT_EQ(rule.attributes[0].until->text, "2010-01-01");
  EXPECT_THAT(texts(rule.attributes[1].words), ElementsAre("vra.early", "dha"));
  EXPECT_THAT(texts(rule.attributes[2].words), ElementsAre("(1)", "covered-veteran(4)"));
  ASSERT_EQ(rule.conflicts.size(), 2u);
  EXPECT_EQ(rule.conflicts[0].from->text, "2029-01-01");
  EXPECT_EQ(rule.conflicts[0].mode, "asks-for");
  EXPECT_EQ(rule.conflicts[0].condition.at(0).kind, Condition::Kind::conjunction);
  EXPECT_EQ(rule.conflicts[0].decided_by, "agency");
  EXPECT_THAT(texts(rule.conflicts[0].cites), ElementsAre("5 CFR 4"));
  EXPECT_EQ(rule.conflicts[1].mode, "");
}

TEST(Declarations, WhatARuleCanSay) {
  const auto said = [](const std::string& words) { return read_one<Rule>("rule a\n the person " + words + " a if b"); };
  EXPECT_TRUE(said("may be appointed under").permits);
  EXPECT_EQ(said("may compete under").verb, "compete");
  EXPECT_EQ(said("has").verb, "have");
  EXPECT_FALSE(said("does not have").permits);
  EXPECT_EQ(said("does not have").verb, "have");
  EXPECT_FALSE(said("may not compete under").permits);
}

TEST(Declarations, TestWithGivenItems) {
  const auto test = read_one<syntax::Test>(
      "test vra \"t\" on 2027-05-13 law on 2026-01-01\n given one service-period: duty active; not campaign-medal; "
      "released 2024-05; position.grade GS-9\n"
      " given child: age 3; no service-period; all of person.studies; the agency chooses to use it; not the person "
      "served\n"
      " given person.state \"New York\"; person.citizen");
  EXPECT_EQ(test.law_on->text, "2026-01-01");
  ASSERT_EQ(test.givens.size(), 3u);
  using Kind = Given::Kind;
  const auto& first = test.givens[0];
  ASSERT_EQ(first.size(), 2u) << "a path of the case ends the element";
  EXPECT_EQ(first[0].kind, Kind::one_element);
  ASSERT_EQ(first[0].items.size(), 3u);
  EXPECT_EQ(first[0].items[1].kind, Kind::not_phrase);
  EXPECT_EQ(first[0].items[1].name.text, "campaign-medal");
  EXPECT_EQ(first[0].items[2].value.text, "2024-05");
  EXPECT_EQ(first[1].name.text, "position.grade");
  const auto& second = test.givens[1];
  ASSERT_EQ(second.size(), 5u);
  EXPECT_EQ(second[0].kind, Kind::element);
  EXPECT_EQ(second[1].kind, Kind::no_element);
  EXPECT_EQ(second[1].name.text, "service-period");
  EXPECT_EQ(second[2].kind, Kind::complete);
  EXPECT_EQ(test.givens[2][0].value.text, "New York");
  EXPECT_EQ(test.givens[2][1].kind, Kind::phrase);
}

TEST(Declarations, TestWithExpectations) {
  const auto test = read_one<syntax::Test>(
      "test vra \"t\" on 2027-05-13\n expect vra conditional on agency, hr until 2027-05-13 assuming person.x\n"
      " expect vra does-not-apply on 2027-05-14 because (1), (2)(a) or covered-veteran(4)\n expect definition covered "
      "unknown on 2020-01-01\n"
      " expect change { position.grade GS-12; not the person served } makes vra undecided needing person.a, person.b\n "
      "expect vra may-apply from 2020-01-01 jobs (1), b(2)");
  ASSERT_EQ(test.expects.size(), 5u);
  EXPECT_EQ(test.expects[0].outcome.text, "conditional");
  EXPECT_THAT(texts(test.expects[0].deciders), ElementsAre("agency", "hr"));
  EXPECT_EQ(test.expects[0].until->text, "2027-05-13");
  EXPECT_THAT(texts(test.expects[0].assuming), ElementsAre("person.x"));
  ASSERT_EQ(test.expects[1].because.size(), 2u);
  EXPECT_THAT(texts(test.expects[1].because[0]), ElementsAre("(1)", "(2)(a)"));
  EXPECT_THAT(texts(test.expects[1].because[1]), ElementsAre("covered-veteran(4)"));
  EXPECT_EQ(test.expects[1].on->text, "2027-05-14");
  EXPECT_EQ(test.expects[2].kind, Expect::Kind::definition);
  EXPECT_EQ(test.expects[2].outcome.text, "unknown");
  EXPECT_EQ(test.expects[3].kind, Expect::Kind::change);
  EXPECT_EQ(test.expects[3].change.size(), 2u);
  EXPECT_THAT(texts(test.expects[3].needing), ElementsAre("person.a", "person.b"));
  EXPECT_THAT(texts(test.expects[4].jobs), ElementsAre("(1)", "b(2)"));
}

TEST(Declarations, Property) {
  const Property property = read_one<Property>("property \"p\" : the person served and a is b implies not c");
  EXPECT_EQ(property.if_condition.kind, Condition::Kind::conjunction);
  EXPECT_EQ(property.then_condition.kind, Condition::Kind::negation);
}

TEST(Declarations, PlacesAreTheBytesWithoutBlanksAround) {
  const std::string rules =
      "-- c\nfact person.x : date  -- d\n  ask \"Q\"  -- e\n\ndefine x : w if\n  (1) a  [5 CFR 1] -- f\n";
  const Read result = read(rules);
  const auto& source = *result.file.source;
  const Fact& fact = std::get<Fact>(result.file.items.at(0));
  EXPECT_EQ(source.text(fact.where), "fact person.x : date  -- d\n  ask \"Q\"");
  EXPECT_EQ(source.text(fact.attributes[0].where), "ask \"Q\"");
  EXPECT_EQ(source.text(fact.attributes[0].strings[0].where), "\"Q\"");
  const Define& define = std::get<Define>(result.file.items.at(1));
  EXPECT_EQ(source.text(define.body.children.at(0).where), "(1) a  [5 CFR 1]");
  EXPECT_EQ(source.text(define.body.children[0].cites[0].where), "5 CFR 1");
  ASSERT_EQ(result.file.comments.size(), 4u);
  EXPECT_EQ(result.file.comments[1].text, "d");
}

TEST(Declarations, WindowsLineEndsAndByteOrderMarkSayNothing) {
  const Read result = read(
      "\xEF\xBB\xBF"
      "fact person.x : date\r\n  ask \"Q\"\r\n-- c\r\nfact person.y : date\r\n");
  EXPECT_EQ(text::to_text(result.found), "");
  EXPECT_EQ(result.file.items.size(), 2u);
  EXPECT_EQ(result.file.comments.at(0).text, "c");
}

}  // namespace
}  // namespace hirepath::syntax
