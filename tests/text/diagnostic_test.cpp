#include "text/diagnostic.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

namespace hirepath::text {
namespace {

SourcePtr file(std::string name, std::string bytes) {
  return std::make_shared<const Source>(std::move(name), std::move(bytes));
}

// The place of the only occurrence of `words`.
Place at(const SourcePtr& source, std::string_view words) {
  const std::size_t begin = source->bytes().find(words);
  EXPECT_NE(begin, std::string_view::npos) << words;
  return {source, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())}};
}

std::string shown(std::string code, Severity severity, const Place& place, std::string message) {
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.severity = severity;
  diagnostic.place = place;
  diagnostic.message = std::move(message);
  return to_text(diagnostic);
}

TEST(DiagnosticText, ShowsTheLineTheCaretsAndTheRepair) {
  const SourcePtr rules = file("vra.rules", "rule vra\n  person.desabled is yes  [5 CFR 307.102]\n");
  Diagnostics found;
  Diagnostic& error = found.error("HP201", at(rules, "person.desabled"), "no fact is called 'person.desabled'");
  error.expected = "a fact, a definition or a decision";
  error.suggestion = "did you mean 'person.disabled'?";
  EXPECT_EQ(to_text(found.sorted()),
            "vra.rules:2:3: error HP201: no fact is called 'person.desabled'\n"
            "  person.desabled is yes  [5 CFR 307.102]\n"
            "  ^^^^^^^^^^^^^^^\n"
            "  expected: a fact, a definition or a decision\n"
            "  help: did you mean 'person.disabled'?\n");
}

TEST(DiagnosticText, NotesAreFurtherPlaces) {
  const SourcePtr first = file("a.rules", "define veteran : the person is a veteran if\n");
  const SourcePtr second = file("b.rules", "-- again\ndefine veteran : the person has served if\n");
  Diagnostic error{"HP204", Severity::error, at(second, "veteran"), "", "'veteran' is defined twice", "", "", {}};
  error.notes.push_back({at(first, "veteran"), "first defined here"});
  error.notes.push_back({{}, "definitions are shared by all files"});
  EXPECT_EQ(to_text(error),
            "b.rules:2:8: error HP204: 'veteran' is defined twice\n"
            "define veteran : the person has served if\n"
            "       ^^^^^^^\n"
            "a.rules:1:8: note: first defined here\n"
            "note: definitions are shared by all files\n");
}

TEST(DiagnosticText, TabsAreKeptSoThatCaretsAlign) {
  const SourcePtr rules = file("t.rules", "\t(1)\tduty is idle\n");
  EXPECT_EQ(shown("HP210", Severity::warning, at(rules, "idle"), "no such choice"),
            "t.rules:1:14: warning HP210: no such choice\n"
            "\t(1)\tduty is idle\n"
            "\t   \t        ^^^^\n");
}

TEST(DiagnosticText, CaretsCountCharactersNotBytes) {
  const SourcePtr rules = file("u.rules", "ask \"\xC2\xA7 4\xE2\x80\xA6\" halp\n");  // section sign, ellipsis
  EXPECT_EQ(shown("HP101", Severity::error, at(rules, "halp"), "unexpected word"),
            "u.rules:1:12: error HP101: unexpected word\n"
            "ask \"\xC2\xA7 4\xE2\x80\xA6\" halp\n"
            "           ^^^^\n");
  EXPECT_EQ(shown("HP102", Severity::error, at(rules, "\xC2\xA7 4\xE2\x80\xA6"), "odd text"),
            "u.rules:1:6: error HP102: odd text\n"
            "ask \"\xC2\xA7 4\xE2\x80\xA6\" halp\n"
            "     ^^^^\n");
}

TEST(DiagnosticText, AnEmptyPlaceHasOneCaret) {
  const SourcePtr rules = file("e.rules", "rule vra");
  EXPECT_EQ(shown("HP103", Severity::error, Place{rules, {8, 8}}, "the rule has no conclusion"),
            "e.rules:1:9: error HP103: the rule has no conclusion\n"
            "rule vra\n"
            "        ^\n");
}

TEST(DiagnosticText, APlaceOfSeveralLinesIsMarkedOnItsFirst) {
  const SourcePtr rules = file("m.rules", "help \"one\r\ntwo\"\r\n");
  EXPECT_EQ(shown("HP104", Severity::error, at(rules, "\"one\r\ntwo\""), "text must end on its line"),
            "m.rules:1:6: error HP104: text must end on its line\n"
            "help \"one\n"
            "     ^^^^\n");
}

TEST(DiagnosticText, APlaceOutsideTheFileIsItsEnd) {
  const SourcePtr rules = file("o.rules", "ab\n");
  EXPECT_EQ(shown("HP105", Severity::error, Place{rules, {70, 90}}, "unfinished"),
            "o.rules:2:1: error HP105: unfinished\n"
            "\n"
            "^\n");
}

