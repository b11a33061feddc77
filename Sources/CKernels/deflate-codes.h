#ifndef CK_DEFLATE_CODES_H
#define CK_DEFLATE_CODES_H

/* The symbols of DEFLATE and how they become bits. Not part of the module. */

#include "deflate.h"
#include "huffman.h"

enum {
  END_OF_BLOCK = 256,
  TEXT_SYMBOLS = 286,
  DISTANCE_SYMBOLS = 30,
  LONGEST_CODE = 13 /* so that four literals, or one match, go into the bit buffer before it is emptied */
};

/* A symbol and the bits behind it. */
typedef struct {
  unsigned symbol, extra_bits, extra;
} ck_coded;

/* RFC 1951, 3.2.5: lengths. */
static inline ck_coded coded_length(unsigned length) {
  unsigned value = length - SHORTEST_MATCH;
  if (value < 8) return (ck_coded){257 + value, 0, 0};
  if (length == LONGEST_MATCH) return (ck_coded){285, 0, 0};
  unsigned bits = 29 - (unsigned)__builtin_clz(value);
  return (ck_coded){257 + 4 * bits + (value >> bits), bits, value & ((1u << bits) - 1)};
}

/* RFC 1951, 3.2.5: distances. */
static inline ck_coded coded_distance(unsigned distance) {
  unsigned value = distance - 1;
  if (value < 4) return (ck_coded){value, 0, 0};
  unsigned bits = 30 - (unsigned)__builtin_clz(value);
  return (ck_coded){2 * bits + (value >> bits), bits, value & ((1u << bits) - 1)};
}

static inline void put(ck_bits *bits, uint64_t value, unsigned count) {
  bits->bits |= value << bits->count;
  bits->count += count;
}

/* Writes the whole bytes; up to seven bits stay. */
static inline void flush(ck_bits *bits) {
  uint64_t word = bits->bits;
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  memcpy(bits->at, &word, sizeof word);
  bits->at += bits->count >> 3;
  bits->bits >>= bits->count & 56;
  bits->count &= 7;
}

static inline void put_symbol(ck_bits *bits, const ck_huffman *huffman, unsigned symbol) {
  put(bits, huffman->code[symbol], huffman->length[symbol]);
}

static inline void put_coded(ck_bits *bits, const ck_huffman *huffman, ck_coded coded) {
  put_symbol(bits, huffman, coded.symbol);
  put(bits, coded.extra, coded.extra_bits);
}

/* Writes the text of a block in the given codes, and the end of the block. */
void ck_write_text(int32_t variant, ck_bits *bits, const uint8_t *text, const ck_block *block,
                   const ck_huffman *symbols, const ck_huffman *distances);

#endif
