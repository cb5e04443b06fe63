#include "ask/screen.hpp"

#define NCURSES_NOMACROS 1
#include <langinfo.h>
#include <ncurses.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <clocale>
#include <csignal>
#include <cstring>

namespace hirepath::cli::ask {
namespace {

// A signal handler can only leave a note. The screen reads it, gives the terminal back and lets the program end.
volatile std::sig_atomic_t signalled = 0;
extern "C" void note_signal(int number) { signalled = number; }

constexpr std::array ending_signals{SIGINT, SIGTERM, SIGHUP};

bool continues_a_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// Reading from a terminal that has gone away fails at once and for ever.
bool is_gone() {
  pollfd terminal{STDIN_FILENO, POLLIN, 0};
  return ::poll(&terminal, 1, 0) > 0 && (terminal.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
}

bool is_utf8() { return std::strcmp(::nl_langinfo(CODESET), "UTF-8") == 0; }

}  // namespace

struct Screen::Inside {
  SCREEN* terminal = nullptr;
  bool utf8 = false;
  std::array<struct sigaction, ending_signals.size()> before{};
};

std::unique_ptr<Screen> Screen::open() {
  std::setlocale(LC_CTYPE, "");  // how the terminal writes letters; numbers and dates stay the program's own
  auto inside = std::make_unique<Inside>();
  inside->utf8 = is_utf8();
  inside->terminal = ::newterm(nullptr, stdout, stdin);
  if (!inside->terminal) return nullptr;
  ::set_term(inside->terminal);
  ::cbreak();
  ::noecho();
  ::nonl();
  ::keypad(stdscr, true);
  ::set_escdelay(25);
  ::wtimeout(stdscr, 250);  // so that a signal is noticed also where reading is not interrupted
  struct sigaction handler {};
  handler.sa_handler = note_signal;
  signalled = 0;
  for (std::size_t i = 0; i < ending_signals.size(); ++i) ::sigaction(ending_signals[i], &handler, &inside->before[i]);
  return std::unique_ptr<Screen>(new Screen(std::move(inside)));
}

Screen::Screen(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}

Screen::~Screen() {
  ::endwin();
  ::delscreen(inside_->terminal);
  for (std::size_t i = 0; i < ending_signals.size(); ++i) ::sigaction(ending_signals[i], &inside_->before[i], nullptr);
}

std::size_t Screen::rows() const { return static_cast<std::size_t>(::getmaxy(stdscr)); }
std::size_t Screen::columns() const { return static_cast<std::size_t>(::getmaxx(stdscr)); }
void Screen::clear() { ::werase(stdscr); }

void Screen::put(std::size_t row, std::size_t column, std::string_view text, Look look, std::size_t columns,
                 bool fill) {
  if (row >= rows() || column >= this->columns()) return;
  columns = std::min(columns, this->columns() - column);
  std::string line = cut(text, columns);
  std::size_t wide = 0;
  for (char& byte : line) {
    if (!continues_a_character(byte)) ++wide;
    if (!inside_->utf8 && static_cast<unsigned char>(byte) >= 0x80) byte = '?';
  }
  if (fill && wide < columns) line.append(columns - wide, ' ');
  const attr_t attributes = look == Look::strong ? A_BOLD : look == Look::inverse ? A_REVERSE : A_NORMAL;
  ::wattron(stdscr, static_cast<int>(attributes));
  ::wmove(stdscr, static_cast<int>(row), static_cast<int>(column));
  ::waddnstr(stdscr, line.data(), static_cast<int>(line.size()));
  ::wattroff(stdscr, static_cast<int>(attributes));
}

void Screen::cursor(std::size_t row, std::size_t column) {
  ::curs_set(1);
  ::wmove(stdscr, static_cast<int>(row), static_cast<int>(column));
}
void Screen::hide_cursor() { ::curs_set(0); }
void Screen::show() { ::wrefresh(stdscr); }

Key Screen::read() {
  using Kind = Key::Kind;
  for (;;) {
    const int key = ::wgetch(stdscr);
    if (signalled != 0) return {Kind::signal, signalled};
    if (key == ERR && is_gone()) return {Kind::signal, SIGHUP};
    if (key == ERR) continue;  // nothing typed yet
    if (key == '\r' || key == '\n' || key == KEY_ENTER) return {Kind::enter, 0};
    if (key == 27) return {Kind::escape, 0};
    if (key == 127 || key == '\b' || key == KEY_BACKSPACE) return {Kind::backspace, 0};
    if (key >= ' ' && key < 127) return {Kind::character, key};
    if (key > KEY_F0 && key <= KEY_F0 + 12) return {Kind::function, key - KEY_F0};
    switch (key) {
      case KEY_UP: return {Kind::up, 0};
      case KEY_DOWN: return {Kind::down, 0};
      case KEY_PPAGE: return {Kind::page_up, 0};
      case KEY_NPAGE: return {Kind::page_down, 0};
      case KEY_DC: return {Kind::erase, 0};
      case KEY_RESIZE: return {Kind::resize, 0};
      default: return {Kind::other, 0};
    }
  }
}

std::string cut(std::string_view text, std::size_t columns) {
  std::size_t wide = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!continues_a_character(text[at]) && wide++ == columns) return std::string(text.substr(0, at));
  }
  return std::string(text);
}

}  // namespace hirepath::cli::ask
