/* Columns joined to lines. A hashed cell is written from its digest, so it can be nothing but 64 hexadecimal digits. */

#include <string.h>

#include "hex.h"

enum { PIECE = 16, HASH_DIGITS = 64, DIGEST = 32 };

/* Copies in whole pieces; up to 15 bytes behind the text are overwritten, and read. */
static inline uint8_t *put(uint8_t *out, const uint8_t *text, size_t count) {
  for (size_t at = 0; at < count; at += PIECE) memcpy(out + at, text + at, PIECE);
  return out + count;
}

typedef void ck_hex(const uint8_t *digest, uint8_t *out);

static inline __attribute__((always_inline)) uint8_t *put_cell(const ck_join_column *column, size_t row, uint8_t *out,
                                                               ck_hex *hex) {
  if (column->slots) {
    hex(column->digests + (size_t)column->slots[row] * DIGEST, out);
    return out + HASH_DIGITS;
  }
  uint32_t start = column->offsets[row];
  return put(out, column->text + start, column->offsets[row + 1] - start);
}

static inline bool is_null(const ck_join_column *column, size_t row) {
  if (column->slots) return column->slots[row] == CK_NO_SLOT;
  return column->offsets[row] == column->offsets[row + 1];
}

static inline __attribute__((always_inline)) uint8_t *put_csv(const ck_join_column *columns, size_t count, size_t row,
                                                              ck_joined *joined, uint8_t *out, ck_hex *hex) {
  uint8_t *line = out;
  for (size_t at = 0; at < count; at++) {
    if (at) *out++ = ',';
    if (is_null(columns + at, row)) continue;
    joined->starts[joined->start_count++] = (uint32_t)(out - joined->lines);
    out = put_cell(columns + at, row, out, hex);
  }
  if (out == line) *out++ = '"', *out++ = '"'; /* to a reader, a line without any byte is no row */
  *out++ = '\n';
  return out;
}

static inline __attribute__((always_inline)) uint8_t *put_json(const ck_join_column *columns, size_t count, size_t row,
                                                               ck_joined *joined, uint8_t *out, ck_hex *hex) {
  uint8_t mark = '{';
  for (size_t at = 0; at < count; at++) {
    const ck_join_column *column = columns + at;
    if (is_null(column, row)) continue;
    *out++ = mark;
    mark = ',';
    joined->starts[joined->start_count++] = (uint32_t)(out - joined->lines);
    out = put(out, column->name, column->name_count);
    joined->starts[joined->start_count++] = (uint32_t)(out - joined->lines);
    out = put_cell(column, row, out, hex);
    if (column->is_quoted) *out++ = '"';
  }
  if (mark == '{') *out++ = '{';
  *out++ = '}';
  *out++ = '\n';
  return out;
}

static inline __attribute__((always_inline)) void join(const ck_join_request *request, ck_joined *joined, ck_hex *hex) {
  uint8_t *out = joined->lines;
  joined->start_count = 0;
  for (size_t row = 0; row < request->rows; row++) {
    if (request->is_skipped && request->is_skipped[row]) continue;
    out = request->format == CK_JSON_LINES ? put_json(request->columns, request->column_count, row, joined, out, hex)
                                           : put_csv(request->columns, request->column_count, row, joined, out, hex);
  }
  joined->count = (size_t)(out - joined->lines);
}

static void join_portable(const ck_join_request *request, ck_joined *joined) { join(request, joined, ck_hex64); }

#if defined(__x86_64__)

__attribute__((target("avx2"))) static void join_avx2(const ck_join_request *request, ck_joined *joined) {
  join(request, joined, ck_hex64_avx2);
}

#endif

void ck_join_rows_by(int32_t variant, const ck_join_request *request, ck_joined *joined) {
#if defined(__x86_64__)
  if (variant == CK_AVX2 && ck_best_variant() == CK_AVX2) {
    join_avx2(request, joined);
    return;
  }
#endif
  (void)variant;
  join_portable(request, joined);
}

void ck_join_rows(const ck_join_request *request, ck_joined *joined) {
  ck_join_rows_by(ck_best_variant(), request, joined);
}
