// The fast reader of lines and the reader of case files agree on every line: what is accepted, what is then known, what
// is refused and why.
#include "json/lines.hpp"

#include <gtest/gtest.h>

#include <random>

#include "json/read_case.hpp"
#include "json/write_case.hpp"
#include "small_knowledge.hpp"

namespace hirepath {
namespace {

struct Read {
  std::string facts, id;  // of what was accepted
  bool position = false, agency = false;
  std::string code, pointer, message;  // of what was refused
  friend bool operator==(const Read&, const Read&) = default;
};
std::ostream& operator<<(std::ostream& out, const Read& read) {
  return out << read.facts << ' ' << read.code << ' ' << read.pointer << ' ' << read.message;
}

Read as_line(json::LineReader& reader, json::Line& line, std::string text) {
  const std::size_t size = text.size();
  text.append(json::line_padding, '"');
  Read read;
  if (const auto wrong = reader.read(std::string_view(text).substr(0, size), line)) {
    read.code = wrong->code, read.pointer = wrong->pointer, read.message = wrong->message;
  } else {
    read.facts = json::write_case(small_model(), line.facts);
    read.position = line.facts.position_given, read.agency = line.facts.agency_given;
  }
  return read;
}

Read as_case(const std::string& text) {
  text::Diagnostics found;
  Read read;
  if (const auto facts = json::read_case(small_model(), source_of("line", text), found)) {
    read.facts = json::write_case(small_model(), *facts);
    read.position = facts->position_given, read.agency = facts->agency_given;
    return read;
  }
  for (const auto& one : found.sorted()) {
    if (one.severity != text::Severity::error) continue;
    read.code = one.code, read.pointer = one.pointer, read.message = one.message;
    break;
  }
  return read;
}

constexpr const char* whole =
    R"({"person": {"citizen": true, "rating": 30, "orders_date": "2024-05", "service_periods": [{"duty": "active", )"
    R"("released": {"value": "2020-01-02", "evidence": "dd214", "state": "verified"}}, {}], )"
    R"("service_periods_complete": true, "years_of_service": null}, "position": {"grade": "GS-9", "series": "0110", )"
    R"("service": "competitive"}, "agency": {"kind": "other"}, "action": {"appointment_date": {"from": "2024", )"
    R"("to": "2025"}}, "documents": {"dd214": "have", "service-letter": {"expected": "2026-12-05"}}})";

TEST(Lines, WhatACaseFileMaySayALineMay) {
  json::LineReader reader(small_model());
  json::Line line(small_model());
  const auto read = as_line(reader, line, whole);
  EXPECT_EQ(read, as_case(whole));
  EXPECT_EQ(read.code, "");
  EXPECT_NE(read.facts.find("GS-9"), std::string::npos);
  EXPECT_TRUE(read.position && read.agency);
}

TEST(Lines, NothingStaysFromTheLineBefore) {
  json::LineReader reader(small_model());
  json::Line line(small_model());
  const auto empty = as_line(reader, line, "{}");
  for (const char* before : {whole, R"({"id": "x", "person": {"citizen": true, "orders_date": {"from": "2024"}}})",
                             R"({"id": 7, "person": {"citizen": true, "rating": 500}})"}) {
    as_line(reader, line, before);
    EXPECT_EQ(as_line(reader, line, "{}"), empty);
    EXPECT_EQ(line.id.text, "");
  }
}

TEST(Lines, Ids) {
  json::LineReader reader(small_model());
  json::Line line(small_model());
  const auto id = [&](const std::string& text) {
    const auto read = as_line(reader, line, text);
    return read.code.empty() ? (line.id.number ? "#" : "") + line.id.text : read.code;
  };
  EXPECT_EQ(id(R"({"id": "A-17"})"), "A-17");
  EXPECT_EQ(id(R"({"person": {}, "id": -5})"), "#-5");
  EXPECT_EQ(id(R"({"id": "\u00e9\"", "action": {"appointment_date": {"from": "2024"}}})"), "\u00e9\"");
  EXPECT_EQ(id(R"({"id": 18446744073709551615})"), "HP522");
  EXPECT_EQ(id(R"({"id": []})"), "HP522");
  EXPECT_EQ(id(R"({"id": null})"), "HP522");
  EXPECT_EQ(id(R"({"person": {"id": 1}})"), "HP506");
}

// Every line one gets by a small change of a good one: most are wrong, some are right in an unusual way.
TEST(Lines, AgreesWithTheReaderOfCaseFilesAboutChangedLines) {
  json::LineReader reader(small_model());
  json::Line line(small_model());
  std::mt19937 random(20261121);
  const std::vector<std::string> pieces{"{",
                                        "}",
                                        "[",
                                        "]",
                                        ",",
                                        ":",
                                        "\"",
                                        "null",
                                        "true",
                                        "false",
                                        "0",
                                        "1",
                                        "-1",
                                        "1.5",
                                        "1e3",
                                        "99999999999999999999",
                                        "\"x\"",
                                        "\"yes\"",
                                        "\"GS-9\"",
                                        "\"2024\"",
                                        "\"2025-02-30\"",
                                        "{}",
                                        "[]",
                                        "\"person\"",
                                        "\"citizen\"",
                                        "\"rating\": 5,",
                                        "\"value\": 1",
                                        "\\",
                                        "\\u0000",
                                        "\\ud800",
                                        "\xff",
                                        "\xc3\xa9",
                                        "\xef\xbb\xbf",
                                        " ",
                                        "\t"};
  const std::string good = whole;
  std::size_t accepted = 0, refused = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string text = good;
    for (unsigned changes = 1 + random() % 2; changes > 0; --changes) {
      const std::size_t at = random() % (text.size() + 1), length = random() % 4 == 0 ? random() % 20 : 0;
      text.replace(at, length, random() % 5 == 0 ? "" : pieces[random() % pieces.size()]);
    }
    const auto mine = as_line(reader, line, text), other = as_case(text);
    (mine.code.empty() ? accepted : refused) += 1;
    ASSERT_EQ(mine, other) << text;
  }
  EXPECT_GT(accepted, 500U);
  EXPECT_GT(refused, 5000U);
}

