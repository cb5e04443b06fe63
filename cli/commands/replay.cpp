// hirepath replay FILE [--inputs DIR] [--head HASH]
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

#include "audit/record.hpp"
#include "commands/commands.hpp"
#include "exit_status.hpp"
#include "files.hpp"

namespace hirepath::cli::commands {
namespace {

using audit::Entry;
using audit::Input;

// The names of a folder's files by the digests of their bytes.
using Found = std::map<std::string, std::string>;

constexpr std::size_t most_said = 1000;  // of lines that are wrong; the others are counted

std::optional<Found> files_in(const std::string& folder) {
  namespace fs = std::filesystem;
  Found found;
  std::error_code failed;
  for (fs::recursive_directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
    if (!at->is_regular_file(failed)) continue;
    const auto file = read_file(at->path().string());
    if (!file) return std::nullopt;
    found.emplace(audit::digest_of(file->bytes()), at->path().string());
  }
  if (!failed) return found;
  std::cerr << "hirepath: " << folder << ": " << failed.message() << '\n';
  return std::nullopt;
}

// The bytes that the line speaks of; empty after saying in `wrong` what is not there.
std::optional<std::vector<text::SourcePtr>> sources_of(const std::vector<Input>& inputs, const char* what,
                                                       const Found& found, std::string& wrong) {
  std::vector<text::SourcePtr> sources;
  for (const auto& input : inputs) {
    if (input.text) {
      if (audit::digest_of(*input.text) != input.digest) {
        wrong = std::string("its ") + what + " is not the one of its digest";
        return std::nullopt;
      }
      sources.push_back(std::make_shared<text::Source>(input.digest, *input.text));
    } else if (const auto at = found.find(input.digest); at != found.end()) {
      const auto file = read_file(at->second);
      if (!file || audit::digest_of(file->bytes()) != input.digest) {
        wrong = std::string("not reproduced: its ") + what + " changed while it was read";
        return std::nullopt;
      }
      sources.push_back(std::make_shared<text::Source>(input.digest, std::string(file->bytes())));
    } else {
      wrong = std::string("not reproduced: its ") + what + " " + input.digest + " is not here (--inputs DIR)";
      return std::nullopt;
    }
  }
  return sources;
}

// Empty, or why the answer is not reproduced.
std::string reproduce(const Entry& entry, const Knowledge& knowledge, const std::string& folder, const Found& found) {
  if (entry.program != HIREPATH_VERSION)
    return "not reproduced: hirepath " + entry.program + " made it, and this is " HIREPATH_VERSION;
  if (entry.knowledge != knowledge.model.hash)
    return "not reproduced: it rests on edition " + entry.edition + " (" + entry.knowledge + "), and the rules " +
           (folder.empty() ? "built in" : "in " + folder) + " are " + knowledge.model.hash;
  std::string wrong;
  auto cases = sources_of(entry.cases, "case", found, wrong);
  auto announcements = cases ? sources_of(entry.announcements, "announcement", found, wrong) : std::nullopt;
  if (!announcements) return wrong;
  Arguments arguments;
  arguments.command = entry.command;
  arguments.on = values::parse_date(entry.on);
  arguments.law_on = values::parse_date(entry.law_on);
  arguments.verified_only = entry.evidence == "verified";
  arguments.view = entry.view == "hr" ? render::View::hr : render::View::applicant;
  arguments.authorities = entry.authorities;
  arguments.what_if = entry.what_if;
  const Inputs inputs{std::move(*cases), std::move(*announcements)};
  const auto authorities = find_authorities(knowledge.model, arguments.authorities);
  int status = done;
  const auto each = authorities ? answer_all(knowledge, arguments, *authorities, inputs, status) : std::nullopt;
  if (!each) return "its inputs give no answer";
  if (audit::answer_digest(*each, arguments.view, inputs) != entry.answer) return "the answer is another now";
  return {};
}

}  // namespace

int replay(const Arguments& arguments) {
  std::ifstream opened;
  const bool standard = arguments.record == "-";
  std::error_code unknown;
  if (!standard) opened.open(arguments.record, std::ios::binary);
  if (!standard && (!opened || std::filesystem::is_directory(arguments.record, unknown))) {
    std::cerr << "hirepath: " << arguments.record << ": the record cannot be read\n";
    return io_failed;
  }
  std::istream& file = standard ? std::cin : opened;
  const auto knowledge = load_knowledge(arguments.knowledge);
  if (!knowledge) return bad_knowledge;
  const auto found = arguments.inputs.empty() ? std::optional(Found{}) : files_in(arguments.inputs);
  if (!found) return io_failed;

  std::string out, previous;
  std::uint64_t lines = 0, reproduced = 0, wrong = 0;
  const auto complain = [&](const std::string& what) {
    if (++wrong <= most_said) out += "line " + std::to_string(lines) + ": " + what + '\n';
  };
  bool chained = true, ended = true;
  for (std::string line; read_line(file, line, audit::longest_line, ended);) {
    ++lines;
    if (!ended) {
      complain("half a line, of a run that was interrupted; it was never said to be written");
      break;
    }
    const auto read = audit::parse_line(line);
    if (!read.entry) {
      complain(read.wrong);
      chained = false;
      continue;
    }
    const bool fits = read.entry->previous == previous && read.entry->number == lines;
    previous = read.hash;
    if (!fits && chained) {
      complain("it does not follow from the line before: a line was altered, taken out or put in");
      chained = false;
      continue;
    }
    chained = true;
    if (const auto why = reproduce(*read.entry, *knowledge, arguments.knowledge, *found); !why.empty())
      complain(why);
    else
      ++reproduced;
  }
  if (!arguments.head.empty() && previous != arguments.head)
    complain("the last line is not " + arguments.head + ": lines were taken off the end, or added since");
  if (wrong > most_said) out += std::to_string(wrong - most_said) + " more lines are wrong\n";
  out += std::to_string(lines) + (lines == 1 ? " line, " : " lines, ") + std::to_string(reproduced) +
         " reproduced byte for byte\n";
  if (!previous.empty()) out += "head " + previous + '\n';
  const int status = put(arguments.output, out);
  return status != done ? status : wrong == 0 ? done : findings;
}

}  // namespace hirepath::cli::commands
