// Each path of the client: why, who still decides, for which jobs, what it leads to.
#include <fmt/format.h>

#include <algorithm>

#include "render/packet_parts.hpp"
#include "render/words.hpp"

namespace hirepath::render {
namespace {

using explain::Answer;

constexpr std::size_t most_reasons = 6;

// Words said once, each with its citations.
void add_lines(Page& page, const std::string& label, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  page.item("*", label + ":");
  for (const auto& words : lines) page.item("*", words, 1);
}

void add_once(std::vector<std::string>& lines, std::string words) {
  if (std::ranges::find(lines, words) == lines.end()) lines.push_back(std::move(words));
}

// What every job must have, then each choice: "one of: A; or B and C".
std::vector<std::string> jobs(const Answer& answer) {
  std::vector<std::string> lines;
  std::vector<std::pair<std::string, std::vector<std::pair<int, std::string>>>> choices;
  for (const auto& job : answer.jobs) {
    std::string words = with_cites(job.text, job.cites);
    if (job.one_of.empty()) {
      add_once(lines, std::move(words));
      continue;
    }
    auto group = std::ranges::find(choices, job.one_of, [](const auto& one) { return one.first; });
    if (group == choices.end()) group = choices.insert(choices.end(), {job.one_of, {}});
    auto branch = std::ranges::find(group->second, job.branch, [](const auto& one) { return one.first; });
    if (branch == group->second.end())
      group->second.emplace_back(job.branch, std::move(words));
    else
      branch->second += " and " + words;
  }
  for (const auto& [name, branches] : choices) {
    std::vector<std::string> each;
    for (const auto& [number, words] : branches) each.push_back(words);
    lines.push_back(each.size() == 1 ? each[0] : "one of: " + join(each, "; or "));
  }
  return lines;
}

std::vector<std::string> deciders(const Answer& answer) {
  std::vector<std::string> lines;
  for (const auto& decider : answer.deciders)
    add_once(lines, with_cites(fmt::format("{}: whether {}", who(decider.who), decider.text), decider.cites));
  return lines;
}

std::vector<std::string> readings(const Answer& answer) {
  std::vector<std::string> lines;
  for (const auto& conflict : answer.conflicts) {
    const std::string decides =
        conflict.decided_by.empty() ? "" : fmt::format(" ({} decides)", who(conflict.decided_by));
    add_once(lines, with_cites(conflict.reading + decides, conflict.cites));
  }
  return lines;
}

std::vector<std::string> assumptions(const Content& content, const Answer& answer) {
  std::vector<std::string> lines;
  for (const auto& one : answer.assumptions) {
    if (!content.mask.hides_fact(one.fact))
      add_once(lines, with_cites(fmt::format("{}: {}", one.text, one.value), one.cites));
  }
  return lines;
}

void add_path(Page& page, const Content& content, const Answer& answer) {
  const auto& one = authority(content.answers, answer);
  page.entry(fmt::format("{} ({})", one.title, one.id));
  page.item("*", "Answer: " + standing(answer));
  if (!answer.grades.empty()) {
    std::vector<std::string> grades;
    for (const auto& [grade, status] : answer.grades)
      grades.push_back(fmt::format("{} {}", grade, plain_words(status)));
    page.item("*", "Each grade: " + join(grades));
  }
  add_lines(page, "Why", content.mask.reasons(answer, most_reasons, Mask::Reader::client));
  add_lines(page, "Still to be decided, by", deciders(answer));
  add_lines(page, "Where the sources disagree", readings(answer));
  add_lines(page, "Taken for granted", assumptions(content, answer));
  add_lines(page, "Only for jobs of which this is true", jobs(answer));
  if (!one.leads_to.empty()) page.item("*", "Leads to: " + with_cites(one.leads_to, one.leads_to_cites));
  page.item("*", "Whom to write to: " + addressee(one));
}

}  // namespace

void add_paths(Page& page, const Content& content) {
  if (!content.paths.own.empty()) {
    page.heading("Each path", Tone::plain, true);
    for (const Answer* answer : content.paths.own) add_path(page, content, *answer);
  }
  if (content.paths.preference.empty()) return;
  page.heading("Preference and selection priority");
  page.paragraph(
      "These are no hiring path by themselves: they move the client forward among those who are considered.");
  for (const Answer* answer : content.paths.preference) add_path(page, content, *answer);
}

}  // namespace hirepath::render
