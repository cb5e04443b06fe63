// Lines that are read straight into columns, and the same lines read as cases: the same are accepted, and get the same
// answers.
#include <gtest/gtest.h>

#include "json/lines.hpp"
#include "json/sheet_lines.hpp"
#include "screen/blocks.hpp"
#include "screen/sheet.hpp"

namespace hirepath::screen {
namespace {

// Values as JSON: most of them right, some of another type, beyond limits or of no meaning.
class Writer {
 public:
  Writer(const Knowledge& base, Draw& draw) : model_(*base.model), draw_(draw) {}

  std::string line(int broken) {
    broken_ = broken;
    std::string out = "{";
    if (draw_.chance(60))
      out += draw_.of(std::vector<std::string>{R"("id": "A-7", )", R"("id":7,)", R"("id": "\u0041", )"});
    out += R"("documents": {)";
    if (draw_.chance(20)) out += '"' + model_.documents[draw_.below(model_.documents.size())].id + R"(": "have")";
    out += "}";
    for (const char* subject : {"person", "position", "agency"}) {
      if (draw_.chance(75)) out += std::string(blank() + ", \"") + subject + "\"" + blank() + ": " + part(subject);
    }
    out += blank() + "}";
    if (draw_.chance(broken_ * 2)) out.erase(draw_.below(out.size()), 1);
    if (draw_.chance(broken_)) out += draw_.of(std::vector<std::string>{"}", " x", "{}", ","});
    return out;
  }

 private:
  std::string blank() { return draw_.chance(4) ? draw_.of(std::vector<std::string>{" ", "\t", "\n ", "\r"}) : ""; }
  std::string part(const std::string& subject) {
    std::string out = "{";
    for (const auto& fact : model_.facts) {
      if (fact.subject() != subject || fact.path.find('.') != fact.path.rfind('.') || !draw_.chance(15)) continue;
      if (out.size() > 1) out += ",";
      std::string name = model::json_name(fact.path).substr(subject.size() + 1);
      if (fact.type.kind == values::Kind::list) {
        out += '"' + name + "\": " + list(fact);
        if (draw_.chance(70)) out += ", \"" + name + "_complete\": " + (draw_.chance(70) ? "true" : "false");
        continue;
      }
      if (draw_.chance(broken_ / 4)) name += draw_.of(std::vector<std::string>{"x", "\\u0041", "_complete"});
      out += '"' + name + '"' + blank() + ":" + blank() + value(fact.type);
      if (draw_.chance(broken_ / 4)) out += ", \"" + name + "\": null";
    }
    return out + "}";
  }
  std::string list(const model::Fact& fact) {
    if (draw_.chance(broken_)) return "null";
    std::string out = "[";
    for (std::size_t left = draw_.below(4); left > 0; --left) {
      out += "{";
      bool first = true;
      for (const auto& field : model_.records[fact.type.record].fields) {
        if (!draw_.chance(60)) continue;
        out += (first ? "\"" : ", \"") + model::json_name(field.path) + "\": " + value(field.type);
        first = false;
      }
      out += left > 1 ? "}, " : "}";
    }
    return out + "]";
  }
  std::string value(const model::Type& type) {
    std::string one = plain(type);
    if (!draw_.chance(12)) return one;
    std::string out = R"({"value": )" + one;
    if (draw_.chance(80)) out += R"(, "evidence": ")" + model_.documents[draw_.below(model_.documents.size())].id + '"';
    if (draw_.chance(60))
      out += R"(, "state": ")" + draw_.of(std::vector<std::string>{"verified", "verified", "claimed", "contradicted"}) +
             '"';
    return out + "}";
  }
  std::string plain(const model::Type& type) {
    if (draw_.chance(3)) return "null";
    if (draw_.chance(broken_)) {
      return draw_.of(std::vector<std::string>{"true",
                                               "0",
                                               "-1",
                                               "1.0",
                                               "1e2",
                                               "007",
                                               "99999999999",
                                               "\"\"",
                                               "\"2024-02-30\"",
                                               "\"0001-01-01\"",
                                               "\"9999-12-31\"",
                                               "\"1066\"",
                                               R"({"from": "2024"})",
                                               "[]",
                                               "\"GS-11\"",
                                               "\"FP-2\"",
                                               "\"0110-LONG-CODE\"",
                                               "\"y\\u0065s\"",
                                               "tru",
                                               "{}"});
    }
    switch (type.kind) {
      case values::Kind::yes_no: return draw_.chance(60) ? "true" : "false";
      case values::Kind::choice: return '"' + type.choices[draw_.below(type.choices.size())] + '"';
      case values::Kind::code: return draw_.of(std::vector<std::string>{"\"0110\"", "\"1102\"", "\"VA\"", "\"NV24\""});
      case values::Kind::number:
        return std::to_string(type.low.value_or(0) + static_cast<std::int64_t>(draw_.below(400)) %
                                                         (type.high.value_or(400) - type.low.value_or(0) + 1));
      case values::Kind::grade: return "\"GS-" + std::to_string(draw_.between(1, 15)) + '"';
      case values::Kind::date: {
        const auto day = values::to_string(
            *values::make_date(draw_.between(1990, 2030), draw_.between(1, 12), draw_.between(1, 28)));
        return '"' + day.substr(0, draw_.of(std::vector<std::size_t>{10, 10, 10, 10, 7, 4})) + '"';
      }
      case values::Kind::list: break;
    }
    return "[]";
  }

  const model::Model& model_;
  Draw& draw_;
  int broken_ = 0;
};

