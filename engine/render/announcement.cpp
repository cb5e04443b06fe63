// Entrance: announcement_page().
#include "render/announcement.hpp"

#include <fmt/format.h>

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

std::string pay(const Announcement& job) {
  std::vector<std::string> words;
  const auto dollars = [](std::optional<std::int64_t> cents) {
    return cents ? fmt::format("${}.{:02}", *cents / 100, *cents % 100) : std::string("?");
  };
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
  return words.empty() ? job.pay_plan + ' ' + job.low_grade_text +
                             (job.high_grade_text.empty() ? "" : " to " + job.high_grade_text)
                       : join(words);
}

void add_candidates(Page& page, const model::Model& model, const Announcement& job) {
  if (job.candidates.empty()) return;
  page.heading("Authorities it may mean");
  for (const auto& candidate : job.candidates) {
    const model::Id id = model.find_authority(candidate.authority);
    const std::string title = id == model::none ? "this edition has no rules for it" : model.authorities[id].title;
    page.entry(fmt::format("{} ({})", candidate.authority, title), id == model::none ? Tone::faint : Tone::plain);
    page.line("because", candidate.reason);
    page.line(candidate.source, candidate.quote.empty() ? candidate.quote : '"' + candidate.quote + '"');
  }
}

}  // namespace

Page announcement_page(const model::Model& model, const Announcement& job) {
  Page page;
  page.title(job.title.empty() ? "An announcement without a title" : job.title);
  page.line("control number", job.control_number);
  page.line("announcement number", job.announcement_number);
  page.line("agency", job.organization.empty() || job.department.empty() ? job.organization + job.department
                                                                         : job.organization + ", " + job.department);
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
  page.heading("Facts for a case");
  for (const auto& [path, value] : usajobs::facts(job)) page.item("*", fmt::format("{} {}", path, value));
  add_candidates(page, model, job);
  if (!job.open.empty()) page.heading("What it leaves open");
  for (const auto& sentence : job.open) page.item("?", sentence, 0, Tone::open);
  return page;
}

}  // namespace hirepath::render
