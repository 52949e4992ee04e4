/// Writes JSON (RFC 8259) without blanks, members in the order in which they are given.
///
///     json.object {
///       $0.member("file", file)
///       $0.member("start") { $0.object { … } }
///     }
///
/// Escaped are quote, backslash and the C0 controls, as the RFC demands, and what a terminal or a line-based reader could trip over:
/// DEL, C1, U+2028, U+2029 and the bidi controls. Every other character stays as it is.
public struct JSONWriter {
  /// What was written.
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  public init() {}

  /// Starts anew, and keeps the memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  public mutating func object(_ members: (inout JSONWriter) -> Void) { enclose(0x7B, 0x7D, members) }
  public mutating func array(_ elements: (inout JSONWriter) -> Void) { enclose(0x5B, 0x5D, elements) }

  public mutating func member(_ name: String, _ value: (inout JSONWriter) -> Void) {
    string(name)
    bytes.append(0x3A)
    needsComma = false
    value(&self)
  }

  public mutating func member(_ name: String, _ value: String) { member(name) { $0.string(value) } }
  public mutating func member(_ name: String, _ value: Int) { member(name) { $0.integer(value) } }

  public mutating func integer(_ value: Int) {
    separate()
    bytes.write(String(value))
  }

  public mutating func string(_ value: String) {
    separate()
    bytes.append(0x22)
    let text = value.utf8Span.span
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte >= 0x80 || byte == 0x7F {
        index += appendScalar(text, at: index)
      } else if byte >= 0x20, byte != 0x22, byte != 0x5C {
        bytes.append(byte)
        index += 1
      } else {
        appendEscape(byte)
        index += 1
      }
    }
    bytes.append(0x22)
  }

  private mutating func enclose(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(open)
    needsComma = false
    body(&self)
    bytes.append(close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(0x2C) }
    needsComma = true
  }

  private mutating func appendEscape(_ byte: UInt8) {
    switch byte {
    case 0x22: bytes.write("\\\"")
    case 0x5C: bytes.write("\\\\")
    case 0x0A: bytes.write("\\n")
    case 0x0D: bytes.write("\\r")
    case 0x09: bytes.write("\\t")
    default: appendUnit(UInt32(byte))
    }
  }

  /// Appends DEL or a character of several bytes, which is well-formed, as it comes from a `String`; returns its length.
  private mutating func appendScalar(_ text: Span<UInt8>, at index: Int) -> Int {
    let lead = text[index]
    let count = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var value = count == 1 ? UInt32(lead) : UInt32(lead) & (0x7F >> UInt32(count))
    for offset in 1..<max(count, 1) { value = value << 6 | UInt32(text[index + offset] & 0x3F) }
    if let scalar = Unicode.Scalar(value), EscapedText.isUnsafe(scalar) {
      appendUnit(value)
    } else {
      for offset in 0..<count { bytes.append(text[index + offset]) }
    }
    return count
  }

  /// `\u` and four digits: everything that is escaped lies in the basic plane.
  private mutating func appendUnit(_ value: UInt32) {
    let digits = String(value, radix: 16)
    bytes.write("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
  }
}
