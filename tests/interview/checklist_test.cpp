// Checklists: what may stand in one, what its answer says, and that no step loses anything.
#include "interview/checklist.hpp"

#include <gmock/gmock.h>

#include <numeric>
#include <set>

#include "base.hpp"

namespace hirepath::interview {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

const std::string today = "2026-11-21";

// Ten rare programs; of one topic too, but no items: what is not rare, sensitive, presumed, or the agency's.
const std::string programs = [] {
  std::string out = "topic \"Programs\"\n";
  const auto fact = [&](const std::string& name, const std::string& rest) {
    out += "fact " + name + rest;
    out += way("by-" + name.substr(name.find('.') + 1), name + " [1 USC 1]");
  };
  for (int i = 0; i < 10; ++i)
    fact("person.r" + std::to_string(i), " : yes/no\n  ask \"Program " + std::to_string(i) + "?\"\n  help \"Letter " +
                                             std::to_string(i) + ".\"\n  about 1 in 100\n");
  fact("person.common", " : yes/no\n  about 11 in 100\n");
  fact("person.undeclared", " : yes/no\n");
  fact("person.private", " : yes/no\n  sensitive\n  about 1 in 100\n");
  fact("person.taken", " : yes/no\n  presume yes [1 USC 9]\n  about 1 in 100\n");
  fact("person.granted", " : yes/no\n  presume yes [1 USC 9]\n  about 1 in 100\n");
  fact("position.odd", " : yes/no\n  about 1 in 100\n");
  fact("person.clerk", " : yes/no\n  asked of hr\n  about 1 in 100\n");
  return out;
}();
const std::string others = R"(topic "Other things"
record stay "a stay"
  abroad : yes/no
fact person.stays : list of stay
  ask "Have you been away? List each stay."
  about 2 in 100
fact person.role : choice (none, chief, deputy)
  ask "Which role do you have?"
  about 2 in 100
fact person.t : yes/no
  about 2 in 100
)" + way("by-stay", "in any of person.stays, abroad [1 USC 1]") +
                           way("by-role", "person.role is chief [1 USC 1]") + way("by-t", "person.t [1 USC 1]");

Interview talk(const Base& base, bool hr = false) { return {*base.network, base.nothing(), {on(today), hr, {}, true}}; }

std::vector<std::string> paths(const Question& question) {
  std::vector<std::string> out;
  for (const auto& item : question.items) out.push_back(item.path);
  return out;
}
const Target& item(const Question& question, const std::string& path) {
  for (const auto& each : question.items) {
    if (each.path == path) return each.target;
  }
  throw std::runtime_error("no item " + path);
}
bool is(const Interview& interview, Id fact, const values::Value& value) {
  return interview.facts().facts[fact].value == value;
}

TEST(Checklist, IsOffUnlessAskedFor) {
  const auto base = small(programs + others);
  Interview interview(*base.network, base.nothing(), {on(today), false, {}});
  while (const auto question = interview.next()) {
    EXPECT_NE(question->kind, Question::Kind::several);
    EXPECT_TRUE(question->items.empty());
    interview.answer(*question,
                     question->type->kind == values::Kind::choice ? values::Value{values::Choice{0}} : false);
  }
}

TEST(Checklist, HoldsRareThingsOfOneTopicAndNothingElse) {
  const auto base = small(programs + others);
  auto begin = base.nothing();
  begin.position_given = true;
  for (const bool hr : {false, true}) {
    Interview interview(*base.network, begin, {on(today), hr, {}, true});
    std::vector<std::vector<std::string>> lists;
    std::vector<std::string> alone;
    while (const auto question = interview.next()) {
      if (question->kind == Question::Kind::several) {
        lists.push_back(paths(*question));
        interview.answer(*question, std::vector<Target>{});
      } else {
        alone.push_back(question->path);
        interview.answer(*question, false);
      }
    }
    ASSERT_EQ(lists.size(), 3U);
    EXPECT_THAT(lists[0], ElementsAre("person.r0", "person.r1", "person.r2", "person.r3", "person.r4", "person.r5",
                                      "person.r6", "person.r7"));
    EXPECT_THAT(std::vector(lists.begin() + 1, lists.end()),
                UnorderedElementsAre(ElementsAre("person.r8", "person.r9"),
                                     UnorderedElementsAre("person.stays", "person.role", "person.t")));
    std::vector<std::string> expected{"person.common", "person.undeclared", "person.private",
                                      "person.taken",  "person.granted",    "position.odd"};
    if (hr) expected.push_back("person.clerk");
    EXPECT_THAT(alone, testing::UnorderedElementsAreArray(expected));
  }
}

