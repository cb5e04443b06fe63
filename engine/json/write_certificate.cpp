#include "json/write_certificate.hpp"

#include "certificate/facts.hpp"
#include "json/words.hpp"

namespace hirepath::json {
namespace {

using certificate::CaseRecord;
using certificate::Derivation;
using certificate::Step;

class Writer {
 public:
  explicit Writer(const model::Model& model) : model_(model), names_(model) {}

  Json record(const CaseRecord& record) const {
    Json facts = Json::array(), answers = Json::array();
    for (const auto& entry : record.facts) facts.push_back(fact(entry));
    for (const auto& one : record.answers) answers.push_back(answer(one));
    return {
        {"job", text_or_null(record.job)},     {"hash", record.hash},       {"position_given", record.position_given},
        {"agency_given", record.agency_given}, {"facts", std::move(facts)}, {"answers", std::move(answers)}};
  }

 private:
  Json content(const std::string& name, const certificate::Content& content) const {
    if (const auto* size = std::get_if<certificate::ListSize>(&content))
      return {{"elements", size->elements}, {"complete", size->complete}};
    const auto key = names_.find(name);
    return key ? Json::parse(certificate::value_text(certificate::declared(model_, *key), content), nullptr, false)
               : Json(nullptr);
  }

  Json fact(const certificate::FactEntry& entry) const {
    Json out = Json::object();
    if (!entry.fact.empty()) out["fact"] = entry.fact;
    if (!entry.value) {
      out["commitment"] = entry.commitment;
      return out;
    }
    out["value"] = content(entry.fact, *entry.value);
    out["state"] = model::name_of(entry.state);
    out["evidence"] = entry.evidence;
    out["salt"] = entry.salt;
    return out;
  }

  Json completion(const std::vector<certificate::Supposed>& supposed) const {
    Json out = Json::array();
    for (const auto& one : supposed) out.push_back({{"fact", one.fact}, {"value", content(one.fact, one.value)}});
    return out;
  }

  static Json steps(const std::vector<Step>& steps) {
    Json out = Json::array();
    for (const auto& step : steps) {
      Json by = Json::array();
      for (const auto index : step.by) by.push_back(index);
      out.push_back({{"of", step.of},
                     {"element", step.element ? Json(*step.element) : Json(nullptr)},
                     {"truth", truth(step.truth)},
                     {"by", std::move(by)}});
    }
    return out;
  }

  static const char* truth(bool yes) { return yes ? "yes" : "no"; }

  Json derivation(const Derivation& one) const {
    return {{"reading", text_or_null(one.reading)},
            {"truth", truth(one.truth)},
            {"completion", completion(one.completion)},
            {"steps", steps(one.steps)}};
  }

  Json answer(const certificate::Answer& one) const {
    Json claims = Json::array();
    for (const auto& claim : one.claims) {
      Json proofs = nullptr;
      if (claim.proofs) {
        proofs = Json::array();
        for (const auto& proof : *claim.proofs) proofs.push_back(derivation(proof));
      }
      claims.push_back({{"day", values::to_string(claim.day)},
                        {"status", model::to_string(claim.status)},
                        {"proofs", std::move(proofs)}});
    }
    Json out{{"authority", one.authority},
             {"status", model::to_string(one.status)},
             {"from", day(one.from)},
             {"until", day(one.until)},
             {"claims", std::move(claims)}};
    if (one.reason) out["reason"] = reason(*one.reason);
    return out;
  }

  Json reason(const certificate::Reason& of) const {
    Json without = Json::array();
    for (const auto& one : of.without)
      without.push_back({{"fact", one.fact},
                         {"completion", completion(one.completion)},
                         {"steps", one.steps ? steps(*one.steps) : Json(nullptr)}});
    return {{"facts", names(of.facts)}, {"without", std::move(without)}};
  }

  const model::Model& model_;
  certificate::Names names_;
};

}  // namespace

std::string write_certificate(const model::Model& model, const certificate::Certificate& certificate) {
  Json cases = Json::array();
  const Writer writer(model);
  for (const auto& record : certificate.cases) cases.push_back(writer.record(record));
  const auto& options = certificate.options;
  const Json all{{"format", "hirepath-certificate-1"},
                 {"hirepath", certificate.program},
                 {"knowledge",
                  {{"edition", certificate.knowledge.name},
                   {"hash", certificate.knowledge.hash},
                   {"export", certificate.knowledge.export_hash}}},
                 {"options",
                  {{"evidence", options.verified_only ? "verified" : "claimed"},
                   {"presume", options.presume},
                   {"law_on", day(options.law_on)}}},
                 {"on", values::to_string(options.on)},
                 {"cases", std::move(cases)}};
  return all.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

}  // namespace hirepath::json
