// The people of docs/examples, all in one block, strict and presumed.
#include <filesystem>
#include <fstream>
#include <set>

#include "json/read_case.hpp"
#include "screen/blocks.hpp"

namespace hirepath::screen {
namespace {

TEST(Examples, AgreeWithCheck) {
  const auto& base = property::real();
  std::vector<model::Case> cases;
  for (const auto& entry : std::filesystem::directory_iterator(HIREPATH_SOURCE_DIR "/docs/examples")) {
    if (entry.path().extension() != ".json") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const auto source =
        std::make_shared<text::Source>(entry.path().string(), std::string{std::istreambuf_iterator<char>(file), {}});
    text::Diagnostics found;
    auto facts = json::read_case(*base.model, source, found);
    ASSERT_TRUE(facts) << text::to_text(found.sorted());
    cases.push_back(std::move(*facts));
  }
  ASSERT_GE(cases.size(), 20U);
  std::vector<const model::Case*> pointers;
  for (const auto& one : cases) pointers.push_back(&one);
  std::set<model::Status> met;
  for (const bool presume : {false, true}) {
    for (const int year : {2019, 2026, 2027}) {
      const Screen screen(*base.network, {values::make_date(year, 11, 21).value(), std::nullopt, false, presume});
      Block block(screen);
      block.load(pointers);
      block.ask();
      EXPECT_EQ(difference(base, screen, block, cases, met), "");
    }
  }
  EXPECT_GE(met.size(), 5U);
}

// A part of the authorities in another order, in the order asked for.
TEST(Examples, SomeAuthorities) {
  const auto& base = property::real();
  const std::vector<Id> wanted{base.model->find_authority("vra"), base.model->find_authority("disabled-vet-30")};
  Draw draw(4);
  const auto options = random_options(base, draw);
  const auto asked = random_cases(base, options, 100, draw);
  const Screen screen(*base.network, options, wanted), all(*base.network, options);
  EXPECT_LT(screen.gates() * 4, all.gates());
  ASSERT_TRUE(std::ranges::equal(screen.authorities(), wanted));
  Block block(screen);
  block.load(asked.pointers);
  block.ask();
  std::set<model::Status> met;
  EXPECT_EQ(difference(base, screen, block, asked.cases, met), "");
}

}  // namespace
}  // namespace hirepath::screen
