#include "ask/overlay.hpp"

#include <algorithm>

#include "ask/pages.hpp"

namespace hirepath::cli::ask {

using KeyKind = Key::Kind;

std::vector<std::string> lines_of(const render::Page& page, std::size_t columns) {
  render::Style style;
  style.width = columns;
  const std::string text = render::to_text(page, style);
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    if (end > at || !lines.empty()) lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

void Overlay::draw(Screen& screen, const Sitting& sitting) {
  const std::size_t rows = screen.rows(), columns = screen.columns(), room = rows > 3 ? rows - 2 : 1;
  const char* title = kind_ == Kind::help ? " Help" : kind_ == Kind::results ? " Results so far" : " What was answered";
  const char* keys = kind_ == Kind::answers
                         ? " Enter: answer it again  Del: remove its entry  S: show what is hidden  Esc: back"
                         : " Up, Down, PgUp, PgDn: more  Esc: back";
  screen.clear();
  screen.hide_cursor();
  screen.put(0, 0, title, Look::inverse, columns, true);
  screen.put(rows - 1, 0, keys, Look::inverse, columns, true);
  if (kind_ == Kind::answers) {
    const auto all = sitting.answered();
    most_ = all.size();
    selected_ = std::min(selected_, most_ == 0 ? 0 : most_ - 1);
    const std::size_t first = selected_ < room ? 0 : selected_ - room + 1;
    if (all.empty()) screen.put(2, 1, "Nothing is answered yet.", Look::plain, columns);
    for (std::size_t i = first; i < std::min(all.size(), first + room); ++i) {
      const Look look = i == selected_ ? Look::inverse : Look::plain;
      const std::string answer = sitting.answer_to(all[i], sensitive_);
      const std::size_t side = std::min(columns / 3, answer.size() + 2);
      std::string row = i == selected_ ? "> " : "  ";
      row += std::to_string(i + 1) + "  ";
      if (all[i].target.field != model::none) row += "entry " + std::to_string(all[i].target.element + 1) + ": ";
      row += all[i].words.empty() ? all[i].path : all[i].words;
      screen.put(1 + i - first, 0, row, look, columns - side, true);
      screen.put(1 + i - first, columns - side, "  " + answer, look, side, true);
    }
  } else {
    const auto lines = lines_of(kind_ == Kind::help ? help_page(sitting, item_) : results_page(sitting), columns - 1);
    most_ = lines.size() > room ? lines.size() - room : 0;
    top_ = std::min(top_, most_);
    for (std::size_t i = 0; i < room && top_ + i < lines.size(); ++i)
      screen.put(1 + i, 0, lines[top_ + i], Look::plain, columns);
  }
  screen.show();
}

bool Overlay::press(const Key& key, Line& chosen) {
  std::size_t& at = kind_ == Kind::answers ? selected_ : top_;
  const std::size_t last = kind_ == Kind::answers ? (most_ == 0 ? 0 : most_ - 1) : most_;
  switch (key.kind) {
    case KeyKind::up: at = at == 0 ? 0 : at - 1; return true;
    case KeyKind::down: at = std::min(at + 1, last); return true;
    case KeyKind::page_up: at = at < 10 ? 0 : at - 10; return true;
    case KeyKind::page_down: at = std::min(at + 10, last); return true;
    case KeyKind::resize: return true;
    case KeyKind::character:
      if (kind_ == Kind::answers && (key.value == 's' || key.value == 'S')) sensitive_ = !sensitive_;
      return true;
    case KeyKind::enter:
    case KeyKind::erase:
      if (kind_ == Kind::answers && most_ > 0) {
        chosen.kind = key.kind == KeyKind::enter ? Line::Kind::edit : Line::Kind::remove;
        chosen.number = selected_ + 1;
      }
      return false;
    default: return false;
  }
}

}  // namespace hirepath::cli::ask
