/* The first pass over a block of rows: what repeats. Hashes that differ have nothing in common worth a match, and those
   that repeat do so from their first digit on, so only the beginnings of cells are looked up. Who wrote the lines knows
   where these are; else they are found by the bytes before them. */

#include "deflate.h"

enum { KEY_BYTES = 8, SCAN = 4096 };

/* How many bytes from `from` to `limit` are those `distance` before them. */
static inline size_t same_bytes(const uint8_t *input, size_t from, size_t limit, size_t distance) {
  size_t at = from;
  for (; at + 8 <= limit; at += 8) {
    uint64_t difference = load64(input + at) ^ load64(input + at - distance);
    if (difference) return at + (size_t)__builtin_ctzll(difference) / 8 - from;
  }
  while (at < limit && input[at] == input[at - distance]) at++;
  return at - from;
}

/* How far back the same eight bytes were seen, or 0. Remembers the cell. */
static inline size_t look_up(ck_history *history, size_t cell) {
  uint64_t key = load64(history->input + cell);
  uint16_t *place = &history->place[key * 0x9e3779b97f4a7c15u >> (64 - PLACE_BITS)];
  size_t distance = (uint16_t)(cell - *place);
  *place = (uint16_t)cell;
  if (distance - 1 >= WINDOW || distance > cell) return 0;
  return load64(history->input + cell - distance) == key ? distance : 0;
}

/* Appends a match, in pieces no longer than DEFLATE allows and none shorter. */
static void append(ck_block *block, size_t literals, size_t length, size_t distance) {
  while (length) {
    size_t piece = length <= LONGEST_MATCH                    ? length
                   : length - LONGEST_MATCH >= SHORTEST_MATCH ? LONGEST_MATCH
                                                              : length - SHORTEST_MATCH;
    block->steps[block->step_count++] = (ck_step){(uint32_t)literals, (uint16_t)piece, (uint16_t)distance};
    length -= piece;
    literals = 0;
  }
}

/* A cell that begins in the last bytes of the match before it may be the start of a longer one: the match before then
   gives way. Returns false when it is too deep inside, or nothing would be left of the other. */
static inline bool may_cut(const ck_block *block, size_t overlap) {
  return overlap < KEY_BYTES && block->steps[block->step_count - 1].length >= overlap + SHORTEST_MATCH;
}

/* Looks up one cell. `done` is where the steps so far end; returns where they end now. */
static inline size_t visit(ck_history *history, ck_block *block, size_t cell, size_t done, size_t limit) {
  const uint8_t *input = history->input;
  size_t distance = look_up(history, cell), start = cell;
  if (!distance) return done;
  if (cell < done) {
    if (!may_cut(block, done - cell)) return done;
    block->steps[block->step_count - 1].length -= (uint16_t)(done - cell);
    done = cell;
  }
  while (start > done && start > distance && input[start - 1] == input[start - 1 - distance]) start--;
  size_t end = cell + KEY_BYTES + same_bytes(input, cell + KEY_BYTES, limit, distance);
  append(block, start - done, end - start, distance);
  return end;
}

enum { STEPS_OF_ONE_MATCH = BLOCK_TEXT / (LONGEST_MATCH - SHORTEST_MATCH) + 2 };

static inline bool is_full(const ck_block *block) { return block->step_count > BLOCK_STEPS - STEPS_OF_ONE_MATCH - 1; }

/* Both walks return where the steps end. They stop early when the block is full. */
static size_t walk_starts(ck_history *history, ck_block *block, size_t limit) {
  size_t done = block->start;
  while (history->next_start < history->start_count && !is_full(block)) {
    size_t cell = history->starts[history->next_start];
    if (cell + KEY_BYTES > limit) break;
    history->next_start++;
    done = visit(history, block, cell, done, limit);
  }
  return done;
}

static size_t walk_text(int32_t variant, ck_history *history, ck_block *block, size_t limit) {
  uint32_t offsets[SCAN];
  size_t done = block->start;
  for (size_t from = block->start; from < limit; from += SCAN) {
    size_t scanned = limit - from < SCAN ? limit - from : SCAN;
    size_t found = ck_index_csv_specials_by(variant, history->input + from, scanned, ',', '"', offsets);
    for (size_t at = 0; at < found; at++) {
      size_t cell = from + offsets[at] + 1;
      if (cell + KEY_BYTES > limit) break;
      done = visit(history, block, cell, done, limit);
      if (is_full(block)) return done;
    }
  }
  return done;
}

void ck_find_repeats(int32_t variant, ck_history *history, ck_block *block) {
  size_t limit = history->count - block->start > BLOCK_TEXT ? block->start + BLOCK_TEXT : history->count;
  block->step_count = 0;
  size_t done =
      history->starts ? walk_starts(history, block, limit) : walk_text(variant, history, block, limit);
  size_t end = is_full(block) ? done : limit;
  block->steps[block->step_count++] = (ck_step){(uint32_t)(end - done), 0, 0};
  block->count = end - block->start;
  /* Cells in the last bytes of a block are not looked up, nor are those a match went past. */
  while (history->next_start < history->start_count && history->starts[history->next_start] < block->start + block->count) {
    history->next_start++;
  }
}
