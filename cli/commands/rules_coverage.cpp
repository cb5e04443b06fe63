// hirepath rules coverage: what no test shows, what is waived, then a table of authorities and definitions.
#include <filesystem>
#include <iostream>
#include <map>

#include "commands/commands.hpp"
#include "commands/rules_subject.hpp"
#include "exit_status.hpp"
#include "files.hpp"
#include "knowledge.hpp"
#include "lint/coverage.hpp"
#include "terminal.hpp"

namespace hirepath::cli::commands {
namespace {

using lint::CoverageItem;
using Kind = CoverageItem::Kind;

// Waivers beside the rules, or those built in; null when there are none.
text::SourcePtr waivers(const std::string& folder) {
  if (folder.empty()) return built_in_waivers();
  const auto path = std::filesystem::path(folder) / "coverage-waivers.txt";
  return std::filesystem::exists(path) ? read_file(path.string()) : nullptr;
}

struct Count {
  std::size_t covered = 0, all = 0;
};

std::string summary_table(const lint::Coverage& coverage, const model::Model& model) {
  std::map<lint::Subject, std::map<Kind, Count>> counts;
  std::map<Kind, Count> whole;
  for (const auto& item : coverage.items) {
    const auto count = [&](Count& of) { ++of.all, of.covered += item.covered ? 1 : 0; };
    if (item.home) count(counts[*item.home][item.kind]);
    count(whole[item.kind]);
  }
  std::vector<std::vector<std::string>> rows{
      {"authority or definition", "decide yes", "decide no", "versions", "exceptions", "conflicts"}};
  for (auto& [home, of] : counts) {
    std::vector<std::string> row{lint::name_of(model, home)};
    for (const auto kind : {Kind::decides_yes, Kind::decides_no, Kind::version, Kind::exception, Kind::conflict})
      row.push_back(share(of[kind].covered, of[kind].all));
    rows.push_back(std::move(row));
  }
  std::vector<std::string> row{"all"};
  for (const auto kind : {Kind::decides_yes, Kind::decides_no, Kind::version, Kind::exception, Kind::conflict})
    row.push_back(share(whole[kind].covered, whole[kind].all));
  rows.push_back(std::move(row));
  std::string out = table(rows);
  if (!coverage.partial) {
    out += "\nquestions reached " + share(whole[Kind::question].covered, whole[Kind::question].all) + ", documents " +
           share(whole[Kind::document].covered, whole[Kind::document].all) + '\n';
  }
  return out;
}

std::string listed(const lint::Coverage& coverage, bool waived) {
  std::string out;
  for (const auto& item : coverage.items) {
    if (item.covered || item.waiver.empty() == waived) continue;
    out += place_text(item.place) + "  " + item.id + "  " + (waived ? "waived" : "never") + ": " +
           lint::to_string(item.kind) + (waived ? "; " + item.waiver : "") + '\n';
  }
  return out;
}

std::string json(const lint::Coverage& coverage, const model::Model& model) {
  std::string out;
  for (const auto& item : coverage.items) {
    std::vector<std::pair<std::string, std::string>> one{{"id", quoted(item.id)},
                                                         {"what", quoted(lint::to_string(item.kind))},
                                                         {"place", quoted(place_text(item.place))},
                                                         {"covered", item.covered ? "true" : "false"}};
    if (item.home) one.emplace_back("subject", quoted(lint::name_of(model, *item.home)));
    if (!item.waiver.empty()) one.emplace_back("waiver", quoted(item.waiver));
    out += (out.empty() ? "[\n  " : ",\n  ") + object(one);
  }
  return (out.empty() ? "[" : out + "\n") + "]\n";
}

}  // namespace

int rules_coverage(const Arguments& arguments) {
  const auto knowledge = load_knowledge(arguments.knowledge, Tests::all);
  if (!knowledge) return bad_knowledge;
  lint::CoverageOptions options;
  options.threads = arguments.threads;
  if (!arguments.authorities.empty()) {
    options.only = find_subject(knowledge->model, arguments.authorities.front());
    if (!options.only) return wrong_usage;
  }
  auto coverage = lint::coverage(knowledge->model, options);
  text::Diagnostics found;
  if (const auto source = waivers(arguments.knowledge)) lint::waive(coverage, source, found);
  report(found);

  std::string out;
  if (arguments.format == Format::json) {
    out = json(coverage, knowledge->model);
  } else {
    std::size_t missing = 0, waived = 0;
    for (const auto& item : coverage.items) {
      missing += !item.covered && item.waiver.empty() ? 1 : 0;
      waived += item.waiver.empty() ? 0 : 1;
    }
    out = listed(coverage, false) + listed(coverage, true);
    out += (out.empty() ? "" : "\n") + summary_table(coverage, knowledge->model);
    out += std::to_string(coverage.items.size()) + " things to show, " + std::to_string(missing) + " missing, " +
           std::to_string(waived) + " waived\n";
  }
  const int status = put(arguments.output, out);
  return status != done ? status : coverage.complete() && !found.has_errors() ? done : findings;
}

}  // namespace hirepath::cli::commands
