// What is said of rules that can be read and still mean nothing: tests/cases/bad/model/NAME/{input.rules,expected.txt}.
// With HIREPATH_RECORD=1 the texts are written anew; whoever does that reads them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "model/load.hpp"

namespace hirepath::model {
namespace {

namespace fs = std::filesystem;
const fs::path cases = HIREPATH_SOURCE_DIR "/tests/cases/bad/model";

std::string file_text(const fs::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

std::vector<fs::path> folders() {
  std::vector<fs::path> result;
  for (const auto& entry : fs::directory_iterator(cases)) result.push_back(entry.path());
  std::sort(result.begin(), result.end());
  return result;
}

std::vector<text::Diagnostic> findings_of(const fs::path& folder) {
  text::Diagnostics found;
  std::vector<text::SourcePtr> sources;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto ending = entry.path().extension();
    if (ending == ".rules" || ending == ".csv")
      sources.push_back(std::make_shared<text::Source>(entry.path().filename().string(), file_text(entry.path())));
  }
  (void)load(sources, found);
  return found.sorted();
}

class BadModel : public testing::TestWithParam<fs::path> {};

TEST_P(BadModel, SaysWhatIsWrittenBesideIt) {
  const auto said = text::to_text(findings_of(GetParam()));
  EXPECT_FALSE(said.empty());
  if (std::getenv("HIREPATH_RECORD")) std::ofstream(GetParam() / "expected.txt", std::ios::binary) << said;
  EXPECT_EQ(said, file_text(GetParam() / "expected.txt"));
}

std::string case_name(const testing::TestParamInfo<fs::path>& info) {
  auto name = info.param.filename().string();
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}
INSTANTIATE_TEST_SUITE_P(Cases, BadModel, testing::ValuesIn(folders()), case_name);

TEST(BadModels, EachDocumentedCodeHasACase) {
  std::set<std::string> shown;
  for (const auto& folder : folders()) {
    for (const auto& each : findings_of(folder)) {
      shown.insert(each.code);
      EXPECT_FALSE(each.expected.empty() && each.suggestion.empty() && each.code != "HP201")
          << folder << " does not say how to repair: " << each.message;
      EXPECT_TRUE(each.place.source) << folder << ": " << each.message;
      EXPECT_LT(each.place.span.begin, each.place.span.end) << folder << ": " << each.message;
    }
  }
  std::ifstream handbook(HIREPATH_SOURCE_DIR "/docs/diagnostics.md");
  std::set<std::string> documented;
  for (std::string line; std::getline(handbook, line);) {
    if (line.starts_with("| HP2")) documented.insert(line.substr(2, 5));
  }
  EXPECT_EQ(shown, documented);
}

TEST(BadModels, OneRunTellsAllErrors) {
  std::set<std::string> codes;
  for (const auto& each : findings_of(cases / "many-errors")) codes.insert(each.code);
  EXPECT_EQ(codes, (std::set<std::string>{"HP201", "HP203", "HP204", "HP206", "HP207", "HP211"}));
}

// The pieces of a sound base, given in every order, make the same model; so do the findings of an unsound one.
TEST(FileOrder, DoesNotMatter) {
  const std::vector<std::pair<std::string, std::string>> files{
      {"a.rules",
       "authority vra \"V\"\n  kind appointing authority\nrule vra\n  the person may be appointed under vra if the "
       "person is a veteran  [1 USC 1]\n"},
      {"b.rules", "define veteran : the person is a veteran if person.served  [1 USC 1]\n"},
      {"c.rules", "fact person.served : yes/no\nfact person.served : yes/no\n"},
      {"d.rules", "test vra \"t\" on 2026-01-01\n  given person.servd yes\n  expect vra may-apply\n"}};
  std::vector<std::size_t> order{0, 1, 2, 3};
  std::set<std::string> said, hashes;
  do {
    std::vector<text::SourcePtr> sources;
    for (const auto i : order) sources.push_back(std::make_shared<text::Source>(files[i].first, files[i].second));
    text::Diagnostics found;
    hashes.insert(load(sources, found).hash);
    said.insert(text::to_text(found.sorted()));
  } while (std::next_permutation(order.begin(), order.end()));
  EXPECT_EQ(said.size(), 1u);
  EXPECT_EQ(hashes.size(), 1u);
  EXPECT_NE(said.begin()->find("c.rules:2:6: error HP202"), std::string::npos) << *said.begin();
  EXPECT_NE(said.begin()->find("d.rules:2:9: error HP201"), std::string::npos) << *said.begin();
}

}  // namespace
}  // namespace hirepath::model
