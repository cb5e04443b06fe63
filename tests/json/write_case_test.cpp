// A written case reads back as the case it was, whatever is known of it.
#include "json/write_case.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <random>

#include "json/read_case.hpp"
#include "json/schema.hpp"
#include "property/cases.hpp"
#include "small_knowledge.hpp"
#include "small_schema.hpp"

namespace hirepath {
namespace {

using model::EvidenceState;
using values::Date;
using values::DateBounds;
using values::Kind;
using values::Value;

const model::Model& full_model() {
  static const model::Model model = [] {
    std::vector<text::SourcePtr> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(HIREPATH_SOURCE_DIR "/knowledge")) {
      const auto ending = entry.path().extension();
      if (ending == ".rules" || ending == ".csv")
        files.push_back(source_of(entry.path().string(), file_text(entry.path().string())));
    }
    text::Diagnostics found;
    model::Model loaded = model::load(files, found, model::Tests::pass_over);
    EXPECT_FALSE(found.has_errors()) << text::to_text(found.sorted());
    return loaded;
  }();
  return model;
}

std::optional<model::Case> read(const model::Model& model, const std::string& json) {
  text::Diagnostics found;
  auto facts = json::read_case(model, source_of("case.json", json), found);
  EXPECT_FALSE(found.has_errors()) << text::to_text(found.sorted()) << json;
  return facts;
}

// Makes cases up; the same seed makes the same case.
class Inventor {
 public:
  Inventor(const model::Model& model, unsigned seed) : model_(model), random_(seed) {}

  model::Case invent() {
    model::Case made;
    made.facts.resize(model_.facts.size());
    made.position_given = made.agency_given = false;
    for (model::Id id = 0; id < model_.facts.size(); ++id) {
      const model::Fact& fact = model_.facts[id];
      if (fact.type.kind == Kind::list)
        list(made, id);
      else
        made.facts[id] = known(fact.type);
      const bool said = values::known(made.facts[id].value) || made.facts[id].does_not_know || made.lists.contains(id);
      // A subject is given when the file says anything of it.
      if (said && fact.subject() == "position") made.position_given = true;
      if (said && fact.subject() == "agency") made.agency_given = true;
    }
    for (model::Id id = 0; id < model_.documents.size(); ++id) {
      if (up_to(3) > 0) continue;
      const auto state = static_cast<model::DocumentKnown::State>(up_to(2));
      made.documents[id].state = state;
      if (state == model::DocumentKnown::State::expected && up_to(1) == 1)
        made.documents[id].expected_on = values::from_civil({2026, 1 + up_to(11), 1 + up_to(27)});
    }
    return made;
  }

 private:
  int up_to(int most) { return std::uniform_int_distribution<int>(0, most)(random_); }

  void list(model::Case& made, model::Id id) {
    switch (up_to(3)) {
      case 0: return;
      case 1: made.facts[id].does_not_know = true; return;
      default: break;
    }
    auto& list = made.lists[id];
    list.elements.resize(static_cast<std::size_t>(up_to(3)));
    list.complete = up_to(1) == 1;
    for (auto& element : list.elements)
      for (const auto& field : model_.records[model_.facts[id].type.record].fields)
        element.fields.push_back(known(field.type));
  }

  model::Known known(const model::Type& type) {
    model::Known made;
    switch (up_to(3)) {
      case 0: return made;
      case 1: made.does_not_know = true; break;
      default: made.value = value(type);
    }
    if (up_to(2) == 0) {
      made.state = static_cast<EvidenceState>(up_to(2));
      if (up_to(3) > 0)
        made.evidence = model_.documents[static_cast<std::size_t>(up_to(int(model_.documents.size()) - 1))].id;
    }
    return made;
  }

  DateBounds dates() {
    const int year = 1900 + up_to(200), month = 1 + up_to(11);
    const Date day = values::from_civil({year, month, 1 + up_to(27)});
    switch (up_to(5)) {
      case 0: return {values::from_civil({year, 1, 1}), values::from_civil({year, 12, 31})};
      case 1: return {values::from_civil({year, month, 1}), {values::from_civil({year, month, 28})}};
      case 2: return {day, Date::max()};
      case 3: return {Date::min(), day};
      case 4: return {day, day + up_to(1000)};
      default: return {day, day};
    }
  }

