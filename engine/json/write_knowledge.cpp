// Entrance: write_knowledge(). Every condition keeps its label and citation, so that a proof can name it.
#include "json/write_knowledge.hpp"

#include "json/words.hpp"
#include "model/load.hpp"

namespace hirepath::json {
namespace {

using model::Condition;
using model::Id;
using model::Model;

Json value(const values::Value& value, const model::Type& type) {
  if (!values::known(value)) return nullptr;
  if (const auto* yes = std::get_if<bool>(&value)) return *yes;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  return model::to_string(type, value);
}

const char* kind_name(values::Kind kind) {
  switch (kind) {
    case values::Kind::yes_no: return "yes/no";
    case values::Kind::date: return "date";
    case values::Kind::number: return "number";
    case values::Kind::grade: return "grade";
    case values::Kind::code: return "code";
    case values::Kind::choice: return "choice";
    case values::Kind::list: return "list";
  }
  return "";
}

const char* order_name(model::Order order) {
  switch (order) {
    case model::Order::at_least: return "at-least";
    case model::Order::at_most: return "at-most";
    case model::Order::more_than: return "more-than";
    case model::Order::less_than: return "less-than";
  }
  return "";
}

const char* op_name(Condition::Kind kind) {
  switch (kind) {
    case Condition::Kind::leaf: return "leaf";
    case Condition::Kind::negation: return "not";
    case Condition::Kind::all: return "all";
    case Condition::Kind::any: return "any";
    case Condition::Kind::none_of: return "none-of";
    case Condition::Kind::at_least: return "at-least";
    case Condition::Kind::any_in: return "any-in";
    case Condition::Kind::every_in: return "every-in";
    case Condition::Kind::latest_in: return "latest-in";
  }
  return "";
}

class Writer {
 public:
  explicit Writer(const Model& model) : model_(model) {}

  Json all() const {
    Json facts = Json::array(), records = Json::array(), definitions = Json::array(), authorities = Json::array(),
         rules = Json::array(), documents = Json::array();
    for (const auto& document : model_.documents)
      documents.push_back({{"id", document.id}, {"title", document.title}, {"also_accepted", [&] {
                                                                              Json ids = Json::array();
                                                                              for (const Id id : document.also_accepted)
                                                                                ids.push_back(model_.documents[id].id);
                                                                              return ids;
                                                                            }()}});
    for (const auto& declared : model_.facts) facts.push_back(fact(declared));
    for (const auto& declared : model_.records) {
      Json fields = Json::array();
      for (const auto& field : declared.fields) fields.push_back(fact(field));
      records.push_back({{"id", declared.id},
                         {"ordered_by", declared.ordered_by == model::none
                                            ? Json(nullptr)
                                            : Json(model::json_name(declared.fields[declared.ordered_by].path))},
                         {"fields", std::move(fields)}});
    }
    for (const auto& define : model_.definitions)
      definitions.push_back({{"id", define.id},
                             {"phrase", define.phrase},
                             {"record", record_name(define.record)},
                             {"body", condition(define.body, define.record)}});
    for (const auto& declared : model_.authorities) authorities.push_back(authority(declared));
    for (const auto& declared : model_.rules) rules.push_back(rule(declared));
    return {{"format", "hirepath-knowledge-1"},  {"edition", model_.edition},
            {"title", model_.edition_title},     {"hash", model_.hash},
            {"documents", std::move(documents)}, {"facts", std::move(facts)},
            {"records", std::move(records)},     {"definitions", std::move(definitions)},
            {"rules", std::move(rules)},         {"authorities", std::move(authorities)}};
  }

 private:
  Json record_name(Id record) const { return record == model::none ? Json(nullptr) : Json(model_.records[record].id); }

  Json type(const model::Type& of) const {
    Json out{{"kind", kind_name(of.kind)}};
    if (!of.choices.empty()) out["choices"] = names(of.choices);
    if (of.low) out["low"] = *of.low;
    if (of.high) out["high"] = *of.high;
    if (of.record != model::none) out["record"] = record_name(of.record);
    return out;
  }

  Json fact(const model::Fact& of) const {
    Json out{{"fact", model::json_name(of.path)}, {"type", type(of.type)}, {"phrase", of.phrase}};
    if (!of.ask.empty()) out["ask"] = of.ask;
    if (!of.decided_by.empty()) out["decided_by"] = of.decided_by;
    if (of.sensitive) out["sensitive"] = true;
    if (of.defaults_to_action_date) out["defaults_to_action_date"] = true;
    if (values::known(of.presumed))
      out["presumed"] = {{"value", value(of.presumed, of.type)}, {"cite", names(of.presumed_cites)}};
    return out;
  }

  // `record`: of the element in hand.
  Json ref(model::FactRef of, Id record) const {
    return {{of.field ? "field" : "fact", model::json_name(model_.fact(of, record).path)}};
  }

