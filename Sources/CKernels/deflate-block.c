/* The second pass over a block of rows: codes made for it, and the shortest of the three forms of a block. */

#include "deflate-codes.h"

enum { CODE_LENGTH_SYMBOLS = 19, LONGEST_STORED = 65535, STORED_FORM = 0, FIXED_FORM = 1, DYNAMIC_FORM = 2 };

void ck_write_stored(ck_bits *bits, const uint8_t *text, size_t count) {
  do {
    size_t piece = count < LONGEST_STORED ? count : LONGEST_STORED;
    put(bits, STORED_FORM << 1, 3);
    bits->count = (bits->count + 7) & ~7u;
    put(bits, piece | (piece ^ 0xffff) << 16, 32);
    flush(bits);
    if (piece) memcpy(bits->at, text, piece);
    bits->at += piece;
    text += piece;
    count -= piece;
  } while (count);
}

/* How often each symbol occurs. */
typedef struct {
  uint32_t symbols[TEXT_SYMBOLS], distances[DISTANCE_SYMBOLS];
  uint64_t extra_bits;
} ck_tally;

static void tally(ck_tally *tally, const uint8_t *text, const ck_block *block) {
  uint32_t literals[4][256] = {{0}}; /* four, for a count that follows itself must wait for memory */
  memset(tally, 0, sizeof *tally);
  for (int at = 0; at < block->step_count; at++) {
    ck_step step = block->steps[at];
    size_t from = 0;
    for (; from + 8 <= step.literals; from += 8) {
      uint64_t word = load64(text + from);
      for (int byte = 0; byte < 8; byte++) literals[byte & 3][word >> 8 * byte & 0xff]++;
    }
    for (; from < step.literals; from++) literals[0][text[from]]++;
    text += step.literals + step.length;
    if (!step.length) continue;
    ck_coded length = coded_length(step.length), distance = coded_distance(step.distance);
    tally->symbols[length.symbol]++;
    tally->distances[distance.symbol]++;
    tally->extra_bits += length.extra_bits + distance.extra_bits;
  }
  for (int byte = 0; byte < 256; byte++) {
    tally->symbols[byte] = literals[0][byte] + literals[1][byte] + literals[2][byte] + literals[3][byte];
  }
  tally->symbols[END_OF_BLOCK] = 1;
}

static uint64_t code_bits(const uint32_t *frequencies, const ck_huffman *huffman, int count) {
  uint64_t bits = 0;
  for (int symbol = 0; symbol < count; symbol++) bits += (uint64_t)frequencies[symbol] * huffman->length[symbol];
  return bits;
}

/* A block's own codes, and how the lengths of these are told (RFC 1951, 3.2.7). */
typedef struct {
  ck_huffman symbols, distances, lengths;
  int symbol_count, distance_count, length_count, run_count;
  struct {
    uint8_t symbol, extra;
  } runs[TEXT_SYMBOLS + DISTANCE_SYMBOLS];
} ck_dynamic;

static const uint8_t code_length_order[CODE_LENGTH_SYMBOLS] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                               11, 4,  12, 3, 13, 2, 14, 1, 15};

/* What a symbol of the lengths' code stands for: so many of the same length, by so many extra bits. */
static const struct {
  uint8_t least, most, extra_bits;
} spans[CODE_LENGTH_SYMBOLS] = {
    {1, 1, 0}, {1, 1, 0}, {1, 1, 0}, {1, 1, 0}, {1, 1, 0}, {1, 1, 0}, {1, 1, 0}, {1, 1, 0}, {1, 1, 0},    {1, 1, 0},
    {1, 1, 0}, {1, 1, 0}, {1, 1, 0}, {1, 1, 0}, {1, 1, 0}, {1, 1, 0}, {3, 6, 2}, {3, 10, 3}, {11, 138, 7},
};

static int say(ck_dynamic *dynamic, unsigned symbol, int wanted) {
  int said = wanted < spans[symbol].most ? wanted : spans[symbol].most;
  dynamic->runs[dynamic->run_count].symbol = (uint8_t)symbol;
  dynamic->runs[dynamic->run_count++].extra = (uint8_t)(said - spans[symbol].least);
  return said;
}

/* Says `count` equal lengths; "the same again" needs a length said before it. */
static void say_run(ck_dynamic *dynamic, unsigned length, int count) {
  if (length) count -= say(dynamic, length, 1);
  while (count) count -= say(dynamic, count < 3 ? length : length ? 16 : count < 11 ? 17 : 18, count);
}

