/* One gzip member per stream, by ISA-L's igzip at level 1: measured as the best trade between size and time. */

#include <isa-l/igzip_lib.h>
#include <stdlib.h>
#include <string.h>

#include "CKernels.h"

struct ck_gzip {
  struct isal_zstream stream;
  uint8_t level_buffer[ISAL_DEF_LVL1_DEFAULT];
};

void ck_gzip_reset(ck_gzip *gzip) {
  isal_deflate_init(&gzip->stream);
  gzip->stream.level = 1;
  gzip->stream.level_buf = gzip->level_buffer;
  gzip->stream.level_buf_size = sizeof gzip->level_buffer;
  gzip->stream.gzip_flag = IGZIP_GZIP;
  gzip->stream.flush = NO_FLUSH;
}

ck_gzip *ck_gzip_create(void) {
  ck_gzip *gzip = malloc(sizeof *gzip);
  if (gzip) ck_gzip_reset(gzip);
  return gzip;
}

void ck_gzip_destroy(ck_gzip *gzip) { free(gzip); }

/* igzip counts in 32 bits. */
static uint32_t clamped(size_t count) { return count > (1u << 30) ? (1u << 30) : (uint32_t)count; }

int32_t ck_gzip_write(ck_gzip *gzip, const uint8_t *input, size_t input_count, uint8_t *output,
                      size_t output_capacity, size_t *consumed, size_t *produced, bool finish) {
  struct isal_zstream *stream = &gzip->stream;
  uint32_t offered = clamped(input_count), room = clamped(output_capacity);
  stream->next_in = (uint8_t *)input;
  stream->avail_in = offered;
  stream->next_out = output;
  stream->avail_out = room;
  stream->end_of_stream = finish && offered == input_count;

  int result = stream->internal_state.state == ZSTATE_END ? COMP_OK : isal_deflate(stream);
  *consumed = offered - stream->avail_in;
  *produced = room - stream->avail_out;
  if (result != COMP_OK) return CK_STREAM_FAILED;
  return stream->internal_state.state == ZSTATE_END ? CK_STREAM_END : CK_STREAM_MORE;
}
