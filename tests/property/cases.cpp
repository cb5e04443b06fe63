#include "property/cases.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "property/naive_days.hpp"

namespace hirepath::property {

using values::DateBounds;
using values::Value;

namespace {
// Gathers what the rules compare with.
class Collector {
 public:
  explicit Collector(Knowledge& knowledge) : out_(knowledge), model_(*knowledge.model) {}

  void run() {
    for (const auto& rule : model_.rules) {
      condition(rule.body, model::none);
      for (const auto& reading : rule.conflicts) {
        day(reading.from), day(reading.until);
        if (reading.condition) condition(*reading.condition, model::none);
      }
      day(rule.from), day(rule.until);
    }
    for (const auto& definition : model_.definitions) condition(definition.body, definition.record);
    for (const auto& extension : model_.extensions)
      condition(extension.where, model_.facts[extension.list].type.record);
    for (const auto& authority : model_.authorities) {
      for (const auto& limit : authority.not_recorded) day(limit.date);
    }
    if (out_.periods.empty()) out_.periods.push_back({1, values::Unit::years});
    if (out_.days.empty()) out_.days.push_back(values::from_civil({2020, 2, 29}));
  }

 private:
  void day(Date date) {
    if (date != Date::min() && date != Date::max()) out_.days.push_back(date);
  }
  void note(model::FactRef ref, Id record, Value value) {
    out_.constants[{ref.field ? record : model::none, ref.index}].push_back(std::move(value));
  }

  void condition(const model::Condition& of, Id record) {
    if (of.list != model::none) record = model_.facts[of.list].type.record;
    for (const auto& child : of.children) condition(child, record);
    if (of.kind != model::Condition::Kind::leaf) return;
    if (const auto* choice = std::get_if<model::ChoiceIn>(&of.leaf)) {
      for (const auto index : choice->choices) note(choice->fact, record, values::Choice{index});
    } else if (const auto* code = std::get_if<model::CodeIn>(&of.leaf)) {
      for (const auto& text : code->codes) note(code->fact, record, values::Code{text});
    } else if (const auto* number = std::get_if<model::NumberIs>(&of.leaf)) {
      note(number->fact, record, number->number);
    } else if (const auto* compare = std::get_if<model::Compare>(&of.leaf)) {
      if (const auto* amount = std::get_if<std::int64_t>(&compare->right)) note(compare->fact, record, *amount);
      if (const auto* grade = std::get_if<values::Grade>(&compare->right)) note(compare->fact, record, *grade);
    } else if (const auto* order = std::get_if<model::NotAfter>(&of.leaf)) {
      for (const auto* side : {&order->left, &order->right}) {
        if (side->sign != 0) out_.periods.push_back(side->period);
        if (const auto* date = std::get_if<Date>(&side->base)) day(*date);
      }
    }
  }

  Knowledge& out_;
  const model::Model& model_;
};

Value random_date(const Knowledge& knowledge, Date on, Draw& draw) {
  const Date day = random_day(knowledge, on, draw);
  const auto civil = values::to_civil(day);
  switch (draw.below(12)) {
    case 0:
      return DateBounds{values::from_civil({civil.year, civil.month, 1}),
                        values::from_civil({civil.year, civil.month, values::days_in_month(civil.year, civil.month)})};
    case 1: return DateBounds{values::from_civil({civil.year, 1, 1}), values::from_civil({civil.year, 12, 31})};
    case 2: return DateBounds{Date::min(), day};
    case 3: return DateBounds{day, Date::max()};
    case 4: return DateBounds{day, day + draw.between(1, 60)};
    default: return DateBounds{day, day};
  }
}

Value random_value(const Knowledge& knowledge, Id record, Id index, const model::Type& type, Date on, Draw& draw) {
  static const std::vector<Value> nothing;
  const auto at = knowledge.constants.find({record, index});
  const auto& constants = at == knowledge.constants.end() ? nothing : at->second;
  const bool from_rules = !constants.empty() && draw.chance(75);
  switch (type.kind) {
    case values::Kind::yes_no: return draw.chance(60);
    case values::Kind::choice:
      return from_rules ? draw.of(constants)
                        : Value{values::Choice{static_cast<std::uint16_t>(draw.below(type.choices.size()))}};
    case values::Kind::code: return from_rules ? draw.of(constants) : Value{values::Code{"9999"}};
    case values::Kind::number: {
      auto number = from_rules ? std::get<std::int64_t>(draw.of(constants)) + draw.between(-1, 1)
                               : std::int64_t{draw.between(0, 100)};
      if (type.low) number = std::max(number, *type.low);
      if (type.high) number = std::min(number, *type.high);
      return number;
    }
    case values::Kind::grade: {
      if (draw.chance(8)) return values::make_grade("ES", draw.between(1, 5)).value();
      const int level =
          from_rules ? std::get<values::Grade>(draw.of(constants)).level + draw.between(-1, 1) : draw.between(1, 15);
      return values::make_grade("GS", std::clamp(level, 1, 15)).value();
    }
    case values::Kind::date: return random_date(knowledge, on, draw);
    case values::Kind::list: break;
  }
  return {};
}
}  // namespace

Knowledge knowledge(std::vector<text::SourcePtr> sources) {
  text::Diagnostics found;
  Knowledge out;
  out.model = std::make_unique<model::Model>(model::load(sources, found));
  EXPECT_FALSE(found.has_errors()) << text::to_text(found.sorted());
  if (found.has_errors()) {
    out.model = std::make_unique<model::Model>();
  }
  out.network = std::make_unique<network::Network>(network::compile(*out.model, found));
  EXPECT_FALSE(found.has_errors()) << text::to_text(found.sorted());
  Collector(out).run();
  return out;
}

std::vector<text::SourcePtr> real_sources() {
  std::vector<text::SourcePtr> sources;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(HIREPATH_SOURCE_DIR "/knowledge")) {
    if (entry.path().extension() != ".rules") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    sources.push_back(std::make_shared<text::Source>(entry.path().lexically_relative(HIREPATH_SOURCE_DIR).string(),
                                                     std::string{std::istreambuf_iterator<char>(file), {}}));
  }
  return sources;
}

