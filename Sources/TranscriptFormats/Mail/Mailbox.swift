import ToneLint
internal import UnicodeText

/// The first mailbox of a From field (RFC 5322, 3.4): `"Doe, Jane" <jane@example.com>`, `jane@example.com (Jane Doe)`.
struct Mailbox {
  /// The display name, without quotes, encoded words still encoded; empty without one.
  var name: Range<Int>
  var address: Range<Int>

  init(_ bytes: Span<UInt8>, _ value: Range<Int>) {
    name = value.lowerBound..<value.lowerBound
    address = value
    var open: Int?
    var comment: Int?
    var isQuoted = false
    for index in value {
      if bytes[index] == 0x22 { isQuoted.toggle() }
      if isQuoted { continue }
      if bytes[index] == 0x3C { open = index }
      if bytes[index] == 0x28, comment == nil { comment = index }
      if bytes[index] == 0x3E, let open {
        name = value.lowerBound..<open
        address = open + 1..<index
        comment = nil
        break
      }
    }
    if let comment {
      address = value.lowerBound..<comment
      name = comment + 1..<max(comment + 1, value.last { bytes[$0] == 0x29 } ?? value.upperBound)
    }
    name = MailHeader.trimmedSpace(bytes, name)
    if name.count >= 2, bytes[name.lowerBound] == 0x22, bytes[name.upperBound - 1] == 0x22 {
      name = name.lowerBound + 1..<name.upperBound - 1
    }
    address = MailHeader.trimmedSpace(bytes, address)
  }

  /// What stands behind the `@`, in lower case.
  func domain(_ bytes: Span<UInt8>) -> String {
    let start = address.last { bytes[$0] == 0x40 }.map { $0 + 1 } ?? address.upperBound
    var domain: [UInt8] = []
    for index in start..<address.upperBound { domain.append(lowercased(bytes[index])) }
    return String(decoding: domain, as: UTF8.self)
  }
}

extension Conversation {
  /// Writes a header's text: folds are undone (RFC 5322, 2.2.3), and encoded words decoded (RFC 2047), each of which is one place.
  mutating func appendHeaderText(_ bytes: Span<UInt8>, _ range: Range<Int>, of source: [UInt8]) -> ByteRange {
    let start = text.count
    var literal = range.lowerBound
    var index = range.lowerBound
    var lastWordEnd: Int?
    while index < range.upperBound {
      if bytes[index] == 0x3D, let word = EncodedWord(bytes, at: index, to: range.upperBound) {
        // White space between two encoded words is none (6.2).
        if lastWordEnd != literal || !isSpace(bytes, literal..<index) { appendUnfolded(bytes, literal..<index, of: source) }
        map.replaced(text: text.count, source: index, count: word.end - index)
        text.append(contentsOf: word.text)
        index = word.end
        literal = index
        lastWordEnd = index
      } else {
        index += 1
      }
    }
    appendUnfolded(bytes, literal..<range.upperBound, of: source)
    return ByteRange(start..<text.count)
  }

  /// Line ends of folds are left out; the white space behind them stays.
  private mutating func appendUnfolded(_ bytes: Span<UInt8>, _ range: Range<Int>, of source: [UInt8]) {
    var literal = range.lowerBound
    for index in range where bytes[index] == 0x0D || bytes[index] == 0x0A {
      _ = appendLiteral(of: source, ByteRange(literal..<index), to: &self)
      literal = index + 1
    }
    _ = appendLiteral(of: source, ByteRange(literal..<range.upperBound), to: &self)
  }

  private func isSpace(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range where !isHTMLSpace(bytes[index]) { return false }
    return true
  }
}

/// An encoded word (RFC 2047, 2): `=?utf-8?Q?J=C3=A9r=C3=B4me?=`.
struct EncodedWord {
  var text: [UInt8]
  var end: Int

  /// No longer than this (RFC 2047, 2, says 75; some mailers write longer ones).
  private static let longest = 1000

  init?(_ bytes: Span<UInt8>, at start: Int, to end: Int) {
    let end = min(end, start + EncodedWord.longest)
    guard start + 1 < end, bytes[start + 1] == 0x3F else { return nil }
    var marks: [Int] = []
    var index = start + 2
    while index < end, marks.count < 3, bytes[index] > 0x20 {
      if bytes[index] == 0x3F { marks.append(index) }
      index += 1
    }
    guard marks.count == 3, index < end, bytes[index] == 0x3D, marks[1] == marks[0] + 2 else { return nil }
    self.end = index + 1
    var charset: [UInt8] = []
    for index in start + 2..<marks[0] where bytes[index] != 0x2A || charset.isEmpty { charset.append(bytes[index]) }
    let encoded = marks[1] + 1..<marks[2]
    let decoded = lowercased(bytes[marks[0] + 1]) == 0x62 ? EncodedWord.base64(bytes, encoded) : EncodedWord.q(bytes, encoded)
    var converter = EncodingConverter(name: String(decoding: charset, as: UTF8.self)) ?? EncodingConverter(name: "UTF-8")
    text = converter?.convert(decoded, from: 0).utf8 ?? decoded
  }

  /// The Q encoding (4.2): as quoted-printable, with `_` for a space.
  private static func q(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var decoded: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] == 0x3D, index + 2 < range.upperBound, let high = hexDigit(bytes[index + 1]), let low = hexDigit(bytes[index + 2]) {
        decoded.append(high << 4 | low)
        index += 3
      } else {
        decoded.append(bytes[index] == 0x5F ? 0x20 : bytes[index])
        index += 1
      }
    }
    return decoded
  }

  private static func base64(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var decoded: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for index in range {
      guard let value = base64Digit(bytes[index]) else { continue }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        decoded.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return decoded
  }
}
