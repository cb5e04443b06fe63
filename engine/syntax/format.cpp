#include "syntax/format.hpp"

#include <algorithm>
#include <string_view>

#include "syntax/labels.hpp"
#include "syntax/scan.hpp"
#include "syntax/words.hpp"

namespace hirepath::syntax {
namespace {

constexpr std::size_t cite_column = 87;  // from 0
constexpr std::size_t width = 120;       // lists go on in the next line beyond it
constexpr std::size_t step = 2;
constexpr std::size_t label_step = 4;

// What a line shows beyond ASCII counts as one column a character, as an editor counts it.
std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

class Formatter {
 public:
  explicit Formatter(const File& file) : file_(file) {
    for (const Comment& comment : file.comments) comments_.push_back({anchor(comment), &comment});
  }

  std::string run() {
    for (const Item& item : file_.items) {
      const Where where = std::visit([](const auto& each) { return each.where; }, item);
      comments_between_items(where.begin, true);
      std::visit([&](const auto& each) { print(each); }, item);
      comments_before(where.end, step);
      comments_after_item(where.end);
    }
    comments_between_items(0xFFFFFFFFu, false);
    return std::move(out_);
  }

 private:
  struct Anchored {
    std::uint32_t begin;
    const Comment* comment;
  };

  // ---- comments
  // ---------------------------------------------------------------------------------------------------------------------

  std::string_view bytes() const { return file_.source ? file_.source->bytes() : std::string_view{}; }
  std::string_view before(std::uint32_t offset) const { return bytes().substr(0, offset); }

  // A comment at the end of a line belongs to what stands on that line.
  std::uint32_t anchor(const Comment& comment) const {
    const std::size_t newline = before(comment.where.begin).find_last_of('\n');
    const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
    const std::size_t first = bytes().find_first_not_of(" \t\r", start);
    return first == std::string_view::npos
               ? comment.where.begin
               : static_cast<std::uint32_t>(std::min<std::size_t>(first, comment.where.begin));
  }
  bool stands_alone(const Anchored& each) const { return each.begin == each.comment->where.begin; }
  bool blank_line_before(std::uint32_t offset) const {
    const std::string_view text = before(offset);
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    return last != std::string_view::npos &&
           std::count(text.begin() + static_cast<std::ptrdiff_t>(last), text.end(), '\n') > 1;
  }
  bool indented(std::uint32_t offset) const {
    return offset > 0 && offset <= bytes().size() && bytes()[offset - 1] != '\n';
  }
  bool more_comments() const { return next_comment_ < comments_.size(); }

  void print_comment(std::size_t indent) {
    const std::string& text = comments_[next_comment_++].comment->text;
    line(indent, text.empty() || text.front() == '-' ? "--" + text : "-- " + text);
  }
  void comments_before(std::uint32_t offset, std::size_t indent) {
    while (more_comments() && comments_[next_comment_].begin <= offset) print_comment(indent);
  }
  // Indented comments directly after a declaration still belong to it.
  void comments_after_item(std::uint32_t end) {
    while (more_comments() && comments_[next_comment_].begin >= end) {
      const Anchored& next = comments_[next_comment_];
      if (!stands_alone(next) || !indented(next.begin) || blank_line_before(next.begin)) return;
      // Only comments lie between: the next declaration begins after this one.
      if (const std::uint32_t item = next_item_after(end); item < next.begin) return;
      print_comment(step);
    }
  }
  std::uint32_t next_item_after(std::uint32_t offset) const {
    std::uint32_t result = 0xFFFFFFFFu;
    for (const Item& item : file_.items) {
      const Where where = std::visit([](const auto& each) { return each.where; }, item);
      if (where.begin >= offset) result = std::min(result, where.begin);
    }
    return result;
  }
  void comments_between_items(std::uint32_t offset, bool item_follows) {
    if (!out_.empty() && (item_follows || more_comments())) out_ += '\n';
    bool first = true;
    while (more_comments() && comments_[next_comment_].begin <= offset) {
      if (!first && blank_line_before(comments_[next_comment_].begin)) out_ += '\n';
      first = false;
      print_comment(0);
    }
    if (!first && item_follows && blank_line_before(offset)) out_ += '\n';
  }

