#include "ask/plain.hpp"

#include <algorithm>
#include <iostream>

#include "ask/marks.hpp"
#include "ask/pages.hpp"
#include "ask/value_text.hpp"
#include "files.hpp"

namespace hirepath::cli::ask {
namespace {

using Kind = Line::Kind;

constexpr std::size_t longest_line = 64U << 10U;  // of what is typed or piped in; no answer has a hundredth
constexpr std::size_t most_news = 3;              // after one answer; `results` shows all

class Conversation {
 public:
  Conversation(Sitting& sitting, const Talk& talk) : sitting_(sitting), talk_(talk) {}

  void hold() {
    greet();
    show_question();
    while (auto line = next_line()) {
      if (line->kind == Kind::stop || line->kind == Kind::quit) return;
      if (line->kind == Kind::nothing && !sitting_.question()) return;
      answer(*line);
    }
  }

 private:
  void say(const std::string& text) {
    if (!text.empty()) talk_.out << text << '\n';
  }
  void show(const render::Page& page) { talk_.out << render::to_text(page, talk_.style); }

  void greet() {
    render::Page page;
    const Start& start = sitting_.start();
    page.title(
        "The interview asks only what can still change an answer. Each line is one answer; ? explains, dk is 'I do "
        "not know', skip puts a question off, back takes an answer back, quit ends and keeps what is known.");
    if (!start.announcement.empty()) page.line("job", start.announcement);
    if (start.resumed)
      page.line("going on with", start.file + "; " + progress_words(sitting_));
    else if (!start.file.empty())
      page.line("saved after each answer in", start.file);
    else
      page.line("not saved", "'save my-case.json' keeps the answers");
    show(page);
  }

  void show_question() {
    render::Page page;
    if (!sitting_.question()) {
      page.heading("no more questions");
      page.title("Nothing that is still open can change by another answer.");
      page.line("", "An empty line ends; list, edit and back change an answer.");
    } else {
      add_question(page, sitting_);
      page.line("so far", count_words(sitting_.results()) + "; " + progress_words(sitting_));
      add_choices(page, *sitting_.question());
    }
    show(page);
    if (sitting_.offers_to_stop())
      say("Few people with these answers find another path by going on: 'stop' ends here with the results, or go on.");
  }

  static void add_choices(render::Page& page, const interview::Question& question) {
    const auto all = choices(question);
    for (std::size_t i = 0; i < all.size(); ++i) page.item(std::to_string(i + 1), all[i]);
    for (std::size_t i = 0; i < question.items.size(); ++i) page.item(std::to_string(i + 1), question.items[i].words);
    if (is_checklist(question))
      page.line("answer", form_of_marks(question.items.size()) + "; ? explains each");
    else if (all.empty())
      page.line("answer", form(*question.type));
  }

  // The next line that says something; on a terminal also an empty one. Nothing at the end of the input.
  std::optional<Line> next_line() {
    talk_.out << "> " << std::flush;
    bool ended = false;
    for (std::string text; cli::read_line(talk_.in, text, longest_line, ended);) {
      const auto all = sitting_.question() ? choices(*sitting_.question()) : std::vector<std::string>();
      Line line = read_line(text, all);
      if (talk_.echo && line.kind == Kind::nothing) continue;
      if (talk_.echo) talk_.out << shown(line, trimmed(text)) << '\n';
      return line;
    }
    talk_.out << '\n';
    return std::nullopt;
  }

  std::string shown(const Line& line, const std::string& text) const {
    if (!sitting_.is_sensitive(line)) return text;
    return line.kind == Kind::named ? line.name + " = (not shown)" : "(not shown)";
  }

  void answer(const Line& line) {
    switch (line.kind) {
      case Kind::nothing: return;
      case Kind::help: return show(help_page(sitting_));
      case Kind::list: return show(review_page(sitting_, line.sensitive));
      case Kind::results: return show(results_page(sitting_));
      default: break;
    }
    const auto before = sitting_.question();
    const auto paths = sitting_.results().open;
    const bool was_editing = sitting_.editing();
    const Reply reply = sitting_.take(line);
    say(reply.text);
    if (!reply.taken) return;
    tell_news(paths);
    const auto& now = sitting_.question();
    if (!is_same(before, now) || was_editing != sitting_.editing()) show_question();
  }

  using Asked = std::optional<interview::Question>;
  static bool is_same(const Asked& a, const Asked& b) {
    if (!a || !b) return !a && !b;
    return a->target == b->target && a->kind == b->kind &&
           std::ranges::equal(a->items, b->items, {}, &interview::Item::target, &interview::Item::target);
  }

  // Which paths the last answer opened, closed or gave another end.
  void tell_news(const std::vector<Path>& before) {
    const auto& after = sitting_.results().open;
    const auto same = [](const Path& a) {
      return [&a](const Path& b) { return a.authority == b.authority && a.status == b.status && a.until == b.until; };
    };
    std::vector<std::string> news;
    for (const auto& path : after)
      if (std::ranges::none_of(before, same(path))) news.push_back("Now " + path_words(sitting_.model(), path));
    for (const auto& path : before) {
      if (std::ranges::none_of(after, [&](const Path& one) { return one.authority == path.authority; }))
        news.push_back("No longer open: " + sitting_.model().authorities[path.authority].title);
    }
    for (std::size_t i = 0; i < std::min(news.size(), most_news); ++i) say(news[i] + '.');
    if (news.size() > most_news) say("And " + std::to_string(news.size() - most_news) + " more; 'results' shows them.");
  }

  Sitting& sitting_;
  const Talk& talk_;
};

}  // namespace

void ask_plain(Sitting& sitting, const Talk& talk) { Conversation(sitting, talk).hold(); }

}  // namespace hirepath::cli::ask
