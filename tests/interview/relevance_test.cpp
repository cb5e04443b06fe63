// Relevance against trying every case: what is asked can change an answer, and what can is asked.
#include "base.hpp"

namespace hirepath::interview {
namespace {

const std::vector<std::string> names{"person.a", "person.b", "person.c", "person.d", "person.secret"};

// A condition in which each of the facts stands once.
std::string condition(Draw& draw, const std::vector<std::string>& facts, int depth) {
  static const std::string letters = "abcdefgh";
  if (facts.size() == 1) return (draw.chance(30) ? "not " : "") + facts[0] + " [1 USC 1]\n";
  const std::size_t parts = 2 + draw.below(facts.size() - 1);
  static const std::vector<std::string> heads{"all of", "any of", "none of", "at least 2 of"};
  std::string out = heads[draw.below(parts > 2 ? 4 : 3)] + "\n";
  for (std::size_t i = 0; i < parts; ++i) {
    std::vector<std::string> share;
    for (std::size_t j = i; j < facts.size(); j += parts) share.push_back(facts[j]);
    static const std::vector<std::string> roman{"i", "ii", "iii", "iv", "v"};
    static const std::vector<std::string> upper{"A", "B", "C", "D", "E"};
    const auto name = depth == 0   ? std::to_string(i + 1)
                      : depth == 1 ? std::string(1, letters[i])
                      : depth == 2 ? roman[i]
                                   : upper[i];
    out += "  (" + name + ") " + condition(draw, share, depth + 1);
  }
  return out;
}

std::vector<model::Status> statuses(const Base& base, const model::Case& facts) {
  const session::Session session(*base.network, facts, on("2026-11-21", false));
  std::vector<model::Status> out;
  for (Id id = 0; id < base.model->authorities.size(); ++id) out.push_back(session.status(id, day("2026-11-21")));
  return out;
}

// Does the answer to `fact` change one of the answers, in some case of the others (yes, no, not known)?
bool matters(const Base& base, model::Case facts, const std::vector<Id>& unknown, Id fact) {
  std::size_t cases = 1;
  for (std::size_t i = 0; i < unknown.size(); ++i) cases *= 3;
  const auto set = [&](Id id, std::size_t value) {
    facts.facts[id].value = value == 0 ? values::Value{} : values::Value{value == 1};
  };
  for (std::size_t number = 0; number < cases; ++number) {
    std::size_t rest = number;
    for (const Id id : unknown) set(id, rest % 3), rest /= 3;
    set(fact, 0);
    const auto open = statuses(base, facts);
    for (const std::size_t value : {1, 2}) {
      set(fact, value);
      if (statuses(base, facts) != open) return true;
    }
  }
  return false;
}

// Of the items of a checklist each by itself.
TEST(Relevance, IsExactOnEveryCaseOfSmallRules) {
  int relevant = 0, irrelevant = 0, items = 0;
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    Draw draw(seed);
    auto facts = names;
    std::string text;
    for (const auto* id : {"x", "y"}) {
      for (std::size_t i = facts.size(); i > 1; --i) std::swap(facts[i - 1], facts[draw.below(i)]);
      const std::vector<std::string> some(facts.begin(),
                                          facts.begin() + 2 + static_cast<std::ptrdiff_t>(draw.below(3)));
      text += way(id, condition(draw, some, 0));
    }
    const auto base = small(text);
    auto begin = base.nothing();
    for (const auto& name : names) {
      if (draw.chance(30)) begin.facts[base.fact(name)].value = draw.chance(50);
    }
    const Options options{on("2026-11-21", false), false, {0, 1}};
    const Circuit circuit(*base.network, begin, options.session, askable(*base.model, begin, options),
                          options.authorities);
    const auto found = candidates(circuit);
    std::vector<Id> unknown;
    for (const auto& name : names) {
      if (!values::known(begin.facts[base.fact(name)].value)) unknown.push_back(base.fact(name));
    }
    for (const Id fact : unknown) {
      auto others = unknown;
      std::erase(others, fact);
      const bool asked = std::any_of(found.begin(), found.end(),
                                     [&](const Candidate& candidate) { return candidate.target.fact == fact; });
      ASSERT_EQ(asked, matters(base, begin, others, fact)) << base.model->facts[fact].path << " seed " << seed << "\n"
                                                           << text << shown(base, begin);
      ++(asked ? relevant : irrelevant);
    }
    for (const auto& name : names) base.model->facts[base.fact(name)].about = 1;
    const auto question = Interview(*base.network, begin, {options.session, false, {}, true}).next();
    if (!question) continue;
    for (const auto& item : question->items) {
      auto others = unknown;
      std::erase(others, item.target.fact);
      ASSERT_TRUE(matters(base, begin, others, item.target.fact)) << item.path << " seed " << seed << "\n" << text;
      ++items;
    }
  }
  EXPECT_GT(relevant, 20);
  EXPECT_GT(irrelevant, 10);
  EXPECT_GT(items, 20);
}

}  // namespace
}  // namespace hirepath::interview
