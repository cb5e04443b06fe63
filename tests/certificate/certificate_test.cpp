// Certificates of all example cases and of random ones: every answer is proved, and the check accepts the proofs; a
// certificate that says something else anywhere is refused.
#include "json/write_certificate.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>

#include "certificate/certify.hpp"
#include "certificate/facts.hpp"
#include "certificate/redact.hpp"
#include "certificate/verify.hpp"
#include "json/read_case.hpp"
#include "json/read_certificate.hpp"
#include "property/cases.hpp"

namespace hirepath {
namespace {

using certificate::Certificate;
using model::Status;

const values::Date today = values::from_civil({2026, 11, 21});

Certificate of_case(const model::Case& facts, const session::Options& options,
                    std::span<const model::Id> authorities = {}) {
  const auto& model = *property::real().model;
  Certificate out{"0", {model.edition, model.hash, "sha256:" + std::string(64, '0')}, options, {}};
  out.cases.push_back(certificate::certify(*property::real().network, facts, options, authorities));
  return out;
}

std::vector<std::pair<std::string, model::Case>> examples() {
  std::vector<std::pair<std::string, model::Case>> out;
  for (const auto& entry : std::filesystem::directory_iterator(HIREPATH_SOURCE_DIR "/docs/examples")) {
    if (entry.path().extension() != ".json") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    text::Diagnostics found;
    const auto source = std::make_shared<text::Source>(entry.path().filename().string(),
                                                       std::string{std::istreambuf_iterator<char>(file), {}});
    const auto facts = json::read_case(*property::real().model, source, found);
    EXPECT_TRUE(facts) << text::to_text(found.sorted());
    if (facts) out.emplace_back(source->name(), *facts);
  }
  return out;
}

std::string all(const std::vector<std::string>& lines) {
  std::string out;
  for (const auto& line : lines) out += line + '\n';
  return out;
}

struct Count {
  std::size_t claims = 0, not_proved = 0, reasons = 0, minimal = 0;
  std::map<std::string, std::size_t> by_status;

  void add(const Certificate& certificate, const std::string& about) {
    const auto verdict = certificate::verify(*property::real().model, certificate);
    EXPECT_TRUE(verdict.rejected.empty()) << about << '\n' << all(verdict.rejected);
    claims += verdict.accepted + verdict.not_proved.size();
    not_proved += verdict.not_proved.size();
    reasons += verdict.reasons;
    minimal += verdict.minimal;
    for (const auto& answer : certificate.cases[0].answers) {
      for (const auto& claim : answer.claims) {
        if (!claim.proofs) ++by_status[model::to_string(claim.status)];
      }
    }
  }
  void print(const char* what) const {
    std::cout << what << ": " << claims << " claims, " << not_proved << " not proved";
    for (const auto& [status, count] : by_status) std::cout << ", " << count << " " << status;
    std::cout << "; " << minimal << " of " << reasons << " reasons minimal\n";
  }
};

std::function<std::string()> salts() {
  return [draw = property::Draw(7)]() mutable {
    std::string salt;
    for (int i = 0; i < 32; ++i) salt += "0123456789abcdef"[draw.below(16)];
    return salt;
  };
}

TEST(Certificates, ProveTheExamples) {
  Count count;
  for (const auto& [name, facts] : examples()) {
    for (const bool presume : {true, false}) {
      session::Options options;
      options.on = today;
      options.presume = presume;
      count.add(of_case(facts, options), name);
    }
  }
  count.print("examples");
  EXPECT_GT(count.claims, 10'000U);
  EXPECT_LT(count.not_proved * 200, count.claims);  // 0.5 %
  EXPECT_GT(count.minimal, 0U);
}

TEST(Certificates, ProveRandomCases) {
  const auto& model = *property::real().model;
  Count count;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    property::Draw draw(seed);
    const auto question = property::random_question(property::real(), draw);
    std::vector<model::Id> some;
    for (auto id = static_cast<model::Id>(seed % 4); id < model.authorities.size(); id += 4) some.push_back(id);
    auto certificate = of_case(question.facts, question.options, some);
    count.add(certificate, "seed " + std::to_string(seed));
    certificate::redact(model, certificate.cases[0], salts());
    const auto verdict = certificate::verify(model, certificate);
    EXPECT_TRUE(verdict.rejected.empty()) << "redacted, seed " << seed << '\n' << all(verdict.rejected);
  }
  count.print("random");
  EXPECT_GT(count.claims, 16'000U);
  EXPECT_LT(count.not_proved * 200, count.claims);
  EXPECT_GT(count.minimal, 0U);
}

// The JSON says all of it: what is read back is accepted, and written again gives the same bytes.
TEST(Certificates, AreReadAsTheyAreWritten) {
  const auto& model = *property::real().model;
  for (const auto& [name, facts] : examples()) {
    const std::vector some{model.find_authority("vra"), model.find_authority("veoa"),
                           model.find_authority("reinstatement")};
    const auto written = json::write_certificate(model, of_case(facts, {today, {}, false, true}, some));
    text::Diagnostics found;
    const auto read = json::read_certificate(model, std::make_shared<text::Source>(name, written), found);
    ASSERT_TRUE(read) << name << '\n' << text::to_text(found.sorted());
    EXPECT_EQ(json::write_certificate(model, *read), written) << name;
    EXPECT_TRUE(certificate::verify(model, *read).rejected.empty()) << name;
  }
}

TEST(Certificates, HideWhatNoProofNeeds) {
  const auto& model = *property::real().model;
  std::size_t nameless = 0, without_value = 0;
  for (const auto& [name, facts] : examples()) {
    for (const char* authority : {"vra", "schedule-a-disability", "peace-corps-volunteer"}) {
      const std::vector<model::Id> only{model.find_authority(authority)};
      if (only[0] == model::none) continue;
      auto certificate = of_case(facts, {today, {}, false, true}, only);
      certificate::redact(model, certificate.cases[0], salts());
      const auto verdict = certificate::verify(model, certificate);
      EXPECT_TRUE(verdict.rejected.empty()) << name << '\n' << all(verdict.rejected);
      const certificate::Names names(model);
      for (const auto& entry : certificate.cases[0].facts) {
        without_value += entry.value ? 0 : 1;
        nameless += entry.fact.empty() ? 1 : 0;
        if (!entry.value && !entry.fact.empty()) {
          const auto key = names.find(entry.fact);
          ASSERT_TRUE(key) << entry.fact;
          EXPECT_FALSE(certificate::is_sensitive(model, *key)) << entry.fact;
        }
      }
    }
  }
  EXPECT_GT(nameless, 0U);
  EXPECT_GT(without_value, nameless);
}

}  // namespace
}  // namespace hirepath
