/* CRC-32 as gzip wants it: ISA-L computes it, zlib joins two of them. */

#include <isa-l/crc.h>
#include <zlib.h>

#include "CKernels.h"

_Static_assert(sizeof(z_off_t) == sizeof(uint64_t), "zlib must take lengths of 64 bits");

uint32_t ck_crc32(uint32_t crc, const uint8_t *bytes, size_t count) {
  return count ? crc32_gzip_refl(crc, bytes, count) : crc;
}

uint32_t ck_crc32_combine(uint32_t first, uint32_t second, uint64_t second_count) {
  return (uint32_t)crc32_combine(first, second, (z_off_t)second_count);
}
