import ToneLint

/// A pull scanner over one line of JSON (RFC 8259): the caller asks for the value that it expects, nothing is built.
///
/// The bytes are passed with every call, since a value cannot keep a span. A line feed ends a line wherever it stands, also within a
/// string, so that one broken line costs one line. Faults that leave the rest readable (a raw control character, an unknown escape)
/// go to `faults`; those that do not are thrown.
struct JSONScanner {
  /// The next byte.
  var index = 0
  var faults = FaultLog()
  /// Whether a value may go on over lines: true within a document, where LF is white space between values.
  var spansLines = false
  /// The last key or short string, decoded, when it was written with escapes.
  private(set) var decoded: [UInt8] = []
  /// What `skipValue` has open: 1 for an object, 0 for an array.
  var open: [UInt8] = []

  // MARK: Structure

  /// Skips space, tab and CR; LF ends the line, unless values span lines.
  @inline(__always)
  mutating func skipWhitespace(_ bytes: Span<UInt8>) {
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A && spansLines else { return }
      index &+= 1
    }
  }

  /// The next byte that is no white space, not taken; LF at the end of the source.
  @inline(__always)
  mutating func peek(_ bytes: Span<UInt8>) -> UInt8 {
    skipWhitespace(bytes)
    return index < bytes.count ? bytes[index] : 0x0A
  }

  /// Takes `byte` if it comes next.
  @inline(__always)
  mutating func take(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
    guard peek(bytes) == byte, index < bytes.count else { return false }
    index &+= 1
    return true
  }

  func error(_ expected: String) -> JSONSyntaxError { JSONSyntaxError(at: index, expected: expected) }

  /// Goes to the next member of an object or array, and says whether there is one. `isFirst` is true right after the bracket.
  @inline(__always)
  mutating func next(_ bytes: Span<UInt8>, isFirst: inout Bool, closing: UInt8) throws(JSONSyntaxError) -> Bool {
    if take(closing, bytes) { return false }
    if !isFirst {
      guard take(0x2C, bytes) else { throw error(closing == 0x7D ? "\",\" or \"}\"" : "\",\" or \"]\"") }
      if peek(bytes) == closing { throw error("a value after \",\"") }
    }
    isFirst = false
    return true
  }

  /// Reads a key and the colon after it.
  @inline(__always)
  mutating func key(_ bytes: Span<UInt8>) throws(JSONSyntaxError) -> PackedName {
    guard peek(bytes) == 0x22 else { throw error("a key in quotes") }
    let key = try packedString(bytes)
    guard take(0x3A, bytes) else { throw error("\":\" after the key") }
    return key
  }

  /// Reads a key of any length and the colon after it, and gives the place of its bytes; nil when they were written with escapes and
  /// stand in `decoded`.
  @inline(__always)
  mutating func longKey(_ bytes: Span<UInt8>) throws(JSONSyntaxError) -> Range<Int>? {
    guard peek(bytes) == 0x22 else { throw error("a key in quotes") }
    let start = index + 1
    let stop = firstStringStop(bytes, from: start)
    let isPlain = stop < bytes.count && bytes[stop] == 0x22
    if isPlain { index = stop + 1 } else { try decodeString(bytes) }
    guard take(0x3A, bytes) else { throw error("\":\" after the key") }
    return isPlain ? start..<stop : nil
  }

  /// Reads a key as a Swift string, and the colon after it.
  mutating func swiftKey(_ bytes: Span<UInt8>) throws(JSONSyntaxError) -> String {
    guard peek(bytes) == 0x22 else { throw error("a key in quotes") }
    let key = try swiftString(bytes)
    guard take(0x3A, bytes) else { throw error("\":\" after the key") }
    return key
  }

  // MARK: Strings

  /// Reads a string into the conversation's text, with the place of each character. The next byte is the opening quote.
  mutating func string(
    _ bytes: Span<UInt8>, of source: [UInt8], into conversation: inout Conversation
  ) throws(JSONSyntaxError) -> ByteRange {
    let start = conversation.text.count
    let quote = index
    var literal = quote + 1
    var stop = literal
    while true {
      stop = firstStringStop(bytes, from: stop)
      guard stop < bytes.count, bytes[stop] == 0x22 || bytes[stop] == 0x5C else {
        try passControlCharacter(bytes, at: stop, quote: quote)
        stop += 1
        continue
      }
      if stop > literal {
        conversation.map.literal(text: conversation.text.count, source: literal)
        conversation.text.append(contentsOf: source[literal..<stop])
      }
      if bytes[stop] == 0x22 { break }
      let scalar = escape(bytes, at: stop)
      conversation.map.replaced(text: conversation.text.count, source: stop, count: index - stop)
      appendScalar(scalar, to: &conversation.text)
      literal = index
      stop = index
    }
    index = stop + 1
    return ByteRange(start..<conversation.text.count)
  }

  /// Reads a string as a packed name.
  mutating func packedString(_ bytes: Span<UInt8>) throws(JSONSyntaxError) -> PackedName {
    let quote = index
    let stop = firstStringStop(bytes, from: quote + 1)
    if stop < bytes.count, bytes[stop] == 0x22 {
      index = stop + 1
      return PackedName(bytes, quote + 1..<stop)
    }
    try decodeString(bytes)
    return PackedName(decoded.span, 0..<decoded.count)
  }

  /// Reads a string as a Swift string.
  mutating func swiftString(_ bytes: Span<UInt8>) throws(JSONSyntaxError) -> String {
    try decodeString(bytes)
    return String(decoding: decoded, as: UTF8.self)
  }

  /// Reads a string into `decoded`.
  private mutating func decodeString(_ bytes: Span<UInt8>) throws(JSONSyntaxError) {
    decoded.removeAll(keepingCapacity: true)
    let quote = index
    index += 1
    while true {
      let stop = firstStringStop(bytes, from: index)
      for place in index..<stop { decoded.append(bytes[place]) }
      if stop < bytes.count, bytes[stop] == 0x22 {
        index = stop + 1
        return
      } else if stop < bytes.count, bytes[stop] == 0x5C {
        appendScalar(escape(bytes, at: stop), to: &decoded)
      } else {
        try passControlCharacter(bytes, at: stop, quote: quote)
        decoded.append(bytes[stop])
        index = stop + 1
      }
    }
  }

  /// Skips a string. The next byte is the opening quote.
  mutating func skipString(_ bytes: Span<UInt8>) throws(JSONSyntaxError) {
    let quote = index
    index += 1
    while true {
      let stop = firstStringStop(bytes, from: index)
      if stop < bytes.count, bytes[stop] == 0x22 {
        index = stop + 1
        return
      } else if stop < bytes.count, bytes[stop] == 0x5C {
        _ = escape(bytes, at: stop)
      } else {
        try passControlCharacter(bytes, at: stop, quote: quote)
        index = stop + 1
      }
    }
  }

  /// A raw control character is no JSON, but readable: it is kept, with a fault. A line end within a string ends the line.
  private mutating func passControlCharacter(_ bytes: Span<UInt8>, at stop: Int, quote: Int) throws(JSONSyntaxError) {
    guard stop < bytes.count, bytes[stop] != 0x0A else {
      index = stop
      throw JSONSyntaxError(at: quote, "this string is not closed before the line end; a line break in it is written \\n")
    }
    faults.add(at: ByteRange(stop..<stop + 1), "raw control character \(codePoint(UInt32(bytes[stop]))) in a string; write an escape")
  }

  /// Reads the escape at `start`, moves behind it and gives its character; U+FFFD for what is none.
  private mutating func escape(_ bytes: Span<UInt8>, at start: Int) -> UInt32 {
    index = start + 2
    guard start + 1 < bytes.count, bytes[start + 1] != 0x0A else {
      index = start + 1
      return 0x5C
    }
    switch bytes[start + 1] {
    case 0x22, 0x5C, 0x2F: return UInt32(bytes[start + 1])
    case 0x62: return 0x08
    case 0x66: return 0x0C
    case 0x6E: return 0x0A
    case 0x72: return 0x0D
    case 0x74: return 0x09
    case 0x75: return unicodeEscape(bytes, at: start)
    default:
      index = start + 1
      faults.add(at: ByteRange(start..<start + 2), "unknown escape in a string; a backslash is written \\\\")
      return 0x5C
    }
  }

  private mutating func unicodeEscape(_ bytes: Span<UInt8>, at start: Int) -> UInt32 {
    let first = hexUnit(bytes, at: start)
    guard first.isWhole else {
      index = first.end
      faults.add(at: ByteRange(start..<index), "expected four hexadecimal digits after \\u")
      return 0xFFFD
    }
    index = first.end
    if first.unit & 0xF800 != 0xD800 { return first.unit }
    if first.unit < 0xDC00, index + 1 < bytes.count, bytes[index] == 0x5C, bytes[index + 1] == 0x75 {
      let second = hexUnit(bytes, at: index)
      if second.isWhole, second.unit & 0xFC00 == 0xDC00 {
        index = second.end
        return 0x10000 + (first.unit & 0x3FF) << 10 + second.unit & 0x3FF
      }
    }
    faults.add(.note, at: ByteRange(start..<index), "half of a surrogate pair; read as U+FFFD")
    return 0xFFFD
  }
}

