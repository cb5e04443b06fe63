// hirepath screen CASES
#include <filesystem>
#include <iostream>

#include "commands/commands.hpp"
#include "exit_status.hpp"
#include "screen/run.hpp"

namespace hirepath::cli::commands {

namespace {
// Why these options do not go together; empty: they do.
std::string misfit(const Arguments& arguments) {
  const Screening& how = arguments.screening;
  const bool to_file = !arguments.output.empty() && arguments.output != "-";
  if (how.resume && !to_file) return "--resume needs -o FILE";
  if (how.resume && !how.shard.empty()) return "--resume is not for shards: run the shard again";
  if (how.resume && !how.explain.empty()) return "--explain needs a whole run: leave out --resume";
  if (!how.shard.empty() && !to_file) return "--shard needs -o and a folder for the parts";
  if (!how.shard.empty() && !how.rejects.empty())
    return "--shard writes the rejects beside its part: leave out --rejects";
  if (!how.shard.empty() && !screening::parse_shard(how.shard))
    return "'" + how.shard + "' is no shard\n  expected: I/N, with I from 0 to N-1, such as 3/100";
  if (how.rejects_with_lines && how.rejects.empty() && how.shard.empty())
    return "--rejects-with-lines needs --rejects FILE";
  std::error_code none;  // of a file that is not there
  for (const std::string& written : {arguments.output, how.rejects}) {
    if (std::filesystem::equivalent(written, arguments.files.front(), none) && !none)
      return "'" + written + "' is the input: it would be written over";
  }
  if (how.rejects == "-" || (to_file && how.rejects == arguments.output)) return "--rejects needs a file of its own";
  return "";
}
}  // namespace

int screen(const Arguments& arguments) {
  if (const std::string why = misfit(arguments); !why.empty()) {
    std::cerr << "hirepath: " << why << '\n';
    return wrong_usage;
  }
  screening::Plan plan(arguments);
  if (const int status = screening::make_plan(plan); status != done) return status;
  const auto shard = screening::parse_shard(arguments.screening.shard);
  return screening::run(plan, shard);
}

}  // namespace hirepath::cli::commands
