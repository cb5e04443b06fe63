// Values of facts. Entrance: read_known(). Says for each kind of fact what it can be, and how to repair what is nearly
// right.
#include "json/read_value.hpp"

#include <algorithm>

#include "model/load.hpp"
#include "text/suggest.hpp"

namespace hirepath::json {
namespace {

using model::Fact;
using values::Kind;
using values::Value;

constexpr const char* date_forms = R"(a date such as "2024-05-14", "2024-05" or "2024", or {"from": ..., "to": ...})";

// The right form for what a person meant, ready to paste.
std::string quote(const std::string& text) { return '"' + text + '"'; }

class ValueReader {
 public:
  ValueReader(const Fact& fact, Findings& findings) : fact_(fact), findings_(findings) {}

  std::optional<Value> read(const Node& node, const std::string& pointer) const {
    switch (fact_.type.kind) {
      case Kind::yes_no: return yes_no(node, pointer);
      case Kind::number: return number(node, pointer);
      case Kind::date: return date(node, pointer);
      case Kind::grade:
        if (node.kind == Node::Kind::integer)
          return wrong_type(node, pointer, "a pay plan and grade such as \"GS-11\"", grade_help(node.integer));
        return from_text(node, pointer, "HP516", "a pay plan and grade such as \"GS-11\"");
      case Kind::code:
        if (node.kind == Node::Kind::integer)
          return wrong_type(node, pointer, "a code as text, such as \"0110\"", code_help(node.integer));
        return from_text(node, pointer, "HP516", "a code of capital letters, digits and hyphens, such as \"0110\"");
      case Kind::choice: return from_text(node, pointer, "HP511", choices());
      case Kind::list: break;
    }
    return std::nullopt;
  }

 private:
  std::nullopt_t wrong_type(const Node& node, const std::string& pointer, std::string expected,
                            std::string help = {}) const {
    findings_.error("HP507", pointer, node.span, "this is " + shown(node), std::move(expected), std::move(help));
    return std::nullopt;
  }
  // The value itself stays out of messages about sensitive facts.
  std::string shown(const Node& node) const {
    const bool plain = node.kind != Node::Kind::array && node.kind != Node::Kind::object;
    return fact_.sensitive && plain ? "a value that does not fit" : describe(node);
  }
  static std::string grade_help(std::int64_t level) {
    return level >= 1 && level <= 15 ? "write " + quote("GS-" + std::to_string(level)) : std::string();
  }
  static std::string code_help(std::int64_t number) {
    if (number < 0 || number > 999999) return {};
    const std::string digits = std::to_string(number);
    return "write " + quote(std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits);
  }
  std::string choices() const {
    std::string list;
    for (const auto& choice : fact_.type.choices) list += (list.empty() ? "one of " : ", ") + quote(choice);
    return list;
  }

  std::optional<Value> yes_no(const Node& node, const std::string& pointer) const {
    if (node.kind == Node::Kind::boolean) return Value{node.boolean};
    const std::string help = node.string == "yes" ? "write true" : node.string == "no" ? "write false" : "";
    return wrong_type(node, pointer, "true or false", help);
  }

  std::optional<Value> number(const Node& node, const std::string& pointer) const {
    const auto &low = fact_.type.low, &high = fact_.type.high;
    std::string expected = "a whole number";
    if (low && high) expected += " from " + std::to_string(*low) + " to " + std::to_string(*high);
    if (node.kind != Node::Kind::integer) return wrong_type(node, pointer, expected);
    if ((low && node.integer < *low) || (high && node.integer > *high)) {
      findings_.error("HP508", pointer, node.span,
                      fact_.sensitive ? "the number is out of range" : describe(node) + " is out of range", expected);
      return std::nullopt;
    }
    return Value{node.integer};
  }

  std::optional<values::DateBounds> day(const Node& node, const std::string& pointer) const {
    if (node.kind == Node::Kind::integer && node.integer >= 1000 && node.integer <= 9999) {
      return wrong_type(node, pointer, date_forms, "write " + quote(std::to_string(node.integer)));
    }
    if (node.kind != Node::Kind::string) return wrong_type(node, pointer, date_forms);
    if (const auto bounds = values::parse_date_bounds(node.string)) return bounds;
    const bool looks_right =
        node.string.size() == 10 && node.string[4] == '-' && node.string[7] == '-' &&
        std::ranges::all_of(node.string, [](char c) { return c == '-' || (c >= '0' && c <= '9'); });
    const std::string message = looks_right ? "the calendar has no such day" : "this is " + shown(node);
    findings_.error("HP509", pointer, node.span, message, date_forms);
    return std::nullopt;
  }

  std::optional<Value> date(const Node& node, const std::string& pointer) const {
    if (node.kind != Node::Kind::object) {
      const auto bounds = day(node, pointer);
      return bounds ? std::optional<Value>{*bounds} : std::nullopt;
    }
    values::DateBounds bounds;
    bool fits = true, bounded = false;
    for (const Node& end : node.children) {
      const std::string at = pointer_to(pointer, end.key);
      if (end.key != "from" && end.key != "to") {
        findings_.error("HP506", at, end.key_span, "a range of dates has no '" + end.key + "'", "\"from\" and \"to\"",
                        did_you_mean(end.key, {"from", "to"}));
        fits = false;
      } else if (end.kind != Node::Kind::null) {
        const auto one = day(end, at);
        fits = fits && one;
        bounded = true;
        if (one)
          (end.key == "from" ? bounds.earliest : bounds.latest) = end.key == "from" ? one->earliest : one->latest;
      }
    }
    if (!fits) return std::nullopt;
    if (!bounded) return wrong_type(node, pointer, date_forms, "write null for a date that is not known");
    if (bounds.latest < bounds.earliest) {
      findings_.error("HP510", pointer, node.span, "the range ends before it begins", "\"from\" on or before \"to\"");
      return std::nullopt;
    }
    return Value{bounds};
  }