TEST(Checklist, ShowsEachFactsOwnWordsAndWhatItDecides) {
  const auto base = small(programs);
  const auto question = talk(base).next().value();
  ASSERT_EQ(question.kind, Question::Kind::several);
  EXPECT_EQ(question.words, "Is any of this true of you? Mark all that are; leave the others.");
  EXPECT_EQ(question.topic, "Programs");
  EXPECT_EQ(question.type->kind, values::Kind::yes_no);
  EXPECT_EQ(question.target, question.items[0].target);
  std::vector<Id> all;
  for (std::size_t i = 0; i < question.items.size(); ++i) {
    const auto& one = question.items[i];
    EXPECT_EQ(one.words, "Program " + std::to_string(i) + "?");
    EXPECT_EQ(one.help, "Letter " + std::to_string(i) + ".");
    EXPECT_EQ(one.type->kind, values::Kind::yes_no);
    EXPECT_EQ(one.decides, std::vector<Id>{base.authority("by-r" + std::to_string(i))});
    all.push_back(one.decides[0]);
  }
  std::sort(all.begin(), all.end());
  EXPECT_EQ(question.decides, all);
}

// Nothing is concluded from silence: what was marked "not sure" stays unknown and is not asked again.
TEST(Checklist, SetsWhatIsMarkedAndWhatIsNotAndLeavesWhatIsNotKnown) {
  const auto base = small(programs);
  auto interview = talk(base);
  const auto question = interview.next().value();
  const std::vector marked{item(question, "person.r2")}, not_sure{item(question, "person.r5")};
  interview.answer(question, marked, not_sure);
  EXPECT_TRUE(is(interview, base.fact("person.r2"), true));
  EXPECT_TRUE(is(interview, base.fact("person.r0"), false));
  EXPECT_TRUE(is(interview, base.fact("person.r5"), {}));
  EXPECT_TRUE(interview.facts().facts[base.fact("person.r5")].does_not_know);
  const auto status = [&](const std::string& id) { return interview.session().status(base.authority(id), day(today)); };
  EXPECT_EQ(status("by-r2"), model::Status::may_apply);
  EXPECT_EQ(status("by-r0"), model::Status::does_not_apply);
  EXPECT_EQ(status("by-r5"), model::Status::undecided);
  EXPECT_EQ(interview.answered().size(), 8U);
  EXPECT_THAT(paths(interview.next().value()), ElementsAre("person.r8", "person.r9"));

  const auto rest = interview.next().value();
  interview.does_not_know(rest);
  for (const auto& one : rest.items) EXPECT_TRUE(interview.facts().facts[one.target.fact].does_not_know);
}

TEST(Checklist, AsksNextAndInDetailWhatWasMarked) {
  const auto base = small(others);
  auto interview = talk(base);
  const auto question = interview.next().value();
  ASSERT_THAT(paths(question), UnorderedElementsAre("person.stays", "person.role", "person.t"));
  for (const auto& one : question.items) {
    EXPECT_TRUE(one.path != "person.role" || one.words == "Which role do you have? Mark it for: chief, deputy.")
        << one.words;
  }
  interview.answer(question, std::vector{item(question, "person.stays"), item(question, "person.role")});
  auto detail = interview.next().value();
  EXPECT_EQ(detail.path, "person.role");
  EXPECT_EQ(detail.kind, Question::Kind::fact);
  interview.answer(detail, values::Choice{2});
  EXPECT_EQ(interview.next()->path, "person.stays[0].abroad");
  interview.answer(interview.next().value(), false);
  EXPECT_EQ(interview.next()->kind, Question::Kind::entry);
  interview.answer(interview.next().value(), false);
  EXPECT_FALSE(interview.next() && interview.next()->topic == "Other things");

  while (interview.back()) {
  }
  interview.answer(question, std::vector<Target>{});
  EXPECT_TRUE(is(interview, base.fact("person.role"), values::Choice{0}));
  EXPECT_TRUE(interview.facts().lists.at(base.fact("person.stays")).complete);
  EXPECT_EQ(interview.session().elements(base.fact("person.stays")), 0U);
}

