/* The terminal after a sudden end: a trap, a wild pointer or exit() from another thread must not leave the person in raw
   mode on the wrong screen. */
#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "terminal.h"

#include <ncurses.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static const int crash_signals[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGSYS, SIGQUIT};
enum { CRASH_SIGNALS = sizeof crash_signals / sizeof *crash_signals };

static struct sigaction previous[CRASH_SIGNALS];
static struct termios saved_modes;
static char restore_bytes[512];
static size_t restore_count;
static volatile sig_atomic_t armed;

static void append(const char *text) {
  if (text == NULL || text == (const char *)-1) return;
  while (*text != '\0' && restore_count < sizeof restore_bytes) {
    /* Delays such as $<5/> are for hardware terminals. */
    const char *end = text[0] == '$' && text[1] == '<' ? strchr(text, '>') : NULL;
    if (end != NULL) {
      text = end + 1;
    } else {
      restore_bytes[restore_count++] = *text++;
    }
  }
}

/* Call between setupterm and newterm: the modes are still the shell's, the capabilities are known. */
void restore_prepare(bool wants_mouse) {
  restore_count = 0;
  tcgetattr(STDIN_FILENO, &saved_modes);
  append("\033[?2004l");
  if (wants_mouse && tigetstr("kmous") != (char *)-1) append("\033[?1000l\033[?1002l\033[?1003l\033[?1006l");
  append(tigetstr("sgr0"));
  append(tigetstr("rmkx"));
  append(tigetstr("cnorm"));
  append(tigetstr("rmcup"));
  append("\r\n");
}

/* Async-signal-safe. */
static void give_back(void) {
  if (!armed) return;
  armed = 0;
  write_all(STDOUT_FILENO, restore_bytes, restore_count);
  tcsetattr(STDIN_FILENO, TCSANOW, &saved_modes);
  capture_show();
}

static void crashed(int number) {
  give_back();
  for (size_t i = 0; i < CRASH_SIGNALS; i++) {
    if (crash_signals[i] == number) sigaction(number, &previous[i], NULL);
  }
  raise(number);
}

/* The stack may be what overflowed. */
static void use_own_stack(void) {
  static char *memory;
  const size_t size = 64 * 1024;
  stack_t current;
  if (sigaltstack(NULL, &current) != 0 || (current.ss_flags & SS_DISABLE) == 0) return;
  if (memory == NULL) memory = malloc(size);
  if (memory == NULL) return;
  stack_t stack = {.ss_sp = memory, .ss_size = size};
  sigaltstack(&stack, NULL);
}

void restore_arm(void) {
  static bool is_registered;
  if (!is_registered) is_registered = atexit(give_back) == 0;
  use_own_stack();
  struct sigaction action = {.sa_handler = crashed, .sa_flags = SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < CRASH_SIGNALS; i++) sigaction(crash_signals[i], &action, &previous[i]);
  armed = 1;
}

void restore_disarm(void) {
  if (!armed) return;
  armed = 0;
  for (size_t i = 0; i < CRASH_SIGNALS; i++) sigaction(crash_signals[i], &previous[i], NULL);
}
