// Cases on disk: tests/cases/bad/case/NAME/case.json and, written out in expected.txt, every finding it must give.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "json/read_case.hpp"
#include "small_knowledge.hpp"

namespace hirepath {
namespace {

std::string at(const text::Place& place) {
  const text::Position position = place.source->position(place.span.begin);
  return std::to_string(position.line) + ':' + std::to_string(position.column);
}

std::string listed(const std::vector<text::Diagnostic>& findings) {
  std::string list;
  for (const auto& finding : findings) {
    list += at(finding.place) + ' ' + finding.code + (finding.pointer.empty() ? "" : ' ' + finding.pointer) + ": " +
            finding.message + '\n';
    if (!finding.expected.empty()) list += "  expected: " + finding.expected + '\n';
    if (!finding.suggestion.empty()) list += "  help: " + finding.suggestion + '\n';
    for (const auto& note : finding.notes) list += "  note " + at(note.place) + ": " + note.message + '\n';
  }
  return list;
}

std::vector<std::string> folders() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(HIREPATH_SOURCE_DIR "/tests/cases/bad/case"))
    names.push_back(entry.path().string());
  std::sort(names.begin(), names.end());
  return names;
}

class BadCase : public testing::TestWithParam<std::string> {};

TEST_P(BadCase, SaysWhatIsWrongAndWhereAndHowToRepairIt) {
  text::Diagnostics found;
  const auto facts =
      json::read_case(small_model(), source_of("case.json", file_text(GetParam() + "/case.json")), found);
  EXPECT_FALSE(facts.has_value());
  EXPECT_EQ(listed(found.sorted()), file_text(GetParam() + "/expected.txt"));
}

INSTANTIATE_TEST_SUITE_P(OnDisk, BadCase, testing::ValuesIn(folders()),
                         [](const auto& one) { return std::filesystem::path(one.param).filename().string(); });

}  // namespace
}  // namespace hirepath
