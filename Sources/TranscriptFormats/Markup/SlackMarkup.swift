/// Makes plain text of Slack's mrkdwn: `<@U12|jane>` becomes `@jane`, `<#C1|help>` `#help`, `<!here>` `@here`, `<address|label>` its label, `<address>`
/// the address; `*bold*`, `_italic_` and `~struck~` lose their marks, `&amp;` `&lt;` `&gt;` are undone. Code, `:emoji:` and quotes stay.
struct SlackMarkup {
  private var edits: [TextEdit] = []
  private var emphasis = EmphasisMarks(longest: 1)
  private var hasFence = true
  /// No `>` stands before here: a search for one has been in vain.
  private var noClosing = 0

  static func edits(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [TextEdit] {
    var markup = SlackMarkup()
    markup.read(bytes, range)
    return markup.edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private mutating func read(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    let end = range.upperBound
    var index = range.lowerBound
    while index < end {
      switch bytes[index] {
      case 0x0A:
        // Emphasis does not go over lines.
        emphasis.endParagraph()
        index += 1
      case 0x60:
        index = readCode(bytes, index, end)
      case 0x2A, 0x5F, 0x7E:
        index = emphasis.read(bytes, at: index, in: range, edits: &edits)
      case 0x3C:
        index = readReference(bytes, index, end)
      case 0x26:
        index = readEntity(bytes, index, end)
      default:
        index += 1
      }
    }
  }

  /// Within code nothing is marked, but entities are undone.
  private mutating func readCode(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    let close = codeEnd(bytes, at: start, to: end, hasFence: &hasFence)
    var index = start
    while index < close { index = bytes[index] == 0x26 ? readEntity(bytes, index, close) : index + 1 }
    return close
  }

  private mutating func readEntity(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    guard let reference = CharacterReference(bytes, at: start, to: end) else { return start + 1 }
    edits.append(TextEdit(start..<reference.end, .scalar(reference.scalar)))
    return reference.end
  }

  /// `<` … `>`: what is shown of it is the label behind the bar, else the name.
  private mutating func readReference(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    guard start >= noClosing, start + 1 < end else { return start + 1 }
    var close = start + 1
    var bar: Int?
    while close < end, bytes[close] != 0x3E, bytes[close] != 0x3C, bytes[close] != 0x0A {
      if bytes[close] == 0x7C, bar == nil { bar = close }
      close += 1
    }
    guard close < end, bytes[close] == 0x3E else {
      noClosing = close
      return start + 1
    }
    let sign = bytes[start + 1]
    var shown = start + 1
    if let bar { shown = bar + 1 }
    // `<!subteam^S1|@leads>` and `<@U1|@jane>` bring their own sign.
    let hasSign = shown < close && (bytes[shown] == 0x40 || bytes[shown] == 0x23)
    if sign == 0x21, bar == nil {
      edits.append(TextEdit(start..<start + 2, .scalar(0x40)))
      shown = start + 2
    } else if bar != nil, !hasSign, sign == 0x40 || sign == 0x23 {
      edits.append(TextEdit(start..<shown, .scalar(UInt32(sign))))
    } else {
      edits.append(TextEdit(start..<shown))
    }
    readEntities(bytes, shown, close)
    edits.append(TextEdit(close..<close + 1))
    return close + 1
  }

  private mutating func readEntities(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) {
    var index = start
    while index < end { index = bytes[index] == 0x26 ? readEntity(bytes, index, end) : index + 1 }
  }
}
