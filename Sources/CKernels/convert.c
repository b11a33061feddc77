/* Times and decimal numbers as most sources write them. What is written otherwise is left to the caller. */

#include <string.h>

#include "cells.h"

enum { SECONDS_OF_DAY = 86400, TIMESTAMP = 20, MOST_WHOLE_DIGITS = 15, MOST_EPOCH_DIGITS = 11 };

static inline bool is_digit(uint8_t byte) { return (uint8_t)(byte - '0') < 10; }

/* ---- Times ---------------------------------------------------------------------------------- */

static inline unsigned two(const uint8_t *digits) { return (unsigned)(digits[0] - '0') * 10 + (unsigned)(digits[1] - '0'); }

static inline void put_two(uint8_t *out, unsigned value) {
  out[0] = (uint8_t)('0' + value / 10);
  out[1] = (uint8_t)('0' + value % 10);
}

/* Whether digits stand where the pattern has zeros, and its own bytes elsewhere. */
static inline bool matches(const uint8_t *text, const char *pattern, size_t count) {
  uint8_t wrong = 0;
  for (size_t at = 0; at < count; at++) {
    wrong |= pattern[at] == '0' ? !is_digit(text[at]) : text[at] != (uint8_t)pattern[at];
  }
  return !wrong;
}

static inline unsigned days_of_month(unsigned year, unsigned month) {
  static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && is_leap ? 29 : days[month - 1];
}

/* Days since 1970-01-01 of a day from the year 1 on, and back; years begin in March, so that a leap day ends one. */
static inline int64_t days_from_civil(unsigned year, unsigned month, unsigned day) {
  unsigned y = month <= 2 ? year - 1 : year, m = month <= 2 ? month + 9 : month - 3;
  return 365 * (int64_t)y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719468;
}

static void put_civil(uint8_t *out, int64_t days_since_epoch) {
  unsigned days = (unsigned)(days_since_epoch + 719468), cycle = days / 146097, of_cycle = days % 146097;
  unsigned y = (of_cycle - of_cycle / 1460 + of_cycle / 36524 - of_cycle / 146096) / 365;
  unsigned of_year = of_cycle - (365 * y + y / 4 - y / 100), m = (5 * of_year + 2) / 153;
  unsigned month = m < 10 ? m + 3 : m - 9, year = cycle * 400 + y + (month <= 2);
  put_two(out, year / 100);
  put_two(out + 2, year % 100);
  out[4] = out[7] = '-';
  put_two(out + 5, month);
  put_two(out + 8, of_year - (153 * m + 2) / 5 + 1);
}

static bool put_instant(uint8_t *out, int64_t instant) {
  if (instant < 0 || instant >= 253402300800) return false; /* before 1970, or beyond the year 9999 */
  unsigned second = (unsigned)(instant % SECONDS_OF_DAY);
  put_civil(out, instant / SECONDS_OF_DAY);
  out[10] = 'T', out[13] = out[16] = ':', out[19] = 'Z';
  put_two(out + 11, second / 3600);
  put_two(out + 14, second / 60 % 60);
  put_two(out + 17, second % 60);
  return true;
}

static bool put_epoch(uint8_t *out, const uint8_t *text, size_t count) {
  if (count > MOST_EPOCH_DIGITS) return false;
  int64_t instant = 0;
  for (size_t at = 0; at < count; at++) {
    if (!is_digit(text[at])) return false;
    instant = instant * 10 + (text[at] - '0');
  }
  return put_instant(out, instant);
}

