/// What is not ASCII: a few marks and blanks that any keyboard writes, and the rest, which is ICU's.
extension MessageScanner {
  /// Punctuation and currency signs that stand among ASCII words without ICU's help: quotes, dashes, the ellipsis, the bullet.
  func knownMarkLength(_ bytes: Span<UInt8>, at offset: Int) -> Int {
    guard offset + 1 < end else { return 0 }
    if bytes[offset] == 0xC2 { return bytes[offset + 1] == 0xA3 ? 2 : 0 }
    guard offset + 2 < end, bytes[offset] == 0xE2 else { return 0 }
    switch (bytes[offset + 1], bytes[offset + 2]) {
    case (0x80, 0x93...0x94), (0x80, 0x98...0x99), (0x80, 0x9C...0x9E), (0x80, 0xA2), (0x80, 0xA6), (0x82, 0xAC): return 3
    default: return 0
    }
  }

  /// White space beyond ASCII: the no-break, em, thin and ideographic spaces and their like, and Unicode's own line ends.
  func blankLength(_ bytes: Span<UInt8>, at offset: Int) -> Int {
    switch (byte(bytes, at: offset), byte(bytes, at: offset + 1), byte(bytes, at: offset + 2)) {
    case (0xC2, 0x85, _), (0xC2, 0xA0, _): 2
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F): 3
    case (0xE1, 0x9A, 0x80), (0xE3, 0x80, 0x80): 3
    default: 0
    }
  }

  /// Whether ICU must say what stands at `offset`: neither ASCII nor one of the marks and blanks above.
  func isForeign(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    byte(bytes, at: offset) >= 0x80 && knownMarkLength(bytes, at: offset) == 0 && blankLength(bytes, at: offset) == 0
  }

  /// Whether an ASCII word that ends at `offset` may go on in other characters, at once (`naïve`) or behind an apostrophe (`l'été`).
  func wordMayGoOn(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    if isForeign(bytes, at: offset) { return true }
    let apostrophe = apostropheLength(bytes, at: offset)
    return apostrophe > 0 && isForeign(bytes, at: offset + apostrophe)
  }

  /// Passes over white space beyond ASCII; whether there was any.
  mutating func scanBlank(_ bytes: Span<UInt8>, _ tokens: inout [Token]) -> Bool {
    let length = blankLength(bytes, at: index)
    if length == 0 { return false }
    let last = bytes[index + length - 1]
    index += length
    flags.insert(.spaceBefore)
    // U+0085, U+2028 and U+2029 end lines.
    if last == 0x85 && length == 2 || last == 0xA8 || last == 0xA9 {
      appendEdge(at: index, to: &tokens)
      beginLine(bytes)
    }
    return true
  }

  mutating func scanNonASCII(
    _ text: [UInt8], _ bytes: Span<UInt8>, _ classes: Span<UInt8>, _ rules: borrowing RuleSet, _ words: inout WordTokenizer,
    _ tokens: inout [Token]
  ) {
    let length = knownMarkLength(bytes, at: index)
    // A combining mark behind the sign would belong to it.
    if length == 0 || isForeign(bytes, at: index + length) {
      _ = scanStretch(text, bytes, classes, rules, &words, &tokens, asciiEnd: index)
      return
    }
    let isCurrency = bytes[index] == 0xC2 || bytes[index + 1] == 0x82
    if isCurrency, index + length < end, classes[Int(bytes[index + length])] == ByteClass.digit {
      return scanMoney(bytes, classes, signLength: length, &tokens)
    }
    append(.punctuation, KindSymbol.punctuation, length: length, to: &tokens)
  }

  /// From here to where a word or a mark in ASCII begins, by ICU.
  ///
  /// - Parameter asciiEnd: where the ASCII word ends that stands here, unless other characters belong to it.
  /// - Returns: false where none do, and nothing was done.
  mutating func scanStretch(
    _ text: [UInt8], _ bytes: Span<UInt8>, _ classes: Span<UInt8>, _ rules: borrowing RuleSet, _ words: inout WordTokenizer,
    _ tokens: inout [Token], asciiEnd: Int
  ) -> Bool {
    if stretchEnd <= index { findStretchEnd(bytes, classes) }
    guard let next = words.appendStretch(text, index..<stretchEnd, asciiEnd: asciiEnd, rules: rules, flags: flags, to: &tokens) else {
      return false
    }
    index = next
    if byte(bytes, at: index) == UInt8(ascii: ".") { appendHost(bytes, classes, &tokens) }
    return true
  }

  /// A stretch ends where a word is sure to end, whatever stands before: at white space and at ASCII punctuation that never stands within a word.
  /// Apostrophes may, and so may straight quotation marks in Hebrew.
  private mutating func findStretchEnd(_ bytes: Span<UInt8>, _ classes: Span<UInt8>) {
    stretchEnd = index
    while stretchEnd < end {
      let byte = bytes[stretchEnd]
      if byte >= 0x80 ? blankLength(bytes, at: stretchEnd) > 0 : !ByteClass.isWord(classes[Int(byte)]) && byte != 0x27 && byte != 0x22 {
        return
      }
      stretchEnd += 1
    }
  }
}
