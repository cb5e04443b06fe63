// Findings in words. Entrances: notice(), reason_code() and add_findings().
#include <fmt/format.h>

#include <algorithm>

#include "render/answers.hpp"
#include "render/words.hpp"

namespace hirepath::render {
namespace {

using explain::Finding;
using explain::Outcome;
using explain::ReasonKind;

std::string_view words(explain::Review review) {
  switch (review) {
    case explain::Review::claimed_only: return "ineligible on claimed facts only";
    case explain::Review::conflict: return "the sources disagree";
    case explain::Review::confidence: return "confidence in the rules below high";
    case explain::Review::window: return "a window ends or begins within 30 days";
    case explain::Review::sensitive: break;
  }
  return "a sensitive fact decides";
}

// "the grade of the position is at most GS-11 (vra(3)) [38 USC 4214(b)(1)(A)]"
std::string condition_words(const Finding& finding) {
  constexpr std::string_view negated = "not: ";
  std::string text = finding.text.empty() ? "a condition that rests on protected facts" : finding.text;
  if (text.starts_with(negated)) text = "it is not so that " + text.substr(negated.size());
  return with_cites(finding.code.empty() ? text : fmt::format("{} ({})", text, finding.code), finding.cites);
}

// "DD Form 214, or Letter of the service"
std::string papers(const model::Model& model, const Finding& finding) {
  std::vector<std::string> list;
  for (const auto& document : finding.documents) {
    const std::string others = substitutes(model, document);
    if (document.state == explain::DocumentState::cannot_get && !document.also_accepted.empty())
      list.push_back(others);
    else
      list.push_back(document.title + (document.also_accepted.empty() ? "" : ", or in its place " + others));
  }
  return join(list, "; ");
}

std::string by(std::optional<Date> closes_on) {
  return closes_on ? fmt::format(" by {}", due_words(*closes_on)) : std::string();
}

std::string deciders(const Finding& finding) {
  std::vector<std::string> names;
  for (const auto& id : finding.deciders) names.push_back(who(id));
  return names.empty() ? "the agency" : join(names, " and ");
}

// "answer "Are you a citizen?" and 2 more questions": what the applicant is asked. The questions about the job are the
// office's own; those about sensitive facts are not repeated, for others read a notice too.
std::string to_answer(const Finding& finding) {
  constexpr std::size_t most = 3;
  std::vector<std::string> questions;
  bool protected_facts = false;
  for (const auto& need : finding.needs) {
    if (!need.fact.starts_with("person.")) continue;
    protected_facts = protected_facts || need.sensitive;
    if (!need.sensitive && !need.question.empty()) questions.push_back('"' + need.question + '"');
  }
  const std::size_t more = questions.size() > most ? questions.size() - most : 0;
  questions.resize(questions.size() - more);
  std::vector<std::string> parts;
  if (!questions.empty()) parts.push_back("answer " + join(questions, ", "));
  if (more > 0) parts.push_back(fmt::format("{} more question{}", more, more == 1 ? "" : "s"));
  if (protected_facts) parts.emplace_back("say what the law asks about it");
  return join(parts, " and ");
}

// The second sentence of what is open for want of a fact or its proof.
std::string ask(const model::Model& model, const Finding& finding, std::optional<Date> closes_on) {
  const std::string send = papers(model, finding);
  if (finding.kind == ReasonKind::proof_missing) {
    if (send.empty()) return fmt::format("You can send any official record that shows it{}.", by(closes_on));
    return fmt::format("You can send{}: {}.", by(closes_on), send);
  }
  const std::string answers = to_answer(finding);
  if (answers.empty() && send.empty())
    return "It rests on facts of the position or the agency, and you need to send nothing.";
  if (answers.empty()) return fmt::format("You can send{}: {}.", by(closes_on), send);
  return send.empty() ? fmt::format("You can{} {}.", by(closes_on), answers)
                      : fmt::format("You can{} {}, and send: {}.", by(closes_on), answers, send);
}

std::string fails(const Finding& finding, const std::string& considered, Date on, std::optional<Date> closes_on) {
  std::string why = finding.exception ? fmt::format("an exception applies: {}", condition_words(finding))
                                      : fmt::format("this condition is not met: {}", condition_words(finding));
  return fmt::format(
      "{}, and on {} it does not apply to you because {}. If a fact was taken wrongly, you can say so and "
      "send what shows it{}; you can be considered on any other basis that you claim.",
      considered, values::to_string(on), why, by(closes_on));
}
}  // namespace

std::string_view outcome_words(Outcome outcome) {
  switch (outcome) {
    case Outcome::verified: return "verified";
    case Outcome::claimed: return "claimed";
    case Outcome::not_decided: return "not decided";
    case Outcome::ineligible: break;
  }
  return "ineligible";
}

std::string reason_code(const Finding& finding) {
  const std::string kind = explain::to_string(finding.kind);
  return finding.code.empty() ? kind : kind + ' ' + finding.code;
}

std::string notice(const model::Model& model, const Finding& finding, Date on, std::optional<Date> closes_on,
                   const std::vector<std::string>& grades) {
  if (closes_on && *closes_on < on) closes_on.reset();  // a day that is past helps nobody
  const auto& authority = model.authorities[finding.authority];
  std::string grade = grades.empty() ? std::string() : " at " + join(grades);
  if (grades.empty() && finding.grade) grade = " at " + values::to_string(*finding.grade);
  const bool claim = authority.kind == "preference" || authority.kind == "selection priority";
  const std::string considered =
      fmt::format("You were considered {} {}{}", claim ? "for" : "under", authority.title, grade);
  const std::string date = values::to_string(on);
  switch (finding.kind) {
    case ReasonKind::met:
      return fmt::format(
          "{}, and on {} the documents on file show that its conditions are met{}. You need to send "
          "nothing more for this; {} are decided separately.",
          considered, date, finding.cites.empty() ? "" : ' ' + cited(finding.cites),
          fmt::format("{}", fmt::join(not_decided_here, ", ")));
    case ReasonKind::decider:
      return fmt::format(
          "{}, and on {} the documents on file show what it asks of you; still open is this: {}. {} decides this, and "
          "you need to send nothing more unless you are asked.",
          considered, date, condition_words(finding), [&] {
            std::string name = deciders(finding);
            name[0] = static_cast<char>(name[0] >= 'a' && name[0] <= 'z' ? name[0] - 'a' + 'A' : name[0]);
            return name;
          }());
    case ReasonKind::proof_missing:
      return fmt::format("{}, and what you state fits on {}, but no document shows yet: {}. {}", considered, date,
                         condition_words(finding), ask(model, finding, closes_on));
    case ReasonKind::fact_missing:
      return fmt::format("{}, and on {} it could not be decided, because a fact is missing for: {}. {}", considered,
                         date, condition_words(finding), ask(model, finding, closes_on));
    case ReasonKind::to_verify:
      return fmt::format("{}, and on {} it could not be decided: {} You can ask the HR office what it has verified.",
                         considered, date, join(finding.to_verify, " "));
    case ReasonKind::conflict: {
      const auto reading = finding.conflicts.empty()
                               ? std::string("the sources of the law disagree")
                               : with_cites(finding.conflicts[0].reading, finding.conflicts[0].cites);
      const auto decider = finding.conflicts.empty() || finding.conflicts[0].decided_by.empty()
                               ? std::string("the HR office")
                               : who(finding.conflicts[0].decided_by);
      return fmt::format(
          "{}, and on {} official sources differ on the point that decides: {}. You can send whatever "
          "bears on it{}, and ask for the decision of {} in writing.",
          considered, date, reading, by(closes_on), decider);
    }
    case ReasonKind::condition_failed: return fails(finding, considered, on, closes_on);
    case ReasonKind::not_in_force: break;
  }
  return fmt::format(
      "{}, and on {} no law for it is in force{}. You can be considered on any other basis that you claim.", considered,
      date, finding.cites.empty() ? "" : ' ' + cited(finding.cites));
}

void add_findings(Page& page, const explain::Answers& answers, model::Id authority, std::span<const Finding> findings) {
  // Grades that come out the same way are said together.
  std::vector<std::pair<const Finding*, std::vector<std::string>>> groups;
  for (const auto& finding : findings) {
    if (finding.authority != authority) continue;
    auto at = std::ranges::find_if(groups, [&](const auto& group) {
      return group.first->outcome == finding.outcome && group.first->kind == finding.kind &&
             group.first->code == finding.code && group.first->reviews == finding.reviews;
    });
    if (at == groups.end()) at = groups.insert(groups.end(), {&finding, {}});
    if (finding.grade) at->second.push_back(values::to_string(*finding.grade));
  }
  for (const auto& [finding, grades] : groups) {
    page.line("finding", fmt::format("{}{}; {}", grades.empty() ? "" : join(grades) + ": ",
                                     outcome_words(finding->outcome), reason_code(*finding)));
    page.line("notice", notice(*answers.model, *finding, answers.on, answers.closes_on, grades));
    std::vector<std::string> reviews;
    for (const auto review : finding->reviews) reviews.emplace_back(words(review));
    page.line("second review", join(reviews, "; "));
  }
  const auto& redress = answers.model->authorities[authority].redress;
  const bool denied = std::ranges::any_of(groups, [](const auto& group) {
    return group.first->outcome == Outcome::ineligible || group.first->outcome == Outcome::not_decided;
  });
  for (const auto& one : redress) {
    if (denied) page.line("redress", with_cites(one.text, one.cites));
  }
}

}  // namespace hirepath::render
