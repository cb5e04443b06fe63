// Case files. Entrance: read_case(). The names of the facts, cut at their dots, are the shape of the file.
#include "json/read_case.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "json/read_value.hpp"
#include "json/tree.hpp"

namespace hirepath::json {
namespace {

using model::Case;
using model::Id;
using values::Kind;

constexpr std::string_view complete_suffix = "_complete";
constexpr const char* parts = R"("person", "position", "agency", "action" or "documents")";

class CaseReader {
 public:
  CaseReader(const model::Model& model, text::SourcePtr source, text::Diagnostics& found)
      : model_(model), findings_(std::move(source), found, most_findings) {
    for (const char* subject : {"person", "position", "agency", "action", "documents"}) add_name("", subject);
    for (std::size_t i = 0; i < model.facts.size(); ++i) {
      const std::string path = model::json_name(model.facts[i].path);
      facts_[path] = static_cast<Id>(i);
      for (auto dot = path.find('.'), start = std::size_t{0};; start = dot + 1, dot = path.find('.', start)) {
        add_name(path.substr(0, start == 0 ? 0 : start - 1),
                 path.substr(start, dot == std::string::npos ? dot : dot - start));
        if (dot == std::string::npos) break;
      }
    }
    case_.facts.resize(model.facts.size());
  }

  std::optional<Case> read(const Node& root) {
    if (root.kind != Node::Kind::object) {
      findings_.error("HP507", "", root.span, "the file is " + describe(root),
                      R"(an object with "person", "position", "agency", "action" and "documents")");
      return std::nullopt;
    }
    object(root, "", "");
    case_.position_given = given(root, "position");
    case_.agency_given = given(root, "agency");
    if (findings_.any()) return std::nullopt;
    return std::move(case_);
  }

 private:
  static bool given(const Node& root, std::string_view subject) {
    const Node* node = root.find(subject);
    return node && !node->children.empty();
  }
  static std::string below(const std::string& path, const std::string& name) {
    return path.empty() ? name : path + '.' + name;
  }

  void add_name(const std::string& path, const std::string& name) {
    auto& names = names_[path];
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  }

  // A subject, or a part of one (action.decisions): its members are facts or further parts.
  void object(const Node& node, const std::string& path, const std::string& pointer) {
    for (const Node& member : node.children) {
      if (findings_.full()) return;
      const std::string name = below(path, member.key), at = pointer_to(pointer, member.key);
      if (name == "documents") {
        documents(member, at);
      } else if (const auto fact = facts_.find(name); fact != facts_.end()) {
        read_fact(fact->second, member, at);
      } else if (names_.contains(name) || path.empty()) {
        part(member, name, at);
      } else if (const Id list = list_of(name); list != model::none) {
        completeness(list, node, member, at);
      } else {
        unknown(member, path, at);
      }
    }
  }

  void part(const Node& node, const std::string& path, const std::string& pointer) {
    if (!names_.contains(path) && std::ranges::find(names_[""], path) == names_[""].end()) {
      unknown(node, "", pointer);
    } else if (node.kind != Node::Kind::object) {
      findings_.error("HP507", pointer, node.span, "this is " + describe(node), "an object");
    } else {
      object(node, path, pointer);
    }
  }

  void unknown(const Node& member, const std::string& path, const std::string& pointer) {
    std::string help;
    const auto& names = names_[path];
    if (const std::string underscored = model::json_name(member.key);
        std::ranges::find(names, underscored) != names.end()) {
      help = "did you mean '" + underscored + "'?";
    } else if (const std::string elsewhere = in_another_subject(underscored); !elsewhere.empty()) {
      help = "did you mean '" + elsewhere + "'?";
    } else {
      help = did_you_mean(member.key, names);
    }
    const std::string where = path.empty() ? "a case" : "'" + path + "'";
    findings_.error("HP506", pointer, member.key_span, where + " has no '" + shortened(member.key) + "'",
                    path.empty() ? parts : "a name that the rules declare", help);
  }
  static std::string shortened(const std::string& name) { return name.size() > 60 ? name.substr(0, 57) + "..." : name; }
  std::string in_another_subject(const std::string& name) const {
    for (const auto& [path, unused] : facts_) {
      if (path.ends_with('.' + name) && std::ranges::count(path, '.') == 1) return path;
    }
    return {};
  }

