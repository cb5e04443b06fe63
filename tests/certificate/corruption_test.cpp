// A certificate changed in one place is refused, wherever the place is.
#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <iterator>

#include "certificate/certify.hpp"
#include "certificate/verify.hpp"
#include "json/read_case.hpp"
#include "property/cases.hpp"

namespace hirepath {
namespace {

using certificate::Answer;
using certificate::CaseRecord;
using certificate::Certificate;
using certificate::Claim;
using certificate::Derivation;
using certificate::Step;
using model::Status;

Certificate sample(const std::string& example, const std::vector<std::string>& authorities) {
  const auto& knowledge = property::real();
  std::ifstream file(HIREPATH_SOURCE_DIR "/docs/examples/" + example, std::ios::binary);
  text::Diagnostics found;
  const auto source = std::make_shared<text::Source>(example, std::string{std::istreambuf_iterator<char>(file), {}});
  const auto facts = json::read_case(*knowledge.model, source, found);
  EXPECT_TRUE(facts) << text::to_text(found.sorted());
  session::Options options;
  options.on = values::from_civil({2026, 11, 21});
  std::vector<model::Id> ids;
  for (const auto& name : authorities) {
    ids.push_back(knowledge.model->find_authority(name));
    EXPECT_NE(ids.back(), model::none) << name;
  }
  Certificate out{"0", {knowledge.model->edition, knowledge.model->hash, ""}, options, {}};
  out.cases.push_back(certificate::certify(*knowledge.network, *facts, options, ids));
  return out;
}

// Applies each change to a copy of its own; counts them.
class Corruptor {
 public:
  explicit Corruptor(Certificate good) : good_(std::move(good)) {}
  int changes() const { return changes_; }

  void run() {
    ASSERT_TRUE(certificate::verify(*property::real().model, good_).good());
    of_case();
    const auto& answers = good_.cases[0].answers;
    for (std::size_t a = 0; a < answers.size(); ++a) {
      of_answer(a);
      for (std::size_t c = 0; c < answers[a].claims.size(); ++c) {
        of_claim(a, c);
        for (std::size_t p = 0; p < answers[a].claims[c].proofs->size(); ++p) of_derivation(a, c, p);
      }
    }
  }

 private:
  void refused(const std::string& what, const std::function<void(CaseRecord&)>& change) {
    auto bad = good_;
    change(bad.cases[0]);
    ++changes_;
    EXPECT_FALSE(certificate::verify(*property::real().model, bad).good()) << what;
  }

  void of_case() {
    refused("hash", [](CaseRecord& record) { record.hash.back() = record.hash.back() == '0' ? '1' : '0'; });
    refused("position given", [](CaseRecord& record) { record.position_given = !record.position_given; });
    refused("agency given", [](CaseRecord& record) { record.agency_given = !record.agency_given; });
    for (std::size_t i = 0; i < good_.cases[0].facts.size(); ++i) {
      const auto about = "fact " + good_.cases[0].facts[i].fact;
      refused(about + " left out",
              [&](CaseRecord& record) { record.facts.erase(record.facts.begin() + static_cast<long>(i)); });
      refused(about + " twice", [&](CaseRecord& record) { record.facts.push_back(record.facts[i]); });
      refused(about + " state", [&](CaseRecord& record) {
        auto& state = record.facts[i].state;
        state = state == model::EvidenceState::claimed ? model::EvidenceState::verified : model::EvidenceState::claimed;
      });
      refused(about + " evidence", [&](CaseRecord& record) { record.facts[i].evidence += "x"; });
      refused(about + " salt", [&](CaseRecord& record) { record.facts[i].salt += "0"; });
      refused(about + " value", [&](CaseRecord& record) {
        if (auto* size = std::get_if<certificate::ListSize>(&*record.facts[i].value)) {
          size->complete = !size->complete;
          return;
        }
        auto& value = std::get<values::Value>(*record.facts[i].value);
        if (auto* yes = std::get_if<bool>(&value)) *yes = !*yes;
        if (auto* number = std::get_if<std::int64_t>(&value)) ++*number;
        if (auto* choice = std::get_if<values::Choice>(&value)) choice->index = choice->index == 0 ? 1 : 0;
        if (auto* code = std::get_if<values::Code>(&value)) code->text += "0";
        if (auto* grade = std::get_if<values::Grade>(&value)) ++grade->level;
        if (auto* date = std::get_if<values::DateBounds>(&value)) date->latest = date->latest + 1;
      });
    }
  }

