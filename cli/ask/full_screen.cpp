#include "ask/full_screen.hpp"

#include <algorithm>
#include <optional>

#include "ask/overlay.hpp"
#include "ask/pages.hpp"
#include "ask/value_text.hpp"

namespace hirepath::cli::ask {
namespace {

using KeyKind = Key::Kind;
using LineKind = Line::Kind;

constexpr std::size_t beside_from = 110;  // columns: from here the results stand beside the question
constexpr std::size_t beside_width = 44;
constexpr std::size_t below_height = 5;

struct Area {
  std::size_t top = 0, left = 0, rows = 0, columns = 0;
};

class View {
 public:
  View(Sitting& sitting, Screen& screen) : sitting_(sitting), screen_(screen) { welcome(); }

  int hold() {
    begin_question();
    for (;;) {
      draw();
      const Key key = screen_.read();
      if (key.kind == KeyKind::signal) return key.value;
      if (!(overlay_ ? over(key) : press(key))) return 0;
    }
  }

 private:
  void welcome() {
    if (sitting_.start().resumed)
      message_ = "Going on with " + sitting_.file() + ".";
    else if (sitting_.file().empty())
      message_ = "Nothing is saved yet: type 'save my-case.json' to keep the answers.";
  }
  void begin_question() {
    input_.clear();
    selected_ = 0;
    rows_.clear();
    if (!sitting_.question()) {
      rows_ = {"End with the results", "Look at the answers again"};
      return;
    }
    rows_ = choices(*sitting_.question()->type);
    chosen_from_ = rows_.size();
    if (rows_.empty()) rows_.push_back("Type " + form(*sitting_.question()->type));
    rows_.emplace_back("I do not know");
    rows_.emplace_back("Skip: ask it last");
  }

  // What is drawn ------------------------------------------------------------------------------------------------

  void draw() {
    if (overlay_) return overlay_->draw(screen_, sitting_);
    const std::size_t rows = screen_.rows(), columns = screen_.columns();
    screen_.clear();
    if (rows < 12 || columns < 40) {
      screen_.put(0, 0, "Please make the window larger (40 x 12)", Look::strong, columns);
      return screen_.show();
    }
    const std::string saved = sitting_.file().empty() ? " (not saved) " : ' ' + sitting_.file() + ' ';
    const std::size_t side = std::min(columns / 3, saved.size());
    screen_.put(0, 0, ' ' + progress_words(sitting_), Look::inverse, columns - side, true);
    screen_.put(0, columns - side, saved, Look::inverse, side, true);
    screen_.put(rows - 1, 0, " F1 Help  F2 Answers  F3 Results  Esc Back  F9 Stop here  F10 Quit", Look::inverse,
                columns, true);
    const char* offer =
        sitting_.may_stop() ? "What remains can only affect unlikely paths: F9 ends here, or go on." : "";
    screen_.put(rows - 3, 1, message_.empty() ? offer : message_, Look::strong, columns - 2);

    const bool beside = columns >= beside_from;
    Area question{1, 1, rows - 4, columns - 2};
    Area results{1, columns - beside_width, rows - 4, beside_width - 1};
    if (beside) {
      question.columns -= beside_width + 1;
      for (std::size_t i = 0; i < results.rows; ++i) screen_.put(1 + i, results.left - 2, "|", Look::plain, 1);
    } else {
      const std::size_t height = std::min(below_height, rows / 4);
      question.rows -= height + 1;
      results = {rows - 3 - height, 1, height, columns - 2};
      screen_.put(results.top - 1, 0, std::string(columns, '-'), Look::plain, columns);
    }
    draw_results(results);
    draw_question(question);
    screen_.put(rows - 2, 1, "Answer: " + input_, Look::plain, columns - 2);
    screen_.cursor(rows - 2, std::min(columns - 1, 9 + input_.size()));
    screen_.show();
  }

  void draw_results(const Area& area) {
    const auto& results = sitting_.results();
    render::Page page;
    page.title("So far: " + count_words(results));
    for (const auto& path : results.open)
      if (path.opened) page.item("-", path_words(sitting_.model(), path));
    if (results.open.empty())
      page.line("", "no path is known to be open yet");
    else if (!results.open[0].opened)
      page.line("", std::to_string(results.open.size()) + " paths are open to anybody who qualifies; F3 shows them");
    const auto lines = lines_of(page, area.columns);
    for (std::size_t i = 0; i < std::min(area.rows, lines.size()); ++i) {
      const bool cut_off = i + 1 == area.rows && lines.size() > area.rows;
      screen_.put(area.top + i, area.left, cut_off ? "  ... F3: all of it" : lines[i], Look::plain, area.columns);
    }
  }

