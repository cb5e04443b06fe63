// As much of JSON Schema 2020-12 as the schema of a case file uses, written to be read beside the standard, not to be
// fast.
#pragma once

#include <nlohmann/json.hpp>
#include <regex>
#include <string>

namespace hirepath {

class SmallSchema {
 public:
  explicit SmallSchema(nlohmann::json root) : root_(std::move(root)) {}
  bool valid(const nlohmann::json& value) const { return valid(root_, value); }

 private:
  using Json = nlohmann::json;

  static bool is(const std::string& type, const Json& value) {
    if (type == "integer") return value.is_number_integer();
    return type == "null"      ? value.is_null()
           : type == "boolean" ? value.is_boolean()
           : type == "string"  ? value.is_string()
           : type == "array"   ? value.is_array()
                               : type == "object" && value.is_object();
  }
  static bool has_type(const Json& types, const Json& value) {
    if (types.is_string()) return is(types, value);
    for (const auto& type : types)
      if (is(type, value)) return true;
    return false;
  }

  bool valid(const Json& schema, const Json& value) const {
    for (const auto& [keyword, rule] : schema.items()) {
      if (!fulfils(schema, keyword, rule, value)) return false;
    }
    return true;
  }

  bool fulfils(const Json& schema, const std::string& keyword, const Json& rule, const Json& value) const {
    if (keyword == "type") return has_type(rule, value);
    if (keyword == "$ref") return valid(root_.at(Json::json_pointer(rule.get<std::string>().substr(1))), value);
    if (keyword == "enum") return std::find(rule.begin(), rule.end(), value) != rule.end();
    if (keyword == "anyOf")
      return std::any_of(rule.begin(), rule.end(), [&](const Json& one) { return valid(one, value); });
    if (keyword == "pattern")
      return !value.is_string() || std::regex_search(value.get<std::string>(), std::regex(rule.get<std::string>()));
    if (keyword == "minimum") return !value.is_number() || value >= rule;
    if (keyword == "maximum") return !value.is_number() || value <= rule;
    if (keyword == "maxItems") return !value.is_array() || value.size() <= rule.get<std::size_t>();
    if (keyword == "minProperties") return !value.is_object() || value.size() >= rule.get<std::size_t>();
    if (keyword == "items")
      return !value.is_array() ||
             std::all_of(value.begin(), value.end(), [&](const Json& one) { return valid(rule, one); });
    if (keyword == "required")
      return !value.is_object() || std::all_of(rule.begin(), rule.end(), [&](const Json& name) {
        return value.contains(name.get<std::string>());
      });
    if (keyword == "properties") return properties(rule, value);
    if (keyword == "additionalProperties") return closed(schema, value);
    // Words for people and the parts that $ref points at; anything else would be a keyword that this reader does not
    // know.
    return keyword == "title" || keyword == "description" || keyword == "$schema" || keyword == "$defs" ||
           keyword.starts_with("x-");
  }
  bool properties(const Json& rule, const Json& value) const {
    if (!value.is_object()) return true;
    for (const auto& [name, one] : value.items()) {
      if (rule.contains(name) && !valid(rule.at(name), one)) return false;
    }
    return true;
  }
  // additionalProperties is always false here.
  static bool closed(const Json& schema, const Json& value) {
    if (!value.is_object()) return true;
    for (const auto& [name, one] : value.items()) {
      if (!schema.at("properties").contains(name)) return false;
    }
    return true;
  }

  Json root_;
};

}  // namespace hirepath
