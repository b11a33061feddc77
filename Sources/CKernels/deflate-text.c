/* The text of a block in its codes. Nearly all of it is literals, so two of them are looked up at a time. */

#include "deflate-codes.h"

enum {
  ASCII = 128,
  PAIRED_SYMBOLS = 64,  /* with more literals in use, or fewer bytes to write, a table of pairs is not worth making */
  PAIRED_TEXT = 1 << 14,
  PAIR_LENGTH_BITS = 5
};

/* The codes of two literals, one after the other, and below them how long they are together. The second literal's
   place is the higher, as in a word read from the text. Only pairs of literals in use are filled in. */
typedef struct {
  uint32_t pair[ASCII << 8];
} ck_pairs;

static bool make_pairs(ck_pairs *pairs, const ck_huffman *symbols, size_t count) {
  uint8_t used[PAIRED_SYMBOLS];
  int used_count = 0;
  for (int literal = 0; literal < END_OF_BLOCK; literal++) {
    if (!symbols->length[literal]) continue;
    if (literal >= ASCII || used_count == PAIRED_SYMBOLS || count < PAIRED_TEXT) return false;
    used[used_count++] = (uint8_t)literal;
  }
  for (int high = 0; high < used_count; high++) {
    uint32_t code = symbols->code[used[high]], length = symbols->length[used[high]];
    uint32_t *row = pairs->pair + (used[high] << 8);
    for (int low = 0; low < used_count; low++) {
      uint32_t before = symbols->length[used[low]], both = symbols->code[used[low]] | code << before;
      row[used[low]] = both << PAIR_LENGTH_BITS | (before + length);
    }
  }
  return true;
}

#define INLINE __attribute__((always_inline)) static inline

INLINE void put_pairs(ck_bits *bits, const ck_pairs *pairs, uint32_t word) {
  uint32_t first = pairs->pair[word & 0xffff], second = pairs->pair[word >> 16], mask = (1 << PAIR_LENGTH_BITS) - 1;
  uint64_t both = first >> PAIR_LENGTH_BITS | (uint64_t)(second >> PAIR_LENGTH_BITS) << (first & mask);
  put(bits, both, (first & mask) + (second & mask));
  flush(bits);
}

/* `pairs` may be NULL. */
INLINE void put_literals(ck_bits *bits, const ck_pairs *pairs, const ck_huffman *symbols, const uint8_t *text,
                         size_t count) {
  ck_bits local = *bits; /* which the compiler can keep in registers */
  for (; pairs && count >= 8; text += 8, count -= 8) {
    uint64_t word = load64(text);
    put_pairs(&local, pairs, (uint32_t)word);
    put_pairs(&local, pairs, (uint32_t)(word >> 32));
  }
  for (; count >= 4; text += 4, count -= 4) {
    for (int at = 0; at < 4; at++) put_symbol(&local, symbols, text[at]);
    flush(&local);
  }
  for (size_t at = 0; at < count; at++) put_symbol(&local, symbols, text[at]);
  flush(&local);
  *bits = local;
}

INLINE void write_text(ck_bits *bits, const uint8_t *text, const ck_block *block, const ck_huffman *symbols,
                       const ck_huffman *distances) {
  ck_pairs table;
  const ck_pairs *pairs = make_pairs(&table, symbols, block->count) ? &table : NULL;
  for (int at = 0; at < block->step_count; at++) {
    ck_step step = block->steps[at];
    put_literals(bits, pairs, symbols, text, step.literals);
    text += step.literals + step.length;
    if (!step.length) continue;
    put_coded(bits, symbols, coded_length(step.length));
    put_coded(bits, distances, coded_distance(step.distance));
    flush(bits);
  }
  put_symbol(bits, symbols, END_OF_BLOCK);
  flush(bits);
}

#if defined(__x86_64__)

/* The same with the shifts of BMI2, which are a third of the work. */
__attribute__((target("bmi2"))) static void write_text_bmi2(ck_bits *bits, const uint8_t *text, const ck_block *block,
                                                            const ck_huffman *symbols, const ck_huffman *distances) {
  write_text(bits, text, block, symbols, distances);
}

#endif

void ck_write_text(int32_t variant, ck_bits *bits, const uint8_t *text, const ck_block *block,
                   const ck_huffman *symbols, const ck_huffman *distances) {
#if defined(__x86_64__)
  if (variant == CK_AVX2 && __builtin_cpu_supports("bmi2")) {
    write_text_bmi2(bits, text, block, symbols, distances);
    return;
  }
#endif
  (void)variant;
  write_text(bits, text, block, symbols, distances);
}
