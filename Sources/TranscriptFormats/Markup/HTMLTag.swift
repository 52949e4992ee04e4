/// A tag, or something else of HTML that is no text: a comment, a declaration, a script with all that is in it.
struct HTMLTag {
  /// What it does to the lines of the text.
  enum Kind { case inline, lineBreak, block, blockquote, preformatted }

  var kind: Kind
  var isClosing = false
  /// Behind its `>`.
  var end: Int
}

/// Finds the ends of tags. It remembers what does not come any more, so that no text is searched for it twice.
struct HTMLTagScanner {
  private let end: Int
  private var hasClosing = true
  /// Which of `"` and `'` do not come again.
  private var isAbsent: (double: Bool, single: Bool) = (false, false)

  init(end: Int) { self.end = end }

  /// The tag at `start`, where `<` stands; nil when it is text.
  mutating func tag(_ bytes: Span<UInt8>, at start: Int) -> HTMLTag? {
    guard start + 1 < end else { return nil }
    var index = start + 1
    if bytes[index] == 0x21 || bytes[index] == 0x3F { return declaration(bytes, at: start) }
    let isClosing = bytes[index] == 0x2F
    if isClosing { index += 1 }
    guard index < end, isLetter(bytes[index]) else { return nil }
    let nameStart = index
    while index < end, isLetter(bytes[index]) || isDigit(bytes[index]) { index += 1 }
    guard let close = tagEnd(bytes, from: index) else { return nil }
    let name = HTMLTagScanner.name(bytes, nameStart..<index)
    if !isClosing, HTMLTagScanner.dropped.contains(name) {
      return HTMLTag(kind: .block, end: contentEnd(bytes, from: close, name: bytes.extracting(nameStart..<index)))
    }
    let kind: HTMLTag.Kind =
      switch name {
      case "br": .lineBreak
      case "blockquote": .blockquote
      case "pre": .preformatted
      default: HTMLTagScanner.blocks.contains(name) ? .block : .inline
      }
    return HTMLTag(kind: kind, isClosing: isClosing, end: close)
  }

  /// `<!-- … -->`, `<!DOCTYPE …>`, `<?xml …>`. A comment that is not closed goes to the end.
  private mutating func declaration(_ bytes: Span<UInt8>, at start: Int) -> HTMLTag? {
    guard start + 3 < end, bytes[start + 1] == 0x21, bytes[start + 2] == 0x2D, bytes[start + 3] == 0x2D else {
      return plainEnd(bytes, from: start + 2).map { HTMLTag(kind: .inline, end: $0) }
    }
    var index = start + 4
    while index + 2 < end, !(bytes[index] == 0x2D && bytes[index + 1] == 0x2D && bytes[index + 2] == 0x3E) { index += 1 }
    return HTMLTag(kind: .inline, end: index + 2 < end ? index + 3 : end)
  }

  /// Behind the `>` of a tag; one within quotes does not count, if the quotes are closed.
  private mutating func tagEnd(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    guard hasClosing else { return nil }
    var index = start
    while index < end {
      let byte = bytes[index]
      if byte == 0x3E { return index + 1 }
      if byte == 0x22 && !isAbsent.double || byte == 0x27 && !isAbsent.single {
        var close = index + 1
        while close < end, bytes[close] != byte { close += 1 }
        if close < end { index = close } else if byte == 0x22 { isAbsent.double = true } else { isAbsent.single = true }
      }
      index += 1
    }
    return plainEnd(bytes, from: start)
  }

  /// Behind the next `>`.
  private mutating func plainEnd(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    guard hasClosing else { return nil }
    var index = start
    while index < end {
      if bytes[index] == 0x3E { return index + 1 }
      index += 1
    }
    hasClosing = false
    return nil
  }

  /// Behind the closing tag of a script or style, or the end.
  private func contentEnd(_ bytes: Span<UInt8>, from start: Int, name: Span<UInt8>) -> Int {
    var index = start
    while index + 1 + name.count < end {
      if bytes[index] == 0x3C, bytes[index + 1] == 0x2F {
        var offset = 0
        while offset < name.count, lowercased(bytes[index + 2 + offset]) == lowercased(name[offset]) { offset += 1 }
        if offset == name.count {
          while index < end, bytes[index] != 0x3E { index += 1 }
          return min(index + 1, end)
        }
      }
      index += 1
    }
    return end
  }

  private static func name(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    if range.count > 10 { return "" }
    var name: [UInt8] = []
    for index in range { name.append(lowercased(bytes[index])) }
    return String(decoding: name, as: UTF8.self)
  }

  private static let dropped: Set<String> = ["script", "style", "title", "template"]
  private static let blocks: Set<String> = [
    "address", "article", "aside", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "head", "header", "hr", "html", "li", "main", "nav", "ol", "option", "p", "section", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul",
  ]
}
