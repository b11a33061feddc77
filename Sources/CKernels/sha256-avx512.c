/* Sixteen values at a time. */

#include "sha256.h"

#if defined(__x86_64__)

#define LANES 16
#define TARGET "avx512f,avx512bw"
#define REGISTER __m512i
#define INTRINSIC(name) _mm512_##name
#define BROADCAST _mm512_broadcast_i32x4
#include "sha256-lanes.h"

KERNEL void ck_sha256_avx512(const ck_values *values, uint8_t *digests) { hash(values, digests); }

#endif
