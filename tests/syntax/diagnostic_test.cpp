// What is said of rules that cannot be read: tests/cases/bad/syntax/NAME/{input.rules,expected.txt}, and what needs no
// file.
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "syntax/reading.hpp"

namespace hirepath::syntax {
namespace {

namespace fs = std::filesystem;
const fs::path cases = HIREPATH_SOURCE_DIR "/tests/cases/bad/syntax";

std::vector<fs::path> case_folders() {
  std::vector<fs::path> result;
  for (const auto& entry : fs::directory_iterator(cases)) result.push_back(entry.path());
  std::sort(result.begin(), result.end());
  return result;
}

TEST(SyntaxDiagnostics, EachCaseSaysWhatIsWrittenBesideIt) {
  const auto folders = case_folders();
  ASSERT_FALSE(folders.empty());
  for (const fs::path& folder : folders) {
    const Read result = read(file_text(folder / "input.rules"));
    EXPECT_EQ(text::to_text(result.found), file_text(folder / "expected.txt")) << folder;
    EXPECT_FALSE(result.found.empty()) << folder;
  }
}

TEST(SyntaxDiagnostics, EachDocumentedCodeHasACase) {
  std::set<std::string> shown{"HP101"};  // a file of four megabytes: see below
  for (const fs::path& folder : case_folders()) {
    for (const text::Diagnostic& each : read(file_text(folder / "input.rules")).found) shown.insert(each.code);
  }
  const std::string handbook = file_text(HIREPATH_SOURCE_DIR "/docs/diagnostics.md");
  std::set<std::string> documented;
  for (std::size_t at = handbook.find("| HP1"); at != std::string::npos; at = handbook.find("| HP1", at + 1))
    documented.insert(handbook.substr(at + 2, 5));
  EXPECT_EQ(shown, documented);
}

TEST(SyntaxDiagnostics, AFileHasALimit) {
  const Read result = read("fact person.x : date", {.bytes = 19, .depth = 64});
  ASSERT_EQ(result.found.size(), 1u);
  EXPECT_EQ(result.found[0].code, "HP101");
  EXPECT_TRUE(read("fact person.x : date", {.bytes = 20, .depth = 64}).found.empty());
}

TEST(SyntaxDiagnostics, OneErrorDoesNotHideTheNextDeclaration) {
  const Read result =
      read("fact person.a : dat\nfact person.b : date\nfact : date\ndefine x : w if (2) a\nfact person.c : date\n");
  EXPECT_EQ(result.found.size(), 3u);
  EXPECT_EQ(result.file.items.size(), 2u);
}

TEST(SyntaxDiagnostics, AMisspeltDeclarationLeavesTheOneBeforeIt) {
  const Read result = read("fact person.a : date\n  ask \"Q\"\nrul vra\n  in force\nfact person.b : date\n");
  ASSERT_EQ(result.found.size(), 1u);
  EXPECT_EQ(result.found[0].code, "HP114");
  EXPECT_EQ(result.found[0].suggestion, "did you mean 'rule'?");
  EXPECT_EQ(result.file.items.size(), 2u);
}

// The name X3 gives a parser nobody named is a mangled C++ name. Cutting sound files short reaches every expectation.
TEST(SyntaxDiagnostics, NoMessageShowsTheInside) {
  std::string rules = file_text(HIREPATH_SOURCE_DIR "/docs/rule-language.md");
  rules = rules.substr(rules.find("document dd214"), rules.find("```\n\n- **A fact**") - rules.find("document dd214"));
  rules +=
      "define y : w if (1) the time from a through b is more than 3 days (2) a is within 3 years after b extended by "
      "the time of c where d (3) a is at least 3 years after b\n"
      "test x \"t\" on 2024-01-01\n expect change { a b; no c } makes x does-not-apply because (1) or (2) needing "
      "person.a\nproperty \"p\" : a implies b\n"
      "authority z \"t\"\n coding appoint 170 J8M + X \"t\" confidence high\n verified 2024-01-01 against \"x\"\n not "
      "recorded before 2024-01-01 \"x\"\n"
      "rule z\n the person does not have z if a\n conflict from 2024-01-01 with reading \"r\" that accepts a decided "
      "by hr\n";
  ASSERT_TRUE(read(rules).found.empty());
  std::set<std::string> inside;
  for (std::size_t cut = 1; cut < rules.size(); ++cut) {
    for (const char* end : {"", " ?", " qqq ]"}) {
      for (const text::Diagnostic& each : read(rules.substr(0, cut) + end).found) {
        if (each.expected.find("boost") != std::string::npos) inside.insert(each.expected);
        EXPECT_FALSE(each.expected.empty());
      }
    }
  }
  EXPECT_THAT(inside, testing::IsEmpty());
}

}  // namespace
}  // namespace hirepath::syntax
