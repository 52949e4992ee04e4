/// The bytes of a lower-case word packed in two integers, so that looking a word up is two comparisons.
///
/// Up to 16 bytes stand there as they are (the first in the highest used byte); of a longer word the first bytes are folded into a hash together
/// with its length, and the vocabulary compares the bytes themselves.
///
///     "refund"             high 0000000000000000   low 0000726566756E64
///     "congratulations"    high 00636F6E67726174   low 756C6174696F6E73
struct WordKey: Hashable {
  var low: UInt64 = 0
  var high: UInt64 = 0
  var length: Int = 0

  init() {}

  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { append(byte) }
  }

  /// Adds a byte, which must be lower case.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if length >= 16 {
      high = (high ^ (low >> 56)) &* 0x9E37_79B9_7F4A_7C15
    } else {
      high = high << 8 | low >> 56
    }
    low = low << 8 | UInt64(byte)
    length += 1
  }

  /// Spread over the whole word, for a table of a power-of-two size.
  @inline(__always)
  var hash: UInt64 {
    let mixed = (low ^ (high &* 0xFF51_AFD7_ED55_8CCD)) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ (mixed >> 29)
  }

  /// Whether it holds a digit, an underscore, or two equal letters in a row (in its last eight bytes).
  var isOdd: Bool {
    if length < 4 || length > 16 { return false }
    // Letters have bit 6 set, digits have not.
    let used = length >= 8 ? UInt64.max : (1 << UInt64(length * 8)) &- 1
    let digits = ~low & 0x4040_4040_4040_4040 & used
    let high = length > 8 ? ~self.high & 0x4040_4040_4040_4040 & ((1 << UInt64((length - 8) * 8)) &- 1) : 0
    if digits | high != 0 || WordKey.holdsUnderscore(low) || WordKey.holdsUnderscore(self.high) { return true }
    // A zero byte in the word xored with itself one place on is a doubled letter.
    let pairs = (low ^ (low >> 8)) | ~(used >> 8)
    return (pairs &- 0x0101_0101_0101_0101) & ~pairs & 0x8080_8080_8080_8080 != 0
  }

  /// As it is appended, in lower case, an underscore is 7F.
  private static func holdsUnderscore(_ bytes: UInt64) -> Bool {
    let marks = bytes ^ 0x7F7F_7F7F_7F7F_7F7F
    return (marks &- 0x0101_0101_0101_0101) & ~marks & 0x8080_8080_8080_8080 != 0
  }

  /// Whether three equal bytes stand in a row, as in "sooo" (of the last 16 bytes).
  var hasStretch: Bool {
    WordKey.stretch(in: low) || WordKey.stretch(in: high) || length > 8 && WordKey.stretch(in: high << 16 | low >> 48)
  }

  private static func stretch(in bytes: UInt64) -> Bool {
    var rest = bytes
    while rest > 0xFFFF {
      let three = rest & 0xFF_FFFF
      if three == (three & 0xFF) &* 0x01_0101, three != 0 { return true }
      rest >>= 8
    }
    return false
  }
}