/* Says the lengths of both codes as one row. */
static void say_lengths(ck_dynamic *dynamic) {
  uint8_t lengths[TEXT_SYMBOLS + DISTANCE_SYMBOLS];
  int count = dynamic->symbol_count + dynamic->distance_count;
  memcpy(lengths, dynamic->symbols.length, (size_t)dynamic->symbol_count);
  memcpy(lengths + dynamic->symbol_count, dynamic->distances.length, (size_t)dynamic->distance_count);
  dynamic->run_count = 0;
  for (int from = 0, to; from < count; from = to) {
    for (to = from + 1; to < count && lengths[to] == lengths[from];) to++;
    say_run(dynamic, lengths[from], to - from);
  }
}

static int used_count(const uint8_t *lengths, int count) {
  while (!lengths[count - 1]) count--;
  return count;
}

static void make_dynamic(ck_dynamic *dynamic, const ck_tally *tally) {
  uint32_t frequencies[CODE_LENGTH_SYMBOLS] = {0};
  ck_huffman_build(&dynamic->symbols, tally->symbols, TEXT_SYMBOLS, LONGEST_CODE);
  ck_huffman_build(&dynamic->distances, tally->distances, DISTANCE_SYMBOLS, LONGEST_CODE);
  dynamic->symbol_count = used_count(dynamic->symbols.length, TEXT_SYMBOLS);
  dynamic->distance_count = used_count(dynamic->distances.length, DISTANCE_SYMBOLS);
  say_lengths(dynamic);
  for (int at = 0; at < dynamic->run_count; at++) frequencies[dynamic->runs[at].symbol]++;
  ck_huffman_build(&dynamic->lengths, frequencies, CODE_LENGTH_SYMBOLS, 7);
  dynamic->length_count = CODE_LENGTH_SYMBOLS;
  while (!dynamic->lengths.length[code_length_order[dynamic->length_count - 1]]) dynamic->length_count--;
}

static uint64_t header_bits(const ck_dynamic *dynamic) {
  uint64_t bits = 14 + 3 * (uint64_t)dynamic->length_count;
  for (int at = 0; at < dynamic->run_count; at++) {
    unsigned symbol = dynamic->runs[at].symbol;
    bits += dynamic->lengths.length[symbol] + spans[symbol].extra_bits;
  }
  return bits;
}

static void put_header(ck_bits *bits, const ck_dynamic *dynamic) {
  put(bits, (unsigned)dynamic->symbol_count - 257, 5);
  put(bits, (unsigned)dynamic->distance_count - 1, 5);
  put(bits, (unsigned)dynamic->length_count - 4, 4);
  flush(bits);
  for (int at = 0; at < dynamic->length_count; at++) {
    put(bits, dynamic->lengths.length[code_length_order[at]], 3);
    flush(bits);
  }
  for (int at = 0; at < dynamic->run_count; at++) {
    unsigned symbol = dynamic->runs[at].symbol;
    put_symbol(bits, &dynamic->lengths, symbol);
    put(bits, dynamic->runs[at].extra, spans[symbol].extra_bits);
    flush(bits);
  }
}

static void make_fixed(ck_huffman *symbols, ck_huffman *distances) {
  memset(symbols->length, 8, 144);
  memset(symbols->length + 144, 9, 112);
  memset(symbols->length + 256, 7, 24);
  memset(symbols->length + 280, 8, 8);
  memset(distances->length, 5, DISTANCE_SYMBOLS);
  ck_huffman_number(symbols, HUFFMAN_SYMBOLS);
  ck_huffman_number(distances, DISTANCE_SYMBOLS);
}

static uint64_t text_bits(const ck_tally *tally, const ck_huffman *symbols, const ck_huffman *distances) {
  return tally->extra_bits + code_bits(tally->symbols, symbols, TEXT_SYMBOLS) +
         code_bits(tally->distances, distances, DISTANCE_SYMBOLS);
}

void ck_write_block(int32_t variant, ck_bits *bits, const uint8_t *text, const ck_block *block) {
  ck_tally counted;
  ck_dynamic dynamic;
  ck_huffman fixed, fixed_distances;
  tally(&counted, text, block);
  make_dynamic(&dynamic, &counted);
  make_fixed(&fixed, &fixed_distances);
  uint64_t own = header_bits(&dynamic) + text_bits(&counted, &dynamic.symbols, &dynamic.distances);
  uint64_t common = text_bits(&counted, &fixed, &fixed_distances);
  if ((own < common ? own : common) / 8 >= block->count) {
    ck_write_stored(bits, text, block->count);
  } else if (own < common) {
    put(bits, DYNAMIC_FORM << 1, 3);
    put_header(bits, &dynamic);
    ck_write_text(variant, bits, text, block, &dynamic.symbols, &dynamic.distances);
  } else {
    put(bits, FIXED_FORM << 1, 3);
    ck_write_text(variant, bits, text, block, &fixed, &fixed_distances);
  }
}
