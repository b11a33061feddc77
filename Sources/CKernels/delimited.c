/* The bytes that give delimited text its structure, found many at a time. */

#include "CKernels.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

int32_t ck_best_variant(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") ? CK_AVX2 : CK_SSE2;
#else
  return CK_PORTABLE;
#endif
}

static inline bool is_special(uint8_t byte, uint8_t delimiter, uint8_t quote) {
  return byte == delimiter || byte == quote || byte == '\n' || byte == '\r';
}

static size_t find_portable(const uint8_t *bytes, size_t from, size_t count, uint8_t delimiter, uint8_t quote) {
  while (from < count && !is_special(bytes[from], delimiter, quote)) from++;
  return from;
}

static size_t index_portable(const uint8_t *bytes, size_t from, size_t count, uint8_t delimiter, uint8_t quote,
                             uint32_t *offsets) {
  size_t found = 0;
  for (size_t at = from; at < count; at++) {
    if (is_special(bytes[at], delimiter, quote)) offsets[found++] = (uint32_t)at;
  }
  return found;
}

#if defined(__x86_64__)

static inline uint32_t mask_sse2(const uint8_t *bytes, __m128i delimiter, __m128i quote) {
  __m128i block = _mm_loadu_si128((const __m128i *)bytes);
  __m128i cell = _mm_or_si128(_mm_cmpeq_epi8(block, delimiter), _mm_cmpeq_epi8(block, quote));
  __m128i line = _mm_or_si128(_mm_cmpeq_epi8(block, _mm_set1_epi8('\n')), _mm_cmpeq_epi8(block, _mm_set1_epi8('\r')));
  return (uint32_t)_mm_movemask_epi8(_mm_or_si128(cell, line));
}

static size_t find_sse2(const uint8_t *bytes, size_t count, uint8_t delimiter, uint8_t quote) {
  __m128i d = _mm_set1_epi8((char)delimiter), q = _mm_set1_epi8((char)quote);
  size_t at = 0;
  for (; at + 16 <= count; at += 16) {
    uint32_t mask = mask_sse2(bytes + at, d, q);
    if (mask) return at + (size_t)__builtin_ctz(mask);
  }
  return find_portable(bytes, at, count, delimiter, quote);
}

static size_t index_sse2(const uint8_t *bytes, size_t count, uint8_t delimiter, uint8_t quote, uint32_t *offsets) {
  __m128i d = _mm_set1_epi8((char)delimiter), q = _mm_set1_epi8((char)quote);
  size_t at = 0, found = 0;
  for (; at + 16 <= count; at += 16) {
    for (uint32_t mask = mask_sse2(bytes + at, d, q); mask; mask &= mask - 1) {
      offsets[found++] = (uint32_t)(at + (size_t)__builtin_ctz(mask));
    }
  }
  return found + index_portable(bytes, at, count, delimiter, quote, offsets + found);
}

__attribute__((target("avx2"))) static inline uint32_t mask_avx2(const uint8_t *bytes, __m256i delimiter,
                                                                 __m256i quote) {
  __m256i block = _mm256_loadu_si256((const __m256i *)bytes);
  __m256i cell = _mm256_or_si256(_mm256_cmpeq_epi8(block, delimiter), _mm256_cmpeq_epi8(block, quote));
  __m256i line = _mm256_or_si256(_mm256_cmpeq_epi8(block, _mm256_set1_epi8('\n')),
                                 _mm256_cmpeq_epi8(block, _mm256_set1_epi8('\r')));
  return (uint32_t)_mm256_movemask_epi8(_mm256_or_si256(cell, line));
}

__attribute__((target("avx2"))) static size_t find_avx2(const uint8_t *bytes, size_t count, uint8_t delimiter,
                                                        uint8_t quote) {
  __m256i d = _mm256_set1_epi8((char)delimiter), q = _mm256_set1_epi8((char)quote);
  size_t at = 0;
  for (; at + 32 <= count; at += 32) {
    uint32_t mask = mask_avx2(bytes + at, d, q);
    if (mask) return at + (size_t)__builtin_ctz(mask);
  }
  return at + find_sse2(bytes + at, count - at, delimiter, quote);
}

__attribute__((target("avx2"))) static size_t index_avx2(const uint8_t *bytes, size_t count, uint8_t delimiter,
                                                             uint8_t quote, uint32_t *offsets) {
  __m256i d = _mm256_set1_epi8((char)delimiter), q = _mm256_set1_epi8((char)quote);
  size_t at = 0, found = 0;
  for (; at + 64 <= count; at += 64) {
    uint64_t mask = mask_avx2(bytes + at, d, q) | (uint64_t)mask_avx2(bytes + at + 32, d, q) << 32;
    for (; mask; mask &= mask - 1) offsets[found++] = (uint32_t)(at + (size_t)__builtin_ctzll(mask));
  }
  return found + index_portable(bytes, at, count, delimiter, quote, offsets + found);
}

#endif

/* A caller may name a variant this processor lacks; that must not become an illegal instruction. */
static int32_t runnable(int32_t variant) { return variant <= ck_best_variant() ? variant : CK_PORTABLE; }

size_t ck_find_csv_special_by(int32_t variant, const uint8_t *bytes, size_t count, uint8_t delimiter,
                              uint8_t quote) {
  switch (runnable(variant)) {
#if defined(__x86_64__)
    case CK_AVX2:
      return find_avx2(bytes, count, delimiter, quote);
    case CK_SSE2:
      return find_sse2(bytes, count, delimiter, quote);
#endif
    default:
      return find_portable(bytes, 0, count, delimiter, quote);
  }
}

size_t ck_find_csv_special(const uint8_t *bytes, size_t count, uint8_t delimiter, uint8_t quote) {
  return ck_find_csv_special_by(ck_best_variant(), bytes, count, delimiter, quote);
}

size_t ck_index_csv_specials_by(int32_t variant, const uint8_t *bytes, size_t count, uint8_t delimiter,
                                uint8_t quote, uint32_t *offsets) {
  switch (runnable(variant)) {
#if defined(__x86_64__)
    case CK_AVX2:
      return index_avx2(bytes, count, delimiter, quote, offsets);
    case CK_SSE2:
      return index_sse2(bytes, count, delimiter, quote, offsets);
#endif
    default:
      return index_portable(bytes, 0, count, delimiter, quote, offsets);
  }
}

size_t ck_index_csv_specials(const uint8_t *bytes, size_t count, uint8_t delimiter, uint8_t quote,
                             uint32_t *offsets) {
  return ck_index_csv_specials_by(ck_best_variant(), bytes, count, delimiter, quote, offsets);
}