  // ---- lines
  // ------------------------------------------------------------------------------------------------------------------------

  void line(std::size_t indent, std::string_view text) {
    out_.append(text.empty() ? 0 : indent, ' ').append(text).append("\n");
  }

  // A line whose lists, when it is too long, go on in the next ones; citations aligned at the end.
  void line_with(std::size_t indent, std::string text, const Cites& cites, std::string_view breaks = ", ") {
    std::string rest = wrapped(indent, std::move(text), breaks);
    if (!cites.empty()) {
      const std::size_t last = rest.find_last_of('\n') + 1;  // 0 when there is none
      const std::size_t used = columns(std::string_view(rest).substr(last));
      rest.append(used + 2 <= cite_column ? cite_column - used : 2, ' ');
      rest += cite_words(cites);
    }
    out_ += rest + "\n";
  }

  // Breaks after commas outside of quotation marks, but never before a word that would look like a declaration.
  std::string wrapped(std::size_t indent, std::string text, std::string_view breaks) const {
    std::string result(indent, ' ');
    std::size_t used = indent;
    for (std::size_t begin = 0; begin < text.size();) {
      bool in_quotes = false;
      std::size_t end = begin;
      for (; end < text.size(); ++end) {
        if (text[end] == '"') in_quotes = !in_quotes;
        if (!in_quotes && end > begin && std::string_view(text).substr(end, breaks.size()) == breaks) {
          end += breaks.size();
          break;
        }
      }
      const std::string_view part = std::string_view(text).substr(begin, end - begin);
      const std::size_t size = columns(part);
      if (begin > 0 && used + size > width && !is_declaration_word(part)) {
        result.pop_back();  // the blank after the comma
        result += "\n" + std::string(indent + label_step, ' ');
        used = indent + label_step;
      }
      result += part;
      used += size;
      begin = end;
    }
    return result;
  }
  static bool is_declaration_word(std::string_view part) {
    const auto keywords = declaration_keywords();
    const std::string_view word = part.substr(0, part.find_first_of(" ,;"));
    return std::find(keywords.begin(), keywords.end(), word) != keywords.end();
  }

  // ---- pieces
  // -----------------------------------------------------------------------------------------------------------------------

  void print(const std::vector<Attribute>& attributes, std::size_t indent) {
    for (const Attribute& each : attributes) print(each, indent);
  }
  void print(const Attribute& attribute, std::size_t indent) {
    comments_before(attribute.where.begin, indent);
    line_with(indent, words(attribute), attribute.cites);
  }

  static std::string with_decider(const std::string& text, const Condition& condition) {
    return condition.decided_by.empty() ? text : text + "  decided by " + condition.decided_by;
  }

  static const Condition* header_of(const Condition& condition) {
    const Condition* at = &condition;
    while ((at->kind == Condition::Kind::negation || at->kind == Condition::Kind::quantified) && !at->children.empty())
      at = &at->children.front();
    return at->kind == Condition::Kind::group ? at : nullptr;
  }

  void print_children(const Condition& condition, std::size_t level) {
    const Condition* header = header_of(condition);
    if (header == nullptr) return;
    const std::size_t indent = step + level * label_step;
    for (const Condition& child : header->children) {
      comments_before(child.where.begin, indent);
      line_with(indent, with_decider(child.label + " " + line_words(child), child), child.cites);
      print_children(child, level + 1);
    }
  }

  // `start` ends in "if"; the body follows on its line, or on the next one when it does not fit.
  void print_body(std::size_t indent, const std::string& start, const Condition& body) {
    const bool plain_all = body.kind == Condition::Kind::group && body.group == Group::all &&
                           body.children.size() == 1 && body.cites.empty() && body.decided_by.empty();
    if (plain_all) {
      line(indent, start);
    } else {
      const std::string text = with_decider(line_words(body), body);
      const bool fits = indent + columns(start) + 1 + columns(text) <= width || is_declaration_word(text);
      if (fits) {
        line_with(indent, start + " " + text, body.cites);
      } else {
        line(indent, start);
        line_with(label_step, text, body.cites);
      }
    }
    print_children(body, 0);
  }