/* yyyy-MM-dd and HH:mm:ss after T or a blank; then nothing, where that is UTC, or Z, or +hh:mm. */
static bool put_timestamp(uint8_t *out, const uint8_t *text, size_t count, bool local_is_utc) {
  if (count != 19 && count != 20 && count != 25) return put_epoch(out, text, count);
  if (!matches(text, "0000-00-00", 10) || (text[10] != 'T' && text[10] != ' ') || !matches(text + 11, "00:00:00", 8)) {
    return false;
  }
  unsigned year = two(text) * 100 + two(text + 2), month = two(text + 5), day = two(text + 8);
  unsigned hour = two(text + 11), minute = two(text + 14), second = two(text + 17);
  if (!year || month - 1 >= 12 || day - 1 >= days_of_month(year, month)) return false;
  if (hour >= 24 || minute >= 60 || second >= 60) return false;
  if (count == 25) {
    if (!matches(text + 20, "00:00", 5) || (text[19] != '+' && text[19] != '-')) return false;
    unsigned hours = two(text + 20), minutes = two(text + 23);
    if (hours >= 24 || minutes >= 60) return false;
    int64_t offset = (hours * 60 + minutes) * 60;
    int64_t local = days_from_civil(year, month, day) * SECONDS_OF_DAY + hour * 3600 + minute * 60 + second;
    return put_instant(out, text[19] == '+' ? local - offset : local + offset);
  }
  if (count == 20 ? text[19] != 'Z' : !local_is_utc) return false;
  memcpy(out, text, 19);
  out[10] = 'T', out[19] = 'Z';
  return true;
}

/* ---- Decimal numbers ------------------------------------------------------------------------ */

static uint8_t *put_number(uint8_t *out, uint64_t value) {
  uint8_t digits[20];
  int at = 20;
  do {
    digits[--at] = (uint8_t)('0' + value % 10);
    value /= 10;
  } while (value);
  memcpy(out, digits + at, (size_t)(20 - at));
  return out + (20 - at);
}

/* Two places behind the point, half rounded away from zero. Returns the end, or NULL. */
static uint8_t *put_decimal(uint8_t *out, const uint8_t *text, size_t count) {
  const uint8_t *end = text + count, *at = text;
  bool is_negative = *at == '-';
  at += is_negative;
  uint64_t hundredths = 0;
  const uint8_t *whole = at;
  while (at < end && is_digit(*at)) hundredths = hundredths * 10 + (uint64_t)(*at++ - '0');
  if (at == whole || at - whole > MOST_WHOLE_DIGITS) return NULL;
  if (at < end && *at == '.') at++;
  for (int place = 0; place < 2; place++) {
    hundredths *= 10;
    if (at < end && is_digit(*at)) hundredths += (uint64_t)(*at++ - '0');
  }
  if (at < end && is_digit(*at)) hundredths += *at >= '5';
  while (at < end && is_digit(*at)) at++;
  if (at != end) return NULL;
  if (is_negative && hundredths) *out++ = '-';
  out = put_number(out, hundredths / 100);
  *out = '.';
  put_two(out + 1, (unsigned)(hundredths % 100));
  return out + 3;
}

/* ---- Text ----------------------------------------------------------------------------------- */

/* Whether a cell can leave as it is, in CSV and in JSON alike: no byte that needs quotes or an escape, no @ that could
   be an e-mail address, and UTF-8. */
static inline bool is_plain(const uint8_t *text, size_t count) {
  uint8_t special = 0, seen = 0;
  for (size_t at = 0; at < count; at++) {
    uint8_t byte = text[at];
    special |= (byte < ' ') | (byte == ',') | (byte == '"') | (byte == '@') | (byte == '\\');
    seen |= byte;
  }
  return !special && (seen < 0x80 || ck_is_utf8(text, count));
}

/* ---- Columns -------------------------------------------------------------------------------- */

size_t ck_convert_column(int32_t conversion, const ck_column_cells *cells, size_t from, ck_converted *converted) {
  uint8_t *out = converted->bytes + converted->offsets[from];
  for (size_t row = from; row < cells->rows; row++) {
    ck_cell cell = trimmed(cells, row);
    const uint8_t *text = cells->arena + cell.offset;
    if (!cell.length) {
      if (!converted->allows_null) return row;
    } else if (conversion == CK_TEXT) {
      cell = cells->cells[row * cells->stride]; /* the blanks around a text are part of it */
      if (!is_plain(cells->arena + cell.offset, cell.length)) return row;
      memcpy(out, cells->arena + cell.offset, cell.length);
      out += cell.length;
    } else if (conversion == CK_DECIMAL) {
      uint8_t *end = put_decimal(out, text, cell.length);
      if (!end) return row;
      out = end;
    } else {
      if (!put_timestamp(out, text, cell.length, conversion == CK_TIMESTAMP_LOCAL_IS_UTC)) return row;
      out += TIMESTAMP;
    }
    converted->offsets[row + 1] = (uint32_t)(out - converted->bytes);
  }
  return cells->rows;
}
