/// Makes plain text of HTML: tags, comments, scripts and styles are taken out, block tags and `<br>` become line ends, the lines of
/// a `<blockquote>` begin with `> `, white space is folded, character references are undone.
///
/// No tree is built: what a tag does depends on its name alone, so that unclosed and crossed tags do no harm (as the
/// tokenizer of the HTML standard, 13.2.5, does; `<` without a name behind it is text).
struct HTMLMarkup {
  private var tags: HTMLTagScanner
  private var edits: [TextEdit] = []
  private var hasText = false
  private var quoteDepth = 0
  private var preDepth = 0
  /// The edits since the last text that may become a space and line ends.
  private var space: Int?
  private var breaks: [Int] = []

  static func edits(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [TextEdit] {
    var markup = HTMLMarkup(tags: HTMLTagScanner(end: range.upperBound))
    markup.read(bytes, range)
    return markup.edits
  }

  private init(tags: HTMLTagScanner) { self.tags = tags }

  private mutating func read(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if isHTMLSpace(byte) {
        index = readSpace(bytes, index, range.upperBound)
      } else if byte == 0x3C, let tag = tags.tag(bytes, at: index) {
        read(tag, index..<tag.end, bytes)
        index = tag.end
      } else {
        beginText(at: index)
        if byte == 0x26, let reference = CharacterReference(bytes, at: index, to: range.upperBound) {
          edits.append(TextEdit(index..<reference.end, .scalar(reference.scalar)))
          index = reference.end
        } else {
          index += 1
        }
      }
    }
  }

  /// Folds white space; in `<pre>`, line ends count.
  private mutating func readSpace(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var next = start
    while next < end, isHTMLSpace(bytes[next]) {
      if preDepth > 0, bytes[next] == 0x0A { addBreak(next..<next + 1, limit: 2) }
      next += 1
      if preDepth > 0, bytes[next - 1] == 0x0A { return next }
    }
    // A single space between words stays as it is.
    let isPlain = next == start + 1 && bytes[start] == 0x20 && hasText && breaks.isEmpty && space == nil
    if isPlain, next < end, bytes[next] != 0x3C { return next }
    if space == nil { space = edits.count }
    edits.append(TextEdit(start..<next))
    return next
  }

  private mutating func read(_ tag: HTMLTag, _ range: Range<Int>, _ bytes: Span<UInt8>) {
    switch tag.kind {
    case .inline:
      edits.append(TextEdit(range))
    case .lineBreak:
      addBreak(range, limit: 2)
    case .block:
      addBreak(range, limit: 1)
    case .blockquote:
      addBreak(range, limit: 1)
      quoteDepth = max(0, quoteDepth + (tag.isClosing ? -1 : 1))
    case .preformatted:
      addBreak(range, limit: 1)
      preDepth = max(0, preDepth + (tag.isClosing ? -1 : 1))
    }
  }

  /// Takes a stretch out and notes that it may end a line, unless `limit` line ends are noted since the last text.
  private mutating func addBreak(_ range: Range<Int>, limit: Int) {
    if breaks.count < limit { breaks.append(edits.count) }
    edits.append(TextEdit(range))
  }

  /// Text begins at `index`: what was put off before it is settled.
  private mutating func beginText(at index: Int) {
    let startsLine = !hasText || !breaks.isEmpty
    if hasText {
      for edit in breaks { edits[edit].replacement = .scalar(0x0A) }
      if breaks.isEmpty, let space { edits[space].replacement = .scalar(0x20) }
    }
    hasText = true
    breaks.removeAll(keepingCapacity: true)
    space = nil
    if startsLine, quoteDepth > 0 { edits.append(TextEdit(index..<index, .quoteMark)) }
  }
}

/// White space of HTML: space, tab, line feed, form feed, carriage return.
@inline(__always)
func isHTMLSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == 0x0C }
