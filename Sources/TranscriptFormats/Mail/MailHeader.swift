import ToneLint

/// The header of an e-mail or of one of its parts (RFC 5322, 2.2): the fields that matter here, and where the body begins.
struct MailHeader {
  enum Field: String, CaseIterable {
    case from, date, subject, references, precedence
    case messageID = "message-id"
    case inReplyTo = "in-reply-to"
    case autoSubmitted = "auto-submitted"
    case contentType = "content-type"
    case transferEncoding = "content-transfer-encoding"
    case disposition = "content-disposition"
    case received
    case version = "mime-version"
  }

  /// The value of each field as ranges of the source, folded lines and all, without white space at its ends. Of a field that comes twice, the first.
  private(set) var fields: [Field: Range<Int>] = [:]
  private(set) var body: Int
  /// The first line before the body that is no field.
  private(set) var stray: Range<Int>?

  /// Reads the header at the start of a range.
  init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    body = range.lowerBound
    var field: Field?
    while body < range.upperBound {
      let next = min(firstLineFeed(bytes, from: body) + 1, range.upperBound)
      let line = MailHeader.trimmedSpace(bytes, body..<next)
      if line.isEmpty {
        body = next
        return
      }
      if isBlank(bytes[body]) {
        // Folded: it belongs to the field above (2.2.3).
        if let field, let value = fields[field] { fields[field] = value.isEmpty ? line : value.lowerBound..<line.upperBound }
      } else if let colon = MailHeader.colon(bytes, line) {
        field = MailHeader.field(bytes, line.lowerBound..<colon)
        if let found = field {
          if fields[found] == nil { fields[found] = MailHeader.trimmedSpace(bytes, colon + 1..<line.upperBound) } else { field = nil }
        }
      } else {
        // No header, or one that ends without a blank line.
        stray = line
        return
      }
      body = next
    }
  }

  subscript(field: Field) -> Range<Int>? { fields[field] }

  /// A value as a string: for words that are compared, not shown.
  func string(_ field: Field, _ bytes: Span<UInt8>) -> String? {
    fields[field].map { range in
      var value: [UInt8] = []
      for index in range { value.append(bytes[index]) }
      return String(decoding: value, as: UTF8.self)
    }
  }

  /// The colon behind a field's name: printable ASCII without spaces.
  static func colon(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Int? {
    for index in line {
      if bytes[index] == 0x3A { return index > line.lowerBound ? index : nil }
      if bytes[index] <= 0x20 || bytes[index] >= 0x7F { return nil }
    }
    return nil
  }

  private static func field(_ bytes: Span<UInt8>, _ name: Range<Int>) -> Field? {
    guard name.count <= 25 else { return nil }
    var lowercase: [UInt8] = []
    for index in name { lowercase.append(lowercased(bytes[index])) }
    return Field(rawValue: String(decoding: lowercase, as: UTF8.self))
  }

  /// A range without spaces, tabs and line ends at both ends.
  static func trimmedSpace(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, isHTMLSpace(bytes[start]) { start += 1 }
    while end > start, isHTMLSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }
}
