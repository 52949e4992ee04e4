// See include/CICU.h for what the functions promise, and for why ICU's headers are included here only.

#include "CICU.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>
#include <unicode/unorm2.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>
#include <unicode/uversion.h>

// MARK: Versions

static uint32_t pack_version(const UVersionInfo version) {
  return (uint32_t)version[0] << 24 | (uint32_t)version[1] << 16 | (uint32_t)version[2] << 8 | (uint32_t)version[3];
}

uint32_t cicu_unicode_version(void) {
  UVersionInfo version;
  u_getUnicodeVersion(version);
  return pack_version(version);
}

uint32_t cicu_icu_version(void) {
  UVersionInfo version;
  u_getVersion(version);
  return pack_version(version);
}

// MARK: Boundaries

struct CICUBreaker {
  UBreakIterator *iterator;
  /// Reused from text to text, since opening one allocates.
  UText *text;
};

CICUBreaker *cicu_breaker_open(CICUBreakUnit unit) {
  static const UBreakIteratorType types[] = {
      [CICU_GRAPHEME] = UBRK_CHARACTER, [CICU_WORD] = UBRK_WORD, [CICU_SENTENCE] = UBRK_SENTENCE};
  CICUBreaker *breaker = calloc(1, sizeof *breaker);
  if (breaker == NULL) return NULL;
  UErrorCode status = U_ZERO_ERROR;
  breaker->iterator = ubrk_open(types[unit], "", NULL, 0, &status);
  if (U_SUCCESS(status)) return breaker;
  cicu_breaker_close(breaker);
  return NULL;
}

void cicu_breaker_close(CICUBreaker *breaker) {
  if (breaker->iterator != NULL) ubrk_close(breaker->iterator);
  if (breaker->text != NULL) utext_close(breaker->text);
  free(breaker);
}

bool cicu_breaker_set(CICUBreaker *breaker, const uint8_t *bytes, int64_t length) {
  UErrorCode status = U_ZERO_ERROR;
  UText *text = utext_openUTF8(breaker->text, (const char *)bytes, length, &status);
  if (U_FAILURE(status)) return false;
  breaker->text = text;
  ubrk_setUText(breaker->iterator, text, &status);
  return U_SUCCESS(status);
}

int32_t cicu_breaker_next(CICUBreaker *breaker) { return ubrk_next(breaker->iterator); }

// MARK: UTF-8, UTF-16 and normalization

uint32_t cicu_next_scalar(const uint8_t *bytes, int64_t *index, int64_t length) {
  int64_t i = *index;
  UChar32 scalar;
  U8_NEXT_OR_FFFD(bytes, i, length, scalar);
  *index = i;
  return (uint32_t)scalar;
}

int32_t cicu_utf16_from_utf8(uint16_t *target, int32_t capacity, const uint8_t *bytes, int32_t length) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t written = 0;
  u_strFromUTF8WithSub(target, capacity, &written, (const char *)bytes, length, 0xFFFD, NULL, &status);
  return U_SUCCESS(status) ? written : -1;
}

int32_t cicu_utf8_from_utf16(uint8_t *target, int32_t capacity, const uint16_t *units, int32_t length) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t written = 0;
  u_strToUTF8WithSub((char *)target, capacity, &written, units, length, 0xFFFD, NULL, &status);
  return U_SUCCESS(status) ? written : -1;
}

int32_t cicu_normalize(
    CICUNormalization form, const uint16_t *units, int32_t length, uint16_t *target, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *normalizer =
      form == CICU_NFKD ? unorm2_getNFKDInstance(&status) : unorm2_getNFKCCasefoldInstance(&status);
  int32_t needed = unorm2_normalize(normalizer, units, length, target, capacity, &status);
  return U_SUCCESS(status) || status == U_BUFFER_OVERFLOW_ERROR ? needed : -1;
}

// MARK: Confusables

CICUSpoofChecker *cicu_spoof_checker_open(void) {
  UErrorCode status = U_ZERO_ERROR;
  USpoofChecker *checker = uspoof_open(&status);
  return U_SUCCESS(status) ? (CICUSpoofChecker *)checker : NULL;
}

void cicu_spoof_checker_close(CICUSpoofChecker *checker) { uspoof_close((USpoofChecker *)checker); }

int32_t cicu_skeleton(
    const CICUSpoofChecker *checker, const uint8_t *bytes, int32_t length, uint8_t *target, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t needed = uspoof_getSkeletonUTF8(
      (const USpoofChecker *)checker, 0, (const char *)bytes, length, (char *)target, capacity, &status);
  return U_SUCCESS(status) || status == U_BUFFER_OVERFLOW_ERROR ? needed : -1;
}

// MARK: Encoding detection

CICUDetector *cicu_detector_open(void) {
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open(&status);
  return U_SUCCESS(status) ? (CICUDetector *)detector : NULL;
}

void cicu_detector_close(CICUDetector *detector) { ucsdet_close((UCharsetDetector *)detector); }

