// hirepath rules format FILE...: rewrites files in canonical form; with --check it only names them.
#include <iostream>

#include "commands/commands.hpp"
#include "exit_status.hpp"
#include "files.hpp"
#include "syntax/format.hpp"
#include "syntax/parse.hpp"
#include "terminal.hpp"

namespace hirepath::cli::commands {

int rules_format(const Arguments& arguments) {
  text::Diagnostics found;
  int status = done;
  for (const auto& path : arguments.files) {
    const text::SourcePtr source = read_file(path);
    if (!source) return io_failed;
    text::Diagnostics here;
    const std::string formatted = syntax::format(syntax::parse(source, here));
    if (here.has_errors()) {  // what was not understood must not be lost: the file stays as it is
      for (const auto& finding : here.sorted()) found.add(finding);
    } else if (arguments.check_only) {
      if (formatted != source->bytes()) {
        std::cout << path << ": not in canonical form; 'hirepath rules format' rewrites it\n";
        status = findings;
      }
    } else if (path == "-") {
      if (const int failed = put("", formatted); failed != done) return failed;
    } else if (formatted != source->bytes() && !write_file(path, formatted)) {
      return io_failed;
    }
  }
  report(found);
  return found.has_errors() ? bad_knowledge : status;
}

}  // namespace hirepath::cli::commands
