// Private to html.cpp: how an HTML page looks on a screen, light or dark, and on paper.
#pragma once

namespace hirepath::render {

inline constexpr const char* html_style = R"(
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --soft: #56616b; --rule: #a9b2ba; --shade: #f1f4f6; --mark: #1a4480; --now: #8a2a0d; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eceff1; --paper: #14181b; --soft: #b5bfc7; --rule: #59646d; --shade: #20272c; --mark: #9dc2f5; --now: #ffb59b; }
}
* { box-sizing: border-box; }
html { font: 100%/1.5 system-ui, "Segoe UI", "Liberation Sans", "DejaVu Sans", sans-serif; color: var(--ink); background: var(--paper); }
body { margin: 0 auto; max-width: 56rem; padding: 1rem 1.25rem 3rem; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
h1 { font-size: 1.75rem; margin: 0.5rem 0; }
h2 { font-size: 1.35rem; margin: 2.25rem 0 0.75rem; padding-bottom: 0.25rem; border-bottom: 2px solid var(--mark); }
h3 { font-size: 1.08rem; margin: 1.5rem 0 0.5rem; }
p { margin: 0.4rem 0; }
ul, ol { margin: 0.4rem 0; padding-left: 1.5rem; }
li { margin: 0.2rem 0; }
a { color: var(--mark); }
a:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { position: static; }
.about { color: var(--soft); font-size: 0.9rem; overflow-wrap: anywhere; }
.label { font-weight: 600; }
.in1 { margin-left: 1.5rem; } .in2 { margin-left: 3rem; } .in3 { margin-left: 4.5rem; }
nav { background: var(--shade); padding: 0.5rem 1rem; margin: 1rem 0; }
nav ul { columns: 2; margin: 0; }
nav li { margin: 0; padding: 0.1rem 0; }
table { border-collapse: collapse; width: 100%; margin: 0.75rem 0; font-size: 0.95rem; }
caption { text-align: left; font-weight: 600; padding: 0.25rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.5rem; border: 1px solid var(--rule); }
thead th { background: var(--shade); }
tbody th { font-weight: 600; }
.day { white-space: nowrap; }
figure { margin: 0.75rem 0; }
figcaption { color: var(--soft); font-size: 0.9rem; }
.timeline { display: block; width: 100%; height: auto; font-size: 14px; color: var(--ink); }
.timeline text { fill: currentColor; paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
.timeline .ink { fill: var(--mark); }
.timeline .stroke { stroke: var(--mark); stroke-width: 1.6; fill: none; }
.timeline .bar { stroke: var(--mark); stroke-width: 1.2; }
.timeline .grid { stroke: var(--rule); stroke-width: 1; }
.timeline .today { stroke: var(--now); stroke-width: 2; stroke-dasharray: 5 3; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--rule); color: var(--soft); font-size: 0.9rem; }
@media (max-width: 36rem) { nav ul { columns: 1; } th, td { padding: 0.25rem; } }
@media screen and (max-width: 30rem) {
  table, caption, tbody, tr, th, td { display: block; }
  thead { position: absolute; left: -99rem; }
  tbody tr { border: 1px solid var(--rule); margin: 0.5rem 0; }
  th, td { border: 0; overflow-wrap: anywhere; }
  td::before { content: attr(data-head) ": "; font-weight: 600; }
}
@page { margin: 16mm; }
@media print {
  :root { --ink: #000; --paper: #fff; --soft: #333; --rule: #777; --shade: #eee; --mark: #000; --now: #000; }
  html { font-size: 10.5pt; }
  body { max-width: none; padding: 0; }
  nav, .skip { display: none; }
  h2, h3, caption, thead { break-after: avoid; }
  li, tr, figure { break-inside: avoid; }
  .sheet { break-before: page; }
  thead { display: table-header-group; }
}
)";

}  // namespace hirepath::render
