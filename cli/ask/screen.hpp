// The terminal as a screen. The only file that knows ncurses is screen.cpp.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace hirepath::cli::ask {

struct Key {
  enum class Kind : std::uint8_t {
    character,
    enter,
    escape,
    up,
    down,
    page_up,
    page_down,
    backspace,
    erase,
    function,
    resize,
    signal,  // the program is to end
    other,
  };
  Kind kind = Kind::other;
  int value = 0;  // the character, the number of the function key or of the signal
};

// Never colour: what is meant stands in the words, so NO_COLOR changes nothing.
enum class Look : std::uint8_t { plain, strong, inverse };

// Takes the terminal when made and gives it back, as it was, when it goes; also when a signal ends the program.
class Screen {
 public:
  // Null where the terminal cannot do it.
  static std::unique_ptr<Screen> open();
  ~Screen();
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  std::size_t rows() const;
  std::size_t columns() const;
  void clear();
  // Cut where `columns` end; `fill` goes on in the same look up to there.
  void put(std::size_t row, std::size_t column, std::string_view text, Look look, std::size_t columns,
           bool fill = false);
  void cursor(std::size_t row, std::size_t column);
  void hide_cursor();
  void show();
  Key read();

 private:
  struct Inside;
  explicit Screen(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

// The first characters of the text, no more than `columns` wide.
std::string cut(std::string_view text, std::size_t columns);

}  // namespace hirepath::cli::ask
