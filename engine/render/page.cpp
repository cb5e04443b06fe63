// Plain text and Markdown of a page. Entrances: to_text() and to_markdown().
#include "render/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

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
    const auto previous = std::exchange(previous_, block.kind);
    const bool apart = previous == Block::Kind::paragraph || previous == Block::Kind::table;
    if (block.kind == Block::Kind::entry && (apart || block.new_page)) put("");
    if (block.kind == Block::Kind::paragraph && (apart || previous == Block::Kind::item)) put("");
    if (block.kind == Block::Kind::table && previous == Block::Kind::paragraph) put("");
    switch (block.kind) {
      case Block::Kind::title: return put(bold(wrapped(block.text, 0, 0, style_.width)));
      case Block::Kind::heading: return put('\n' + bold(paint(block.text, block.tone)));
      case Block::Kind::entry: return put("  " + bold(paint(wrapped(block.text, 2, 4, style_.width), block.tone)));
      case Block::Kind::line: return line(block);
      case Block::Kind::item: return item(block);
      case Block::Kind::paragraph: return put("  " + wrapped(block.text, 2, 2, style_.width));
      case Block::Kind::table: return table(block);
      case Block::Kind::timeline: return;
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
    if (!block.text.empty()) put("  " + wrapped(block.text, 2, 2, style_.width));
    std::vector<std::size_t> widths;
    for (const auto& row : block.rows) {
      widths.resize(std::max(widths.size(), row.size()));
      for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
    }
    std::size_t last_column = 2;
    for (std::size_t i = 0; i + 1 < widths.size(); ++i) last_column += widths[i] + 2;
    if (!widths.empty() && last_column + std::min(widths.back(), narrowest_column) > style_.width)
      return records(block);
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

  // A table too wide for the page: each row by itself, each cell after its column's head.
  void records(const Block& block) {
    for (std::size_t r = 1; r < block.rows.size(); ++r) {
      const auto& row = block.rows[r];
      put("  " + bold(wrapped(row[0], 2, 4, style_.width)));
      for (std::size_t i = 1; i < row.size(); ++i) {
        const std::string head = block.rows[0][i] + ": ";
        put("    " + paint(head, Tone::faint) + wrapped(row[i], 4 + width_of(head), 6, style_.width));
      }
    }
  }

  std::string bold(const std::string& text) const { return style_.colour ? "\x1b[1m" + text + "\x1b[0m" : text; }
  std::string paint(const std::string& text, Tone tone) const {
    if (!style_.colour || tone == Tone::plain || text.empty()) return text;
    const char* code = tone == Tone::good ? "32" : tone == Tone::open ? "33" : tone == Tone::bad ? "31" : "2";
    return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
  }

  static constexpr std::size_t narrowest_column = 16;

  const Style& style_;
  Block::Kind previous_ = Block::Kind::title;
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

std::string item_start(const std::string& mark) {
  if (is_number(mark)) return mark + ' ';
  return mark.empty() || mark == "*" ? "- " : "- `" + mark + "` ";
}

std::string markdown_row(const std::vector<std::string>& cells, const std::string& link) {
  std::string row = "|";
  for (const auto& cell : cells) {
    const bool leads = !link.empty() && &cell == &cells.front();
    row += ' ' + (leads ? '[' + escaped(cell) + "](" + link_to(link) + ')' : escaped(cell)) + " |";
  }
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

std::string link_to(std::string_view file) {
  std::string link;
  for (const char c : file) {
    const bool plain =
        ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '-' || c == '.' || c == '_';
    link += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return link;
}

bool is_number(std::string_view mark) {
  return mark.size() > 1 && mark.back() == '.' &&
         std::ranges::all_of(mark.substr(0, mark.size() - 1), [](char c) { return '0' <= c && c <= '9'; });
}

void Page::add(Block block) {
  clean(block.label);
  clean(block.text);
  for (auto& row : block.rows) std::ranges::for_each(row, clean);
  blocks_.push_back(std::move(block));
}

void Page::line(std::string label, std::string text, std::size_t depth, Tone tone) {
  if (!text.empty()) add({Block::Kind::line, depth, std::move(label), std::move(text), tone, {}});
}

void Page::paragraph(std::string text) {
  if (!text.empty()) add({Block::Kind::paragraph, 0, {}, std::move(text), Tone::plain, {}});
}

void Page::timeline(Timeline timeline, std::string title) {
  for (Bar& bar : timeline.bars) {
    clean(bar.title);
    clean(bar.label);
  }
  add({Block::Kind::timeline, 0, {}, std::move(title), Tone::plain, {}, {}, false, std::move(timeline)});
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
      case Block::Kind::item: out += step + item_start(block.label) + escaped(block.text) + '\n'; break;
      case Block::Kind::paragraph: out += escaped(block.text) + "\n\n"; break;
      case Block::Kind::timeline: break;
      case Block::Kind::table:
        if (!block.text.empty()) out += '*' + escaped(block.text) + "*\n\n";
        for (std::size_t r = 0; r < block.rows.size(); ++r) {
          out += markdown_row(block.rows[r], r < block.links.size() ? block.links[r] : std::string());
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
