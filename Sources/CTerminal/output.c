#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "CTerminal.h"
#include "terminal.h"

#include <ncurses.h>
#include <unistd.h>
#include <wchar.h>
#include <wctype.h>

static attr_t style_attributes = A_NORMAL;
static short style_pair;

void ct_size(int32_t *rows, int32_t *columns) {
  *rows = getmaxy(stdscr);
  *columns = getmaxx(stdscr);
}

/* COLORS stays 0 until start_color. */
int32_t ct_colors(void) { return COLORS > 0 ? COLORS : 0; }

void ct_set_pair(int32_t pair, int32_t foreground) {
  if (init_pair((short)pair, (short)foreground, -1) == ERR) init_pair((short)pair, (short)foreground, COLOR_BLACK);
}

void ct_set_style(int32_t pair, uint32_t attributes) {
  style_pair = (short)pair;
  style_attributes = A_NORMAL;
  if (attributes & CT_BOLD) style_attributes |= A_BOLD;
  if (attributes & CT_DIM) style_attributes |= A_DIM;
  if (attributes & CT_UNDERLINE) style_attributes |= A_UNDERLINE;
  if (attributes & CT_REVERSE) style_attributes |= A_REVERSE;
}

/* Adds one spacing character with its marks at the window's cursor. */
static void add(const wchar_t *text) {
  cchar_t cell;
  if (setcchar(&cell, text, style_attributes, style_pair, NULL) == OK) wadd_wch(stdscr, &cell);
}

/* Takes a spacing character with the marks that follow it and says how many columns it takes; 0: nothing was left. */
static int take_spacing(const uint32_t **next, const uint32_t *end, wchar_t text[CCHARW_MAX + 1]) {
  if (*next == end) return 0;
  wchar_t base = (wchar_t)*(*next)++;
  int width = iswprint((wint_t)base) ? wcwidth(base) : -1;
  int count = 1;
  text[0] = width > 0 ? base : L'?';
  /* Joiners and variation selectors would let the terminal draw another width than the one reserved. */
  for (; *next < end && wcwidth((wchar_t)**next) == 0; ++*next) {
    bool changes_width = **next == 0x200D || (**next >= 0xFE00 && **next <= 0xFE0F);
    if (width > 0 && !changes_width && count < CCHARW_MAX) text[count++] = (wchar_t)**next;
  }
  text[count] = L'\0';
  return width > 0 ? width : 1;
}

void ct_put(int32_t row, int32_t column, const uint32_t *scalars, int32_t count, int32_t width) {
  const uint32_t *end = scalars + count;
  wchar_t text[CCHARW_MAX + 1];
  int used = 0;
  wmove(stdscr, row, column);
  while (used < width) {
    int taken = take_spacing(&scalars, end, text);
    if (taken == 0 || used + taken > width) break;
    add(text);
    used += taken;
  }
  for (; used < width; used++) add(L" ");
}

void ct_flush(int32_t cursor_row, int32_t cursor_column) {
  curs_set(cursor_row >= 0 ? 1 : 0);
  if (cursor_row >= 0) wmove(stdscr, cursor_row, cursor_column);
  wrefresh(stdscr);
}

void ct_repaint(void) { clearok(curscr, TRUE); }

void ct_send(const uint8_t *bytes, int32_t count) { write_all(STDOUT_FILENO, bytes, (size_t)count); }
