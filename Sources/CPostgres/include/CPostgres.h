// PostgreSQL through libpq, behind plain types: no libpq type or macro reaches Swift.
//
// One thread at a time may use a connection; only cp_interrupt may be called from another meanwhile.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct cp_connection cp_connection;

enum {
  CP_OK = 0,
  // cp_message and cp_state tell why.
  CP_FAILED = 1,
  // cp_interrupt was called; what ran at the server was cancelled there.
  CP_INTERRUPTED = 2,
  // The address is not one libpq understands; its text is not repeated, because it may hold a password.
  CP_BAD_ADDRESS = 3,
};

// A connection that is not open yet; NULL when memory or descriptors are short.
cp_connection *cp_create(void);

// Cancels what still runs at the server, closes the connection and frees it.
void cp_destroy(cp_connection *connection);

// Opens the connection, as libpq does (TLS, password files and environment included), within so many seconds.
int cp_open(cp_connection *connection, const char *address, int seconds);

// Makes the call that waits, and every later one, end with CP_INTERRUPTED. Any thread.
void cp_interrupt(cp_connection *connection);

// Prepares one statement without running it; its columns are then known.
int cp_describe(cp_connection *connection, const char *sql);

// Sends one statement and returns; cp_receive waits for it.
int cp_send(cp_connection *connection, const char *sql);

// Waits for the statement that was sent. Its rows replace the ones before.
int cp_receive(cp_connection *connection);

// The last statement's columns and rows.
int cp_column_count(const cp_connection *connection);
const char *cp_column_name(const cp_connection *connection, int column);
uint32_t cp_column_type(const cp_connection *connection, int column);
int cp_row_count(const cp_connection *connection);

// Bytes the rows take in memory.
size_t cp_memory(const cp_connection *connection);

// A value in PostgreSQL's text form, and its bytes; NULL for null. It lasts until the next statement's rows come.
const char *cp_value(const cp_connection *connection, int row, int column, size_t *count);

// The last failure: the server's primary message, its SQLSTATE (empty when none), and the place in the statement in
// characters from 1 (0 when none). Never the password of the address.
const char *cp_message(const cp_connection *connection);
const char *cp_state(const cp_connection *connection);
int cp_position(const cp_connection *connection);
