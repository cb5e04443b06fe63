// Plain text and Markdown of a page. Entrances: to_text() and to_markdown().
#include "render/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace hirepath::render {
namespace {

// Characters, counted as code points: nothing that is printed here is wider or narrower than one column.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

std::string spaces(std::size_t count) { return std::string(count, ' '); }

// Breaks at blanks. The first line stands after `used` columns; the others are indented.
std::string wrapped(std::string_view text, std::size_t used, std::size_t indent, std::size_t width) {
  std::string result;
  std::size_t column = used;
  bool first = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    const std::size_t wide = width_of(word);
    if (!first && column + 1 + wide > width) {
      result += '\n' + spaces(indent);
      column = indent;
    } else if (!first) {
      result += ' ';
      ++column;
    }
    result += word;
    column += wide;
    first = false;
  }
  return result;
}

class TextWriter {
 public:
  explicit TextWriter(const Style& style) : style_(style) {}

  void write(const Block& block) {
    switch (block.kind) {
      case Block::Kind::title: return put(bold(wrapped(block.text, 0, 0, style_.width)));
      case Block::Kind::heading: return put('\n' + bold(paint(block.text, block.tone)));
      case Block::Kind::entry: return put("  " + bold(paint(wrapped(block.text, 2, 4, style_.width), block.tone)));
      case Block::Kind::line: return line(block);
      case Block::Kind::item: return item(block);
      case Block::Kind::table: return table(block);
    }
  }
  std::string take() { return std::move(out_); }

 private:
  void put(const std::string& text) { out_ += text + '\n'; }

  void line(const Block& block) {
    const std::size_t indent = 4 + 2 * block.depth;
    const std::string label = block.label.empty() ? std::string() : block.label + ": ";
    put(spaces(indent) + paint(label, block.tone) +
        wrapped(block.text, indent + width_of(label), indent + 2, style_.width));
  }
  void item(const Block& block) {
    const std::size_t indent = 2 + 2 * block.depth;
    const std::size_t after = indent + width_of(block.label) + 1;
    put(spaces(indent) + paint(block.label, block.tone) + ' ' + wrapped(block.text, after, after, style_.width));
  }
  void table(const Block& block) {
    std::vector<std::size_t> widths;
    for (const auto& row : block.rows) {
      widths.resize(std::max(widths.size(), row.size()));
      for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
    }
    for (std::size_t r = 0; r < block.rows.size(); ++r) {
      std::string text = "  ";
      for (std::size_t i = 0; i < block.rows[r].size(); ++i) {
        const std::string& cell = block.rows[r][i];
        const bool last = i + 1 == block.rows[r].size();
        const std::size_t column = width_of(text);
        text += last ? wrapped(cell, column, column, style_.width) : cell + spaces(widths[i] - width_of(cell) + 2);
      }
      text.erase(text.find_last_not_of(' ') + 1);
      put(r == 0 ? paint(text, Tone::faint) : text);
    }
  }

  std::string bold(const std::string& text) const { return style_.colour ? "\x1b[1m" + text + "\x1b[0m" : text; }
  std::string paint(const std::string& text, Tone tone) const {
    if (!style_.colour || tone == Tone::plain || text.empty()) return text;
    const char* code = tone == Tone::good ? "32" : tone == Tone::open ? "33" : tone == Tone::bad ? "31" : "2";
    return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
  }

  const Style& style_;
  std::string out_;
};

// Words of the rules are text, never Markdown or HTML.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\n') {
      result += ' ';
    } else if (c == '<') {
      result += "&lt;";
    } else if (c == '&') {
      result += "&amp;";
    } else {
      if (std::string_view("\\`*_[]#|~").find(c) != std::string_view::npos) result += '\\';
      result += c;
    }
  }
  return result;
}

std::string markdown_row(const std::vector<std::string>& cells) {
  std::string row = "|";
  for (const auto& cell : cells) row += ' ' + escaped(cell) + " |";
  return row + '\n';
}

void clean(std::string& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '\n' || byte == '\t') {
      text[i] = ' ';
    } else if (byte < 0x20 || byte == 0x7F) {
      text[i] = '?';
    } else if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) {
      text.replace(i, 2, "?");  // U+0080 to U+009F are control characters too
    }
  }
}

}  // namespace

void Page::add(Block block) {
  clean(block.label);
  clean(block.text);
  for (auto& row : block.rows) std::ranges::for_each(row, clean);
  blocks_.push_back(std::move(block));
}

void Page::line(std::string label, std::string text, std::size_t depth, Tone tone) {
  if (!text.empty()) add({Block::Kind::line, depth, std::move(label), std::move(text), tone, {}});
}

void Page::item(std::string mark, std::string text, std::size_t depth, Tone tone) {
  if (!text.empty()) add({Block::Kind::item, depth, std::move(mark), std::move(text), tone, {}});
}

std::string to_text(const Page& page, const Style& style) {
  Style sane = style;
  sane.width = std::max<std::size_t>(style.width, 40);
  TextWriter writer(sane);
  for (const Block& block : page.blocks()) writer.write(block);
  return writer.take();
}

std::string to_markdown(const Page& page) {
  std::string out;
  bool in_list = false;
  for (const Block& block : page.blocks()) {
    const bool listed = block.kind == Block::Kind::line || block.kind == Block::Kind::item;
    if (in_list && !listed) out += '\n';
    in_list = listed;
    const std::string step = spaces(2 * block.depth);
    switch (block.kind) {
      case Block::Kind::title: out += "# " + escaped(block.text) + "\n\n"; break;
      case Block::Kind::heading: out += "## " + escaped(block.text) + "\n\n"; break;
      case Block::Kind::entry: out += "### " + escaped(block.text) + "\n\n"; break;
      case Block::Kind::line:
        out += step + "- " + (block.label.empty() ? std::string() : "**" + escaped(block.label) + ":** ") +
               escaped(block.text) + '\n';
        break;
      case Block::Kind::item:
        out += step + "- " + (block.label.empty() || block.label == "*" ? std::string() : '`' + block.label + "` ") +
               escaped(block.text) + '\n';
        break;
      case Block::Kind::table:
        for (std::size_t r = 0; r < block.rows.size(); ++r) {
          out += markdown_row(block.rows[r]);
          if (r > 0) continue;
          out += '|';
          for (std::size_t i = 0; i < block.rows[0].size(); ++i) out += " --- |";
          out += '\n';
        }
        out += '\n';
        break;
    }
  }
  return out;
}

}  // namespace hirepath::render
