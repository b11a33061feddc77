#ifndef CKERNELS_H
#define CKERNELS_H

/* C kernels for the row path. Plain types only: no library's header reaches Swift. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- What this processor can do ------------------------------------------------------------- */

/* The variants of a kernel, slowest first. Every variant returns the same answer for the same input. */
enum { CK_PORTABLE = 0, CK_SSE2 = 1, CK_AVX2 = 2 };

/* The fastest variant this processor can run; never changes while the program runs. */
int32_t ck_best_variant(void);

/* ---- Delimited text ------------------------------------------------------------------------- */

/* Offset of the first delimiter, quote, CR or LF in bytes[0..<count], or count when there is none. */
size_t ck_find_csv_special(const uint8_t *bytes, size_t count, uint8_t delimiter, uint8_t quote);

/* The same by a named variant; a variant this processor lacks falls back to the portable one. */
size_t ck_find_csv_special_by(int32_t variant, const uint8_t *bytes, size_t count, uint8_t delimiter,
                              uint8_t quote);

/* Writes the offset of every delimiter, quote, CR and LF in ascending order and returns how many there are.
   `offsets` must have room for `count` values, and count must be below 2^32. */
size_t ck_index_csv_specials(const uint8_t *bytes, size_t count, uint8_t delimiter, uint8_t quote,
                             uint32_t *offsets);
size_t ck_index_csv_specials_by(int32_t variant, const uint8_t *bytes, size_t count, uint8_t delimiter,
                                uint8_t quote, uint32_t *offsets);

/* Where a value lies in an arena of bytes. */
typedef struct {
  uint32_t offset, length;
} ck_cell;

/* A piece of text to be cut into rows: its bytes, its specials as ck_index_csv_specials finds them, from the row that
   begins at `start` on. */
typedef struct {
  const uint8_t *bytes;
  const uint32_t *specials;
  size_t special_count;
  uint32_t start;
  uint32_t shift;   /* added, modulo 2^32, to the offset of each cell */
  uint32_t full_at; /* no row that begins here or later is cut */
  uint8_t delimiter, quote;
  size_t columns; /* at least 1 */
  size_t maximum_rows;
} ck_split_request;

/* How far rows were cut: specials used up, and where the next row begins. */
typedef struct {
  size_t specials;
  uint32_t end;
} ck_split_progress;

/* Cuts whole rows of exactly `columns` cells, writes these row by row and returns how many rows there are. Stops before
   the first row that is not simple: one that the text does not hold in full, of other cells, blank, ended by a lone CR,
   or with a quote that does not enclose a whole cell without quotes. `cells` needs room for one cell a special and
   `columns` more. */
size_t ck_split_rows(const ck_split_request *request, ck_cell *cells, ck_split_progress *progress);

/* True when the bytes are well-formed UTF-8 (no overlong form, no surrogate, nothing above U+10FFFF). */
bool ck_is_utf8(const uint8_t *bytes, size_t count);

/* ---- gzip ----------------------------------------------------------------------------------- */

/* Results of ck_inflate_read. Zero and above: fine. Below zero: the handle is dead until reset. */
enum {
  CK_STREAM_MORE = 0,        /* call again with the rest of the input, more input, or fresh output room */
  CK_STREAM_END = 1,         /* complete: nothing is left to read */
  CK_STREAM_NOT_GZIP = -1,   /* the very first bytes are no gzip header (or there were none at all) */
  CK_STREAM_CORRUPT = -2,    /* broken block, wrong checksum or length, or bytes after the last member */
  CK_STREAM_TRUNCATED = -3,  /* the input ended inside a member */
  CK_STREAM_FAILED = -4      /* out of memory, or an argument the library refuses */
};

/* Reads gzip. With `all_members`, members in a row (and zero padding after the last) are one text; without, it stops
   after the first member and leaves the bytes behind it unconsumed. NULL when memory is short. */
typedef struct ck_inflate ck_inflate;
ck_inflate *ck_inflate_create(bool all_members);
void ck_inflate_destroy(ck_inflate *stream); /* NULL is allowed */
void ck_inflate_reset(ck_inflate *stream);

/* Expands. With `finish`, no input follows: repeat until CK_STREAM_END or an error. */
int32_t ck_inflate_read(ck_inflate *stream, const uint8_t *input, size_t input_count, uint8_t *output,
                        size_t output_capacity, size_t *consumed, size_t *produced, bool finish);

/* ---- SHA-256 of many short values ----------------------------------------------------------- */

