// The page of `check`. Entrance: check_page().
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "render/answers.hpp"
#include "render/paths.hpp"
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
  return with_cites(reason.text, reason.cites);
}

// Is it one of the rule's own conditions that keep the authority from applying?
bool blocks(const Answer& answer, const std::string& label) {
  return std::ranges::any_of(answer.blocking,
                             [&](const auto& set) { return std::ranges::find(set, label) != set.end(); });
}

// Conditions with a citation (a group of conditions says nothing by itself): the failing ones when it does not apply,
// otherwise those that hold; the rule's own before the definitions'.
std::string why(const Answer& answer, View view) {
  const bool fails = answer.status == Status::does_not_apply;
  std::vector<const explain::Reason*> reasons;
  for (const auto& reason : answer.because) {
    if (fails ? blocks(answer, reason.label) : reason.holds && !reason.cites.empty()) reasons.push_back(&reason);
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

// "the agency (it chooses to use the authority; ...), OPM (...)"
std::string deciders(const Answer& answer) {
  std::vector<std::pair<std::string, std::vector<std::string>>> each;
  for (const auto& decider : answer.deciders) {
    auto at = std::ranges::find(each, decider.who, [](const auto& one) { return one.first; });
    if (at == each.end()) at = each.insert(each.end(), {decider.who, {}});
    at->second.push_back(decider.text);
  }
  std::vector<std::string> words;
  words.reserve(each.size());
  for (const auto& [name, what] : each) words.push_back(fmt::format("{} ({})", who(name), join(what, "; ")));
  return join(words, "; ");
}

// What every job must have, then what alternatives there are: "..., and one of: (a; b) or (c)".
std::string jobs(const Answer& answer) {
  std::vector<std::string> always;
  std::vector<std::pair<std::string, std::vector<std::pair<int, std::vector<std::string>>>>> choices;
  for (const auto& job : answer.jobs) {
    if (job.one_of.empty()) {
      always.push_back(job.text);
      continue;
    }
    auto group = std::ranges::find(choices, job.one_of, [](const auto& one) { return one.first; });
    if (group == choices.end()) group = choices.insert(choices.end(), {job.one_of, {}});
    auto branch = std::ranges::find(group->second, job.branch, [](const auto& one) { return one.first; });
    if (branch == group->second.end()) branch = group->second.insert(group->second.end(), {job.branch, {}});
    branch->second.push_back(job.text);
  }
  for (const auto& [name, branches] : choices) {
    std::vector<std::string> each;
    for (const auto& [number, texts] : branches) each.push_back(join(texts, " and "));
    always.push_back(each.size() == 1 ? each[0] : fmt::format("one of: {}", join(each, " / ")));
  }
  return join(always, "; ");
}

std::string grades(const Answer& answer) {
  std::vector<std::string> words;
  for (const auto& [grade, status] : answer.grades)
    words.push_back(fmt::format("{} {}", grade, model::to_string(status)));
  return join(words);
}

std::string papers(const Answers& answers, const Answer& answer) {
  std::vector<std::string> words;
  for (const auto& document : answer.documents) {
    if (document.state == explain::DocumentState::have) continue;
    std::string state;
    if (document.state == explain::DocumentState::expected) {
      state = " (" + state_words(document, answers.closes_on) + ")";
    } else if (document.state == explain::DocumentState::cannot_get) {
      state = fmt::format(" (cannot get; in its place: {})", substitutes(*answers.model, document));
    }
    words.push_back(document.title + state);
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

void add_answer(Page& page, const Answers& answers, const Answer& answer, const About& about) {
  const View view = about.view;
  const model::Authority& authority = answers.model->authorities[answer.authority];
  page.entry(view == View::hr ? fmt::format("{}: {}", authority.id, authority.title)
                              : fmt::format("{} ({})", authority.title, authority.id),
             tone(answer.status));
  page.line("", status_words(answer));
  page.line("each grade", grades(answer));
  add_findings(page, answers, answer.authority, about.findings);
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
  page.line("papers to send", papers(answers, answer));
}

bool in_full(const Answer& answer) {
  if (answer.status == Status::conflict) return true;
  return (answer.status == Status::may_apply || answer.status == Status::conditional) && rests_on_the_person(answer);
}

std::string name_of(const Answers& answers, const Answer& answer) {
  const model::Authority& authority = answers.model->authorities[answer.authority];
  return fmt::format("{} ({})", authority.title, authority.id);
}

// "; ineligible, condition-failed vra(3) [5 USC 1], second review", each that some grade has.
std::string findings(const Answer& answer, const About& about) {
  std::vector<std::string> words;
  for (const auto& finding : about.findings) {
    if (finding.authority != answer.authority) continue;
    std::string one =
        fmt::format("; {}, {}", outcome_words(finding.outcome), with_cites(reason_code(finding), finding.cites));
    if (!finding.reviews.empty()) one += ", second review";
    if (std::ranges::find(words, one) == words.end()) words.push_back(std::move(one));
  }
  return join(words, "");
}

// One line each: the first thing to know.
void add_brief(Page& page, const Answers& answers, const std::vector<const Answer*>& brief, const About& about) {
  for (const Answer* answer : brief) {
    std::string first;
    const std::string found = findings(*answer, about);
    if (answer->status == Status::not_in_force)
      first = "; " + since(*answer);
    else if (!answer->to_verify.empty())
      first = "; to verify: " + answer->to_verify[0];
    else if (answer->status == Status::does_not_apply && found.empty())
      first = "; fails: " + why(*answer, about.view);
    else if (answer->until)
      first = "; until " + values::to_string(*answer->until);
    page.item("-", name_of(answers, *answer) + first + found, 1);
  }
}

// The questions that open most paths first; under each the paths it stands before.
void add_questions(Page& page, const Answers& answers, const std::vector<const Answer*>& open) {
  std::vector<std::pair<std::string, std::vector<const Answer*>>> questions;
  for (const Answer* answer : open) {
    const auto& need = answer->needs[0];
    const std::string question = need.question.empty() ? need.fact : need.question;
    auto at = std::ranges::find(questions, question, [](const auto& one) { return one.first; });
    if (at == questions.end()) at = questions.insert(questions.end(), {question, {}});
    at->second.push_back(answer);
  }
  std::ranges::stable_sort(questions, std::ranges::greater{}, [](const auto& one) { return one.second.size(); });
  for (const auto& [question, paths] : questions) {
    std::vector<std::string> names;
    for (const Answer* answer : paths) {
      const std::string rest = answer->needs.size() > 1 ? fmt::format(", {} more", answer->needs.size() - 1) : "";
      names.push_back(answers.model->authorities[answer->authority].id + rest);
    }
    page.item("?", fmt::format("{} ({})", question, join(names, "; ")), 1, Tone::open);
  }
}

// What concerns this person at length, the rest in a line each.
void add_group(Page& page, const Answers& answers, Status status, const About& about) {
  const bool all_in_full = answers.answers.size() <= most_in_full;
  std::vector<const Answer*> anybody, agency, questions, rest;
  for (const Answer& answer : answers.answers) {
    if (answer.status != status) continue;
    if (all_in_full || in_full(answer)) {
      add_answer(page, answers, answer, about);
    } else if (status == Status::may_apply || status == Status::conditional) {
      const auto& kind = answers.model->authorities[answer.authority].kind;
      (kind == "modifier" ? agency : anybody).push_back(&answer);
    } else {
      (status == Status::undecided && answer.to_verify.empty() && !answer.needs.empty() ? questions : rest)
          .push_back(&answer);
    }
  }
  if (!anybody.empty()) page.entry("opened by the position or the agency to anybody who qualifies", Tone::faint);
  add_brief(page, answers, anybody, about);
  if (!agency.empty()) page.entry("conditions on the agency and the position, whoever applies", Tone::faint);
  add_brief(page, answers, agency, about);
  add_questions(page, answers, questions);
  add_brief(page, answers, rest, about);
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
    add_group(page, answers, status, about);
  }
  add_footer(page);
  return page;
}

}  // namespace hirepath::render