void expect_same(const Screen& screen, const Block& a, const Block& b, std::size_t count, std::uint64_t seed) {
  for (std::size_t authority = 0; authority < screen.authorities().size(); ++authority) {
    for (std::size_t lane = 0; lane < count; ++lane) {
      const auto one = a.result(authority, lane), other = b.result(authority, lane);
      ASSERT_TRUE(one.status == other.status && one.until == other.until && one.missing == other.missing &&
                  one.code == other.code)
          << "seed " << seed << ", lane " << lane << ", "
          << screen.network().model->authorities[screen.authorities()[authority]].id;
    }
  }
}

TEST(SheetLines, GetWhatCasesGet) {
  const auto& base = property::real();
  std::size_t straight = 0, left = 0, refused = 0;
  for (std::uint64_t seed = 1; seed <= 8 && !HasFatalFailure(); ++seed) {
    Draw draw(seed);
    const auto options = random_options(base, draw);
    const Screen screen(*base.network, options);
    Block from_lines(screen), from_cases(screen);
    json::SheetReader fast(screen.layout());
    json::LineReader slow(*base.model);
    std::vector<std::unique_ptr<json::Line>> lines;
    std::vector<const model::Case*> cases;
    Writer writer(base, draw);
    auto& sheet = from_lines.sheet();
    for (int round = 0; round < 2; ++round) {  // the second finds the columns used
      sheet.clear();
      lines.clear();
      cases.clear();
      while (cases.size() < 60) {
        std::string text = writer.line(seed % 4 == 0 ? 0 : static_cast<int>(seed % 4) * 2);
        const std::size_t size = text.size();
        // What stands behind a line is the next one.
        text += draw.of(std::vector<std::string>{"}", ",", "{", "\"", "]"});
        text.append(json::line_padding, draw.of(std::vector<char>{'}', '"', ' ', ','}));
        auto line = std::make_unique<json::Line>(*base.model);
        const auto wrong = slow.read(std::string_view(text).substr(0, size), *line);
        const std::size_t lane = cases.size();
        json::LineId id;
        const bool read = fast.read(std::string_view(text).substr(0, size), sheet, lane, id);
        ASSERT_FALSE(read && wrong) << text.substr(0, size) << '\n' << wrong->message;
        if (read) {
          ASSERT_EQ(id.text, line->id.text);
          ASSERT_EQ(id.number, line->id.number);
        }
        straight += read ? 1 : 0, left += read || wrong ? 0 : 1, refused += wrong ? 1 : 0;
        if (wrong) continue;
        if (!read) sheet.put(lane, line->facts);
        cases.push_back(&line->facts);
        lines.push_back(std::move(line));
      }
      from_lines.load(cases.size());
      from_cases.load(cases);
      from_lines.ask();
      from_cases.ask();
      expect_same(screen, from_lines, from_cases, cases.size(), seed);
    }
  }
  EXPECT_GT(straight, 300U);
  EXPECT_GT(left, 20U);
  EXPECT_GT(refused, 20U);
}

}  // namespace
}  // namespace hirepath::screen
