/// What a byte means to the tokenizer.
enum ByteClass {
  static let other: UInt8 = 0
  static let letter: UInt8 = 1
  static let digit: UInt8 = 2
  static let underscore: UInt8 = 3
  static let space: UInt8 = 4
  static let newline: UInt8 = 5
  static let apostrophe: UInt8 = 6
  static let backtick: UInt8 = 7
  static let at: UInt8 = 8
  static let terminator: UInt8 = 9
  static let dollar: UInt8 = 10
  static let nonASCII: UInt8 = 11

  /// One entry a byte.
  static let table: [UInt8] = (0..<256).map { value in
    switch UInt8(value) {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): letter
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit
    case UInt8(ascii: "_"): underscore
    case 0x20, 0x09, 0x0B, 0x0C: space
    case 0x0A, 0x0D: newline
    case 0x27: apostrophe
    case 0x60: backtick
    case UInt8(ascii: "@"): at
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): terminator
    case UInt8(ascii: "$"): dollar
    case 0x80...: nonASCII
    default: other
    }
  }

  /// Whether bytes of this class stand within words: letters, digits and the underscore.
  @inline(__always)
  static func isWord(_ byteClass: UInt8) -> Bool { byteClass &- 1 < 3 }
}
