#include "screen/lanes.hpp"

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace hirepath::screen {

namespace {
bool always() { return true; }
Mask between_plain(const std::int32_t* number, std::int32_t low, std::int32_t high) {
  return where([=](std::size_t lane) { return (number[lane] >= low) & (number[lane] <= high); });
}
Mask at_most_plain(const std::int32_t* number, std::int32_t high) {
  return where([=](std::size_t lane) { return number[lane] <= high; });
}
Mask within_plain(const std::int32_t* a, const std::int32_t* b, std::int32_t days) {
  return where([=](std::size_t lane) { return a[lane] - b[lane] <= days; });
}

#ifdef __x86_64__
// AVX-512: sixteen lanes in one instruction, which gives their bits in order.
#define HIREPATH_AVX512 __attribute__((target("avx512bw")))
bool has_avx512() { return __builtin_cpu_supports("avx512bw") != 0; }
HIREPATH_AVX512 inline __m512i sixteen(const std::int32_t* number) { return _mm512_loadu_si512(number); }
// The lanes that are: `is(i)` of sixteen from lane i on.
template <class Is>
HIREPATH_AVX512 inline Mask those(Is is) {
  std::array<Word, words> bits;
#pragma GCC unroll 8
  for (std::size_t w = 0; w < words; ++w) {
    const auto half = [&](std::size_t i)
                          HIREPATH_AVX512 { return _mm512_kunpackw(is(w * 64 + i + 16), is(w * 64 + i)); };
    bits[w] = _cvtmask64_u64(_mm512_kunpackd(half(32), half(0)));
  }
  return by_word([&](std::size_t w) { return bits[w]; });
}
HIREPATH_AVX512 Mask between_avx512(const std::int32_t* number, std::int32_t low, std::int32_t high) {
  const auto least = _mm512_set1_epi32(low), most = _mm512_set1_epi32(high);
  return those([=](std::size_t i) HIREPATH_AVX512 {
    const auto some = sixteen(number + i);
    return _mm512_mask_cmple_epi32_mask(_mm512_cmple_epi32_mask(least, some), some, most);
  });
}
HIREPATH_AVX512 Mask at_most_avx512(const std::int32_t* number, std::int32_t high) {
  const auto most = _mm512_set1_epi32(high);
  return those([=](std::size_t i) HIREPATH_AVX512 { return _mm512_cmple_epi32_mask(sixteen(number + i), most); });
}
HIREPATH_AVX512 Mask within_avx512(const std::int32_t* a, const std::int32_t* b, std::int32_t days) {
  const auto most = _mm512_set1_epi32(days);
  return those([=](std::size_t i) HIREPATH_AVX512 {
    return _mm512_cmple_epi32_mask(_mm512_sub_epi32(sixteen(a + i), sixteen(b + i)), most);
  });
}

// AVX2: eight lanes, and their bits in order.
#define HIREPATH_AVX2 __attribute__((target("avx2")))
bool has_avx2() { return __builtin_cpu_supports("avx2") != 0; }
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
#endif

constexpr std::array all_comparisons{
#ifdef __x86_64__
    Comparisons{"avx512", has_avx512, between_avx512, at_most_avx512, within_avx512},
    Comparisons{"avx2", has_avx2, between_avx2, at_most_avx2, within_avx2},
#endif
    Comparisons{"plain", always, between_plain, at_most_plain, within_plain}};

const Comparisons& widest_comparisons() {
  static const auto& widest =
      *std::find_if(all_comparisons.begin(), all_comparisons.end(), [](const auto& one) { return one.possible(); });
  return widest;
}
}  // namespace

std::span<const Comparisons> comparisons() { return all_comparisons; }

Mask between(const std::int32_t* number, std::int32_t low, std::int32_t high) {
  return widest_comparisons().between(number, low, high);
}
Mask at_most(const std::int32_t* number, std::int32_t high) { return widest_comparisons().at_most(number, high); }
Mask within(const std::int32_t* a, const std::int32_t* b, std::int32_t days) {
  return widest_comparisons().within(a, b, days);
}

}  // namespace hirepath::screen
