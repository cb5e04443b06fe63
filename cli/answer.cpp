#include "answer.hpp"

#include <algorithm>
#include <iostream>

#include "audit/record.hpp"
#include "certificate.hpp"
#include "exit_status.hpp"
#include "explain/explain.hpp"
#include "files.hpp"
#include "json/read_supposed.hpp"
#include "json/write_answers.hpp"
#include "terminal.hpp"

namespace hirepath::cli {
namespace {

// Each --what-if has its '='. False after saying which has not.
bool suppositions_fit(const Arguments& arguments) {
  for (const auto& text : arguments.what_if) {
    const auto equals = text.find('=');
    if (equals != std::string::npos && equals != 0) continue;
    std::cerr << "hirepath: --what-if '" << text << "' is not FACT=VALUE\n  expected: position.grade=GS-9\n";
    return false;
  }
  return true;
}

// The question as it would be; what is wrong goes to `found`.
Question supposed(const model::Model& model, const Arguments& arguments, Question question,
                  std::vector<explain::Supposed>& set, text::Diagnostics& found) {
  for (const auto& text : arguments.what_if) {
    const auto source = std::make_shared<text::Source>("--what-if", text);
    if (auto one = json::suppose(model, source, question.facts, found)) set.push_back(std::move(*one));
  }
  // A grade that is supposed stands in for those of the announcement.
  const model::Id grade = model.find_fact("position.grade");
  if (grade != model::none && std::ranges::find(set, "position.grade", &explain::Supposed::fact) != set.end()) {
    const auto* own = std::get_if<values::Grade>(&question.facts.facts[grade].value);
    question.grades = own ? std::vector{*own} : std::vector<values::Grade>{};
  }
  return question;
}

Answered answered(const network::Network& network, const Arguments& arguments, const Question& question,
                  const std::vector<model::Id>& authorities) {
  const auto how = options(arguments);
  // What would change it is worked out for one answer in full, not for a whole catalogue.
  explain::Depth depth;
  depth.changes = arguments.command == "explain";
  Answered out{question, explain::check(network, question.facts, how, authorities, question.grades, depth), {}};
  out.answers.closes_on = question.closes_on;
  if (arguments.view == render::View::hr)
    out.findings = explain::screen(network, question.facts, how, authorities, question.grades);
  return out;
}

json::Block block_of(const Answered& one, const std::string& case_name, bool screened) {
  json::Block block{&one.answers, case_name, one.question.announcement, screened};
  for (const auto& finding : one.findings)
    block.notices.push_back(
        {&finding, render::notice(*one.answers.model, finding, one.answers.on, one.answers.closes_on)});
  if (one.what_if) block.what_if = &*one.what_if;
  return block;
}

std::string pages_of(const std::vector<Answered>& each, Show show, const Arguments& arguments) {
  std::string pages;
  for (const Answered& one : each) {
    const render::About about{HIREPATH_VERSION, one.question.case_name, one.question.announcement,
                              arguments.view,   one.findings,           one.what_if ? &*one.what_if : nullptr};
    pages += (pages.empty() ? "" : "\n") + show(one.answers, about, arguments);
  }
  return pages;
}

}  // namespace

std::optional<std::vector<Answered>> answer_all(const Knowledge& knowledge, const Arguments& arguments,
                                                const std::vector<model::Id>& authorities, const Inputs& inputs,
                                                int& status) {
  const auto questions = read_questions(knowledge.model, inputs, status);
  if (!questions) return std::nullopt;
  text::Diagnostics found;
  std::vector<Answered> each;
  for (const Question& question : *questions) {
    each.push_back(answered(knowledge.network, arguments, question, authorities));
    if (arguments.what_if.empty()) continue;
    std::vector<explain::Supposed> set;
    const auto other = supposed(knowledge.model, arguments, question, set, found);
    if (found.has_errors()) break;
    each.back().what_if = explain::what_if(knowledge.network, {&question.facts, question.grades},
                                           {&other.facts, other.grades}, options(arguments), authorities.front());
    each.back().what_if->set = std::move(set);
  }
  report(found);
  if (!found.has_errors()) return each;
  status = bad_input;
  return std::nullopt;
}

std::string to_json(const std::vector<Answered>& each, render::View view, const std::vector<std::string>& case_names) {
  std::vector<json::Block> blocks;
  for (const Answered& one : each) {
    const auto& name = case_names.empty() ? one.question.case_name : case_names[one.question.case_number];
    blocks.push_back(block_of(one, name, view == render::View::hr));
  }
  return json::write(blocks, HIREPATH_VERSION);
}

int answer(const Arguments& arguments, Show show) {
  if (!suppositions_fit(arguments)) return wrong_usage;
  if (!arguments.certificate.empty() && arguments.files.size() > 1) {
    std::cerr << "hirepath: a certificate is about one case\n  expected: one case file with --certificate\n";
    return wrong_usage;
  }
  const auto knowledge = load_knowledge(arguments.knowledge);
  if (!knowledge) return bad_knowledge;
  const auto authorities = find_authorities(knowledge->model, arguments.authorities);
  if (!authorities) return wrong_usage;
  int status = done;
  const auto inputs = read_inputs(arguments, status);
  if (!inputs) return status;
  const auto each = answer_all(*knowledge, arguments, *authorities, *inputs, status);
  if (!each) return status;
  // The record comes first: an answer that somebody saw is in it.
  if (!arguments.record.empty()) {
    status = audit::record(arguments, knowledge->model, *inputs, *each);
    if (status != done) return status;
  }
  const int printed = put(arguments.output, arguments.format == Format::json ? to_json(*each, arguments.view)
                                                                             : pages_of(*each, show, arguments));
  if (printed != done || arguments.certificate.empty()) return printed;
  return write_certificate(*knowledge, arguments, *each);
}

}  // namespace hirepath::cli
