#include "answer.hpp"

#include "exit_status.hpp"
#include "explain/explain.hpp"
#include "files.hpp"
#include "json/write_answers.hpp"
#include "questions.hpp"

namespace hirepath::cli {

int answer(const Arguments& arguments, Show show) {
  const auto knowledge = load_knowledge(arguments.knowledge);
  if (!knowledge) return bad_knowledge;
  const auto authorities = find_authorities(knowledge->model, arguments.authorities);
  if (!authorities) return wrong_usage;
  int status = done;
  const auto questions = read_questions(knowledge->model, arguments, status);
  if (!questions) return status;

  // What would change it is worked out for one answer in full, not for a whole catalogue.
  explain::Depth depth;
  depth.changes = arguments.command == "explain";
  std::vector<explain::Answers> answers;
  for (const Question& question : *questions) {
    answers.push_back(
        explain::check(knowledge->network, question.facts, options(arguments), *authorities, question.grades, depth));
  }
  std::vector<json::Block> blocks;
  std::string pages;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const Question& question = (*questions)[i];
    blocks.push_back({&answers[i], question.case_name, question.announcement});
    const render::About about{HIREPATH_VERSION, question.case_name, question.announcement, arguments.view};
    if (arguments.format != Format::json) pages += (i == 0 ? "" : "\n") + show(answers[i], about, arguments);
  }
  return put(arguments.output, arguments.format == Format::json ? json::write(blocks, HIREPATH_VERSION) : pages);
}

}  // namespace hirepath::cli
