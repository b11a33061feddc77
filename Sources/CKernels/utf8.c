/* Well-formed UTF-8 by the table 3-7 of the Unicode standard, with eight ASCII bytes at a time on the fast path. */

#include <string.h>

#include "CKernels.h"

/* Length of the well-formed sequence at bytes, or 0. */
static size_t sequence_length(const uint8_t *bytes, size_t count) {
  uint8_t lead = bytes[0], low = 0x80, high = 0xbf;
  if (lead < 0x80) return 1;
  size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || length > count) return 0;
  if (lead == 0xe0) low = 0xa0;
  if (lead == 0xed) high = 0x9f;
  if (lead == 0xf0) low = 0x90;
  if (lead == 0xf4) high = 0x8f;
  if (bytes[1] < low || bytes[1] > high) return 0;
  for (size_t at = 2; at < length; at++) {
    if ((bytes[at] & 0xc0) != 0x80) return 0;
  }
  return length;
}

bool ck_is_utf8(const uint8_t *bytes, size_t count) {
  size_t at = 0;
  while (at < count) {
    uint64_t word;
    if (at + sizeof word <= count) {
      memcpy(&word, bytes + at, sizeof word);
      if (!(word & 0x8080808080808080u)) {
        at += sizeof word;
        continue;
      }
    }
    size_t length = sequence_length(bytes + at, count - at);
    if (!length) return false;
    at += length;
  }
  return true;
}
