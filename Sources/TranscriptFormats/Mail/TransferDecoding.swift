import ToneLint
internal import UnicodeText

extension Conversation {
  /// Writes a quoted-printable body (RFC 2045, 6.7): `=E9` and soft line breaks are undone, each byte with its place.
  mutating func appendQuotedPrintable(_ bytes: Span<UInt8>, _ body: Range<Int>, of source: [UInt8], faults: inout FaultLog) -> ByteRange {
    let start = text.count
    var literal = body.lowerBound
    var index = body.lowerBound
    while index < body.upperBound {
      guard bytes[index] == 0x3D else {
        index += 1
        continue
      }
      _ = appendLiteral(of: source, ByteRange(literal..<index), to: &self)
      if let next = softBreak(bytes, at: index, to: body.upperBound) {
        index = next
        literal = next
      } else if index + 2 < body.upperBound, let high = hexDigit(bytes[index + 1]), let low = hexDigit(bytes[index + 2]) {
        map.replaced(text: text.count, source: index, count: 3)
        text.append(high << 4 | low)
        index += 3
        literal = index
      } else {
        faults.add(at: ByteRange(index..<index + 1), "expected two hexadecimal digits or a line end after \"=\"")
        literal = index
        index += 1
      }
    }
    _ = appendLiteral(of: source, ByteRange(literal..<body.upperBound), to: &self)
    return ByteRange(start..<text.count)
  }

  /// Writes a base64 body (RFC 2045, 6.8). Its words stand nowhere in the file, so the place of each is the whole part.
  mutating func appendBase64(_ bytes: Span<UInt8>, _ body: Range<Int>, faults: inout FaultLog) -> ByteRange {
    let start = text.count
    let part = MailHeader.trimmedSpace(bytes, body)
    map.replaced(text: start, source: part.lowerBound, count: part.count)
    var bits: UInt32 = 0
    var count = 0
    var isFaulty = false
    for index in part {
      guard let value = base64Digit(bytes[index]) else {
        if bytes[index] == 0x3D { break }
        if !isHTMLSpace(bytes[index]), !isFaulty {
          isFaulty = true
          faults.add(at: ByteRange(index..<index + 1), "this is no base64; it is passed over")
        }
        continue
      }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        text.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return ByteRange(start..<text.count)
  }

  /// Writes text of another charset again, as UTF-8. Text that is UTF-8 already stays; so does text of a charset that ICU does not know, with a fault.
  ///
  /// - Parameter charset: as declared; what is declared as ASCII or not at all, and is no UTF-8, is read as Windows-1252.
  mutating func appendConverted(_ range: ByteRange, from charset: String?, at place: ByteRange, faults: inout FaultLog) -> ByteRange {
    var name = charset?.lowercased() ?? "us-ascii"
    if name == "us-ascii" || name == "ascii" {
      guard UTF8Validation.firstIllFormed(in: text, range: range.indices) != nil else { return range }
      name = "windows-1252"
    }
    // As browsers do.
    if name == "iso-8859-1" || name == "latin1" { name = "windows-1252" }
    if name == "utf-8" || name == "utf8" || name == "unknown-8bit" || range.isEmpty { return range }
    guard var converter = EncodingConverter(name: name) else {
      faults.add(at: place, "unknown charset \"\(charset ?? name)\"; read as UTF-8")
      return range
    }
    return append(converter.convert(Array(text[range.indices]), from: 0), of: range)
  }

  /// Writes what was converted from a range: stretches that are the same bytes as copies, other characters one by one.
  private mutating func append(_ converted: Converted, of range: ByteRange) -> ByteRange {
    let start = text.count
    let utf8 = converted.utf8
    var index = 0
    var place = 0
    var copied = 0..<0
    while index < utf8.count {
      let length = max(1, utf8Length(utf8[index]))
      let next = min(index + length, utf8.count)
      let end = max(place, converted.originalOffset(ofUTF8: next))
      if length == 1, end == place + 1, text[Int(range.start) + place] == utf8[index] {
        copied = copied.isEmpty ? place..<end : copied.lowerBound..<end
      } else {
        _ = append(ByteRange(copied.lowerBound + Int(range.start)..<copied.upperBound + Int(range.start)))
        copied = 0..<0
        map.replaced(text: text.count, standingFor: ByteRange(place + Int(range.start)..<end + Int(range.start)))
        text.append(contentsOf: utf8[index..<next])
      }
      place = end
      index = next
    }
    _ = append(ByteRange(copied.lowerBound + Int(range.start)..<copied.upperBound + Int(range.start)))
    return ByteRange(start..<text.count)
  }
}

/// Behind a soft line break, `=` at a line's end, which may have blanks behind it; nil when there is none.
private func softBreak(_ bytes: Span<UInt8>, at start: Int, to end: Int) -> Int? {
  var index = skipBlanks(bytes, from: start + 1, to: end)
  if index == end { return end }
  if bytes[index] == 0x0D, index + 1 < end { index += 1 }
  return bytes[index] == 0x0A ? index + 1 : nil
}

/// How many bytes the UTF-8 sequence has that begins with this byte.
private func utf8Length(_ byte: UInt8) -> Int { byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4 }

func hexDigit(_ byte: UInt8) -> UInt8? {
  if isDigit(byte) { return byte - 0x30 }
  let letter = lowercased(byte) &- 0x61
  return letter < 6 ? letter + 10 : nil
}

func base64Digit(_ byte: UInt8) -> UInt32? {
  switch byte {
  case 0x41...0x5A: UInt32(byte - 0x41)
  case 0x61...0x7A: UInt32(byte - 0x61 + 26)
  case 0x30...0x39: UInt32(byte - 0x30 + 52)
  case 0x2B: 62
  case 0x2F: 63
  default: nil
  }
}
