// What the pages of `check` and `explain` share.
#include "render/answers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/words.hpp"

namespace hirepath::render {

void add_header(Page& page, const explain::Answers& answers, const About& about) {
  page.title(fmt::format("hirepath {}: {}", about.version, about.case_name));
  const std::string on = values::to_string(answers.on);
  page.line("asked for", answers.law_on_asked
                             ? fmt::format("{}, under the law of {}", on, values::to_string(answers.law_on))
                             : fmt::format("{}, under the law of each day", on));
  page.line("rules", fmt::format("edition {}, {}", answers.model->edition, answers.model->hash));
  page.line("announcement", about.announcement);
  if (answers.closes_on) page.line("papers due", due_words(*answers.closes_on) + " (agency practice)");
  std::string evidence = answers.verified_only ? "only what a named document verifies" : "what the case claims";
  evidence += answers.strict ? "; nothing is presumed" : "; presumptions of the law are used and shown";
  page.line("evidence", evidence);
}

void add_footer(Page& page) {
  page.heading("Not decided here");
  page.item("*", fmt::format("{}", fmt::join(not_decided_here, ", ")));
  page.item("*",
            "\"May apply\" means that the conditions hold, not that anybody is entitled to a job: agencies choose "
            "among their hiring paths. "
            "This is information, not legal advice.");
}

std::string status_words(const explain::Answer& answer) {
  std::string words = model::to_string(answer.status);
  if (answer.until) words += fmt::format(" until {}", values::to_string(*answer.until));
  if (answer.next_change) {
    const auto next = std::ranges::find(answer.timeline, answer.next_change, &explain::Segment::from);
    if (next != answer.timeline.end()) {
      words += fmt::format("; {} from {}", model::to_string(next->status), values::to_string(*answer.next_change));
    }
  }
  return words;
}

std::string text(const explain::Answers& answers, const About& about, const Style& style) {
  return to_text(check_page(answers, about), style);
}

}  // namespace hirepath::render
