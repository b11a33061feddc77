/* Text on standard error would tear the screen, so it waits in memory until the terminal is given back. */
#define _GNU_SOURCE
#include "terminal.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* A crash or a chatty child writes its news last. */
enum { SHOWN_BYTES = 64 * 1024 };

static int kept = -1;     /* the memory file that stands for standard error */
static int original = -1; /* the real one */

void capture_start(void) {
  if (kept >= 0 || !isatty(STDERR_FILENO)) return;
  fflush(stderr);
  kept = memfd_create("standard-error", MFD_CLOEXEC);
  original = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (kept < 0 || original < 0 || fcntl(kept, F_SETFL, O_APPEND) != 0 || dup2(kept, STDERR_FILENO) < 0) {
    if (kept >= 0) close(kept);
    if (original >= 0) close(original);
    kept = original = -1;
  }
}

void capture_show(void) {
  struct stat state;
  if (kept < 0 || fstat(kept, &state) != 0) return;
  off_t place = state.st_size > SHOWN_BYTES ? state.st_size - SHOWN_BYTES : 0;
  char bytes[4096];
  ssize_t count;
  while ((count = pread(kept, bytes, sizeof bytes, place)) > 0) {
    write_all(original, bytes, (size_t)count);
    place += count;
  }
}

void capture_stop(void) {
  if (kept < 0) return;
  fflush(stderr);
  dup2(original, STDERR_FILENO);
  capture_show();
  close(kept);
  close(original);
  kept = original = -1;
}
