// explain --what-if: names as people write them, values as case files have them, and what is wrong said where it is.
#include "json/read_supposed.hpp"

#include <gtest/gtest.h>

#include "json/read_case.hpp"
#include "small_knowledge.hpp"

namespace hirepath {
namespace {

using values::Value;

model::Case one_period() {
  text::Diagnostics found;
  auto facts = json::read_case(small_model(), source_of("case.json", R"({"person": {"citizen": true,
      "service_periods": [{"duty": "active", "released": "2024-05-14"}], "service_periods_complete": true}})"),
                               found);
  return facts.value();
}

struct Supposing {
  model::Case facts = one_period();
  std::optional<explain::Supposed> said;
  std::string code, suggestion, expected;
  text::Span span;
};
Supposing suppose(const std::string& text) {
  Supposing out;
  text::Diagnostics found;
  out.said = json::suppose(small_model(), source_of("--what-if", text), out.facts, found);
  if (!found.empty()) {
    const auto finding = found.sorted().front();
    out.code = finding.code;
    out.suggestion = finding.suggestion;
    out.expected = finding.expected;
    out.span = finding.place.span;
  }
  EXPECT_NE(out.said.has_value(), found.has_errors());
  return out;
}
const model::Known& fact(const Supposing& one, const char* path) {
  return one.facts.facts.at(small_model().find_fact(path));
}
const model::ListKnown& periods(const Supposing& one) {
  return one.facts.lists.at(small_model().find_fact("person.service-periods"));
}

TEST(Suppose, HyphensOrUnderscores) {
  for (const char* name : {"person.years-of-service", "person.years_of_service"}) {
    const auto one = suppose(std::string(name) + "=5");
    EXPECT_EQ(fact(one, "person.years-of-service").value, Value{std::int64_t{5}});
    EXPECT_EQ(one.said->fact, "person.years_of_service");
    EXPECT_EQ(one.said->to, "5");
  }
}

TEST(Suppose, CountsAsVerified) {
  EXPECT_EQ(fact(suppose("position.grade=GS-9"), "position.grade").state, model::EvidenceState::verified);
}

TEST(Suppose, YesAndNoInBothSpellings) {
  EXPECT_EQ(fact(suppose("person.citizen=no"), "person.citizen").value, Value{false});
  EXPECT_EQ(fact(suppose("person.citizen=false"), "person.citizen").value, Value{false});
  EXPECT_EQ(fact(suppose("person.citizen=yes"), "person.citizen").value, Value{true});
}

TEST(Suppose, NothingMeansNotKnown) {
  EXPECT_FALSE(values::known(fact(suppose("person.citizen="), "person.citizen").value));
  EXPECT_FALSE(values::known(fact(suppose("person.citizen=null"), "person.citizen").value));
}

TEST(Suppose, FieldOfAnElement) {
  const auto one = suppose("person.service-periods[0].duty=training");
  EXPECT_EQ(periods(one).elements.at(0).fields.at(0).value, Value{values::Choice{1}});
  EXPECT_TRUE(periods(one).complete);
}

TEST(Suppose, OnePastTheLastAddsAnElement) {
  const auto one = suppose("person.service_periods[1].released=2025-01-31");
  ASSERT_EQ(periods(one).elements.size(), 2U);
  EXPECT_TRUE(values::known(periods(one).elements[1].fields.at(1).value));
  EXPECT_FALSE(values::known(periods(one).elements[1].fields.at(0).value));
}

TEST(Suppose, WholeLists) {
  EXPECT_TRUE(periods(suppose("person.service_periods=[]")).elements.empty());
  EXPECT_TRUE(periods(suppose("person.service_periods=[]")).complete);
  EXPECT_FALSE(periods(suppose("person.service_periods_complete=no")).complete);
}

TEST(Suppose, ASensitiveValueIsNotRepeated) {
  const auto one = suppose("person.rating=30");
  EXPECT_EQ(fact(one, "person.rating").value, Value{std::int64_t{30}});
  EXPECT_EQ(one.said->to, "");
}

TEST(Suppose, WrongNamesNameTheNearest) {
  EXPECT_EQ(suppose("person.citizn=yes").code, "HP506");
  EXPECT_EQ(suppose("person.citizn=yes").suggestion, "did you mean 'person.citizen'?");
  EXPECT_EQ(suppose("person.service_perids[0].duty=active").suggestion,
            "did you mean 'person.service_periods[0].duty'?");
  EXPECT_EQ(suppose("person.service_periods[0].dutty=active").suggestion, "did you mean 'duty'?");
  EXPECT_EQ(suppose("person.service_periods[x].duty=active").code, "HP506");
  EXPECT_EQ(suppose("person.service_periods[0]=active").code, "HP506");
  EXPECT_EQ(suppose("person.service_periods[0=active").code, "HP506");
  EXPECT_EQ(suppose("person.service_periods[=1").code, "HP506");
  EXPECT_EQ(suppose("person.citizen[0].duty=active").code, "HP506");
}

TEST(Suppose, WrongValuesAreThoseOfACaseFile) {
  EXPECT_EQ(suppose("person.citizen=maybe").code, "HP507");
  EXPECT_EQ(suppose("person.years_of_service=61").code, "HP508");
  EXPECT_EQ(suppose("person.orders_date=2026-02-30").code, "HP509");
  EXPECT_EQ(suppose("person.service_periods[0].duty=activ").code, "HP511");
  EXPECT_EQ(suppose("position.grade=11").code, "HP516");
  EXPECT_EQ(suppose("person.service_periods=3").code, "HP507");
  EXPECT_EQ(suppose("person.orders_date=2026-02-30").span.begin, std::string("person.orders_date=").size());
}

TEST(Suppose, NoSuchElement) {
  const auto one = suppose("person.service_periods[2].duty=active");
  EXPECT_EQ(one.code, "HP521");
  EXPECT_EQ(one.expected, "[0], or [1], which adds one");
  EXPECT_EQ(suppose("person.service_periods[99999999999999999999].duty=active").code, "HP506");
}

}  // namespace
}  // namespace hirepath
