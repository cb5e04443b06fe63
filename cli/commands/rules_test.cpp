// hirepath rules test: prints what fails, then how many there were and how long they took.
#include <chrono>
#include <cstdio>
#include <iostream>

#include "commands/commands.hpp"
#include "commands/rules_subject.hpp"
#include "exit_status.hpp"
#include "files.hpp"
#include "knowledge.hpp"
#include "lint/rule_tests.hpp"
#include "terminal.hpp"

namespace hirepath::cli::commands {
int rules_test(const Arguments& arguments) {
  const auto knowledge = load_knowledge(arguments.knowledge, Tests::all);
  if (!knowledge) return bad_knowledge;
  const std::string only = arguments.authorities.empty() ? std::string() : arguments.authorities.front();
  if (!only.empty() && !find_subject(knowledge->model, only)) return wrong_usage;

  const auto start = std::chrono::steady_clock::now();
  const auto results = lint::run_tests(knowledge->network, only);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;

  std::string out;
  std::size_t failed = 0;
  for (const auto& result : results) {
    if (result.passed()) continue;
    ++failed;
    out += "FAIL " + result.test->subject + " \"" + result.test->title + "\"\n" + findings_text(result.failures) + '\n';
  }
  char seconds[32];
  std::snprintf(seconds, sizeof seconds, "%.2f", took.count());
  out += std::to_string(results.size()) + " tests, " + std::to_string(failed) + " failed, " + seconds + " s\n";
  const int status = put(arguments.output, out);
  return status != done ? status : failed > 0 ? findings : done;
}

}  // namespace hirepath::cli::commands
