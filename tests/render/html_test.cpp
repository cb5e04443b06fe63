// A page as HTML, written out whole.
#include "render/html.hpp"

#include <gtest/gtest.h>

namespace hirepath::render {
namespace {

// What stands in <body>; the head is the same for all pages.
std::string body(const Page& page) {
  const std::string html = to_html(page);
  const auto from = html.find("<header>"), to = html.find("</body>");
  return from == std::string::npos || to == std::string::npos ? html : html.substr(from, to - from);
}

TEST(Html, HeadingsBecomeSectionsEntriesArticlesItemsLists) {
  Page page;
  page.title("A page");
  page.line("asked for", "2026-11-21");
  page.heading("First");
  page.paragraph("Some words.");
  page.item("1.", "one");
  page.item("*", "of one", 1);
  page.item("2.", "two");
  page.heading("Second", Tone::plain, true);
  page.entry("An entry");
  page.line("until", "tomorrow");
  page.table({{"a", "b"}, {"c", "2027-05-13"}}, "Letters", {{}, "a b.html"});
  EXPECT_EQ(body(page), R"(<header>
<h1>A page</h1>
<p class="about"><span class="label">asked for:</span> 2026-11-21</p>
</header>
<nav aria-label="Contents">
<ul>
<li><a href="#first">First</a></li>
<li><a href="#second">Second</a></li>
</ul>
</nav>
<main id="content">
<section aria-labelledby="first">
<h2 id="first">First</h2>
<p>Some words.</p>

<ol>
<li>one
<ul>
<li>of one</li>
</ul>
</li>
<li>two</li>
</ol>
</section>
<section class="sheet" aria-labelledby="second">
<h2 id="second">Second</h2>
<article>
<h3>An entry</h3>
<p class="line"><span class="label">until:</span> tomorrow</p>
<table>
<caption>Letters</caption>
<thead>
<tr><th scope="col">a</th><th scope="col">b</th></tr>
</thead>
<tbody>
<tr><th scope="row"><a href="a%20b.html">c</a></th><td class="day" data-head="b">2027-05-13</td></tr>
</tbody>
</table>
</article>
</section>
</main>
)");
}

TEST(Html, WordsAreTextWhereverTheyStand) {
  const std::string evil = "<b a='1'>&\"";
  const std::string safe = "&lt;b a=&#39;1&#39;&gt;&amp;&quot;";
  Page page;
  page.title(evil);
  page.heading(evil);
  page.entry(evil);
  page.paragraph(evil);
  page.line(evil, evil);
  page.item(evil, evil);
  page.table({{evil}, {evil}}, evil);
  const values::Date day{20000};
  page.timeline({day, day, day + 10, {{evil, evil, {{day, day + 5, model::Status::may_apply}}}}}, evil);
  const std::string html = to_html(page);
  EXPECT_EQ(html.find("<b "), std::string::npos);
  std::size_t count = 0;
  for (auto at = html.find(safe); at != std::string::npos; at = html.find(safe, at + 1)) ++count;
  // <title>, h1, h2, h3, p, label and text of the line and of the item, caption, head, cell; the picture: title, label
  // and title of the bar in its description, the bar's title, its label, and below it.
  EXPECT_EQ(count, 12U + 6U);
}

TEST(Html, NoTwoHeadingsHaveTheSameAnchor) {
  Page page;
  page.title("t");
  page.heading("Same words!");
  page.heading("Same: words");
  page.heading("Content");
  const std::string html = to_html(page);
  EXPECT_NE(html.find("<h2 id=\"same-words\">"), std::string::npos);
  EXPECT_NE(html.find("<h2 id=\"same-words-2\">"), std::string::npos);
  EXPECT_NE(html.find("<h2 id=\"content-2\">"), std::string::npos);  // <main> has the id content
}

TEST(Svg, EachStateHasAPatternAndTheBarsStandWhereTheDaysAre) {
  const auto day = [](int year, int month, int of_month) { return values::from_civil({year, month, of_month}); };
  Timeline timeline{day(2026, 1, 1), day(2026, 1, 1), day(2026, 12, 31), {}};  // 365 days on 744 pixels
  timeline.bars.push_back({"A path",
                           "until 2026-01-10",
                           {{values::Date::min(), day(2026, 1, 10), model::Status::may_apply},
                            {day(2026, 1, 11), day(2026, 1, 20), model::Status::conflict},
                            {day(2026, 1, 21), values::Date::max(), model::Status::does_not_apply}}});
  const std::string svg = to_svg(timeline, "Windows", "w");
  // 10 days of 365 are 20.4 pixels; the first bar is cut off at the left end, the third state is not drawn.
  EXPECT_NE(svg.find("x=\"8.0\" y=\"76.0\" width=\"20.4\" height=\"16\" fill=\"url(#w-full)\""), std::string::npos)
      << svg;
  EXPECT_NE(svg.find("x=\"28.4\" y=\"76.0\" width=\"20.4\" height=\"16\" fill=\"url(#w-crossed)\""), std::string::npos);
  EXPECT_NE(svg.find("<title id=\"w-title\">Windows</title>"), std::string::npos);
  EXPECT_NE(svg.find("A path: until 2026-01-10.</desc>"), std::string::npos);
  EXPECT_NE(svg.find("role=\"img\" aria-labelledby=\"w-title w-desc\""), std::string::npos);
}

}  // namespace
}  // namespace hirepath::render
