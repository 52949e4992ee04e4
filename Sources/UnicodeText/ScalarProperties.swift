internal import CICU

/// Properties of one Unicode scalar (UAX #44, UTS #51), straight from ICU's tables. Total: surrogates and values above
/// U+10FFFF have none.
public enum ScalarProperties {
  /// General category L: letters of every script, ideographs included.
  public static func isLetter(_ scalar: UInt32) -> Bool { cicu_is_letter(scalar) }

  /// `Alphabetic`: letters, and what stands for one, such as vowel signs, Ⅳ and Ⓐ; UAX #29 makes words of these.
  public static func isAlphabetic(_ scalar: UInt32) -> Bool { cicu_is_alphabetic(scalar) }

  /// Combining marks (general category M) and the few format characters that can be seen; not joiners, variation selectors and other invisible ones.
  public static func isMark(_ scalar: UInt32) -> Bool { cicu_is_mark_or_format(scalar) && !cicu_is_default_ignorable(scalar) }

  /// General category Nd: decimal digits of every script. See `LatinDigits` for the value.
  public static func isDigit(_ scalar: UInt32) -> Bool { cicu_decimal_value(scalar) >= 0 }

  /// What may be shown as an emoji (UTS #51 `Emoji`), without the ASCII digits, `#` and `*`, which the property includes
  /// because keycaps are made of them. Includes ©, ® and ™.
  public static func isEmoji(_ scalar: UInt32) -> Bool { scalar > 0x7F && cicu_is_emoji(scalar) }

  /// What is shown as an emoji without a variation selector (UTS #51 `Emoji_Presentation`).
  public static func isEmojiPresentation(_ scalar: UInt32) -> Bool { cicu_is_emoji_presentation(scalar) }

  /// `Default_Ignorable_Code_Point`: zero-width joiners and spaces, variation selectors, soft hyphen, bidi controls, tags.
  public static func isDefaultIgnorable(_ scalar: UInt32) -> Bool { cicu_is_default_ignorable(scalar) }

  /// `White_Space`: blanks, tab, line ends, no-break spaces; not the zero-width ones.
  public static func isWhitespace(_ scalar: UInt32) -> Bool { cicu_is_white_space(scalar) }

  /// `Uppercase`: capital letters, and capital-shaped symbols such as Ⓐ and Ⅳ.
  public static func isUppercase(_ scalar: UInt32) -> Bool { cicu_is_uppercase(scalar) }
}
