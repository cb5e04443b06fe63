// Small pieces that every written JSON shares. Private to the room; the only header that includes nlohmann, so only
// .cpp files include it.
#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "model/model.hpp"

namespace hirepath::json {

using Json = nlohmann::ordered_json;

inline Json day(std::optional<values::Date> date) { return date ? Json(values::to_string(*date)) : Json(nullptr); }
// The open ends of time are null.
inline Json from_day(values::Date date) {
  return date == values::Date::min() ? Json(nullptr) : Json(values::to_string(date));
}
inline Json until_day(values::Date date) {
  return date == values::Date::max() ? Json(nullptr) : Json(values::to_string(date));
}
inline Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
// "appointing authority" -> "appointing-authority"
inline std::string hyphenated(std::string words) {
  std::ranges::replace(words, ' ', '-');
  return words;
}
inline Json names(const std::vector<std::string>& words) {
  Json list = Json::array();
  for (const auto& word : words) list.push_back(word);
  return list;
}
inline Json coding(const model::Coding& coding) {
  return {{"noac", coding.nature_of_action},
          {"lac", names(coding.codes)},
          {"text", coding.text},
          {"confidence", coding.confidence},
          {"action", coding.action}};
}
// Words of the rules may be cut in the middle of a character by nobody; bytes that are not UTF-8 are replaced rather
// than thrown at.
inline std::string dump(const Json& json) {
  return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

}  // namespace hirepath::json
