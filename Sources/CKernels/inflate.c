/* gzip reading by zlib, with the members counted here so that each failure has its own name. */

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "CKernels.h"

enum phase { FIRST_MAGIC, SECOND_MAGIC, BODY, BETWEEN_MEMBERS, DONE, DEAD };

struct ck_inflate {
  z_stream stream;
  enum phase phase;
  int32_t failure;
  bool all_members;
  bool has_member; /* at least one member was read to its end */
};

ck_inflate *ck_inflate_create(bool all_members) {
  ck_inflate *inflater = calloc(1, sizeof *inflater);
  if (!inflater) return NULL;
  if (inflateInit2(&inflater->stream, 16 + MAX_WBITS) != Z_OK) {
    free(inflater);
    return NULL;
  }
  inflater->all_members = all_members;
  return inflater;
}

void ck_inflate_destroy(ck_inflate *inflater) {
  if (!inflater) return;
  inflateEnd(&inflater->stream);
  free(inflater);
}

void ck_inflate_reset(ck_inflate *inflater) {
  inflateReset(&inflater->stream);
  inflater->phase = FIRST_MAGIC;
  inflater->has_member = false;
  inflater->failure = 0;
}

static int32_t fail(ck_inflate *inflater, int32_t failure) {
  inflater->phase = DEAD;
  inflater->failure = failure;
  return failure;
}

/* Feeds one byte of the two-byte magic to zlib, which holds it until the rest of the header comes. */
static int32_t read_magic(ck_inflate *inflater, const uint8_t *byte) {
  uint8_t expected = inflater->phase == FIRST_MAGIC ? 0x1f : 0x8b;
  if (*byte != expected) return fail(inflater, inflater->has_member ? CK_STREAM_CORRUPT : CK_STREAM_NOT_GZIP);
  uint8_t nothing;
  inflater->stream.next_in = (Bytef *)byte;
  inflater->stream.avail_in = 1;
  inflater->stream.next_out = &nothing;
  inflater->stream.avail_out = 0;
  int result = inflate(&inflater->stream, Z_NO_FLUSH);
  if (result != Z_OK && result != Z_BUF_ERROR) return fail(inflater, CK_STREAM_CORRUPT);
  inflater->phase = inflater->phase == FIRST_MAGIC ? SECOND_MAGIC : BODY;
  return CK_STREAM_MORE;
}

static uInt clamped(size_t count) { return count > (1u << 30) ? (1u << 30) : (uInt)count; }

/* Expands until the input or the room is used up, or the member ends. */
static int32_t read_body(ck_inflate *inflater, const uint8_t *input, size_t input_count, uint8_t *output,
                         size_t room, size_t *consumed, size_t *produced) {
  z_stream *stream = &inflater->stream;
  uInt offered = clamped(input_count), space = clamped(room);
  stream->next_in = (Bytef *)input;
  stream->avail_in = offered;
  stream->next_out = output;
  stream->avail_out = space;
  int result = inflate(stream, Z_NO_FLUSH);
  *consumed += offered - stream->avail_in;
  *produced += space - stream->avail_out;
  switch (result) {
    case Z_OK:
    case Z_BUF_ERROR: /* no progress was possible: the caller brings input or room */
      return CK_STREAM_MORE;
    case Z_STREAM_END:
      inflater->has_member = true;
      inflater->phase = inflater->all_members ? BETWEEN_MEMBERS : DONE;
      return CK_STREAM_MORE;
    case Z_MEM_ERROR:
    case Z_STREAM_ERROR:
      return fail(inflater, CK_STREAM_FAILED);
    default:
      return fail(inflater, CK_STREAM_CORRUPT);
  }
}

/* What the end of the input means in this phase. */
static int32_t at_end_of_input(ck_inflate *inflater, bool has_room) {
  switch (inflater->phase) {
    case DONE:
    case BETWEEN_MEMBERS:
      return CK_STREAM_END;
    case FIRST_MAGIC:
      return fail(inflater, CK_STREAM_NOT_GZIP);
    default:
      return has_room ? fail(inflater, CK_STREAM_TRUNCATED) : CK_STREAM_MORE;
  }
}

int32_t ck_inflate_read(ck_inflate *inflater, const uint8_t *input, size_t input_count, uint8_t *output,
                        size_t output_capacity, size_t *consumed, size_t *produced, bool finish) {
  *consumed = 0;
  *produced = 0;
  if (inflater->phase == DEAD) return inflater->failure;
  while (inflater->phase != DONE) {
    size_t used = *consumed, written = *produced;
    bool has_input = used < input_count;
    int32_t result = CK_STREAM_MORE;
    switch (inflater->phase) {
      case BETWEEN_MEMBERS: /* gzip pads with zero bytes on block devices and in tar archives */
        if (!has_input) break;
        if (input[used] == 0) {
          *consumed += 1;
        } else {
          inflateReset(&inflater->stream);
          inflater->phase = FIRST_MAGIC;
        }
        continue;
      case FIRST_MAGIC:
      case SECOND_MAGIC:
        if (!has_input) break;
        result = read_magic(inflater, input + used);
        if (result < 0) return result;
        *consumed += 1;
        continue;
      default:
        result = read_body(inflater, input + used, input_count - used, output + written,
                           output_capacity - written, consumed, produced);
        if (result < 0) return result;
        if (inflater->phase != BODY) continue;
        if (*consumed != used || *produced != written) continue;
        break;
    }
    if (*consumed < input_count) return CK_STREAM_MORE;
    return finish ? at_end_of_input(inflater, *produced < output_capacity) : CK_STREAM_MORE;
  }
  return CK_STREAM_END;
}
