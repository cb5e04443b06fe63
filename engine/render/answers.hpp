// Answers -> a page for people. The words of the law come from the rules; the words around them are here.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "explain/answer.hpp"
#include "explain/screening.hpp"
#include "explain/what_if.hpp"
#include "render/page.hpp"

namespace hirepath::render {

using values::Date;

// What stands around the answers.
struct About {
  std::string version;       // of the program
  std::string case_name;     // the file's name
  std::string announcement;  // "12345: Economist, GS-0110-9/11", or nothing
  View view = View::applicant;
  std::span<const explain::Finding> findings = {};  // the HR view
  const explain::WhatIf* what_if = nullptr;         // `explain --what-if`
};

// Every answer in two to six lines, grouped by status: what is open to the person first.
Page check_page(const explain::Answers& answers, const About& about);
// One answer in full; `answer` is one of answers.answers.
Page explain_page(const explain::Answers& answers, const explain::Answer& answer, const About& about);

// `check` and `explain` of one case as plain text.
std::string text(const explain::Answers& answers, const About& about, const Style& style);

// The notice of a finding: what was considered and why, then what the applicant can send or do. Two sentences that can
// be pasted; no diagnosis, no rating, no value of a sensitive fact. `grades`: all that came out this way, in place of
// the finding's own.
std::string notice(const model::Model& model, const explain::Finding& finding, Date on, std::optional<Date> closes_on,
                   const std::vector<std::string>& grades = {});
std::string_view outcome_words(explain::Outcome outcome);  // "not decided"
// "condition-failed vra(3)": what is stored with a finding.
std::string reason_code(const explain::Finding& finding);
// The findings of one authority as lines: one for all grades that come out the same way.
void add_findings(Page& page, const explain::Answers& answers, model::Id authority,
                  std::span<const explain::Finding> findings);

// Shared by the two pages: where the answer comes from, and what it does not say.
void add_header(Page& page, const explain::Answers& answers, const About& about);
void add_footer(Page& page);
// "may-apply until 2027-05-13; does-not-apply from 2027-05-14"
std::string status_words(const explain::Answer& answer);

}  // namespace hirepath::render
