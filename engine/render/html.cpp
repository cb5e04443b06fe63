// Entrance: to_html(). Everything that a page says goes through escaped_html().
#include "render/html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "render/html_style.hpp"

namespace hirepath::render {
namespace {

using Kind = Block::Kind;

// Letters and digits of a heading, joined by hyphens: the name that links point to. No two of a page are the same.
class Anchors {
 public:
  std::string anchor(std::string_view heading) {
    std::string name;
    for (const char c : heading) {
      const bool upper = 'A' <= c && c <= 'Z';
      if (upper || ('a' <= c && c <= 'z') || ('0' <= c && c <= '9'))
        name += upper ? static_cast<char>(c - 'A' + 'a') : c;
      else if (!name.empty() && name.back() != '-')
        name += '-';
    }
    while (!name.empty() && name.back() == '-') name.pop_back();
    if (name.empty() || ('0' <= name[0] && name[0] <= '9')) name = "part-" + name;
    std::string unique = name;
    for (int i = 2; !used_.insert(unique).second; ++i) unique = fmt::format("{}-{}", name, i);
    return unique;
  }

 private:
  std::set<std::string> used_{"content", "contents"};
};

class HtmlWriter {
 public:
  explicit HtmlWriter(const Page& page) : blocks_(page.blocks()) {
    Anchors anchors;
    for (const Block& block : blocks_) {
      if (block.kind == Kind::heading) anchors_.push_back(anchors.anchor(block.text));
    }
  }

  std::string write() {
    const auto title = std::ranges::find(blocks_, Kind::title, &Block::kind);
    const auto body = std::ranges::find(blocks_, Kind::heading, &Block::kind);
    out_ = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n"
        "<a class=\"skip\" href=\"#content\">Skip to the content</a>\n<header>\n",
        escaped_html(title == blocks_.end() ? "hirepath" : title->text), html_style);
    for (auto at = blocks_.begin(); at != body; ++at) block(*at, "about");
    close_lists();
    out_ += "</header>\n";
    contents();
    out_ += "<main id=\"content\">\n";
    for (auto at = body; at != blocks_.end(); ++at) block(*at, "line");
    close_section();
    return out_ + "</main>\n</body>\n</html>\n";
  }

 private:
  void contents() {
    if (anchors_.size() < 2) return;
    out_ += "<nav aria-label=\"Contents\">\n<ul>\n";
    std::size_t next = 0;
    for (const Block& block : blocks_) {
      if (block.kind != Kind::heading) continue;
      out_ += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", anchors_[next++], escaped_html(block.text));
    }
    out_ += "</ul>\n</nav>\n";
  }

  void block(const Block& block, const char* line_class) {
    const bool listed = block.kind == Kind::item || block.kind == Kind::line;
    if (!listed) close_lists();
    switch (block.kind) {
      case Kind::title: out_ += fmt::format("<h1>{}</h1>\n", escaped_html(block.text)); break;
      case Kind::heading: heading(block); break;
      case Kind::entry: entry(block); break;
      case Kind::line: line(block, line_class); break;
      case Kind::item: item(block); break;
      case Kind::paragraph: out_ += fmt::format("<p>{}</p>\n", escaped_html(block.text)); break;
      case Kind::table: table(block); break;
      case Kind::timeline: timeline(block); break;
    }
  }

  void heading(const Block& block) {
    close_section();
    const std::string& id = anchors_[section_++];
    out_ += fmt::format("<section{} aria-labelledby=\"{}\">\n<h2 id=\"{}\">{}</h2>\n", sheet(block), id, id,
                        escaped_html(block.text));
    in_section_ = true;
  }
  void entry(const Block& block) {
    close_entry();
    out_ += fmt::format("<article{}>\n<h3>{}</h3>\n", sheet(block), escaped_html(block.text));
    in_entry_ = true;
  }
  static const char* sheet(const Block& block) { return block.new_page ? " class=\"sheet\"" : ""; }

