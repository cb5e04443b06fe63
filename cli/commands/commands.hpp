// One function a command, each in a file of its name. Each prints its result, says on standard error what is wrong, and
// gives the exit status.
#pragma once

#include "command_line.hpp"

namespace hirepath::cli::commands {

int check(const Arguments& arguments);
int explain(const Arguments& arguments);
int ask(const Arguments& arguments);
int verify(const Arguments& arguments);
int consult(const Arguments& arguments);
int screen(const Arguments& arguments);
int screen_merge(const Arguments& arguments);
int authorities(const Arguments& arguments);
int announcement(const Arguments& arguments);
int replay(const Arguments& arguments);
int schema(const Arguments& arguments);
int rules_check(const Arguments& arguments);
int rules_test(const Arguments& arguments);
int rules_coverage(const Arguments& arguments);
int rules_mutate(const Arguments& arguments);
int rules_export(const Arguments& arguments);
int rules_graph(const Arguments& arguments);
int rules_format(const Arguments& arguments);

}  // namespace hirepath::cli::commands
