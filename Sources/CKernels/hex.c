/* A digest as hexadecimal digits: a nibble's digit is '0' and the nibble, and for ten and above 39 more, up to 'a'. */

#include "hex.h"

static void hex_portable(const uint8_t *digest, uint8_t *out) {
  static const uint8_t digits[] = "0123456789abcdef";
  for (int at = 0; at < 32; at++) {
    out[2 * at] = digits[digest[at] >> 4];
    out[2 * at + 1] = digits[digest[at] & 15];
  }
}

#if defined(__x86_64__)

static void hex_sse2(const uint8_t *digest, uint8_t *out) {
  for (int half = 0; half < 2; half++) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)digest + half), low = _mm_set1_epi8(15);
    __m128i nibbles[2] = {_mm_and_si128(_mm_srli_epi16(bytes, 4), low), _mm_and_si128(bytes, low)};
    for (int at = 0; at < 2; at++) {
      __m128i letters = _mm_cmpgt_epi8(nibbles[at], _mm_set1_epi8(9));
      __m128i digits = _mm_add_epi8(nibbles[at], _mm_set1_epi8('0'));
      nibbles[at] = _mm_add_epi8(digits, _mm_and_si128(letters, _mm_set1_epi8('a' - '0' - 10)));
    }
    _mm_storeu_si128((__m128i *)out + 2 * half, _mm_unpacklo_epi8(nibbles[0], nibbles[1]));
    _mm_storeu_si128((__m128i *)out + 2 * half + 1, _mm_unpackhi_epi8(nibbles[0], nibbles[1]));
  }
}

#endif

typedef void ck_kernel(const uint8_t *digest, uint8_t *out);

static ck_kernel *kernel(int32_t variant) {
#if defined(__x86_64__)
  if (variant == CK_AVX2 && ck_best_variant() == CK_AVX2) return ck_hex64_avx2;
  if (variant == CK_SSE2) return hex_sse2;
#endif
  (void)variant;
  return hex_portable;
}

void ck_hex64_by(int32_t variant, const uint8_t *digest, uint8_t *out) { kernel(variant)(digest, out); }

void ck_hex64(const uint8_t *digest, uint8_t *out) { ck_hex64_by(ck_best_variant(), digest, out); }
