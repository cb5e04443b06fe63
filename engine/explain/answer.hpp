// The answer for one authority: language-free except for the words that the rules themselves carry. design: semantics,
// contract.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/model.hpp"

namespace hirepath::explain {

using model::Id;
using model::Status;
using values::Date;

// What hirepath leaves to others, whatever the answer (design: product, "Seven subjects kept apart").
inline constexpr std::array not_decided_here{"qualification", "time-in-grade", "suitability", "area of consideration"};

// A condition that mattered.
struct Reason {
  std::string label;  // "vra(1)(b)"
  std::string text;   // in words
  std::vector<std::string> cites;
  std::vector<std::string> facts;  // JSON paths: "person.service_periods[0].released"
  bool holds = true;
  int depth = 0;  // how many definitions or groups it stands below the authority's own rule
};

struct Need {
  std::string fact;  // JSON path
  std::string question, help;
  bool sensitive = false;
};

struct Job {
  std::string label, text;
  std::vector<std::string> cites;
  // Where several kinds of job would do: jobs of one group are alternatives, those of one branch of it go together.
  std::string one_of = {};  // empty: always asked for
  int branch = 0;
};

struct Decider {
  std::string who;  // "agency"
  std::string label, text;
  std::vector<std::string> cites;
};

struct Assumption {
  std::string fact, text, value;
  std::vector<std::string> cites;
};

struct Conflict {
  std::string reading, decided_by;
  std::vector<std::string> cites;
};

enum class DocumentState { have, expected, cannot_get, missing };
struct DocumentNeed {
  std::string id, title, help;
  DocumentState state = DocumentState::missing;
  std::optional<Date> expected_on = {};    // expected: when, where the case says
  std::vector<std::string> proves;         // labels
  std::vector<std::string> also_accepted;  // ids
};

// One line of the answer's history: since when the present (or another) version of the law stands, with its citation.
struct LawVersion {
  std::string rule, title;
  std::optional<Date> from, until;
  std::vector<std::string> cites;
  bool in_force = false;  // on the day asked
};

struct Segment {
  std::optional<Date> from, until;  // empty = open
  Status status = Status::undecided;
};

// What would make the answer may-apply or conditional; every part of the set is needed.
struct Change {
  struct Part {
    std::string fact, to;  // "position.grade", "GS-11 or below"; "action_date", "2027-03-01"
  };
  std::string who;  // who can make it: "time", "person", "agency", another decider
  std::vector<Part> set;
  Status status = Status::undecided;  // what the answer then is
};

struct Answer {
  Id authority = model::none;
  Status status = Status::undecided;
  std::optional<Date> from, until, next_change;
  std::vector<Segment> timeline;
  std::vector<Reason> because;
  std::vector<std::vector<std::string>>
      blocking;  // does-not-apply: the minimal sets of failing conditions of the authority's rules, by label
  std::vector<Need> needs;
  std::vector<Job> jobs;
  std::map<int, Status> grades;  // with an announcement
  std::vector<Change> changes;   // only where Depth asks for them
  std::vector<Decider> deciders;
  std::vector<Assumption> assumptions;
  std::vector<Conflict> conflicts;
  std::vector<DocumentNeed> documents;
  std::vector<LawVersion> law;
  std::vector<std::string>
      to_verify;  // undecided because this edition does not record the law of that day: what to verify
};

struct Answers {
  const model::Model* model = nullptr;
  Date on;
  Date law_on;
  bool law_on_asked = false;
  bool strict = false, verified_only = false;
  std::vector<Answer> answers;  // in order of authority id
  // With an announcement: its last day. Papers are due by 11:59 pm Eastern then: agency practice, as written down in
  // USDA Departmental Regulation 4030-335-002 for Schedule A; no statute or part of 5 CFR says so.
  std::optional<Date> closes_on = {};
};

// The value of a sensitive fact is in no page, message or answer (semantics 14). `path` is a JSON path, perhaps of a
// list's element; the name of a list is sensitive when the list itself is.
bool is_sensitive(const model::Model& model, std::string_view path);

}  // namespace hirepath::explain
