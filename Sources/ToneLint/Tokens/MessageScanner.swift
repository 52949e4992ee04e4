/// The one pass over a message's bytes: finds where tokens begin and end, and which kind each is.
struct MessageScanner {
  let start: Int
  let end: Int
  var index: Int
  /// Where the current line begins.
  var lineStart: Int
  /// Flags for the next token.
  var flags: Token.Flags = [.spaceBefore]
  /// Whether the current line begins with `>`.
  var isQuotedLine = false
  /// Set when a fence of code was found to have no end, so that it is not searched for again.
  var hasOpenFence = false

  init(start: Int, end: Int) {
    self.start = start
    self.end = end
    index = start
    lineStart = start
  }

  /// Appends an edge unless the last token is one.
  func appendEdge(at offset: Int, to tokens: inout [Token]) {
    if tokens.last?.kind != .edge {
      let place = UInt32(truncatingIfNeeded: offset)
      tokens.append(Token(start: place, end: place, symbol: KindSymbol.edge, kind: .edge, flags: []))
    }
  }

  mutating func scan(_ text: [UInt8], rules: borrowing RuleSet, words: inout WordTokenizer, into tokens: inout [Token]) {
    let bytes = text.span
    let table = ByteClass.table
    let classes = table.span
    beginLine(bytes)
    while index < end {
      let byte = bytes[index]
      switch classes[Int(byte)] {
      case ByteClass.space:
        index += 1
        flags.insert(.spaceBefore)
        continue
      case ByteClass.letter, ByteClass.underscore:
        scanWord(text, bytes, classes, rules, &words, &tokens)
      case ByteClass.digit:
        scanNumber(text, bytes, classes, rules, &words, &tokens)
      case ByteClass.newline:
        scanNewline(bytes, &tokens)
        continue
      case ByteClass.terminator:
        scanTerminator(text, bytes, classes, rules, &tokens)
        continue
      case ByteClass.nonASCII:
        scanNonASCII(text, bytes, classes, rules, &words, &tokens)
      case ByteClass.backtick:
        scanCode(bytes, rules, &tokens)
      case ByteClass.at:
        scanMention(bytes, classes, rules, &tokens)
      case ByteClass.dollar where index + 1 < end && classes[Int(bytes[index + 1])] == ByteClass.digit:
        scanMoney(bytes, classes, signLength: 1, &tokens)
      default:
        append(.punctuation, rules.punctuation[Int(byte & 0x7F)], length: 1, to: &tokens)
      }
      flags = isQuotedLine ? [.quotedLine] : []
    }
  }

  // MARK: Helpers

  mutating func append(_ kind: TokenKind, _ symbol: Symbol, length: Int, to tokens: inout [Token]) {
    let start = UInt32(truncatingIfNeeded: index)
    tokens.append(Token(start: start, end: start + UInt32(truncatingIfNeeded: length), symbol: symbol, kind: kind, flags: flags))
    index += length
  }

  func byte(_ bytes: Span<UInt8>, at offset: Int) -> UInt8 { offset < end ? bytes[offset] : 0 }

  mutating func beginLine(_ bytes: Span<UInt8>) {
    lineStart = index
    var next = index
    while next < end, bytes[next] == 0x20 || bytes[next] == 0x09 { next += 1 }
    isQuotedLine = next < end && bytes[next] == UInt8(ascii: ">")
    flags = isQuotedLine ? [.spaceBefore, .quotedLine] : [.spaceBefore]
  }

  /// The length of a curly apostrophe at `offset`, which counts as a straight one: 3, or 0 where none stands.
  @inline(__always)
  func curlyApostrophe(_ bytes: Span<UInt8>, at offset: Int) -> Int {
    offset + 2 < end && bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80 && (bytes[offset + 2] == 0x99 || bytes[offset + 2] == 0x98)
      ? 3 : 0
  }

  // MARK: Words

  @inline(__always)
  mutating func scanWord(
    _ text: [UInt8], _ bytes: Span<UInt8>, _ classes: Span<UInt8>, _ rules: borrowing RuleSet, _ words: inout WordTokenizer,
    _ tokens: inout [Token]
  ) {
    let first = index
    var key = WordKey()
    var next = index
    while next < end {
      let byte = bytes[next]
      guard ByteClass.isWord(classes[Int(byte)]) else { break }
      key.append(byte | 0x20)
      next += 1
    }
    let stop = byte(bytes, at: next)
    // Most words end at a space or a comma.
    if stop == 0x20 || stop == UInt8(ascii: ",") || stop == 0x0A || next == end, bytes[first] != UInt8(ascii: "_"),
      bytes[next - 1] != UInt8(ascii: "_")
    {
      index = next
      words.append(key: key, text, first..<next, rules: rules, flags: flags, to: &tokens)
      return
    }
    scanOddWord(text, bytes, classes, rules, &words, &tokens, key, next)
  }

