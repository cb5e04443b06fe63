// hirepath screen-merge DIR: the parts of a screening, put together if every line is there exactly once.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "commands/commands.hpp"
#include "exit_status.hpp"
#include "files.hpp"
#include "screen/output.hpp"
#include "screen/record.hpp"
#include "screen/run.hpp"

namespace hirepath::cli::commands {

namespace {

namespace fs = std::filesystem;
using screening::Record;

int refuse(const std::string& what, const std::string& why, int status = bad_input) {
  std::cerr << "hirepath: " << what << ": " << why << '\n';
  return status;
}

// The records of the folder in order of their shards, all of one run; or why not.
int read_records(const fs::path& folder, std::vector<Record>& records) {
  std::error_code failed;
  std::vector<fs::path> paths;
  for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
    if (at->path().extension() == screening::record_ending) paths.push_back(at->path());
  }
  if (failed) return refuse(folder.string(), "cannot be read: " + failed.message(), io_failed);
  if (paths.empty()) return refuse(folder.string(), "no part is here: there is no part-I-of-N.done");
  std::ranges::sort(paths);
  for (const auto& path : paths) {
    const auto source = read_file(path.string());
    if (!source) return io_failed;
    auto record = screening::parse_record(path.string(), std::string(source->bytes()));
    const std::string name = record ? screening::Shard{record->shard, record->of}.name() : "";
    if (!record || path.stem() != name || !record->rows.name.starts_with(name + '.') ||
        record->rejects.name != name + screening::rejects_ending || record->rows.name.find('/') != std::string::npos)
      return refuse(path.string(), "this is no record of a part");
    records.push_back(std::move(*record));
  }
  std::ranges::sort(records, {}, &Record::shard);
  return done;
}

std::string difference(const Record& a, const Record& b) {
  if (a.of != b.of) return "it is one of " + std::to_string(b.of) + " parts, the first one of " + std::to_string(a.of);
  if (a.program != b.program) return "another version of the program wrote it";
  if (a.knowledge != b.knowledge) return "it was made with other rules";
  if (a.announcements != b.announcements) return "it was made for other announcements";
  if (a.on != b.on) return "it is for another day: " + b.on + ", the first for " + a.on;
  if (a.question != b.question || a.authorities != b.authorities) return "it was made with other options";
  if (a.size != b.size) return "its input had another size";
  return "";
}

// Every byte of the input is in one part, and all saw the same bytes.
int check(const std::vector<Record>& records) {
  const Record& first = records.front();
  std::vector<bool> there(first.of);
  for (const auto& record : records) {
    const std::string name = screening::Shard{record.shard, record.of}.name();
    if (const auto why = difference(first, record); !why.empty()) return refuse(name, why);
    if (there[record.shard]) return refuse(name, "it is there twice");
    there[record.shard] = true;
  }
  const auto missing = static_cast<std::uint64_t>(std::ranges::count(there, false));
  if (missing != 0) {
    const auto at = static_cast<std::uint64_t>(std::ranges::find(there, false) - there.begin());
    return refuse(screening::Shard{at, first.of}.name(),
                  "it is not there" + (missing > 1 ? ", nor are " + std::to_string(missing - 1) + " others" : ""));
  }
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Record& record = records[i];
    const std::string name = screening::Shard{record.shard, record.of}.name();
    const auto& counts = record.counts;
    if (i > 0 && (record.first != records[i - 1].end || record.lines_before_first != records[i - 1].lines_before_end))
      return refuse(name, "it does not begin where the part before it ends");
    if (i > 0 && record.digest_before_first != records[i - 1].digest_before_end)
      return refuse(name, "its input was another one than that of the part before it");
    if (counts.read != counts.answered + counts.rejected + counts.blank ||
        counts.read != record.lines_before_end - record.lines_before_first)
      return refuse(name, "its counts do not add up");
  }
  if (records.back().end != first.size) return refuse("the last part", "it does not reach the end of the input");
  return done;
}

// Copies the file and sees that it is the one the record speaks of.
int append(const fs::path& folder, const Record::File& about, screening::Output& to) {
  const std::string path = (folder / about.name).string();
  std::ifstream file(path, std::ios::binary);
  if (!file) return refuse(path, "cannot be read", io_failed);
  text::Digest digest;
  std::uint64_t bytes = 0;
  std::string buffer(1 << 20, '\0');
  while (file) {
    file.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    const std::string_view read(buffer.data(), static_cast<std::size_t>(file.gcount()));
    digest.add(read);
    bytes += read.size();
    if (!to.write(read)) return io_failed;
  }
  if (bytes == about.bytes && digest.hex() == about.digest) return done;
  return refuse(path, "this is not what its .done speaks of: run the shard again");
}

}  // namespace

int screen_merge(const Arguments& arguments) {
  const fs::path folder = arguments.files.front();
  const auto& how = arguments.screening;
  std::vector<Record> records;
  if (const int status = read_records(folder, records); status != done) return status;
  if (const int status = check(records); status != done) return status;
  const bool to_file = !arguments.output.empty() && arguments.output != "-";
  if (!to_file) {  // nothing of a bad part is to be seen
    screening::Output nowhere;
    for (const auto& record : records) {
      if (const int status = append(folder, record.rows, nowhere); status != done) return status;
    }
  }
  screening::Output rows, rejects;
  const std::string& out = arguments.output;
  if (to_file ? !rows.open(out, out + ".partial") : !rows.to_standard_output()) return io_failed;
  if (!how.rejects.empty() && !rejects.open(how.rejects, how.rejects + ".partial")) return io_failed;
  screening::Counts counts;
  for (const auto& record : records) {
    int status = append(folder, record.rows, rows);
    if (status == done) status = append(folder, record.rejects, rejects);
    if (status != done) {
      rows.discard();
      rejects.discard();
      return status;
    }
    counts.add(record.counts);
  }
  if (!rejects.finish() || !rows.finish()) return io_failed;
  return screening::conclude(arguments, records.front().authorities, counts);
}

}  // namespace hirepath::cli::commands
