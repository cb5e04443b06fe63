#include "ask/full_screen.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>

#include "ask/marks.hpp"
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
    if (sitting_.question() && is_checklist(*sitting_.question())) return begin_checklist(*sitting_.question());
    marks_.clear();
    items_.clear();
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
  // What was marked stays so when another step leaves the item where it is.
  void begin_checklist(const interview::Question& question) {
    std::map<interview::Target, Mark> before;
    for (std::size_t i = 0; i < items_.size(); ++i) before[items_[i]] = marks_[i];
    marks_.clear();
    items_.clear();
    seen_ = 0;
    for (const auto& item : question.items) {
      rows_.push_back(item.words);
      items_.push_back(item.target);
      marks_.push_back(before[item.target]);
    }
    chosen_from_ = rows_.size();
    rows_.emplace_back("I do not know any of these");
    rows_.emplace_back("Skip: ask it last");
  }
  bool on_an_item() const { return selected_ < marks_.size(); }

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
    screen_.put(rows - 3, 1, message_.empty() ? advice() : message_, Look::strong, columns - 2);

    const bool beside = columns >= beside_from;
    Area question{1, 1, rows - 4, columns - 2};
    Area results{1, columns - beside_width, rows - 4, beside_width - 1};
    if (beside) {
      question.columns -= beside_width + 1;
      for (std::size_t i = 0; i < results.rows; ++i) screen_.put(1 + i, results.left - 2, "|", Look::plain, 1);
    } else {
      const std::size_t height = marks_.empty() ? std::min(below_height, rows / 4) : 1;
      question.rows -= height + 1;
      results = {rows - 3 - height, 1, height, columns - 2};
      screen_.put(results.top - 1, 0, std::string(columns, '-'), Look::plain, columns);
    }
    draw_results(results);
    draw_question(question);
    std::string answer = input_;
    if (input_.empty() && on_an_item()) {
      answer = to_line(marks_);
      answer += answer == "none" ? " of these; Enter says so" : "; Enter says so";
    }
    screen_.put(rows - 2, 1, "Answer: " + answer, Look::plain, columns - 2);
    screen_.cursor(rows - 2, std::min(columns - 1, 9 + input_.size()));
    screen_.show();
  }

  const char* advice() const {
    if (on_an_item()) return "Space or its number marks what is so, ? what you are not sure of; F1 explains";
    return sitting_.may_stop() ? "Few people with these answers find another path by going on: F9 ends here." : "";
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
      const bool cut_off = i > 0 && i + 1 == area.rows && lines.size() > area.rows;
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
    const auto lines = lines_of(page, area.columns);
    const auto choices = choice_lines(area.columns);
    const std::size_t room_for_choices =
        std::min(choices.size(), std::max(area.rows / 2, area.rows - std::min(area.rows, lines.size() + 1)));
    const std::size_t room = area.rows - room_for_choices - 1;
    for (std::size_t i = 0; i < std::min(room, lines.size()); ++i) {
      const bool cut_off = i + 1 == room && lines.size() > room;
      const bool words = i > 0 && !lines[i].starts_with(' ');
      screen_.put(area.top + i, area.left, cut_off ? "    ... F1: all of it" : lines[i],
                  words ? Look::strong : Look::plain, area.columns);
    }
    const std::size_t top = area.top + std::min(room, lines.size()) + 1;
    // The chosen row is in sight to its end.
    std::size_t last = 0;
    for (std::size_t i = 0; i < choices.size(); ++i)
      if (choices[i].row == selected_) last = i;
    const std::size_t first = last < room_for_choices ? 0 : last - room_for_choices + 1;
    for (std::size_t i = 0; i < room_for_choices; ++i) {
      const auto& line = choices[first + i];
      screen_.put(top + i, area.left, line.text, line.row == selected_ ? Look::inverse : Look::plain, area.columns);
      const bool whole = first + i + 1 == choices.size() || choices[first + i + 1].row != line.row;
      if (whole && line.row == seen_) ++seen_;
    }
  }

  struct ChoiceLine {
    std::size_t row = 0;  // of rows_
    std::string text;
  };
  std::vector<ChoiceLine> choice_lines(std::size_t columns) const {
    std::vector<ChoiceLine> out;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      std::string label;
      if (i < marks_.size()) label = marks_[i] == Mark::none ? "[ ] " : marks_[i] == Mark::marked ? "[x] " : "[?] ";
      if (sitting_.question() && i < chosen_from_) label += std::to_string(i + 1);
      render::Page page;
      page.item(label, rows_[i]);
      const std::size_t begin = out.size();
      for (auto& text : lines_of(page, columns)) out.push_back({i, label.empty() ? text.substr(1) : text});
      if (i == selected_ && begin < out.size()) out[begin].text[0] = '>';
    }
    return out;
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
        if (input_.empty() && marks(key.value)) break;
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

  // Of a checklist: space and digits mark, ? is not sure; anything else begins a line. A mark set twice is taken away.
  bool marks(int character) {
    if (marks_.empty()) return false;
    if (std::isdigit(character) != 0) {
      const auto number = static_cast<std::size_t>(character - '0');
      if (number < 1 || number > marks_.size()) return true;
      selected_ = number - 1;
    } else if (character != ' ' && character != '?') {
      return false;
    }
    message_.clear();
    if (!on_an_item()) return true;
    const Mark set = character == '?' ? Mark::not_sure : Mark::marked;
    Mark& mark = marks_[selected_];
    mark = mark == set ? Mark::none : set;
    return true;
  }

  bool function(int number) {
    switch (number) {
      case 1:
        overlay_.emplace(Overlay::Kind::help, on_an_item() ? std::optional(selected_) : std::nullopt);
        return true;
      case 2: overlay_.emplace(Overlay::Kind::answers); return true;
      case 3: overlay_.emplace(Overlay::Kind::results); return true;
      case 9:
      case 10: return false;
      default: return true;
    }
  }

  // The first choice that begins with what is typed.
  void select_what_is_typed() {
    if (input_.empty() || !marks_.empty()) return;
    const auto typed = lower(input_);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (!lower(rows_[i]).starts_with(typed) && std::to_string(i + 1) != typed) continue;
      selected_ = i;
      return;
    }
  }

  bool enter() {
    const auto all = sitting_.question() ? choices(*sitting_.question()) : std::vector<std::string>();
    Line line;
    if (!input_.empty()) {
      line = read_line(input_, all);
    } else if (on_an_item()) {
      if (seen_ < marks_.size()) {  // what is left is a no: only after it could be read
        selected_ = seen_;
        message_ = "There are more of them: read these too, then press Enter.";
        return true;
      }
      line.kind = LineKind::value;
      line.text = to_line(marks_);
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
  std::vector<std::string> rows_;         // what can be chosen
  std::vector<interview::Target> items_;  // of a checklist; the first rows
  Marks marks_;                           // of the items
  std::size_t seen_ = 0;                  // so many of them stood on the screen
  std::size_t chosen_from_ = 0;           // of these, the choices of the question
  std::size_t selected_ = 0;
  std::string input_, message_;
};

}  // namespace

int ask_full_screen(Sitting& sitting, Screen& screen) { return View(sitting, screen).hold(); }

}  // namespace hirepath::cli::ask
