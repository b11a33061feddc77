#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "CTerminal.h"
#include "terminal.h"

#include <errno.h>
#include <ncurses.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

/* Curses has no names for these; its own key codes end at KEY_MAX. */
enum { KEY_PASTE_START = KEY_MAX + 1, KEY_PASTE_END };

/* Opened once and kept: late wakes from other threads must never hit a descriptor that became something else. */
static int wake_descriptor = -1;
static bool input_is_gone;

static const struct {
  const char *sequence;
  int key;
} common_keys[] = {
  {"\033[200~", KEY_PASTE_START}, {"\033[201~", KEY_PASTE_END},
  {"\033[A", KEY_UP}, {"\033OA", KEY_UP}, {"\033[B", KEY_DOWN}, {"\033OB", KEY_DOWN},
  {"\033[C", KEY_RIGHT}, {"\033OC", KEY_RIGHT}, {"\033[D", KEY_LEFT}, {"\033OD", KEY_LEFT},
  {"\033[H", KEY_HOME}, {"\033OH", KEY_HOME}, {"\033[1~", KEY_HOME}, {"\033[7~", KEY_HOME},
  {"\033[F", KEY_END}, {"\033OF", KEY_END}, {"\033[4~", KEY_END}, {"\033[8~", KEY_END},
  {"\033[3~", KEY_DC}, {"\033[5~", KEY_PPAGE}, {"\033[6~", KEY_NPAGE}, {"\033[Z", KEY_BTAB},
  {"\033OP", KEY_F(1)}, {"\033OQ", KEY_F(2)}, {"\033OR", KEY_F(3)}, {"\033OS", KEY_F(4)},
};

static const struct {
  int from;
  int32_t to;
} keys[] = {
  {KEY_UP, CT_KEY_UP}, {KEY_DOWN, CT_KEY_DOWN}, {KEY_LEFT, CT_KEY_LEFT}, {KEY_RIGHT, CT_KEY_RIGHT},
  {KEY_HOME, CT_KEY_HOME}, {KEY_END, CT_KEY_END}, {KEY_PPAGE, CT_KEY_PAGE_UP}, {KEY_NPAGE, CT_KEY_PAGE_DOWN},
  {KEY_DC, CT_KEY_DELETE}, {KEY_BACKSPACE, CT_KEY_BACKSPACE}, {KEY_BTAB, CT_KEY_BACK_TAB}, {KEY_ENTER, CT_KEY_ENTER},
};

bool wake_prepare(void) {
  if (wake_descriptor < 0) wake_descriptor = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  return wake_descriptor >= 0;
}

void input_prepare(bool wants_mouse) {
  input_is_gone = false;
  /* Descriptions differ from what terminals send; both forms are common and neither means anything else. */
  for (size_t i = 0; i < sizeof common_keys / sizeof *common_keys; i++) {
    define_key(common_keys[i].sequence, common_keys[i].key);
  }
  if (wants_mouse) {
    mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
    mouseinterval(0);
  }
}

void ct_wake(void) {
  const uint64_t one = 1;
  int saved = errno;
  if (wake_descriptor >= 0 && write(wake_descriptor, &one, sizeof one) < 0) {
    /* Only a counter that is full refuses, and then the reader wakes anyhow. */
  }
  errno = saved;
}

void ct_wait(int32_t milliseconds) {
  struct pollfd sources[] = {
    {.fd = wake_descriptor, .events = POLLIN},
    {.fd = input_is_gone ? -1 : STDIN_FILENO, .events = POLLIN},
  };
  if (poll(sources, 2, milliseconds) <= 0) return;
  if (sources[0].revents != 0) {
    uint64_t count;
    if (read(wake_descriptor, &count, sizeof count) < 0) {
      /* Somebody else cannot have read it; a wake too many is harmless. */
    }
  }
  if (sources[1].revents & (POLLHUP | POLLERR | POLLNVAL)) {
    input_is_gone = true;
    flags.hangup = 1;
  }
}

static bool take(volatile sig_atomic_t *flag) {
  if (!*flag) return false;
  *flag = 0;
  return true;
}

static ct_event signal_event(void) {
  if (take(&flags.hangup)) return (ct_event){.kind = CT_EVENT_HANGUP};
  if (take(&flags.terminate)) return (ct_event){.kind = CT_EVENT_TERMINATE};
  /* An interrupt from outside means what Ctrl-C means. */
  if (take(&flags.interrupt)) return (ct_event){.kind = CT_EVENT_CHARACTER, .code = 3};
  if (take(&flags.suspend)) return (ct_event){.kind = CT_EVENT_SUSPEND};
  if (take(&flags.continued)) {
    session_reclaim();
    return (ct_event){.kind = CT_EVENT_CONTINUED};
  }
  if (take(&flags.resized)) {
    session_fit_size();
    return (ct_event){.kind = CT_EVENT_RESIZE, .row = getmaxy(stdscr), .column = getmaxx(stdscr)};
  }
  return (ct_event){.kind = CT_EVENT_NONE};
}

static ct_event mouse_event(void) {
  MEVENT mouse;
  if (getmouse(&mouse) != OK) return (ct_event){.kind = CT_EVENT_NONE};
  ct_event event = {.row = mouse.y, .column = mouse.x};
  if (mouse.bstate & BUTTON4_PRESSED) {
    event.kind = CT_EVENT_WHEEL;
    event.code = -1;
  } else if (mouse.bstate & BUTTON5_PRESSED) {
    event.kind = CT_EVENT_WHEEL;
    event.code = 1;
  } else if (mouse.bstate & BUTTON1_PRESSED) {
    event.kind = CT_EVENT_CLICK;
  }
  return event;
}

static ct_event key_event(wint_t code) {
  if (code == KEY_MOUSE) return mouse_event();
  if (code == KEY_PASTE_START) return (ct_event){.kind = CT_EVENT_PASTE_START};
  if (code == KEY_PASTE_END) return (ct_event){.kind = CT_EVENT_PASTE_END};
  if (code > (wint_t)KEY_F0 && code <= (wint_t)KEY_F(63)) {
    return (ct_event){.kind = CT_EVENT_KEY, .code = CT_KEY_FUNCTION + (int32_t)(code - KEY_F0)};
  }
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    if ((wint_t)keys[i].from == code) return (ct_event){.kind = CT_EVENT_KEY, .code = keys[i].to};
  }
  return (ct_event){.kind = CT_EVENT_NONE};
}

ct_event ct_next_event(void) {
  ct_event event = signal_event();
  while (event.kind == CT_EVENT_NONE && !input_is_gone) {
    wint_t code = 0;
    int kind = wget_wch(stdscr, &code);
    if (kind == ERR) break;
    event = kind == OK ? (ct_event){.kind = CT_EVENT_CHARACTER, .code = (int32_t)code} : key_event(code);
  }
  return event;
}
