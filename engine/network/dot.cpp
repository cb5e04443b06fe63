// Graphviz DOT: an arrow goes from what needs to what is needed; dashed arrows go from a rule to the rules it
// overrides.
#include <fmt/format.h>

#include <set>

#include "network/network.hpp"
#include "network/uses.hpp"

namespace hirepath::network {

namespace {
using model::Model;
using model::none;

// A text between quotation marks. A backslash would begin an escape of DOT's own; a control character has no place in a
// label.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out + '"';
}

// Two lines of a label: `\n` is DOT's own line end, so it is put in after quoting.
std::string label(std::string_view first, std::string_view second) {
  if (second.empty()) return quoted(first);
  auto upper = quoted(first), lower = quoted(second);
  upper.pop_back();
  return upper + "\\n" + lower.substr(1);
}

std::string force(const model::Rule& rule) {
  const bool begins = rule.from != values::Date::min(), ends = rule.until != values::Date::max();
  std::string out = begins || ends ? "in force" : "";
  if (begins) out += " from " + values::to_string(rule.from);
  if (ends) out += " until " + values::to_string(rule.until);
  if (!rule.permits) out = "denies" + (out.empty() ? "" : ", " + out);
  return out;
}

class Writer {
 public:
  explicit Writer(const Model& model) : model_(model) {}

  void authority(Id id) {
    const auto& authority = model_.authorities[id];
    const auto name = quoted("authority " + authority.id);
    node(name, label(authority.id, authority.title), "doubleoctagon");
    for (const Id rule_id : authority.rules) {
      const auto& rule = model_.rules[rule_id];
      const auto rule_name = quoted("rule " + rule.path);
      node(rule_name, label(rule.path, force(rule)), "box");
      edge(name, rule_name, "");
      for (const Id other : rule.despite)
        edge(rule_name, quoted("rule " + model_.rules[other].path), " [style=dashed, label=\"despite\"]");
      Uses uses;
      collect_uses(model_, rule.body, none, uses);
      for (const auto& conflict : rule.conflicts) {
        if (conflict.condition) collect_uses(model_, *conflict.condition, none, uses);
      }
      needs(rule_name, uses);
    }
  }

  void definition(Id id) {
    if (!seen_.insert(id).second) return;
    const auto& definition = model_.definitions[id];
    const auto name = quoted("definition " + definition.id);
    node(name, label(definition.id, definition.phrase), "ellipse");
    Uses uses;
    collect_uses(model_, definition.body, definition.record, uses);
    needs(name, uses);
  }

  std::string text() const {
    std::string out = "digraph hirepath {\n  rankdir=LR;\n";
    for (const auto& line : nodes_) out += line;
    for (const auto& line : edges_) out += line;
    return out + "}\n";
  }

 private:
  void needs(const std::string& name, const Uses& uses) {
    for (const Id id : uses.definitions) {
      edge(name, quoted("definition " + model_.definitions[id].id), "");
      definition(id);
    }
    for (const Id id : uses.facts) {
      const auto& fact = model_.facts[id];
      const auto fact_name = quoted("fact " + fact.path);
      node(fact_name, label(fact.path, fact.decided_by.empty() ? "" : "decided by " + fact.decided_by),
           fact.decided_by.empty() ? "note" : "diamond");
      edge(name, fact_name, "");
    }
  }
  void node(const std::string& name, const std::string& label, std::string_view shape) {
    nodes_.insert(fmt::format("  {} [shape={}, label={}];\n", name, shape, label));
  }
  void edge(const std::string& from, const std::string& to, std::string_view attributes) {
    edges_.insert(fmt::format("  {} -> {}{};\n", from, to, attributes));
  }

  const Model& model_;
  std::set<std::string> nodes_, edges_;  // in order of their text, so that the order of files does not show
  std::set<Id> seen_;
};
}  // namespace

std::string to_dot(const Network& network, Id authority) {
  Writer writer(*network.model);
  if (authority != none) {
    writer.authority(authority);
    return writer.text();
  }
  for (Id id = 0; id < network.model->authorities.size(); ++id) writer.authority(id);
  for (Id id = 0; id < network.model->definitions.size(); ++id) writer.definition(id);
  return writer.text();
}

}  // namespace hirepath::network
