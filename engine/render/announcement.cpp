// Entrance: announcement_page().
#include "render/announcement.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/words.hpp"
#include "usajobs/facts.hpp"

namespace hirepath::render {
namespace {

using usajobs::Announcement;

std::string date_words(std::optional<values::Date> date) { return date ? values::to_string(*date) : "not stated"; }

std::string series(const Announcement& job) {
  std::vector<std::string> words;
  for (const auto& one : job.series) words.push_back(one.name.empty() ? one.code : one.code + ' ' + one.name);
  return join(words, "; ");
}

// "$60,000", "$23.50"
std::string dollars(std::optional<std::int64_t> cents) {
  if (!cents) return "?";
  std::string whole = std::to_string(*cents / 100);
  for (std::size_t at = whole.size(); at > 3; at -= 3) whole.insert(at - 3, ",");
  return '$' + whole + (*cents % 100 == 0 ? std::string() : fmt::format(".{:02}", *cents % 100));
}

std::string pay(const Announcement& job) {
  std::vector<std::string> words;
  for (const auto& one : job.pay)
    words.push_back(fmt::format("{} to {} {}", dollars(one.minimum_cents), dollars(one.maximum_cents), one.interval));
  return join(words, "; ");
}

std::string paths(const Announcement& job) {
  std::vector<std::string> words;
  for (const auto& path : job.hiring_paths)
    words.push_back(path.code.empty() ? "\"" + path.raw + "\" (not known)" : path.code);
  return join(words);
}

std::string answer_words(std::optional<bool> yes) { return !yes ? std::string() : *yes ? "yes" : "no"; }

std::string grade_words(const Announcement& job) {
  std::vector<std::string> words;
  for (const auto& grade : usajobs::grades(job)) words.push_back(values::to_string(grade));
  if (!words.empty()) return join(words);
  std::string as_written =
      job.pay_plan + (job.pay_plan.empty() || job.low_grade_text.empty() ? "" : " ") + job.low_grade_text;
  if (!job.high_grade_text.empty()) as_written += " to " + job.high_grade_text;
  return as_written;
}

// Each authority once, with everything that points to it.
void add_candidates(Page& page, const model::Model& model, const Announcement& job) {
  if (job.candidates.empty()) return;
  page.heading("Authorities it may mean");
  std::vector<std::string> shown;
  for (const auto& first : job.candidates) {
    if (std::ranges::find(shown, first.authority) != shown.end()) continue;
    shown.push_back(first.authority);
    const model::Id id = model.find_authority(first.authority);
    const std::string title = id == model::none ? "this edition has no rules for it" : model.authorities[id].title;
    page.entry(fmt::format("{} ({})", first.authority, title), id == model::none ? Tone::faint : Tone::plain);
    for (const auto& candidate : job.candidates) {
      if (candidate.authority != first.authority) continue;
      page.line("", candidate.reason);
      page.line(candidate.source, candidate.quote.empty() ? candidate.quote : '"' + candidate.quote + '"', 1);
    }
  }
}

}  // namespace

Page announcement_page(const model::Model& model, const Announcement& job) {
  Page page;
  page.title(job.title.empty() ? "An announcement without a title" : job.title);
  page.line("control number", job.control_number);
  page.line("announcement number", job.announcement_number);
  page.line("agency", job.organization);
  page.line("department", job.department == job.organization ? std::string() : job.department);
  page.line("open", fmt::format("{} to {}", date_words(job.open_date), date_words(job.close_date)));
  page.line("series", series(job));
  page.line("grades", grade_words(job));
  page.line("pay", pay(job));
  page.line("appointment", join(job.offering_types));
  page.line("schedule", join(job.schedules));
  page.line("hiring paths", paths(job));
  page.line("who may apply",
            job.who_may_apply ? job.who_may_apply->name + " (" + job.who_may_apply->code + ')' : std::string());
  page.line("where", join(job.locations, "; "));
  page.line("remote", answer_words(job.remote));
  page.line("telework", answer_words(job.telework));
  page.line("openings", job.openings);
  page.line("clearance", job.clearance);
  page.line("sensitivity", job.sensitivity);
  page.line("drug test", answer_words(job.drug_test));
  const auto facts = usajobs::facts(job);
  if (!facts.empty()) page.heading("Facts for a case");
  for (const auto& [path, value] : facts) page.item("*", fmt::format("{} {}", path, value));
  add_candidates(page, model, job);
  if (!job.open.empty()) page.heading("What it leaves open");
  for (const auto& sentence : job.open) page.item("?", sentence, 0, Tone::open);
  return page;
}

}  // namespace hirepath::render
