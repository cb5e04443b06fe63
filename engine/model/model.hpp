// The knowledge model: what the rules mean once every name is an id and every condition is typed, cited and dated.
// Plain values, immutable once made by load().
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "text/source.hpp"
#include "values/date.hpp"
#include "values/period.hpp"
#include "values/value.hpp"

namespace hirepath::model {

using Id = std::uint32_t;  // an index into the vector of its kind
inline constexpr Id none = 0xffffffff;

struct Type {
  values::Kind kind = values::Kind::yes_no;
  std::vector<std::string> choices;       // choice
  std::optional<std::int64_t> low, high;  // number: both ends included
  Id record = none;                       // list
  Id table = none;                        // code: the reference table it is listed in, if any
};

// Codes of others that rules and cases use: knowledge/tables/ID.csv with the columns code and title.
struct Table {
  std::string id;
  std::vector<std::pair<std::string, std::string>> rows;  // in order of code
  // Null where the code is not listed.
  const std::string* title(std::string_view code) const;
  // The listed code nearest to a wrong one, or empty.
  std::string nearest(std::string_view code) const;
};

struct Document {
  std::string id, title, help;
  std::vector<Id> also_accepted;
  text::Place place;
  bool proves_a_fact = false;
  std::optional<int>
      asked_for{};  // of 100 announcements or agencies, how many ask for it: orders lists, decides nothing
};

// A judgement that the law leaves to somebody, as declared; where a rule asks for it, a fact of its own stands for it.
struct Decision {
  std::string id, phrase, decided_by, help;
  text::Place place;
};

// A fact, a field of a record, or a decision in the place where a rule asks for it.
struct Fact {
  std::string path;  // "person.va-rating"; a field's bare name; "action.decisions.vra.agency-chooses"
  Type type;
  std::string phrase, ask, help;
  std::string asked_of = "applicant";
  std::string decided_by;  // empty: nobody's judgement
  std::string changed_by;  // who can change it; empty: not said
  bool sensitive = false;
  bool defaults_to_action_date = false;
  std::string topic;  // what it is about, as an interview says it
  std::optional<int>
      about{};  // of 100 people, how many say yes (list: name any; choice: anything but none): orders questions
  std::vector<Id> proved_by;
  values::Value presumed;  // monostate: nothing is presumed
  std::vector<std::string> presumed_cites;
  text::Place place;

