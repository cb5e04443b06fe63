// A certificate as docs/certificates.md has it: proofs of answers that can be checked without the engine. Plain values;
// names are those of the export and of case files.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/model.hpp"
#include "session/session.hpp"

namespace hirepath::certificate {

using model::Id;
using model::Status;
using values::Date;

// What is known of a list itself: how many elements, and whether these are all.
struct ListSize {
  std::int64_t elements = 0;
  bool complete = false;
  friend bool operator==(const ListSize&, const ListSize&) = default;
};
using Content = std::variant<values::Value, ListSize>;

// A fact of the case. Hidden: no value but its commitment; of a sensitive fact no name either.
struct FactEntry {
  std::string fact;
  std::optional<Content> value;
  model::EvidenceState state = model::EvidenceState::claimed;
  std::string evidence, salt;
  std::string commitment;  // of a hidden one
};

struct Supposed {
  std::string fact;
  Content value;
};

// One condition of the export is yes or no on the day, because of earlier steps.
struct Step {
  std::string of;  // "rule:vra#0.1"
  std::optional<std::uint32_t> element;
  bool truth = true;
  std::vector<std::uint32_t> by;
};

// What a derivation looks at, given or not: for hiding the others; not written.
using Uses = std::vector<std::string>;

struct Derivation {
  std::string reading;  // "RULE.I", or empty: the rules as they are
  bool truth = true;
  std::vector<Supposed> completion;
  std::vector<Step> steps;
  Uses uses;
};

// The answer's status on one day. No proofs: not proved. An empty list: none is called for.
struct Claim {
  Date day;
  Status status = Status::undecided;
  std::optional<std::vector<Derivation>> proofs;
};

// Without this fact the answer could be no. No steps: no such case was found.
struct Without {
  std::string fact;
  std::vector<Supposed> completion;
  std::optional<std::vector<Step>> steps;
  Uses uses;
};
struct Reason {
  std::vector<std::string> facts;
  std::vector<Without> without;
};

struct Answer {
  std::string authority;
  Status status = Status::undecided;
  std::optional<Date> from, until;  // empty: open
  std::vector<Claim> claims;
  std::optional<Reason> reason;
};

struct CaseRecord {
  std::string job;  // "645184400 GS-11", or empty
  std::string hash;
  bool position_given = true, agency_given = true;
  std::vector<FactEntry> facts;  // in order of name, those without one last
  std::vector<Answer> answers;
};

struct Edition {
  std::string name, hash, export_hash;  // "2026.11", "sha256:...", "sha256:..."
  friend bool operator==(const Edition&, const Edition&) = default;
};

struct Certificate {
  std::string program;  // version of the one that wrote it
  Edition knowledge;
  session::Options options;
  std::vector<CaseRecord> cases;
};

}  // namespace hirepath::certificate
