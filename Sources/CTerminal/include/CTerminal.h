#ifndef CTERMINAL_H
#define CTERMINAL_H

/* Wide-character ncurses behind plain types: no macro, type or global of curses reaches Swift.
   One screen a process. All functions but ct_wake belong to the one thread that called ct_start. */

#include <stdbool.h>
#include <stdint.h>

/* ---- Session -------------------------------------------------------------------------------- */

/* Results of ct_start. On failure nothing was written to the terminal. */
enum {
  CT_STARTED = 0,
  CT_NOT_A_TERMINAL = -1,     /* standard input or output is no terminal */
  CT_UNKNOWN_TERMINAL = -2,   /* TERM is empty or has no description */
  CT_CANNOT_MOVE_CURSOR = -3, /* a teletype such as TERM=dumb */
  CT_SYSTEM_REFUSED = -4      /* out of descriptors or memory */
};

/* Takes the terminal: alternate screen, raw keys, captured standard error, handlers for signals and crashes. */
int32_t ct_start(bool wants_color, bool wants_mouse);

/* Gives the terminal back as it was and shows what was written to standard error meanwhile. */
void ct_stop(void);

/* Gives the terminal back for a while; between the two, other programs may use it. */
void ct_leave(void);
void ct_return(void);

/* Stops the whole job, as Ctrl-Z does, and returns when it is continued. Call between ct_leave and ct_return. */
void ct_stop_job(void);

/* True when the locale writes UTF-8. Sets the character locale at the first call; may be called before ct_start. */
bool ct_utf8(void);

/* ---- Output --------------------------------------------------------------------------------- */

enum { CT_BOLD = 1, CT_DIM = 2, CT_UNDERLINE = 4, CT_REVERSE = 8 };

void ct_size(int32_t *rows, int32_t *columns);

/* How many colours the terminal has; 0 when colour is not wanted or not there. */
int32_t ct_colors(void);

/* Gives a pair (1 and up) a foreground colour on the terminal's own background. Pair 0 is the terminal's own look. */
void ct_set_pair(int32_t pair, int32_t foreground);

/* The look of the cells put from now on. */
void ct_set_style(int32_t pair, uint32_t attributes);

/* Puts one grapheme of `width` columns; never writes more columns than that, and fills up with blanks. What the locale
   cannot show becomes '?'. */
void ct_put(int32_t row, int32_t column, const uint32_t *scalars, int32_t count, int32_t width);

/* Sends the changes, and places the cursor there, or hides it when the row is negative. */
void ct_flush(int32_t cursor_row, int32_t cursor_column);

/* The next ct_flush sends the whole screen. */
void ct_repaint(void);

/* Sends bytes past curses, for sequences that change nothing on the screen. */
void ct_send(const uint8_t *bytes, int32_t count);

/* ---- Input ---------------------------------------------------------------------------------- */

enum {
  CT_EVENT_NONE = 0,
  CT_EVENT_CHARACTER,   /* code: a Unicode scalar, control characters included */
  CT_EVENT_KEY,         /* code: CT_KEY_… */
  CT_EVENT_PASTE_START,
  CT_EVENT_PASTE_END,
  CT_EVENT_CLICK,       /* row, column */
  CT_EVENT_WHEEL,       /* row, column; code: -1 up, 1 down */
  CT_EVENT_RESIZE,      /* row, column: the new size */
  CT_EVENT_SUSPEND,     /* SIGTSTP came from outside */
  CT_EVENT_CONTINUED,   /* the job was stopped and goes on: the screen may be spoilt */
  CT_EVENT_HANGUP,
  CT_EVENT_TERMINATE    /* SIGTERM */
};

enum {
  CT_KEY_UP = 1, CT_KEY_DOWN, CT_KEY_LEFT, CT_KEY_RIGHT, CT_KEY_HOME, CT_KEY_END, CT_KEY_PAGE_UP, CT_KEY_PAGE_DOWN,
  CT_KEY_DELETE, CT_KEY_BACKSPACE, CT_KEY_BACK_TAB, CT_KEY_ENTER,
  CT_KEY_FUNCTION = 100 /* F1 is 101 */
};

typedef struct {
  int32_t kind;
  int32_t code;
  int32_t row;
  int32_t column;
} ct_event;

/* The next event; CT_EVENT_NONE when there is none. Never blocks, but for the moment that tells Esc from a sequence. */
ct_event ct_next_event(void);

/* Waits for a key, a signal or ct_wake; negative milliseconds wait for ever. */
void ct_wait(int32_t milliseconds);

/* Ends ct_wait, now or the next one. Safe from any thread, from signal handlers, and while no screen is up. */
void ct_wake(void);

#endif
