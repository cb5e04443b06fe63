// When each path is open: the picture, the table that says the same, and what closes within a year.
#include <fmt/format.h>

#include <algorithm>

#include "render/packet_parts.hpp"
#include "render/words.hpp"

namespace hirepath::render {
namespace {

using explain::Answer;
using values::Date;

constexpr int years_before = 1, years_after = 5, most_years_after = 15;

// The same day of another year; 29 February becomes the 28th: this is an axis, not a period of the law.
Date years_from(Date day, int years) {
  const auto civil = values::to_civil(day);
  const int year = std::clamp(civil.year + years, 1, 9999);
  return values::from_civil({year, civil.month, std::min(civil.day, values::days_in_month(year, civil.month))});
}

Picked shown(const Content& content) {
  Picked all = content.paths.own;
  all.insert(all.end(), content.paths.preference.begin(), content.paths.preference.end());
  return all;
}

Timeline timeline_of(const Content& content) {
  const Date on = content.answers.on;
  Timeline result{on, years_from(on, -years_before), years_from(on, years_after), {}};
  for (const Answer* answer : shown(content)) {
    if (answer->until) result.last = std::max(result.last, *answer->until + 30);
    Bar bar{authority(content.answers, *answer).title,
            answer->until ? "until " + values::to_string(*answer->until) : "no end known",
            {}};
    for (const auto& segment : answer->timeline)
      bar.parts.push_back({segment.from.value_or(Date::min()), segment.until.value_or(Date::max()), segment.status});
    result.bars.push_back(std::move(bar));
  }
  result.last = std::min(result.last, years_from(on, most_years_after));
  return result;
}

// What the rules themselves say about the conditions that hold the window open.
std::vector<std::string> notes_about(const Content& content, const Answer& answer) {
  const auto& model = *content.answers.model;
  std::vector<std::string> words;
  const auto add = [&](const model::Note& note) {
    const bool meant = std::ranges::any_of(note.about, [&](const std::string& label) {
      return std::ranges::find(answer.because, label, &explain::Reason::label) != answer.because.end();
    });
    if (meant && !content.mask.hides(note.text)) words.push_back(with_cites(note.text, note.cites));
  };
  for (const auto& note : model.authorities[answer.authority].notes) add(note);
  for (const model::Id rule : model.authorities[answer.authority].rules)
    std::ranges::for_each(model.rules[rule].notes, add);
  return words;
}

// The conditions that count time.
std::vector<std::string> periods(const Content& content, const Answer& answer) {
  std::vector<std::string> words;
  for (const auto& reason : answer.because) {
    const bool counts =
        reason.text.find(" within ") != std::string::npos || reason.text.find(" during ") != std::string::npos;
    const bool hidden = content.mask.hides(reason.text) || std::ranges::any_of(reason.facts, [&](const auto& path) {
                          return content.mask.hides_fact(path);
                        });
    if (counts && reason.holds && !reason.cites.empty() && !hidden)
      words.push_back(with_cites(reason.text, reason.cites));
  }
  return words;
}

// Does the law end here, and not something of the person?
std::string ends_with_the_law(const Answer& answer) {
  for (const auto& law : answer.law) {
    if (law.in_force && law.until && law.until == answer.until)
      return with_cites(fmt::format("The law itself ends that day ({}).", law.rule), law.cites);
  }
  return {};
}

}  // namespace

std::string days_left(const Content& content, Date until) {
  const auto days = until - content.answers.on;
  return days == 0 ? "last day is today" : fmt::format("{} {}", days, days == 1 ? "day" : "days");
}

void add_windows(Page& page, const Content& content) {
  page.heading("Windows over time", Tone::plain, true);
  const Picked all = shown(content);
  if (all.empty()) {
    page.paragraph("No path that rests on this case is open on the day asked.");
  } else {
    page.timeline(timeline_of(content), "When each path is open, on the facts of the case");
    std::vector<std::vector<std::string>> rows{{"Path", "Answer", "From", "Until", "Days left", "Afterwards"}};
    for (const Answer* answer : all) {
      rows.push_back({authority(content.answers, *answer).title, answer_words(*answer),
                      answer->from ? values::to_string(*answer->from) : "not known",
                      answer->until ? values::to_string(*answer->until) : "no end known",
                      answer->until ? days_left(content, *answer->until) : "-",
                      answer->until ? afterwards(*answer) : "-"});
    }
    page.table(std::move(rows), "The same as a table; 'until' is the last good day");
  }
  page.heading("Windows about to close");
  if (content.closing.empty()) page.paragraph("None closes within 365 days of the day asked.");
  for (const Answer* answer : content.closing) {
    page.entry(authority(content.answers, *answer).title, Tone::open);
    page.line("last day",
              fmt::format("{}, {} left", values::to_string(*answer->until), days_left(content, *answer->until)));
    page.line("afterwards", afterwards(*answer));
    page.line("why it ends", ends_with_the_law(*answer));
    for (const auto& period : periods(content, *answer)) page.line("counted", period);
    for (const auto& note : notes_about(content, *answer)) page.line("note", note);
  }
}

}  // namespace hirepath::render