/// The four digits of a `\uXXXX` at `start`.
private func hexUnit(_ bytes: Span<UInt8>, at start: Int) -> (unit: UInt32, end: Int, isWhole: Bool) {
  var unit: UInt32 = 0
  var place = start + 2
  while place < start + 6, place < bytes.count {
    let byte = bytes[place]
    let letter = (byte | 0x20) &- 0x61
    guard isDigit(byte) || letter < 6 else { break }
    unit = unit << 4 | UInt32(isDigit(byte) ? byte - 0x30 : letter + 10)
    place += 1
  }
  return (unit, place, place == start + 6)
}

/// Appends a code point (no surrogate) as UTF-8.
func appendScalar(_ value: UInt32, to text: inout [UInt8]) {
  if value < 0x80 {
    text.append(UInt8(value))
  } else if value < 0x800 {
    text.append(UInt8(0xC0 | value >> 6))
    text.append(UInt8(0x80 | value & 0x3F))
  } else if value < 0x10000 {
    text.append(UInt8(0xE0 | value >> 12))
    text.append(UInt8(0x80 | value >> 6 & 0x3F))
    text.append(UInt8(0x80 | value & 0x3F))
  } else {
    text.append(UInt8(0xF0 | value >> 18 & 0x07))
    text.append(UInt8(0x80 | value >> 12 & 0x3F))
    text.append(UInt8(0x80 | value >> 6 & 0x3F))
    text.append(UInt8(0x80 | value & 0x3F))
  }
}
