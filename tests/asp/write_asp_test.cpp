// The program for clingo, by hand from docs/export.md. That it means what the rules mean is for tests/oracle to show.
#include "asp/write_asp.hpp"

#include <gmock/gmock.h>

#include "model/loading.hpp"

namespace hirepath::asp {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* rules = R"(
record job "a job"
  ended : date
fact person.jobs : list of job
fact person.licensed : yes/no
  phrase "the person has a license"
fact person.letter : choice (a, b, c)
fact position.grade : grade
fact action.filed : date
  defaults to the action date
define recent for job : the job is recent if action.filed is within 2 years after ended  [1 USC 1]
authority a "First"
  kind appointing authority
  not recorded before 2001-01-01 "not read"  [1 USC 1]
authority b "Second"
  kind appointing authority
rule a.now
  in force from 1970-01-11 until 1970-01-21  [1 USC 1]
  the person may be appointed under a if all of
  (1) the person has a license  [1 USC 1]
  (2) person.letter is not b  [1 USC 1]
  (3) position.grade is at most GS-11  [1 USC 1]
  conflict with reading "stricter" that asks for person.letter is c  [1 USC 2]
rule a.bar
  despite a.now  [1 USC 1]
  the person may not be appointed under a if person.letter is a  [1 USC 1]
rule b
  the person may be appointed under b if in every one of person.jobs, the job is recent  [1 USC 1]
)";

std::string exported(std::span<const model::Id> authorities = {}) { return write_asp(load_text(rules), authorities); }

TEST(WriteAsp, NamesConditionsAsCertificatesDo) {
  const auto program = exported();
  EXPECT_THAT(program, HasSubstr(R"(% a.now(1): the person has a license
yes("rule:a.now#0") :- value("person.licensed", yes).
)"));
  EXPECT_THAT(program, HasSubstr(R"(yes("rule:a.now#1") :- not yes("rule:a.now#1.0").)"));
  EXPECT_THAT(program, HasSubstr(R"(yes("rule:a.now#1.0") :- value("person.letter", "b").)"));
  EXPECT_THAT(program,
              HasSubstr(R"(value("position.grade", V), rank(V, Left), rank(grade("GS", 11), Right), Left <= Right.)"));
  EXPECT_THAT(program, HasSubstr(R"(grade(grade("GS", 11)).)"));
}

TEST(WriteAsp, GivesRulesTheirDaysReadingsAndPriority) {
  const auto program = exported();
  EXPECT_THAT(program, HasSubstr(R"(in_force("a.now") :- law(D), D >= 10, D <= 20.)"));  // days from 1970-01-01
  EXPECT_THAT(program, HasSubstr(R"(recorded("a") :- law(D), D >= 11323.)"));
  EXPECT_THAT(program, HasSubstr(R"(recorded("b").)"));
  EXPECT_THAT(
      program,
      HasSubstr(R"(effective("a.now", own) :- in_force("a.now"), not effective("a.bar", own), yes("rule:a.now#").)"));
  EXPECT_THAT(
      program,
      HasSubstr(
          R"(effective("a.now", "a.now.0") :- in_force("a.now"), not effective("a.bar", "a.now.0"), yes("rule:a.now#"), )"
          R"(yes("reading:a.now.0#"), reads("a.now.0").)"));
  EXPECT_THAT(program, HasSubstr(R"(goal("a", own) :- effective("a.now", own), recorded("a").)"));
  EXPECT_THAT(program, Not(HasSubstr(R"(:- effective("a.bar", own))")));  // it forbids
}

TEST(WriteAsp, SpeaksOfElementsInHand) {
  const auto program = exported();
  EXPECT_THAT(program, HasSubstr(R"(some("rule:b#") :- element("person.jobs", E), not yes("rule:b#0", "person.jobs", E).
yes("rule:b#") :- not some("rule:b#").
)"));
  EXPECT_THAT(program,
              HasSubstr(R"(value(L, E, "ended", Right), end(Right, 2, years, unstated, RightEnd), Left <= RightEnd.)"));
  EXPECT_THAT(program, HasSubstr(R"(list("person.jobs", "job").)"));
  EXPECT_THAT(program, HasSubstr(R"(field("job", "ended").)"));
}

TEST(WriteAsp, SaysWhatFactsCanBe) {
  const auto program = exported();
  EXPECT_THAT(program, HasSubstr(R"(domain("person.licensed", (yes; no)).)"));
  EXPECT_THAT(program, HasSubstr(R"(domain("person.letter", ("a"; "b"; "c")).)"));
  EXPECT_THAT(program, HasSubstr(R"(acts_by_default("action.filed").)"));
}

TEST(WriteAsp, ASliceHasWhatItsRulesNeedAndNoMore) {
  const model::Id first = 0;  // "a": authorities stand in order of id
  const auto program = exported(std::span(&first, 1));
  EXPECT_THAT(program, HasSubstr(R"(fact("person.licensed").)"));
  EXPECT_THAT(program, Not(HasSubstr("person.jobs")));
  EXPECT_THAT(program, Not(HasSubstr("\"b\", own")));
}

}  // namespace
}  // namespace hirepath::asp
