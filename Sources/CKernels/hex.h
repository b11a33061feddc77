#ifndef CK_HEX_H
#define CK_HEX_H

/* The quickest form of ck_hex64, for kernels that write many. Not part of the module. */

#include "CKernels.h"

#if defined(__x86_64__)

#include <immintrin.h>

__attribute__((target("avx2"))) static inline void ck_hex64_avx2(const uint8_t *digest, uint8_t *out) {
  __m256i table = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)"0123456789abcdef"));
  for (int half = 0; half < 2; half++) {
    __m256i wide = _mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i *)digest + half));
    __m256i nibbles = _mm256_or_si256(_mm256_srli_epi16(wide, 4), _mm256_slli_epi16(wide, 8));
    __m256i digits = _mm256_shuffle_epi8(table, _mm256_and_si256(nibbles, _mm256_set1_epi8(15)));
    _mm256_storeu_si256((__m256i *)out + half, digits);
  }
}

#endif
#endif
