// Quirk 11: personal data of a contact is in no field, no warning and no error. Addresses and numbers here are made up
// (example.invalid, 555-01xx).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "usajobs/contact.hpp"
#include "usajobs/job_fixture.hpp"
#include "usajobs/json_tree.hpp"
#include "usajobs/prose.hpp"

namespace hirepath::usajobs::testing {
namespace {

// Every text an announcement holds, in one.
std::string everything(const Announcement& a) {
  std::string all = a.control_number + '|' + a.announcement_number + '|' + a.title + '|' + a.organization + '|' +
                    a.department + '|' + a.pay_plan + '|' + a.low_grade_text + '|' + a.high_grade_text + '|' +
                    a.openings + '|' + a.clearance + '|' + a.sensitivity;
  for (const Series& series : a.series) all += '|' + series.code + '|' + series.name;
  for (const Pay& pay : a.pay) all += '|' + pay.interval;
  for (const std::string& type : a.offering_types) all += '|' + type;
  for (const std::string& schedule : a.schedules) all += '|' + schedule;
  for (const HiringPath& path : a.hiring_paths) all += '|' + path.code + '|' + path.raw;
  if (a.who_may_apply) all += '|' + a.who_may_apply->code + '|' + a.who_may_apply->name;
  for (const std::string& place : a.locations) all += '|' + place;
  for (const Candidate& candidate : a.candidates)
    all += '|' + candidate.authority + '|' + candidate.source + '|' + candidate.reason + '|' + candidate.quote;
  for (const std::string& sentence : a.open) all += '|' + sentence;
  for (const auto& [name, value] : facts(a)) all += '|' + name + '|' + value;
  return all + '|' + text::to_text(a.warnings);
}

void expect_no_contact(const std::string& all) {
  for (const char* secret : {"quill", "Quill", "example.invalid", "555-01", "555 01", "555.01", "5550199", "@"})
    EXPECT_EQ(all.find(secret), std::string::npos) << secret << " in " << all;
}

TEST(Quirk11Contact, FieldsAreDropped) {
  const Announcement a = job(
      R"("AgencyContactEmail": "pat.quill@example.invalid", "AgencyContactPhone": "202-555-0199", "AgencyContactWebsite": "https://example.invalid/quill",
                                "agencyContactName": "Pat Quill", "HiringPath": ["public"])");
  EXPECT_EQ(a.hiring_paths.size(), 1U);
  expect_no_contact(everything(a));
}

TEST(Quirk11Contact, AddressesAndNumbersInEveryTextAreTakenOut) {
  const std::string secret = "pat.quill@example.invalid, (202) 555-0199";
  const Announcement a = job(
      R"("JobSummary": "VEOA: )" + secret + R"(", "SecurityClearance": ")" + secret + R"(", "TotalOpenings": ")" +
          secret + R"(", "HiringPath": [")" + secret + R"("], "WhoMayApply": {"Code": "", "Name": ")" + secret +
          R"("}, "ServiceType": ")" + secret + R"(", "RemoteIndicator": ")" + secret + R"(", "LowGrade": ")" + secret +
          R"(", "PromotionPotential": ")" + secret + R"(", "PositionSensitivity": ")" + secret + "\"",
      R"("PositionTitle": ")" + secret + R"(", "OrganizationName": ")" + secret + R"(", "DepartmentName": ")" + secret +
          R"(", "ApplicationCloseDate": ")" + secret + R"(", "JobCategory": [{"Code": ")" + secret + R"(", "Name": ")" +
          secret + R"("}], "JobGrade": [{"Code": ")" + secret + R"("}], "PositionOfferingType": [{"Code": ")" + secret +
          R"(", "Name": ")" + secret + R"("}], "PositionLocation": [{"LocationName": ")" + secret + "\"}]");
  EXPECT_EQ(authorities(a, "Summary"), std::vector<std::string>{"veoa"});
  expect_no_contact(everything(a));
}

TEST(Quirk11Contact, ANameBesideTheQuotedWordsIsNotQuoted) {
  for (const char* prose : {"Questions on VEOA go to Pat Quill.", "Contact Pat Quill about VEOA appointments.",
                            "VEOA: Ms. Quill", "For VEOA write Pat Quill, pat.quill [at] example.invalid"}) {
    const Announcement a = job(R"("OtherInformation": ")" + std::string(prose) + "\"");
    ASSERT_EQ(authorities(a), std::vector<std::string>{"veoa"}) << prose;
    EXPECT_EQ(a.candidates[0].quote, "VEOA") << prose;
  }
}

TEST(Quirk11Contact, ErrorsDoNotRepeatWhatTheyMeet) {
  for (const char* broken :
       {R"({"a": "pat.quill@example.invalid)", R"({"pat.quill@example.invalid": 1, "pat.quill@example.invalid": 2})",
        R"({"data": [{"Pat Quill": "202-555-0199" pat.quill@example.invalid}]})"}) {
    const Reading reading = read_text(broken);
    ASSERT_FALSE(reading.found.empty()) << broken;
    const std::string shown = text::to_text(reading.found);
    EXPECT_EQ(shown.find("example.invalid"), std::string::npos) << shown;
    EXPECT_EQ(shown.find("555"), std::string::npos) << shown;
  }
}

TEST(Quirk11Contact, MembersNamedContactNeverEnterTheTree) {
  text::Diagnostics found;
  const auto source = std::make_shared<text::Source>(
      "job.json", R"({"AgencyContactEmail": "x", "agencycontactphone": {"a": ["y"]}, "Other": 1})");
  const auto tree = parse_json(source, found);
  ASSERT_TRUE(tree.has_value());
  EXPECT_EQ(tree->keys, std::vector<std::string>{"Other"});
  EXPECT_EQ(tree->items.size(), 1U);
}

TEST(ContactData, HiddenAddresses) {
  for (const char* hidden :
       {"pat&#64;example.invalid", "pat&amp;#64;example.invalid", "pat<b>@</b>example.invalid",
        "pat &commat; example.invalid", "pat(at)example.invalid", "pat \xEF\xBC\xA0 example.invalid",
        "<a href=\"mailto:pat@example.invalid\">pat@example.invalid</a>"}) {
    EXPECT_EQ(plain_text(std::string("Ask ") + hidden + " now").find("example"), std::string::npos) << hidden;
  }
}

TEST(ContactData, TelephoneNumbers) {
  for (const char* number : {"202-555-0199", "(202) 555-0199", "(202)555-0199", "202.555.0199", "202 555 0199",
                             "202 - 555 - 0199", "+1 202 555 0199", "1-202-555-0199", "2025550199", "555-0199",
                             "+44 20 7946 0018", "202-555-0199x12", "202/555-0199"}) {
    const std::string left = without_contact_data(std::string("Call ") + number + " today");
    EXPECT_TRUE(left.starts_with("Call [contact removed]")) << left;
    EXPECT_EQ(left.find("01"), std::string::npos) << left;
  }
}

TEST(ContactData, CitationsDatesMoneyAndNumbersOfAnnouncementsAreNoTelephoneNumbers) {
  for (const char* plain : {"5 CFR 213.3102(u)", "5 CFR 315.612 2024 edition", "10 U.S.C. 1599f", "2026-11-21",
                            "from 97738.0 to 138868.0", "DCSA-22-11428309-P", "DE-12055252-23-RBS", "Pub. L. 116-92",
                            "86 FR 46103", "20815-1234 is a ZIP code", "GS-1102-12/13"}) {
    EXPECT_EQ(without_contact_data(plain), plain);
  }
}

}  // namespace
}  // namespace hirepath::usajobs::testing
