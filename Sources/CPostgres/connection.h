#pragma once

#include "CPostgres.h"

#include <postgresql/libpq-fe.h>

struct cp_connection {
  PGconn *pg;
  PGresult *result;
  // Readable once somebody asked for an end.
  int interruption;
  // The password of the address, which no message may hold; NULL when there is none.
  char *password;
  char message[1024];
  char state[6];
  int position;
};

// Waits until the server can be read from (or written to, when `writing`), or the time is over.
// CP_OK, CP_INTERRUPTED, or CP_FAILED when `milliseconds` (negative: none) went by.
int cp_wait(cp_connection *connection, bool writing, int64_t milliseconds);

// Keeps the connection's own error as the failure.
int cp_fail(cp_connection *connection);

// Keeps a result's error as the failure.
int cp_fail_with(cp_connection *connection, const PGresult *result);
