// The parts of an answer: why, why not, what is missing, what would change it (docs/answers.md).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace hirepath {

enum class Status : std::uint8_t { may_apply, conditional, undecided, does_not_apply, conflict, not_in_force };
std::string to_string(Status status);  // "may-apply"

// A condition that mattered.
struct Reason {
  std::string label, text;         // "vra(3)"
  std::vector<std::string> cites;  // "38 USC 4214(b)(1)(A)"
  std::vector<std::string> facts;  // JSON paths
  bool holds = true;
};

// A fact that is missing.
struct Need {
  std::string fact, question, help;
  bool sensitive = false;
};

// What kind of job it applies to, where no position is given.
struct Job {
  std::string label, text;
  std::vector<std::string> cites;
};

// Somebody who still has to decide a condition.
struct Decider {
  std::string who, label, text;
  std::vector<std::string> cites;
};

// A paper, and whether the person has it: "have", "expected", "cannot-get", "missing".
struct Document {
  std::string id, title, help, state, expected_on;
};

// A smallest set of changes that would turn the answer, and who can make it: "time", "person", "agency" ...
struct Change {
  struct Part {
    std::string fact, to;
  };
  std::string who;
  std::vector<Part> set;
  Status status = Status::undecided;
};

// Days from..until, both included, with one status; empty ends are open.
struct Span {
  std::string from, until;
  Status status = Status::undecided;
};

}  // namespace hirepath
