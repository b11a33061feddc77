#ifndef CUPLOADREFERENCE_H
#define CUPLOADREFERENCE_H

/* What `export-bench upload` measures against, in plain C: a sink on loopback that speaks just enough of S3 to take a
   multipart upload, and a sender with blocking threads. */

#include <stdint.h>

/* Starts the sink on a free port of 127.0.0.1 and returns the port, or 0 when it cannot listen. It runs until the
   process ends. */
uint16_t cu_sink_start(void);

/* The bytes of bodies the sink has taken so far. */
uint64_t cu_sink_bytes(void);

/* Sends `parts` bodies of `part_bytes` each to the sink, `threads` at a time, each thread on a connection of its own.
   Returns the seconds it took, or a negative number when something failed. */
double cu_send(uint16_t port, uint32_t parts, uint64_t part_bytes, uint32_t threads);

#endif