TEST(DiagnosticText, ControlCharactersDoNotReachTheTerminal) {
  const SourcePtr rules = file("c.rules", "ab\x1B[2J cd\x7F e\n");
  EXPECT_EQ(shown("HP106", Severity::error, at(rules, "cd"), "unexpected word"),
            "c.rules:1:8: error HP106: unexpected word\n"
            "ab?[2J cd? e\n"
            "       ^^\n");
}

TEST(DiagnosticText, APointerSaysWhereInJson) {
  Diagnostic error{"HP501",
                   Severity::error,
                   {},
                   "/facts/person/disabled",
                   "'perhaps' is neither true nor false",
                   "true or false",
                   "",
                   {}};
  EXPECT_EQ(to_text(error),
            "/facts/person/disabled: error HP501: 'perhaps' is neither true nor false\n"
            "  expected: true or false\n");
  error.place.source = file("case.json", "{}");
  EXPECT_EQ(to_text(error),
            "case.json:/facts/person/disabled: error HP501: 'perhaps' is neither true nor false\n"
            "  expected: true or false\n");
}

TEST(DiagnosticText, WithoutAPlaceTheMessageStandsAlone) {
  EXPECT_EQ(shown("HP301", Severity::note, {}, "nothing to do"), "note HP301: nothing to do\n");
}

TEST(Diagnostics, ComeSortedWhateverTheOrderOfWork) {
  const SourcePtr a = file("a.rules", "one two\nthree\n");
  const SourcePtr b = file("b.rules", "one\n");
  const std::vector<std::pair<Place, std::string>> in_order{
      {{}, "HP400"},           {at(a, "one"), "HP101"},   {at(a, "one"), "HP201"},
      {at(a, "two"), "HP102"}, {at(a, "three"), "HP101"}, {at(b, "one"), "HP100"}};
  std::vector<std::size_t> order{0, 1, 2, 3, 4, 5};
  do {
    Diagnostics found;
    for (std::size_t i : order) found.warning(in_order[i].second, in_order[i].first, "x");
    const std::vector<Diagnostic> sorted = found.sorted();
    ASSERT_EQ(sorted.size(), in_order.size());
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      ASSERT_EQ(sorted[i].code, in_order[i].second) << "at " << i;
      ASSERT_EQ(sorted[i].place.span, in_order[i].first.span) << "at " << i;
    }
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST(Diagnostics, WhatBeginsEarlierComesFirstHoweverLongItIs) {
  const SourcePtr rules = file("a.rules", "one two three");
  Diagnostics found;
  found.error("HP101", at(rules, "two"), "inner");
  found.error("HP201", at(rules, "one two three"), "outer");
  EXPECT_EQ(found.sorted()[0].message, "outer");
  EXPECT_EQ(found.sorted()[1].message, "inner");
}

TEST(Diagnostics, OnlyAnErrorIsAnError) {
  Diagnostics found;
  EXPECT_TRUE(found.empty());
  found.warning("HP401", {}, "unused");
  found.note("HP402", {}, "by the way");
  EXPECT_FALSE(found.has_errors());
  found.error("HP201", {}, "unknown");
  EXPECT_TRUE(found.has_errors());
  EXPECT_EQ(found.size(), 3U);
  const std::vector<Diagnostic> sorted = found.sorted();
  EXPECT_EQ(sorted[0].severity, Severity::error);
  EXPECT_EQ(sorted[1].severity, Severity::warning);
  EXPECT_EQ(sorted[2].severity, Severity::note);
}

TEST(ToText, OfALongLineOnlyWhatIsAroundThePlaceIsShown) {
  const std::string dots(1000, '.');
  const SourcePtr source = file("long", dots + "\xC3\xA9wrong" + dots);
  const Diagnostic finding("HP1", Severity::error, at(source, "wrong"), "", "m");
  // 60 bytes before it, the first of them the second dot after a break; 240 in all; a mark where something is left out.
  EXPECT_EQ(to_text(finding), "long:1:1002: error HP1: m\n..." + std::string(58, '.') + "\xC3\xA9wrong" +
                                  std::string(175, '.') + "...\n" + std::string(62, ' ') + "^^^^^\n");
  const Diagnostic whole("HP1", Severity::error, {source, {0, 2007}}, "", "m");
  EXPECT_EQ(to_text(whole),
            "long:1:1: error HP1: m\n" + std::string(240, '.') + "...\n" + std::string(240, '^') + "\n");
}

TEST(ToText, NamesOfMegabytesAreCutAtACharacter) {
  std::string name(1999, 'x');
  for (int i = 0; i < 1000; ++i) name += "\xC3\xA9";
  const Diagnostic finding("HP1", Severity::error, {}, name, name, name, name);
  const std::string cut = std::string(1999, 'x') + "...";
  EXPECT_EQ(to_text(finding), cut + ": error HP1: " + cut + "\n  expected: " + cut + "\n  help: " + cut + "\n");
}

}  // namespace
}  // namespace hirepath::text
