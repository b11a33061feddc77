/* SHA-256 of LANES values side by side, one in each 32-bit lane of a vector. Included once for each vector size, with
   LANES, TARGET, REGISTER, INTRINSIC(name) and BROADCAST (of 16 bytes) defined. A lane whose value is done takes the
   next one at once, so values of different lengths keep every lane busy. */

#define PARKED SIZE_MAX
#define KERNEL __attribute__((target(TARGET)))
#define INLINE KERNEL __attribute__((always_inline)) static inline

typedef uint32_t vector __attribute__((vector_size(4 * LANES)));

/* A block of each lane, cut into 16-byte pieces so that one vector is the same piece of lanes k, k + 4, k + 8... */
typedef struct {
  uint8_t piece[4][4][LANES / 4][16];
} __attribute__((aligned(64))) ck_blocks;

typedef struct {
  vector state[8];
  vector fresh; /* all ones in the lanes whose value begins with this block */
  ck_blocks blocks;
  size_t value[LANES], number[LANES], total[LANES];
} ck_lanes;

INLINE vector rotated(vector word, int by) { return word >> by | word << (32 - by); }

INLINE vector swapped(vector words) {
  REGISTER order = BROADCAST(_mm_setr_epi32(0x00010203, 0x04050607, 0x08090a0b, 0x0c0d0e0f));
  return (vector)INTRINSIC(shuffle_epi8)((REGISTER)words, order);
}

/* Rows of four words become columns, in each 16 bytes by itself; the same again undoes it. */
INLINE void transpose(vector rows[4]) {
  REGISTER r0 = (REGISTER)rows[0], r1 = (REGISTER)rows[1], r2 = (REGISTER)rows[2], r3 = (REGISTER)rows[3];
  REGISTER low01 = INTRINSIC(unpacklo_epi32)(r0, r1), high01 = INTRINSIC(unpackhi_epi32)(r0, r1);
  REGISTER low23 = INTRINSIC(unpacklo_epi32)(r2, r3), high23 = INTRINSIC(unpackhi_epi32)(r2, r3);
  rows[0] = (vector)INTRINSIC(unpacklo_epi64)(low01, low23);
  rows[1] = (vector)INTRINSIC(unpackhi_epi64)(low01, low23);
  rows[2] = (vector)INTRINSIC(unpacklo_epi64)(high01, high23);
  rows[3] = (vector)INTRINSIC(unpackhi_epi64)(high01, high23);
}

KERNEL static void compress(ck_lanes *lanes) {
  vector w[16], s[8], before[8];
  for (int four = 0; four < 4; four++) {
    for (int at = 0; at < 4; at++) memcpy(&w[4 * four + at], lanes->blocks.piece[four][at], sizeof *w);
    transpose(w + 4 * four);
    for (int at = 0; at < 4; at++) w[4 * four + at] = swapped(w[4 * four + at]);
  }
  for (int at = 0; at < 8; at++) {
    before[at] = (lanes->state[at] & ~lanes->fresh) | (ck_sha256_initial[at] & lanes->fresh);
    s[at] = before[at];
  }
#pragma GCC unroll 64
  for (int at = 0; at < 64; at++) {
    vector a = s[0], e = s[4], choice = (e & s[5]) ^ (~e & s[6]);
    vector majority = (a & s[1]) | (s[2] & (a | s[1]));
    vector first = s[7] + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + choice +
                   (ck_sha256_constants[at] + w[at & 15]);
    vector second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + majority;
    s[7] = s[6], s[6] = s[5], s[5] = e, s[4] = s[3] + first;
    s[3] = s[2], s[2] = s[1], s[1] = a, s[0] = first + second;
    vector early = w[(at + 1) & 15], late = w[(at + 14) & 15];
    if (at < 48) {
      w[at & 15] += (rotated(early, 7) ^ rotated(early, 18) ^ early >> 3) + w[(at + 9) & 15] +
                    (rotated(late, 17) ^ rotated(late, 19) ^ late >> 10);
    }
  }
  for (int at = 0; at < 8; at++) lanes->state[at] = before[at] + s[at];
}

/* Gives a lane that is done the next value, and parks it when there is none. */
KERNEL static void refill(ck_lanes *lanes, int lane, const ck_values *values, size_t *next) {
  lanes->fresh[lane] = ~0u;
  lanes->value[lane] = *next;
  lanes->number[lane] = *next < values->count ? 0 : PARKED;
  if (*next < values->count) lanes->total[lane] = value_blocks(values, (*next)++);
}

/* Gives every lane its next block. False when no lane has one. */
KERNEL static bool fill(ck_lanes *lanes, const ck_values *values, size_t *next) {
  bool busy = false;
  memset(&lanes->fresh, 0, sizeof lanes->fresh);
  for (int lane = 0; lane < LANES; lane++) {
    if (lanes->number[lane] == lanes->total[lane]) refill(lanes, lane, values, next);
    if (lanes->number[lane] == PARKED) continue;
    __m128i piece[4];
    load_block(values, lanes->value[lane], lanes->number[lane]++, piece);
    for (int at = 0; at < 4; at++) _mm_store_si128((__m128i *)lanes->blocks.piece[at][lane & 3][lane >> 2], piece[at]);
    busy = true;
  }
  return busy;
}

/* Writes the digests of the lanes whose value ended with this block. */
KERNEL static void drain(ck_lanes *lanes, uint8_t *digests) {
  union {
    vector rows[2][4];
    uint8_t piece[2][4][LANES / 4][16];
  } halves;
  for (int half = 0; half < 2; half++) {
    memcpy(halves.rows[half], lanes->state + 4 * half, sizeof halves.rows[half]);
    transpose(halves.rows[half]);
    for (int at = 0; at < 4; at++) halves.rows[half][at] = swapped(halves.rows[half][at]);
  }
  for (int lane = 0; lane < LANES; lane++) {
    if (lanes->number[lane] != lanes->total[lane]) continue;
    uint8_t *digest = digests + lanes->value[lane] * DIGEST_BYTES;
    for (int half = 0; half < 2; half++) memcpy(digest + 16 * half, halves.piece[half][lane & 3][lane >> 2], 16);
  }
}

KERNEL static void hash(const ck_values *values, uint8_t *digests) {
  ck_lanes lanes;
  size_t next = 0;
  memset(&lanes, 0, sizeof lanes);
  while (fill(&lanes, values, &next)) {
    compress(&lanes);
    drain(&lanes, digests);
  }
}
