#define _GNU_SOURCE
#include "connection.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

cp_connection *cp_create(void) {
  cp_connection *connection = calloc(1, sizeof *connection);
  if (!connection) return NULL;
  connection->interruption = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (connection->interruption < 0) {
    free(connection);
    return NULL;
  }
  return connection;
}

static void cancel(cp_connection *connection) {
  PGcancel *cancel = connection->pg ? PQgetCancel(connection->pg) : NULL;
  if (!cancel) return;
  char reason[256];
  PQcancel(cancel, reason, sizeof reason);
  PQfreeCancel(cancel);
}

void cp_destroy(cp_connection *connection) {
  if (connection->pg && PQtransactionStatus(connection->pg) == PQTRANS_ACTIVE) cancel(connection);
  PQclear(connection->result);
  PQfinish(connection->pg);
  close(connection->interruption);
  free(connection->password);
  free(connection);
}

void cp_interrupt(cp_connection *connection) {
  uint64_t one = 1;
  // It fails only when it is readable already.
  (void)!write(connection->interruption, &one, sizeof one);
}

int cp_wait(cp_connection *connection, bool writing, int64_t milliseconds) {
  struct pollfd descriptors[2] = {
      {.fd = PQsocket(connection->pg), .events = writing ? POLLOUT : POLLIN},
      {.fd = connection->interruption, .events = POLLIN},
  };
  int ready;
  do {
    ready = poll(descriptors, 2, milliseconds < 0 ? -1 : (int)milliseconds);
  } while (ready < 0 && errno == EINTR);
  if (descriptors[1].revents) return CP_INTERRUPTED;
  return ready > 0 ? CP_OK : CP_FAILED;
}

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

// Nothing the server says is for the terminal.
static void ignore(void *context, const PGresult *result) {
  (void)context;
  (void)result;
}

// Keeps the password the address holds, to keep it out of messages; false when libpq cannot read the address.
static bool examine(cp_connection *connection, const char *address) {
  PQconninfoOption *options = PQconninfoParse(address, NULL);
  if (!options) return false;
  for (PQconninfoOption *option = options; option->keyword; option++) {
    if (strcmp(option->keyword, "password") == 0 && option->val && *option->val)
      connection->password = strdup(option->val);
  }
  PQconninfoFree(options);
  return true;
}

int cp_open(cp_connection *connection, const char *address, int seconds) {
  if (!strstr(address, "://") && !strchr(address, '=')) return CP_BAD_ADDRESS;
  if (!examine(connection, address)) return CP_BAD_ADDRESS;
  const char *keywords[] = {"dbname", "fallback_application_name", "client_encoding", NULL};
  const char *values[] = {address, "amc-export", "UTF8", NULL};
  connection->pg = PQconnectStartParams(keywords, values, 1);
  if (!connection->pg || PQstatus(connection->pg) == CONNECTION_BAD) return cp_fail(connection);
  PQsetNoticeReceiver(connection->pg, ignore, NULL);
  int64_t deadline = now() + (int64_t)seconds * 1000;
  PostgresPollingStatusType step = PGRES_POLLING_WRITING;
  while (step == PGRES_POLLING_READING || step == PGRES_POLLING_WRITING) {
    int64_t left = deadline - now();
    int waited = left > 0 ? cp_wait(connection, step == PGRES_POLLING_WRITING, left) : CP_FAILED;
    if (waited == CP_INTERRUPTED) return waited;
    if (waited == CP_FAILED) {
      strcpy(connection->message, "the server did not answer in time");
      return CP_FAILED;
    }
    step = PQconnectPoll(connection->pg);
  }
  return step == PGRES_POLLING_OK ? CP_OK : cp_fail(connection);
}

