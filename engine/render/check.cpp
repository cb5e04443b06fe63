// The page of `check`. Entrance: check_page().
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "render/answers.hpp"
#include "render/words.hpp"

namespace hirepath::render {
namespace {

using explain::Answer;
using explain::Answers;
using model::Status;

constexpr std::size_t most_reasons = 3;  // in a summary; `explain` shows all
constexpr std::size_t most_in_full =
    20;  // with more authorities than that, only what concerns this person is shown at length

std::string more(std::size_t count) { return count == 0 ? std::string() : fmt::format(" (and {} more)", count); }

std::string short_condition(const explain::Reason& reason, View view) {
  const std::string source = cited(reason.cites);
  if (view == View::hr) return reason.label + (source.empty() ? "" : ' ' + source);
  return condition(reason.label, reason.text, reason.cites, view);
}

// Conditions with a citation (a group of conditions says nothing by itself): the failing ones when it does not apply,
// otherwise those that hold; the rule's own before the definitions'.
std::string why(const Answer& answer, View view) {
  const bool fails = answer.status == Status::does_not_apply;
  std::vector<const explain::Reason*> reasons;
  for (const auto& reason : answer.because) {
    if (reason.holds != fails && !reason.cites.empty()) reasons.push_back(&reason);
  }
  std::ranges::stable_sort(reasons, {}, &explain::Reason::depth);
  std::vector<std::string> words;
  for (const auto* reason : reasons) {
    if (words.size() < most_reasons) words.push_back(short_condition(*reason, view));
  }
  return join(words, "; ") + more(reasons.size() - words.size());
}

std::string missing(const Answer& answer) {
  if (answer.needs.empty()) return {};
  std::vector<std::string> words;
  for (const auto& need : answer.needs) {
    if (words.size() < 2) words.push_back(need.question.empty() ? need.fact : need.question);
  }
  return join(words, " ") + more(answer.needs.size() - words.size());
}

std::string deciders(const Answer& answer) {
  std::vector<std::string> words;
  for (const auto& decider : answer.deciders) words.push_back(fmt::format("{}: {}", who(decider.who), decider.text));
  return join(words, "; ");
}

std::string jobs(const Answer& answer) {
  std::vector<std::string> words;
  for (const auto& job : answer.jobs) words.push_back(job.text);
  return join(words, "; ");
}

std::string grades(const Answer& answer) {
  std::vector<std::string> words;
  for (const auto& [grade, status] : answer.grades)
    words.push_back(fmt::format("{} {}", grade, model::to_string(status)));
  return join(words);
}

std::string papers(const Answer& answer) {
  std::vector<std::string> words;
  for (const auto& document : answer.documents) {
    if (document.state == explain::DocumentState::missing) words.push_back(document.title);
  }
  return join(words, "; ");
}

std::string readings(const Answer& answer) {
  std::vector<std::string> words;
  for (const auto& conflict : answer.conflicts) {
    const std::string decided =
        conflict.decided_by.empty() ? "" : fmt::format(" ({} decides)", who(conflict.decided_by));
    words.push_back(with_cites(conflict.reading + decided, conflict.cites));
  }
  return join(words, "; ");
}

std::string since(const Answer& answer) {
  std::vector<std::string> words;
  for (const auto& law : answer.law) {
    if (!law.in_force)
      words.push_back(with_cites(fmt::format("{} {}", law.rule, span(law.from, law.until)), law.cites));
  }
  return join(words, "; ");
}

// Which change of the law made the answer what it is, or will end it.
std::string changes_of_law(const Answer& answer) {
  std::vector<std::string> words;
  for (const auto& law : answer.law) {
    const bool follows = law.from && std::ranges::any_of(answer.law, [&](const explain::LawVersion& earlier) {
                           return earlier.until && *earlier.until + 1 == *law.from;
                         });
    if (follows && (law.from == answer.from || law.from == answer.next_change)) {
      words.push_back(
          with_cites(fmt::format("changed on {} by {}", values::to_string(*law.from), law.rule), law.cites));
    } else if (law.until && law.until == answer.until) {
      words.push_back(with_cites(fmt::format("{} ends on {}", law.rule, values::to_string(*law.until)), law.cites));
    }
  }
  return join(words, "; ");
}

void add_answer(Page& page, const Answers& answers, const Answer& answer, View view) {
  const model::Authority& authority = answers.model->authorities[answer.authority];
  page.entry(view == View::hr ? fmt::format("{}: {}", authority.id, authority.title)
                              : fmt::format("{} ({})", authority.title, authority.id),
             tone(answer.status));
  page.line("", status_words(answer));
  page.line("each grade", grades(answer));
  if (answer.status == Status::not_in_force) {
    page.line("law", since(answer));
    return;
  }
  page.line(answer.status == Status::does_not_apply ? "fails" : "why", why(answer, view));
  page.line("law", changes_of_law(answer));
  page.line("sources disagree", readings(answer));
  page.line("to verify", join(answer.to_verify, "; "));
  if (answer.status == Status::does_not_apply) return;
  page.line("missing", missing(answer));
  page.line("decides", deciders(answer));
  page.line("jobs", jobs(answer));
  page.line("papers to send", papers(answer));
}

// Does the answer rest on something of this person? Else it is a path that a position or an agency opens to anybody.
bool rests_on_the_person(const Answer& answer) {
  return std::ranges::any_of(answer.because, [](const explain::Reason& reason) {
    return std::ranges::any_of(reason.facts, [](const std::string& fact) { return fact.starts_with("person."); });
  });
}

bool in_full(const Answer& answer) {
  if (answer.status == Status::conflict) return true;
  return (answer.status == Status::may_apply || answer.status == Status::conditional) && rests_on_the_person(answer);
}

// One line: the first thing to know.
void add_brief(Page& page, const Answers& answers, const Answer& answer, View view) {
  const model::Authority& authority = answers.model->authorities[answer.authority];
  std::string first;
  if (answer.status == Status::not_in_force)
    first = since(answer);
  else if (!answer.to_verify.empty())
    first = "to verify: " + answer.to_verify[0];
  else if (answer.status == Status::does_not_apply && !answer.because.empty())
    first = "fails: " + why(answer, view);
  else if (!answer.needs.empty())
    first = "missing: " + missing(answer);
  else if (!answer.jobs.empty())
    first = "jobs: " + jobs(answer);
  else if (!answer.deciders.empty())
    first = "decides: " + deciders(answer);
  page.item("-", fmt::format("{} ({}){}", authority.title, authority.id, first.empty() ? "" : "; " + first), 1);
}

}  // namespace

Page check_page(const Answers& answers, const About& about) {
  Page page;
  add_header(page, answers, about);
  for (const Status status : {Status::may_apply, Status::conditional, Status::conflict, Status::undecided,
                              Status::does_not_apply, Status::not_in_force}) {
    const auto count = std::ranges::count(answers.answers, status, &Answer::status);
    if (count == 0) continue;
    page.heading(fmt::format("{} ({}): {}", model::to_string(status), count, meaning(status)), tone(status));
    const bool all_in_full = answers.answers.size() <= most_in_full;
    for (const Answer& answer : answers.answers) {
      if (answer.status == status && (all_in_full || in_full(answer))) add_answer(page, answers, answer, about.view);
    }
    bool said = all_in_full || status == Status::undecided || status == Status::does_not_apply ||
                status == Status::not_in_force;
    for (const Answer& answer : answers.answers) {
      if (answer.status != status || all_in_full || in_full(answer)) continue;
      if (!said) page.entry("opened by the position or the agency to anybody who qualifies", Tone::faint);
      said = true;
      add_brief(page, answers, answer, about.view);
    }
  }
  add_footer(page);
  return page;
}

}  // namespace hirepath::render
