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
