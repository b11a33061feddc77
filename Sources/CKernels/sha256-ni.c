/* SHA-256 by the processor's SHA instructions. One value leaves them idle half the time, for each waits for the one
   before, so two values go through side by side. */

#include "sha256.h"

#if defined(__x86_64__)

#define SHA __attribute__((target("sha,sse4.1")))

/* The state as the instructions want it, high to low: a b e f, and c d g h. */
typedef struct {
  __m128i abef, cdgh;
} ck_state;

SHA static inline ck_state initial_state(void) {
  __m128i abcd = _mm_loadu_si128((const __m128i *)ck_sha256_initial);
  __m128i efgh = _mm_loadu_si128((const __m128i *)ck_sha256_initial + 1);
  __m128i badc = _mm_shuffle_epi32(abcd, 0xb1), hgfe = _mm_shuffle_epi32(efgh, 0x1b);
  return (ck_state){_mm_alignr_epi8(badc, hgfe, 8), _mm_blend_epi16(hgfe, badc, 0xf0)};
}

SHA static inline __m128i swapped(__m128i piece) {
  return _mm_shuffle_epi8(piece, _mm_setr_epi8(3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12));
}

SHA static inline void store_state(ck_state state, uint8_t *digest) {
  __m128i feba = _mm_shuffle_epi32(state.abef, 0x1b), dchg = _mm_shuffle_epi32(state.cdgh, 0xb1);
  _mm_storeu_si128((__m128i *)digest, swapped(_mm_blend_epi16(feba, dchg, 0xf0)));
  _mm_storeu_si128((__m128i *)digest + 1, swapped(_mm_alignr_epi8(dchg, feba, 8)));
}

/* One block of each of `streams` values, one or two. */
SHA __attribute__((always_inline)) static inline void compress(ck_state *states, __m128i words[][4], int streams) {
  ck_state before[2];
  for (int s = 0; s < streams; s++) {
    before[s] = states[s];
    for (int at = 0; at < 4; at++) words[s][at] = swapped(words[s][at]);
  }
#pragma GCC unroll 16
  for (int four = 0; four < 16; four++) {
    __m128i constants = _mm_loadu_si128((const __m128i *)ck_sha256_constants + four);
#pragma GCC unroll 2
    for (int s = 0; s < streams; s++) {
      __m128i *w = words[s];
      __m128i last = w[(four + 3) & 3], sum = _mm_add_epi32(w[four & 3], constants);
      states[s].cdgh = _mm_sha256rnds2_epu32(states[s].cdgh, states[s].abef, sum);
      states[s].abef = _mm_sha256rnds2_epu32(states[s].abef, states[s].cdgh, _mm_shuffle_epi32(sum, 0x0e));
      if (four >= 12) continue;
      __m128i next = _mm_sha256msg1_epu32(w[four & 3], w[(four + 1) & 3]);
      next = _mm_add_epi32(next, _mm_alignr_epi8(last, w[(four + 2) & 3], 4));
      w[four & 3] = _mm_sha256msg2_epu32(next, last);
    }
  }
  for (int s = 0; s < streams; s++) {
    states[s].abef = _mm_add_epi32(states[s].abef, before[s].abef);
    states[s].cdgh = _mm_add_epi32(states[s].cdgh, before[s].cdgh);
  }
}

SHA static void finish(const ck_values *values, size_t index, size_t from, ck_state state, uint8_t *digests) {
  __m128i words[1][4];
  for (size_t number = from; number < value_blocks(values, index); number++) {
    load_block(values, index, number, words[0]);
    compress(&state, words, 1);
  }
  store_state(state, digests + index * DIGEST_BYTES);
}

SHA void ck_sha256_ni(const ck_values *values, uint8_t *digests) {
  size_t index = 0;
  for (; index + 2 <= values->count; index += 2) {
    size_t one = value_blocks(values, index), other = value_blocks(values, index + 1), number = 0;
    ck_state states[2] = {initial_state(), initial_state()};
    __m128i words[2][4];
    for (; number < (one < other ? one : other); number++) {
      load_block(values, index, number, words[0]);
      load_block(values, index + 1, number, words[1]);
      compress(states, words, 2);
    }
    finish(values, index, number, states[0], digests);
    finish(values, index + 1, number, states[1], digests);
  }
  if (index < values->count) finish(values, index, 0, initial_state(), digests);
}

#endif
