// How the program ends (docs/cli.md).
#pragma once

namespace hirepath::cli {

enum ExitStatus : int {
  done = 0,
  findings = 1,  // a rule test that fails, an error that `rules check` found
  wrong_usage = 2,
  bad_input = 3,      // a case or an announcement
  bad_knowledge = 4,  // the rules do not load
  io_failed = 5,
};

}  // namespace hirepath::cli
