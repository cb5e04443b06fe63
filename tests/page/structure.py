"""What must be true of every HTML page that hirepath makes, checked without a browser."""

import re
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "hr", "img", "input", "path", "rect", "line", "circle"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
LOADS = {"src", "srcset", "data", "poster", "action", "background"}


class Page(HTMLParser):
    """Collects what is wrong in `problems`."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.problems, self.open, self.ids, self.links, self.named_by = [], [], [], [], []
        self.headings, self.tables, self.lang, self.mains = [], [], None, 0
        self.title = ""
        if not text.startswith("<!DOCTYPE html>\n"):
            self.problems.append("it does not start with the document type")
        self.feed(text)
        self.close()
        self.finish()

    def handle_starttag(self, tag, attributes):
        self.begin(tag, dict(attributes))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.begin(tag, dict(attributes))

    def begin(self, tag, has):
        if tag in ("script", "iframe", "object", "embed", "link", "base") or any(name.startswith("on") for name in has):
            self.problems.append(f"<{tag}> runs or loads something")
        for name in LOADS & has.keys():
            self.problems.append(f"<{tag}> loads {name}={has[name]}")
        if "id" in has:
            self.ids.append(has["id"])
        if tag == "html":
            self.lang = has.get("lang")
        if tag == "main":
            self.mains += 1
        if tag == "a":
            self.links.append(has.get("href", ""))
        if tag in HEADINGS:
            self.headings.append(int(tag[1]))
        if tag == "img" and not has.get("alt"):
            self.problems.append("an <img> has no name")
        if tag == "svg" and (has.get("role") != "img" or not (has.get("aria-labelledby") or has.get("aria-label"))):
            self.problems.append("an <svg> has no name")
        self.named_by += has.get("aria-labelledby", "").split()
        if tag == "table":
            self.tables.append({"caption": False, "heads": 0})
        if tag == "caption":
            self.tables[-1]["caption"] = True
        if tag == "th":
            self.tables[-1]["heads"] += 1
            if has.get("scope") not in ("col", "row"):
                self.problems.append("a <th> has no scope")
        if tag == "li" and self.open[-1:] not in (["ul"], ["ol"]):
            self.problems.append("a <li> stands outside a list")
        if tag in ("ul", "ol", "table", "section", "article", "p") and self.open[-1:] == ["p"]:
            self.problems.append(f"a <{tag}> stands in a <p>")

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open[-1] != tag:
            self.problems.append(f"</{tag}> closes {self.open[-1:] or 'nothing'}")
        else:
            self.open.pop()

    def handle_data(self, data):
        if self.open[-2:] == ["head", "title"]:
            self.title += data

    def finish(self):
        if self.open:
            self.problems.append(f"never closed: {self.open}")
        if self.lang != "en":
            self.problems.append("the language is not stated")
        if not self.title.strip():
            self.problems.append("the page has no title")
        if self.mains != 1:
            self.problems.append(f"{self.mains} <main>")
        for name in sorted({one for one in self.ids if self.ids.count(one) > 1}):
            self.problems.append(f"the id {name} is not unique")
        for name in self.named_by + [link[1:] for link in self.links if link.startswith("#")]:
            if name not in self.ids:
                self.problems.append(f"nothing has the id {name}")
        if self.headings.count(1) != 1 or self.headings[:1] != [1]:
            self.problems.append("there is not one <h1>, standing first")
        for before, after in zip(self.headings, self.headings[1:]):
            if after > before + 1:
                self.problems.append(f"a heading of level {after} follows one of level {before}")
        for table in self.tables:
            if not table["caption"] or table["heads"] == 0:
                self.problems.append("a table has no caption or no heads")


def problems(text):
    """What is wrong with the page, in words."""
    found = Page(text).problems
    if re.search(r"url\(\s*['\"]?(?!#)", text) or "@import" in text:
        found.append("a style loads something")
    return found
