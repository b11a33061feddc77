/* Prefix codes of limited length. */

#include <string.h>

#include "huffman.h"

/* What is sorted: the frequency, and below it the symbol. */
enum { SYMBOL_BITS = 9 };

static void sort(uint32_t *keys, int count) {
  static const int gaps[] = {132, 57, 23, 10, 4, 1};
  for (size_t which = 0; which < sizeof gaps / sizeof *gaps; which++) {
    int gap = gaps[which];
    for (int next = gap; next < count; next++) {
      uint32_t key = keys[next];
      int at = next;
      for (; at >= gap && keys[at - gap] > key; at -= gap) keys[at] = keys[at - gap];
      keys[at] = key;
    }
  }
}

/* The symbols that occur, the rarest first, and at least two. */
static int used_symbols(const uint32_t *frequencies, int count, uint32_t *keys) {
  int used = 0;
  for (int symbol = 0; symbol < count; symbol++) {
    if (frequencies[symbol]) keys[used++] = frequencies[symbol] << SYMBOL_BITS | (uint32_t)symbol;
  }
  for (int symbol = 0; used < 2; symbol++) {
    if (!frequencies[symbol]) keys[used++] = 1u << SYMBOL_BITS | (uint32_t)symbol;
  }
  sort(keys, used);
  return used;
}

/* How many codes of each length Huffman's tree has. Leaves come first and each inner node follows its children, so both
   are in order of weight and the two lightest stand at the heads of two queues. */
static void count_lengths(const uint32_t *keys, int used, int limit, int *counts) {
  uint32_t weight[2 * HUFFMAN_SYMBOLS];
  uint16_t parent[2 * HUFFMAN_SYMBOLS], depth[2 * HUFFMAN_SYMBOLS];
  int leaf = 0, inner = used, root = 2 * used - 2;
  for (int at = 0; at < used; at++) weight[at] = keys[at] >> SYMBOL_BITS;
  for (int next = used; next <= root; next++) {
    weight[next] = 0;
    for (int child = 0; child < 2; child++) {
      bool takes_leaf = leaf < used && (inner == next || weight[leaf] <= weight[inner]);
      int lightest = takes_leaf ? leaf++ : inner++;
      weight[next] += weight[lightest];
      parent[lightest] = (uint16_t)next;
    }
  }
  depth[root] = 0;
  for (int node = root - 1; node >= 0; node--) {
    depth[node] = depth[parent[node]] + 1;
    if (node < used) counts[depth[node] < limit ? depth[node] : limit]++;
  }
}

/* Cutting codes off at the limit asks for more room than there is: a longest code moves next to a shorter one, which
   grows by one bit, until all fit. */
static void limit_lengths(int *counts, int limit) {
  int taken = 0;
  for (int length = 1; length <= limit; length++) taken += counts[length] << (limit - length);
  for (; taken > 1 << limit; taken--) {
    int length = limit - 1;
    while (!counts[length]) length--;
    counts[length]--;
    counts[length + 1] += 2;
    counts[limit]--;
  }
}

void ck_huffman_build(ck_huffman *huffman, const uint32_t *frequencies, int count, int limit) {
  uint32_t keys[HUFFMAN_SYMBOLS];
  int counts[HUFFMAN_LONGEST + 1] = {0}, used = used_symbols(frequencies, count, keys), at = 0;
  count_lengths(keys, used, limit, counts);
  limit_lengths(counts, limit);
  memset(huffman->length, 0, (size_t)count);
  for (int length = limit; length > 0; length--) {
    for (int left = counts[length]; left > 0; left--) {
      huffman->length[keys[at++] & ((1u << SYMBOL_BITS) - 1)] = (uint8_t)length;
    }
  }
  ck_huffman_number(huffman, count);
}

static uint16_t reversed(unsigned code, int length) {
  unsigned result = 0;
  for (int bit = 0; bit < length; bit++) result |= (code >> bit & 1) << (length - 1 - bit);
  return (uint16_t)result;
}

void ck_huffman_number(ck_huffman *huffman, int count) {
  unsigned counts[HUFFMAN_LONGEST + 2] = {0}, next[HUFFMAN_LONGEST + 2] = {0};
  for (int symbol = 0; symbol < count; symbol++) counts[huffman->length[symbol]]++;
  counts[0] = 0;
  for (int length = 1; length <= HUFFMAN_LONGEST; length++) next[length] = (next[length - 1] + counts[length - 1]) << 1;
  for (int symbol = 0; symbol < count; symbol++) {
    int length = huffman->length[symbol];
    if (length) huffman->code[symbol] = reversed(next[length]++, length);
  }
}
