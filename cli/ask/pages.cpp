#include "ask/pages.hpp"

#include <algorithm>

#include "ask/marks.hpp"
#include "ask/names.hpp"
#include "ask/value_text.hpp"
#include "explain/explain.hpp"
#include "render/answers.hpp"
#include "render/words.hpp"
#include "terminal.hpp"

namespace hirepath::cli::ask {
namespace {

using interview::Question;

constexpr std::size_t most_paths = 12;  // on the page of results

std::string number_of(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

constexpr const char* unlikely_words = "; these are unlikely paths";

std::string papers(const model::Model& model, const interview::Target& target) {
  std::vector<std::string> titles;
  for (const auto id : declaration(model, target).proved_by) titles.push_back(model.documents[id].title);
  return render::join(titles, "; ");
}

// "a period of military service, entry 2", or nothing.
std::string entry_words(const model::Model& model, const Question& question) {
  if (question.target.field == model::none) return {};
  const auto& record = model.records[model.facts[question.target.fact].type.record];
  return record.title + ", entry " + std::to_string(question.target.element + 1);
}

std::string title_of(const model::Model& model, model::Id authority) {
  return model.authorities[authority].title + " (" + model.authorities[authority].id + ')';
}

// The items of a checklist, or this one, with all there is to say about them.
void add_items(render::Page& page, const model::Model& model, const Question& question,
               std::optional<std::size_t> only) {
  page.title(question.words);
  for (std::size_t i = 0; i < question.items.size(); ++i) {
    const auto& item = question.items[i];
    if (only && *only != i) continue;
    page.item(std::to_string(i + 1), item.words);
    page.line("help", item.help);
    page.line("shown by", papers(model, item.target));
    page.line("why", why_words(model, item.decides, item.decides.size()));
    page.line("name", item.path);
  }
  page.line("answer", form_of_marks(question.items.size()));
}

}  // namespace

std::string progress_words(const Sitting& sitting) {
  const auto& progress = sitting.progress();
  return number_of(progress.answered, "answered", "answered") + ", " + std::to_string(progress.relevant) +
         " can still matter; " + std::to_string(progress.decided) + " of " +
         number_of(progress.decided + progress.open, "path", "paths") + " decided";
}

std::string count_words(const Results& results) {
  std::vector<std::string> words;
  for (const auto& [status, count] : results.counts)
    if (count > 0) words.push_back(std::to_string(count) + ' ' + model::to_string(status));
  return render::join(words);
}

std::string path_words(const model::Model& model, const Path& path) {
  return title_of(model, path.authority) + ": " + model::to_string(path.status) +
         (path.until ? " until " + values::to_string(*path.until) : "");
}

std::string why_words(const model::Model& model, const std::vector<model::Id>& decides, std::size_t most) {
  if (decides.empty()) return {};
  std::vector<std::string> titles;
  for (const auto id : decides)
    if (titles.size() < most) titles.push_back(title_of(model, id));
  const std::size_t more = decides.size() - titles.size();
  return "it can still decide " + render::join(titles) + (more == 0 ? "" : " and " + std::to_string(more) + " more");
}

void add_question(render::Page& page, const Sitting& sitting) {
  const Question& question = *sitting.question();
  const auto& model = sitting.model();
  std::string heading = question.topic;
  if (const std::string entry = entry_words(model, question); !entry.empty())
    heading += (heading.empty() ? "" : ": ") + entry;
  if (sitting.editing()) heading += (heading.empty() ? "" : "; ") + std::string("changing an answer");
  page.heading(heading.empty() ? "question" : heading);
  page.title(question.words.empty() ? question.path : question.words);
  page.line("help", question.help);
  if (!is_checklist(question)) page.line("shown by", papers(model, question.target));
  std::string why = why_words(model, question.decides, 3);
  if (!why.empty() && sitting.tells_unlikely()) why += unlikely_words;
  page.line("why", why);
  if (sitting.editing()) page.line("now", sitting.answer_to(question, false));
}

render::Page help_page(const Sitting& sitting, std::optional<std::size_t> item) {
  render::Page page;
  if (sitting.question() && is_checklist(*sitting.question())) {
    add_items(page, sitting.model(), *sitting.question(), item);
  } else if (sitting.question()) {
    const Question& question = *sitting.question();
    page.title(question.words.empty() ? question.path : question.words);
    page.line("help", question.help.empty() ? "there is no more to say than the question says" : question.help);
    page.line("shown by", papers(sitting.model(), question.target));
    page.line("answer", choices(*question.type).empty()
                            ? form(*question.type)
                            : render::join(choices(*question.type)) + "; by name or by number");
    std::string why = why_words(sitting.model(), question.decides, question.decides.size());
    if (!why.empty() && question.unlikely) why += unlikely_words;
    page.line("why", why);
    page.line("name", question.path);
    if (question.sensitive) page.line("note", "the answer is not shown again unless you ask for it");
  }
  page.heading("what can be typed");
  page.item("-", "dk: I do not know. skip: not now, ask it last. back: take the last answer back");
  page.item("-",
            "list: what was answered (list all: sensitive values too). edit 3: answer number 3 again. remove 3: take "
            "that entry out of its list");
  page.item("-",
            "results: what is open so far. save, save FILE: keep the answers. stop: end here with the results. quit: "
            "end and go on another day");
  page.item(
      "-", "NAME = ANSWER: answers a fact by its name in the case file, asked or not, such as person.us_citizen = yes");
  page.item("-", "ANSWER by DOCUMENT: with the paper that shows it, such as 30 by va-letter");
  page.item("-", "# begins a comment; ? is this page");
  return page;
}

render::Page review_page(const Sitting& sitting, bool sensitive) {
  render::Page page;
  const auto all = sitting.answered();
  if (all.empty()) page.title("Nothing is answered yet.");
  std::string topic;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string entry = entry_words(sitting.model(), all[i]);
    const std::string heading = all[i].topic + (entry.empty() || all[i].topic.empty() ? "" : ": ") + entry;
    if (heading != topic && !heading.empty()) page.heading(heading);
    topic = heading;
    const std::string words = all[i].words.empty() ? all[i].path : all[i].words;
    page.item(std::to_string(i + 1), words + " - " + sitting.answer_to(all[i], sensitive));
  }
  return page;
}

render::Page results_page(const Sitting& sitting) {
  render::Page page;
  const auto& results = sitting.results();
  page.title("So far, on " + values::to_string(sitting.start().options.session.on) + ": " + count_words(results));
  const auto group = [&](bool opened, const std::string& heading) {
    std::size_t shown = 0;
    for (const auto& path : results.open) {
      if (path.opened != opened) continue;
      if (shown == 0) page.heading(heading);
      if (++shown <= most_paths) page.item("-", path_words(sitting.model(), path), 0, render::tone(path.status));
    }
    if (shown > most_paths) page.item("-", "and " + std::to_string(shown - most_paths) + " more");
  };
  group(true, "open by what you said");
  group(false, "open to anybody who qualifies, if the job and the agency allow it");
  if (results.open.empty()) page.line("", "No path is known to be open yet.");
  page.line("progress", progress_words(sitting));
  return page;
}

}  // namespace hirepath::cli::ask
