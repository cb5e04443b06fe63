// How a page looks as plain text and as Markdown.
#include "render/page.hpp"

#include <gtest/gtest.h>

namespace hirepath::render {
namespace {

Page example() {
  Page page;
  page.title("A title");
  page.line("asked for", "2026-11-21");
  page.heading("A heading");
  page.entry("An entry");
  page.line("why", "one two three four five six seven eight nine");
  page.line("left out", "");
  page.item("+", "a condition that holds, in words that go on and on", 0, Tone::good);
  page.item("-", "one below it", 1, Tone::bad);
  page.table({{"from", "until", "answer"}, {"2024-05-14", "open", "may-apply"}});
  return page;
}

TEST(Page, PlainTextIsBrokenAtBlanksUnderItsOwnFirstWord) {
  Style style;
  style.width = 40;
  EXPECT_EQ(to_text(example(), style),
            "A title\n"
            "    asked for: 2026-11-21\n"
            "\n"
            "A heading\n"
            "  An entry\n"
            "    why: one two three four five six\n"
            "      seven eight nine\n"
            "  + a condition that holds, in words\n"
            "    that go on and on\n"
            "    - one below it\n"
            "  from        until  answer\n"
            "  2024-05-14  open   may-apply\n");
}

TEST(Page, MarkdownHasTheSameWords) {
  EXPECT_EQ(to_markdown(example()),
            "# A title\n"
            "\n"
            "- **asked for:** 2026-11-21\n"
            "\n"
            "## A heading\n"
            "\n"
            "### An entry\n"
            "\n"
            "- **why:** one two three four five six seven eight nine\n"
            "- `+` a condition that holds, in words that go on and on\n"
            "  - `-` one below it\n"
            "\n"
            "| from | until | answer |\n"
            "| --- | --- | --- |\n"
            "| 2024-05-14 | open | may-apply |\n"
            "\n");
}

TEST(Page, MarkdownAndHtmlInWordsStayWords) {
  Page page;
  page.item("*", "a_b *c* [d](e) <script>&amp; `x` | y");
  EXPECT_EQ(to_markdown(page), "- a\\_b \\*c\\* \\[d\\](e) &lt;script>&amp;amp; \\`x\\` \\| y\n");
}

TEST(Page, ColourOnlyWhenAsked) {
  Page page;
  page.item("+", "holds", 0, Tone::good);
  EXPECT_EQ(to_text(page, {}), "  + holds\n");
  Style style;
  style.colour = true;
  EXPECT_EQ(to_text(page, style), "  \x1b[32m+\x1b[0m holds\n");
}

TEST(Page, WidthCountsCharactersNotBytes) {
  Page page;
  page.item("*", "äääää ääääää äääääää ääääääää äääääää öö");
  Style style;
  style.width = 44;  // exactly as many as the line has
  EXPECT_EQ(to_text(page, style), "  * äääää ääääää äääääää ääääääää äääääää öö\n");
  style.width = 43;
  EXPECT_EQ(to_text(page, style), "  * äääää ääääää äääääää ääääääää äääääää\n    öö\n");
}

TEST(Page, AWordLongerThanTheLineStaysWhole) {
  Page page;
  page.item("*", "short " + std::string(60, 'x') + " end");
  Style style;
  style.width = 40;
  EXPECT_EQ(to_text(page, style), "  * short\n    " + std::string(60, 'x') + "\n    end\n");
}

TEST(Page, ControlCharactersOfWordsNeverReachTheTerminal) {
  Page page;
  page.item("*", "a\x1b[31mb\rc\x07");
  EXPECT_EQ(to_text(page, {}), "  * a?[31mb?c?\n");
}

}  // namespace
}  // namespace hirepath::render