  // Which papers the person has, expects or cannot get: {"dd214": "have", "va-letter": {"expected": "2026-12-05"}}.
  void documents(const Node& node, const std::string& pointer) {
    if (node.kind != Node::Kind::object) {
      findings_.error("HP507", pointer, node.span, "this is " + describe(node), "an object");
      return;
    }
    for (const Node& member : node.children) {
      if (findings_.full()) return;
      const std::string at = pointer_to(pointer, member.key);
      const Id id = model_.find_document(member.key);
      if (id == model::none) {
        std::vector<std::string> ids;
        for (const auto& document : model_.documents) ids.push_back(document.id);
        findings_.error("HP513", at, member.key_span, "no document is called '" + shortened(member.key) + "'",
                        "the id of a document of the rules", did_you_mean(member.key, ids));
      } else if (const auto known = document(member, at)) {
        case_.documents[id] = *known;
      }
    }
  }

  std::optional<model::DocumentKnown> document(const Node& node, const std::string& pointer) {
    using State = model::DocumentKnown::State;
    constexpr const char* states = R"("have", {"expected": "2026-12-05"}, "expected" or "cannot-get")";
    if (node.kind == Node::Kind::null) return std::nullopt;
    if (node.kind == Node::Kind::object) return expected(node, pointer, states);
    if (node.kind == Node::Kind::string) {
      if (node.string == "have") return model::DocumentKnown{State::have, {}};
      if (node.string == "expected") return model::DocumentKnown{State::expected, {}};
      if (node.string == "cannot-get") return model::DocumentKnown{State::cannot_get, {}};
    }
    const bool word = node.kind == Node::Kind::string;
    findings_.error("HP520", pointer, node.span, "this is " + describe(node), states,
                    word ? did_you_mean(node.string, {"have", "expected", "cannot-get"}) : std::string());
    return std::nullopt;
  }

  std::optional<model::DocumentKnown> expected(const Node& node, const std::string& pointer, const char* states) {
    const Node* day = node.find("expected");
    for (const Node& part : node.children) {
      if (part.key == "expected") continue;
      findings_.error("HP506", pointer_to(pointer, part.key), part.key_span,
                      "the state of a document has no '" + shortened(part.key) + "'", R"("expected")",
                      did_you_mean(part.key, {"expected"}));
      return std::nullopt;
    }
    if (!day) {
      findings_.error("HP520", pointer, node.span, "this object has no \"expected\"", states);
      return std::nullopt;
    }
    const std::string at = pointer_to(pointer, "expected");
    if (day->kind == Node::Kind::null) return model::DocumentKnown{model::DocumentKnown::State::expected, {}};
    const auto date = day->kind == Node::Kind::string ? values::parse_date(day->string) : std::nullopt;
    if (!date) {
      findings_.error(day->kind == Node::Kind::string ? "HP509" : "HP507", at, day->span, "this is " + describe(*day),
                      R"(a day such as "2026-12-05", or null)");
      return std::nullopt;
    }
    return model::DocumentKnown{model::DocumentKnown::State::expected, date};
  }

  void read_fact(Id id, const Node& node, const std::string& pointer) {
    const model::Fact& fact = model_.facts[id];
    if (fact.type.kind == Kind::list) {
      list(id, node, pointer);
    } else if (auto known = read_known(model_, fact, node, pointer, findings_)) {
      case_.facts[id] = std::move(*known);
    }
  }

  void list(Id id, const Node& node, const std::string& pointer) {
    const model::Record& record = model_.records[model_.facts[id].type.record];
    if (node.kind == Node::Kind::null) {
      case_.facts[id].does_not_know = true;
      return;
    }
    if (node.kind != Node::Kind::array) {
      findings_.error("HP507", pointer, node.span, "this is " + describe(node), "a list of objects");
      return;
    }
    if (node.children.size() > most_elements) {
      findings_.error("HP512", pointer, node.span, "the list has " + std::to_string(node.children.size()) + " elements",
                      "at most " + std::to_string(most_elements));
      return;
    }
    auto& elements = case_.lists[id].elements;
    for (std::size_t i = 0; i < node.children.size() && !findings_.full(); ++i) {
      elements.push_back(element(record, node.children[i], pointer_to(pointer, std::to_string(i))));
    }
  }

