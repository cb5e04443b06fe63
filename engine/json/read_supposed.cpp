// Entrance: suppose(). The name is a JSON path; the value is read as in a case file, without its quotation marks.
#include "json/read_supposed.hpp"

#include <algorithm>
#include <charconv>

#include "json/read_case.hpp"
#include "json/read_value.hpp"
#include "model/load.hpp"

namespace hirepath::json {
namespace {

using model::Id;
using values::Kind;

constexpr std::string_view complete_suffix = "_complete";

class Reader {
 public:
  Reader(const model::Model& model, const text::SourcePtr& source, model::Case& facts, text::Diagnostics& found)
      : model_(model), case_(facts), findings_(source, found, most_findings) {
    const std::string text(source->bytes());
    equals_ = text.find('=');
    name_ = model::json_name(text.substr(0, equals_));
    value_ = text.substr(equals_ + 1);
  }

  std::optional<explain::Supposed> read() {
    if (const auto bracket = name_.find('['); bracket != std::string::npos) return element(bracket);
    if (name_.ends_with(complete_suffix)) {
      const Id list = find(name_.substr(0, name_.size() - complete_suffix.size()));
      if (list != model::none && model_.facts[list].type.kind == Kind::list) return completeness(list);
    }
    const Id id = find(name_);
    if (id == model::none) return unknown_name(facts());
    const auto& fact = model_.facts[id];
    if (fact.type.kind == Kind::list) {
      if (value_ != "[]")
        return wrong_value("this is a list", "an element such as " + name_ + "[0].FIELD=VALUE, or []");
      case_.lists[id] = {{}, true};
      return explain::Supposed{name_, "none", fact.changed_by == "nobody"};
    }
    auto known = value(fact);
    if (!known) return std::nullopt;
    auto supposed = said(fact, *known);
    case_.facts[id] = std::move(*known);
    return supposed;
  }

 private:
  // "person.service_periods[0].character"
  std::optional<explain::Supposed> element(std::size_t bracket) {
    const Id list = find(name_.substr(0, bracket));
    if (list == model::none || model_.facts[list].type.kind != Kind::list) return unknown_name(lists());
    const auto close = name_.find(']', bracket);
    std::size_t index = 0;
    const char *first = name_.data() + bracket + 1, *last = name_.data() + std::min(close, name_.size());
    const auto [end, error] = std::from_chars(first, last, index);
    if (close == std::string::npos || error != std::errc{} || end != last || name_.compare(close + 1, 1, ".") != 0)
      return wrong_name("this is not the name of an element's field", name_.substr(0, bracket) + "[0].FIELD");
    const auto& record = model_.records[model_.facts[list].type.record];
    const auto name = name_.substr(close + 2);
    const auto field =
        std::ranges::find(record.fields, name, [](const auto& one) { return model::json_name(one.path); });
    if (field == record.fields.end()) return unknown_name(fields(record), close + 2);
    const auto given = case_.lists.contains(list) ? case_.lists[list].elements.size() : 0;
    if (index > given || index >= most_elements) {
      findings_.error("HP521", {}, span(bracket, close + 1), "the case gives " + std::to_string(given) + " of them",
                      given == 0 ? "[0], which adds one"
                                 : (given == 1 ? std::string("[0]") : "[0] to [" + std::to_string(given - 1) + "]") +
                                       ", or [" + std::to_string(given) + "], which adds one");
      return std::nullopt;
    }
    auto known = value(*field);
    if (!known) return std::nullopt;
    auto supposed = said(*field, *known);
    auto& elements = case_.lists[list].elements;
    if (index == given) elements.emplace_back().fields.resize(record.fields.size());
    elements[index].fields[static_cast<std::size_t>(field - record.fields.begin())] = std::move(*known);
    return supposed;
  }

  std::optional<explain::Supposed> completeness(Id list) {
    if (value_ != "true" && value_ != "yes" && value_ != "false" && value_ != "no")
      return wrong_value("this is neither yes nor no", "yes or no");
    case_.lists[list].complete = value_ == "true" || value_ == "yes";
    return explain::Supposed{name_, case_.lists[list].complete ? "yes" : "no"};
  }

  std::optional<model::Known> value(const model::Fact& fact) {
    auto known = read_known(model_, fact, node(fact.type.kind), {}, findings_);
    if (known) known->state = model::EvidenceState::verified;
    return known;
  }

  // The value as the node of a case file that it stands for.
  Node node(Kind kind) const {
    Node node;
    node.kind = Node::Kind::string;
    node.string = value_;
    if (value_.empty() || value_ == "null") {
      node.kind = Node::Kind::null;
    } else if (kind == Kind::yes_no) {
      const bool yes = value_ == "yes" || value_ == "true";
      if (yes || value_ == "no" || value_ == "false") node.kind = Node::Kind::boolean;
      node.boolean = yes;
    } else if (kind == Kind::number) {
      const auto [end, error] = std::from_chars(value_.data(), value_.data() + value_.size(), node.integer);
      if (error == std::errc{} && end == value_.data() + value_.size()) node.kind = Node::Kind::integer;
    }
    node.span = span(equals_ + 1, equals_ + 1 + value_.size());
    return node;
  }

  explain::Supposed said(const model::Fact& fact, const model::Known& known) const {
    std::string words = values::known(known.value) ? model::to_string(fact.type, known.value) : "not known";
    return {name_, fact.sensitive ? std::string() : std::move(words), fact.changed_by == "nobody"};
  }

  std::nullopt_t unknown_name(const std::vector<std::string>& names, std::size_t from = 0) {
    const std::string wrong = name_.substr(from);
    findings_.error("HP506", {}, span(from, equals_), "the rules declare no '" + wrong + "'",
                    from == 0 ? "a fact" : "a field of the record", did_you_mean(wrong, names));
    return std::nullopt;
  }
  std::nullopt_t wrong_name(std::string message, std::string expected) {
    findings_.error("HP506", {}, span(0, equals_), std::move(message), std::move(expected));
    return std::nullopt;
  }
  std::nullopt_t wrong_value(std::string message, std::string expected) {
    findings_.error("HP507", {}, span(equals_ + 1, equals_ + 1 + value_.size()), std::move(message),
                    std::move(expected));
    return std::nullopt;
  }

  Id find(const std::string& name) const {
    for (Id id = 0; id < model_.facts.size(); ++id) {
      if (model::json_name(model_.facts[id].path) == name) return id;
    }
    return model::none;
  }
  std::vector<std::string> facts() const {
    std::vector<std::string> names;
    for (const auto& fact : model_.facts) names.push_back(model::json_name(fact.path));
    return names;
  }
  std::vector<std::string> lists() const {  // with the rest of the name, to be near to it
    std::vector<std::string> names;
    for (const auto& fact : model_.facts) {
      if (fact.type.kind == Kind::list) names.push_back(model::json_name(fact.path) + name_.substr(name_.find('[')));
    }
    return names;
  }
  static std::vector<std::string> fields(const model::Record& record) {
    std::vector<std::string> names;
    for (const auto& field : record.fields) names.push_back(model::json_name(field.path));
    return names;
  }
  static text::Span span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  const model::Model& model_;
  model::Case& case_;
  Findings findings_;
  std::size_t equals_ = 0;
  std::string name_, value_;
};

}  // namespace

std::optional<explain::Supposed> suppose(const model::Model& model, const text::SourcePtr& source, model::Case& facts,
                                         text::Diagnostics& found) {
  return Reader(model, source, facts, found).read();
}

}  // namespace hirepath::json
