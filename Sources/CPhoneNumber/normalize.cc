#include "CPhoneNumber.h"

#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <string>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

static int32_t reason_of(PhoneNumberUtil::ErrorType error) {
  switch (error) {
    case PhoneNumberUtil::INVALID_COUNTRY_CODE_ERROR: return CP_NO_CALLING_CODE;
    case PhoneNumberUtil::TOO_SHORT_AFTER_IDD:
    case PhoneNumberUtil::TOO_SHORT_NSN: return CP_TOO_SHORT;
    case PhoneNumberUtil::TOO_LONG_NSN: return CP_TOO_LONG;
    default: return CP_NOT_A_NUMBER;
  }
}

static int32_t reason_of(PhoneNumberUtil::ValidationResult result) {
  switch (result) {
    case PhoneNumberUtil::INVALID_COUNTRY_CODE: return CP_NO_CALLING_CODE;
    case PhoneNumberUtil::TOO_SHORT: return CP_TOO_SHORT;
    case PhoneNumberUtil::TOO_LONG: return CP_TOO_LONG;
    case PhoneNumberUtil::IS_POSSIBLE_LOCAL_ONLY: return CP_LOCAL_ONLY;
    default: return CP_NO_SUCH_LENGTH;
  }
}

static size_t character_count(const char *bytes, size_t count) {
  return std::count_if(bytes, bytes + count, [](char byte) { return (byte & 0xC0) != 0x80; });
}

static int32_t normalize(const char *bytes, size_t count, const char *region, char *output, size_t capacity) {
  if (character_count(bytes, count) > CP_LONGEST_TEXT) return CP_TOO_LONG;
  const PhoneNumberUtil &library = *PhoneNumberUtil::GetInstance();
  PhoneNumber number;
  const auto error = library.Parse(std::string(bytes, count), std::string(region, 2), &number);
  if (error != PhoneNumberUtil::NO_PARSING_ERROR) return reason_of(error);
  const auto result = library.IsPossibleNumberWithReason(number);
  if (result != PhoneNumberUtil::IS_POSSIBLE) return reason_of(result);
  std::string formatted;
  library.Format(number, PhoneNumberUtil::E164, &formatted);
  const size_t plus = formatted.compare(0, 1, "+") == 0 ? 1 : 0;
  if (formatted.size() - plus > capacity) return CP_FAILED;
  return static_cast<int32_t>(formatted.copy(output, capacity, plus));
}

extern "C" int32_t cp_normalize(
    const char *bytes, size_t count, const char region[2], char *output, size_t capacity) {
  try {
    return normalize(bytes, count, region, output, capacity);
  } catch (...) {
    return CP_FAILED;
  }
}
