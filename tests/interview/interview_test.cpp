// What an interview asks, in which order, and that no step loses anything.
#include "interview/interview.hpp"

#include <gmock/gmock.h>

#include "base.hpp"

namespace hirepath::interview {
namespace {

const std::string today = "2026-11-21";

Interview talk(const Base& base, bool hr = false) { return {*base.network, base.nothing(), {on(today), hr, {}}}; }

// What is asked next, and the answer to it.
std::string path(Interview& interview) {
  const auto question = interview.next();
  return question ? question->path : "";
}
void say(Interview& interview, values::Value value) { interview.answer(interview.next().value(), std::move(value)); }
std::vector<std::string> asked(Interview interview, const values::Value& always) {
  std::vector<std::string> out;
  while (const auto question = interview.next()) {
    out.push_back(question->path);
    interview.answer(*question, always);
  }
  return out;
}

TEST(Interview, AsksWhatClosesMostFirstAndStopsByItself) {
  const auto base = small(way("x", "person.a and person.b [1 USC 1]") + way("y", "person.a and person.c [1 USC 1]"));
  auto interview = talk(base);
  const auto first = interview.next().value();
  EXPECT_EQ(first.path, "person.a");  // 98 of 100 say no, which closes both
  EXPECT_EQ(first.words, "Is it a?");
  EXPECT_EQ(first.help, "See a.");
  EXPECT_EQ(first.decides, (std::vector<Id>{base.authority("x"), base.authority("y")}));
  interview.answer(first, false);
  EXPECT_FALSE(interview.next());
  EXPECT_EQ(interview.progress().decided, 2U);
  EXPECT_EQ(interview.progress().open, 0U);
}

TEST(Interview, AsksNothingForAnAuthorityThatIsNotWanted) {
  const auto base = small(way("x", "person.a [1 USC 1]") + way("y", "person.c [1 USC 1]"));
  Interview interview(*base.network, base.nothing(), {on(today), false, {base.authority("y")}});
  EXPECT_EQ(asked(interview, true), std::vector<std::string>{"person.c"});
}

// Semantics 8 and 15: a decision, a position left out and what HR knows are no questions for an applicant.
TEST(Interview, AsksAnApplicantOnlyWhatAnApplicantKnows) {
  const auto base = small(way("x",
                              "all of\n (1) person.a [1 USC 1]\n (2) the agency agrees [1 USC 1]\n"
                              " (3) position.remote [1 USC 1]\n") +
                          way("y", "person.b and person.officer [1 USC 1]"));
  EXPECT_THAT(asked(talk(base), true), testing::UnorderedElementsAre("person.a", "person.b"));
  EXPECT_EQ(asked(talk(base, true), true).size(), 3U);  // and person.officer
  auto with_position = base.nothing();
  with_position.position_given = true;
  const Interview interview(*base.network, with_position, {on(today), false, {base.authority("x")}});
  EXPECT_EQ(asked(interview, true).size(), 2U);
}

// A decider keeps the answer conditional; a second way without a decider can still make it better.
TEST(Interview, GoesOnWhereAnAnswerCanStillImprove) {
  const auto base = small(way("x", "any of\n (1) person.a and the agency agrees [1 USC 1]\n (2) person.b [1 USC 1]\n"));
  auto interview = talk(base);
  interview.answer(
      [&] {
        Question q;
        q.target = {base.fact("person.a"), 0, model::none};
        return q;
      }(),
      true);
  EXPECT_EQ(interview.session().status(0, day(today)), model::Status::conditional);
  EXPECT_EQ(path(interview), "person.b");
  say(interview, true);
  EXPECT_EQ(interview.session().status(0, day(today)), model::Status::may_apply);
  EXPECT_FALSE(interview.next());
}

TEST(Interview, SensitiveFactsComeLastAndOnlyWhileTheyMatter) {
  const auto base = small(way("x", "person.secret and person.b [1 USC 1]") + way("y", "person.c [1 USC 1]"));
  EXPECT_EQ(asked(talk(base), true).back(), "person.secret");
  EXPECT_EQ(asked(talk(base), true).size(), 3U);
  const auto no = asked(talk(base), false);
  EXPECT_EQ(std::count(no.begin(), no.end(), "person.secret"), 0);
}

TEST(Interview, PresumptionsAreAskedLast) {
  const auto base = small(way("x", "person.p and person.b [1 USC 1]"));
  EXPECT_EQ(asked(talk(base), true), (std::vector<std::string>{"person.b", "person.p"}));
  EXPECT_EQ(asked(talk(base), false), std::vector<std::string>{"person.b"});
}

TEST(Interview, SkippedComesLastOnceAndThenNoMore) {
  const auto base = small(way("x", "person.a [1 USC 1]") + way("y", "person.b [1 USC 1]"));
  auto interview = talk(base);
  const auto first = path(interview);
  interview.skip(interview.next().value());
  EXPECT_NE(path(interview), first);
  say(interview, true);
  EXPECT_EQ(path(interview), first);
  interview.skip(interview.next().value());
  EXPECT_FALSE(interview.next());
  EXPECT_TRUE(interview.back());
  EXPECT_EQ(path(interview), first);
}

TEST(Interview, WhatIsNotKnownIsNotAskedAgain) {
  const auto base = small(way("x", "person.a and person.b [1 USC 1]"));
  auto interview = talk(base);
  interview.does_not_know(interview.next().value());
  EXPECT_EQ(path(interview), "person.b");  // its "no" would still settle it
  say(interview, true);
  EXPECT_FALSE(interview.next());
  EXPECT_EQ(interview.session().status(0, day(today)), model::Status::undecided);
  EXPECT_EQ(interview.progress().answered, 2U);
}

TEST(Interview, ListsAreEnteredOneByOneAndClosed) {
  const auto base =
      small(way("x", "in any of person.spells, good and kind is long [1 USC 1]") + way("y", "person.b [1 USC 1]"));
  auto interview = talk(base);
  while (interview.next()->kind == Question::Kind::fact) say(interview, false);
  const auto entry = interview.next().value();
  EXPECT_EQ(entry.path, "person.spells");
  EXPECT_EQ(entry.words, "Have you had a spell? List each.");
  EXPECT_EQ(entry.type->kind, values::Kind::yes_no);
  interview.answer(entry, true);
  EXPECT_EQ(path(interview), "person.spells[0].good");  // never `ended`: it decides nothing
  say(interview, false);
  const auto again = interview.next().value();  // the kind no longer matters
  EXPECT_EQ(again.kind, Question::Kind::entry);
  EXPECT_NE(again.words, entry.words);
  interview.answer(again, true);
  say(interview, true);
  EXPECT_EQ(path(interview), "person.spells[1].kind");
  say(interview, values::Choice{1});
  say(interview, false);  // that is all
  EXPECT_FALSE(interview.next() && interview.next()->target.fact == entry.target.fact);
  EXPECT_EQ(interview.session().status(base.authority("x"), day(today)), model::Status::does_not_apply);

  // Taking out what does not count changes nothing; taken back, it is there again.
  const auto before = shown(base, interview.facts());
  interview.remove(entry.target.fact, 0);
  EXPECT_EQ(interview.session().elements(entry.target.fact), 1U);
  EXPECT_EQ(shown(base, interview.facts()).find("good=no"), std::string::npos);
  EXPECT_TRUE(interview.back());
  EXPECT_EQ(shown(base, interview.facts()), before);
}

TEST(Interview, AnAnswerGivenCanBeGivenAnew) {
  const auto base = small(way("x", "person.a and person.b [1 USC 1]"));
  auto interview = talk(base);
  say(interview, false);
  EXPECT_FALSE(interview.next());
  const auto review = interview.answered();
  ASSERT_EQ(review.size(), 1U);
  interview.answer(review[0], true);
  EXPECT_EQ(path(interview), "person.b");
  EXPECT_TRUE(interview.back());
  EXPECT_FALSE(interview.next());
  EXPECT_TRUE(interview.back());
  EXPECT_EQ(path(interview), "person.a");
  EXPECT_FALSE(interview.back());
}

// What remains needs one in fifty and one in two: less than three in a hundred.
TEST(Interview, OffersToStopWhereOnlyUnlikelyPathsAreLeft) {
  const auto base = small(way("x", "person.a and person.b [1 USC 1]") + way("y", "person.c [1 USC 1]"));
  auto interview = talk(base);
  EXPECT_FALSE(interview.progress().only_unlikely);
  Question c;
  c.target = {base.fact("person.c"), 0, model::none};
  interview.answer(c, false);
  EXPECT_TRUE(interview.progress().only_unlikely);
  EXPECT_TRUE(interview.next()->unlikely);
  say(interview, true);  // it was the one in fifty
  EXPECT_FALSE(interview.progress().only_unlikely);
}

// What the agency can still refuse is no less likely for that: c alone is one in two.
TEST(Interview, ADecidersWordMakesNoPathUnlikely) {
  const auto base = small(way("x", "person.c and the agency agrees decided by agency [1 USC 1]"));
  auto interview = talk(base);
  EXPECT_FALSE(interview.progress().only_unlikely);
  EXPECT_FALSE(interview.next()->unlikely);
}

}  // namespace
}  // namespace hirepath::interview
