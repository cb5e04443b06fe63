// Private to the room: names -> ids while a model is being built. Entrance: model::check() in check.cpp, which calls the passes below in order.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>

#include "model/load.hpp"

namespace hirepath::model {

// A decision as declared; each authority or definition that asks for it gets a fact of its own.
struct DecisionDeclaration {
  std::string id, phrase, decided_by, help;
};

// Where a condition stands: whose element is in hand, whose decisions are asked for.
struct Scope {
  Id record = none;
  std::string owner;         // authority or definition id
  const text::SourcePtr* source = nullptr;
  bool timeless = false;     // the action date must not be used
};

struct Resolver {
  Model model;
  text::Diagnostics& found;
  std::vector<DecisionDeclaration> decisions;
  std::map<std::string, Id, std::less<>> facts, records, documents, definitions, authorities, rules, decision_ids;
  // Phrases of yes/no facts, definitions and decisions, and of other facts for use as terms; per record, with none for the top.
  struct Meaning { enum class Kind { fact, field, definition, decision } kind; Id index; };
  std::map<std::pair<Id, std::string>, Meaning> phrases;

  // --- declarations.cpp
  void declare(const syntax::File& file);          // ids and phrases of everything
  void describe(const syntax::File& file);         // attributes, once every id is known
  Fact make_fact(const syntax::Token& path, const syntax::Type& type, const text::SourcePtr& source);
  void set_attributes(Fact& fact, std::span<const syntax::Attribute> attributes, const text::SourcePtr& source);
  void add_phrase(Id record, const std::string& phrase, Meaning meaning, text::Place place);
  // --- authorities.cpp
  void describe_authority(const syntax::Authority& tree, const text::SourcePtr& source);
  Note make_note(const syntax::Attribute& attribute);
  // --- conditions.cpp and leaves.cpp
  Condition condition(const syntax::Condition& tree, const Scope& scope, const std::string& label);
  Condition leaf(const syntax::Atom& atom, const Scope& scope, text::Place place);
  std::optional<FactRef> fact_ref(const syntax::Token& name, const Scope& scope, bool report);
  std::optional<DateExpression> date_term(const syntax::Token& words, const Scope& scope);
  const Fact& fact_of(FactRef ref, const Scope& scope) const { return model.fact(ref, scope.record); }
  Id decision_fact(Id decision, const Scope& scope);
  void unknown_name(const std::string& code, const std::string& what, const syntax::Token& token, const Scope& scope, std::vector<std::string> candidates);
  std::vector<std::string> names_in(const Scope& scope) const;
  // --- rules.cpp
  void bodies(const syntax::File& file);           // definitions, rules, properties
  void priorities(const syntax::File& file);       // despite
  // --- tests.cpp
  void tests(const syntax::File& file);

  static text::Place place(const text::SourcePtr& source, const syntax::Where& where) { return {source, where}; }
  text::Place place(const Scope& scope, const syntax::Where& where) const { return {*scope.source, where}; }
  std::optional<values::Date> date(const syntax::Token& token, const text::SourcePtr& source);
  static std::vector<std::string> texts(const std::vector<syntax::Token>& tokens);
};

}  // namespace hirepath::model