  std::string subject() const { return path.substr(0, path.find('.')); }
};

struct Record {
  std::string id, title;
  Id ordered_by = none;  // a date field
  std::vector<Fact> fields;
  text::Place place;
};

// A fact, or a field of the element in hand.
struct FactRef {
  bool field = false;
  Id index = none;
  friend auto operator<=>(const FactRef&, const FactRef&) = default;
};

struct ActionDate {};
struct Extension;

// base + sign * period + shift days, and perhaps more by an extension.
struct DateExpression {
  std::variant<ActionDate, values::Date, FactRef> base;
  int sign = 0;  // 0: no period
  values::Period period;
  values::Counting counting = values::Counting::unstated;
  std::int32_t shift = 0;
  Id extension = none;  // into Model::extensions
};

enum class Order : std::uint8_t { at_least, at_most, more_than, less_than };

// The leaves of a condition.
struct IsYes {
  FactRef fact;
};
struct ChoiceIn {
  FactRef fact;
  std::vector<std::uint16_t> choices;
};
struct CodeIn {
  FactRef fact;
  std::vector<std::string> codes;
};
struct Compare {
  FactRef fact;
  Order order;
  std::variant<std::int64_t, values::Grade, FactRef> right;
};
struct SameAs {
  FactRef left, right;
};
struct NumberIs {
  FactRef fact;
  std::int64_t number = 0;
};
struct NotAfter {
  DateExpression left, right;
};  // left <= right
struct Holds {
  Id define = none;
};  // the definition holds
using Leaf = std::variant<IsYes, ChoiceIn, CodeIn, Compare, SameAs, NumberIs, NotAfter, Holds>;

struct Condition {
  enum class Kind : std::uint8_t { leaf, negation, all, any, none_of, at_least, any_in, every_in, latest_in };
  Kind kind = Kind::leaf;
  Leaf leaf;
  std::vector<Condition> children;  // quantified: exactly one, about the elements of `list`
  std::int32_t at_least = 0;
  Id list = model::none;  // quantified: a list fact
  std::string label;      // "vra(1)(b)", or empty where the condition has no name
  std::string text;       // in words for a person
  std::vector<std::string> cites;
  text::Place place;
};

// The time of the elements of `list` that fulfil `where` lengthens a period.
struct Extension {
  Id list = none;
  Condition where;
  Id from = none, through = none;  // date fields
};

struct Definition {
  std::string id, phrase;
  Id record = none;  // a definition about one element of a list
  Condition body;
  text::Place place;
};

struct Note {
  std::string text;
  std::vector<std::string> cites;
  std::vector<std::string> about;  // labels
};

struct Coding {
  std::string action, nature_of_action;
  std::vector<std::string> codes;  // legal authority codes; "not-found" and "not-shown" are values
  std::string text, confidence;
};

struct NotRecorded {
  bool before = true;  // else after
  values::Date date;   // before: first recorded day; after: last recorded day
  std::string why;
  std::vector<std::string> cites;
};

struct Authority {
  std::string id, title, kind, competition, service, leads_to, confidence = "high";
  std::vector<std::string> leads_to_cites, cites;
  std::vector<std::string> also_known_as, paths;
  std::vector<Coding> codings;
  std::vector<Id> documents;
  std::optional<values::Date> verified_on;
  std::string verified_against;
  std::vector<Note> notes;
  std::vector<Note> redress;  // what a person who was passed over can do, and by when
  std::vector<NotRecorded> not_recorded;
  std::vector<Id> rules;
  std::uint32_t tests = 0;  // how many tests are about it; zero where tests were passed over
  text::Place place;
};

struct ConflictReading {
  values::Date from = values::Date::min(), until = values::Date::max();
  std::string reading, decided_by;
  bool accepts = false;  // a wider reading; else a stricter one
  std::optional<Condition> condition;
  std::vector<std::string> cites;
};

struct Rule {
  std::string path, title, verb;
  Id authority = none;
  bool permits = true;
  values::Date from = values::Date::min(), until = values::Date::max();  // both days included
  std::vector<std::string> force_cites;
  std::vector<Id> despite;  // rules this one overrides
  std::vector<std::string> despite_cites;
  Condition body;
  std::vector<Note> notes;
  std::vector<ConflictReading> conflicts;
  text::Place place;
};

// What is known of one fact: its value and its evidence.
enum class EvidenceState : std::uint8_t { claimed, verified, contradicted };
const char* name_of(EvidenceState state);  // "claimed" ...
struct Known {
  values::Value value;
  bool does_not_know = false;  // asked, and does not know
  EvidenceState state = EvidenceState::claimed;
  std::string evidence;  // a document's id, or empty
};
struct Element {
  std::vector<Known> fields;
};
struct ListKnown {
  std::vector<Element> elements;
  bool complete = false;
};

// Whether the person has a document.
struct DocumentKnown {
  enum class State : std::uint8_t { have, expected, cannot_get } state = State::have;
  std::optional<values::Date> expected_on{};
};

// All that is known of one case. `facts` is parallel to Model::facts (list facts leave their slot empty and use
// `lists`).
struct Case {
  std::vector<Known> facts;
  std::map<Id, ListKnown> lists;
  std::map<Id, DocumentKnown> documents;
  bool position_given = true, agency_given = true;  // false: that subject is left out (semantics 15)
};

enum class Status : std::uint8_t { may_apply, conditional, undecided, does_not_apply, conflict, not_in_force };
std::string to_string(Status status);  // "may-apply" ...
std::optional<Status> parse_status(std::string_view text);

struct Assignment {
  Id fact = none;
  values::Value value;
};

struct Expectation {
  enum class Kind : std::uint8_t { status, definition, change };
  Kind kind = Kind::status;
  Id subject = none;  // authority, or definition
  Status status = Status::undecided;
  std::string truth;  // definition: yes / no / unknown
  std::vector<Assignment> change;
  std::vector<std::string> deciders;
  std::vector<std::string> needing, assuming;     // fact paths
  std::vector<std::string> jobs;                  // labels
  std::vector<std::vector<std::string>> because;  // sets of labels
  std::optional<values::Date> from, until;
  values::Date on;
  text::Place place;
};

struct RuleTest {
  std::string title;
  std::string subject;
  values::Date on;
  std::optional<values::Date> law_on;
  Case given;
  std::vector<Expectation> expects;
  text::Place place;
};

struct Property {
  std::string title;
  Condition premise, conclusion;
  text::Place place;
};

struct Model {
  std::string edition, edition_title, hash;  // hash: "sha256:..." over the files' names and bytes in order of name
  std::vector<Table> tables;
  std::vector<Document> documents;
  std::vector<Decision> decisions;
  std::vector<Record> records;
  std::vector<Fact> facts;
  std::vector<Definition> definitions;
  std::vector<Extension> extensions;
  std::vector<Authority> authorities;  // in order of id
  std::vector<Rule> rules;
  std::vector<RuleTest> tests;
  std::vector<Property> properties;

  Id find_fact(std::string_view path) const;
  Id find_authority(std::string_view id) const;
  Id find_definition(std::string_view id) const;
  Id find_document(std::string_view id) const;
  Id find_table(std::string_view id) const;
  const Fact& fact(FactRef ref, Id record) const {
    return ref.field ? records[record].fields[ref.index] : facts[ref.index];
  }
};

// "person.service-periods" -> "person.service_periods", and back.
std::string json_name(std::string_view rule_name);

}  // namespace hirepath::model
