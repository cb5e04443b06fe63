// What a case file may say, and what is then known.
#include "json/read_case.hpp"

#include <gtest/gtest.h>

#include "small_knowledge.hpp"

namespace hirepath {
namespace {

using model::EvidenceState;
using model::Known;
using values::Date;
using values::DateBounds;
using values::Value;

std::optional<model::Case> read(const std::string& json) {
  text::Diagnostics found;
  auto facts = json::read_case(small_model(), source_of("case.json", json), found);
  EXPECT_EQ(text::to_text(found.sorted()), "");
  return facts;
}

std::string first_code(const std::string& json) {
  text::Diagnostics found;
  EXPECT_FALSE(json::read_case(small_model(), source_of("case.json", json), found).has_value());
  return found.empty() ? "nothing" : found.sorted().front().code;
}

Known fact(const model::Case& facts, const std::string& path) { return facts.facts.at(small_model().find_fact(path)); }

Date day(int year, int month, int of_month) { return values::from_civil({year, month, of_month}); }

TEST(ReadCase, EmptyObjectKnowsNothingAndNamesNoPosition) {
  const auto facts = read("{}");
  ASSERT_TRUE(facts);
  EXPECT_EQ(facts->facts.size(), small_model().facts.size());
  EXPECT_FALSE(values::known(fact(*facts, "person.citizen").value));
  EXPECT_FALSE(facts->position_given);
  EXPECT_FALSE(facts->agency_given);
}

TEST(ReadCase, EmptyPartIsAsGoodAsNone) {
  const auto facts = read(R"({"position": {}, "agency": {"kind": "other"}})");
  ASSERT_TRUE(facts);
  EXPECT_FALSE(facts->position_given);
  EXPECT_TRUE(facts->agency_given);
}

TEST(ReadCase, EveryKindOfValue) {
  const auto facts = read(R"({"person": {"citizen": false, "years_of_service": 60, "orders_date": "2024-05-14"},
                              "position": {"grade": "gs-9", "series": "0110", "service": "senior-executive"}})");
  ASSERT_TRUE(facts);
  EXPECT_EQ(fact(*facts, "person.citizen").value, Value{false});
  EXPECT_EQ(fact(*facts, "person.years-of-service").value, Value{std::int64_t{60}});
  EXPECT_EQ(fact(*facts, "person.orders-date").value, (Value{DateBounds{day(2024, 5, 14), day(2024, 5, 14)}}));
  EXPECT_EQ(fact(*facts, "position.grade").value, Value{*values::make_grade("GS", 9)});
  EXPECT_EQ(fact(*facts, "position.series").value, Value{values::Code{"0110"}});
  EXPECT_EQ(fact(*facts, "position.service").value, Value{values::Choice{2}});
}

TEST(ReadCase, DatesMayBeLessExact) {
  const auto known = [](const std::string& json) {
    return fact(*read(R"({"person": {"orders_date": )" + json + "}}"), "person.orders-date").value;
  };
  EXPECT_EQ(known(R"("2024")"), (Value{DateBounds{day(2024, 1, 1), day(2024, 12, 31)}}));
  EXPECT_EQ(known(R"("2024-02")"), (Value{DateBounds{day(2024, 2, 1), day(2024, 2, 29)}}));
  EXPECT_EQ(known(R"({"from": "2024-03", "to": "2024-04"})"), (Value{DateBounds{day(2024, 3, 1), day(2024, 4, 30)}}));
  EXPECT_EQ(known(R"({"from": "2024-03-02"})"), (Value{DateBounds{day(2024, 3, 2), Date::max()}}));
  EXPECT_EQ(known(R"({"from": null, "to": "2024"})"), (Value{DateBounds{Date::min(), day(2024, 12, 31)}}));
  EXPECT_EQ(known(R"({"value": {"from": "2024", "to": "2025"}})"),
            (Value{DateBounds{day(2024, 1, 1), day(2025, 12, 31)}}));
}

TEST(ReadCase, NullMeansAskedAndDoesNotKnow) {
  const auto facts = read(R"({"person": {"citizen": null, "service_periods": null, "orders_date": {"value": null}}})");
  ASSERT_TRUE(facts);
  for (const char* path : {"person.citizen", "person.service-periods", "person.orders-date"}) {
    EXPECT_TRUE(fact(*facts, path).does_not_know) << path;
    EXPECT_FALSE(values::known(fact(*facts, path).value)) << path;
  }
  EXPECT_FALSE(fact(*facts, "person.rating").does_not_know);
}

TEST(ReadCase, EvidenceAndState) {
  const auto facts = read(R"({"person": {"citizen": {"value": true, "evidence": "dd214", "state": "verified"},
                              "rating": {"value": 30, "evidence": "service-letter", "state": "contradicted"},
                              "years_of_service": {"value": 3}}})");
  ASSERT_TRUE(facts);
  EXPECT_EQ(fact(*facts, "person.citizen").state, EvidenceState::verified);
  EXPECT_EQ(fact(*facts, "person.citizen").evidence, "dd214");
  EXPECT_EQ(fact(*facts, "person.rating").state, EvidenceState::contradicted);
  EXPECT_EQ(fact(*facts, "person.years-of-service").state, EvidenceState::claimed);
  EXPECT_EQ(fact(*facts, "person.years-of-service").value, Value{std::int64_t{3}});
}

