#ifndef CK_DEFLATE_H
#define CK_DEFLATE_H

/* What the two passes over a block of rows share. Not part of the module. */

#include <string.h>

#include "CKernels.h"

enum {
  BLOCK_TEXT = 1 << 17,  /* the most text of one block */
  BLOCK_STEPS = 1 << 13, /* the most steps of one block */
  WINDOW = 1 << 15,      /* the farthest a match may reach back */
  SHORTEST_MATCH = 3,
  LONGEST_MATCH = 258,
  PLACE_BITS = 14
};

/* Literals, then a match; the last step of a block has no match. */
typedef struct {
  uint32_t literals;
  uint16_t length, distance;
} ck_step;

typedef struct {
  const uint8_t *input;
  size_t count;
  /* Where cells begin, as far as that is known and not looked for: those from `next_start` on are still to come. */
  const uint32_t *starts;
  size_t start_count, next_start;
  /* Where a cell that begins with a key was seen last, modulo 64 Ki. What is read here is only a guess. */
  uint16_t place[1 << PLACE_BITS];
} ck_history;

typedef struct {
  size_t start, count; /* of the text, in the input */
  int step_count;
  ck_step steps[BLOCK_STEPS];
} ck_block;

/* Finds the repeats from block->start on, and how far the block goes. */
void ck_find_repeats(int32_t variant, ck_history *history, ck_block *block);

/* What is being written: whole bytes up to `at`, and `count` bits behind them, the first lowest. */
typedef struct {
  uint64_t bits;
  unsigned count;
  uint8_t *at;
} ck_bits;

/* Writes a block in the shortest of its three forms, or in the stored one. */
void ck_write_block(int32_t variant, ck_bits *bits, const uint8_t *text, const ck_block *block);
void ck_write_stored(ck_bits *bits, const uint8_t *text, size_t count);

static inline uint64_t load64(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

#endif
