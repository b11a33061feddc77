/* DEFLATE for rows: cut into blocks, each written by itself. The gzip member around them. */

#include "deflate.h"

enum { STORED_OVERHEAD = 16, STORED_EVERY = 1 << 15 };

size_t ck_deflate_rows_bound(size_t count) {
  return count + (count / STORED_EVERY + 2) * STORED_OVERHEAD;
}

static size_t compress(int32_t variant, ck_history *history, uint8_t *output, size_t capacity) {
  if (capacity < ck_deflate_rows_bound(history->count)) return 0;
  ck_block block;
  ck_bits bits = {0, 0, output};
  for (block.start = 0; block.start < history->count; block.start += block.count) {
    ck_find_repeats(variant, history, &block);
    ck_write_block(variant, &bits, history->input + block.start, &block);
  }
  ck_write_stored(&bits, history->input, 0);
  return (size_t)(bits.at - output);
}

size_t ck_deflate_rows_by(int32_t variant, const uint8_t *input, size_t count, uint8_t *output,
                          size_t capacity) {
  ck_history history = {.input = input, .count = count};
  return compress(variant, &history, output, capacity);
}

size_t ck_deflate_rows(const uint8_t *input, size_t count, uint8_t *output, size_t capacity) {
  return ck_deflate_rows_by(ck_best_variant(), input, count, output, capacity);
}

size_t ck_deflate_lines(const uint8_t *input, size_t count, const uint32_t *starts, size_t start_count,
                        uint8_t *output, size_t capacity) {
  ck_history history = {.input = input, .count = count, .starts = starts, .start_count = start_count};
  return compress(ck_best_variant(), &history, output, capacity);
}

void ck_gzip_member_head(uint8_t *out) {
  static const uint8_t head[CK_GZIP_HEAD] = {0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255};
  memcpy(out, head, sizeof head);
}

void ck_gzip_member_tail(uint32_t crc, uint64_t count, uint8_t *out) {
  out[0] = 3; /* a final block of fixed codes that holds nothing but its end */
  out[1] = 0;
  for (int at = 0; at < 4; at++) {
    out[2 + at] = (uint8_t)(crc >> 8 * at);
    out[6 + at] = (uint8_t)(count >> 8 * at);
  }
}