/* The variants of the hash, slowest first: the portable one, 8 values at a time, 2 values by the processor's own SHA
   instructions, 16 values at a time. A variant this processor lacks falls back to the portable one. */
enum { CK_SHA_PORTABLE = 0, CK_SHA_AVX2 = 1, CK_SHA_NI = 2, CK_SHA_AVX512 = 3 };

/* The fastest variant this processor can run, and whether it can run a given one. */
int32_t ck_sha256_best_variant(void);
bool ck_sha256_can_run(int32_t variant);

/* SHA-256 (FIPS 180-4) of `count` values that lie one after the other: value i is
   bytes[offsets[i] ..< offsets[i + 1]], so `offsets` holds count + 1 ascending numbers. Digest i is written to
   digests[32 * i ..< 32 * i + 32]. Empty values are hashed like any other. Nothing before offsets[0] or behind
   offsets[count] is read. Fast from some 16 values a call and for values of up to 55 bytes (one block each); right for
   any. Safe to call from many threads. */
void ck_sha256_batch(const uint8_t *bytes, const uint32_t *offsets, size_t count, uint8_t *digests);
void ck_sha256_batch_by(int32_t variant, const uint8_t *bytes, const uint32_t *offsets, size_t count,
                        uint8_t *digests);

/* The 32 bytes of a digest as 64 lower-case hexadecimal digits. Variants as for delimited text. */
void ck_hex64(const uint8_t *digest, uint8_t *out);
void ck_hex64_by(int32_t variant, const uint8_t *digest, uint8_t *out);

/* ---- Identity texts ------------------------------------------------------------------------- */

/* What stands for a row without a value. */
#define CK_NO_SLOT UINT32_MAX

/* The form of a folded text: any but nothing; cut to `length` bytes and no shorter; a name, @ and no @ behind it. */
enum { CK_FORM_ANY = 0, CK_FORM_LENGTH = 1, CK_FORM_EMAIL = 2 };

/* What becomes of each ASCII byte, and the form the whole must have. Made by ck_fold_rule_init. */
typedef struct {
  uint8_t replacement[256], kept_highs[16];
  uint8_t case_first, case_bit;
  int32_t form;
  uint32_t length;
} ck_fold_rule;

/* `replacement` has 256 entries: 0 removes the byte; a letter is replaced by itself or, as every letter of its case, by
   the same letter of the other case; any other byte by itself. Entries from 128 on are not used. */
void ck_fold_rule_init(ck_fold_rule *rule, const uint8_t *replacement, int32_t form, uint32_t length);

/* One column of a table: the cell of row r is cells[r * stride]. */
typedef struct {
  const uint8_t *arena;
  size_t arena_count;
  const ck_cell *cells;
  size_t stride, rows;
} ck_column_cells;

/* The folded texts of a column, as ck_sha256_batch takes them: text i is bytes[offsets[i] ..< offsets[i + 1]] and
   belongs to the row whose slot is i. `slots` has one entry a row. */
typedef struct {
  uint8_t *bytes;
  uint32_t *offsets, *slots;
  size_t count;
} ck_folded;

/* Folds the cells from row `from` on: trims ASCII blanks, folds, checks the form and appends; an empty cell gets
   CK_NO_SLOT. Returns the first row that it leaves to the caller, who appends it and calls again, or the number of rows:
   a cell that is not all ASCII, has 64 bytes (it may be a hash) or has not the form. `bytes` must have room behind its
   last offset for all the cells to come and 32 bytes more. */
size_t ck_fold_column(const ck_fold_rule *rule, const ck_column_cells *cells, size_t from, ck_folded *folded);
size_t ck_fold_column_by(int32_t variant, const ck_fold_rule *rule, const ck_column_cells *cells, size_t from,
                         ck_folded *folded);

/* ---- Times, numbers and text ---------------------------------------------------------------- */

/* TIMESTAMP, where a time without offset is UTC or is left to the caller, DECIMAL, and text. */
enum { CK_TIMESTAMP = 0, CK_TIMESTAMP_LOCAL_IS_UTC = 1, CK_DECIMAL = 2, CK_TEXT = 3 };

/* The converted cells of a column: that of row r is bytes[offsets[r] ..< offsets[r + 1]], empty for null. */
typedef struct {
  uint8_t *bytes;
  uint32_t *offsets;
  bool allows_null;
} ck_converted;

