// The front door, used as another program would use it: nothing below engine/ but include/hirepath is included.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "hirepath/render.hpp"
#include "hirepath/session.hpp"
#include "hirepath/version.hpp"

namespace {

namespace fs = std::filesystem;
using hirepath::Status;

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

std::vector<hirepath::File> knowledge_files() {
  const fs::path folder = HIREPATH_SOURCE_DIR "/knowledge";
  std::vector<hirepath::File> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const auto ending = entry.path().extension();
    if (ending == ".rules" || ending == ".csv") files.push_back({entry.path().string(), bytes_of(entry.path())});
  }
  return files;
}

const hirepath::Knowledge& knowledge() {
  static const auto loaded = [] {
    std::vector<hirepath::Diagnostic> found;
    auto result = hirepath::Knowledge::load(knowledge_files(), found);
    if (result.empty()) throw std::runtime_error(found.front().message);
    return result;
  }();
  return loaded;
}

TEST(FrontDoor, AnswersForACaseFile) {
  std::vector<hirepath::Diagnostic> found;
  const auto facts = hirepath::Facts::read(
      knowledge(), "case.json",
      R"({"person": {"service_periods": [{"branch": "army", "duty": "active", "entered": "2020-05-15",
          "released": "2024-05-14", "character": "honorable", "reason": "full-period", "campaign_medal": false,
          "service_medal": false, "gwot_service_medal": false}], "service_periods_complete": true,
          "va_compensation": false}, "position": {"grade": "GS-9", "service": "competitive"}})",
      found);
  ASSERT_FALSE(hirepath::has_errors(found)) << found.front().message;

  // 38 USC 4211(6): three years that begin on the release.
  const hirepath::Session session(knowledge(), facts, {"2026-11-21", "", false, false});
  EXPECT_EQ(session.status("vra"), Status::conditional);
  const auto answer = session.answer("vra");
  EXPECT_EQ(answer.from, "2024-05-14");
  EXPECT_EQ(answer.until, "2027-05-13");
  ASSERT_EQ(answer.deciders.size(), 2U);
  EXPECT_EQ(answer.deciders[0].who, "agency");
  EXPECT_EQ(session.answers().size(), knowledge().authorities().size());

  const hirepath::Session later(knowledge(), facts, {"2027-05-14", "", false, false});
  EXPECT_EQ(later.status("vra"), Status::does_not_apply);
  EXPECT_EQ(to_string(later.status("vra")), "does-not-apply");
}

TEST(FrontDoor, AFactSetLaterChangesTheAnswer) {
  hirepath::Facts facts(knowledge());
  EXPECT_TRUE(facts.set("position.grade", "GS-12").empty());
  hirepath::Session session(knowledge(), facts, {"2026-11-21", "", false, false});
  EXPECT_EQ(session.status("vra"), Status::does_not_apply);  // 38 USC 4214(b)(1)(A): GS-11 at most
  const auto changes = session.explain("vra").changes;
  EXPECT_TRUE(session.set("position.grade", "GS-11").empty());
  EXPECT_EQ(session.status("vra"), Status::undecided);
  const auto wrong = session.set("position.grad", "GS-11");
  ASSERT_EQ(wrong.size(), 1U);
  EXPECT_THAT(wrong[0].suggestion, testing::HasSubstr("position.grade"));
  EXPECT_EQ(session.status("vra"), Status::undecided);
}

TEST(FrontDoor, SaysWhatIsWrongWithRulesAndCases) {
  std::vector<hirepath::Diagnostic> found;
  const hirepath::File file{"a.rules", "fact person.age : number\nrule nobody\n"};
  EXPECT_TRUE(hirepath::Knowledge::load({&file, 1}, found).empty());
  ASSERT_TRUE(hirepath::has_errors(found));
  EXPECT_EQ(found[0].file, "a.rules");
  EXPECT_EQ(found[0].line, 2U);

  found.clear();
  hirepath::Facts::read(knowledge(), "case.json", R"({"person": {"va_ratin": 30}})", found);
  ASSERT_TRUE(hirepath::has_errors(found));
  EXPECT_EQ(found[0].pointer, "/person/va_ratin");
}

TEST(FrontDoor, RefusesWhatIsNoDayAndNoAuthority) {
  const hirepath::Facts facts(knowledge());
  EXPECT_THROW(hirepath::Session(knowledge(), facts, {"2026-02-30", "", false, false}), std::invalid_argument);
  const hirepath::Session session(knowledge(), facts, {"2026-11-21", "", false, false});
  EXPECT_THROW(static_cast<void>(session.status("vraa")), std::invalid_argument);
}

TEST(FrontDoor, RendersThreeForms) {
  const hirepath::Session session(knowledge(), hirepath::Facts(knowledge()), {"2026-11-21", "", false, false});
  EXPECT_THAT(rendered(session, "nobody", hirepath::Form::text), testing::HasSubstr("2026-11-21"));
  EXPECT_THAT(rendered(session, "nobody", hirepath::Form::markdown), testing::StartsWith("# "));
  EXPECT_THAT(rendered(session, "nobody", hirepath::Form::json), testing::HasSubstr("\"authority\": \"vra\""));
  EXPECT_FALSE(hirepath::version().empty());
}

}  // namespace
