// What is to be said, in order, before anybody decides how it looks: one page, shown as plain text or as Markdown.
#pragma once

#include <string>
#include <vector>

namespace hirepath::render {

enum class View { applicant, hr };

struct Style {
  bool colour = false;      // ANSI; only ever for a terminal
  std::size_t width = 100;  // columns; lines are broken at blanks
  View view = View::applicant;
};

enum class Tone { plain, good, open, bad, faint };

struct Block {
  enum class Kind { title, heading, entry, line, item, table };
  Kind kind = Kind::line;
  std::size_t depth = 0;  // line and item: steps to the right
  std::string label;      // line: "until"; item: its mark "+"
  std::string text;
  Tone tone = Tone::plain;                     // of the label, or of an entry's text
  std::vector<std::vector<std::string>> rows;  // table: the first row is the head
};

class Page {
 public:
  void title(std::string text) { add({Block::Kind::title, 0, {}, std::move(text), Tone::plain, {}}); }
  void heading(std::string text, Tone tone = Tone::plain) {
    add({Block::Kind::heading, 0, {}, std::move(text), tone, {}});
  }
  void entry(std::string text, Tone tone = Tone::plain) { add({Block::Kind::entry, 0, {}, std::move(text), tone, {}}); }
  // Left out when there is nothing to say.
  void line(std::string label, std::string text, std::size_t depth = 0, Tone tone = Tone::faint);
  void item(std::string mark, std::string text, std::size_t depth = 0, Tone tone = Tone::plain);
  void table(std::vector<std::vector<std::string>> rows) {
    add({Block::Kind::table, 0, {}, {}, Tone::plain, std::move(rows)});
  }

  const std::vector<Block>& blocks() const { return blocks_; }

 private:
  // Control characters become '?': what a file says must not steer the reader's terminal.
  void add(Block block);
  std::vector<Block> blocks_;
};

// Ends with a line end.
std::string to_text(const Page& page, const Style& style);
std::string to_markdown(const Page& page);

}  // namespace hirepath::render
