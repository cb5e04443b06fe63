// Rules: versions in time, exceptions, readings that conflict, decisions, phrases of records.
#include "model/loading.hpp"

namespace hirepath::model {
namespace {

values::Date day(const char* iso) { return *values::parse_date(iso); }

const Rule& rule(const Model& model, std::string_view path) {
  for (const auto& each : model.rules) {
    if (each.path == path) return each;
  }
  ADD_FAILURE() << "no rule " << path;
  return model.rules.at(0);
}

constexpr const char* base = R"(
fact person.citizen : yes/no
  phrase "the person is a citizen"
fact person.barred : yes/no
decision chooses "the agency chooses"  decided by agency
authority b "B"
  kind appointing authority
authority a "A"
  kind appointing authority
)";

TEST(Versions, HaveDaysAndStandInTheirOrder) {
  const auto model = load_text(std::string(base) + R"(
rule a.since-2018
  in force from 2018-08-13  [1 USC 1]
  the person may be appointed under a if the person is a citizen  [1 USC 1]
rule a.first
  in force from 2011-01-01 until 2018-08-12  [1 USC 1]
  the person may be appointed under a if the person is a citizen  [1 USC 1]
rule a.oldest
  the person may be appointed under a if the person is a citizen  [1 USC 1]
)");
  ASSERT_EQ(model.authorities.size(), 2u);
  EXPECT_EQ(model.authorities[0].id, "a");  // by id, not by file order
  std::vector<std::string> order;
  for (const Id id : model.authorities[0].rules) order.push_back(model.rules[id].path);
  EXPECT_EQ(order, (std::vector<std::string>{"a.oldest", "a.first", "a.since-2018"}));
  EXPECT_EQ(rule(model, "a.first").from, day("2011-01-01"));
  EXPECT_EQ(rule(model, "a.first").until, day("2018-08-12"));
  EXPECT_EQ(rule(model, "a.since-2018").until, values::Date::max());
  EXPECT_EQ(rule(model, "a.oldest").from, values::Date::min());
  EXPECT_EQ(rule(model, "a.first").force_cites, (std::vector<std::string>{"1 USC 1"}));
}

TEST(Despite, AnAuthorityMeansAllItsRulesThatSayTheContrary) {
  const auto model = load_text(std::string(base) + R"(
rule a.one
  the person may be appointed under a if the person is a citizen  [1 USC 1]
rule a.two
  the person may be appointed under a if the person is a citizen  [1 USC 1]
rule a.bar
  despite a  [1 USC 2]
  the person may not be appointed under a if person.barred  [1 USC 2]
)");
  std::set<std::string> overridden;
  for (const Id id : rule(model, "a.bar").despite) overridden.insert(model.rules[id].path);
  EXPECT_EQ(overridden, (std::set<std::string>{"a.one", "a.two"}));
  EXPECT_FALSE(rule(model, "a.bar").permits);
  EXPECT_TRUE(rule(model, "a.one").despite.empty());
}

TEST(Despite, ARuleMeansItself) {
  const auto model = load_text(std::string(base) + R"(
rule a.one
  despite a.bar  [1 USC 1]
  the person may be appointed under a if the person is a citizen  [1 USC 1]
rule a.two
  the person may be appointed under a if the person is a citizen  [1 USC 1]
rule a.bar
  despite a.two  [1 USC 2]
  the person may not be appointed under a if person.barred  [1 USC 2]
)");
  ASSERT_EQ(rule(model, "a.bar").despite.size(), 1u);
  EXPECT_EQ(model.rules[rule(model, "a.bar").despite[0]].path, "a.two");
  ASSERT_EQ(rule(model, "a.one").despite.size(), 1u);
  EXPECT_EQ(model.rules[rule(model, "a.one").despite[0]].path, "a.bar");
}

TEST(Conflicts, HaveDaysAReadingAndADirection) {
  const auto model = load_text(std::string(base) + R"(
rule a
  the person may be appointed under a if the person is a citizen  [1 USC 1]
  conflict from 2020-01-01 until 2024-12-31 with reading "stricter" that asks for person.barred decided by opm  [1 CFR 1]
  conflict with reading "wider" that accepts person.barred  [1 CFR 2]
  conflict from 2025-01-01 with reading "never"  [1 CFR 3]
)");
  const auto& conflicts = rule(model, "a").conflicts;
  ASSERT_EQ(conflicts.size(), 3u);
  EXPECT_EQ(conflicts[0].from, day("2020-01-01"));
  EXPECT_EQ(conflicts[0].until, day("2024-12-31"));
  EXPECT_EQ(conflicts[0].decided_by, "opm");
  EXPECT_FALSE(conflicts[0].accepts);
  EXPECT_TRUE(conflicts[0].condition.has_value());
  EXPECT_TRUE(conflicts[1].accepts);
  EXPECT_EQ(conflicts[1].from, values::Date::min());
  EXPECT_EQ(conflicts[1].until, values::Date::max());
  EXPECT_FALSE(conflicts[2].condition.has_value());
  EXPECT_EQ(conflicts[2].cites, (std::vector<std::string>{"1 CFR 3"}));
}

TEST(Decisions, EachAuthorityAndDefinitionHasItsOwn) {
  const auto model = load_text(std::string(base) + R"(
define d : the thing holds if the agency chooses  decided by agency  [1 USC 1]
rule a
  the person may be appointed under a if the agency chooses  decided by agency  [1 USC 1]
rule b
  the person may be appointed under b if all of
  (1) the agency chooses  decided by agency  [1 USC 1]
  (2) the thing holds  [1 USC 1]
)");
  for (const char* path : {"action.decisions.a.chooses", "action.decisions.b.chooses", "action.decisions.d.chooses"}) {
    const Id id = model.find_fact(path);
    ASSERT_NE(id, none) << path;
    EXPECT_EQ(model.facts[id].decided_by, "agency");
    EXPECT_EQ(model.facts[id].phrase, "the agency chooses");
    EXPECT_EQ(model.facts[id].type.kind, values::Kind::yes_no);
  }
  ASSERT_EQ(model.decisions.size(), 1u);
}

TEST(Phrases, BelongToTheirRecord) {
  const auto model = load_text(R"(
record job "a job"
  paid : yes/no
    phrase "it was paid"
record stay "a stay"
  bought : yes/no
    phrase "it was paid"
fact person.jobs : list of job
fact person.stays : list of stay
define good for job : it was good if it was paid  [1 USC 1]
define worked : the person worked if in any of person.jobs, it was good  [1 USC 1]
define stayed : the person stayed if in any of person.stays, it was paid  [1 USC 1]
)");
  const auto& worked = model.definitions[model.find_definition("worked")].body;
  EXPECT_EQ(std::get<Holds>(worked.children.at(0).leaf).define, model.find_definition("good"));
  EXPECT_EQ(model.definitions[model.find_definition("good")].record, 0u);
  const auto& stayed = model.definitions[model.find_definition("stayed")].body;
  EXPECT_EQ(std::get<IsYes>(stayed.children.at(0).leaf).fact, (FactRef{true, 0}));
}

TEST(Notes, KnowTheConditionsTheyAreAbout) {
  const auto model = load_text(std::string(base) + R"(
rule a
  the person may be appointed under a if all of
  (1) the person is a citizen  [1 USC 1]
  (2) not person.barred  [1 USC 1]
  note "About both."  for (1), a(2)
)");
  EXPECT_EQ(rule(model, "a").notes.at(0).about, (std::vector<std::string>{"a(1)", "a(2)"}));
}

}  // namespace
}  // namespace hirepath::model
