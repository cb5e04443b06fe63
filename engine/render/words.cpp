#include "render/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace hirepath::render {

using model::Status;

std::string_view meaning(Status status) {
  switch (status) {
    case Status::may_apply: return "every condition the rules can check holds";
    case Status::conditional: return "holds if the one named decides so";
    case Status::undecided: return "facts are missing";
    case Status::does_not_apply: return "a condition fails";
    case Status::conflict: return "the sources disagree on the deciding point";
    case Status::not_in_force: return "no law for it on that date";
  }
  return "";
}

Tone tone(Status status) {
  switch (status) {
    case Status::may_apply: return Tone::good;
    case Status::conditional:
    case Status::undecided:
    case Status::conflict: return Tone::open;
    case Status::does_not_apply:
    case Status::not_in_force: return Tone::bad;
  }
  return Tone::plain;
}

std::string who(std::string_view id) {
  struct Word {
    std::string_view id, words;
  };
  constexpr std::array words{Word{"applicant", "the applicant"},
                             Word{"person", "the person"},
                             Word{"hr", "the HR office"},
                             Word{"agency", "the agency"},
                             Word{"opm", "OPM"},
                             Word{"va", "VA"},
                             Word{"service", "the military service"},
                             Word{"physician", "a physician"},
                             Word{"court", "a court"},
                             Word{"time", "time"},
                             Word{"nobody", "nobody"}};
  const auto* at = std::ranges::find(words, id, &Word::id);
  return std::string(at == words.end() ? id : at->words);
}

std::string join(const std::vector<std::string>& words, std::string_view between) {
  return fmt::format("{}", fmt::join(words, between));
}

std::string cited(const std::vector<std::string>& cites) {
  return cites.empty() ? std::string() : '[' + join(cites, "; ") + ']';
}

std::string with_cites(std::string text, const std::vector<std::string>& cites) {
  return cites.empty() ? text : std::move(text) + ' ' + cited(cites);
}

std::string condition(std::string_view label, std::string_view text, const std::vector<std::string>& cites, View view) {
  const std::string source = cited(cites);
  if (view == View::hr) {
    std::string head(label);
    if (!source.empty()) head += (head.empty() ? "" : " ") + source;
    return head.empty() ? std::string(text) : fmt::format("{}: {}", head, text);
  }
  std::string result(text);
  if (!label.empty()) result += fmt::format(" ({})", label);
  if (!source.empty()) result += ' ' + source;
  return result;
}

std::string span(std::optional<values::Date> from, std::optional<values::Date> until) {
  if (from && until) return fmt::format("from {} until {}", values::to_string(*from), values::to_string(*until));
  if (from) return fmt::format("from {}, without an end", values::to_string(*from));
  if (until) return fmt::format("until {}", values::to_string(*until));
  return "without an end";
}

std::string code_words(const std::vector<std::string>& codes) {
  std::vector<std::string> words;
  words.reserve(codes.size());
  for (const auto& code : codes)
    words.push_back(code == "not-found" ? "not found" : code == "not-shown" ? "not shown" : code);
  return join(words, " + ");
}

std::string state_words(const explain::DocumentNeed& document, std::optional<values::Date> closes_on) {
  switch (document.state) {
    case explain::DocumentState::have: return "have";
    case explain::DocumentState::cannot_get: return "cannot get";
    case explain::DocumentState::missing: return "missing";
    case explain::DocumentState::expected: break;
  }
  if (!document.expected_on) return "expected";
  const auto day = values::to_string(*document.expected_on);
  if (closes_on && *closes_on < *document.expected_on)
    return fmt::format("expected on {}, after the announcement closes on {}", day, values::to_string(*closes_on));
  return "expected on " + day;
}

std::string substitutes(const model::Model& model, const explain::DocumentNeed& document) {
  std::vector<std::string> titles;
  for (const auto& id : document.also_accepted) {
    const model::Id other = model.find_document(id);
    titles.push_back(other == model::none ? id : model.documents[other].title);
  }
  if (titles.empty() && document.state == explain::DocumentState::cannot_get)
    return "the rules name no other; ask the HR office";
  return join(titles, "; ");
}

std::string due_words(values::Date closes_on) {
  return fmt::format("{}, 11:59 pm Eastern", values::to_string(closes_on));
}

}  // namespace hirepath::render