  /// A word that something else than a space follows: an apostrophe, a letter of another script, the rest of an address.
  @inline(never)
  mutating func scanOddWord(
    _ text: [UInt8], _ bytes: Span<UInt8>, _ classes: Span<UInt8>, _ rules: borrowing RuleSet, _ words: inout WordTokenizer,
    _ tokens: inout [Token], _ key: WordKey, _ wordEnd: Int
  ) {
    let first = index
    var next = wordEnd
    var hasApostrophe = false
    // Over apostrophes between letters.
    while next < end {
      let length = bytes[next] == 0x27 ? 1 : curlyApostrophe(bytes, at: next)
      guard length > 0, next + length < end, classes[Int(bytes[next + length])] == ByteClass.letter else { break }
      hasApostrophe = true
      next += length
      while next < end, ByteClass.isWord(classes[Int(bytes[next])]) { next += 1 }
    }
    if next < end, bytes[next] >= 0x80, !isKnownMark(bytes, at: next) {
      scanStretch(text, bytes, classes, rules, &words, &tokens)
      return
    }
    if !hasApostrophe, let length = addressLength(bytes, classes, wordEnd: next) {
      appendAddress(length, bytes, &tokens)
      return
    }
    // Underscores around a word are emphasis.
    var start = first
    while start < next, bytes[start] == UInt8(ascii: "_") { start += 1 }
    var stop = next
    while stop > start, bytes[stop - 1] == UInt8(ascii: "_") { stop -= 1 }
    index = next
    if start == stop { return }
    if hasApostrophe {
      words.appendFolded(text, start..<stop, rules: rules, flags: flags, to: &tokens)
    } else if start == first, stop == next {
      words.append(key: key, text, start..<stop, rules: rules, flags: flags, to: &tokens)
    } else {
      var bare = WordKey()
      for offset in start..<stop { bare.append(bytes[offset] | 0x20) }
      words.append(key: bare, text, start..<stop, rules: rules, flags: flags, to: &tokens)
    }
  }

  // MARK: Other scripts

  /// Marks of the General Punctuation block that end an ASCII word without ICU's help: quotes, dashes, the ellipsis, the bullet, the no-break space.
  func isKnownMark(_ bytes: Span<UInt8>, at offset: Int) -> Bool { knownMarkLength(bytes, at: offset) > 0 }

  func knownMarkLength(_ bytes: Span<UInt8>, at offset: Int) -> Int {
    guard offset + 1 < end else { return 0 }
    if bytes[offset] == 0xC2, bytes[offset + 1] == 0xA0 || bytes[offset + 1] == 0xA3 { return 2 }
    guard offset + 2 < end, bytes[offset] == 0xE2 else { return 0 }
    switch (bytes[offset + 1], bytes[offset + 2]) {
    case (0x80, 0x93...0x94), (0x80, 0x98...0x99), (0x80, 0x9C...0x9E), (0x80, 0xA2), (0x80, 0xA6), (0x82, 0xAC): return 3
    default: return 0
    }
  }

  mutating func scanNonASCII(
    _ text: [UInt8], _ bytes: Span<UInt8>, _ classes: Span<UInt8>, _ rules: borrowing RuleSet, _ words: inout WordTokenizer,
    _ tokens: inout [Token]
  ) {
    let length = knownMarkLength(bytes, at: index)
    // A combining mark behind the sign would belong to it.
    guard length > 0, byte(bytes, at: index + length) < 0x80 || isKnownMark(bytes, at: index + length) else {
      return scanStretch(text, bytes, classes, rules, &words, &tokens)
    }
    let isCurrency = bytes[index] == 0xC2 && bytes[index + 1] == 0xA3 || bytes[index + 1] == 0x82
    if isCurrency, index + length < end, classes[Int(bytes[index + length])] == ByteClass.digit {
      return scanMoney(bytes, classes, signLength: length, &tokens)
    }
    if bytes[index] == 0xC2, bytes[index + 1] == 0xA0 {
      index += 2
      flags.insert(.spaceBefore)
      return
    }
    append(.punctuation, KindSymbol.punctuation, length: length, to: &tokens)
  }

  /// From here to the next white space, by ICU.
  mutating func scanStretch(
    _ text: [UInt8], _ bytes: Span<UInt8>, _ classes: Span<UInt8>, _ rules: borrowing RuleSet, _ words: inout WordTokenizer,
    _ tokens: inout [Token]
  ) {
    var next = index
    while next < end, bytes[next] > 0x20 { next += 1 }
    words.appendStretch(text, index..<next, rules: rules, flags: flags, to: &tokens)
    index = next
    let last = bytes[next - 1]
    if last == UInt8(ascii: ".") || last == UInt8(ascii: "!") || last == UInt8(ascii: "?") { appendEdge(at: next, to: &tokens) }
  }
}