/* Converts the cells from row `from` on: `yyyy-MM-dd HH:mm:ss` with blank or T and nothing, Z or an offset behind it,
   and epoch seconds up to the year 9999 become `yyyy-MM-ddTHH:mm:ssZ`; plain decimal numbers get two places, half
   rounded away from zero; text without anything that CSV or JSON would have to escape, and without @, stays as it is. A cell
   of blanks alone is null. Returns the first row that it leaves to the caller, who writes it and calls again, or the
   number of rows: any other form, and a null that is not allowed. `bytes` needs room for the cells to come, and for 24
   bytes a row. */
size_t ck_convert_column(int32_t conversion, const ck_column_cells *cells, size_t from, ck_converted *converted);

/* ---- Lines ---------------------------------------------------------------------------------- */

enum { CK_CSV_LINES = 0, CK_JSON_LINES = 1 };

/* One column of the lines. With `slots`, cell r is the digest of that slot as 64 hexadecimal digits; else it is
   text[offsets[r] ..< offsets[r + 1]], quoted and escaped already. A cell without slot or without text is null. */
typedef struct {
  const uint8_t *text;
  const uint32_t *offsets;
  const uint8_t *digests;
  const uint32_t *slots;
  const uint8_t *name; /* JSON only: the key, the colon and, if any, the opening quote */
  size_t name_count;
  bool is_quoted; /* JSON only: a quote ends the value */
} ck_join_column;

typedef struct {
  int32_t format;
  const ck_join_column *columns;
  size_t column_count, rows;
  const bool *is_skipped; /* of each row; NULL when none is */
} ck_join_request;

/* `starts` are the places in the lines where a cell or the name of one begins, in order: where ck_deflate_lines looks
   for repeats. */
typedef struct {
  uint8_t *lines;
  size_t count;
  uint32_t *starts;
  size_t start_count;
} ck_joined;

/* Writes one line a row: CSV, where a null cell is empty, or a JSON object, where it is absent. `lines` must have room
   for all of them and 16 bytes more, and so must every text and name be readable for 16 bytes more than it has;
   `starts` needs room for two entries a cell. */
void ck_join_rows(const ck_join_request *request, ck_joined *joined);
void ck_join_rows_by(int32_t variant, const ck_join_request *request, ck_joined *joined);

/* ---- DEFLATE blocks for rows ---------------------------------------------------------------- */

/* The room ck_deflate_rows asks for: `count` bytes, 0.05 % and a few bytes more. */
size_t ck_deflate_rows_bound(size_t count);

/* Compresses rows of CSV or JSON Lines to whole raw DEFLATE blocks (RFC 1951), none of them final, ended by an empty
   stored block: the output is a number of whole bytes and refers to nothing outside `input`, so the outputs of several
   calls (made by several threads, say) put one after the other are the DEFLATE form of their inputs put one after the
   other. Any bytes are right; it is quick and small where cells repeat or are hexadecimal digits, for it looks for
   repeats only where a cell begins. Returns the bytes written, never 0 for success; 0, with nothing written, when
   capacity < ck_deflate_rows_bound(count). Needs about 260 KB of stack. Safe to call from many threads.

   A gzip member (RFC 1952) is: ck_gzip_member_head, outputs of ck_deflate_rows, ck_gzip_member_tail. */
size_t ck_deflate_rows(const uint8_t *input, size_t count, uint8_t *output, size_t capacity);
size_t ck_deflate_rows_by(int32_t variant, const uint8_t *input, size_t count, uint8_t *output, size_t capacity);

/* The same text to smaller effort: repeats are looked for at the given places only, in ascending order, each below
   `count`. */
size_t ck_deflate_lines(const uint8_t *input, size_t count, const uint32_t *starts, size_t start_count,
                        uint8_t *output, size_t capacity);

/* Writes the 10 bytes a gzip member begins with: no name, no time, so that equal rows give equal files. */
enum { CK_GZIP_HEAD = 10, CK_GZIP_TAIL = 10 };
void ck_gzip_member_head(uint8_t *out);

/* Writes the 10 bytes a gzip member ends with: an empty final block, the CRC-32 and the length (modulo 2^32) of all
   the text. */
void ck_gzip_member_tail(uint32_t crc, uint64_t count, uint8_t *out);

/* ---- CRC-32 --------------------------------------------------------------------------------- */

/* The CRC-32 of gzip: of no bytes it is 0, and ck_crc32(ck_crc32(0, a), b) is that of a followed by b. */
uint32_t ck_crc32(uint32_t crc, const uint8_t *bytes, size_t count);

/* The CRC-32 of a followed by b from those of a and of b and from the length of b. */
uint32_t ck_crc32_combine(uint32_t first, uint32_t second, uint64_t second_count);

#endif
