// The network: equal conditions made once, operands before their gates, circles told as a path.
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "model/loading.hpp"
#include "network/network.hpp"
#include "network/order.hpp"

namespace hirepath::network {
namespace {

constexpr const char* facts = R"(
record stay "a stay"  ordered by through
  from : date
  through : date
  good : yes/no
fact person.stays : list of stay
fact person.citizen : yes/no
fact person.rating : number from 0 to 100
fact person.start : date
)";

struct Compiled {
  std::unique_ptr<model::Model> model;
  Network network;
};
Compiled compiled(const std::string& rules) {
  Compiled out{std::make_unique<model::Model>(load_text(facts + rules)), {}};
  text::Diagnostics found;
  out.network = compile(*out.model, found);
  EXPECT_FALSE(found.has_errors()) << text::to_text(found.sorted());
  return out;
}

TEST(Compile, EqualConditionsAreOneGate) {
  const auto made = compiled(R"(
define a : the first if
  (1) person.rating is at least 30  [1 USC 1]
  (2) person.citizen  [1 USC 1]
define b : the second if
  (1) person.rating is at least 30 percent  [2 USC 2]
  (2) person.citizen is yes  [2 USC 2]
define c : the third if
  (1) person.rating is more than 30  [1 USC 1]
  (2) person.citizen  [1 USC 1]
)");
  EXPECT_EQ(made.network.definitions[0], made.network.definitions[1]);
  EXPECT_NE(made.network.definitions[0], made.network.definitions[2]);
  EXPECT_EQ(made.network.leaves.size(), 3u);
}

TEST(Compile, ADefinitionIsItsBody) {
  const auto made =
      compiled("define a : the first if person.citizen  [1 USC 1]\ndefine b : the second if the first  [1 USC 1]\n");
  EXPECT_EQ(made.network.definitions[0], made.network.definitions[1]);
}

TEST(Compile, EachListJudgesItsOwnElements) {
  const auto made = compiled(R"(
fact person.other-stays : list of stay
define a : the first if in any of person.stays, good  [1 USC 1]
define b : the second if in any of person.other-stays, good  [1 USC 1]
)");
  EXPECT_NE(made.network.definitions[0], made.network.definitions[1]);
  EXPECT_EQ(made.network.leaves.size(), 2u);
}

TEST(Compile, OperandsComeFirst) {
  const auto made = compiled(R"(
define a : the first if any of
  (1) not person.citizen  [1 USC 1]
  (2) in the latest of person.stays, all of
      (a) good  [1 USC 1]
      (b) through is after person.start  [1 USC 1]
  (3) the second  [1 USC 1]
define b : the second if at least 2 of
  (1) person.citizen  [1 USC 1]
  (2) person.rating is 10  [1 USC 1]
  (3) person.start is within 3 years after 2020-01-01 extended by the time of person.stays where good  [1 USC 1]
)");
  const auto& net = made.network;
  for (GateId gate = 0; gate < net.gates.size(); ++gate) {
    for (const auto operand : net.inputs(gate)) {
      EXPECT_LT(operand, gate);
      EXPECT_THAT(net.parents[operand], testing::Contains(gate));
    }
  }
}

TEST(Compile, FactsKnowTheirReaders) {
  const auto made = compiled(R"(
define a : the first if person.start is within 3 years after 2020-01-01 extended by the time of person.stays where good  [1 USC 1]
define b : the second if in the latest of person.stays, good  [1 USC 1]
)");
  const auto& net = made.network;
  const auto reader_of = [&](const char* path) { return net.readers[made.model->find_fact(path)]; };
  EXPECT_EQ(reader_of("person.start").size(), 2u);  // from the first day on; until the last
  EXPECT_TRUE(reader_of("person.citizen").empty());
  const auto list = made.model->find_fact("person.stays");
  EXPECT_EQ(net.list_readers[list].size(), 2u);      // the extension and the quantifier
  EXPECT_EQ(net.field_readers[list][2].size(), 1u);  // good: the quantifier's leaf
  EXPECT_EQ(net.field_readers[list][1].size(), 1u);  // through: which is the latest
}

TEST(Order, WhatIsNeededComesFirst) {
  const auto model = load_text(std::string(facts) + R"(
define a : the first if the second  [1 USC 1]
define b : the second if the third  [1 USC 1]
define c : the third if person.citizen  [1 USC 1]
authority x "X"
  kind appointing authority
rule x
  the person may be appointed under x if the first  [1 USC 1]
rule x.bar
  despite x  [1 USC 2]
  the person may not be appointed under x if the third  [1 USC 2]
)");
  const auto sorted = order(model);
  EXPECT_TRUE(sorted.cycle.empty());
  ASSERT_EQ(sorted.items.size(), 5u);
  for (const auto& item : sorted.items) {
    const auto here = std::find(sorted.items.begin(), sorted.items.end(), item);
    for (const auto& need : needs(model, item))
      EXPECT_LT(std::find(sorted.items.begin(), sorted.items.end(), need), here);
  }
}

// ---- circles: tests/cases/bad/network/NAME/{input.rules,expected.txt}
// --------------------------------------------------------------

namespace fs = std::filesystem;

std::string file_text(const fs::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

TEST(Circles, AreToldAsAPath) {
  for (const char* name : {"circle-of-definitions", "circle-of-exceptions", "circle-of-one"}) {
    const fs::path folder = fs::path(HIREPATH_SOURCE_DIR "/tests/cases/bad/network") / name;
    text::Diagnostics found;
    const text::SourcePtr source = std::make_shared<text::Source>("input.rules", file_text(folder / "input.rules"));
    const auto model = model::load(std::span(&source, 1), found);
    ASSERT_FALSE(found.has_errors()) << text::to_text(found.sorted());
    (void)compile(model, found);
    const auto said = text::to_text(found.sorted());
    if (std::getenv("HIREPATH_RECORD")) std::ofstream(folder / "expected.txt", std::ios::binary) << said;
    EXPECT_EQ(said, file_text(folder / "expected.txt")) << name;
    EXPECT_NE(said.find("error HP301"), std::string::npos) << said;
  }
}

}  // namespace
}  // namespace hirepath::network
