#include "certificate.hpp"

#include <iostream>
#include <random>

#include "certificate/certify.hpp"
#include "certificate/redact.hpp"
#include "exit_status.hpp"
#include "files.hpp"
#include "json/read_certificate.hpp"
#include "json/write_certificate.hpp"
#include "json/write_knowledge.hpp"
#include "text/digest.hpp"

namespace hirepath::cli {
namespace {

// 128 bits from the system, in hexadecimal digits.
std::string new_salt() {
  static_assert(std::random_device::min() == 0 && std::random_device::max() == 0xffffffff);
  std::random_device random;
  std::string salt;
  for (int i = 0; i < 4; ++i) {
    constexpr std::string_view digits = "0123456789abcdef";
    auto bits = random();
    for (int digit = 0; digit < 8; ++digit, bits >>= 4U) salt += digits[bits & 15U];
  }
  return salt;
}

}  // namespace

certificate::Edition edition_of(const model::Model& model) {
  return {model.edition, model.hash, "sha256:" + text::Digest().add(json::write_knowledge(model)).hex()};
}

int write_certificate(const Knowledge& knowledge, const Arguments& arguments, const std::vector<Answered>& each) {
  const model::Model& model = knowledge.model;
  const model::Id grade_fact = model.find_fact("position.grade");
  certificate::Certificate out{HIREPATH_VERSION, edition_of(model), options(arguments), {}};
  std::size_t claims = 0, not_proved = 0;
  std::vector<model::Id> authorities;
  const auto add = [&](const model::Case& facts, std::string job) {
    auto record = certificate::certify(knowledge.network, facts, out.options, authorities);
    record.job = std::move(job);
    for (const auto& answer : record.answers) claims += answer.claims.size();
    if (arguments.redact) certificate::redact(model, record, new_salt);
    not_proved += certificate::not_proved(record);
    out.cases.push_back(std::move(record));
  };
  for (const Answered& one : each) {
    const Question& question = one.question;
    authorities.clear();
    for (const auto& answer : one.answers.answers) authorities.push_back(answer.authority);
    if (question.grades.empty() || grade_fact == model::none) add(question.facts, question.job);
    for (const auto& grade : grade_fact == model::none ? std::vector<values::Grade>{} : question.grades) {
      auto facts = question.facts;
      facts.facts[grade_fact] = {values::Value{grade}, false, model::EvidenceState::verified, ""};
      add(facts, question.job + " " + values::to_string(grade));
    }
  }
  if (not_proved != 0)
    std::cerr << "hirepath: " << not_proved << " of " << claims << " claims of the certificate are not proved\n";
  const auto text = json::write_certificate(model, out);
  if (text.size() > json::largest_certificate) {
    std::cerr << "hirepath: the certificate would have " << text.size() << " bytes; it is not written\n"
              << "  expected: at most " << json::largest_certificate << ": fewer cases, announcements or authorities\n";
    return io_failed;
  }
  return put(arguments.certificate, text);
}

}  // namespace hirepath::cli
