#include "screen/lanes.hpp"

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace hirepath::screen {

#ifdef __x86_64__
// Machines that have AVX2 compare eight lanes in one instruction: loads and a comparison, and their bits in order.
#define HIREPATH_AVX2 __attribute__((target("avx2")))
namespace {
HIREPATH_AVX2 inline __m256i eight(const std::int32_t* number) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(number));
}
// The lanes that are not beyond: `beyond(i)` of eight.
template <class Beyond>
HIREPATH_AVX2 inline Mask up_to(Beyond beyond) {
  std::array<Word, words> off;
#pragma GCC unroll 8
  for (std::size_t w = 0; w < words; ++w) {
    Word bits = 0;
#pragma GCC unroll 8
    for (std::size_t i = 0; i < 64; i += 8)
      bits |= static_cast<Word>(static_cast<unsigned>(_mm256_movemask_ps(_mm256_castsi256_ps(beyond(w * 64 + i)))))
              << i;
    off[w] = bits;
  }
  return by_word([&](std::size_t w) { return ~off[w]; });
}
HIREPATH_AVX2 Mask between_avx2(const std::int32_t* number, std::int32_t low, std::int32_t high) {
  const auto least = _mm256_set1_epi32(low), most = _mm256_set1_epi32(high);
  return up_to([=](std::size_t i) HIREPATH_AVX2 {
    const auto some = eight(number + i);
    return _mm256_or_si256(_mm256_cmpgt_epi32(least, some), _mm256_cmpgt_epi32(some, most));
  });
}
HIREPATH_AVX2 Mask at_most_avx2(const std::int32_t* number, std::int32_t high) {
  const auto most = _mm256_set1_epi32(high);
  return up_to([=](std::size_t i) HIREPATH_AVX2 { return _mm256_cmpgt_epi32(eight(number + i), most); });
}
HIREPATH_AVX2 Mask within_avx2(const std::int32_t* a, const std::int32_t* b, std::int32_t days) {
  const auto most = _mm256_set1_epi32(days);
  return up_to([=](std::size_t i)
                   HIREPATH_AVX2 { return _mm256_cmpgt_epi32(_mm256_sub_epi32(eight(a + i), eight(b + i)), most); });
}
}  // namespace
#endif

Mask between(const std::int32_t* number, std::int32_t low, std::int32_t high) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx2")) return between_avx2(number, low, high);
#endif
  return where([=](std::size_t lane) { return (number[lane] >= low) & (number[lane] <= high); });
}

Mask at_most(const std::int32_t* number, std::int32_t high) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx2")) return at_most_avx2(number, high);
#endif
  return where([=](std::size_t lane) { return number[lane] <= high; });
}

Mask within(const std::int32_t* a, const std::int32_t* b, std::int32_t days) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx2")) return within_avx2(a, b, days);
#endif
  return where([=](std::size_t lane) { return a[lane] - b[lane] <= days; });
}

}  // namespace hirepath::screen