TEST(ReadCase, ListIsCompleteOnlyWhenItSaysSo) {
  const model::Id list = small_model().find_fact("person.service-periods");
  const auto open = read(R"({"person": {"service_periods": [{"duty": "active", "released": "2024"}, {}]}})");
  ASSERT_TRUE(open);
  ASSERT_EQ(open->lists.at(list).elements.size(), 2U);
  EXPECT_FALSE(open->lists.at(list).complete);
  EXPECT_EQ(open->lists.at(list).elements[0].fields[0].value, Value{values::Choice{0}});
  EXPECT_FALSE(values::known(open->lists.at(list).elements[1].fields[1].value));

  const auto none = read(R"({"person": {"service_periods_complete": true, "service_periods": []}})");
  ASSERT_TRUE(none);
  EXPECT_TRUE(none->lists.at(list).complete);
  EXPECT_TRUE(none->lists.at(list).elements.empty());

  EXPECT_FALSE(
      read(R"({"person": {"service_periods": [], "service_periods_complete": false}})")->lists.at(list).complete);
}

TEST(ReadCase, DecisionHasItsAuthorityInItsName) {
  const auto facts = read(R"({"action": {"decisions": {"recent_service_path": {"agency_chooses": true}}}})");
  ASSERT_TRUE(facts);
  EXPECT_EQ(fact(*facts, "action.decisions.recent-service-path.agency-chooses").value, Value{true});
}

TEST(ReadCase, ByteOrderMarkDoesNotShiftPlaces) {
  text::Diagnostics found;
  EXPECT_FALSE(json::read_case(small_model(), source_of("case.json", "\xEF\xBB\xBF{\"zebra\": 1}"), found));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.sorted().front().place.span, (text::Span{4, 11}));
}

TEST(ReadCase, EscapedQuotesDoNotShiftPlaces) {
  text::Diagnostics found;
  const std::string json = R"({"person": {"ci\"t\\": 1, "citizen": 2}})";
  EXPECT_FALSE(json::read_case(small_model(), source_of("case.json", json), found));
  ASSERT_EQ(found.size(), 2U);
  const auto findings = found.sorted();
  EXPECT_EQ(findings[0].pointer, "/person/ci\"t\\");
  EXPECT_EQ(json.substr(findings[1].place.span.begin, 1), "2");
}

TEST(ReadCase, PointersEscapeSlashAndTilde) {
  text::Diagnostics found;
  EXPECT_FALSE(json::read_case(small_model(), source_of("case.json", R"({"a/b~c": 1})"), found));
  EXPECT_EQ(found.sorted().at(0).pointer, "/a~1b~0c");
}

