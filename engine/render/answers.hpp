// Answers -> a page for people. The words of the law come from the rules; the words around them are here.
#pragma once

#include <string>

#include "explain/answer.hpp"
#include "render/page.hpp"

namespace hirepath::render {

// What stands around the answers.
struct About {
  std::string version;       // of the program
  std::string case_name;     // the file's name
  std::string announcement;  // "12345: Economist, GS-0110-9/11", or nothing
  View view = View::applicant;
};

// Every answer in two to six lines, grouped by status: what is open to the person first.
Page check_page(const explain::Answers& answers, const About& about);
// One answer in full; `answer` is one of answers.answers.
Page explain_page(const explain::Answers& answers, const explain::Answer& answer, const About& about);

// `check` and `explain` of one case as plain text.
std::string text(const explain::Answers& answers, const About& about, const Style& style);

// Shared by the two pages: where the answer comes from, and what it does not say.
void add_header(Page& page, const explain::Answers& answers, const About& about);
void add_footer(Page& page);
// "may-apply until 2027-05-13; does-not-apply from 2027-05-14"
std::string status_words(const explain::Answer& answer);

}  // namespace hirepath::render
