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

/* True when the bytes are well-formed UTF-8 (no overlong form, no surrogate, nothing above U+10FFFF). */
bool ck_is_utf8(const uint8_t *bytes, size_t count);

/* ---- gzip ----------------------------------------------------------------------------------- */

/* Results of ck_gzip_write and ck_inflate_read. Zero and above: fine. Below zero: the handle is dead until reset. */
enum {
  CK_STREAM_MORE = 0,        /* call again with the rest of the input, more input, or fresh output room */
  CK_STREAM_END = 1,         /* complete: nothing is left to write (gzip) or to read (inflate) */
  CK_STREAM_NOT_GZIP = -1,   /* the very first bytes are no gzip header (or there were none at all) */
  CK_STREAM_CORRUPT = -2,    /* broken block, wrong checksum or length, or bytes after the last member */
  CK_STREAM_TRUNCATED = -3,  /* the input ended inside a member */
  CK_STREAM_FAILED = -4      /* out of memory, or an argument the library refuses */
};

/* Writes exactly one gzip member (level 1 of ISA-L's igzip). NULL when memory is short. */
typedef struct ck_gzip ck_gzip;
ck_gzip *ck_gzip_create(void);
void ck_gzip_destroy(ck_gzip *stream); /* NULL is allowed */
void ck_gzip_reset(ck_gzip *stream);   /* ready for the next file, whatever came before */

/* Compresses. With `finish`, no input follows: repeat (with the unconsumed rest, if any) until CK_STREAM_END. */
int32_t ck_gzip_write(ck_gzip *stream, const uint8_t *input, size_t input_count, uint8_t *output,
                      size_t output_capacity, size_t *consumed, size_t *produced, bool finish);

/* Reads gzip. With `all_members`, members in a row (and zero padding after the last) are one text; without, it stops
   after the first member and leaves the bytes behind it unconsumed. NULL when memory is short. */
typedef struct ck_inflate ck_inflate;
ck_inflate *ck_inflate_create(bool all_members);
void ck_inflate_destroy(ck_inflate *stream); /* NULL is allowed */
void ck_inflate_reset(ck_inflate *stream);

/* Expands. With `finish`, no input follows: repeat until CK_STREAM_END or an error. */
int32_t ck_inflate_read(ck_inflate *stream, const uint8_t *input, size_t input_count, uint8_t *output,
                        size_t output_capacity, size_t *consumed, size_t *produced, bool finish);

#endif
