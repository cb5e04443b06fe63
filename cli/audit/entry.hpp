// One line of an audit record (docs/trust.md): what was asked, of what, and the digest of what was answered. Each line
// holds the digest of the line before it, so that none can be altered, taken out or put in without all after it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hirepath::cli::audit {

// A case or an announcement: its digest, and with --record-facts its bytes.
struct Input {
  std::string digest;  // "sha256:..."
  std::optional<std::string> text;
};

struct Entry {
  std::uint64_t number = 1;        // from 1
  std::string previous{};          // hash of the line before; empty in the first
  std::string at;                  // UTC: "2026-11-21T09:30:00Z"
  std::string program;             // version
  std::string edition, knowledge;  // of the rules, and their hash
  std::string command;             // "check", "explain"
  std::string on, law_on;          // law_on may be empty
  std::string evidence, view;      // as on the command line
  std::vector<std::string> authorities, what_if;
  std::vector<Input> cases, announcements;
  std::string answer;  // digest of the answer as JSON, each case named by its digest
};

// Bytes of a line that can still be replayed. Without --record-facts a line has a thousand or so.
inline constexpr std::size_t longest_line = std::size_t{64} << 20U;

std::string digest_of(std::string_view bytes);  // "sha256:..."

// The line, with its line end. `hash` becomes that of the line.
std::string to_line(const Entry& entry, std::string& hash);

struct Read {
  std::optional<Entry> entry;
  std::string hash;
  std::string wrong;  // why there is no entry
};
// Are these bytes the beginning of a line, or could they be when more follow?
bool begins_line(std::string_view bytes);
// A line without its line end. Its own hash must fit; the chain is for the caller.
Read parse_line(std::string_view line);

}  // namespace hirepath::cli::audit
