#ifndef CYARDSTICK_H
#define CYARDSTICK_H

/* What the benchmark needs of the system: kernels of others to compare with, and fewer cores. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Compresses by ISA-L, level 1, to one gzip member; returns its size, or 0 when `capacity` is too small. */
size_t cy_isal_gzip(const uint8_t *input, size_t count, uint8_t *output, size_t capacity);

/* Keeps the process to the first `count` of its cores; false when it has not so many. For threads yet to begin. */
bool cy_keep_to_cores(int count);

#endif