const Knowledge& real() {
  static const Knowledge loaded = knowledge(real_sources());
  return loaded;
}

Date random_day(const Knowledge& knowledge, Date on, Draw& draw) {
  Date day = on;
  if (draw.chance(25)) day = draw.of(knowledge.days);
  if (draw.chance(10)) day = values::from_civil({draw.of(std::vector{2012, 2016, 2020, 2024, 2028}), 2, 29});
  if (draw.chance(5)) day = values::from_civil({draw.between(1990, 2030), draw.of(std::vector{1, 3, 5, 8, 10}), 31});
  if (draw.chance(60)) {
    const auto period = draw.of(knowledge.periods);
    day = naive::moved(day, draw.chance(70) ? -period.count : period.count, period.unit, values::Counting::back).early;
  }
  if (draw.chance(25)) day = day + draw.between(-4000, 1000);
  return day + draw.between(-1, 1);
}

model::Known random_known(const Knowledge& knowledge, Id record, Id index, Date on, int known_percent, bool evidence,
                          Draw& draw) {
  model::Known known;
  const auto& fact =
      record == model::none ? knowledge.model->facts[index] : knowledge.model->records[record].fields[index];
  if (!draw.chance(known_percent)) return known;
  known.value = random_value(knowledge, record, index, fact.type, on, draw);
  if (evidence)
    known.state = draw.chance(60)   ? model::EvidenceState::verified
                  : draw.chance(80) ? model::EvidenceState::claimed
                                    : model::EvidenceState::contradicted;
  return known;
}

model::ListKnown random_list(const Knowledge& knowledge, Id list, Date on, int known_percent, bool evidence,
                             Draw& draw) {
  model::ListKnown out;
  out.complete = draw.chance(60);
  const Id record = knowledge.model->facts[list].type.record;
  const auto fields = knowledge.model->records[record].fields.size();
  out.elements.resize(draw.below(5));
  for (auto& element : out.elements) {
    for (Id field = 0; field < fields; ++field)
      element.fields.push_back(random_known(knowledge, record, field, on, known_percent, evidence, draw));
  }
  return out;
}

Question random_question(const Knowledge& knowledge, Draw& draw) {
  const auto& model = *knowledge.model;
  Question out;
  const Date today = values::from_civil({2026, 11, 21});
  out.options.on = draw.chance(60) ? today + draw.between(-800, 400) : draw.of(knowledge.days) + draw.between(-1, 1);
  const Date on = out.options.on;
  if (draw.chance(15)) out.options.law_on = draw.of(knowledge.days) + draw.between(-1, 1);
  out.options.verified_only = draw.chance(12);
  out.options.presume = draw.chance(60);
  const bool evidence = out.options.verified_only || draw.chance(15);
  const int percent = draw.of(std::vector{20, 50, 80, 95, 100});
  out.facts.position_given = draw.chance(70);
  out.facts.agency_given = out.facts.position_given || draw.chance(30);
  out.facts.facts.resize(model.facts.size());
  for (Id id = 0; id < model.facts.size(); ++id) {
    const auto& fact = model.facts[id];
    if (fact.type.kind == values::Kind::list) {
      if (fact.type.record != model::none && draw.chance(80))
        out.facts.lists[id] = random_list(knowledge, id, on, percent, evidence, draw);
      continue;
    }
    const auto subject = fact.subject();
    const bool left_out =
        (subject == "position" && !out.facts.position_given) || (subject == "agency" && !out.facts.agency_given);
    out.facts.facts[id] = random_known(knowledge, model::none, id, on, left_out ? 10 : percent, evidence, draw);
  }
  return out;
}

namespace {
std::string shown(const model::Type& type, const model::Known& known) {
  std::string text = known.does_not_know ? "(does not know)" : model::to_string(type, known.value);
  if (known.state == model::EvidenceState::verified) text += " verified";
  if (known.state == model::EvidenceState::contradicted) text += " contradicted";
  return text;
}
}  // namespace

std::string shown(const Knowledge& knowledge, const Question& question) {
  const auto& model = *knowledge.model;
  const auto& options = question.options;
  std::string out = "on " + values::to_string(options.on);
  if (options.law_on) out += " law on " + values::to_string(*options.law_on);
  if (options.verified_only) out += " verified only";
  out += options.presume ? " presumed" : " strict";
  if (!question.facts.position_given) out += ", no position";
  if (!question.facts.agency_given) out += ", no agency";
  for (Id id = 0; id < question.facts.facts.size(); ++id) {
    if (values::known(question.facts.facts[id].value))
      out += "\n  " + model.facts[id].path + " " + shown(model.facts[id].type, question.facts.facts[id]);
  }
  for (const auto& [list, known] : question.facts.lists) {
    out += "\n  " + model.facts[list].path + (known.complete ? " (complete)" : " (perhaps more)");
    const auto& fields = model.records[model.facts[list].type.record].fields;
    for (const auto& element : known.elements) {
      out += "\n    -";
      for (std::size_t i = 0; i < element.fields.size(); ++i) {
        if (values::known(element.fields[i].value))
          out += " " + fields[i].path + " " + shown(fields[i].type, element.fields[i]) + ";";
      }
    }
  }
  return out;
}

}  // namespace hirepath::property