TEST(Checklist, IsOneStep) {
  const auto base = small(others + way("x", "person.b [1 USC 1]"));
  auto interview = talk(base);
  const auto begin = shown(base, interview.facts());
  const auto first = interview.next().value();
  const std::vector all{first.items[0].target, first.items[1].target, first.items[2].target};
  const auto taken_back = [&] {
    EXPECT_TRUE(interview.back());
    EXPECT_EQ(shown(base, interview.facts()), begin);
    EXPECT_EQ(paths(interview.next().value()), paths(first));
    EXPECT_FALSE(interview.back());
  };
  interview.answer(first, all);
  taken_back();
  interview.answer(first, std::vector<Target>{}, all);
  taken_back();
  interview.answer(first, std::vector<Target>{});
  taken_back();
  interview.does_not_know(first);
  taken_back();
  interview.skip(first);
  EXPECT_NE(interview.next()->topic, "Other things");
  taken_back();
}

TEST(Checklist, SkippedComesLastOnceAndThenNoMore) {
  const auto base = small(programs);
  auto interview = talk(base);
  int skipped = 0, questions = 0;
  while (const auto question = interview.next()) {
    ASSERT_LT(++questions, 50);
    if (question->kind == Question::Kind::several)
      interview.skip(*question), ++skipped;
    else
      interview.answer(*question, false);
  }
  EXPECT_EQ(skipped, 4);  // eight and two, each twice
}

// Over the real rules: it ends, shows nothing twice and nothing sensitive, comes to the answers of the whole case, goes
// on from the case alone, and goes back step by step.
TEST(Checklist, GivesRealApplicantsTheAnswersOfTheWholeCase) {
  const auto& base = real();
  std::vector<Id> all(base.model->authorities.size());
  std::iota(all.begin(), all.end(), Id{0});
  int lists = 0, items = 0;
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    const Options options{on(today, seed % 3 != 0), seed % 4 == 0, {}, true};
    const Applicant applicant(base, base.nothing(), options, seed % 2 == 0 ? 100 : 85, seed);
    Interview interview(*base.network, base.nothing(), options);
    std::set<Target> shown_as_items;
    std::vector<std::pair<std::vector<std::string>, std::string>> passed;  // the items, and the case before the answer
    while (const auto question = interview.next()) {
      ASSERT_LT(passed.size(), 400U) << "seed " << seed;
      passed.emplace_back(paths(*question), shown(base, interview.facts()));
      if (question->kind == Question::Kind::several) {
        ++lists;
        ASSERT_GE(question->items.size(), 2U);
        ASSERT_LE(question->items.size(), 8U);
        EXPECT_FALSE(question->sensitive);
        const Circuit circuit(*base.network, interview.facts(), options.session,
                              askable(*base.model, interview.facts(), options), all);
        const auto relevant = candidates(circuit);
        std::set<std::string> topics;
        for (const auto& one : question->items) {
          ++items;
          const auto& fact = base.model->facts[one.target.fact];
          EXPECT_FALSE(fact.sensitive) << one.path;
          EXPECT_LE(fact.about.value(), 10) << one.path;
          EXPECT_FALSE(one.words.empty()) << one.path;
          topics.insert(fact.topic);
          EXPECT_TRUE(shown_as_items.insert(one.target).second) << one.path << " twice";
          EXPECT_TRUE(std::any_of(relevant.begin(), relevant.end(), [&](const Candidate& each) {
            return each.target == one.target && each.decides == one.decides;
          })) << one.path;
        }
        EXPECT_EQ(topics.size(), 1U);
        if (seed % 2 == 0) {
          EXPECT_EQ(paths(Interview(*base.network, interview.facts(), options).next().value()), paths(*question));
        }
      }
      applicant.reply(interview, *question);
    }
    EXPECT_EQ(interview.progress().open, 0U);
    const session::Session whole(*base.network, applicant.facts(), options.session);
    for (Id id = 0; id < base.model->authorities.size(); ++id) {
      EXPECT_EQ(model::to_string(interview.session().status(id, day(today))),
                model::to_string(whole.status(id, day(today))))
          << base.model->authorities[id].id << " seed " << seed;
    }
    if (seed > 2) continue;
    for (; !passed.empty(); passed.pop_back()) {
      ASSERT_TRUE(interview.back());
      ASSERT_EQ(shown(base, interview.facts()), passed.back().second);
      if (!passed.back().first.empty()) {
        ASSERT_EQ(paths(interview.next().value()), passed.back().first);
      }
    }
    EXPECT_FALSE(interview.back());
  }
  EXPECT_GT(lists, 40);
  EXPECT_GT(items, 2 * lists);
}

}  // namespace
}  // namespace hirepath::interview
