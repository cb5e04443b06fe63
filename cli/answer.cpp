#include "answer.hpp"

#include <algorithm>
#include <iostream>

#include "certificate.hpp"
#include "exit_status.hpp"
#include "explain/explain.hpp"
#include "files.hpp"
#include "json/read_supposed.hpp"
#include "json/write_answers.hpp"
#include "questions.hpp"
#include "terminal.hpp"

namespace hirepath::cli {
namespace {

// All that is said of one question.
struct Answered {
  explain::Answers answers;
  std::vector<explain::Finding> findings;    // the HR view
  std::optional<explain::WhatIf> what_if{};  // explain --what-if
};

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
  Answered out{explain::check(network, question.facts, how, authorities, question.grades, depth), {}};
  out.answers.closes_on = question.closes_on;
  if (arguments.view == render::View::hr)
    out.findings = explain::screen(network, question.facts, how, authorities, question.grades);
  return out;
}

json::Block block_of(const Answered& one, const Question& question, bool screened) {
  json::Block block{&one.answers, question.case_name, question.announcement, screened};
  for (const auto& finding : one.findings)
    block.notices.push_back(
        {&finding, render::notice(*one.answers.model, finding, one.answers.on, one.answers.closes_on)});
  if (one.what_if) block.what_if = &*one.what_if;
  return block;
}

}  // namespace

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
  const auto questions = read_questions(knowledge->model, arguments, status);
  if (!questions) return status;

  text::Diagnostics found;
  std::vector<Answered> each;
  for (const Question& question : *questions) {
    each.push_back(answered(knowledge->network, arguments, question, *authorities));
    if (arguments.what_if.empty()) continue;
    std::vector<explain::Supposed> set;
    const auto other = supposed(knowledge->model, arguments, question, set, found);
    if (found.has_errors()) break;
    each.back().what_if = explain::what_if(knowledge->network, {&question.facts, question.grades},
                                           {&other.facts, other.grades}, options(arguments), authorities->front());
    each.back().what_if->set = std::move(set);
  }
  report(found);
  if (found.has_errors()) return bad_input;

  std::vector<json::Block> blocks;
  std::string pages;
  for (std::size_t i = 0; i < each.size(); ++i) {
    const Question& question = (*questions)[i];
    if (arguments.format == Format::json) {
      blocks.push_back(block_of(each[i], question, arguments.view == render::View::hr));
      continue;
    }
    const render::About about{HIREPATH_VERSION, question.case_name, question.announcement,
                              arguments.view,   each[i].findings,   each[i].what_if ? &*each[i].what_if : nullptr};
    pages += (i == 0 ? "" : "\n") + show(each[i].answers, about, arguments);
  }
  const int printed =
      put(arguments.output, arguments.format == Format::json ? json::write(blocks, HIREPATH_VERSION) : pages);
  if (printed != done || arguments.certificate.empty()) return printed;
  return write_certificate(*knowledge, arguments, *questions, *authorities);
}

}  // namespace hirepath::cli
