// A test of every lane, 64 at a time: compilers make vector code of the inner loop.
#pragma once

#include "screen/mask.hpp"
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace hirepath::screen {

// `is(lane)` for all lanes; it should be a few comparisons of columns.
template <class Is>
inline Mask where(Is is) {
  Mask out;
  for (std::size_t w = 0; w < words; ++w) {
    alignas(64) std::array<std::uint8_t, 64> bytes;
    for (std::size_t i = 0; i < 64; ++i) bytes[i] = is(w * 64 + i) ? 0xff : 0;
    Word bits = 0;
#ifdef __SSE2__
    for (std::size_t i = 0; i < 4; ++i) {
      const auto part = _mm_load_si128(reinterpret_cast<const __m128i*>(bytes.data()) + i);
      bits |= static_cast<Word>(static_cast<unsigned>(_mm_movemask_epi8(part))) << (i * 16);
    }
#else
    for (std::size_t i = 0; i < 64; ++i) bits |= static_cast<Word>(bytes[i] & 1U) << i;
#endif
    out.word[w] = bits;
  }
  return out;
}

// The lanes with low <= number <= high.
Mask between(const std::int32_t* number, std::int32_t low, std::int32_t high);
// The lanes with a - b <= days. Both are days.
Mask within(const std::int32_t* a, const std::int32_t* b, std::int32_t days);

}  // namespace hirepath::screen
