// How far a screening came and what it was asked: the checkpoint of a run that may be interrupted, and the .done of a
// shard. Numbers and digests only; nothing that a line says.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "screen/rows.hpp"

namespace hirepath::cli::screening {

struct Record {
  struct File {
    std::string name;  // without its folder; empty: none
    std::uint64_t bytes = 0;
    std::string digest;  // of a .done only
  };
  std::string program, edition, knowledge, announcements, on;
  std::string question;  // Plan::question
  std::uint64_t shard = 0, of = 1;
  // Of the input: its size, the bytes this record is about, the digests of all bytes before each end of them, and how
  // many lines stand before.
  std::uint64_t size = 0, first = 0, end = 0, lines_before_first = 0, lines_before_end = 0;
  std::string digest_before_first, digest_before_end;
  File rows, rejects;
  std::vector<std::string> authorities;  // parallel to counts.statuses
  Counts counts;
};

std::string to_json(const Record& record);
// Empty where the text is no such record.
std::optional<Record> parse_record(const std::string& name, const std::string& text);

}  // namespace hirepath::cli::screening
