// A test of every lane, 64 at a time: compilers make vector code of the inner loop.
#pragma once

#include <span>

#include "screen/mask.hpp"
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace hirepath::screen {

// `is(lane)` for all lanes; it should be a few comparisons of columns.
template <class Is>
inline Mask where(Is is) {
  return by_word([&](std::size_t w) {
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
    return bits;
  });
}

// `visit(word, lane, bit)` for all lanes and their words of the mask.
template <class Visit>
inline void each_word(const Mask& mask, Visit visit) {
  for (std::size_t w = 0; w < words; ++w) {
    const Word word = mask.data()[w];
    for (std::size_t bit = 0; bit < 64; ++bit) visit(word, w * 64 + bit, bit);
  }
}

// Does the work in the widest instructions that this processor has: what `work` calls is made for each of them, unless
// it is marked noinline.
#ifdef __x86_64__
template <class Work>
[[gnu::target("avx512bw"), gnu::flatten, gnu::noinline]] void in_512_bits(Work& work) {
  work();
}
template <class Work>
[[gnu::target("avx2"), gnu::flatten, gnu::noinline]] void in_256_bits(Work& work) {
  work();
}
#endif
template <class Work>
inline void widest(Work work) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx512bw")) return in_512_bits(work);
  if (__builtin_cpu_supports("avx2")) return in_256_bits(work);
#endif
  work();
}

// The ways to compare numbers, the widest first; the functions below take the first one that is possible here.
struct Comparisons {
  const char* name;
  bool (*possible)();
  Mask (*between)(const std::int32_t*, std::int32_t, std::int32_t);
  Mask (*at_most)(const std::int32_t*, std::int32_t);
  Mask (*within)(const std::int32_t*, const std::int32_t*, std::int32_t);
};
std::span<const Comparisons> comparisons();

// The lanes with low <= number <= high.
Mask between(const std::int32_t* number, std::int32_t low, std::int32_t high);
// The lanes with number <= high.
Mask at_most(const std::int32_t* number, std::int32_t high);
// The lanes with a - b <= days. Both are days.
Mask within(const std::int32_t* a, const std::int32_t* b, std::int32_t days);

}  // namespace hirepath::screen
