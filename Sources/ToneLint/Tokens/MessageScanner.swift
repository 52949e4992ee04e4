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
  /// Where the stretch that ICU was last asked about ends.
  var stretchEnd = 0

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
        if scanBlank(bytes, &tokens) { continue }
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

  /// The length of the apostrophe at `offset`, straight (1) or curly (3); 0 where none stands.
  @inline(__always)
  func apostropheLength(_ bytes: Span<UInt8>, at offset: Int) -> Int {
    let first = byte(bytes, at: offset)
    if first == 0x27 { return 1 }
    return first == 0xE2 && offset + 2 < end && bytes[offset + 1] == 0x80 && bytes[offset + 2] & 0xFE == 0x98 ? 3 : 0
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
      let length = apostropheLength(bytes, at: next)
      guard length > 0, next + length < end, classes[Int(bytes[next + length])] == ByteClass.letter else { break }
      hasApostrophe = true
      next += length
      while next < end, ByteClass.isWord(classes[Int(bytes[next])]) { next += 1 }
    }
    if wordMayGoOn(bytes, at: next), scanStretch(text, bytes, classes, rules, &words, &tokens, asciiEnd: next) { return }
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
}
