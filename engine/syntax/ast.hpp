// The syntax tree: what a rule file says, before any name is looked up. One struct a construct; docs/rule-language.md
// is the grammar. Equality ignores places, so that parse(format(tree)) == tree can be asked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "text/source.hpp"

namespace hirepath::syntax {

using text::Span;

// A span that every tree compares equal to, whatever it holds.
struct Where : Span {
  friend bool operator==(const Where&, const Where&) { return true; }
};

// A word, path, number, date, grade, code or quoted string exactly as written (quotes removed), with its place.
struct Token {
  std::string text;
  Where where;
  friend bool operator==(const Token&, const Token&) = default;
};

using Tokens = std::vector<Token>;
// One citation as written between brackets, split at ';' and trimmed.
using Cites = std::vector<Token>;

enum class Operator : std::uint8_t {
  none,  // `left` alone: a phrase or a path
  is,
  is_not,
  one_of,
  not_one_of,
  at_least,
  at_most,
  more_than,
  less_than,
  before,
  after,
  on_or_before,
  on_or_after,
  within_after,
  within_before,  // period; right[0]
  during,         // period; right[0] = beginning on
  at_least_after,
  more_than_after,  // left is at least PERIOD after right[0]
  time_at_least,
  time_at_most,
  time_more_than,
  time_less_than  // the time from left through right[0] is OP period
};

struct Duration {
  std::int32_t count = 0;
  std::string unit;      // "day", "workday", "month", "year" (singular)
  std::string counting;  // "", "back", "forward"
  friend bool operator==(const Duration&, const Duration&) = default;
};

struct Condition;

// "extended by the time of LIST where CONDITION"
struct Extension {
  Token list;
  std::vector<Condition> where_condition;  // exactly one
  friend bool operator==(const Extension&, const Extension&);
};

// A comparison, or a bare phrase.
struct Atom {
  Token left;  // words joined by single blanks
  Operator op = Operator::none;
  Tokens right;             // values, or one date term (words joined by single blanks)
  bool equivalent = false;  // "or the equivalent" was written
  std::string unit_word;    // "percent" or ""
  std::optional<Duration> duration;
  std::vector<Extension> extension;  // none or one
  friend bool operator==(const Atom&, const Atom&) = default;
};

enum class Group : std::uint8_t { all, any, none, at_least };
enum class Quantifier : std::uint8_t { any, every, latest };

struct Condition {
  enum class Kind : std::uint8_t { atom, negation, conjunction, disjunction, quantified, group };
  Kind kind = Kind::atom;
  Atom atom;                        // atom
  std::vector<Condition> children;  // negation 1; con/disjunction 2+; quantified 1; group: the labelled conditions
  Quantifier quantifier = Quantifier::any;
  Token list;  // quantified
  Group group = Group::all;
  std::int32_t at_least = 0;  // group at_least
  std::string label;          // "(a)" on a direct child of a group, else empty
  std::string decided_by;     // or empty
  Cites cites;
  Where where;
  friend bool operator==(const Condition&, const Condition&) = default;
};
inline bool operator==(const Extension& a, const Extension& b) {
  return a.list == b.list && a.where_condition == b.where_condition;
}

// One line of a declaration's body: its keyword and operands. Which are allowed where is for the model to say.
//   key            strings/words                                   other members
//   phrase ask help leads-to note kind ...                          see docs/syntax-attributes in parse.hpp
struct Attribute {
  std::string
      key;         // the keyword, blanks become hyphens: "asked-of", "also-known-as", "in-force", "not-recorded-before"
  Tokens words;    // ids, values, paths in order
  Tokens strings;  // quoted strings in order
  std::optional<Token> from, until;
  Cites cites;
  Where where;
  friend bool operator==(const Attribute&, const Attribute&) = default;
};

struct Type {
  std::string name;  // "yes/no", "date", "number", "grade", "code", "choice", "list"
  Tokens choices;    // choice: ids; list: the record's id; number: from and to, or empty
  Where where;
  friend bool operator==(const Type&, const Type&) = default;
};

struct Edition {
  Token id;
  Token title;
  Where where;
  friend bool operator==(const Edition&, const Edition&) = default;
};
// What the facts after it in the same file are about, as an interview says it.
struct Topic {
  Token title;
  Where where;
  friend bool operator==(const Topic&, const Topic&) = default;
};
struct Document {
  Token id;
  Token title;
  std::vector<Attribute> attributes;
  Where where;
  friend bool operator==(const Document&, const Document&) = default;
};
struct Field {
  Token name;
  Type type;
  std::vector<Attribute> attributes;
  Where where;
  friend bool operator==(const Field&, const Field&) = default;
};
struct Record {
  Token id;
  Token title;
  std::optional<Token> ordered_by;
  std::vector<Field> fields;
  Where where;
  friend bool operator==(const Record&, const Record&) = default;
};
struct Fact {
  Token path;
  Type type;
  std::vector<Attribute> attributes;
  Where where;
  friend bool operator==(const Fact&, const Fact&) = default;
};
struct Decision {
  Token id;
  Token phrase;
  Token decided_by;
  std::vector<Attribute> attributes;
  Where where;
  friend bool operator==(const Decision&, const Decision&) = default;
};
struct Define {
  Token id;
  std::optional<Token> record;
  Token phrase;
  Condition body;
  Where where;
  friend bool operator==(const Define&, const Define&) = default;
};
struct Authority {
  Token id;
  Token title;
  std::vector<Attribute> attributes;
  Where where;
  friend bool operator==(const Authority&, const Authority&) = default;
};

struct Conflict {
  std::optional<Token> from, until;
  Token reading;
  std::string mode;                  // "", "asks-for", "accepts"
  std::vector<Condition> condition;  // none or one
  std::string decided_by;
  Cites cites;
  Where where;
  friend bool operator==(const Conflict&, const Conflict&) = default;
};

struct Rule {
  Token path;
  std::optional<Token> title;
  std::vector<Attribute> attributes;  // in-force, despite, note
  bool permits = true;                // may / has, against may not / does not have
  std::string verb;                   // "be appointed", "compete", "be considered", "have"
  Token authority;
  Condition body;
  std::vector<Conflict> conflicts;
  Where where;
  friend bool operator==(const Rule&, const Rule&) = default;
};

// `given` items and expectations of a test.
struct Given {
  enum class Kind : std::uint8_t { value, phrase, not_phrase, element, one_element, no_element, complete };
  Kind kind = Kind::value;
  Token name;                // path, phrase, record id
  Token value;               // value
  std::vector<Given> items;  // elements
  Where where;
  friend bool operator==(const Given&, const Given&) = default;
};

struct Expect {
  enum class Kind : std::uint8_t { status, definition, change };
  Kind kind = Kind::status;
  Token subject;              // authority, or definition
  Token outcome;              // status word, or yes/no/unknown
  std::vector<Given> change;  // change
  Tokens deciders, needing, assuming, jobs;
  std::vector<Tokens> because;  // sets of REFs
  std::optional<Token> from, until, on;
  Where where;
  friend bool operator==(const Expect&, const Expect&) = default;
};

struct Test {
  Token subject;
  Token title;
  Token on;
  std::optional<Token> law_on;
  std::vector<std::vector<Given>> givens;  // one vector a `given` line
  std::vector<Expect> expects;
  Where where;
  friend bool operator==(const Test&, const Test&) = default;
};

struct Property {
  Token title;
  Condition if_condition, then_condition;
  Where where;
  friend bool operator==(const Property&, const Property&) = default;
};

using Item = std::variant<Edition, Topic, Document, Record, Fact, Decision, Define, Authority, Rule, Test, Property>;

// A comment line (without "--"), kept for the formatter.
struct Comment {
  std::string text;
  Where where;
  friend bool operator==(const Comment&, const Comment&) = default;
};

struct File {
  text::SourcePtr source;
  std::vector<Item> items;
  std::vector<Comment> comments;
};

}  // namespace hirepath::syntax