  void of_answer(std::size_t a) {
    const auto about = good_.cases[0].answers[a].authority + " ";
    const auto change = [&](const std::string& what, const std::function<void(Answer&)>& how) {
      refused(about + what, [&](CaseRecord& record) { how(record.answers[a]); });
    };
    change("authority", [](Answer& answer) { answer.authority = "mil-spouse-unmarried"; });
    change("status", [](Answer& answer) {
      answer.status = answer.status == Status::conflict ? Status::may_apply : Status::conflict;
    });
    change("no claims", [](Answer& answer) { answer.claims.clear(); });
    change("from", [](Answer& answer) { answer.from = answer.from ? *answer.from - 1 : answer.claims[0].day; });
    change("until", [](Answer& answer) { answer.until = answer.until ? *answer.until + 1 : answer.claims[0].day; });
    if (!good_.cases[0].answers[a].reason) return;
    change("reason", [](Answer& answer) { answer.reason.reset(); });
    for (std::size_t i = 0; i < good_.cases[0].answers[a].reason->facts.size(); ++i) {
      change("reason's fact", [&](Answer& answer) {
        answer.reason->facts.erase(answer.reason->facts.begin() + static_cast<long>(i));
        answer.reason->without.erase(answer.reason->without.begin() + static_cast<long>(i));
      });
      change("without", [&](Answer& answer) {
        answer.reason->without.erase(answer.reason->without.begin() + static_cast<long>(i));
      });
    }
  }

  void of_claim(std::size_t a, std::size_t c) {
    const auto& good = good_.cases[0].answers[a].claims[c];
    const auto change = [&](const std::string& what, const std::function<void(Claim&)>& how) {
      refused(good_.cases[0].answers[a].authority + " on " + values::to_string(good.day) + " " + what,
              [&](CaseRecord& record) { how(record.answers[a].claims[c]); });
    };
    change("day", [](Claim& claim) { claim.day = claim.day + 1; });
    change("not proved", [](Claim& claim) { claim.proofs.reset(); });
    change("one proof more",
           [](Claim& claim) { claim.proofs->push_back(claim.proofs->empty() ? Derivation{} : claim.proofs->front()); });
    if (!good.proofs->empty()) change("one proof less", [](Claim& claim) { claim.proofs->pop_back(); });
    for (const auto status : {Status::may_apply, Status::conditional, Status::undecided, Status::does_not_apply,
                              Status::conflict, Status::not_in_force}) {
      if (status != good.status)
        change("status " + model::to_string(status), [&](Claim& claim) { claim.status = status; });
    }
  }

  void of_derivation(std::size_t a, std::size_t c, std::size_t p) {
    const auto& good = (*good_.cases[0].answers[a].claims[c].proofs)[p];
    const auto change = [&](const std::string& what, const std::function<void(Derivation&)>& how) {
      refused(good_.cases[0].answers[a].authority + " proof " + std::to_string(p) + " " + what,
              [&](CaseRecord& record) { how((*record.answers[a].claims[c].proofs)[p]); });
    };
    change("truth", [](Derivation& one) { one.truth = !one.truth; });
    change("reading", [](Derivation& one) { one.reading += "x.0"; });
    change("supposes what no step needs", [](Derivation& one) { one.completion.push_back({"person.sex", {}}); });
    for (std::size_t i = 0; i < good.completion.size(); ++i) {
      change("supposes " + good.completion[i].fact + " no longer",
             [&](Derivation& one) { one.completion.erase(one.completion.begin() + static_cast<long>(i)); });
      change("supposes " + good.completion[i].fact + " twice",
             [&](Derivation& one) { one.completion.push_back(one.completion[i]); });
    }
    for (std::size_t s = 0; s < good.steps.size(); ++s) {
      const auto step = [&](const std::string& what, const std::function<void(Step&)>& how) {
        change("step " + std::to_string(s) + " " + good.steps[s].of + " " + what,
               [&](Derivation& one) { how(one.steps[s]); });
      };
      step("truth", [](Step& one) { one.truth = !one.truth; });
      step("of a part", [](Step& one) { one.of += one.of.back() == '#' ? "7" : ".7"; });
      step("of another kind", [](Step& one) { one.of = "x" + one.of; });
      step("element", [](Step& one) { one.element = one.element ? *one.element + 1 : 0; });
      step("by itself", [&](Step& one) { one.by.push_back(static_cast<std::uint32_t>(s)); });
      change("step left out", [&](Derivation& one) { one.steps.erase(one.steps.begin() + static_cast<long>(s)); });
      for (std::size_t i = 0; i < good.steps[s].by.size(); ++i) {
        step("one reason less", [&](Step& one) { one.by.erase(one.by.begin() + static_cast<long>(i)); });
        step("one reason twice", [&](Step& one) { one.by.push_back(one.by[i]); });
        if (good.steps[s].by[i] > 0) step("another reason", [&](Step& one) { --one.by[i]; });
      }
    }
  }

  Certificate good_;
  int changes_ = 0;
};

TEST(CorruptedCertificates, AreRefused) {
  Corruptor veteran(sample("veteran.json", {"vra", "veoa", "disabled-vet-30", "vets-preference"}));
  veteran.run();
  EXPECT_GT(veteran.changes(), 500);
}

TEST(CorruptedCertificates, AreRefusedWhereListsMatter) {
  Corruptor recent(sample("recent-veteran.json", {"vra", "schedule-a-disability"}));
  recent.run();
  EXPECT_GT(recent.changes(), 500);
}

}  // namespace
}  // namespace hirepath
