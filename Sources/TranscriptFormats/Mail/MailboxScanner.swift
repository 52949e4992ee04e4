/// Divides a mailbox into mails, at the `From ` lines before them (RFC 4155); a file that is one mail has one.
struct MailboxScanner {
  private let isMailbox: Bool
  private var index: Int

  init(_ bytes: Span<UInt8>, isMailbox: Bool) {
    self.isMailbox = isMailbox
    index = startOfText(bytes)
  }

  /// The next mail, without its `From ` line.
  mutating func next(_ bytes: Span<UInt8>) -> Range<Int>? {
    guard index < bytes.count else { return nil }
    var start = index
    if isMailbox { start = min(firstLineFeed(bytes, from: start) + 1, bytes.count) }
    index = isMailbox ? MailboxScanner.separator(bytes, from: start) ?? bytes.count : bytes.count
    return start..<index
  }

  /// The next `From ` line behind a blank one.
  private static func separator(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var line = start
    var isBehindBlank = true
    while line < bytes.count {
      if isBehindBlank, isSeparator(bytes, at: line) { return line }
      let end = firstLineFeed(bytes, from: line)
      isBehindBlank = end == line || end == line + 1 && bytes[line] == 0x0D
      line = end + 1
    }
    return nil
  }

  /// So many bytes of a `From ` line are looked at.
  static let separatorLength = 200

  /// Whether a line stands here with `From ` and a time of day to the second, as `asctime` writes it.
  static func isSeparator(_ bytes: Span<UInt8>, at start: Int) -> Bool {
    guard starts(bytes, start..<bytes.count, with: "From "), bytes[start] == 0x46 else { return false }
    let end = min(start + separatorLength, bytes.count)
    var index = start + 6
    while index + 5 < end, bytes[index] != 0x0A {
      let isClock =
        bytes[index] == 0x3A && bytes[index + 3] == 0x3A && isDigit(bytes[index - 1]) && isDigit(bytes[index + 1])
        && isDigit(bytes[index + 2])
        && isDigit(bytes[index + 4]) && isDigit(bytes[index + 5])
      if isClock { return true }
      index += 1
    }
    return false
  }

  /// The last place between two mails, for cutting; nil when there is none.
  ///
  /// - Parameter seen: so many bytes were looked at before, and none is there.
  static func lastCut(in bytes: [UInt8], from seen: Int) -> Int? {
    let span = bytes.span
    guard isSeparator(span, at: startOfText(span)) else { return nil }
    var index = bytes.count - 1
    while index >= max(2, seen) {
      if bytes[index] == 0x46, bytes[index - 1] == 0x0A, bytes[index - 2] == 0x0A || bytes[index - 2] == 0x0D, isSeparator(span, at: index)
      {
        return index
      }
      index -= 1
    }
    return nil
  }
}

extension MailReader {
  /// A mailbox, or a header in which From and a field that only mailers write stand.
  static func recognises(_ beginning: Span<UInt8>) -> Bool {
    let start = startOfText(beginning)
    if MailboxScanner.isSeparator(beginning, at: start) { return true }
    guard start < beginning.count, isLetter(beginning[start]) else { return false }
    let header = MailHeader(beginning, start..<beginning.count)
    return header.stray == nil && header[.from] != nil
      && (header[.messageID] != nil || header[.received] != nil || header[.version] != nil
        || header[.date] != nil && header[.subject] != nil)
  }
}
