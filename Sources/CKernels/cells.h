#ifndef CK_CELLS_H
#define CK_CELLS_H

/* What kernels over a column of cells share. Not part of the module. */

#include "CKernels.h"

static inline bool is_blank(uint8_t byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

/* Where the text of a row's cell lies, without the ASCII blanks around it. */
static inline ck_cell trimmed(const ck_column_cells *cells, size_t row) {
  ck_cell cell = cells->cells[row * cells->stride];
  const uint8_t *bytes = cells->arena;
  while (cell.length && is_blank(bytes[cell.offset + cell.length - 1])) cell.length--;
  while (cell.length && is_blank(bytes[cell.offset])) cell.offset++, cell.length--;
  return cell;
}

#endif
