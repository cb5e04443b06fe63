// hirepath rules mutate: what no test notices with a case that would show it, then a table of operators and the score.
#include <unistd.h>

#include <cstdio>
#include <mutex>

#include "commands/commands.hpp"
#include "commands/rules_subject.hpp"
#include "exit_status.hpp"
#include "files.hpp"
#include "knowledge.hpp"
#include "lint/mutation.hpp"

namespace hirepath::cli::commands {
namespace {

using lint::Fate;

constexpr double wanted_score = 95.0;

std::string percent(double score) {
  char text[16];
  std::snprintf(text, sizeof text, "%.1f", score);
  return text;
}

const char* word(Fate fate) {
  return fate == Fate::killed ? "killed" : fate == Fate::survived ? "survived" : "no differing case found";
}

std::string indented(const std::string& lines) {
  std::string out = "    ";
  for (const char c : lines) {
    out += c;
    if (c == '\n') out += "    ";
  }
  return out + "\n";
}

std::string survivors(const lint::Mutation& mutation) {
  std::string out;
  for (std::size_t i = 0; i < mutation.mutants.size(); ++i) {
    if (mutation.fates[i] == Fate::killed) continue;
    const auto& mutant = mutation.mutants[i];
    out += place_text(mutant.place) + "  " + lint::to_string(mutant.op) + "  " + mutant.description + '\n';
    out += indented(mutation.fates[i] == Fate::survived ? mutation.witnesses[i] : "no differing case found");
  }
  return out;
}

std::vector<std::string> row(const std::string& name, const lint::Mutation& mutation, std::optional<lint::Operator> op,
                             std::optional<lint::Subject> home) {
  const bool some = mutation.count(Fate::killed, op, home) + mutation.count(Fate::survived, op, home) > 0;
  return {name, std::to_string(mutation.count(Fate::killed, op, home)),
          std::to_string(mutation.count(Fate::survived, op, home)),
          std::to_string(mutation.count(Fate::unshown, op, home)), some ? percent(mutation.score(op, home)) : "-"};
}

std::vector<std::vector<std::string>> operators(const lint::Mutation& mutation) {
  std::vector<std::vector<std::string>> rows{{"operator", "killed", "survived", "unshown", "score"}};
  for (std::size_t i = 0; i < lint::operator_count; ++i)
    rows.push_back(row(lint::to_string(static_cast<lint::Operator>(i)), mutation, static_cast<lint::Operator>(i), {}));
  rows.push_back(row("all", mutation, {}, {}));
  return rows;
}

std::vector<std::vector<std::string>> homes(const lint::Mutation& mutation, const model::Model& model) {
  std::vector<std::vector<std::string>> rows{{"authority or definition", "killed", "survived", "unshown", "score"}};
  std::vector<lint::Subject> all;
  for (const auto& mutant : mutation.mutants) {
    if (std::ranges::find(all, mutant.home) == all.end()) all.push_back(mutant.home);
  }
  std::ranges::sort(all);
  for (const auto home : all) rows.push_back(row(lint::name_of(model, home), mutation, {}, home));
  return rows;
}

std::string json(const lint::Mutation& mutation, const model::Model& model, bool survivors_only) {
  std::string all;
  for (std::size_t i = 0; i < mutation.mutants.size(); ++i) {
    if (survivors_only && mutation.fates[i] == Fate::killed) continue;
    const auto& mutant = mutation.mutants[i];
    std::vector<std::pair<std::string, std::string>> one{{"place", quoted(place_text(mutant.place))},
                                                         {"subject", quoted(lint::name_of(model, mutant.home))},
                                                         {"operator", quoted(lint::to_string(mutant.op))},
                                                         {"mutant", quoted(mutant.description)},
                                                         {"fate", quoted(word(mutation.fates[i]))}};
    if (!mutation.witnesses[i].empty()) one.emplace_back("witness", quoted(mutation.witnesses[i]));
    all += (all.empty() ? "\n    " : ",\n    ") + object(one);
  }
  return "{\n  \"score\": " + percent(mutation.score()) +
         ",\n  \"killed\": " + std::to_string(mutation.count(Fate::killed)) +
         ",\n  \"survived\": " + std::to_string(mutation.count(Fate::survived)) +
         ",\n  \"unshown\": " + std::to_string(mutation.count(Fate::unshown)) + ",\n  \"mutants\": [" + all +
         (all.empty() ? "" : "\n  ") + "]\n}\n";
}

}  // namespace

int rules_mutate(const Arguments& arguments) {
  const auto knowledge = load_knowledge(arguments.knowledge, Tests::all);
  if (!knowledge) return bad_knowledge;
  lint::MutationOptions options;
  options.threads = arguments.threads;
  if (!arguments.authorities.empty()) {
    options.only = find_subject(knowledge->model, arguments.authorities.front());
    if (!options.only) return wrong_usage;
  }
  std::mutex terminal;
  const bool shown = isatty(STDERR_FILENO) == 1;
  if (shown) {
    options.progress = [&](std::size_t finished, std::size_t all) {
      const std::scoped_lock lock(terminal);
      if (finished % 50 == 0 || finished == all) std::fprintf(stderr, "\r%zu of %zu mistakes", finished, all);
    };
  }
  const auto mutation = lint::mutate(knowledge->model, options);
  if (shown) std::fputs("\r\033[K", stderr);

  std::string out;
  if (arguments.format == Format::json) {
    out = json(mutation, knowledge->model, arguments.survivors);
  } else {
    out = survivors(mutation);
    if (!arguments.survivors)
      out += (out.empty() ? "" : "\n") + table(homes(mutation, knowledge->model)) + '\n' + table(operators(mutation)) +
             '\n';
    if (mutation.expectations_failing > 0)
      out += std::to_string(mutation.expectations_failing) + " expectations fail already and count for nothing\n";
    out += std::to_string(mutation.mutants.size()) + " mistakes, " + std::to_string(mutation.count(Fate::survived)) +
           " unnoticed, " + std::to_string(mutation.count(Fate::unshown)) + " without a differing case; score " +
           percent(mutation.score()) + " %\n";
  }
  const int status = put(arguments.output, out);
  return status != done ? status : mutation.score() < wanted_score ? findings : done;
}

}  // namespace hirepath::cli::commands
