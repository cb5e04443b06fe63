#include "screen/lanes.hpp"

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace hirepath::screen {

#ifdef __x86_64__
namespace {
// Machines that have AVX2 compare eight lanes in one instruction. Loads and a comparison, and their bits in order.
__attribute__((target("avx2"))) Mask between_avx2(const std::int32_t* number, std::int32_t low, std::int32_t high) {
  Mask out;
  const auto least = _mm256_set1_epi32(low), most = _mm256_set1_epi32(high);
  for (std::size_t w = 0; w < words; ++w) {
    Word outside = 0;
    for (std::size_t i = 0; i < 64; i += 8) {
      const auto eight = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(number + w * 64 + i));
      const auto off = _mm256_or_si256(_mm256_cmpgt_epi32(least, eight), _mm256_cmpgt_epi32(eight, most));
      outside |= static_cast<Word>(static_cast<unsigned>(_mm256_movemask_ps(_mm256_castsi256_ps(off)))) << i;
    }
    out.word[w] = ~outside;
  }
  return out;
}
__attribute__((target("avx2"))) Mask within_avx2(const std::int32_t* a, const std::int32_t* b, std::int32_t days) {
  Mask out;
  const auto most = _mm256_set1_epi32(days);
  for (std::size_t w = 0; w < words; ++w) {
    Word beyond = 0;
    for (std::size_t i = 0; i < 64; i += 8) {
      const auto from = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(a + w * 64 + i));
      const auto less = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(b + w * 64 + i));
      const auto off = _mm256_cmpgt_epi32(_mm256_sub_epi32(from, less), most);
      beyond |= static_cast<Word>(static_cast<unsigned>(_mm256_movemask_ps(_mm256_castsi256_ps(off)))) << i;
    }
    out.word[w] = ~beyond;
  }
  return out;
}
}  // namespace
#endif

Mask between(const std::int32_t* number, std::int32_t low, std::int32_t high) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx2")) return between_avx2(number, low, high);
#endif
  return where([=](std::size_t lane) { return (number[lane] >= low) & (number[lane] <= high); });
}

Mask within(const std::int32_t* a, const std::int32_t* b, std::int32_t days) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx2")) return within_avx2(a, b, days);
#endif
  return where([=](std::size_t lane) { return a[lane] - b[lane] <= days; });
}

}  // namespace hirepath::screen
