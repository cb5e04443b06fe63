// The words after the program's name.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/page.hpp"
#include "values/date.hpp"

namespace hirepath::cli {

enum class Format { text, json, markdown, html };

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
  std::vector<std::string> what_if;  // explain --what-if "position.grade=GS-11"
  bool plain = false;                // ask --plain: lines, also on a terminal
  std::string clients;               // consult --clients: a folder of case files
  bool include_sensitive = false;    // consult --include-sensitive
  bool check_only = false;           // rules format --check
  unsigned threads = 2;              // rules mutate, rules coverage
  bool survivors = false;            // rules mutate: only those
};

// Either `arguments`, or what to print instead and the exit status to end with.
struct Parsed {
  std::optional<Arguments> arguments;
  std::string out, err;
  int status = 0;
};

Parsed parse(int argc, const char* const* argv);

}  // namespace hirepath::cli
