/* What the files of the shim share; not seen from outside. */
#ifndef TERMINAL_H
#define TERMINAL_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

/* Set by signal handlers, taken by ct_next_event. */
typedef struct {
  volatile sig_atomic_t resized, suspend, continued, interrupt, terminate, hangup;
} signal_flags;
extern signal_flags flags;

/* signals.c */
void signals_install(void);
void signals_restore(void);
void signals_allow_stop(void);
void signals_refuse_stop(void);

/* restore.c: what a dying process does for the terminal. */
void restore_prepare(bool wants_mouse);
void restore_arm(void);
void restore_disarm(void);

/* capture.c: standard error, kept while the screen is up. */
void capture_start(void);
void capture_stop(void);
void capture_show(void); /* async-signal-safe */

/* input.c */
void input_prepare(bool wants_mouse);
bool wake_prepare(void);

/* session.c */
void session_fit_size(void);
void session_reclaim(void);

/* Writes all bytes; async-signal-safe. */
void write_all(int descriptor, const void *bytes, size_t count);

#endif