  Json date(const model::DateExpression& of, Id record) const {
    Json out;
    if (const auto* day_of = std::get_if<values::Date>(&of.base))
      out["day"] = values::to_string(*day_of);
    else if (const auto* fact_of = std::get_if<model::FactRef>(&of.base))
      out = ref(*fact_of, record);
    else
      out["action_date"] = true;
    if (of.sign != 0)
      out[of.sign > 0 ? "plus" : "minus"] = {{"count", of.period.count},
                                             {"unit", values::name_of(of.period.unit)},
                                             {"counting", values::name_of(of.counting)}};
    if (of.shift != 0) out["shift"] = of.shift;
    if (of.extension != model::none) {
      const auto& extension = model_.extensions[of.extension];
      const Id elements = model_.facts[extension.list].type.record;
      out["extended_by"] = {{"list", model::json_name(model_.facts[extension.list].path)},
                            {"where", condition(extension.where, elements)},
                            {"from", model::json_name(model_.records[elements].fields[extension.from].path)},
                            {"through", model::json_name(model_.records[elements].fields[extension.through].path)}};
    }
    return out;
  }

  void leaf(Json& out, const model::Leaf& test, Id record) const {
    const auto put = [&](const char* op, const Json& more) {
      out["op"] = op;
      out.update(more);
    };
    if (const auto* yes = std::get_if<model::IsYes>(&test)) return put("is-yes", ref(yes->fact, record));
    if (const auto* choice = std::get_if<model::ChoiceIn>(&test)) {
      put("one-of", ref(choice->fact, record));
      for (const auto index : choice->choices)
        out["values"].push_back(model_.fact(choice->fact, record).type.choices[index]);
      return;
    }
    if (const auto* code = std::get_if<model::CodeIn>(&test)) {
      put("one-of", ref(code->fact, record));
      out["values"] = names(code->codes);
      return;
    }
    if (const auto* number = std::get_if<model::NumberIs>(&test)) {
      put("number-is", ref(number->fact, record));
      out["number"] = number->number;
      return;
    }
    if (const auto* compare = std::get_if<model::Compare>(&test)) {
      put("compare", ref(compare->fact, record));
      out["order"] = order_name(compare->order);
      if (const auto* number = std::get_if<std::int64_t>(&compare->right))
        out["with"] = {{"number", *number}};
      else if (const auto* grade = std::get_if<values::Grade>(&compare->right))
        out["with"] = {{"grade", values::to_string(*grade)}};
      else
        out["with"] = ref(std::get<model::FactRef>(compare->right), record);
      return;
    }
    if (const auto* same = std::get_if<model::SameAs>(&test))
      return put("same", {{"left", ref(same->left, record)}, {"right", ref(same->right, record)}});
    if (const auto* dates = std::get_if<model::NotAfter>(&test))
      return put("not-after", {{"left", date(dates->left, record)}, {"right", date(dates->right, record)}});
    put("holds", {{"definition", model_.definitions[std::get<model::Holds>(test).define].id}});
  }

  Json condition(const Condition& of, Id record) const {
    Json out{{"op", op_name(of.kind)}};
    if (of.kind == Condition::Kind::leaf) {
      leaf(out, of.leaf, record);
    } else {
      if (of.kind == Condition::Kind::at_least) out["count"] = of.at_least;
      const Id inside = of.list == model::none ? record : model_.facts[of.list].type.record;
      if (of.list != model::none) out["list"] = model::json_name(model_.facts[of.list].path);
      out["of"] = Json::array();
      for (const auto& child : of.children) out["of"].push_back(condition(child, inside));
    }
    if (!of.label.empty()) out["label"] = of.label;
    if (!of.text.empty()) out["text"] = of.text;
    if (!of.cites.empty()) out["cite"] = names(of.cites);
    return out;
  }

  Json authority(const model::Authority& of) const {
    Json rules = Json::array(), limits = Json::array();
    for (const Id id : of.rules) rules.push_back(model_.rules[id].path);
    for (const auto& limit : of.not_recorded)
      limits.push_back({{limit.before ? "before" : "after", values::to_string(limit.date)},
                        {"why", limit.why},
                        {"cite", names(limit.cites)}});
    return {{"id", of.id},
            {"title", of.title},
            {"kind", hyphenated(of.kind)},
            {"confidence", of.confidence},
            {"cite", names(of.cites)},
            {"rules", std::move(rules)},
            {"not_recorded", std::move(limits)}};
  }

  Json rule(const model::Rule& of) const {
    Json despite = Json::array(), conflicts = Json::array();
    for (const Id id : of.despite) despite.push_back(model_.rules[id].path);
    for (const auto& reading : of.conflicts)
      conflicts.push_back(
          {{"from", from_day(reading.from)},
           {"until", until_day(reading.until)},
           {"accepts", reading.accepts},
           {"condition", reading.condition ? condition(*reading.condition, model::none) : Json(nullptr)},
           {"reading", reading.reading},
           {"decided_by", text_or_null(reading.decided_by)},
           {"cite", names(reading.cites)}});
    return {{"id", of.path},
            {"title", of.title},
            {"says", of.permits ? "may" : "may not"},
            {"from", from_day(of.from)},
            {"until", until_day(of.until)},
            {"cite", names(of.force_cites)},
            {"despite", std::move(despite)},
            {"body", condition(of.body, model::none)},
            {"conflicts", std::move(conflicts)}};
  }

  const Model& model_;
};

}  // namespace

std::string write_knowledge(const Model& model) {
  return Writer(model).all().dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

}  // namespace hirepath::json
