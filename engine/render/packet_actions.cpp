// What to do next, and what to talk about: near misses and what opens later. Also picks the near misses.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "render/packet_parts.hpp"
#include "render/words.hpp"

namespace hirepath::render {
namespace {

using explain::Answer;
using explain::DocumentState;
using model::Status;

constexpr std::size_t most_worked_out = 20, most_near_misses = 5, most_of_a_kind = 4;

class Steps {
 public:
  explicit Steps(Page& page) : page_(page) {}
  void add(const std::string& text) { page_.item(fmt::format("{}.", ++count_), text); }

 private:
  Page& page_;
  int count_ = 0;
};

std::vector<std::string> hiring_paths(const Content& content) {
  const auto& model = *content.answers.model;
  const model::Id table = model.find_table("hiring-paths");
  std::vector<std::string> names;
  for (const Answer* answer : content.paths.own) {
    for (const auto& code : authority(content.answers, *answer).paths) {
      const std::string* title = table == model::none ? nullptr : model.tables[table].title(code);
      const std::string name = title ? *title : code;
      if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
  }
  return names;
}

void add_paper_steps(Steps& steps, const std::vector<Proof>& all) {
  std::size_t missing = 0;
  for (const Proof* proof : still_to_get(all)) {
    const std::string& title = proof->document->title;
    if (proof->state == DocumentState::missing && ++missing > most_of_a_kind) continue;
    switch (proof->state) {
      case DocumentState::missing: steps.add(fmt::format("Get: {}.", title)); break;
      case DocumentState::expected:
        steps.add(fmt::format("Add when it comes ({}): {}.", state_words(*proof), title));
        break;
      case DocumentState::cannot_get:
        steps.add(fmt::format("Ask the HR office what it accepts in place of: {}.{}", title,
                              proof->also_accepted.empty()
                                  ? std::string()
                                  : " The rules also name: " + join(proof->also_accepted, "; ") + '.'));
        break;
      case DocumentState::have: break;
    }
  }
}

// The declaration of a fact by its JSON path; a list's element has none here: history is nobody's to change.
class Facts {
 public:
  explicit Facts(const model::Model& model) {
    for (const auto& fact : model.facts) by_name_.emplace(model::json_name(fact.path), &fact);
  }
  const model::Fact* find(const std::string& path) const {
    const auto at = by_name_.find(path);
    return at == by_name_.end() ? nullptr : at->second;
  }
  bool changeable(const std::string& path) const {
    const model::Fact* fact = find(path);
    return fact && !fact->sensitive && !fact->changed_by.empty() && fact->changed_by != "nobody" &&
           fact->changed_by != "time";
  }

 private:
  std::map<std::string, const model::Fact*> by_name_;
};

// Could somebody change a fact that this failing condition, or one below it, rests on?
bool changeable(const Facts& facts, const Answer& answer, const std::string& label) {
  const auto& because = answer.because;
  const auto at = std::ranges::find(because, label, &explain::Reason::label);
  for (auto one = at; one != because.end() && (one == at || one->depth > at->depth); ++one) {
    if (std::ranges::any_of(one->facts, [&](const std::string& path) { return facts.changeable(path); })) return true;
  }
  return false;
}

std::string who_changes(const std::string& who_can) {
  return who_can == "person" ? "the client" : who_can == "time" ? "time" : who(who_can);
}

std::string change_words(const Facts& facts, const explain::Change& change) {
  std::vector<std::string> parts;
  for (const auto& part : change.set) {
    const model::Fact* fact = facts.find(part.fact);
    parts.push_back(part.fact == "action_date"
                        ? "from " + part.to
                        : fmt::format("{}: {}", fact && !fact->phrase.empty() ? fact->phrase : part.fact, part.to));
  }
  return fmt::format("{} - then it {} (can change it: {})", join(parts, "; and "), plain_words(change.status),
                     who_changes(change.who));
}

std::string fails(const Content& content, const Answer& answer) {
  std::vector<std::string> words;
  for (const auto& set : answer.blocking) {
    for (const auto& label : set) {
      const auto at = std::ranges::find(answer.because, label, &explain::Reason::label);
      if (at == answer.because.end()) continue;
      const bool hidden =
          std::ranges::any_of(at->facts, [&](const auto& path) { return content.mask.hides_fact(path); });
      std::string text = with_cites(hidden ? "a condition on a sensitive fact" : at->text, at->cites);
      if (std::ranges::find(words, text) == words.end()) words.push_back(std::move(text));
    }
  }
  return join(words, "; ");
}

const explain::Segment* next_open(const Content& content, const Answer& answer) {
  const auto at = std::ranges::find_if(answer.timeline, [&](const explain::Segment& segment) {
    return segment.from && *segment.from > content.answers.on &&
           (segment.status == Status::may_apply || segment.status == Status::conditional);
  });
  return at == answer.timeline.end() ? nullptr : &*at;
}

void add_redress(Page& page, const Content& content) {
  std::vector<std::string> said;
  for (const Picked* group : {&content.paths.own, &content.paths.preference}) {
    for (const Answer* answer : *group) {
      for (const auto& note : authority(content.answers, *answer).redress) {
        std::string text = with_cites(note.text, note.cites);
        if (std::ranges::find(said, text) == said.end()) said.push_back(std::move(text));
      }
    }
  }
  if (said.empty()) return;
  page.entry("If the client is passed over");
  for (const auto& text : said) page.item("*", text);
}

}  // namespace

std::vector<model::Id> near_misses(const explain::Answers& answers) {
  const Facts facts(*answers.model);
  using Rank = std::tuple<std::size_t, bool, std::size_t, model::Id>;
  std::vector<Rank> ranks;
  for (const Answer& answer : answers.answers) {
    const auto& one = authority(answers, answer);
    if (answer.status != Status::does_not_apply || answer.blocking.empty() || one.kind == "modifier") continue;
    const bool possible = std::ranges::all_of(answer.blocking, [&](const auto& set) {
      return std::ranges::any_of(set, [&](const std::string& label) { return changeable(facts, answer, label); });
    });
    std::size_t conditions = 0;
    for (const auto& set : answer.blocking) conditions += set.size();
    if (possible) ranks.emplace_back(answer.blocking.size(), is_for_everybody(one), conditions, answer.authority);
  }
  std::ranges::sort(ranks);
  std::vector<model::Id> ids;
  for (const auto& rank : ranks) {
    if (ids.size() < most_worked_out) ids.push_back(std::get<model::Id>(rank));
  }
  return ids;
}

void add_actions(Page& page, const Content& content, const std::vector<Proof>& all) {
  page.heading("Next actions");
  Steps steps(page);
  for (const Answer* answer : content.closing) {
    if (answer == (content.closing.size() > most_of_a_kind ? content.closing[most_of_a_kind] : nullptr)) break;
    steps.add(fmt::format("Before {} ({} left), use: {}.", values::to_string(*answer->until + 1),
                          days_left(content, *answer->until), authority(content.answers, *answer).title));
  }
  add_paper_steps(steps, all);
  const auto questions = open_questions(content);
  for (std::size_t i = 0; i < std::min<std::size_t>(questions.size(), 2); ++i) {
    steps.add(fmt::format("Settle: {} It stands before {} {}.", questions[i].question, questions[i].paths.size(),
                          questions[i].paths.size() == 1 ? "path" : "paths"));
  }
  if (const auto names = hiring_paths(content); !names.empty())
    steps.add(fmt::format("Search USAJOBS with these hiring paths: {}.", join(names, "; ")));
  if (!content.paths.own.empty())
    steps.add("Fill in and send the letters of this packet, each with its proof, to the office named in it.");
  steps.add(
      "With each application, send every paper by 11:59 pm Eastern time on the closing date; name in it each path "
      "under "
      "which the client asks to be considered.");
  add_redress(page, content);
}

void add_what_ifs(Page& page, const Content& content) {
  page.heading("What-ifs worth discussing");
  std::size_t shown = 0;
  const Facts facts(*content.answers.model);
  for (const Answer& answer : content.answers.answers) {
    if (answer.changes.empty() || answer.status != Status::does_not_apply || shown == most_near_misses) continue;
    page.entry(authority(content.answers, answer).title);
    page.line("fails today", fails(content, answer));
    for (const auto& change : answer.changes) {
      page.item("*", change_words(facts, change));
      if (&change - answer.changes.data() + 1 == static_cast<std::ptrdiff_t>(most_of_a_kind)) break;
    }
    ++shown;
  }
  for (const Answer* answer : content.paths.later) {
    const auto* segment = next_open(content, *answer);
    if (!answer->changes.empty() || !segment || content.mask.hides_part_of(*answer)) continue;
    page.entry(authority(content.answers, *answer).title);
    page.line("opens", fmt::format("{} {}", plain_words(segment->status), span(segment->from, segment->until)));
    ++shown;
  }
  if (shown == 0)
    page.paragraph("No near miss was found: nothing that somebody could change would open a further path.");
}

}  // namespace hirepath::render
