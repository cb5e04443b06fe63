// What is to be said, in order, before anybody decides how it looks: one page, shown as plain text, Markdown or HTML.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/timeline.hpp"

namespace hirepath::render {

enum class View { applicant, hr };

struct Style {
  bool colour = false;      // ANSI; only ever for a terminal
  std::size_t width = 100;  // columns; lines are broken at blanks
  View view = View::applicant;
};

enum class Tone { plain, good, open, bad, faint };

struct Block {
  enum class Kind { title, heading, entry, line, item, paragraph, table, timeline };
  Kind kind = Kind::line;
  std::size_t depth = 0;                       // line and item: steps to the right
  std::string label;                           // line: "until"; item: its mark "+"
  std::string text;                            // table: its caption; timeline: its title
  Tone tone = Tone::plain;                     // of the label, or of an entry's text
  std::vector<std::vector<std::string>> rows;  // table: the first row is the head
  std::vector<std::string> links = {};         // table: the file that the first cell of each row leads to
  bool new_page = false;                       // heading and entry: begins a sheet of paper
  std::optional<Timeline> timeline = {};       // drawn in HTML only: a table beside it says the same
};

class Page {
 public:
  void title(std::string text) { add({Block::Kind::title, 0, {}, std::move(text), Tone::plain, {}}); }
  void heading(std::string text, Tone tone = Tone::plain, bool new_page = false) {
    add({Block::Kind::heading, 0, {}, std::move(text), tone, {}, {}, new_page});
  }
  void entry(std::string text, Tone tone = Tone::plain, bool new_page = false) {
    add({Block::Kind::entry, 0, {}, std::move(text), tone, {}, {}, new_page});
  }
  // Left out when there is nothing to say.
  void line(std::string label, std::string text, std::size_t depth = 0, Tone tone = Tone::faint);
  // A mark such as "1." numbers the item.
  void item(std::string mark, std::string text, std::size_t depth = 0, Tone tone = Tone::plain);
  void paragraph(std::string text);
  void table(std::vector<std::vector<std::string>> rows, std::string caption = {},
             std::vector<std::string> links = {}) {
    add({Block::Kind::table, 0, {}, std::move(caption), Tone::plain, std::move(rows), std::move(links)});
  }
  void timeline(Timeline timeline, std::string title);

  const std::vector<Block>& blocks() const { return blocks_; }

 private:
  // Control characters become '?': what a file says must not steer the reader's terminal.
  void add(Block block);
  std::vector<Block> blocks_;
};

// The name of a file as a link writes it.
std::string link_to(std::string_view file);

// Does the mark of an item number it ("1.")?
bool is_number(std::string_view mark);

// Ends with a line end.
std::string to_text(const Page& page, const Style& style);
std::string to_markdown(const Page& page);

}  // namespace hirepath::render
