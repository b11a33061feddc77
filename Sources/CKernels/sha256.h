#ifndef CK_SHA256_H
#define CK_SHA256_H

/* What the variants of SHA-256 share. Not part of the module. */

#include <string.h>

#include "CKernels.h"

enum { BLOCK_BYTES = 64, DIGEST_BYTES = 32, LENGTH_BYTES = 8 };

extern const uint32_t ck_sha256_constants[64];
extern const uint32_t ck_sha256_initial[8];

/* The values of one call. */
typedef struct {
  const uint8_t *bytes;
  const uint32_t *offsets;
  size_t count;
} ck_values;

static inline size_t value_length(const ck_values *values, size_t index) {
  return values->offsets[index + 1] - values->offsets[index];
}

/* The blocks a value takes: its bytes, the mark behind them and its length in bits. */
static inline size_t value_blocks(const ck_values *values, size_t index) {
  return (value_length(values, index) + LENGTH_BYTES) / BLOCK_BYTES + 1;
}

/* Writes block `number` of the padded value. */
void ck_sha256_block(const ck_values *values, size_t index, size_t number, uint8_t *block);

void ck_sha256_portable(const ck_values *values, uint8_t *digests);

#if defined(__x86_64__)

#include <immintrin.h>

void ck_sha256_ni(const ck_values *values, uint8_t *digests);
void ck_sha256_avx2(const ck_values *values, uint8_t *digests);
void ck_sha256_avx512(const ck_values *values, uint8_t *digests);

/* Read at 64 - n, they keep the first n bytes of a block, and mark the byte behind those. */
extern const uint8_t ck_sha256_keep[2 * BLOCK_BYTES];
extern const uint8_t ck_sha256_mark[2 * BLOCK_BYTES];

/* The same as ck_sha256_block in four registers; quick for a value of one block that does not end its batch, where
   64 bytes can be read without leaving the batch. */
static inline void load_block(const ck_values *values, size_t index, size_t number, __m128i piece[4]) {
  size_t length = value_length(values, index);
  uint32_t start = values->offsets[index];
  if (length > BLOCK_BYTES - LENGTH_BYTES - 1 || values->offsets[values->count] - start < BLOCK_BYTES) {
    uint8_t block[BLOCK_BYTES];
    ck_sha256_block(values, index, number, block);
    for (int at = 0; at < 4; at++) piece[at] = _mm_loadu_si128((const __m128i *)block + at);
    return;
  }
  const __m128i *text = (const __m128i *)(values->bytes + start);
  const __m128i *keep = (const __m128i *)(ck_sha256_keep + BLOCK_BYTES - length);
  const __m128i *mark = (const __m128i *)(ck_sha256_mark + BLOCK_BYTES - length);
  for (int at = 0; at < 4; at++) {
    __m128i kept = _mm_and_si128(_mm_loadu_si128(text + at), _mm_loadu_si128(keep + at));
    piece[at] = _mm_or_si128(kept, _mm_loadu_si128(mark + at));
  }
  int bits = (int)length << 3;
  piece[3] = _mm_insert_epi16(piece[3], (bits & 0xff) << 8 | bits >> 8, 7);
}

#endif
#endif
