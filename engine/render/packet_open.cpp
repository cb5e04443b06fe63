// What was not decided and why, and where all of it comes from.
#include <fmt/format.h>

#include <algorithm>

#include "render/packet_parts.hpp"
#include "render/words.hpp"

namespace hirepath::render {
namespace {

using explain::Answer;

constexpr std::size_t most_questions = 12, most_names = 3;

std::string names(const Content& content, const Picked& picked) {
  std::vector<std::string> words;
  for (const Answer* answer : picked) {
    if (words.size() < most_names) words.push_back(authority(content.answers, *answer).title);
  }
  const std::size_t rest = picked.size() - words.size();
  return join(words, "; ") + (rest == 0 ? "" : fmt::format("; and {} more", rest));
}

void add_questions(Page& page, const Content& content) {
  const auto questions = open_questions(content);
  if (questions.empty()) return;
  page.entry("Facts that are missing");
  std::vector<std::vector<std::string>> rows{{"Question", "Paths", "Which"}};
  for (const auto& one : questions) {
    if (rows.size() <= most_questions)
      rows.push_back({one.question, std::to_string(one.paths.size()), names(content, one.paths)});
  }
  page.table(std::move(rows), "The first open question of each path; what stands before most paths comes first");
  if (questions.size() > most_questions)
    page.paragraph(fmt::format("{} more questions are open; 'hirepath ask' goes through them.",
                               questions.size() - most_questions));
}

void add_unrecorded(Page& page, const Content& content) {
  bool first = true;
  for (const Answer* answer : content.paths.undecided) {
    for (const auto& verify : answer->to_verify) {
      if (first) page.entry("To verify: the rules do not settle it");
      first = false;
      page.item("*", fmt::format("{}: {}", authority(content.answers, *answer).title, verify));
    }
  }
}

void add_once(std::vector<std::string>& all, const std::vector<std::string>& more) {
  for (const auto& one : more) {
    if (std::ranges::find(all, one) == all.end()) all.push_back(one);
  }
}

}  // namespace

std::vector<OpenQuestion> open_questions(const Content& content) {
  std::vector<OpenQuestion> all;
  for (const Answer* answer : content.paths.undecided) {
    if (!answer->to_verify.empty() || answer->needs.empty()) continue;
    const auto& need = answer->needs[0];
    const std::string& question = need.question.empty() ? need.fact : need.question;
    auto at = std::ranges::find(all, question, &OpenQuestion::question);
    if (at == all.end()) at = all.insert(all.end(), {question, need.sensitive, {}});
    at->paths.push_back(answer);
  }
  std::ranges::stable_sort(all, std::ranges::greater{}, [](const OpenQuestion& one) {
    return std::pair(!one.sensitive, one.paths.size());  // sensitive ones last (semantics 14)
  });
  return all;
}

void add_not_decided(Page& page, const Content& content) {
  page.heading("What was not decided, and why", Tone::plain, true);
  page.paragraph(
      "\"May be considered\" means that the conditions hold that the rules can check. Agencies choose among their "
      "hiring "
      "paths, and nobody is entitled to one.");
  page.entry("Left to the agency, whatever the answer");
  for (const char* subject : explain::not_decided_here) page.item("*", subject);
  add_questions(page, content);
  add_unrecorded(page, content);
  if (!content.paths.anybody.empty()) {
    page.entry("Paths that rest on the job, not on the client");
    page.paragraph(fmt::format(
        "{} more may be used for anybody who qualifies, where the position or the agency meets their conditions: {}. "
        "'hirepath check' with the announcement tells which.",
        content.paths.anybody.size(), names(content, content.paths.anybody)));
  }
}

void add_sources(Page& page, const Content& content) {
  page.heading("Sources");
  page.line("rules", fmt::format("edition {}, {}", content.answers.model->edition, content.answers.model->hash));
  page.line("program", "hirepath " + content.about.version);
  std::vector<std::vector<std::string>> rows{{"Path", "Law cited", "Last checked against the law"}};
  for (const Picked* group : {&content.paths.own, &content.paths.preference}) {
    for (const Answer* answer : *group) {
      const auto& one = authority(content.answers, *answer);
      std::vector<std::string> cites;
      add_once(cites, one.cites);
      for (const auto& law : answer->law) {
        if (law.in_force) add_once(cites, law.cites);
      }
      for (const auto& reason : answer->because) add_once(cites, reason.cites);
      for (const auto& decider : answer->deciders) add_once(cites, decider.cites);
      rows.push_back({one.title, join(cites, "; "),
                      one.verified_on
                          ? fmt::format("{} (confidence {})", values::to_string(*one.verified_on), one.confidence)
                          : "not stated"});
    }
  }
  if (rows.size() > 1) page.table(std::move(rows), "The law that each answer rests on");
  page.paragraph("This is information, not legal advice.");
}

}  // namespace hirepath::render