  // The choices are always in sight; the words above them give way, and F1 has them all.
  void draw_question(const Area& area) {
    render::Page page;
    if (sitting_.question())
      add_question(page, sitting_);
    else
      page.title("Nothing that is still open can change by another answer.");
    if (sitting_.may_stop()) page.line("you may stop", "what remains can only affect unlikely paths; F9 ends here");
    const auto lines = lines_of(page, area.columns);
    const std::size_t room_for_choices =
        std::min(rows_.size(), std::max(area.rows / 2, area.rows - std::min(area.rows, lines.size() + 1)));
    const std::size_t room = area.rows - room_for_choices - 1;
    for (std::size_t i = 0; i < std::min(room, lines.size()); ++i) {
      const bool cut_off = i + 1 == room && lines.size() > room;
      const bool words = i > 0 && !lines[i].starts_with(' ');
      screen_.put(area.top + i, area.left, cut_off ? "    ... F1: all of it" : lines[i],
                  words ? Look::strong : Look::plain, area.columns);
    }
    const std::size_t top = area.top + std::min(room, lines.size()) + 1;
    const std::size_t first = selected_ < room_for_choices ? 0 : selected_ - room_for_choices + 1;
    for (std::size_t i = first; i < std::min(rows_.size(), first + room_for_choices); ++i) {
      const bool chosen = i == selected_;
      const std::string number = sitting_.question() && i < chosen_from_ ? std::to_string(i + 1) + ' ' : "";
      screen_.put(top + i - first, area.left + 1, (chosen ? "> " : "  ") + number + rows_[i],
                  chosen ? Look::inverse : Look::plain, area.columns - 1);
    }
  }

  // What is typed ------------------------------------------------------------------------------------------------

  bool over(const Key& key) {
    if (key.kind == KeyKind::function) {
      overlay_.reset();
      return function(key.value);
    }
    Line chosen;
    if (overlay_->press(key, chosen)) return true;
    overlay_.reset();
    return chosen.kind == LineKind::nothing || take(chosen);
  }

  bool press(const Key& key) {
    switch (key.kind) {
      case KeyKind::up: selected_ = selected_ == 0 ? 0 : selected_ - 1; break;
      case KeyKind::down: selected_ = std::min(selected_ + 1, rows_.size() - 1); break;
      case KeyKind::character:
        if (input_.size() < 200) input_ += static_cast<char>(key.value);
        select_what_is_typed();
        break;
      case KeyKind::backspace:
        if (!input_.empty()) input_.pop_back();
        select_what_is_typed();
        break;
      case KeyKind::escape:
        if (input_.empty()) return take({.kind = LineKind::back, .name = {}, .text = {}});
        input_.clear();
        break;
      case KeyKind::enter: return enter();
      case KeyKind::function: return function(key.value);
      default: break;
    }
    return true;
  }

  bool function(int number) {
    switch (number) {
      case 1: overlay_.emplace(Overlay::Kind::help); return true;
      case 2: overlay_.emplace(Overlay::Kind::answers); return true;
      case 3: overlay_.emplace(Overlay::Kind::results); return true;
      case 9:
      case 10: return false;
      default: return true;
    }
  }

  // The first choice that begins with what is typed.
  void select_what_is_typed() {
    if (input_.empty()) return;
    const auto typed = lower(input_);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (!lower(rows_[i]).starts_with(typed) && std::to_string(i + 1) != typed) continue;
      selected_ = i;
      return;
    }
  }

  bool enter() {
    const auto all = sitting_.question() ? choices(*sitting_.question()->type) : std::vector<std::string>();
    Line line;
    if (!input_.empty()) {
      line = read_line(input_, all);
    } else if (!sitting_.question()) {
      return selected_ == 0 ? false : function(2);
    } else if (selected_ + 1 == rows_.size()) {
      line.kind = LineKind::skip;
    } else if (selected_ + 2 == rows_.size()) {
      line.kind = LineKind::does_not_know;
    } else if (all.empty()) {
      message_ = "Type the answer: " + form(*sitting_.question()->type) + '.';
      return true;
    } else {
      line.kind = LineKind::value;
      line.text = all[selected_];
    }
    return take(line);
  }

  bool take(const Line& line) {
    switch (line.kind) {
      case LineKind::stop:
      case LineKind::quit: return false;
      case LineKind::help: input_.clear(); return function(1);
      case LineKind::list: input_.clear(); return function(2);
      case LineKind::results: input_.clear(); return function(3);
      default: break;
    }
    const Reply reply = sitting_.take(line);
    message_ = reply.text;
    std::ranges::replace(message_, '\n', ' ');
    if (reply.taken) begin_question();
    return true;
  }

  Sitting& sitting_;
  Screen& screen_;
  std::optional<Overlay> overlay_;
  std::vector<std::string> rows_;  // what can be chosen
  std::size_t chosen_from_ = 0;    // of these, the choices of the question
  std::size_t selected_ = 0;
  std::string input_, message_;
};

}  // namespace

int ask_full_screen(Sitting& sitting, Screen& screen) { return View(sitting, screen).hold(); }

}  // namespace hirepath::cli::ask
