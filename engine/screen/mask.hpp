// 512 lanes: a bit each, or a number each.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace hirepath::screen {

using Word = std::uint64_t;
inline constexpr std::size_t lanes = 512;  // cases in a block
inline constexpr std::size_t words = lanes / 64;

// The compiler's own vectors: an operation on one is an instruction where registers have 256 bits, and two where they
// have 128.
using Part = Word __attribute__((vector_size(32)));

struct alignas(64) Mask {
  std::array<Part, 2> part{};
  friend bool operator==(const Mask& a, const Mask& b) { return std::equal(a.data(), a.data() + words, b.data()); }
  const Word* data() const { return reinterpret_cast<const Word*>(part.data()); }  // which vectors may be read as
  Word* data() { return reinterpret_cast<Word*>(part.data()); }
  bool any() const {
    const Part some = part[0] | part[1];
    return (some[0] | some[1] | some[2] | some[3]) != 0;
  }
  bool has(std::size_t lane) const { return (data()[lane / 64] >> (lane % 64) & 1U) != 0; }
  void set(std::size_t lane) { data()[lane / 64] |= Word{1} << (lane % 64); }
  void reset(std::size_t lane) { data()[lane / 64] &= ~(Word{1} << (lane % 64)); }
  void put(std::size_t lane, bool value) { value ? set(lane) : reset(lane); }
};
inline Mask operator&(const Mask& a, const Mask& b) { return {{a.part[0] & b.part[0], a.part[1] & b.part[1]}}; }
inline Mask operator|(const Mask& a, const Mask& b) { return {{a.part[0] | b.part[0], a.part[1] | b.part[1]}}; }
inline Mask operator^(const Mask& a, const Mask& b) { return {{a.part[0] ^ b.part[0], a.part[1] ^ b.part[1]}}; }
inline Mask operator~(const Mask& a) { return {{~a.part[0], ~a.part[1]}}; }
inline constexpr Mask full_mask() { return {{~Part{}, ~Part{}}}; }
// `word(w)` of all 64 lanes from w * 64 on.
template <class Make>
inline Mask by_word(Make word) {
  return {{Part{word(0), word(1), word(2), word(3)}, Part{word(4), word(5), word(6), word(7)}}};
}
// Lanes 0 to count - 1.
inline Mask first_lanes(std::size_t count) {
  Mask out;
  for (std::size_t w = 0; w < count / 64; ++w) out.data()[w] = ~Word{0};
  if (count % 64 != 0) out.data()[count / 64] = (Word{1} << (count % 64)) - 1;
  return out;
}
template <class Visit>
void each_lane(const Mask& mask, Visit visit) {
  for (std::size_t w = 0; w < words; ++w) {
    for (Word bits = mask.data()[w]; bits != 0; bits &= bits - 1)
      visit(w * 64 + static_cast<std::size_t>(__builtin_ctzll(bits)));
  }
}

// Something for each lane. Columns stand side by side and are read and written lane after lane: were each as long as a
// power of two, the places of one lane would all fall into the same few lines of the processor's memory.
template <class Of>
struct alignas(64) ColumnOf {
  std::array<Of, lanes> at;
  std::array<std::byte, 64> apart;
};
// A number for each lane: a day, an amount.
using Column = ColumnOf<std::int32_t>;

}  // namespace hirepath::screen
