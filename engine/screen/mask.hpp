// 512 lanes: a bit each, or a number each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace hirepath::screen {

using Word = std::uint64_t;
inline constexpr std::size_t lanes = 512;  // cases in a block
inline constexpr std::size_t words = lanes / 64;

struct alignas(64) Mask {
  std::array<Word, words> word{};
  friend bool operator==(const Mask&, const Mask&) = default;
  bool any() const {
    Word some = 0;
    for (const Word w : word) some |= w;
    return some != 0;
  }
  bool has(std::size_t lane) const { return (word[lane / 64] >> (lane % 64) & 1U) != 0; }
  void set(std::size_t lane) { word[lane / 64] |= Word{1} << (lane % 64); }
  void reset(std::size_t lane) { word[lane / 64] &= ~(Word{1} << (lane % 64)); }
  void put(std::size_t lane, bool value) { value ? set(lane) : reset(lane); }
};
inline Mask operator&(const Mask& a, const Mask& b) {
  Mask out;
  for (std::size_t w = 0; w < words; ++w) out.word[w] = a.word[w] & b.word[w];
  return out;
}
inline Mask operator|(const Mask& a, const Mask& b) {
  Mask out;
  for (std::size_t w = 0; w < words; ++w) out.word[w] = a.word[w] | b.word[w];
  return out;
}
inline Mask operator^(const Mask& a, const Mask& b) {
  Mask out;
  for (std::size_t w = 0; w < words; ++w) out.word[w] = a.word[w] ^ b.word[w];
  return out;
}
inline Mask operator~(const Mask& a) {
  Mask out;
  for (std::size_t w = 0; w < words; ++w) out.word[w] = ~a.word[w];
  return out;
}
inline constexpr Mask full_mask() {
  Mask out;
  for (auto& word : out.word) word = ~Word{0};
  return out;
}
// Lanes 0 to count - 1.
inline Mask first_lanes(std::size_t count) {
  Mask out;
  for (std::size_t w = 0; w < count / 64; ++w) out.word[w] = ~Word{0};
  if (count % 64 != 0) out.word[count / 64] = (Word{1} << (count % 64)) - 1;
  return out;
}
template <class Visit>
void each_lane(const Mask& mask, Visit visit) {
  for (std::size_t w = 0; w < words; ++w) {
    for (Word bits = mask.word[w]; bits != 0; bits &= bits - 1)
      visit(w * 64 + static_cast<std::size_t>(__builtin_ctzll(bits)));
  }
}

// A number for each lane: a day, an amount.
struct alignas(64) Column {
  std::array<std::int32_t, lanes> at;
};

}  // namespace hirepath::screen
