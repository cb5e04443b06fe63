// The words after the program's name.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/page.hpp"
#include "values/date.hpp"

namespace hirepath::cli {

enum class Format { text, json, markdown, html, asp };

// Of `screen` and `screen-merge` (docs/screen.md).
struct Screening {
  std::string rejects;       // a file for the lines that could not be read
  std::string from, format;  // "jsonl" or "csv"; empty: by the file's name
  std::string map;           // a file: columns -> facts
  std::string shard;         // "3/100"
  std::vector<std::string> only, explain;
  std::string explain_file;  // empty: standard error
  bool rejects_with_lines = false, allow_rejects = false, summary = false, resume = false;
};

struct Arguments {
  std::string command;             // "check", "rules test"
  std::vector<std::string> files;  // cases, announcements or rule files
  std::vector<std::string> announcements;
  std::vector<std::string> authorities;
  std::optional<values::Date> on, law_on;
  bool verified_only = false;
  render::View view = render::View::applicant;
  Format format = Format::text;
  std::string knowledge;             // a folder; empty: the rules built in
  std::string output;                // a file; empty: standard output
  std::string certificate;           // check, explain: a file for the proofs
  bool redact = false;               // --redact: facts that no proof uses are hidden in it
  std::vector<std::string> what_if;  // explain --what-if "position.grade=GS-11"
  bool plain = false;                // ask --plain: lines, also on a terminal
  std::string clients;               // consult --clients: a folder of case files
  bool include_sensitive = false;    // consult --include-sensitive
  bool check_only = false;           // rules format --check
  unsigned threads = 2;              // rules mutate, rules coverage
  bool survivors = false;            // rules mutate: only those
  std::string record;                // a file: check and explain --record; replay
  bool record_facts = false;         // --record-facts
  std::string inputs, head;          // replay --inputs, --head
  Screening screening;
};

// Either `arguments`, or what to print instead and the exit status to end with.
struct Parsed {
  std::optional<Arguments> arguments;
  std::string out, err;
  int status = 0;
};

Parsed parse(int argc, const char* const* argv);

}  // namespace hirepath::cli
