/// The characters that people and keyboards write for an apostrophe, each unified to U+0027.
enum Apostrophes {
  static let unified: UInt8 = 0x27

  /// U+0027 for a look-alike (U+2018, 2019, 201B, 02BC, 0060, 00B4, FF07, and the Greek accents 1FEF and 1FFD, which are
  /// canonically equal to U+0060 and U+00B4), else the unit itself.
  static func unify(_ unit: UInt16) -> UInt16 {
    switch unit {
    case 0x2018, 0x2019, 0x201B, 0x02BC, 0x0060, 0x00B4, 0xFF07, 0x1FEF, 0x1FFD: UInt16(unified)
    default: unit
    }
  }

  /// The number of bytes of the look-alike at `text[index]`, 0 if there is none. Covers what occurs in real text; the rarer
  /// ones are found in UTF-16 by `unify`.
  static func lookAlikeLength(in text: [UInt8], at index: Int, end: Int) -> Int {
    switch text[index] {
    case 0x60: 1
    case 0xE2 where index + 2 < end && text[index + 1] == 0x80 && [0x98, 0x99, 0x9B].contains(text[index + 2]): 3
    case 0xC2 where index + 1 < end && text[index + 1] == 0xB4: 2
    case 0xCA where index + 1 < end && text[index + 1] == 0xBC: 2
    default: 0
    }
  }
}
