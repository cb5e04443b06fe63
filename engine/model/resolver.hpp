// Private to the room: names -> ids while a model is being built. Entrance: model::check() in check.cpp, which calls
// the passes below in order.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>

#include "model/load.hpp"

namespace hirepath::model {

// Where a condition stands: whose element is in hand, whose decisions are asked for.
struct Scope {
  Id record = none;
  std::string owner;  // authority or definition id
  const text::SourcePtr* source = nullptr;
};

struct Resolver {
  Model model;
  text::Diagnostics& found;
  std::map<std::string, Id, std::less<>> facts, records, documents, definitions, authorities, rules, decision_ids;
  // Phrases of yes/no facts, definitions and decisions, and of other facts for use as terms; per record, with none for
  // the top.
  struct Meaning {
    enum class Kind { fact, field, definition, decision } kind;
    Id index;
  };
  std::map<std::pair<Id, std::string>, Meaning> phrases;
  std::map<std::pair<Id, std::string>, text::Place> phrase_places;
  // Where each name was first declared; the kind stands before the name: "fact person.age".
  std::map<std::string, text::Place, std::less<>> first_places;
  std::set<std::string> labels;  // of every condition of a rule or definition

  // --- declarations.cpp
  void declare(const syntax::File& file);   // ids and phrases of everything
  void describe(const syntax::File& file);  // attributes, once every id is known
  Fact make_fact(const syntax::Token& path, const syntax::Type& type, const text::SourcePtr& source);
  void set_attributes(Fact& fact, std::span<const syntax::Attribute> attributes, const text::SourcePtr& source);
  std::optional<int> share(const syntax::Attribute& attribute, const text::SourcePtr& source);
  void add_phrase(Id record, const std::string& phrase, Meaning meaning, text::Place place);
  bool is_first(const std::string& kind, const syntax::Token& name,
                const text::SourcePtr& source);  // false: reported as declared twice
  void only(std::span<const syntax::Attribute> attributes, std::initializer_list<std::string_view> allowed,
            const std::string& owner, const text::SourcePtr& source);
  // --- clashes.cpp
  void clashes();     // one name or phrase with two meanings
  void extensions();  // conditions after `where` that cannot be judged there
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
  void check_listed(Id table, const std::string& code, text::Place place);
  void unknown_name(const std::string& code, const std::string& what, const syntax::Token& token, const Scope& scope,
                    std::vector<std::string> candidates);
  std::vector<std::string> names_in(const Scope& scope) const;
  std::vector<std::string> lists() const;
  // --- rules.cpp
  void bodies(const syntax::File& file);      // definitions, rules, properties
  void priorities(const syntax::File& file);  // despite
  // --- references.cpp
  void collect_labels();
  std::string label(const syntax::Token& ref, const std::string& owner,
                    const text::SourcePtr& source);  // "(3)" of the owner, or a full label
  void notes(const syntax::File& file);              // which conditions notes are about
  // --- tests.cpp
  void tests(const syntax::File& file);

  static text::Place place(const text::SourcePtr& source, const syntax::Where& where) { return {source, where}; }
  text::Place place(const Scope& scope, const syntax::Where& where) const { return {*scope.source, where}; }
  std::optional<values::Date> date(const syntax::Token& token, const text::SourcePtr& source);
  std::optional<std::int64_t> number(const syntax::Token& token, const text::SourcePtr& source);
  static std::vector<std::string> texts(const std::vector<syntax::Token>& tokens);
};

}  // namespace hirepath::model
