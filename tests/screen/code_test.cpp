// Reason codes: by hand, and at random that the condition named is what it is said to be.
#include <algorithm>
#include <map>

#include "screen/blocks.hpp"
#include "session/small.hpp"

namespace hirepath::screen {
namespace {

using model::Status;

constexpr const char* exceptions = R"(edition 1.0 "tests"
fact person.a : yes/no
fact person.b : yes/no
fact person.c : yes/no
decision agrees "the agency agrees"
  decided by agency
authority way "A way"
  kind appointing authority
  service excepted [1 USC 1]
rule way.old
  in force until 2019-12-31 [1 USC 1]
  the person may be appointed under way if person.c [1 USC 1]
rule way.new
  in force from 2020-01-01 [1 USC 1]
  the person may be appointed under way if all of
  (1) person.a [1 USC 1]
  (2) any of
    (a) person.b [1 USC 1]
    (b) person.c [1 USC 1]
  (3) the agency agrees decided by agency [1 USC 1]
rule way.bar
  in force from 2020-01-01 [1 USC 1]
  despite way.new [1 USC 1]
  the person may not be appointed under way if all of
  (1) person.b [1 USC 1]
  (2) person.c [1 USC 1]
)";

std::string answered(const std::string& rules, const std::map<std::string, bool>& facts, const char* on) {
  static std::map<std::string, Knowledge> bases;
  if (!bases.contains(rules))
    bases.emplace(rules, property::knowledge({std::make_shared<text::Source>("small.rules", rules)}));
  const auto& base = bases.at(rules);
  model::Case one;
  one.facts.resize(base.model->facts.size());
  for (const auto& [path, value] : facts) {
    const Id id = base.model->find_fact(path);
    EXPECT_NE(id, model::none) << path;
    if (id != model::none) one.facts[id].value = value;
  }
  const Screen screen(*base.network, {day(on), std::nullopt, false, false});
  Block block(screen);
  const model::Case* cases[] = {&one};
  block.load(cases);
  block.ask();
  const auto result = block.result(0, 0);
  return model::to_string(result.status) + " " + std::string(result.code) +
         (result.missing == Missing{} ? "" : " " + screen.path(result.missing));
}

TEST(Code, NamesTheFirstConditionInTheOrderOfTheText) {
  const auto on_2026 = [](const std::map<std::string, bool>& facts) {
    return answered(exceptions, facts, "2026-01-01");
  };
  EXPECT_EQ(on_2026({{"person.a", false}, {"person.b", false}}), "does-not-apply way.new(1)");
  EXPECT_EQ(on_2026({{"person.a", true}, {"person.b", false}, {"person.c", false}}), "does-not-apply way.new(2)(a)");
  EXPECT_EQ(on_2026({{"person.a", true}, {"person.b", true}, {"person.c", true}}), "does-not-apply way.bar");
  EXPECT_EQ(on_2026({{"person.a", true}, {"person.b", true}, {"person.c", false}}), "conditional way.new(3)");
  EXPECT_EQ(on_2026({{"person.b", true}, {"person.c", false}}), "undecided way.new(1) person.a");
  EXPECT_EQ(on_2026({{"person.a", true}}), "undecided way.new(2)(a) person.b");
  EXPECT_EQ(on_2026({{"person.a", true}, {"person.b", false}}), "undecided way.new(2)(b) person.c");
  EXPECT_EQ(answered(exceptions, {{"person.c", true}}, "2019-01-01"), "may-apply way.old");
  EXPECT_EQ(answered(exceptions, {{"person.c", false}}, "2019-01-01"), "does-not-apply way.old");
}

// The labelled conditions of an authority's own rules, with what they are on the day asked.
void collect(const network::Network& net, network::NodeId node,
             std::map<std::string, std::vector<network::GateId>>& out) {
  if (!net.nodes[node].source->label.empty()) out[net.nodes[node].source->label].push_back(net.nodes[node].gate);
  for (const auto child : net.inside(node)) collect(net, child, out);
}

std::string doubtful(const Knowledge& base, const session::Session& session, Id authority, const Result& result) {
  using session::Plane;
  const auto on = session.options().on;
  const std::string code(result.code);
  const auto& goal = base.network->goals[authority];
  std::map<std::string, std::vector<network::GateId>> conditions;
  for (const auto& plan : goal.rules) {
    if (base.model->rules[plan.rule].path != code) {
      collect(*base.network, plan.node, conditions);
      continue;
    }
    const bool permits = base.model->rules[plan.rule].permits;
    const auto can = [&](bool yes, Plane plane) { return session.possible(plan.effective, on, yes, plane); };
    switch (result.status) {
      case Status::may_apply: return permits && can(true, Plane::best_job) ? "" : "not fulfilled";
      case Status::does_not_apply: return can(!permits, Plane::known) ? "" : "neither failing nor an exception";
      case Status::undecided:
      case Status::conditional: return can(!permits, Plane::known) ? "decided" : "";
      default: return "not expected";
    }
  }
  const auto at = conditions.find(code);
  const auto some = [&](auto is) { return at != conditions.end() && std::ranges::any_of(at->second, is); };
  const auto can = [&](network::GateId gate, bool yes, Plane plane) { return session.possible(gate, on, yes, plane); };
  switch (result.status) {
    case Status::does_not_apply:
      return some([&](auto gate) { return can(gate, false, Plane::known); }) ? "" : "does not fail";
    case Status::conditional:
      return some([&](auto gate) { return !can(gate, true, Plane::best_job) && can(gate, true, Plane::best_decision); })
                 ? ""
                 : "not for a decider";
    case Status::undecided:
      if (code.empty())
        return goal.recorded != model::none && !can(goal.recorded, false, Plane::known) ? "" : "no code";
      if (code.find(":conflict-") != std::string::npos) return "";
      return some([&](auto gate) { return !can(gate, false, Plane::known) && !can(gate, true, Plane::best_decision); })
                 ? ""
                 : "not open";
    case Status::conflict: return code.find(":conflict-") != std::string::npos ? "" : "no reading";
    case Status::not_in_force: return code.empty() ? "" : "a code";
    case Status::may_apply: break;
  }
  return "no rule of its own";
}

void check(const Knowledge& base, std::uint64_t seed, std::size_t count, std::map<Status, int>& met) {
  Draw draw(seed);
  RandomBlock random(base, draw, count);
  const auto& options = random.options;
  const auto& asked = random.asked;
  const auto& screen = random.screen;
  auto& block = random.block;
  block.ask();
  for (std::size_t lane = 0; lane < count; ++lane) {
    const session::Session session(*base.network, asked.cases[lane], options);
    for (std::size_t i = 0; i < screen.authorities().size(); ++i) {
      const auto result = block.result(i, lane);
      ++met[result.status];
      ASSERT_EQ(doubtful(base, session, screen.authorities()[i], result), "")
          << base.model->authorities[screen.authorities()[i]].id << " " << model::to_string(result.status) << " code \""
          << result.code << "\"\nseed " << seed << "\n"
          << property::shown(base, {asked.cases[lane], options});
    }
  }
}

TEST(Code, SaysWhatIsSo) {
  std::map<Status, int> met;
  for (std::uint64_t seed = 1; seed <= 8 && !HasFatalFailure(); ++seed) check(property::real(), seed, 30, met);
  for (std::uint64_t seed = 1; seed <= 60 && !HasFatalFailure(); ++seed) {
    Draw draw(8000 + seed);
    const auto rules = property::random_rules(draw);
    SCOPED_TRACE(rules);
    check(property::knowledge({std::make_shared<text::Source>("random.rules", rules)}), 900 + seed, 20, met);
  }
  for (const auto& [status, count] : met) EXPECT_GT(count, 20) << model::to_string(status);
  EXPECT_EQ(met.size(), 6U);
}

}  // namespace
}  // namespace hirepath::screen
