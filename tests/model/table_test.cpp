// Reference tables: what they list, and what happens to a code that they do not.
#include <gtest/gtest.h>

#include "model/load.hpp"

namespace hirepath::model {
namespace {

text::SourcePtr source(const char* name, const char* bytes) { return std::make_shared<text::Source>(name, bytes); }

Model loaded(const char* table, const char* rules, text::Diagnostics& found) {
  const std::vector<text::SourcePtr> sources{source("tables/series.csv", table), source("a.rules", rules)};
  return load(sources, found);
}

constexpr const char* series = "code,title\n0110,Economist\n1102,\"Contracting, all kinds\"\n";
constexpr const char* fact = "fact position.series : code\n  listed in series\n  phrase \"the series\"\n";

std::vector<std::string> codes(const text::Diagnostics& found) {
  std::vector<std::string> out;
  for (const auto& finding : found.sorted()) out.push_back(finding.code);
  return out;
}

TEST(Table, GivesTheTitleOfACode) {
  text::Diagnostics found;
  const auto model = loaded(series, fact, found);
  EXPECT_TRUE(found.empty());
  const auto& table = model.tables.at(model.find_table("series"));
  ASSERT_NE(table.title("1102"), nullptr);
  EXPECT_EQ(*table.title("1102"), "Contracting, all kinds");
  EXPECT_EQ(table.title("1103"), nullptr);
  EXPECT_EQ(table.nearest("0111"), "0110");
}

TEST(Table, ACodeOfARuleHasToBeListed) {
  text::Diagnostics found;
  loaded(series, (std::string(fact) + "define econ : it is economics if position.series is 0111 [1 USC 1]\n").c_str(),
         found);
  const auto findings = found.sorted();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].code, "HP216");
  EXPECT_EQ(findings[0].message, "'0111' is not in the table series");
  EXPECT_EQ(findings[0].suggestion, "did you mean '0110' (Economist)?");
}

TEST(Table, AnUnknownTableAndAWrongShapeAreErrors) {
  text::Diagnostics unknown;
  loaded(series, "fact position.series : code\n  listed in serie\n", unknown);
  EXPECT_EQ(codes(unknown), std::vector<std::string>{"HP201"});
  text::Diagnostics shape;
  loaded("a,b\n0110,Economist,1\n", fact, shape);
  EXPECT_EQ(codes(shape), (std::vector<std::string>{"HP216", "HP216"}));
  text::Diagnostics twice;
  loaded("code,title\n0110,A\n0110,B\n", fact, twice);
  EXPECT_EQ(codes(twice), std::vector<std::string>{"HP216"});
}

TEST(Table, RulesReadWithoutAnyTableAreNotChecked) {
  text::Diagnostics found;
  load(std::vector<text::SourcePtr>{source("a.rules", fact)}, found);
  EXPECT_TRUE(found.empty());
}

}  // namespace
}  // namespace hirepath::model
