// The first missing fact: it is not known, nobody else has to decide it, and it can make a difference.
#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "explain/explain.hpp"
#include "screen/blocks.hpp"

namespace hirepath::screen {
namespace {

model::Known random_value(const Knowledge& base, Id record, Id index, Date on, Draw& draw) {
  auto known = property::random_known(base, record, index, on, 100, false, draw);
  known.state = model::EvidenceState::verified;
  return known;
}

void give(const Knowledge& base, model::Case& facts, const Missing& missing, Date on, Draw& draw) {
  switch (missing.kind) {
    case Missing::Kind::fact:
      facts.facts[missing.fact] = random_value(base, model::none, missing.fact, on, draw);
      break;
    case Missing::Kind::field:
      facts.lists[missing.fact].elements[missing.element].fields[missing.field] =
          random_value(base, base.model->facts[missing.fact].type.record, missing.field, on, draw);
      break;
    case Missing::Kind::complete: {
      auto& list = facts.lists[missing.fact];
      if (draw.chance(50)) {
        list.complete = true;
      } else {
        list = property::random_list(base, missing.fact, on, 100, false, draw);
        for (auto& element : list.elements) {
          for (auto& field : element.fields) field.state = model::EvidenceState::verified;
        }
      }
      break;
    }
    case Missing::Kind::nothing: break;
  }
}

// Is there a case that knows more, in which knowing the fact, or knowing another value of it, makes another status? One
// is looked for by giving what is missing next, the same to three cases that differ in this fact alone.
bool matters(const Knowledge& base, const session::Options& options, const model::Case& facts, Id authority,
             const Missing& missing, Draw& draw) {
  const Screen screen(*base.network, options, {&authority, 1});
  Block block(screen);
  for (int attempt = 0; attempt < 400; ++attempt) {
    std::vector<model::Case> cases(3, facts);
    give(base, cases[1], missing, options.on, draw);
    give(base, cases[2], missing, options.on, draw);
    const model::Case* pointers[] = {&cases[0], &cases[1], &cases[2]};
    for (int step = 0; step < 60; ++step) {
      block.load(pointers);
      block.ask();
      const auto status = [&](std::size_t lane) {
        return session::Session(*base.network, cases[lane], options).status(authority, options.on);
      };
      if (block.status(0, 0) != block.status(0, 1) || block.status(0, 1) != block.status(0, 2))
        return status(0) != status(1) || status(1) != status(2);
      const auto next = block.result(0, 1 + draw.below(2)).missing;
      const auto cannot_take = [&](const model::Case& one) {
        const auto list = one.lists.find(next.fact);
        return next.kind == Missing::Kind::field &&
               (list == one.lists.end() || list->second.elements.size() <= next.element);
      };
      if (next == Missing{} || next == missing || std::ranges::any_of(cases, cannot_take)) break;
      if (next.kind == Missing::Kind::complete && next.fact == missing.fact) {  // the element in question stays
        for (auto& one : cases) one.lists[next.fact].complete = true;
        continue;
      }
      const Draw same = draw;
      for (auto& one : cases) {
        draw = same;
        give(base, one, next, options.on, draw);
      }
    }
  }
  return false;
}

bool is_known(const model::Case& facts, const session::Options& options, const Missing& missing) {
  if (missing.kind == Missing::Kind::complete) {
    const auto at = facts.lists.find(missing.fact);
    return at != facts.lists.end() && at->second.complete;
  }
  const auto& known = missing.kind == Missing::Kind::fact
                          ? facts.facts[missing.fact]
                          : facts.lists.at(missing.fact).elements[missing.element].fields[missing.field];
  const auto* bounds = std::get_if<values::DateBounds>(&known.value);
  return values::known(known.value) && known.state != model::EvidenceState::contradicted &&
         (!options.verified_only || known.state == model::EvidenceState::verified) && !(bounds && !bounds->exact());
}

struct Tally {
  int named = 0, nothing = 0;
  std::vector<std::string> in_vain;  // no case was found in which it matters
  std::set<Missing::Kind> kinds;
};

void check(const Knowledge& base, std::uint64_t seed, std::size_t count, Tally& tally, std::size_t step) {
  Draw draw(seed);
  RandomBlock random(base, draw, count);
  const auto& options = random.options;
  const auto& asked = random.asked;
  const auto& screen = random.screen;
  auto& block = random.block;
  block.ask();
  for (std::size_t lane = 0; lane < count; ++lane) {
    for (std::size_t i = lane % step; i < screen.authorities().size(); i += step) {
      const auto result = block.result(i, lane);
      const auto shown = [&] {
        return base.model->authorities[screen.authorities()[i]].id + " names \"" + screen.path(result.missing) +
               "\"\nseed " + std::to_string(seed) + "\n" + property::shown(base, {asked.cases[lane], options});
      };
      if (result.status != model::Status::undecided) {
        EXPECT_EQ(result.missing, Missing{}) << shown();
        continue;
      }
      if (result.missing == Missing{}) {
        ++tally.nothing;
        session::Session session(*base.network, asked.cases[lane], options);
        EXPECT_TRUE(explain::answer(session, screen.authorities()[i]).needs.empty()) << shown();
        continue;
      }
      ++tally.named;
      tally.kinds.insert(result.missing.kind);
      ASSERT_FALSE(is_known(asked.cases[lane], options, result.missing)) << shown();
      if (!matters(base, options, asked.cases[lane], screen.authorities()[i], result.missing, draw))
        tally.in_vain.push_back(shown());
    }
  }
}

TEST(Missing, RandomRules) {
  Tally tally;
  for (std::uint64_t seed = 1; seed <= 40 && !HasFailure(); ++seed) {
    Draw draw(7000 + seed);
    const auto rules = property::random_rules(draw);
    SCOPED_TRACE(rules);
    check(property::knowledge({std::make_shared<text::Source>("random.rules", rules)}), 300 + seed, 12, tally, 1);
  }
  EXPECT_GT(tally.named, 100);
  // Kleene's logic does not see that two conditions exclude one another: what then still looks open may not be so.
  EXPECT_LE(tally.in_vain.size() * 100, static_cast<std::size_t>(tally.named) * 3)
      << testing::PrintToString(tally.in_vain);
  EXPECT_EQ(tally.kinds.size(), 3U);
  EXPECT_GT(tally.nothing, 5);
}

TEST(Missing, RealKnowledge) {
  Tally tally;
  for (std::uint64_t seed = 1; seed <= 12 && !HasFailure(); ++seed) check(property::real(), seed, 10, tally, 25);
  EXPECT_GT(tally.named, 100);
  EXPECT_LE(tally.in_vain.size() * 100, static_cast<std::size_t>(tally.named)) << testing::PrintToString(tally.in_vain);
}

}  // namespace
}  // namespace hirepath::screen