TEST(Lines, EveryTokenReplacedByEveryOther) {
  json::LineReader reader(small_model());
  json::Line line(small_model());
  const std::string good = whole;
  const std::vector<std::string> values{"null",
                                        "true",
                                        "0",
                                        "101",
                                        "-0",
                                        "1.0",
                                        "\"\"",
                                        "\"2024-05-14\"",
                                        "\"GS-11\"",
                                        "\"active\"",
                                        "\"0110\"",
                                        "\"dd214\"",
                                        "[]",
                                        "[{}]",
                                        "[1]",
                                        "{}",
                                        R"({"value": null})",
                                        R"({"value": true, "value": true})",
                                        R"({"value": "2024", "evidence": null})",
                                        R"({"value": 5, "state": "verified"})",
                                        R"({"value": 5, "state": "contradicted", "evidence": "dd214"})",
                                        R"({"from": null, "to": null})",
                                        R"({"from": "2024", "to": "2023"})"};
  std::size_t tried = 0;
  for (std::size_t colon = good.find(": "); colon != std::string::npos; colon = good.find(": ", colon + 1)) {
    const std::size_t begin = colon + 2;
    std::size_t end = begin;
    for (int depth = 0; end < good.size(); ++end) {
      const char c = good[end];
      if (c == '{' || c == '[') ++depth;
      if ((c == ',' || c == '}' || c == ']') && depth == 0) break;
      if (c == '}' || c == ']') --depth;
    }
    for (const auto& value : values) {
      const std::string text = good.substr(0, begin) + value + good.substr(end);
      ASSERT_EQ(as_line(reader, line, text), as_case(text)) << text;
      ++tried;
    }
  }
  EXPECT_GT(tried, 400U);
}

TEST(Lines, WordsWithoutValuesQuoteNothing) {
  json::LineReader reader(small_model());
  json::Line line(small_model());
  for (const char* text : {R"({"person": {"citizen": "Zanzibar"}})", R"({"position": {"grade": "Zanzibar"}})",
                           R"({"position": {"service": "Zanzibar"}})", R"({"documents": {"Zanzibar": "have"}})",
                           R"({"documents": {"dd214": "Zanzibar"}})", R"({"Zanzibar": 1, "Zanzibar": 2})",
                           R"({"person": {"orders_date": "Zanzibar"}})", R"({"Zanzibar": 1})",
                           R"({"person": {"citizen": {"value": true, "state": "Zanzibar"}}})"}) {
    std::string padded(text);
    padded.append(json::line_padding, ' ');
    const auto wrong = reader.read(std::string_view(padded).substr(0, std::string_view(text).size()), line);
    ASSERT_TRUE(wrong) << text;
    EXPECT_NE(json::without_values(*wrong), "");
    EXPECT_EQ(json::without_values(*wrong).find("Zanzibar"), std::string::npos) << text;
    EXPECT_EQ(wrong->expected.find("Zanzibar"), std::string::npos) << text;
  }
}

TEST(Lines, Quoted) {
  std::string out;
  json::append_quoted(out, "a\"b\\c\n\x01\u00e9");
  EXPECT_EQ(out, R"("a\"b\\c\u000a\u0001)"
                 "\u00e9\"");
  EXPECT_TRUE(json::is_utf8("\u00e9"));
  EXPECT_FALSE(json::is_utf8("\xff"));
}

}  // namespace
}  // namespace hirepath
