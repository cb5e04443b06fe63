#include "screen/shard.hpp"

#include <charconv>

namespace hirepath::cli::screening {

// size * i / N without overflow.
static std::uint64_t share(std::uint64_t size, std::uint64_t i, std::uint64_t of) {
  return size / of * i + size % of * i / of;
}

std::uint64_t Shard::first(std::uint64_t size) const { return share(size, index, of); }
std::uint64_t Shard::end(std::uint64_t size) const { return share(size, index + 1, of); }

std::optional<Shard> parse_shard(const std::string& words) {
  Shard shard;
  const char *text = words.data(), *last = text + words.size();
  const auto [slash, wrong] = std::from_chars(text, last, shard.index);
  if (wrong != std::errc{} || slash == last || *slash != '/') return std::nullopt;
  const auto [end, also] = std::from_chars(slash + 1, last, shard.of);
  if (also != std::errc{} || end != last || shard.of == 0 || shard.of > most_shards || shard.index >= shard.of)
    return std::nullopt;
  return shard;
}

std::string ending(RowFormat format) { return format == RowFormat::csv ? ".csv" : ".jsonl"; }

}  // namespace hirepath::cli::screening