  // ---- declarations
  // -----------------------------------------------------------------------------------------------------------------

  void print(const Topic& each) { line(0, "topic " + quoted_words(each.title)); }
  void print(const Edition& each) { line(0, "edition " + value_words(each.id) + " " + quoted_words(each.title)); }
  void print(const Document& each) {
    line(0, "document " + each.id.text + " " + quoted_words(each.title));
    print(each.attributes, step);
  }
  void print(const Record& each) {
    line(0, "record " + each.id.text + " " + quoted_words(each.title) +
                (each.ordered_by ? "  ordered by " + each.ordered_by->text : ""));
    std::size_t longest = 0;
    for (const Field& field : each.fields) longest = std::max(longest, field.name.text.size());
    for (const Field& field : each.fields) {
      comments_before(field.where.begin, step);
      line_with(step, field.name.text + std::string(longest - field.name.text.size(), ' ') + " : " + words(field.type),
                {});
      print(field.attributes, 2 * step);
    }
  }
  void print(const Fact& each) {
    line_with(0, "fact " + each.path.text + " : " + words(each.type), {});
    print(each.attributes, step);
  }
  void print(const Decision& each) {
    line(0, "decision " + each.id.text + " " + quoted_words(each.phrase));
    line(step, "decided by " + each.decided_by.text);
    print(each.attributes, step);
  }
  void print(const Define& each) {
    print_body(
        0,
        "define " + each.id.text + (each.record ? " for " + each.record->text : "") + " : " + each.phrase.text + " if",
        each.body);
  }
  void print(const Authority& each) {
    line(0, "authority " + each.id.text + " " + quoted_words(each.title));
    print(each.attributes, step);
  }
  void print(const Rule& each) {
    line(0, "rule " + each.path.text + (each.title ? " " + quoted_words(*each.title) : ""));
    const auto is_note = [](const Attribute& attribute) { return attribute.key == "note"; };
    for (const Attribute& attribute : each.attributes) {
      if (!is_note(attribute)) print(attribute, step);
    }
    comments_before(each.authority.where.begin, step);
    std::string start = "the person ";
    if (each.verb == "have") {
      start += each.permits ? "has " : "does not have ";
    } else {
      start += (each.permits ? "may " : "may not ") + each.verb + " under ";
    }
    print_body(step, start + each.authority.text + " if", each.body);
    print_tail(each, is_note);
  }
  // Notes and conflicts keep their order, where the places tell it.
  template <typename IsNote>
  void print_tail(const Rule& each, IsNote is_note) {
    auto conflict = each.conflicts.begin();
    const auto conflicts_until = [&](std::uint32_t offset) {
      for (; conflict != each.conflicts.end() && conflict->where.begin < offset; ++conflict) {
        comments_before(conflict->where.begin, step);
        line_with(step, words(*conflict), conflict->cites);
      }
    };
    for (const Attribute& attribute : each.attributes) {
      if (!is_note(attribute)) continue;
      conflicts_until(attribute.where.begin);
      print(attribute, step);
    }
    conflicts_until(0xFFFFFFFFu);
  }
  void print(const Test& each) {
    line(0, "test " + each.subject.text + " " + quoted_words(each.title) + " on " + each.on.text +
                (each.law_on ? " law on " + each.law_on->text : ""));
    for (const auto& given : each.givens) {
      if (!given.empty()) comments_before(given.front().where.begin, step);
      line_with(step, "given " + words(given), {}, "; ");
    }
    for (const Expect& expect : each.expects) {
      comments_before(expect.where.begin, step);
      line_with(step, words(expect), {}, ", ");
    }
  }
  void print(const Property& each) {
    const std::string start = "property " + quoted_words(each.title) + " : " + line_words(each.if_condition);
    const std::string end = "implies " + line_words(each.then_condition);
    if (columns(start) + 1 + columns(end) <= width) return line(0, start + " " + end);
    line(0, start);
    line(step, end);
  }

  const File& file_;
  std::vector<Anchored> comments_;
  std::size_t next_comment_ = 0;
  std::string out_;
};

}  // namespace

std::string format(const File& file) { return Formatter(file).run(); }

}  // namespace hirepath::syntax
