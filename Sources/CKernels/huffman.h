#ifndef CK_HUFFMAN_H
#define CK_HUFFMAN_H

/* Prefix codes as DEFLATE wants them (RFC 1951, 3.2.2). Not part of the module. */

#include "CKernels.h"

enum { HUFFMAN_SYMBOLS = 288, HUFFMAN_LONGEST = 15 };

typedef struct {
  uint16_t code[HUFFMAN_SYMBOLS]; /* its first bit lowest, as it is written */
  uint8_t length[HUFFMAN_SYMBOLS];
} ck_huffman;

/* The shortest code for symbols that occur so often (each below 2^23), none longer than `limit` bits. A code has at
   least two symbols, for some readers refuse one with fewer. */
void ck_huffman_build(ck_huffman *huffman, const uint32_t *frequencies, int count, int limit);

/* Fills in the canonical codes of the given lengths. */
void ck_huffman_number(ck_huffman *huffman, int count);

#endif
