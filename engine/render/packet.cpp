// Entrances: packet_page(), and client_line() and clients_page() for many clients.
#include "render/packet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "render/packet_parts.hpp"
#include "render/words.hpp"

namespace hirepath::render {
namespace {

using explain::Answer;
using explain::Answers;

Content content_of(const Answers& answers, const ForClient& about) {
  Content content{answers, about, Mask(*answers.model, about.include_sensitive), paths(answers), {}};
  content.closing = closing(answers, content.paths);
  return content;
}

void add_header(Page& page, const Content& content) {
  const Answers& answers = content.answers;
  page.title("Hiring paths: packet for " + content.about.client);
  const std::string on = values::to_string(answers.on);
  page.line("asked for", answers.law_on_asked
                             ? fmt::format("{}, under the law of {}", on, values::to_string(answers.law_on))
                             : fmt::format("{}, under the law of each day", on));
  page.line("announcement", content.about.announcement);
  page.line("closing date",
            answers.closes_on ? values::to_string(*answers.closes_on) + ", 11:59 pm Eastern time" : std::string());
  page.line("evidence", answers.verified_only ? "only what a named document verifies" : "what the case claims");
  page.line("sensitive facts", content.about.include_sensitive
                                   ? "printed: keep this packet private"
                                   : "not printed; the names of paths and papers can still tell of them");
  page.line("rules", "edition " + answers.model->edition);
}

std::string count_words(std::size_t count, const char* one, const char* many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

void add_summary(Page& page, const Content& content, const std::vector<Proof>& all) {
  page.heading("Summary");
  const auto& own = content.paths.own;
  if (own.empty()) {
    page.paragraph(
        "No hiring path that rests on your own case was found to be open on the day asked. Missing facts may change "
        "that: see what was not decided, and why.");
  } else {
    page.paragraph(fmt::format("You may be considered under {} that {} on your own case.",
                               count_words(own.size(), "hiring path", "hiring paths"),
                               own.size() == 1 ? "rests" : "rest"));
    std::vector<std::vector<std::string>> rows{{"Path", "Answer", "Until", "Law"}};
    for (const Answer* answer : own) {
      std::vector<std::string> cites;
      for (const auto& cite : authority(content.answers, *answer).cites) {
        if (cites.size() < 2 && std::ranges::find(cites, cite) == cites.end()) cites.push_back(cite);
      }
      rows.push_back({authority(content.answers, *answer).title, answer_words(*answer),
                      answer->until ? values::to_string(*answer->until) : "no end known", join(cites, "; ")});
    }
    page.table(std::move(rows), "Your hiring paths");
  }
  for (const Answer* answer : content.paths.preference)
    page.line("also claim", fmt::format("{}: {}", authority(content.answers, *answer).title, standing(*answer)));
  if (!content.closing.empty()) {
    const Answer& next = *content.closing.front();
    page.line("closes next", fmt::format("{}: {}, {} left", authority(content.answers, next).title,
                                         values::to_string(*next.until), days_left(content, *next.until)));
  }
  std::size_t have = 0, expected = 0;
  for (const Proof& proof : all) {
    have += proof.state == explain::DocumentState::have;
    expected += proof.state == explain::DocumentState::expected && proof.instead.empty();
  }
  const auto missing = still_to_get(all);
  if (!all.empty())
    page.line("proof",
              fmt::format("{} at hand, {} expected, {} still to get{}", have, expected, missing.size() - expected,
                          missing.empty() ? "" : "; most asked for: " + missing[0]->document->title));
  const std::size_t undecided = content.paths.undecided.size();
  const std::string open = undecided == 0 ? std::string()
                                          : fmt::format("; {} undecided, mostly for want of facts",
                                                        count_words(undecided, "path is", "paths are"));
  page.line("not decided here", fmt::format("{}{}", fmt::join(explain::not_decided_here, ", "), open));
}

}  // namespace

Page packet_page(const Answers& answers, const ForClient& about) {
  const Content content = content_of(answers, about);
  const auto all = proofs(content);
  Page page;
  add_header(page, content);
  add_summary(page, content, all);
  add_windows(page, content);
  add_proof(page, content, all);
  add_actions(page, content, all);
  add_what_ifs(page, content);
  add_paths(page, content);
  add_letters(page, content, all);
  add_not_decided(page, content);
  add_sources(page, content);
  return page;
}

ClientLine client_line(const Answers& answers, const ForClient& about) {
  const Content content = content_of(answers, about);
  ClientLine line{about.client, {}, {}, {}, 0, content.paths.own.size(), {}};
  if (!content.closing.empty() ||
      std::ranges::any_of(content.paths.own, [](const Answer* one) { return one->until.has_value(); })) {
    const Answer* next = content.closing.empty() ? content.paths.own.front() : content.closing.front();
    line.closes = next->until;
    line.days_left = *next->until - answers.on;
    const std::string& title = authority(answers, *next).title;
    line.path =
        content.mask.hides(title) || content.mask.hides_part_of(*next) ? "a path that rests on sensitive facts" : title;
  }
  const auto all = proofs(content);
  for (const Proof* proof : still_to_get(all)) {
    const std::string& title = proof->document->title;
    line.missing.push_back(content.mask.hides(title) ? "a paper about sensitive facts" : title);
  }
  return line;
}

Page clients_page(std::vector<ClientLine> clients, const std::vector<std::string>& unread, values::Date on,
                  const std::string& version) {
  std::ranges::stable_sort(clients, {}, [](const ClientLine& one) {
    return std::tuple(one.closes.value_or(values::Date::max()), one.client);
  });
  Page page;
  page.title("Whose window closes next");
  page.line("asked for", values::to_string(on));
  page.line("program", "hirepath " + version);
  page.heading(fmt::format("Clients: {}", clients.size()));
  std::vector<std::vector<std::string>> rows{
      {"Client", "Closes next", "Days left", "Path", "Open paths", "Papers still to get"}};
  std::vector<std::string> links{{}};
  for (const ClientLine& one : clients) {
    std::string papers = std::to_string(one.missing.size());
    for (std::size_t i = 0; i < std::min<std::size_t>(one.missing.size(), 2); ++i)
      papers += (i == 0 ? ": " : "; ") + one.missing[i];
    if (one.missing.size() > 2) papers += "; ...";
    links.push_back(one.link);
    rows.push_back({one.client, one.closes ? values::to_string(*one.closes) : "no end known",
                    one.closes ? std::to_string(one.days_left) : "-", one.closes ? one.path : "-",
                    std::to_string(one.open_paths), papers});
  }
  page.table(std::move(rows), "What closes soonest comes first", std::move(links));
  if (!unread.empty()) page.heading("Not read");
  for (const auto& name : unread) page.item("*", name + ": the case could not be read");
  return page;
}

}  // namespace hirepath::render
