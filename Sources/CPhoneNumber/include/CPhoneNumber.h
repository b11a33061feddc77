#ifndef CPHONENUMBER_H
#define CPHONENUMBER_H

/* Google's libphonenumber behind plain types: no C++ type and no exception reaches Swift. */

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Why there is no number. */
enum {
  CP_NOT_A_NUMBER = -1,
  /* The calling code after the + exists nowhere; or there is no + and no known region. */
  CP_NO_CALLING_CODE = -2,
  CP_TOO_SHORT = -3,
  CP_TOO_LONG = -4,
  /* Complete only for callers within the same area. */
  CP_LOCAL_ONLY = -5,
  /* Between the shortest and the longest number of its country, yet no number there has this length. */
  CP_NO_SUCH_LENGTH = -6,
  /* Not `capacity` bytes, or the library failed. */
  CP_FAILED = -7,
};

/* More characters than this are refused unread, as the library's other editions do: its C++ edition takes minutes
   for some hundred thousand. */
enum { CP_LONGEST_TEXT = 250 };

/* Writes the E.164 digits without + of the number in bytes[0..<count], which must be UTF-8, and returns how many there
   are, or one of the reasons above. A number without + is read as dialled in `region`, two upper-case letters; "ZZ"
   stands for no region. Only numbers of a possible length are taken. Any thread may call it. */
int32_t cp_normalize(const char *bytes, size_t count, const char region[2], char *output, size_t capacity);

#ifdef __cplusplus
}
#endif

#endif
