// The schema and read_case() must agree: what the one accepts, the other accepts. Wrong cases that a schema can see, it
// must see.
#include "json/schema.hpp"

#include <gtest/gtest.h>

#include <set>

#include "json/read_case.hpp"
#include "small_knowledge.hpp"
#include "small_schema.hpp"

namespace hirepath {
namespace {

using Json = nlohmann::json;

const SmallSchema& small_schema() {
  static const SmallSchema schema{Json::parse(json::schema(small_model()))};
  return schema;
}

bool readable(const std::string& text) {
  text::Diagnostics found;
  return json::read_case(small_model(), source_of("case.json", text), found).has_value();
}

class GoodCase : public testing::TestWithParam<const char*> {};

TEST_P(GoodCase, IsValidAndIsRead) {
  EXPECT_TRUE(readable(GetParam()));
  EXPECT_TRUE(small_schema().valid(Json::parse(GetParam())));
}

INSTANTIATE_TEST_SUITE_P(
    Schema, GoodCase,
    testing::Values(
        R"({})", R"({"person": {}, "position": {}, "agency": {}, "action": {}})", R"({"person": {"citizen": true}})",
        R"({"person": {"citizen": null}})", R"({"person": {"citizen": {"value": false}}})",
        R"({"person": {"citizen": {"value": null, "evidence": null}}})",
        R"({"person": {"citizen": {"value": true, "evidence": "dd214", "state": "verified"}}})",
        R"({"person": {"rating": 0, "years_of_service": 60}})", R"({"person": {"orders_date": "2024"}})",
        R"({"person": {"orders_date": "2024-05"}})",
        R"({"person": {"orders_date": {"from": "2024-05-01", "to": null}}})",
        R"({"person": {"orders_date": {"value": {"to": "2024"}}}})", R"({"person": {"service_periods": null}})",
        R"({"person": {"service_periods": [], "service_periods_complete": true}})",
        R"({"person": {"service_periods": [{}, {"duty": "active", "released": {"value": "2024-05-14"}}], "service_periods_complete": false}})",
        R"({"position": {"grade": "GS-11", "series": "0110", "service": "competitive"}, "agency": {"kind": "other"}})",
        R"({"action": {"decisions": {"recent_service_path": {"agency_chooses": false}}, "appointment_date": "2026-12-01"}})",
        R"({"documents": {}})", R"({"documents": {"dd214": "have", "service-letter": "cannot-get"}})",
        R"({"documents": {"dd214": "expected", "service-letter": null}})",
        R"({"documents": {"dd214": {"expected": "2026-12-05"}, "service-letter": {"expected": null}}})"));

class WrongCase : public testing::TestWithParam<const char*> {};

TEST_P(WrongCase, IsNeitherValidNorRead) {
  EXPECT_FALSE(readable(GetParam()));
  EXPECT_FALSE(small_schema().valid(Json::parse(GetParam())));
}

INSTANTIATE_TEST_SUITE_P(
    Schema, WrongCase,
    testing::Values(R"([])", R"({"persons": {}})", R"({"person": null})", R"({"person": {"citizn": true}})",
                    R"({"person": {"citizen": "yes"}})", R"({"person": {"citizen": {"evidence": "dd214"}}})",
                    R"({"person": {"citizen": {"value": true, "source": "me"}}})",
                    R"({"person": {"citizen": {"value": true, "evidence": "dd215"}}})",
                    R"({"person": {"citizen": {"value": true, "state": "sure"}}})", R"({"person": {"rating": -1}})",
                    R"({"person": {"rating": 101}})", R"({"person": {"rating": "30"}})",
                    R"({"person": {"rating": 30.5}})", R"({"person": {"orders_date": 2024}})",
                    R"({"person": {"orders_date": "May 2024"}})", R"({"person": {"orders_date": {}}})",
                    R"({"person": {"orders_date": {"until": "2024"}}})", R"({"person": {"service_periods": {}}})",
                    R"({"person": {"service_periods": ["active"]}})",
                    R"({"person": {"service_periods": [{"rank": "captain"}]}})",
                    R"({"person": {"service_periods": [{"duty": "drill"}]}})",
                    R"({"person": {"service_periods": [], "service_periods_complete": "yes"}})",
                    R"({"position": {"grade": 11}})", R"({"position": {"grade": "eleven"}})",
                    R"({"position": {"series": 110}})", R"({"position": {"series": "0110a"}})",
                    R"({"position": {"service": "senior_executive"}})",
                    R"({"action": {"decisions": {"citizen_path": {"agency_chooses": true}}}})",
                    R"({"documents": ["dd214"]})", R"({"documents": {"dd215": "have"}})",
                    R"({"documents": {"dd214": true}})", R"({"documents": {"dd214": "missing"}})",
                    R"({"documents": {"dd214": {}}})", R"({"documents": {"dd214": {"expected": "2026-12"}}})",
                    R"({"documents": {"dd214": {"expected": "2026-12-05", "by": "post"}}})"));

TEST(Schema, WordsOfTheRulesStandBesideTheFacts) {
  const Json schema = Json::parse(json::schema(small_model()));
  EXPECT_EQ(schema.at("$schema"), "https://json-schema.org/draft/2020-12/schema");
  const Json& person = schema.at("properties").at("person").at("properties");
  EXPECT_EQ(person.at("citizen").at("title"), "the person is a citizen");
  EXPECT_EQ(person.at("citizen").at("description"), "Are you a citizen?");
  EXPECT_FALSE(person.at("citizen").contains("x-sensitive"));
  EXPECT_EQ(person.at("disability").at("x-sensitive"), true);
  EXPECT_EQ(schema.at("$defs").at("record-service-period").at("properties").at("released").at("title"),
            "On what date were you released?");
}

TEST(Schema, SameModelSameBytes) { EXPECT_EQ(json::schema(small_model()), json::schema(small_model())); }

}  // namespace
}  // namespace hirepath
