import ToneLint

/// A part of an e-mail that holds words of its author.
struct MIMEText {
  var body: Range<Int>
  var isHTML: Bool
  var charset: String?
  var encoding: TransferEncoding
}

/// How the bytes of a part are written (RFC 2045, 6).
enum TransferEncoding {
  case plain, quotedPrintable, base64

  init(_ value: String?) {
    switch value?.lowercased() {
    case "quoted-printable": self = .quotedPrintable
    case "base64": self = .base64
    default: self = .plain
    }
  }
}

/// Finds the texts of an e-mail (RFC 2046): all text parts that are no attachments; of alternatives plain text, else HTML.
struct MIMETextFinder {
  var faults = FaultLog()

  /// The texts of a mail or part, in order. `depth` is how many parts it stands in.
  mutating func texts(_ header: MailHeader, _ body: Range<Int>, _ bytes: Span<UInt8>, depth: Int = 0) -> [MIMEText] {
    let content = ContentType(header.string(.contentType, bytes))
    if let disposition = header[.disposition], starts(bytes, disposition, with: "attachment") { return [] }
    if content.type.hasPrefix("multipart/") {
      guard depth < Limits.mailDepth else {
        faults.add(at: header.place(.contentType), "more than \(Limits.mailDepth) parts in one another")
        return []
      }
      let parts = parts(content, header, body, bytes)
      let texts = parts.map { part in
        let header = MailHeader(bytes, part)
        return self.texts(header, header.body..<part.upperBound, bytes, depth: depth + 1)
      }
      if content.type == "multipart/alternative" { return best(texts) }
      return texts.flatMap { $0 }
    }
    guard content.type == "text/plain" || content.type == "text/html" || content.type.isEmpty || !content.type.contains("/") else {
      return []
    }
    let encoding = TransferEncoding(header.string(.transferEncoding, bytes))
    return [MIMEText(body: body, isHTML: content.type == "text/html", charset: content.charset, encoding: encoding)]
  }

  /// The alternative in plain text; else the last that has text, which is the richest (5.1.4).
  private func best(_ alternatives: [[MIMEText]]) -> [MIMEText] {
    alternatives.first { $0.first.map { !$0.isHTML && !$0.body.isEmpty } ?? false } ?? alternatives.last { !$0.isEmpty } ?? []
  }

  /// The parts between the boundary's lines (5.1.1), without the line end before each.
  private mutating func parts(_ content: ContentType, _ header: MailHeader, _ body: Range<Int>, _ bytes: Span<UInt8>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var open: Int?
    var index = body.lowerBound
    let boundary = Array("--\(content.boundary ?? "")".utf8)
    while index < body.upperBound {
      let next = min(firstLineFeed(bytes, from: index) + 1, body.upperBound)
      if content.boundary != nil, let isLast = isBoundary(bytes, index..<next, boundary) {
        if let open { parts.append(open..<max(open, lineEndBefore(bytes, index))) }
        open = isLast ? nil : next
        if isLast { break }
      }
      index = next
    }
    if let open {
      parts.append(open..<body.upperBound)
      faults.add(.note, at: ByteRange(body.upperBound..<body.upperBound), "the last part of this mail is not closed; it may be cut off")
    } else if parts.isEmpty, !body.isEmpty {
      faults.add(at: header.place(.contentType), "no line with the boundary of this field follows, so the mail has no parts")
    }
    return parts
  }

  /// Whether a line is `--boundary`, and then whether it is the last, `--boundary--`.
  private func isBoundary(_ bytes: Span<UInt8>, _ line: Range<Int>, _ boundary: [UInt8]) -> Bool? {
    guard line.count >= boundary.count, bytes[line.lowerBound] == 0x2D else { return nil }
    for (offset, byte) in boundary.enumerated() where bytes[line.lowerBound + offset] != byte { return nil }
    let rest = MailHeader.trimmedSpace(bytes, line.lowerBound + boundary.count..<line.upperBound)
    if rest.isEmpty { return false }
    return rest.count == 2 && bytes[rest.lowerBound] == 0x2D && bytes[rest.lowerBound + 1] == 0x2D ? true : nil
  }

  private func lineEndBefore(_ bytes: Span<UInt8>, _ index: Int) -> Int {
    index >= 2 && bytes[index - 2] == 0x0D ? index - 2 : index - 1
  }
}

extension MailHeader {
  /// Where a field's value stands, for faults.
  func place(_ field: Field) -> ByteRange { ByteRange(self[field] ?? body..<body) }
}
