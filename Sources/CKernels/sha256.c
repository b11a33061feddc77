/* SHA-256 (FIPS 180-4) of many values: the portable form and the choice between the forms. */

#include "sha256.h"

#if defined(__x86_64__)
#include <cpuid.h>
#endif

const uint32_t ck_sha256_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

const uint32_t ck_sha256_initial[8] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

static inline uint32_t big_endian(const uint8_t *bytes) {
  return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static inline void put_big_endian(uint8_t *bytes, uint32_t word) {
  for (int at = 0; at < 4; at++) bytes[at] = (uint8_t)(word >> (24 - 8 * at));
}

void ck_sha256_block(const ck_values *values, size_t index, size_t number, uint8_t *block) {
  size_t length = value_length(values, index), from = number * BLOCK_BYTES;
  size_t rest = length > from ? length - from : 0;
  size_t copied = rest < BLOCK_BYTES ? rest : BLOCK_BYTES;
  if (copied) memcpy(block, values->bytes + values->offsets[index] + from, copied);
  memset(block + copied, 0, BLOCK_BYTES - copied);
  if (length >= from && rest < BLOCK_BYTES) block[rest] = 0x80;
  if (number + 1 == value_blocks(values, index)) {
    put_big_endian(block + 56, (uint32_t)((uint64_t)length >> 29));
    put_big_endian(block + 60, (uint32_t)(length << 3));
  }
}

static inline uint32_t rotated(uint32_t word, int by) { return word >> by | word << (32 - by); }

static void compress(uint32_t state[8], const uint8_t *block) {
  uint32_t words[64];
  for (int at = 0; at < 16; at++) words[at] = big_endian(block + 4 * at);
  for (int at = 16; at < 64; at++) {
    uint32_t early = words[at - 15], late = words[at - 2];
    words[at] = words[at - 16] + (rotated(early, 7) ^ rotated(early, 18) ^ early >> 3) + words[at - 7] +
                (rotated(late, 17) ^ rotated(late, 19) ^ late >> 10);
  }
  uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
  uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
#pragma GCC unroll 8
  for (int at = 0; at < 64; at++) {
    uint32_t choice = (e & f) ^ (~e & g), majority = (a & b) ^ (a & c) ^ (b & c);
    uint32_t first = h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + choice;
    first += ck_sha256_constants[at] + words[at];
    uint32_t second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + majority;
    h = g, g = f, f = e, e = d + first;
    d = c, c = b, b = a, a = first + second;
  }
  state[0] += a, state[1] += b, state[2] += c, state[3] += d;
  state[4] += e, state[5] += f, state[6] += g, state[7] += h;
}

void ck_sha256_portable(const ck_values *values, uint8_t *digests) {
  for (size_t index = 0; index < values->count; index++) {
    uint32_t state[8];
    uint8_t block[BLOCK_BYTES];
    memcpy(state, ck_sha256_initial, sizeof state);
    for (size_t number = 0; number < value_blocks(values, index); number++) {
      ck_sha256_block(values, index, number, block);
      compress(state, block);
    }
    for (int at = 0; at < 8; at++) put_big_endian(digests + index * DIGEST_BYTES + 4 * at, state[at]);
  }
}

#if defined(__x86_64__)

#define EIGHT(byte) byte, byte, byte, byte, byte, byte, byte, byte
#define SIXTY_FOUR(byte) \
  EIGHT(byte), EIGHT(byte), EIGHT(byte), EIGHT(byte), EIGHT(byte), EIGHT(byte), EIGHT(byte), EIGHT(byte)

const uint8_t ck_sha256_keep[2 * BLOCK_BYTES] = {SIXTY_FOUR(0xff)};
const uint8_t ck_sha256_mark[2 * BLOCK_BYTES] = {[BLOCK_BYTES] = 0x80};

static bool has_sha_instructions(void) {
  unsigned a, b, c, d;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b >> 29 & 1) && __builtin_cpu_supports("sse4.1");
}

bool ck_sha256_can_run(int32_t variant) {
  switch (variant) {
    case CK_SHA_PORTABLE: return true;
    case CK_SHA_AVX2: return __builtin_cpu_supports("avx2");
    case CK_SHA_NI: return has_sha_instructions();
    case CK_SHA_AVX512: return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw");
    default: return false;
  }
}

#else

bool ck_sha256_can_run(int32_t variant) { return variant == CK_SHA_PORTABLE; }

#endif

int32_t ck_sha256_best_variant(void) {
  int32_t variant = CK_SHA_AVX512;
  while (!ck_sha256_can_run(variant)) variant--;
  return variant;
}

typedef void ck_kernel(const ck_values *values, uint8_t *digests);

static ck_kernel *kernel(int32_t variant) {
  if (!ck_sha256_can_run(variant)) return ck_sha256_portable;
#if defined(__x86_64__)
  if (variant == CK_SHA_AVX2) return ck_sha256_avx2;
  if (variant == CK_SHA_NI) return ck_sha256_ni;
  if (variant == CK_SHA_AVX512) return ck_sha256_avx512;
#endif
  return ck_sha256_portable;
}

void ck_sha256_batch_by(int32_t variant, const uint8_t *bytes, const uint32_t *offsets, size_t count,
                        uint8_t *digests) {
  ck_values values = {bytes, offsets, count};
  kernel(variant)(&values, digests);
}

void ck_sha256_batch(const uint8_t *bytes, const uint32_t *offsets, size_t count, uint8_t *digests) {
  ck_sha256_batch_by(ck_sha256_best_variant(), bytes, offsets, count, digests);
}