// The message in one line, without the password.
static void keep(cp_connection *connection, const char *message) {
  if (!message || (connection->password && strstr(message, connection->password))) message = "the connection failed";
  size_t count = 0;
  for (; *message && count + 1 < sizeof connection->message; message++) {
    bool blank = *message == '\n' || *message == '\t' || *message == ' ';
    if (blank && (count == 0 || connection->message[count - 1] == ' ')) continue;
    connection->message[count++] = blank ? ' ' : *message;
  }
  while (count > 0 && connection->message[count - 1] == ' ') count--;
  connection->message[count] = 0;
}

int cp_fail(cp_connection *connection) {
  keep(connection, connection->pg ? PQerrorMessage(connection->pg) : "there was not enough memory");
  connection->state[0] = 0;
  connection->position = 0;
  return CP_FAILED;
}

int cp_fail_with(cp_connection *connection, const PGresult *result) {
  const char *message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  const char *position = PQresultErrorField(result, PG_DIAG_STATEMENT_POSITION);
  if (!message) return cp_fail(connection);
  keep(connection, message);
  strncpy(connection->state, state ? state : "", sizeof connection->state - 1);
  connection->position = position ? atoi(position) : 0;
  return CP_FAILED;
}

const char *cp_message(const cp_connection *connection) { return connection->message; }
const char *cp_state(const cp_connection *connection) { return connection->state; }
int cp_position(const cp_connection *connection) { return connection->position; }

// Waits for the last result of what was sent. An interruption cancels it at the server first.
static int receive(cp_connection *connection, PGresult **last) {
  bool interrupted = false;
  *last = NULL;
  while (true) {
    while (PQisBusy(connection->pg)) {
      // After a cancellation the server answers soon; a broken network must not hold the program.
      int waited = interrupted ? poll(&(struct pollfd){.fd = PQsocket(connection->pg), .events = POLLIN}, 1, 5000)
                               : cp_wait(connection, false, -1);
      if (interrupted && waited <= 0) return CP_INTERRUPTED;
      if (!interrupted && waited == CP_INTERRUPTED) {
        interrupted = true;
        cancel(connection);
        continue;
      }
      if (!PQconsumeInput(connection->pg)) return interrupted ? CP_INTERRUPTED : cp_fail(connection);
    }
    PGresult *result = PQgetResult(connection->pg);
    if (!result) break;
    PQclear(*last);
    *last = result;
  }
  if (interrupted) return CP_INTERRUPTED;
  if (!*last) return cp_fail(connection);
  switch (PQresultStatus(*last)) {
  case PGRES_COMMAND_OK:
  case PGRES_TUPLES_OK:
    return CP_OK;
  default:
    return cp_fail_with(connection, *last);
  }
}

int cp_receive(cp_connection *connection) {
  PQclear(connection->result);
  return receive(connection, &connection->result);
}

int cp_send(cp_connection *connection, const char *sql) {
  // The extended protocol takes one statement only.
  return PQsendQueryParams(connection->pg, sql, 0, NULL, NULL, NULL, NULL, 0) ? CP_OK : cp_fail(connection);
}

int cp_describe(cp_connection *connection, const char *sql) {
  if (!PQsendPrepare(connection->pg, "amc_export", sql, 0, NULL)) return cp_fail(connection);
  int prepared = cp_receive(connection);
  if (prepared != CP_OK) return prepared;
  if (!PQsendDescribePrepared(connection->pg, "amc_export")) return cp_fail(connection);
  return cp_receive(connection);
}

int cp_column_count(const cp_connection *connection) { return PQnfields(connection->result); }

const char *cp_column_name(const cp_connection *connection, int column) {
  return PQfname(connection->result, column);
}

uint32_t cp_column_type(const cp_connection *connection, int column) { return PQftype(connection->result, column); }

int cp_row_count(const cp_connection *connection) { return PQntuples(connection->result); }

size_t cp_memory(const cp_connection *connection) { return PQresultMemorySize(connection->result); }

const char *cp_value(const cp_connection *connection, int row, int column, size_t *count) {
  if (PQgetisnull(connection->result, row, column)) return NULL;
  *count = (size_t)PQgetlength(connection->result, row, column);
  return PQgetvalue(connection->result, row, column);
}
