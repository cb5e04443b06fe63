// Entrance: schema(). Kinds of values are definitions under $defs; a fact refers to its kind and adds its own words.
#include "json/schema.hpp"

#include "json/read_case.hpp"
#include "json/words.hpp"

namespace hirepath::json {
namespace {

using model::Fact;
using values::Kind;

Json refer_to(const std::string& name) { return {{"$ref", "#/$defs/" + name}}; }

// The plain forms of a fact's value, without null and without the object that carries evidence.
Json plain(const Fact& fact) {
  switch (fact.type.kind) {
    case Kind::yes_no: return {{"type", "boolean"}};
    case Kind::date: return refer_to("date");
    case Kind::grade: return refer_to("grade");
    case Kind::code: return refer_to("code");
    case Kind::number: {
      Json number = {{"type", "integer"}};
      if (fact.type.low) number["minimum"] = *fact.type.low;
      if (fact.type.high) number["maximum"] = *fact.type.high;
      return number;
    }
    case Kind::choice: return {{"enum", names(fact.type.choices)}};
    case Kind::list: break;
  }
  return Json::object();
}

Json with_evidence(const Json& value) {
  Json object = {{"type", "object"}};
  object["properties"] = {{"value", {{"anyOf", Json::array({value, {{"type", "null"}}})}}},
                          {"evidence", refer_to("document")},
                          {"state", refer_to("state")}};
  object["required"] = Json::array({"value"});
  object["additionalProperties"] = false;
  return object;
}

void add_words(Json& to, const Fact& fact) {
  const std::string& title = fact.phrase.empty() ? fact.ask : fact.phrase;
  if (!title.empty()) to["title"] = title;
  std::string description = fact.phrase.empty() ? std::string() : fact.ask;
  if (!fact.help.empty()) description += (description.empty() ? "" : " ") + fact.help;
  if (!description.empty()) to["description"] = description;
  if (fact.sensitive) to["x-sensitive"] = true;
  if (!fact.decided_by.empty()) to["x-decided-by"] = fact.decided_by;
}

Json fact_schema(const Fact& fact) {
  Json result = Json::object();
  add_words(result, fact);
  if (fact.type.kind == Kind::list) {
    result["type"] = Json::array({"array", "null"});
    result["maxItems"] = most_elements;
    return result;
  }
  const Json value = plain(fact);
  result["anyOf"] = Json::array({value, {{"type", "null"}}, with_evidence(value)});
  return result;
}

Json closed_object() {
  Json object = {{"type", "object"}};
  object["properties"] = Json::object();
  object["additionalProperties"] = false;
  return object;
}

Json record_schema(const model::Record& record) {
  Json object = closed_object();
  if (!record.title.empty()) object["title"] = record.title;
  for (const auto& field : record.fields) object["properties"][model::json_name(field.path)] = fact_schema(field);
  return object;
}

// The object that holds the fact's last name, made on the way.
Json& parent(Json& root, const std::string& path) {
  Json* at = &root;
  std::size_t start = 0;
  for (auto dot = path.find('.'); dot != std::string::npos; start = dot + 1, dot = path.find('.', start)) {
    Json& properties = (*at)["properties"];
    const std::string name = path.substr(start, dot - start);
    if (!properties.contains(name)) properties[name] = closed_object();
    at = &properties[name];
  }
  return *at;
}

Json definitions(const model::Model& model) {
  const std::string day = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$";
  const Json one_day = {{"type", "string"}, {"pattern", day}};
  const Json end = {{"anyOf", Json::array({one_day, {{"type", "null"}}})}};
  Json range = closed_object();
  range["properties"] = {{"from", end}, {"to", end}};
  range["minProperties"] = 1;
  Json documents = Json::array();
  for (const auto& document : model.documents) documents.push_back(document.id);
  documents.push_back(nullptr);
  Json result = Json::object();
  result["date"] = {{"description", "A day, a month or a year, or any day of a range."},
                    {"anyOf", Json::array({one_day, range})}};
  result["grade"] = {{"description", "A pay plan and grade, such as GS-11."},
                     {"type", "string"},
                     {"pattern", "^[A-Za-z]{2,3}-[0-9]{1,2}$"}};
  result["code"] = {
      {"description", "A code as text, such as 0110."}, {"type", "string"}, {"pattern", "^[0-9A-Z-]{1,16}$"}};
  result["document"] = {{"description", "The document that shows it."}, {"enum", documents}};
  result["state"] = {{"enum", Json::array({"claimed", "verified", "contradicted"})}};
  const Json whole_day = {{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
  Json expected = closed_object();
  expected["properties"] = {{"expected", {{"anyOf", Json::array({whole_day, {{"type", "null"}}})}}}};
  expected["required"] = Json::array({"expected"});
  result["document-state"] = {
      {"description", "Whether the person has it, when it is expected, or that it cannot be had."},
      {"anyOf", Json::array({{{"enum", Json::array({"have", "expected", "cannot-get", nullptr})}}, expected})}};
  for (const auto& record : model.records) result["record-" + record.id] = record_schema(record);
  return result;
}

}  // namespace

std::string schema(const model::Model& model) {
  Json root = {{"$schema", "https://json-schema.org/draft/2020-12/schema"}};
  root["title"] = "hirepath case, rules of edition " + model.edition;
  root["description"] = "What is known of one case. Left out means not known; null means asked and does not know.";
  root["type"] = "object";
  root["properties"] = Json::object();
  root["additionalProperties"] = false;
  for (const char* subject : {"person", "position", "agency", "action"}) root["properties"][subject] = closed_object();
  for (const auto& fact : model.facts) {
    const std::string path = model::json_name(fact.path);
    const std::string name = path.substr(path.rfind('.') + 1);
    Json& properties = parent(root, path)["properties"];
    properties[name] = fact_schema(fact);
    if (fact.type.kind != Kind::list) continue;
    properties[name]["items"] = refer_to("record-" + model.records[fact.type.record].id);
    properties[name + "_complete"] = {{"type", Json::array({"boolean", "null"})}, {"title", "These are all of them"}};
  }
  Json documents = closed_object();
  documents["title"] = "Which papers the person has, expects or cannot get";
  for (const auto& document : model.documents) {
    documents["properties"][document.id] = refer_to("document-state");
    documents["properties"][document.id]["title"] = document.title;
  }
  root["properties"]["documents"] = std::move(documents);
  root["$defs"] = definitions(model);
  return dump(root);
}

}  // namespace hirepath::json
