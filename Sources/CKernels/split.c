/* Rows of delimited text, cut into cells as long as nothing in them is out of the ordinary. */

#include "CKernels.h"

/* The specials of a text, and which of them is next. */
typedef struct {
  const uint8_t *bytes;
  const uint32_t *offsets;
  size_t next, count;
} ck_specials;

/* Offset of the special that ends the cell at `start`, or UINT32_MAX when a cell is not as simple as that. Quotes that
   enclose a whole cell are simple; any other quote is not. */
static inline uint32_t end_of_cell(ck_specials *specials, uint32_t start, uint8_t quote, ck_cell *cell) {
  if (specials->next == specials->count) return UINT32_MAX;
  uint32_t end = specials->offsets[specials->next++];
  *cell = (ck_cell){start, end - start};
  if (specials->bytes[end] != quote) return end;
  if (end != start) return UINT32_MAX;
  uint32_t close = end;
  do {
    if (specials->next == specials->count) return UINT32_MAX;
    close = specials->offsets[specials->next++];
  } while (specials->bytes[close] != quote);
  *cell = (ck_cell){start + 1, close - start - 1};
  if (specials->next == specials->count) return UINT32_MAX;
  end = specials->offsets[specials->next++];
  return end == close + 1 && specials->bytes[end] != quote ? end : UINT32_MAX;
}

/* Steps over the end of a line at `end`; 0 when it is none, or may go on in the next chunk. */
static inline uint32_t behind_line(ck_specials *specials, uint32_t end) {
  if (specials->bytes[end] == '\n') return end + 1;
  if (specials->bytes[end] != '\r' || specials->next == specials->count) return 0;
  if (specials->offsets[specials->next] != end + 1 || specials->bytes[end + 1] != '\n') return 0;
  specials->next++;
  return end + 2;
}

/* Where the row behind the one at `start` begins, or 0. */
static inline uint32_t split_row(ck_specials *specials, uint32_t start, uint8_t delimiter, uint8_t quote,
                                 size_t columns, ck_cell *cells) {
  uint32_t at = start;
  for (size_t column = 1; column < columns; column++) {
    uint32_t end = end_of_cell(specials, at, quote, cells++);
    if (end == UINT32_MAX || specials->bytes[end] != delimiter) return 0;
    at = end + 1;
  }
  uint32_t end = end_of_cell(specials, at, quote, cells);
  if (end == UINT32_MAX || end == start) return 0; /* a blank line is no row */
  return behind_line(specials, end);
}

size_t ck_split_rows(const ck_split_request *request, ck_cell *cells, ck_split_progress *progress) {
  ck_specials specials = {request->bytes, request->specials, 0, request->special_count};
  uint32_t start = request->start;
  size_t rows = 0;
  *progress = (ck_split_progress){0, start};
  while (rows < request->maximum_rows && start < request->full_at) {
    ck_cell *row = cells + rows * request->columns;
    start = split_row(&specials, start, request->delimiter, request->quote, request->columns, row);
    if (!start) break;
    for (size_t column = 0; column < request->columns; column++) row[column].offset += request->shift;
    *progress = (ck_split_progress){specials.next, start};
    rows++;
  }
  return rows;
}
