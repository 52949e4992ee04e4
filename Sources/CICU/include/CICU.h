// The seam between Swift and the system's ICU (libicu-dev, 72 or later). The functions are in CICU.c.
//
// Swift cannot import ICU's own headers: they rename functions by macros (`ubrk_open` becomes `ubrk_open_72`), and they
// declare the same types as the copy of ICU inside Foundation, so that a file that saw both would not compile ("'UErrorCode'
// from module '_FoundationICU' is not present in definition in module 'CICU'"). So this header names no type of ICU.
//
// Conventions: a UErrorCode is folded into the result. A handle is NULL on failure, a length is -1, and a length above the
// capacity means "call again with that much room". Bytes are UTF-8, which ICU reads with U+FFFD for what is ill-formed; units
// are UTF-16. No function keeps state outside its handle, and a handle must not be used by two threads at once.

#ifndef CICU_H
#define CICU_H

#include <stdbool.h>
#include <stdint.h>

// MARK: Versions, four fields of one byte each, the major version in the highest.

uint32_t cicu_unicode_version(void);
uint32_t cicu_icu_version(void);

// MARK: Boundaries (ubrk over UText, root locale)

typedef struct CICUBreaker CICUBreaker;
typedef enum CICUBreakUnit { CICU_GRAPHEME, CICU_WORD, CICU_SENTENCE } CICUBreakUnit;

CICUBreaker *cicu_breaker_open(CICUBreakUnit unit);
void cicu_breaker_close(CICUBreaker *breaker);

/// Goes to the first of `length` bytes, at most INT32_MAX. They must stay where they are until the last call of `next`.
bool cicu_breaker_set(CICUBreaker *breaker, const uint8_t *bytes, int64_t length);

/// The next boundary in bytes, or -1 after the last.
int32_t cicu_breaker_next(CICUBreaker *breaker);

// MARK: UTF-8, UTF-16 and normalization

/// The scalar at `bytes[*index]`, which moves behind it; U+FFFD for each maximal ill-formed subpart. Needs *index < length.
uint32_t cicu_next_scalar(const uint8_t *bytes, int64_t *index, int64_t length);

/// The length in units, never more than `length`.
int32_t cicu_utf16_from_utf8(uint16_t *target, int32_t capacity, const uint8_t *bytes, int32_t length);

/// The length in bytes, never more than three times `length`; U+FFFD for a lone surrogate.
int32_t cicu_utf8_from_utf16(uint8_t *target, int32_t capacity, const uint16_t *units, int32_t length);

typedef enum CICUNormalization { CICU_NFKC_CASEFOLD, CICU_NFKD } CICUNormalization;

/// The length in units, which may exceed `capacity`. ICU's normalizers are immutable singletons, so there is no handle.
int32_t cicu_normalize(
    CICUNormalization form, const uint16_t *units, int32_t length, uint16_t *target, int32_t capacity);

// MARK: Confusables (uspoof)

typedef struct CICUSpoofChecker CICUSpoofChecker;

CICUSpoofChecker *cicu_spoof_checker_open(void);
void cicu_spoof_checker_close(CICUSpoofChecker *checker);

/// The length in bytes of the UTS #39 skeleton, which may exceed `capacity`.
int32_t cicu_skeleton(
    const CICUSpoofChecker *checker, const uint8_t *bytes, int32_t length, uint8_t *target, int32_t capacity);

// MARK: Encoding detection (ucsdet)

typedef struct CICUDetector CICUDetector;

CICUDetector *cicu_detector_open(void);
void cicu_detector_close(CICUDetector *detector);

/// The likeliest encoding's name, owned by the detector, with 0...100 in *confidence; NULL when nothing fits.
const char *cicu_detect(CICUDetector *detector, const uint8_t *bytes, int32_t length, int32_t *confidence);

// MARK: Encoding conversion (ucnv)

typedef struct CICUConverter CICUConverter;

/// A converter that stops at what is ill-formed or unmapped, instead of replacing it; NULL when the name is unknown, or
/// is of one of the few converters whose places are wrong (see CICU.c).
CICUConverter *cicu_converter_open(const char *name);
void cicu_converter_close(CICUConverter *converter);
void cicu_converter_reset(CICUConverter *converter);

typedef enum CICUConversion {
  CICU_CONVERSION_DONE,
  CICU_CONVERSION_TARGET_FULL,
  /// *ill_formed bytes before *consumed could not be converted.
  CICU_CONVERSION_ILL_FORMED,
} CICUConversion;

/// One step over the rest of the input, at most INT32_MAX bytes. `starts[i]` is where the character of `target[i]` starts,
/// counted from `bytes`, or -1 when an earlier step took it in.
CICUConversion cicu_convert(
    CICUConverter *converter, const uint8_t *bytes, int64_t length, uint16_t *target, int32_t *starts, int32_t capacity,
    int64_t *consumed, int32_t *written, int32_t *ill_formed);

// MARK: Properties of a scalar. Total: a value above U+10FFFF has none.

bool cicu_is_letter(uint32_t scalar);
bool cicu_is_alphabetic(uint32_t scalar);
bool cicu_is_white_space(uint32_t scalar);
bool cicu_is_uppercase(uint32_t scalar);
bool cicu_is_default_ignorable(uint32_t scalar);
bool cicu_is_emoji(uint32_t scalar);
bool cicu_is_emoji_presentation(uint32_t scalar);
/// East_Asian_Width W or F.
bool cicu_is_wide(uint32_t scalar);
/// General category Mn, Me, Mc or Cf.
bool cicu_is_mark_or_format(uint32_t scalar);
/// A vowel or final of a Hangul syllable written in parts.
bool cicu_is_hangul_vowel_or_final(uint32_t scalar);
/// 0...9 for general category Nd, else -1.
int32_t cicu_decimal_value(uint32_t scalar);
uint32_t cicu_to_lower(uint32_t scalar);

#endif
