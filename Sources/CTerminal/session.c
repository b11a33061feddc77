#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "CTerminal.h"
#include "terminal.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* From <term.h>, whose macros (lines, columns, buttons) collide with everything. */
extern int setupterm(const char *name, int descriptor, int *error);

/* The wait that tells the Esc key from the start of a sequence; a sequence may be split by a slow SSH connection. */
enum { ESCAPE_MILLISECONDS = 50 };

static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";

static SCREEN *screen;

void write_all(int descriptor, const void *bytes, size_t count) {
  const char *next = bytes;
  while (count > 0) {
    ssize_t written = write(descriptor, next, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    next += written;
    count -= (size_t)written;
  }
}

static const char *wanted_locale(void) {
  static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    const char *value = getenv(names[i]);
    if (value != NULL && *value != '\0') return value;
  }
  return NULL;
}

/* With no locale asked for, or one that is not installed here, UTF-8 is what terminals speak. */
static void set_character_locale(void) {
  const char *wanted = wanted_locale();
  if (wanted != NULL && setlocale(LC_CTYPE, "") != NULL) return;
  if (wanted == NULL || strcasestr(wanted, "utf-8") != NULL || strcasestr(wanted, "utf8") != NULL) {
    setlocale(LC_CTYPE, "C.UTF-8");
  }
}

bool ct_utf8(void) {
  static bool is_set;
  if (!is_set) {
    set_character_locale();
    is_set = true;
  }
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static bool has_capability(const char *name) {
  const char *value = tigetstr(name);
  return value != NULL && value != (const char *)-1 && *value != '\0';
}

static int32_t check_terminal(void) {
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return CT_NOT_A_TERMINAL;
  const char *name = getenv("TERM");
  if (name == NULL || *name == '\0') return CT_UNKNOWN_TERMINAL;
  int error = 0;
  if (setupterm(NULL, STDOUT_FILENO, &error) != OK) {
    return error == 1 ? CT_CANNOT_MOVE_CURSOR : CT_UNKNOWN_TERMINAL;
  }
  return has_capability("cup") && has_capability("clear") ? CT_STARTED : CT_CANNOT_MOVE_CURSOR;
}

static void set_modes(bool wants_color) {
  set_escdelay(ESCAPE_MILLISECONDS);
  raw();
  noecho();
  nonl();
  intrflush(stdscr, FALSE);
  keypad(stdscr, TRUE);
  nodelay(stdscr, TRUE);
  if (wants_color && has_colors()) {
    start_color();
    use_default_colors();
  }
}

int32_t ct_start(bool wants_color, bool wants_mouse) {
  if (screen != NULL) return CT_SYSTEM_REFUSED;
  ct_utf8();
  int32_t state = check_terminal();
  if (state != CT_STARTED) return state;
  if (!wake_prepare()) return CT_SYSTEM_REFUSED;
  restore_prepare(wants_mouse);
  fflush(stdout);
  screen = newterm(NULL, stdout, stdin);
  if (screen == NULL) return CT_CANNOT_MOVE_CURSOR;
  set_modes(wants_color);
  input_prepare(wants_mouse);
  capture_start();
  restore_arm();
  signals_install();
  write_all(STDOUT_FILENO, paste_on, sizeof paste_on - 1);
  session_fit_size();
  return CT_STARTED;
}

void ct_leave(void) {
  write_all(STDOUT_FILENO, paste_off, sizeof paste_off - 1);
  curs_set(1);
  endwin();
  restore_disarm();
  signals_allow_stop();
  capture_stop();
}

void ct_return(void) {
  signals_refuse_stop();
  capture_start();
  restore_arm();
  write_all(STDOUT_FILENO, paste_on, sizeof paste_on - 1);
  session_fit_size();
  ct_repaint();
}

void ct_stop(void) {
  if (screen == NULL) return;
  ct_leave();
  signals_restore();
  delscreen(screen);
  screen = NULL;
}

/* The shell may have set its own modes while the job was stopped. */
void session_reclaim(void) {
  reset_prog_mode();
  write_all(STDOUT_FILENO, paste_on, sizeof paste_on - 1);
}

/* Environment variables and stale descriptions do not count: the terminal itself knows its size. */
void session_fit_size(void) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return;
  if (size.ws_row != getmaxy(stdscr) || size.ws_col != getmaxx(stdscr)) resizeterm(size.ws_row, size.ws_col);
}