  void line(const Block& block, const char* line_class) {
    const std::string label =
        block.label.empty() ? "" : fmt::format("<span class=\"label\">{}:</span> ", escaped_html(block.label));
    const std::string inset =
        block.depth == 0 || !lists_.empty() ? "" : fmt::format(" in{}", std::min<std::size_t>(block.depth, 3));
    out_ += fmt::format("<p class=\"{}{}\">{}{}</p>\n", line_class, inset, label, escaped_html(block.text));
  }

  void item(const Block& block) {
    const bool numbered = is_number(block.label);
    const std::string tag = numbered ? "ol" : "ul";
    const std::size_t wanted = std::min(block.depth, lists_.size()) + 1;  // no list without an item around it
    while (lists_.size() > wanted || (lists_.size() == wanted && lists_.back() != tag)) close_list();
    if (lists_.size() == wanted) {
      out_ += "</li>\n";
    } else {
      out_ += fmt::format("\n<{}>\n", tag);
      lists_.push_back(tag);
    }
    const bool marked = !numbered && !block.label.empty() && block.label != "*" && block.label != "-";
    out_ += fmt::format("<li>{}{}",
                        marked ? fmt::format("<span class=\"label\">{}</span> ", escaped_html(block.label)) : "",
                        escaped_html(block.text));
  }

  void table(const Block& block) {
    if (block.rows.empty()) return;
    out_ += "<table>\n";
    if (!block.text.empty()) out_ += fmt::format("<caption>{}</caption>\n", escaped_html(block.text));
    out_ += "<thead>\n<tr>";
    for (const auto& cell : block.rows[0]) out_ += fmt::format("<th scope=\"col\">{}</th>", escaped_html(cell));
    out_ += "</tr>\n</thead>\n<tbody>\n";
    for (std::size_t r = 1; r < block.rows.size(); ++r) {
      out_ += "<tr>";
      for (std::size_t i = 0; i < block.rows[r].size(); ++i) {
        std::string cell = escaped_html(block.rows[r][i]);
        if (i == 0 && r < block.links.size() && !block.links[r].empty())
          cell = fmt::format("<a href=\"{}\">{}</a>", link_to(block.links[r]), cell);
        const char* style = values::parse_date(cell) ? " class=\"day\"" : "";
        const std::string head = i < block.rows[0].size() ? escaped_html(block.rows[0][i]) : std::string();
        out_ += i == 0 ? fmt::format("<th scope=\"row\">{}</th>", cell)
                       : fmt::format("<td{} data-head=\"{}\">{}</td>", style, head, cell);
      }
      out_ += "</tr>\n";
    }
    out_ += "</tbody>\n</table>\n";
  }

  void timeline(const Block& block) {
    if (!block.timeline) return;
    const std::string prefix = fmt::format("picture-{}", ++pictures_);
    out_ += fmt::format("<figure>\n{}<figcaption>{}</figcaption>\n</figure>\n",
                        to_svg(*block.timeline, block.text, prefix), escaped_html(block.text));
  }

  void close_list() {
    out_ += fmt::format("</li>\n</{}>\n", lists_.back());
    lists_.pop_back();
  }
  void close_lists() {
    while (!lists_.empty()) close_list();
  }
  void close_entry() {
    close_lists();
    if (in_entry_) out_ += "</article>\n";
    in_entry_ = false;
  }
  void close_section() {
    close_entry();
    if (in_section_) out_ += "</section>\n";
    in_section_ = false;
  }

  const std::vector<Block>& blocks_;
  std::vector<std::string> anchors_;  // of the headings, in order
  std::vector<std::string> lists_;    // "ul" or "ol", outermost first; each has an open item
  std::size_t section_ = 0;
  int pictures_ = 0;
  bool in_section_ = false, in_entry_ = false;
  std::string out_;
};

}  // namespace

std::string escaped_html(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&': result += "&amp;"; break;
      case '<': result += "&lt;"; break;
      case '>': result += "&gt;"; break;
      case '"': result += "&quot;"; break;
      case '\'': result += "&#39;"; break;
      default: result += c;
    }
  }
  return result;
}

std::string to_html(const Page& page) { return HtmlWriter(page).write(); }

}  // namespace hirepath::render
