/// What stops the reading of one line of JSON: thrown inside the module only, and turned into a located fault by the reader.
struct JSONSyntaxError: Error {
  /// Where in the source.
  var offset: Int
  /// What was expected at `offset`, or the whole message.
  private var words: String
  private var isExpectation: Bool

  init(at offset: Int, expected: String) {
    self.offset = offset
    words = expected
    isExpectation = true
  }

  init(at offset: Int, _ message: String) {
    self.offset = offset
    words = message
    isExpectation = false
  }

  /// "expected X, found Y", with what stands at `offset` as Y. Worded when asked for only: most errors of random bytes are counted.
  func message(_ bytes: Span<UInt8>) -> String {
    isExpectation ? "expected \(words), found \(JSONSyntaxError.found(bytes, at: offset))" : words
  }

  private static func found(_ bytes: Span<UInt8>, at offset: Int) -> String {
    guard offset < bytes.count else { return "the end of the file" }
    switch bytes[offset] {
    case 0x0A: return "the line end"
    case 0x22: return "a string"
    case let byte where byte < 0x20 || byte == 0x7F: return "the control character \(codePoint(UInt32(byte)))"
    case let byte where byte < 0x80: return "\"\(Character(Unicode.Scalar(byte)))\""
    default:
      var end = offset + 1
      while end < bytes.count, end < offset + 4, bytes[end] & 0xC0 == 0x80 { end += 1 }
      var character: [UInt8] = []
      for index in offset..<end { character.append(bytes[index]) }
      return "\"\(String(decoding: character, as: UTF8.self))\""
    }
  }
}

/// A code point in the usual spelling, `U+0009`.
func codePoint(_ value: UInt32) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