  model::Element element(const model::Record& record, const Node& node, const std::string& pointer) {
    model::Element result;
    result.fields.resize(record.fields.size());
    if (node.kind != Node::Kind::object) {
      findings_.error("HP507", pointer, node.span, "this is " + describe(node), "an object: " + record.title);
      return result;
    }
    std::vector<std::string> names;
    for (const auto& field : record.fields) names.push_back(model::json_name(field.path));
    for (const Node& member : node.children) {
      if (findings_.full()) break;
      const std::string at = pointer_to(pointer, member.key);
      const auto name = std::ranges::find(names, member.key);
      if (name != names.end()) {
        const auto field = static_cast<std::size_t>(name - names.begin());
        if (auto known = read_known(model_, record.fields[field], member, at, findings_))
          result.fields[field] = std::move(*known);
        continue;
      }
      const std::string underscored = model::json_name(member.key);
      const bool hyphens = std::ranges::find(names, underscored) != names.end();
      findings_.error("HP506", at, member.key_span, "'" + record.id + "' has no field '" + shortened(member.key) + "'",
                      "a field that the rules declare",
                      hyphens ? "did you mean '" + underscored + "'?" : did_you_mean(member.key, names));
    }
    return result;
  }

  // The list that "<name>_complete" speaks of, or none.
  Id list_of(const std::string& name) const {
    if (!name.ends_with(complete_suffix)) return model::none;
    const auto fact = facts_.find(name.substr(0, name.size() - complete_suffix.size()));
    return fact != facts_.end() && model_.facts[fact->second].type.kind == Kind::list ? fact->second : model::none;
  }

  void completeness(Id list, const Node& object, const Node& node, const std::string& pointer) {
    const std::string name = node.key.substr(0, node.key.size() - complete_suffix.size());
    const Node* elements = object.find(name);
    if (node.kind != Node::Kind::boolean && node.kind != Node::Kind::null) {
      findings_.error("HP507", pointer, node.span, "this is " + describe(node), "true or false");
    } else if (node.kind == Node::Kind::boolean && node.boolean) {
      if (!elements || elements->kind == Node::Kind::null) {
        findings_.error("HP517", pointer, node.key_span, "'" + name + "' is called complete, but is not given",
                        "the list beside it", "write \"" + name + "\": [] when there is none");
      } else {
        case_.lists[list].complete = true;
      }
    }
  }

  const model::Model& model_;
  Findings findings_;
  std::map<std::string, Id> facts_;                        // by JSON path
  std::map<std::string, std::vector<std::string>> names_;  // a part's path -> the names in it
  Case case_;
};

}  // namespace

std::optional<text::Diagnostic> unlisted(const model::Model& model, model::Id table, const std::string& code) {
  if (code.empty() || table == model::none || model.tables[table].title(code)) return std::nullopt;
  text::Diagnostic finding;
  finding.code = "HP518";
  finding.severity = text::Severity::warning;
  finding.message = "'" + code + "' is not in the table " + model.tables[table].id + " of this edition";
  finding.expected = "a listed code; the answer is given all the same";
  if (const auto near = model.tables[table].nearest(code); !near.empty())
    finding.suggestion = "did you mean '" + near + "' (" + *model.tables[table].title(near) + ")?";
  return finding;
}

std::optional<text::Diagnostic> unlisted_code(const model::Model& model, model::Id fact, const values::Value& value) {
  if (const auto* code = std::get_if<values::Code>(&value))
    return unlisted(model, model.facts[fact].type.table, code->text);
  if (const auto* grade = std::get_if<values::Grade>(&value))
    return unlisted(model, model.find_table("pay-plans"), std::string(grade->plan_name()));
  return std::nullopt;
}

namespace {
void warn_of_unlisted_codes(const model::Model& model, const Case& facts, const text::SourcePtr& source,
                            text::Diagnostics& found) {
  for (model::Id id = 0; id < model.facts.size(); ++id) {
    auto finding = unlisted_code(model, id, facts.facts[id].value);
    if (!finding) continue;
    finding->place.source = source;
    finding->pointer = "/" + model::json_name(model.facts[id].path);
    std::ranges::replace(finding->pointer, '.', '/');
    found.add(std::move(*finding));
  }
}
}  // namespace

std::optional<Case> read_case(const model::Model& model, const text::SourcePtr& source, const Node& root,
                              text::Diagnostics& found) {
  return CaseReader(model, source, found).read(root);
}

std::optional<Case> read_case(const model::Model& model, const text::SourcePtr& source, text::Diagnostics& found) {
  text::Diagnostics here;
  std::optional<Case> result;
  if (const auto tree = parse(source, here)) result = read_case(model, source, *tree, here);
  if (result) warn_of_unlisted_codes(model, *result, source, here);
  for (auto& finding : here.sorted()) found.add(std::move(finding));
  return here.has_errors() ? std::nullopt : std::move(result);
}

}  // namespace hirepath::json
