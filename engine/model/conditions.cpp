// Conditions: labels, groups, quantifiers, and the words a person reads. Their leaves are in leaves.cpp.
#include "model/resolver.hpp"
#include "text/suggest.hpp"

namespace hirepath::model {

namespace {
using Tree = syntax::Condition;

bool is_group(const Tree& tree) {
  return tree.kind == Tree::Kind::group ||
         (tree.kind == Tree::Kind::quantified && !tree.children.empty() && is_group(tree.children[0]));
}

Condition::Kind group_kind(syntax::Group group) {
  switch (group) {
    case syntax::Group::all: return Condition::Kind::all;
    case syntax::Group::any: return Condition::Kind::any;
    case syntax::Group::none: return Condition::Kind::none_of;
    case syntax::Group::at_least: break;
  }
  return Condition::Kind::at_least;
}

std::string group_words(const Condition& group) {
  switch (group.kind) {
    case Condition::Kind::all: return "all of these";
    case Condition::Kind::any: return "any of these";
    case Condition::Kind::none_of: return "none of these";
    default: return "at least " + std::to_string(group.at_least) + " of these";
  }
}

std::string quantifier_words(syntax::Quantifier quantifier, const std::string& element) {
  switch (quantifier) {
    case syntax::Quantifier::any: return "in any " + element;
    case syntax::Quantifier::every: return "in every " + element;
    case syntax::Quantifier::latest: break;
  }
  return "in the latest " + element;
}

std::string spaced(std::string name) {
  for (char& c : name) {
    if (c == '-') c = ' ';
  }
  return name;
}
}  // namespace

std::vector<std::string> Resolver::names_in(const Scope& scope) const {
  std::vector<std::string> names;
  for (const auto& [key, meaning] : phrases) {
    if (key.first == none || key.first == scope.record) names.push_back(key.second);
  }
  for (const auto& [path, id] : facts) names.push_back(path);
  if (scope.record != none) {
    for (const auto& field : model.records[scope.record].fields) names.push_back(field.path);
  }
  return names;
}

std::vector<std::string> Resolver::lists() const {
  std::vector<std::string> names;
  for (const auto& fact : model.facts) {
    if (fact.type.kind == values::Kind::list) names.push_back(fact.path);
  }
  return names;
}

void Resolver::unknown_name(const std::string& code, const std::string& what, const syntax::Token& token,
                            const Scope& scope, std::vector<std::string> candidates) {
  auto& finding = found.error(code, place(scope, token.where), "no " + what + " is declared as '" + token.text + "'");
  const auto near = text::nearest(token.text, candidates);
  if (!near.empty()) finding.suggestion = "did you mean '" + near + "'?";
}

Id Resolver::decision_fact(Id decision, const Scope& scope) {
  const auto& declaration = model.decisions[decision];
  const auto path = "action.decisions." + scope.owner + "." + declaration.id;
  if (const auto at = facts.find(path); at != facts.end()) return at->second;
  Fact fact;
  fact.path = path;
  fact.phrase = declaration.phrase;
  fact.help = declaration.help;
  fact.asked_of = "hr";
  fact.decided_by = declaration.decided_by;
  fact.changed_by = declaration.decided_by;
  fact.place = declaration.place;
  const Id id = static_cast<Id>(model.facts.size());
  model.facts.push_back(std::move(fact));
  facts.emplace(path, id);
  return id;
}

Condition Resolver::condition(const syntax::Condition& tree, const Scope& scope, const std::string& label) {
  Condition out;
  out.place = place(scope, tree.where);
  out.label = label;
  const auto child = [&](const Tree& sub, const Scope& inner) {
    return condition(sub, inner, sub.label.empty() ? "" : label + sub.label);
  };
  switch (tree.kind) {
    case Tree::Kind::atom: {
      auto made = leaf(tree.atom, scope, out.place);
      out.kind = made.kind;
      out.leaf = std::move(made.leaf);
      out.children = std::move(made.children);
      out.text = std::move(made.text);
      break;
    }
    case Tree::Kind::negation:
      out.kind = Condition::Kind::negation;
      out.children.push_back(child(tree.children[0], scope));
      out.text = "not: " + out.children[0].text;
      break;
    case Tree::Kind::conjunction:
    case Tree::Kind::disjunction: {
      const bool all = tree.kind == Tree::Kind::conjunction;
      out.kind = all ? Condition::Kind::all : Condition::Kind::any;
      for (const auto& sub : tree.children) {
        out.children.push_back(child(sub, scope));
        out.text += (out.text.empty() ? "" : (all ? " and " : " or ")) + out.children.back().text;
      }
      break;
    }
    case Tree::Kind::group:
      out.kind = group_kind(tree.group);
      out.at_least = tree.at_least;
      for (const auto& sub : tree.children) out.children.push_back(child(sub, scope));
      if (out.kind == Condition::Kind::at_least &&
          (tree.at_least < 1 || tree.at_least > static_cast<int>(tree.children.size()))) {
        found
            .error("HP203", out.place,
                   "at least " + std::to_string(tree.at_least) + " of " + std::to_string(tree.children.size()) +
                       " conditions cannot be")
            .expected = "a number from 1 to " + std::to_string(tree.children.size());
      }
      out.text = group_words(out);
      break;
    case Tree::Kind::quantified: {
      const auto list = facts.find(tree.list.text);
      if (list == facts.end() || model.facts[list->second].type.kind != values::Kind::list) {
        unknown_name("HP201", "list", tree.list, scope, lists());
        break;
      }
      if (scope.record != none)
        found.error("HP209", out.place, "a list is looked into for each element of another list").expected =
            "one 'in any of' at a time";
      out.list = list->second;
      Scope inner = scope;
      inner.record = model.facts[out.list].type.record;
      if (inner.record == none) break;
      out.kind = tree.quantifier == syntax::Quantifier::any     ? Condition::Kind::any_in
                 : tree.quantifier == syntax::Quantifier::every ? Condition::Kind::every_in
                                                                : Condition::Kind::latest_in;
      if (out.kind == Condition::Kind::latest_in && model.records[inner.record].ordered_by == none) {
        found.error("HP209", out.place, "there is no latest " + model.records[inner.record].id).expected =
            "'ordered by' a date field in the record's declaration";
      }
      // A labelled group below the quantifier keeps the quantifier's label as its own prefix.
      auto inside = condition(tree.children[0], inner, is_group(tree.children[0]) ? label : "");
      inside.label.clear();
      out.text = quantifier_words(tree.quantifier, spaced(model.records[inner.record].id)) + ": " + inside.text;
      out.children.push_back(std::move(inside));
      break;
    }
  }
  out.cites = texts(tree.cites);
  if (!tree.label.empty() && !is_group(tree) && out.cites.empty()) {
    found.error("HP204", out.place, "the condition " + label + " has no citation").expected =
        "a citation in square brackets, such as [5 CFR 307.103]";
  }
  if (!tree.decided_by.empty()) {
    const auto& positive = out.kind == Condition::Kind::negation ? out.children[0] : out;
    const auto* holds = std::get_if<IsYes>(&positive.leaf);
    const bool unknown = holds && holds->fact.index == none;  // reported already
    const bool decided = positive.kind == Condition::Kind::leaf && holds && !unknown &&
                         fact_of(holds->fact, scope).decided_by == tree.decided_by;
    if (!decided && !unknown) {
      found
          .error("HP210", out.place,
                 "'decided by " + tree.decided_by + "' stands at a condition that is not declared as a decision of " +
                     tree.decided_by)
          .expected = "decision ID \"the words\" decided by " + tree.decided_by;
    }
  }
  return out;
}

}  // namespace hirepath::model
