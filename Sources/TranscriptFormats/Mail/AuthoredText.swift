import ToneLint

/// Which lines of a mail its author wrote: what is quoted from earlier mails and the signature are left out.
///
/// - Lines that begin with `>` are quoted, and so is the line before them that says of whom (`On …, Jane wrote:`).
/// - Where such a line is followed by text without `>`, and behind `-----Original Message-----` or a block of `From:`, `Sent:`, `To:`, all of the rest is quoted.
/// - Behind a line `-- ` (RFC 3676, 4.3) stands the signature, and behind a closing such as `Kind regards,` if only few short lines follow.
struct AuthoredText {
  private struct Line {
    var range: Range<Int>
    /// Without white space at its ends.
    var content: Range<Int>
    var isKept = false
  }

  /// Whether `>From ` at the start of a line was written for `From ` (mbox).
  private let isMailbox: Bool
  private var lines: [Line] = []

  /// What to take out of a text so that the author's own words are left.
  static func edits(_ bytes: Span<UInt8>, _ range: Range<Int>, isMailbox: Bool) -> [TextEdit] {
    var text = AuthoredText(isMailbox: isMailbox)
    text.divide(bytes, range)
    text.keepLines(bytes)
    text.dropClosing(bytes)
    return text.edits(bytes, range)
  }

  private init(isMailbox: Bool) { self.isMailbox = isMailbox }

  private mutating func divide(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let next = min(firstLineFeed(bytes, from: index) + 1, range.upperBound)
      lines.append(Line(range: index..<next, content: MailHeader.trimmedSpace(bytes, index..<next)))
      index = next
    }
  }

  // MARK: What is kept

  private mutating func keepLines(_ bytes: Span<UInt8>) {
    var index = 0
    while index < lines.count {
      let content = lines[index].content
      if isQuoted(content, bytes) || Quotation.isDeviceLine(bytes, content) {
        index += 1
      } else if Quotation.isSignatureMark(bytes, lines[index].range) || Quotation.isSeparator(bytes, content)
        || beginsBlock(at: index, bytes)
      {
        return
      } else if let length = attribution(at: index, bytes) {
        index += length
        let next = lines[index...].first { !$0.content.isEmpty }
        if let next, !isQuoted(next.content, bytes) { return }
      } else {
        lines[index].isKept = true
        index += 1
      }
    }
  }

  private func isQuoted(_ content: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    guard let first = content.first, bytes[first] == 0x3E else { return false }
    return !isEscapedFrom(content, bytes)
  }

  private func isEscapedFrom(_ content: Range<Int>, _ bytes: Span<UInt8>) -> Bool { isMailbox && starts(bytes, content, with: ">From ") }

  /// How many lines from here on say who wrote what is quoted below; mailers fold the line.
  private func attribution(at index: Int, _ bytes: Span<UInt8>) -> Int? {
    guard Quotation.opensAttribution(bytes, lines[index].content) else { return nil }
    for length in 1...3 where index + length <= lines.count {
      let last = lines[index + length - 1].content
      if last.isEmpty { return nil }
      if Quotation.closesAttribution(bytes, lines[index].content.lowerBound..<last.upperBound) { return length }
    }
    return nil
  }

  /// `From:` and at least two of the fields that follow it in Outlook.
  private func beginsBlock(at index: Int, _ bytes: Span<UInt8>) -> Bool {
    guard Quotation.blockField(bytes, lines[index].content) == .from else { return false }
    var others = 0
    for line in lines[index...].dropFirst().prefix(5) where Quotation.blockField(bytes, line.content) == .other { others += 1 }
    return others >= 2
  }

  // MARK: The closing

  /// Drops the last closing and what follows, if that is no more than a name, a title and a telephone.
  private mutating func dropClosing(_ bytes: Span<UInt8>) {
    let filled = lines.indices.filter { lines[$0].isKept && !lines[$0].content.isEmpty }
    var closing: Int?
    for (behind, index) in filled.reversed().enumerated() {
      if behind > 8 { break }
      if Quotation.isClosing(bytes, lines[index].content) { closing = index }
      if lines[index].content.count > 80 { break }
      if let last = lines[index].content.last, [0x2E, 0x21, 0x3F].contains(bytes[last]), closing != index { break }
    }
    guard let closing, closing != filled.first else { return }
    for index in closing..<lines.count { lines[index].isKept = false }
  }

  // MARK: Edits

  /// Takes out what is not kept, and white space at both ends of what is.
  private func edits(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [TextEdit] {
    guard let first = lines.first(where: { $0.isKept && !$0.content.isEmpty }),
      let last = lines.last(where: { $0.isKept && !$0.content.isEmpty })
    else { return [TextEdit(range)] }
    var edits: [TextEdit] = []
    // All before `place` is settled.
    var place = range.lowerBound
    func takeOut(to end: Int) {
      if end > place { edits.append(TextEdit(place..<end)) }
    }
    for line in lines where line.isKept && line.range.lowerBound >= first.range.lowerBound && line.range.lowerBound <= last.range.lowerBound
    {
      let isFirst = line.range == first.range
      let start = isFirst ? first.content.lowerBound : line.range.lowerBound
      takeOut(to: isEscapedFrom(line.content, bytes) ? line.content.lowerBound + 1 : start)
      place = line.content.isEmpty ? start : line.content.upperBound
      if line.range == last.range { break }
      // Of white space before the line end, and of CR LF, the LF is left.
      takeOut(to: line.range.upperBound - 1)
      place = line.range.upperBound
    }
    if place < range.upperBound { edits.append(TextEdit(place..<range.upperBound)) }
    return edits
  }
}
