// Graphs of who needs whom. The expected text is written from the rules, by hand.
#include <gmock/gmock.h>

#include "model/loading.hpp"
#include "network/network.hpp"

namespace hirepath::network {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* facts = R"(
fact person.citizen : yes/no
fact person.barred : yes/no
decision chooses "the agency chooses"  decided by agency
)";
constexpr const char* paths = R"(
define citizen : the person counts as a citizen if person.citizen  [1 USC 1]
define alone : nobody needs this if person.barred  [1 USC 1]
authority a "The \path"
  kind appointing authority
rule a
  in force from 2011-01-01 until 2018-08-12  [1 USC 1]
  the person may be appointed under a if all of
  (1) the person counts as a citizen  [1 USC 1]
  (2) the agency chooses  decided by agency  [1 USC 1]
rule a.bar
  despite a  [1 USC 2]
  the person may not be appointed under a if person.barred  [1 USC 2]
authority b "B"
  kind preference
rule b
  the person has b if person.citizen  [1 USC 3]
)";

std::string dot(const std::string& rules, const char* authority) {
  const auto model = load_text(rules);
  text::Diagnostics found;
  const auto network = compile(model, found);
  return to_dot(network, authority ? model.find_authority(authority) : model::none);
}

TEST(Dot, OneAuthority) {
  EXPECT_EQ(dot(std::string(facts) + paths, "a"), R"(digraph hirepath {
  rankdir=LR;
  "authority a" [shape=doubleoctagon, label="a\nThe \\path"];
  "definition citizen" [shape=ellipse, label="citizen\nthe person counts as a citizen"];
  "fact action.decisions.a.chooses" [shape=diamond, label="action.decisions.a.chooses\ndecided by agency"];
  "fact person.barred" [shape=note, label="person.barred"];
  "fact person.citizen" [shape=note, label="person.citizen"];
  "rule a" [shape=box, label="a\nin force from 2011-01-01 until 2018-08-12"];
  "rule a.bar" [shape=box, label="a.bar\ndenies"];
  "authority a" -> "rule a";
  "authority a" -> "rule a.bar";
  "definition citizen" -> "fact person.citizen";
  "rule a" -> "definition citizen";
  "rule a" -> "fact action.decisions.a.chooses";
  "rule a.bar" -> "fact person.barred";
  "rule a.bar" -> "rule a" [style=dashed, label="despite"];
}
)");
}

TEST(Dot, AllShowsWhatNobodyNeedsToo) {
  const auto all = dot(std::string(facts) + paths, nullptr);
  EXPECT_THAT(all, HasSubstr("\"authority b\" -> \"rule b\""));
  EXPECT_THAT(all, HasSubstr("\"definition alone\" -> \"fact person.barred\""));
  EXPECT_THAT(dot(std::string(facts) + paths, "b"), Not(HasSubstr("definition alone")));
}

TEST(Dot, TheOrderOfDeclarationsDoesNotShow) {
  EXPECT_EQ(dot(std::string(facts) + paths, nullptr), dot(std::string(paths) + facts, nullptr));
}

}  // namespace
}  // namespace hirepath::network