  std::optional<Value> from_text(const Node& node, const std::string& pointer, const char* code,
                                 const std::string& expected) const {
    if (node.kind != Node::Kind::string) return wrong_type(node, pointer, expected);
    std::string unused;
    if (auto value = model::parse_value(fact_.type, node.string, unused)) return value;
    findings_.error(code, pointer, node.span, "this is " + shown(node), expected, nearly(node.string));
    return std::nullopt;
  }
  std::string nearly(std::string text) const {
    if (fact_.type.kind == Kind::choice) return did_you_mean(text, fact_.type.choices);
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    if (fact_.type.kind == Kind::grade && text.size() > 2 && text.size() < 8) {
      std::erase(text, ' ');
      if (text.size() > 2 && text[2] != '-') text.insert(2, "-");
    }
    std::string unused;
    return model::parse_value(fact_.type, text, unused) ? "write " + quote(text) : std::string();
  }

  const Fact& fact_;
  Findings& findings_;
};

void read_evidence(const model::Model& model, const Node& node, const std::string& pointer, Findings& findings,
                   model::Known& known) {
  if (node.kind == Node::Kind::null) return;
  if (node.kind != Node::Kind::string) {
    findings.error("HP507", pointer, node.span, "this is " + describe(node), "the id of a document");
    return;
  }
  if (model.find_document(node.string) != model::none) {
    known.evidence = node.string;
    return;
  }
  std::vector<std::string> ids;
  for (const auto& document : model.documents) ids.push_back(document.id);
  findings.error("HP513", pointer, node.span, "no document is called '" + node.string + "'",
                 "the id of a document of the rules", did_you_mean(node.string, ids));
}

void read_state(const Node& node, const std::string& pointer, Findings& findings, model::Known& known) {
  using enum model::EvidenceState;
  if (node.string == "verified" || node.string == "contradicted" || node.string == "claimed") {
    known.state = node.string == "verified" ? verified : node.string == "contradicted" ? contradicted : claimed;
    return;
  }
  findings.error("HP515", pointer, node.span, "this is " + describe(node), R"("claimed", "verified" or "contradicted")",
                 did_you_mean(node.string, {"claimed", "verified", "contradicted"}));
}

bool is_range(const Fact& fact, const Node& node) {
  return fact.type.kind == Kind::date && !node.find("value") && (node.find("from") || node.find("to"));
}

}  // namespace

void Findings::error(const char* code, const std::string& pointer, text::Span span, std::string message,
                     std::string expected, std::string help) {
  any_ = true;
  if (left_ == 0) return;
  --left_;
  found_->add({code,
               text::Severity::error,
               {source_, span},
               pointer,
               std::move(message),
               std::move(expected),
               std::move(help),
               {}});
}

std::string did_you_mean(std::string_view wrong, const std::vector<std::string>& candidates) {
  if (wrong.size() > 100) return {};
  const std::string near = text::nearest(wrong, candidates);
  return near.empty() ? near : "did you mean '" + near + "'?";
}

std::optional<model::Known> read_known(const model::Model& model, const Fact& fact, const Node& node,
                                       const std::string& pointer, Findings& findings) {
  model::Known known;
  const bool with_evidence = node.kind == Node::Kind::object && !is_range(fact, node);
  const Node* value = with_evidence ? node.find("value") : &node;
  if (with_evidence) {
    if (!value) {
      findings.error("HP507", pointer, node.span, "this object has no \"value\"",
                     fact.type.kind == Kind::date
                         ? date_forms
                         : R"(a plain value, or {"value": ..., "evidence": ..., "state": ...})");
      return std::nullopt;
    }
    for (const Node& part : node.children) {
      const std::string at = pointer_to(pointer, part.key);
      if (part.key == "evidence") {
        read_evidence(model, part, at, findings, known);
      } else if (part.key == "state") {
        read_state(part, at, findings, known);
      } else if (part.key != "value") {
        findings.error("HP506", at, part.key_span, "a value has no '" + part.key + "'",
                       R"("value", "evidence" and "state")", did_you_mean(part.key, {"value", "evidence", "state"}));
      }
    }
    if (known.state != model::EvidenceState::claimed && !node.find("evidence")) {
      findings.error("HP514", pointer, node.span,
                     "the state is \"" + node.find("state")->string + "\", but no document is named",
                     "\"evidence\" with the id of a document");
    }
  }
  if (value->kind == Node::Kind::null) {
    known.does_not_know = true;
    return known;
  }
  auto read = ValueReader(fact, findings).read(*value, with_evidence ? pointer_to(pointer, "value") : pointer);
  if (!read) return std::nullopt;
  known.value = std::move(*read);
  return known;
}

}  // namespace hirepath::json
