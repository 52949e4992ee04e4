/// Makes plain text of Markdown (CommonMark 0.31, and `~~struck~~` of GitHub's): marks of emphasis and headings are taken out, of
/// links and images their text is kept, of `<https://…>` the address, backslashes before punctuation go. Code and quotes stay as they are: the
/// tokenizer knows both.
struct MarkdownMarkup {
  private var edits: [TextEdit] = []
  private var emphasis = EmphasisMarks(longest: 3)
  /// The `[` that are open, and whether `!` stands before.
  private var brackets: [Range<Int>] = []
  private var hasFence = true
  /// No `)` stands before here: a search for one has been in vain.
  private var noParenthesis = 0

  static func edits(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [TextEdit] {
    var markup = MarkdownMarkup()
    markup.read(bytes, range)
    return markup.edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private mutating func read(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    let end = range.upperBound
    var index = range.lowerBound
    var isLineStart = true
    while index < end {
      let byte = bytes[index]
      if isLineStart {
        isLineStart = false
        index = readLineStart(bytes, index, end)
        continue
      }
      switch byte {
      case 0x0A:
        isLineStart = true
        index += 1
      case 0x5C where index + 1 < end && isPunctuation(bytes[index + 1]):
        edits.append(TextEdit(index..<index + 1))
        index += 2
      case 0x60:
        index = codeEnd(bytes, at: index, to: end, hasFence: &hasFence)
      case 0x2A, 0x5F, 0x7E:
        index = emphasis.read(bytes, at: index, in: range, edits: &edits)
      case 0x5B:
        let isImage = index > range.lowerBound && bytes[index - 1] == 0x21
        brackets.append((isImage ? index - 1 : index)..<index + 1)
        index += 1
      case 0x5D:
        index = readLinkEnd(bytes, index, end)
      case 0x3C:
        index = readAutolink(bytes, index, end)
      default:
        index += 1
      }
    }
  }

  /// A blank line ends a paragraph; `# ` before a heading and the mark of a list are no text to look into.
  private mutating func readLineStart(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    let index = skipBlanks(bytes, from: start, to: end)
    guard index < end else { return end }
    if bytes[index] == 0x0A || bytes[index] == 0x0D {
      emphasis.endParagraph()
      brackets.removeAll(keepingCapacity: true)
      return index
    }
    if bytes[index] == 0x23 {
      var next = index
      while next < end, bytes[next] == 0x23 { next += 1 }
      guard next - index <= 6, next < end, isBlank(bytes[next]) else { return next }
      next = skipBlanks(bytes, from: next, to: end)
      edits.append(TextEdit(index..<next))
      return next
    }
    if bytes[index] == 0x2A, index + 1 < end, isBlank(bytes[index + 1]) { return index + 1 }
    return index
  }

  /// `](address)` behind an open bracket: of the link its text is kept.
  private mutating func readLinkEnd(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    guard let open = brackets.popLast(), start + 1 < end, bytes[start + 1] == 0x28, start >= noParenthesis else { return start + 1 }
    var index = start + 2
    while index < end, bytes[index] != 0x29, bytes[index] != 0x0A { index += 1 }
    guard index < end, bytes[index] == 0x29 else {
      noParenthesis = index
      return start + 1
    }
    edits.append(TextEdit(open))
    edits.append(TextEdit(start..<index + 1))
    return index + 1
  }

  /// `<https://…>` and `<jane@example.com>`: an address in angle brackets.
  private mutating func readAutolink(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var index = start + 1
    var isAddress = false
    while index < end, bytes[index] > 0x20, bytes[index] != 0x3C, bytes[index] != 0x3E {
      if bytes[index] == 0x3A || bytes[index] == 0x40 { isAddress = true }
      index += 1
    }
    guard isAddress, index < end, bytes[index] == 0x3E else { return start + 1 }
    edits.append(TextEdit(start..<start + 1))
    edits.append(TextEdit(index..<index + 1))
    return index + 1
  }
}

@inline(__always)
private func isPunctuation(_ byte: UInt8) -> Bool {
  byte > 0x20 && byte < 0x7F && !isLetter(byte) && !isDigit(byte)
}
