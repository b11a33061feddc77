#include "CYardstick.h"

#include <isa-l/igzip_lib.h>

size_t cy_isal_gzip(const uint8_t *input, size_t count, uint8_t *output, size_t capacity) {
  static _Thread_local uint8_t work[ISAL_DEF_LVL1_DEFAULT];
  struct isal_zstream stream;
  isal_deflate_stateless_init(&stream);
  stream.level = 1;
  stream.level_buf = work;
  stream.level_buf_size = sizeof work;
  stream.gzip_flag = IGZIP_GZIP;
  stream.end_of_stream = 1;
  stream.next_in = (uint8_t *)input;
  stream.avail_in = (uint32_t)count;
  stream.next_out = output;
  stream.avail_out = (uint32_t)capacity;
  return isal_deflate_stateless(&stream) == COMP_OK ? stream.total_out : 0;
}