  Value value(const model::Type& type) {
    switch (type.kind) {
      case Kind::yes_no: return up_to(1) == 1;
      case Kind::date: return dates();
      case Kind::number: {
        std::uniform_int_distribution<std::int64_t> number(type.low.value_or(-9'000'000'000),
                                                           type.high.value_or(9'000'000'000));
        return number(random_);
      }
      case Kind::grade: return *values::make_grade(up_to(1) == 1 ? "GS" : "AD", up_to(99));
      case Kind::code: return values::Code{up_to(1) == 1 ? "0110" : "NV-24"};
      case Kind::choice: return values::Choice{static_cast<std::uint16_t>(up_to(int(type.choices.size()) - 1))};
      case Kind::list: break;
    }
    return {};
  }

  const model::Model& model_;
  std::mt19937 random_;
};

bool same(const model::Known& a, const model::Known& b) {
  return a.value == b.value && a.does_not_know == b.does_not_know && a.state == b.state && a.evidence == b.evidence;
}

// `known` says nothing that a file could say: then neither evidence nor state is kept.
model::Known sayable(const model::Known& known) {
  return values::known(known.value) || known.does_not_know ? known : model::Known{};
}

bool same(const model::ListKnown& a, const model::ListKnown& b) {
  if (a.complete != b.complete || a.elements.size() != b.elements.size()) return false;
  for (std::size_t i = 0; i < a.elements.size(); ++i) {
    for (std::size_t f = 0; f < a.elements[i].fields.size(); ++f) {
      if (!same(sayable(a.elements[i].fields[f]), b.elements[i].fields[f])) return false;
    }
  }
  return true;
}

// What is another in b; empty where nothing is.
std::string difference(const model::Model& model, const model::Case& a, const model::Case& b) {
  for (model::Id id = 0; id < model.facts.size(); ++id) {
    if (!same(sayable(a.facts[id]), b.facts[id])) return model.facts[id].path;
  }
  if (a.position_given != b.position_given || a.agency_given != b.agency_given) return "what is given";
  const auto same_document = [](const auto& one, const auto& other) {
    return one.first == other.first && one.second.state == other.second.state &&
           one.second.expected_on == other.second.expected_on;
  };
  if (!std::ranges::equal(a.documents, b.documents, same_document)) return "the documents";
  if (a.lists.size() != b.lists.size()) return "the number of lists";
  for (const auto& [id, list] : a.lists) {
    if (!b.lists.contains(id) || !same(list, b.lists.at(id))) return model.facts[id].path;
  }
  return "";
}

// What is wrong with the written case, or nothing.
std::string lost(const model::Model& model, const SmallSchema& schema, const model::Case& made) {
  const std::string written = json::write_case(model, made);
  text::Diagnostics found;
  const auto back = json::read_case(model, source_of("case.json", written), found);
  if (!back || found.has_errors()) return text::to_text(found.sorted()) + written;
  if (const auto other = difference(model, made, *back); !other.empty()) return other + " differs in\n" + written;
  if (json::write_case(model, *back) != written) return "a second time it is written otherwise:\n" + written;
  return schema.valid(nlohmann::json::parse(written)) ? "" : "it does not fit the schema:\n" + written;
}

void round_trips(const model::Model& model, unsigned seeds) {
  const SmallSchema schema(nlohmann::json::parse(json::schema(model)));
  for (unsigned seed = 1; seed <= seeds; ++seed) {
    const auto wrong = [&](const property::Question& asked) {
      auto made = asked.facts;  // a subject is given where something is said of it
      made.position_given = made.agency_given = false;
      for (model::Id id = 0; id < model.facts.size(); ++id) {
        const bool said =
            values::known(made.facts[id].value) || made.facts[id].does_not_know || made.lists.contains(id);
        if (said && model.facts[id].subject() == "position") made.position_given = true;
        if (said && model.facts[id].subject() == "agency") made.agency_given = true;
      }
      return lost(model, schema, made);
    };
    const auto made = Inventor(model, seed).invent();
    if (lost(model, schema, made).empty()) continue;
    const property::Question whole{made, {}};
    if (wrong(whole).empty()) FAIL() << lost(model, schema, made) << "\nseed " << seed;
    const auto small = property::shrunk(whole, [&](const property::Question& one) { return !wrong(one).empty(); });
    FAIL() << wrong(small) << "\nseed " << seed;
  }
}

TEST(WriteCase, ReadsBackAsTheCaseItWasWithSmallRules) { round_trips(small_model(), 500); }
TEST(WriteCase, ReadsBackAsTheCaseItWasWithTheRules) { round_trips(full_model(), 20); }

TEST(WriteCase, NothingKnownIsAnEmptyObject) {
  model::Case nothing;
  nothing.facts.resize(small_model().facts.size());
  EXPECT_EQ(json::write_case(small_model(), nothing), "{}\n");
}

TEST(WriteCase, PlainValuesStayPlain) {
  const std::string written = R"({
  "person": {
    "service_periods": [
      {
        "duty": "active",
        "released": "2024-05"
      }
    ],
    "service_periods_complete": true,
    "citizen": true,
    "disability": null,
    "rating": {
      "value": 30,
      "evidence": "dd214",
      "state": "verified"
    },
    "orders_date": {
      "from": "2024-01-10",
      "to": null
    }
  },
  "position": {
    "grade": "GS-9"
  }
}
)";
  const auto facts = read(small_model(), written);
  ASSERT_TRUE(facts);
  EXPECT_EQ(json::write_case(small_model(), *facts), written);
}

TEST(WriteCase, ExamplesStayWhatTheySay) {
  std::size_t examples = 0;
  for (const auto& entry : std::filesystem::directory_iterator(HIREPATH_SOURCE_DIR "/docs/examples")) {
    if (entry.path().extension() != ".json") continue;
    const auto facts = read(full_model(), file_text(entry.path().string()));
    ASSERT_TRUE(facts) << entry.path();
    const auto back = read(full_model(), json::write_case(full_model(), *facts));
    ASSERT_TRUE(back) << entry.path();
    EXPECT_EQ(difference(full_model(), *facts, *back), "");
    ++examples;
  }
  EXPECT_GT(examples, 10U);
}

TEST(WriteCase, SaysWhichDocumentsThePersonHas) {
  using enum model::DocumentKnown::State;
  model::Case facts;
  facts.facts.resize(small_model().facts.size());
  facts.documents[small_model().find_document("dd214")] = {expected, values::from_civil({2026, 12, 5})};
  facts.documents[small_model().find_document("service-letter")] = {cannot_get, {}};
  const auto written = nlohmann::json::parse(json::write_case(small_model(), facts));
  EXPECT_EQ(written, nlohmann::json::parse(
                         R"({"documents": {"dd214": {"expected": "2026-12-05"}, "service-letter": "cannot-get"}})"));
}

}  // namespace
}  // namespace hirepath
