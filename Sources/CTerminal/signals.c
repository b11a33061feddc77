/* Signals from outside become flags, which ct_next_event turns into events on the screen's own thread. */
#define _GNU_SOURCE
#include "CTerminal.h"
#include "terminal.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

static const int handled[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGINT, SIGTERM, SIGHUP};
enum { HANDLED = sizeof handled / sizeof *handled };

signal_flags flags;
static struct sigaction previous[HANDLED];

static void received(int number) {
  int saved = errno;
  switch (number) {
  case SIGWINCH: flags.resized = 1; break;
  case SIGTSTP: flags.suspend = 1; break;
  case SIGCONT: flags.continued = 1; break;
  case SIGINT: flags.interrupt = 1; break;
  case SIGTERM: flags.terminate = 1; break;
  case SIGHUP: flags.hangup = 1; break;
  }
  ct_wake();
  errno = saved;
}

static void handle(int number, struct sigaction *old) {
  struct sigaction action = {.sa_handler = received, .sa_flags = SA_RESTART | SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, old);
}

/* After newterm, which installs handlers of its own that are not safe with threads. */
void signals_install(void) {
  flags = (signal_flags){0};
  for (size_t i = 0; i < HANDLED; i++) handle(handled[i], &previous[i]);
}

void signals_restore(void) {
  for (size_t i = 0; i < HANDLED; i++) sigaction(handled[i], &previous[i], NULL);
}

/* While the terminal is lent to another program, Ctrl-Z there stops the whole job. */
void signals_allow_stop(void) {
  struct sigaction stop = {.sa_handler = SIG_DFL};
  sigemptyset(&stop.sa_mask);
  sigaction(SIGTSTP, &stop, NULL);
}

/* What was pressed meanwhile was meant for the other program. */
void signals_refuse_stop(void) {
  handle(SIGTSTP, NULL);
  flags.continued = flags.suspend = flags.interrupt = 0;
}

/* Another thread may take the signal a moment after kill returns, and a job without a shell above it cannot stop at
   all; so it waits for the continuation, but not for ever. */
void ct_stop_job(void) {
  flags.continued = 0;
  kill(0, SIGTSTP);
  for (int tries = 0; tries < 20 && !flags.continued; tries++) poll(NULL, 0, 10);
}
