// Entrance: to_svg(). Coordinates are CSS pixels of a picture 760 wide, which scales with its column.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "render/timeline.hpp"
#include "render/words.hpp"

namespace hirepath::render {
namespace {

using model::Status;
using values::Date;

constexpr double width = 760, left = 8, right = 752, top = 58, row = 48, bar_height = 16;
constexpr double letter = 7.7;             // about as wide as a letter is
constexpr std::size_t longest_title = 74;  // characters that leave room for the label

// What is drawn: the states in which a path is open or may be.
struct Look {
  Status status;
  const char *pattern, *words;
};
constexpr std::array looks{Look{Status::may_apply, "full", "may apply"},
                           Look{Status::conditional, "slanted", "may apply if another decides so"},
                           Look{Status::conflict, "crossed", "the sources disagree"},
                           Look{Status::undecided, "dotted", "not decided"}};

const Look* look(Status status) {
  const auto* at = std::ranges::find(looks, status, &Look::status);
  return at == looks.end() ? nullptr : at;
}

class Drawing {
 public:
  Drawing(const Timeline& timeline, const std::string& prefix) : timeline_(timeline), prefix_(prefix) {}

  std::string draw(const std::string& title) {
    const double bottom = top + row * static_cast<double>(timeline_.bars.size());
    const double height = bottom + 74;
    out_ = fmt::format(
        "<svg class=\"timeline\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{}-title {}-desc\">\n"
        "<title id=\"{}-title\">{}</title>\n<desc id=\"{}-desc\">{}</desc>\n",
        width, height, prefix_, prefix_, prefix_, escaped_html(title), prefix_, escaped_html(description()));
    patterns();
    axis(bottom);
    for (std::size_t i = 0; i < timeline_.bars.size(); ++i) bar(timeline_.bars[i], top + row * static_cast<double>(i));
    legend(bottom + 34);
    return out_ + "</svg>\n";
  }

 private:
  double x(Date day) const {
    const Date inside = std::clamp(day, timeline_.first, timeline_.last + 1);
    return left + (right - left) * (inside - timeline_.first) / (timeline_.last + 1 - timeline_.first);
  }
  std::string fill(const Look& one) const { return fmt::format("url(#{}-{})", prefix_, one.pattern); }

  std::string description() const {
    std::string words = fmt::format("From {} to {}. The day asked about is {}.", values::to_string(timeline_.first),
                                    values::to_string(timeline_.last), values::to_string(timeline_.on));
    for (const auto& one : timeline_.bars) words += fmt::format(" {}: {}.", one.title, one.label);
    return words;
  }

  void patterns() {
    const auto pattern = [&](const char* name, const char* inside) {
      out_ +=
          fmt::format("<pattern id=\"{}-{}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">{}</pattern>\n",
                      prefix_, name, inside);
    };
    out_ += "<defs>\n";
    pattern("full", "<rect class=\"ink\" width=\"8\" height=\"8\"/>");
    pattern("slanted", "<path class=\"stroke\" d=\"M-2,2 L2,-2 M0,8 L8,0 M6,10 L10,6\"/>");
    pattern("crossed", "<path class=\"stroke\" d=\"M0,0 L8,8 M0,8 L8,0\"/>");
    pattern("dotted", "<circle class=\"ink\" cx=\"4\" cy=\"4\" r=\"1.2\"/>");
    out_ += "</defs>\n";
  }

  void line(double at, double from, double to, const char* style) {
    out_ += fmt::format("<line class=\"{}\" x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{:.1f}\" y2=\"{:.1f}\"/>\n", style, at, at,
                        from, to);
  }
  void text(double at, double base, const char* anchor, std::string_view words) {
    out_ += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n", at, base, anchor,
                        escaped_html(words));
  }

  void axis(double bottom) {
    const int first = values::to_civil(timeline_.first).year, last = values::to_civil(timeline_.last).year;
    const int step = last - first > 24 ? 5 : last - first > 12 ? 2 : 1;
    for (int year = first + 1; year <= last; ++year) {
      if (year % step != 0) continue;
      const double at = x(values::from_civil({year, 1, 1}));
      line(at, 22, bottom, "grid");
      if (left + 16 < at && at < right - 16) text(at, 16, "middle", std::to_string(year));
    }
    const double today = x(timeline_.on);
    line(today, 46, bottom, "today");
    text(today, 40, today < left + 80 ? "start" : "middle", "asked for: " + values::to_string(timeline_.on));
  }

  void bar(const Bar& one, double y) {
    std::string title;
    std::size_t count = 0;
    for (const char byte : one.title) {  // whole characters only
      if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U && ++count > longest_title) break;
      title += byte;
    }
    text(left, y + 12, "start", count > longest_title ? title + "..." : title);
    text(right, y + 12, "end", one.label);
    for (const auto& part : one.parts) {
      const Look* drawn = look(part.status);
      if (!drawn || part.last < timeline_.first || timeline_.last < part.first) continue;
      const double from = x(part.first), to = x(part.last == Date::max() ? part.last : part.last + 1);
      out_ +=
          fmt::format("<rect class=\"bar\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{}\" fill=\"{}\"/>\n",
                      from, y + 18, std::max(to - from, 2.0), bar_height, fill(*drawn));
    }
  }

  void legend(double y) {
    double at = left;
    for (const Look& one : looks) {
      out_ += fmt::format("<rect class=\"bar\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"26\" height=\"{}\" fill=\"{}\"/>\n",
                          at, y, bar_height, fill(one));
      text(at + 32, y + 13, "start", one.words);
      at += 32 + letter * static_cast<double>(std::string_view(one.words).size()) + 14;
    }
  }

  const Timeline& timeline_;
  const std::string& prefix_;
  std::string out_;
};

}  // namespace

std::string to_svg(const Timeline& timeline, const std::string& title, const std::string& prefix) {
  return Drawing(timeline, prefix).draw(title);
}

}  // namespace hirepath::render
