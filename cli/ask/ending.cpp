// The last page of a sitting. Entrance: ending().
#include <algorithm>

#include "ask/pages.hpp"
#include "explain/explain.hpp"
#include "render/answers.hpp"
#include "render/words.hpp"
#include "terminal.hpp"

namespace hirepath::cli::ask {
namespace {

using model::Status;

bool is_shown(Status status) {
  return status == Status::may_apply || status == Status::conditional || status == Status::conflict;
}

// As a shell takes it for one word.
std::string word(const std::string& text) {
  if (text.find_first_of(" \t\"'$&;()<>|*?\\`") == std::string::npos) return text;
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + '\'';
}

// The options of this sitting that another command needs to give the same answers.
std::string options_again(const Arguments& arguments) {
  std::string words;
  if (arguments.on) words += " --on " + values::to_string(*arguments.on);
  if (arguments.law_on) words += " --law-on " + values::to_string(*arguments.law_on);
  for (const auto& job : arguments.announcements) words += " --announcement " + word(job);
  if (arguments.verified_only) words += " --evidence verified";
  if (arguments.view == render::View::hr) words += " --view hr";
  if (!arguments.knowledge.empty()) words += " --knowledge " + word(arguments.knowledge);
  return words;
}

void add_rest(render::Page& page, const explain::Answers& all, const std::string& again) {
  std::vector<std::string> words;
  for (const Status status : {Status::undecided, Status::does_not_apply, Status::not_in_force}) {
    const auto count = std::ranges::count(all.answers, status, &explain::Answer::status);
    if (count > 0) words.push_back(std::to_string(count) + ' ' + model::to_string(status));
  }
  if (words.empty()) return;
  page.heading("the rest");
  page.line("", render::join(words));
  page.line("all of them", again);
}

void add_next_steps(render::Page& page, const Sitting& sitting, const std::string& options) {
  page.heading("next");
  const std::string file = word(sitting.file());
  if (file.empty()) {
    page.line("save", "these answers are not kept; name a file next time: hirepath ask my-case.json");
    return;
  }
  if (sitting.failed()) page.line("save", "the answers could not be saved in " + file, 0, render::Tone::bad);
  if (sitting.saved()) page.line("saved in", file);
  page.line("go on", "hirepath ask " + file + options);
  page.line("for a counselor", "hirepath consult " + file + options);
  const auto& open = sitting.results().open;
  const std::string example = open.empty() ? "AUTHORITY" : sitting.model().authorities[open[0].authority].id;
  page.line("one answer in full", "hirepath explain " + file + ' ' + example + options);
}

}  // namespace

std::string ending(const Sitting& sitting, const network::Network& network, const Arguments& arguments) {
  const auto& start = sitting.start();
  const auto& facts = sitting.facts();
  const auto all = explain::check(network, facts, start.options.session, start.options.authorities, start.grades,
                                  {.reasons = false, .changes = false});
  std::vector<model::Id> open;
  for (const auto& answer : all.answers)
    if (is_shown(answer.status)) open.push_back(answer.authority);
  auto answers = all;
  answers.answers.clear();
  if (!open.empty()) answers = explain::check(network, facts, start.options.session, open, start.grades, {});

  answers.closes_on = start.closes_on;
  std::vector<explain::Finding> findings;
  if (arguments.view == render::View::hr && !open.empty())
    findings = explain::screen(network, facts, start.options.session, open, start.grades);

  const std::string options = options_again(arguments);
  render::Page after;
  add_rest(after, all,
           sitting.file().empty() ? "save the answers, then: hirepath check FILE"
                                  : "hirepath check " + word(sitting.file()) + options);
  add_next_steps(after, sitting, options);
  render::Style look = style(arguments);
  const render::About about{HIREPATH_VERSION, sitting.file(), start.announcement, arguments.view, findings, nullptr};
  return render::to_text(render::check_page(answers, about), look) + render::to_text(after, look);
}

}  // namespace hirepath::cli::ask
