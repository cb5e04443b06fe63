// Part I of N of a file (design: distributed): which bytes, and what its files are called.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "screen/rows.hpp"

namespace hirepath::cli::screening {

struct Shard {
  std::uint64_t index = 0, of = 1;

  // Lines that begin from `first` on and before `end` are of this shard.
  std::uint64_t first(std::uint64_t size) const;
  std::uint64_t end(std::uint64_t size) const;
  // "part-3-of-100"
  std::string name() const { return "part-" + std::to_string(index) + "-of-" + std::to_string(of); }
};
inline constexpr std::uint64_t most_shards = 1'000'000;

// "3/100". Empty where it is none.
std::optional<Shard> parse_shard(const std::string& words);
std::string ending(RowFormat format);  // ".jsonl"
inline constexpr const char* rejects_ending = ".rejects.jsonl";
inline constexpr const char* record_ending = ".done";

}  // namespace hirepath::cli::screening
