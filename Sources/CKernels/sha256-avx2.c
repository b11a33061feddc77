/* Eight values at a time, for processors without SHA instructions. */

#include "sha256.h"

#if defined(__x86_64__)

#define LANES 8
#define TARGET "avx2"
#define REGISTER __m256i
#define INTRINSIC(name) _mm256_##name
#define BROADCAST _mm256_broadcastsi128_si256
#include "sha256-lanes.h"

KERNEL void ck_sha256_avx2(const ck_values *values, uint8_t *digests) { hash(values, digests); }

#endif