TEST(ReadCase, DepthIsLimitedAt64) {
  const auto nested = [](std::size_t levels) {
    return R"({"person": {"service_periods": )" + std::string(levels - 2, '[') + std::string(levels - 2, ']') + "}}";
  };
  EXPECT_EQ(first_code(nested(64)), "HP507");  // read, and then found to be no object
  EXPECT_EQ(first_code(nested(65)), "HP504");
  EXPECT_EQ(first_code(std::string(1'000'000, '[')), "HP504");
}

TEST(ReadCase, SizeIsLimitedAt16MiB) {
  EXPECT_TRUE(read("{}" + std::string((16U << 20) - 2, ' ')));
  EXPECT_EQ(first_code("{}" + std::string((16U << 20) - 1, ' ')), "HP503");
}

TEST(ReadCase, NumberOfValuesIsLimited) {
  std::string json = "[";
  for (int i = 0; i < 250'000; ++i) json += "1,";
  EXPECT_EQ(first_code(json + "1]"), "HP503");
}

TEST(ReadCase, ListsHoldAtMostAHundred) {
  const auto list = [](int count) {
    std::string elements;
    for (int i = 0; i < count; ++i) elements += i == 0 ? "{}" : ",{}";
    return R"({"person": {"service_periods": [)" + elements + "]}}";
  };
  EXPECT_EQ(read(list(100))->lists.begin()->second.elements.size(), 100U);
  EXPECT_EQ(first_code(list(101)), "HP512");
}

TEST(ReadCase, StopsAfterAHundredFindings) {
  std::string json = R"({"person": {)";
  for (int i = 0; i < 500; ++i) json += (i == 0 ? "" : ",") + ("\"x" + std::to_string(i) + "\": 1");
  text::Diagnostics found;
  EXPECT_FALSE(json::read_case(small_model(), source_of("case.json", json + "}}"), found));
  EXPECT_EQ(found.size(), 100U);
}

TEST(ReadCase, FindingsOfEarlierFilesDoNotCount) {
  text::Diagnostics found;
  EXPECT_FALSE(json::read_case(small_model(), source_of("a.json", "["), found));
  EXPECT_TRUE(json::read_case(small_model(), source_of("b.json", "{}"), found));
  EXPECT_FALSE(
      json::read_case(small_model(), source_of("c.json", R"({"person": {"citizen": true, "citizen": true}})"), found));
}

TEST(ReadCase, NothingAtAllIsAnError) {
  EXPECT_EQ(first_code(""), "HP501");
  EXPECT_EQ(first_code("{} {}"), "HP501");
  EXPECT_EQ(first_code("null"), "HP507");
}

TEST(ReadCase, DocumentsAreInHandExpectedOrOutOfReach) {
  using State = model::DocumentKnown::State;
  const auto id = [](const char* name) { return small_model().find_document(name); };
  const auto facts = read(R"({"documents": {"dd214": {"expected": "2026-12-05"}, "service-letter": "cannot-get"}})");
  ASSERT_TRUE(facts);
  ASSERT_EQ(facts->documents.size(), 2U);
  EXPECT_EQ(facts->documents.at(id("dd214")).state, State::expected);
  EXPECT_EQ(facts->documents.at(id("dd214")).expected_on, day(2026, 12, 5));
  EXPECT_EQ(facts->documents.at(id("service-letter")).state, State::cannot_get);

  const auto more = read(R"({"documents": {"dd214": "have", "service-letter": "expected"}})");
  ASSERT_TRUE(more);
  EXPECT_EQ(more->documents.at(id("dd214")).state, State::have);
  EXPECT_EQ(more->documents.at(id("service-letter")).state, State::expected);
  EXPECT_EQ(more->documents.at(id("service-letter")).expected_on, std::nullopt);
}

TEST(ReadCase, NothingIsSaidOfADocument) {
  const auto facts = read(R"({"documents": {"dd214": null}})");
  ASSERT_TRUE(facts);
  EXPECT_TRUE(facts->documents.empty());
}

}  // namespace
}  // namespace hirepath
