#include "audit/record.hpp"

#include <ctime>
#include <iostream>

#include "audit/log.hpp"
#include "exit_status.hpp"

namespace hirepath::cli::audit {
namespace {

std::string now() {
  const std::time_t seconds = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

std::vector<Input> inputs_of(const std::vector<text::SourcePtr>& files, bool whole) {
  std::vector<Input> out;
  for (const auto& file : files) {
    out.push_back({digest_of(file->bytes()), {}});
    if (whole) out.back().text = std::string(file->bytes());
  }
  return out;
}

}  // namespace

std::string answer_digest(const std::vector<Answered>& each, render::View view, const Inputs& inputs) {
  std::vector<std::string> names;
  for (const auto& file : inputs.cases) names.push_back(digest_of(file->bytes()));
  return digest_of(to_json(each, view, names));
}

int record(const Arguments& arguments, const model::Model& model, const Inputs& inputs,
           const std::vector<Answered>& each) {
  // A supposed value is a fact of somebody, and a digest of one is soon guessed.
  if (!arguments.what_if.empty() && !arguments.record_facts) {
    std::cerr << "hirepath: --what-if says facts, and a record without --record-facts holds none\n"
                 "  expected: --record-facts, or no --what-if\n";
    return wrong_usage;
  }
  const auto how = options(arguments);
  return append(arguments.record, {.at = now(),
                                   .program = HIREPATH_VERSION,
                                   .edition = model.edition,
                                   .knowledge = model.hash,
                                   .command = arguments.command,
                                   .on = values::to_string(how.on),
                                   .law_on = how.law_on ? values::to_string(*how.law_on) : std::string(),
                                   .evidence = how.verified_only ? "verified" : "claimed",
                                   .view = arguments.view == render::View::hr ? "hr" : "applicant",
                                   .authorities = arguments.authorities,
                                   .what_if = arguments.what_if,
                                   .cases = inputs_of(inputs.cases, arguments.record_facts),
                                   .announcements = inputs_of(inputs.announcements, arguments.record_facts),
                                   .answer = answer_digest(each, arguments.view, inputs)});
}

}  // namespace hirepath::cli::audit
