// The page of `explain`: one answer in full. Entrance: explain_page().
#include <fmt/format.h>

#include <algorithm>

#include "render/answers.hpp"
#include "render/words.hpp"

namespace hirepath::render {
namespace {

using explain::Answer;
using explain::Answers;
using model::Status;

std::string day(std::optional<values::Date> date, const char* open) { return date ? values::to_string(*date) : open; }

void add_timeline(Page& page, const Answer& answer) {
  page.heading("Until when");
  page.item("*", fmt::format("{} {}", model::to_string(answer.status), span(answer.from, answer.until)));
  if (answer.timeline.size() < 2) return;
  std::vector<std::vector<std::string>> rows{{"from", "until", "answer"}};
  for (const auto& segment : answer.timeline)
    rows.push_back({day(segment.from, "the start"), day(segment.until, "open"), model::to_string(segment.status)});
  page.table(std::move(rows));
}

void add_reasons(Page& page, const Answer& answer, View view) {
  if (!answer.because.empty()) {
    const bool fails = answer.status == Status::does_not_apply || answer.status == Status::not_in_force;
    page.heading(fails ? "Why not" : "Why");
    for (const auto& reason : answer.because) {
      page.item(reason.holds ? "+" : "-", condition(reason.label, reason.text, reason.cites, view),
                static_cast<std::size_t>(std::max(reason.depth, 0)), reason.holds ? Tone::good : Tone::bad);
    }
  }
  if (answer.blocking.size() > 1 || (answer.blocking.size() == 1 && answer.blocking[0].size() > 1)) {
    page.heading("Smallest sets of conditions that keep it from applying");
    for (const auto& set : answer.blocking) page.item("-", join(set), 0, Tone::bad);
  }
}

void add_needs(Page& page, const Answer& answer, View view) {
  if (answer.needs.empty() && answer.to_verify.empty()) return;
  page.heading("What is missing");
  for (const auto& need : answer.needs) {
    const std::string question = need.question.empty() ? need.fact : need.question;
    page.item("?", view == View::hr || need.question.empty() ? fmt::format("{}: {}", need.fact, question) : question, 0,
              Tone::open);
    page.line("", need.help);
  }
  for (const auto& verify : answer.to_verify) page.item("?", verify, 0, Tone::open);
}

std::string who_changes(const std::string& decider) {
  if (decider == "time") return "wait";
  return decider == "person" ? "you" : who(decider);
}

void add_changes(Page& page, const Answers& answers, const Answer& answer) {
  if (answer.changes.empty()) return;
  page.heading("What would change it");
  for (const auto& change : answer.changes) {
    std::vector<std::string> parts;
    for (const auto& part : change.set) {
      if (part.fact == "action_date") {
        parts.push_back(fmt::format("until {}", part.to));
        continue;
      }
      std::string words = part.fact;
      for (const auto& fact : answers.model->facts) {
        if (model::json_name(fact.path) == part.fact && !fact.phrase.empty()) words = fact.phrase;
      }
      parts.push_back(fmt::format("{}: {}", words, part.to));
    }
    page.item("*", fmt::format("{}: {} -> {}", who_changes(change.who), join(parts, "; and "),
                               model::to_string(change.status)));
  }
}

void add_deciders(Page& page, const Answer& answer, View view) {
  if (answer.deciders.empty()) return;
  page.heading("Who decides");
  for (const auto& decider : answer.deciders) {
    page.item("?", fmt::format("{}: {}", who(decider.who), condition(decider.label, decider.text, decider.cites, view)),
              0, Tone::open);
  }
}

void add_jobs(Page& page, const Answer& answer, View view) {
  if (!answer.jobs.empty()) {
    page.heading("What kind of job");
    for (const auto& job : answer.jobs) page.item("*", condition(job.label, job.text, job.cites, view));
  }
  if (!answer.grades.empty()) {
    page.heading("Each grade of the announcement");
    std::vector<std::vector<std::string>> rows{{"grade", "answer"}};
    for (const auto& [grade, status] : answer.grades) rows.push_back({std::to_string(grade), model::to_string(status)});
    page.table(std::move(rows));
  }
}

void add_assumptions(Page& page, const Answers& answers, const Answer& answer) {
  if (!answer.assumptions.empty()) {
    page.heading("Assumptions");
    for (const auto& assumption : answer.assumptions) {
      const std::string words = assumption.text.empty() ? assumption.fact : assumption.text;
      const bool masked = is_sensitive(*answers.model, assumption.fact) || assumption.value.empty();
      const std::string value = masked ? std::string() : ": " + assumption.value;
      page.item("*", with_cites(words + value, assumption.cites));
    }
  }
  if (!answer.conflicts.empty()) {
    page.heading("The sources disagree");
    for (const auto& conflict : answer.conflicts) {
      const std::string decides =
          conflict.decided_by.empty() ? std::string() : fmt::format("; {} decides", who(conflict.decided_by));
      page.item("*", with_cites(conflict.reading + decides, conflict.cites));
    }
  }
}

void add_documents(Page& page, const Answers& answers, const Answer& answer) {
  if (answer.documents.empty()) return;
  page.heading("Documents");
  for (const auto& document : answer.documents) {
    const bool have = document.state == explain::DocumentState::have;
    const bool never = document.state == explain::DocumentState::cannot_get;
    const std::string proves =
        document.proves.empty() ? std::string() : fmt::format("; proves {}", join(document.proves));
    page.item(
        have    ? "+"
        : never ? "-"
                : "?",
        fmt::format("{} ({}): {}{}", document.title, document.id, state_words(document, answers.closes_on), proves), 0,
        have    ? Tone::good
        : never ? Tone::bad
                : Tone::open);
    page.line("", document.help);
    page.line(never ? "in its place" : "also accepted", substitutes(*answers.model, document));
  }
}

void add_law(Page& page, const Answer& answer) {
  if (answer.law.empty()) return;
  page.heading("The law over time");
  for (const auto& law : answer.law) {
    const std::string title = law.title.empty() ? std::string() : " \"" + law.title + '"';
    page.item(law.in_force ? "+" : "*",
              with_cites(fmt::format("{}{}: {}", law.rule, title, span(law.from, law.until)), law.cites), 0,
              law.in_force ? Tone::good : Tone::plain);
  }
}

void add_paperwork(Page& page, const model::Authority& authority) {
  if (!authority.leads_to.empty()) {
    page.heading("Leads to");
    page.item("*", with_cites(authority.leads_to, authority.leads_to_cites));
  }
  if (!authority.codings.empty()) {
    page.heading("SF-50 coding");
    bool unsure = false;
    for (const auto& coding : authority.codings) {
      page.item("*", fmt::format("{}: nature of action {}, legal authority {} \"{}\" (confidence {})", coding.action,
                                 code_words({coding.nature_of_action}), code_words(coding.codes), coding.text,
                                 coding.confidence));
      unsure = unsure || coding.confidence != "high";
    }
    if (unsure) page.item("!", "Check the Guide to Processing Personnel Actions before processing.", 0, Tone::open);
  }
  if (!authority.paths.empty()) {
    page.heading("USAJOBS hiring path");
    page.item("*", join(authority.paths));
  }
  for (const auto& note : authority.notes) {
    if (&note == &authority.notes.front()) page.heading("Notes");
    page.item("*", with_cites(note.text, note.cites));
  }
  for (const auto& redress : authority.redress) {
    if (&redress == &authority.redress.front()) page.heading("If it is denied");
    page.item("*", with_cites(redress.text, redress.cites));
  }
  page.heading("Confidence");
  std::string verified = authority.confidence;
  if (authority.verified_on)
    verified +=
        fmt::format("; verified {} against {}", values::to_string(*authority.verified_on), authority.verified_against);
  page.item("*", verified);
}

std::string_view truth_words(values::Truth truth) {
  return truth == values::Truth::yes ? "holds" : truth == values::Truth::no ? "fails" : "open";
}

std::string stretch(const Answer& answer) {
  return fmt::format("{} {}", model::to_string(answer.status), span(answer.from, answer.until));
}

// The rest of the page is about the case as it is; this alone about what is supposed.
void add_what_if(Page& page, const Answers& answers, const explain::WhatIf& supposed) {
  page.heading("What if");
  for (const auto& one : supposed.set) {
    const bool masked = is_sensitive(*answers.model, one.fact);
    page.item("*", one.fact + (masked ? " (its value is not shown)" : ": " + one.to) +
                       (one.by_nobody ? "; nobody can change it" : ""));
  }
  page.line("before", stretch(supposed.before));
  page.line("after", stretch(supposed.after));
  for (const auto& change : supposed.conditions) {
    page.item(change.after == values::Truth::yes  ? "+"
              : change.after == values::Truth::no ? "-"
                                                  : "?",
              with_cites(fmt::format("{}: {} -> {}: {}", change.label, truth_words(change.before),
                                     truth_words(change.after), change.text),
                         change.cites),
              0, change.after == values::Truth::yes ? Tone::good : Tone::open);
  }
  if (supposed.conditions.empty()) page.item("*", "no condition of its rules comes out otherwise");
}

}  // namespace

Page explain_page(const Answers& answers, const Answer& answer, const About& about) {
  const model::Authority& authority = answers.model->authorities[answer.authority];
  Page page;
  add_header(page, answers, about);
  page.heading("Answer");
  page.entry(fmt::format("{} ({}): {}", authority.title, authority.id, model::to_string(answer.status)),
             tone(answer.status));
  page.line("", std::string(meaning(answer.status)));
  if (about.what_if) add_what_if(page, answers, *about.what_if);
  if (!about.findings.empty()) {
    page.heading("Finding");
    add_findings(page, answers, answer.authority, about.findings);
  }
  add_timeline(page, answer);
  add_reasons(page, answer, about.view);
  add_needs(page, answer, about.view);
  add_changes(page, answers, answer);
  add_deciders(page, answer, about.view);
  add_jobs(page, answer, about.view);
  add_assumptions(page, answers, answer);
  add_documents(page, answers, answer);
  add_law(page, answer);
  add_paperwork(page, authority);
  add_footer(page);
  return page;
}

}  // namespace hirepath::render