const char *cicu_detect(CICUDetector *handle, const uint8_t *bytes, int32_t length, int32_t *confidence) {
  UCharsetDetector *detector = (UCharsetDetector *)handle;
  UErrorCode status = U_ZERO_ERROR;
  ucsdet_setText(detector, (const char *)bytes, length, &status);
  const UCharsetMatch *match = ucsdet_detect(detector, &status);
  if (U_FAILURE(status) || match == NULL) return NULL;
  *confidence = ucsdet_getConfidence(match, &status);
  const char *name = ucsdet_getName(match, &status);
  return U_SUCCESS(status) ? name : NULL;
}

// MARK: Encoding conversion

/// Canonical names, or their beginnings, of converters that are not to be trusted in ICU 72. gsm-03.38-2009 writes beyond the
/// end of the array of offsets. The others were compared with ucnv_getNextUChar on random bytes, or in small steps with
/// large ones, and now and then told a wrong place. No browser knows any of them (WHATWG Encoding Standard).
static const char *const refused[] = {
    "gsm-", "UTF-7", "IMAP-", "SCSU", "BOCU-", "ISCII,", "LMBCS-", "x11-compound-text", "ISO_2022,locale=ko,version=1",
    "ibm-1390_", "ibm-1399_", "ibm-16684_"};

static bool is_refused(const UConverter *converter) {
  UErrorCode status = U_ZERO_ERROR;
  const char *name = ucnv_getName(converter, &status);
  if (U_FAILURE(status)) return true;
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
    if (strncmp(name, refused[i], strlen(refused[i])) == 0) return true;
  }
  return false;
}

CICUConverter *cicu_converter_open(const char *name) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(name, &status);
  if (U_FAILURE(status)) return NULL;
  ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  if (U_SUCCESS(status) && !is_refused(converter)) return (CICUConverter *)converter;
  ucnv_close(converter);
  return NULL;
}

void cicu_converter_close(CICUConverter *converter) { ucnv_close((UConverter *)converter); }
void cicu_converter_reset(CICUConverter *converter) { ucnv_resetToUnicode((UConverter *)converter); }

CICUConversion cicu_convert(
    CICUConverter *handle, const uint8_t *bytes, int64_t length, uint16_t *target, int32_t *starts, int32_t capacity,
    int64_t *consumed, int32_t *written, int32_t *ill_formed) {
  UConverter *converter = (UConverter *)handle;
  UErrorCode status = U_ZERO_ERROR;
  const char *source = (const char *)bytes;
  UChar *unit = target;
  ucnv_toUnicode(converter, &unit, target + capacity, &source, (const char *)bytes + length, starts, true, &status);
  *consumed = source - (const char *)bytes;
  *written = (int32_t)(unit - target);
  *ill_formed = 0;
  if (status == U_BUFFER_OVERFLOW_ERROR) return CICU_CONVERSION_TARGET_FULL;
  if (U_SUCCESS(status)) return CICU_CONVERSION_DONE;
  char invalid[32];
  int8_t count = sizeof invalid;
  status = U_ZERO_ERROR;
  ucnv_getInvalidChars(converter, invalid, &count, &status);
  if (U_SUCCESS(status)) *ill_formed = count;
  return CICU_CONVERSION_ILL_FORMED;
}

// MARK: Properties

bool cicu_is_letter(uint32_t scalar) { return u_isalpha((UChar32)scalar); }
bool cicu_is_alphabetic(uint32_t scalar) { return u_isUAlphabetic((UChar32)scalar); }
bool cicu_is_white_space(uint32_t scalar) { return u_isUWhiteSpace((UChar32)scalar); }
bool cicu_is_uppercase(uint32_t scalar) { return u_isUUppercase((UChar32)scalar); }
bool cicu_is_emoji(uint32_t scalar) { return u_hasBinaryProperty((UChar32)scalar, UCHAR_EMOJI); }

bool cicu_is_emoji_presentation(uint32_t scalar) {
  return u_hasBinaryProperty((UChar32)scalar, UCHAR_EMOJI_PRESENTATION);
}

bool cicu_is_default_ignorable(uint32_t scalar) {
  return u_hasBinaryProperty((UChar32)scalar, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool cicu_is_wide(uint32_t scalar) {
  int32_t width = u_getIntPropertyValue((UChar32)scalar, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

bool cicu_is_mark_or_format(uint32_t scalar) {
  return (U_GET_GC_MASK((UChar32)scalar) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_MC_MASK | U_GC_CF_MASK)) != 0;
}

bool cicu_is_hangul_vowel_or_final(uint32_t scalar) {
  int32_t type = u_getIntPropertyValue((UChar32)scalar, UCHAR_HANGUL_SYLLABLE_TYPE);
  return type == U_HST_VOWEL_JAMO || type == U_HST_TRAILING_JAMO;
}

int32_t cicu_decimal_value(uint32_t scalar) { return u_charDigitValue((UChar32)scalar); }
uint32_t cicu_to_lower(uint32_t scalar) { return (uint32_t)u_tolower((UChar32)scalar); }
