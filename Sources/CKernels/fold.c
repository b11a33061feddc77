/* Identity texts of ASCII: trimmed, brought to one case, freed of what the rule does not keep, and checked. */

#include <string.h>

#include "cells.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

enum { BLOCK = 32, HASH_DIGITS = 64 };

/* Writes what the rule keeps of the bytes and returns where it ends, or NULL when they are not all ASCII. */
static uint8_t *fold_portable(const ck_fold_rule *rule, const uint8_t *bytes, size_t count, uint8_t *out) {
  uint8_t seen = 0;
  for (size_t at = 0; at < count; at++) {
    uint8_t folded = rule->replacement[bytes[at]];
    seen |= bytes[at];
    *out = folded;
    out += folded != 0;
  }
  return seen < 0x80 ? out : NULL;
}

/* How many bytes of the folded text stay, or 0 when it has not the rule's form. */
static size_t kept_count(const ck_fold_rule *rule, const uint8_t *text, size_t count) {
  switch (rule->form) {
    case CK_FORM_ANY: return count;
    case CK_FORM_LENGTH: return count >= rule->length ? rule->length : 0;
    case CK_FORM_EMAIL: {
      const uint8_t *at = memchr(text, '@', count);
      return at && at != text && at + 1 < text + count && at[1] != '@' ? count : 0;
    }
    default: return 0;
  }
}

typedef uint8_t *ck_fold(const ck_fold_rule *rule, const uint8_t *bytes, size_t count, size_t readable, uint8_t *out);

static inline __attribute__((always_inline)) size_t fold_column(const ck_fold_rule *rule, const ck_column_cells *cells,
                                                                size_t from, ck_folded *folded, ck_fold *fold) {
  uint8_t *out = folded->bytes + folded->offsets[folded->count];
  for (size_t row = from; row < cells->rows; row++) {
    ck_cell text = trimmed(cells, row);
    const uint8_t *bytes = cells->arena + text.offset;
    if (!text.length) {
      folded->slots[row] = CK_NO_SLOT;
      continue;
    }
    if (text.length == HASH_DIGITS) return row;
    uint8_t *end = fold(rule, bytes, text.length, cells->arena + cells->arena_count - bytes, out);
    size_t kept = end ? kept_count(rule, out, (size_t)(end - out)) : 0;
    if (!kept) return row;
    out += kept;
    folded->slots[row] = (uint32_t)folded->count++;
    folded->offsets[folded->count] = (uint32_t)(out - folded->bytes);
  }
  return cells->rows;
}

static uint8_t *fold_plain(const ck_fold_rule *rule, const uint8_t *bytes, size_t count, size_t readable,
                           uint8_t *out) {
  (void)readable;
  return fold_portable(rule, bytes, count, out);
}

static size_t column_portable(const ck_fold_rule *rule, const ck_column_cells *cells, size_t from, ck_folded *folded) {
  return fold_column(rule, cells, from, folded, fold_plain);
}

#if defined(__x86_64__)

/* A block at a time: where all of it is kept, only the case is to be settled. Which bytes are kept is looked up by their
   two halves: each low half has a set of high ones. */
__attribute__((target("avx2"))) static inline uint8_t *fold_avx2(const ck_fold_rule *rule, const uint8_t *bytes,
                                                                 size_t count, size_t readable, uint8_t *out) {
  const __m256i high_bits = _mm256_setr_epi8(1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0,  //
                                             1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0);
  __m256i kept_highs = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)rule->kept_highs));
  __m256i nibble = _mm256_set1_epi8(15), first = _mm256_set1_epi8((char)rule->case_first);
  while (count) {
    size_t piece = count < BLOCK ? count : BLOCK;
    if (readable < BLOCK) return fold_portable(rule, bytes, count, out);
    __m256i block = _mm256_loadu_si256((const __m256i *)bytes);
    __m256i low = _mm256_and_si256(block, nibble), high = _mm256_and_si256(_mm256_srli_epi16(block, 4), nibble);
    __m256i kept = _mm256_and_si256(_mm256_shuffle_epi8(kept_highs, low), _mm256_shuffle_epi8(high_bits, high));
    uint32_t removed = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(kept, _mm256_setzero_si256()));
    uint32_t inside = piece == BLOCK ? ~0u : (1u << piece) - 1;
    if (removed & inside) {
      out = fold_portable(rule, bytes, piece, out);
      if (!out) return NULL;
    } else {
      __m256i letter = _mm256_sub_epi8(block, first);
      __m256i changes = _mm256_cmpeq_epi8(_mm256_min_epu8(letter, _mm256_set1_epi8(25)), letter);
      __m256i change = _mm256_and_si256(changes, _mm256_set1_epi8((char)rule->case_bit));
      _mm256_storeu_si256((__m256i *)out, _mm256_xor_si256(block, change));
      out += piece;
    }
    bytes += piece, count -= piece, readable -= piece;
  }
  return out;
}

__attribute__((target("avx2"))) static size_t column_avx2(const ck_fold_rule *rule, const ck_column_cells *cells,
                                                          size_t from, ck_folded *folded) {
  return fold_column(rule, cells, from, folded, fold_avx2);
}

#endif

void ck_fold_rule_init(ck_fold_rule *rule, const uint8_t *replacement, int32_t form, uint32_t length) {
  memset(rule, 0, sizeof *rule);
  rule->form = form;
  rule->length = length;
  for (int byte = 1; byte < 128; byte++) {
    uint8_t folded = replacement[byte];
    rule->replacement[byte] = folded;
    if (folded) rule->kept_highs[byte & 15] |= (uint8_t)(1 << (byte >> 4));
    if (folded != byte && folded) rule->case_bit = 0x20;
  }
  /* A rule changes the case of all letters or of none, so one of them tells which. */
  rule->case_first = replacement['A'] == 'a' ? 'A' : 'a';
}

size_t ck_fold_column_by(int32_t variant, const ck_fold_rule *rule, const ck_column_cells *cells, size_t from,
                         ck_folded *folded) {
#if defined(__x86_64__)
  if (variant == CK_AVX2 && ck_best_variant() == CK_AVX2) return column_avx2(rule, cells, from, folded);
#endif
  (void)variant;
  return column_portable(rule, cells, from, folded);
}

size_t ck_fold_column(const ck_fold_rule *rule, const ck_column_cells *cells, size_t from, ck_folded *folded) {
  return ck_fold_column_by(ck_best_variant(), rule, cells, from, folded);
}
