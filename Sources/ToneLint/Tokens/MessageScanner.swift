/// The one pass over a message's bytes: finds where tokens begin and end, and which kind each is.
struct MessageScanner {
  private let start: Int
  private let end: Int
  private var index: Int
  /// Where the current line begins.
  private var lineStart: Int
  /// Flags for the next token.
  private var flags: Token.Flags = [.spaceBefore]
  /// Whether the current line begins with `>`.
  private var isQuotedLine = false
  /// Set when a fence of code was found to have no end, so that it is not searched for again.
  private var hasOpenFence = false

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

  private mutating func append(_ kind: TokenKind, _ symbol: Symbol, length: Int, to tokens: inout [Token]) {
    let start = UInt32(truncatingIfNeeded: index)
    tokens.append(Token(start: start, end: start + UInt32(truncatingIfNeeded: length), symbol: symbol, kind: kind, flags: flags))
    index += length
  }

  private func byte(_ bytes: Span<UInt8>, at offset: Int) -> UInt8 { offset < end ? bytes[offset] : 0 }

  private mutating func beginLine(_ bytes: Span<UInt8>) {
    lineStart = index
    var next = index
    while next < end, bytes[next] == 0x20 || bytes[next] == 0x09 { next += 1 }
    isQuotedLine = next < end && bytes[next] == UInt8(ascii: ">")
    flags = isQuotedLine ? [.spaceBefore, .quotedLine] : [.spaceBefore]
  }

  /// The length of a curly apostrophe at `offset`, which counts as a straight one: 3, or 0 where none stands.
  @inline(__always)
  private func curlyApostrophe(_ bytes: Span<UInt8>, at offset: Int) -> Int {
    offset + 2 < end && bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80 && (bytes[offset + 2] == 0x99 || bytes[offset + 2] == 0x98) ? 3 : 0
  }

  // MARK: Words

  @inline(__always)
  private mutating func scanWord(
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
    if stop == 0x20 || stop == UInt8(ascii: ",") || stop == 0x0A || next == end, bytes[first] != UInt8(ascii: "_"), bytes[next - 1] != UInt8(ascii: "_") {
      index = next
      words.append(key: key, text, first..<next, rules: rules, flags: flags, to: &tokens)
      return
    }
    scanOddWord(text, bytes, classes, rules, &words, &tokens, key, next)
  }

  /// A word that something else than a space follows: an apostrophe, a letter of another script, the rest of an address.
  @inline(never)
  private mutating func scanOddWord(
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

  // MARK: Addresses

  private enum AddressLength { case url(Int), email(Int) }

  /// Whether the word from `index` to `wordEnd` begins a URL or is the last part of an e-mail address' name; lengths count from `index`.
  private func addressLength(_ bytes: Span<UInt8>, _ classes: Span<UInt8>, wordEnd: Int) -> AddressLength? {
    let stop = byte(bytes, at: wordEnd)
    if stop == UInt8(ascii: ":"), byte(bytes, at: wordEnd + 1) == UInt8(ascii: "/"), byte(bytes, at: wordEnd + 2) == UInt8(ascii: "/") {
      return .url(urlEnd(bytes, from: wordEnd) - index)
    }
    if stop == UInt8(ascii: "@"), wordEnd + 1 < end, ByteClass.isWord(classes[Int(bytes[wordEnd + 1])]) {
      var next = wordEnd + 1
      var hasDot = false
      while next < end, ByteClass.isWord(classes[Int(bytes[next])]) || bytes[next] == UInt8(ascii: ".") || bytes[next] == UInt8(ascii: "-") {
        if bytes[next] == UInt8(ascii: "."), next + 1 < end, ByteClass.isWord(classes[Int(bytes[next + 1])]) { hasDot = true }
        next += 1
      }
      while next > wordEnd, bytes[next - 1] == UInt8(ascii: ".") || bytes[next - 1] == UInt8(ascii: "-") { next -= 1 }
      return hasDot ? .email(next - index) : nil
    }
    if stop == UInt8(ascii: "."), isDomain(bytes, classes, dot: wordEnd) { return .url(urlEnd(bytes, from: wordEnd) - index) }
    return nil
  }

  /// Whether the word before `dot` and what follows it are a bare host name: `www.` before, or a common top-level domain after.
  private func isDomain(_ bytes: Span<UInt8>, _ classes: Span<UInt8>, dot: Int) -> Bool {
    if dot - index == 3, bytes[index] | 0x20 == UInt8(ascii: "w"), bytes[index + 1] | 0x20 == UInt8(ascii: "w"), bytes[index + 2] | 0x20 == UInt8(ascii: "w") {
      return dot + 1 < end && ByteClass.isWord(classes[Int(bytes[dot + 1])])
    }
    var key: UInt32 = 0
    var next = dot + 1
    while next < end, classes[Int(bytes[next])] == ByteClass.letter, next - dot <= 4 {
      key = key << 8 | UInt32(bytes[next] | 0x20)
      next += 1
    }
    if next < end, ByteClass.isWord(classes[Int(bytes[next])]) { return false }
    switch key {
    case 0x63_6F6D, 0x6F_7267, 0x6E_6574, 0x65_6475, 0x67_6F76: return true  // com, org, net, edu, gov
    default: return false
    }
  }

  private func urlEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var next = start
    while next < end {
      let byte = bytes[next]
      if byte <= 0x20 || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == 0x22 || byte >= 0x80 { break }
      next += 1
    }
    // Punctuation at the end belongs to the sentence.
    while next > start + 1, ".,!?;:)'\"]*".utf8.contains(bytes[next - 1]) { next -= 1 }
    return next
  }

  private mutating func appendAddress(_ address: AddressLength, _ bytes: Span<UInt8>, _ tokens: inout [Token]) {
    switch address {
    case .url(let length):
      append(.url, KindSymbol.url, length: length, to: &tokens)
    case .email(let length):
      // The name's parts before its last dot were taken for words: they belong to the address.
      let addressEnd = index + length
      var nameStart = index
      while let last = tokens.last, last.kind == .word || last.kind == .number || last.kind == .punctuation, Int(last.end) == nameStart,
        last.kind != .punctuation || ".-+_".utf8.contains(bytes[Int(last.start)])
      {
        nameStart = Int(last.start)
        flags = last.flags
        tokens.removeLast()
      }
      index = nameStart
      append(.email, KindSymbol.email, length: addressEnd - nameStart, to: &tokens)
    }
  }

  private mutating func scanMention(_ bytes: Span<UInt8>, _ classes: Span<UInt8>, _ rules: borrowing RuleSet, _ tokens: inout [Token]) {
    var next = index + 1
    if flags.contains(.spaceBefore) || tokens.last?.kind == .punctuation {
      while next < end, ByteClass.isWord(classes[Int(bytes[next])]) { next += 1 }
    }
    if next > index + 1 {
      append(.mention, KindSymbol.mention, length: next - index, to: &tokens)
    } else {
      append(.punctuation, rules.punctuation[Int(UInt8(ascii: "@"))], length: 1, to: &tokens)
    }
  }

  // MARK: Numbers

  private mutating func scanNumber(
    _ text: [UInt8], _ bytes: Span<UInt8>, _ classes: Span<UInt8>, _ rules: borrowing RuleSet, _ words: inout WordTokenizer,
    _ tokens: inout [Token]
  ) {
    let first = index
    var key = WordKey()
    var next = index
    var digits = 0
    while next < end, ByteClass.isWord(classes[Int(bytes[next])]) {
      if classes[Int(bytes[next])] == ByteClass.digit, digits == next - first { digits += 1 }
      key.append(bytes[next] | 0x20)
      next += 1
    }
    if next < end, bytes[next] >= 0x80, !isKnownMark(bytes, at: next) {
      scanStretch(text, bytes, classes, rules, &words, &tokens)
      return
    }
    if digits < next - first {
      if let address = addressLength(bytes, classes, wordEnd: next) { return appendAddress(address, bytes, &tokens) }
      if digits <= 2, next - first == digits + 2, isMeridiem(bytes, at: next - 2) {
        return append(.time, KindSymbol.time, length: next - first, to: &tokens)
      }
      index = next
      return words.append(key: key, text, first..<next, rules: rules, flags: flags, to: &tokens)
    }
    if byte(bytes, at: next) == UInt8(ascii: "@"), let address = addressLength(bytes, classes, wordEnd: next) {
      return appendAddress(address, bytes, &tokens)
    }
    let number = numberEnd(bytes, classes, from: next)
    var kind = number.kind
    var stop = number.end
    if kind != .date, stop - first <= 5, let meridiem = meridiemEnd(bytes, classes, from: stop) {
      kind = .time
      stop = meridiem
    }
    switch kind {
    case .time: append(.time, KindSymbol.time, length: stop - first, to: &tokens)
    case .date: append(.date, KindSymbol.date, length: stop - first, to: &tokens)
    default:
      var symbol = KindSymbol.number
      // Numbers that patterns name ("layer 8") have classes of their own.
      if stop == next, let slot = rules.vocabulary.slot(for: key, form: { text[first..<next].map { $0 } }),
        case .symbol(let own) = rules.vocabulary.meaning(at: slot)
      {
        symbol = own
      }
      append(.number, symbol, length: stop - first, to: &tokens)
    }
  }

  /// Where a number that has digits up to `from` ends, and whether it is a time (`10:02:15`), a date (`2026-03-02`, `3/5/26`) or a number (`1,250.00`).
  private func numberEnd(_ bytes: Span<UInt8>, _ classes: Span<UInt8>, from: Int) -> (end: Int, kind: TokenKind) {
    func digits(from offset: Int) -> Int {
      var next = offset
      while next < end, classes[Int(bytes[next])] == ByteClass.digit { next += 1 }
      return next
    }
    let mark = byte(bytes, at: from)
    switch mark {
    case UInt8(ascii: ":"):
      var next = from
      while byte(bytes, at: next) == mark, digits(from: next + 1) > next + 1 { next = digits(from: next + 1) }
      return (next, next > from ? .time : .number)
    case UInt8(ascii: "-"), UInt8(ascii: "/"):
      let second = digits(from: from + 1)
      if second > from + 1, byte(bytes, at: second) == mark, digits(from: second + 1) > second + 1 { return (digits(from: second + 1), .date) }
      return (from, .number)
    case UInt8(ascii: "."), UInt8(ascii: ","):
      var next = from
      while byte(bytes, at: next) == UInt8(ascii: ".") || byte(bytes, at: next) == UInt8(ascii: ","), digits(from: next + 1) > next + 1 {
        next = digits(from: next + 1)
      }
      return (next, .number)
    default:
      return (from, .number)
    }
  }

  private func isMeridiem(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    let half = bytes[offset] | 0x20
    return (half == UInt8(ascii: "a") || half == UInt8(ascii: "p")) && bytes[offset + 1] | 0x20 == UInt8(ascii: "m")
  }

  /// The end of `pm`, ` pm` or ` p.m.` at `offset`; `nil` where none stands.
  private func meridiemEnd(_ bytes: Span<UInt8>, _ classes: Span<UInt8>, from offset: Int) -> Int? {
    var next = offset
    if byte(bytes, at: next) == 0x20 { next += 1 }
    let half = byte(bytes, at: next) | 0x20
    guard half == UInt8(ascii: "a") || half == UInt8(ascii: "p") else { return nil }
    next += 1
    let isDotted = byte(bytes, at: next) == UInt8(ascii: ".")
    if isDotted { next += 1 }
    guard byte(bytes, at: next) | 0x20 == UInt8(ascii: "m") else { return nil }
    next += 1
    if next < end, ByteClass.isWord(classes[Int(bytes[next])]) { return nil }
    if isDotted, byte(bytes, at: next) == UInt8(ascii: "."), byte(bytes, at: next + 1) == 0x20 { next += 1 }
    return next
  }

  private mutating func scanMoney(_ bytes: Span<UInt8>, _ classes: Span<UInt8>, signLength: Int, _ tokens: inout [Token]) {
    var next = index + signLength
    while next < end, classes[Int(bytes[next])] == ByteClass.digit { next += 1 }
    append(.money, KindSymbol.money, length: numberEnd(bytes, classes, from: next).end - index, to: &tokens)
  }

  // MARK: Other scripts

  /// Marks of the General Punctuation block that end an ASCII word without ICU's help: quotes, dashes, the ellipsis, the bullet, the no-break space.
  private func isKnownMark(_ bytes: Span<UInt8>, at offset: Int) -> Bool { knownMarkLength(bytes, at: offset) > 0 }

  private func knownMarkLength(_ bytes: Span<UInt8>, at offset: Int) -> Int {
    guard offset + 1 < end else { return 0 }
    if bytes[offset] == 0xC2, bytes[offset + 1] == 0xA0 || bytes[offset + 1] == 0xA3 { return 2 }
    guard offset + 2 < end, bytes[offset] == 0xE2 else { return 0 }
    switch (bytes[offset + 1], bytes[offset + 2]) {
    case (0x80, 0x93...0x94), (0x80, 0x98...0x99), (0x80, 0x9C...0x9E), (0x80, 0xA2), (0x80, 0xA6), (0x82, 0xAC): return 3
    default: return 0
    }
  }

  private mutating func scanNonASCII(
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
  private mutating func scanStretch(
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

  // MARK: Code

  /// A span between single backticks on one line, or a fenced block.
  private mutating func scanCode(_ bytes: Span<UInt8>, _ rules: borrowing RuleSet, _ tokens: inout [Token]) {
    let mark = UInt8(ascii: "`")
    if byte(bytes, at: index + 1) == mark, byte(bytes, at: index + 2) == mark {
      var next = index + 3
      while !hasOpenFence, next + 2 < end, !(bytes[next] == mark && bytes[next + 1] == mark && bytes[next + 2] == mark) { next += 1 }
      if !hasOpenFence, next + 2 < end { return append(.code, KindSymbol.code, length: next + 3 - index, to: &tokens) }
      hasOpenFence = true
      return append(.punctuation, KindSymbol.punctuation, length: 3, to: &tokens)
    }
    var next = index + 1
    while next < end, bytes[next] != mark, bytes[next] != 0x0A { next += 1 }
    if next < end, bytes[next] == mark, next > index + 1 { return append(.code, KindSymbol.code, length: next + 1 - index, to: &tokens) }
    append(.punctuation, KindSymbol.punctuation, length: 1, to: &tokens)
  }

  // MARK: Sentences

  /// Line breaks: a blank line ends a sentence, and so does a single one unless the line was long and the next goes on in lower case.
  private mutating func scanNewline(_ bytes: Span<UInt8>, _ tokens: inout [Token]) {
    let lineLength = index - lineStart
    var breaks = 0
    while index < end {
      let byte = bytes[index]
      if byte == 0x0A { breaks += 1 } else if byte == 0x0D { if self.byte(bytes, at: index + 1) != 0x0A { breaks += 1 } } else if byte != 0x20, byte != 0x09 { break }
      index += 1
    }
    let next = byte(bytes, at: index)
    let goesOn = breaks == 1 && lineLength >= 40 && next >= UInt8(ascii: "a") && next <= UInt8(ascii: "z")
    if !goesOn { appendEdge(at: index, to: &tokens) }
    beginLine(bytes)
  }

  /// Full stops, exclamation and question marks: one token a run, then an edge where a sentence ends.
  private mutating func scanTerminator(
    _ text: [UInt8], _ bytes: Span<UInt8>, _ classes: Span<UInt8>, _ rules: borrowing RuleSet, _ tokens: inout [Token]
  ) {
    let first = index
    let isAfterWord = !flags.contains(.spaceBefore)
    var next = index
    var mark = bytes[index]
    while next < end, classes[Int(bytes[next])] == ByteClass.terminator {
      if bytes[next] == UInt8(ascii: "?") || mark == UInt8(ascii: ".") { mark = bytes[next] }
      next += 1
    }
    let word = tokens.last
    append(.punctuation, rules.punctuation[Int(mark)], length: next - first, to: &tokens)
    flags = isQuotedLine ? [.quotedLine] : []
    // Closing quotes and brackets belong to the sentence that ends.
    while index < end, [0x22, 0x27, UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "*")].contains(bytes[index]) || isClosingCurly(bytes, at: index) {
      let length = bytes[index] < 0x80 ? 1 : 3
      append(.punctuation, length == 1 ? rules.punctuation[Int(bytes[index])] : KindSymbol.punctuation, length: length, to: &tokens)
    }
    if index < end, bytes[index] > 0x20 { return }
    var following = index
    while following < end, bytes[following] == 0x20 || bytes[following] == 0x09 { following += 1 }
    let follower = byte(bytes, at: following)
    let isLower = follower >= UInt8(ascii: "a") && follower <= UInt8(ascii: "z")
    if mark == UInt8(ascii: ".") {
      if next - first > 1, isLower { return }
      if next - first == 1, isAfterWord, let word, isAbbreviation(bytes, word, beforeLower: isLower) { return }
    }
    appendEdge(at: index, to: &tokens)
  }

  private func isClosingCurly(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    offset + 2 < end && bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80 && (bytes[offset + 2] == 0x99 || bytes[offset + 2] == 0x9D)
  }

  private static let titles: [[UInt8]] = ["mr", "mrs", "ms", "dr", "prof", "st", "vs"].map { Array($0.utf8) }
  private static let abbreviations: [[UInt8]] = ["etc", "inc", "ltd", "approx", "dept", "ext", "tel", "ref", "incl", "excl", "min", "max", "misc", "acct"]
    .map { Array($0.utf8) }

  /// Whether the full stop behind a word belongs to the word: a title, or another abbreviation or single letter that a lower-case word follows.
  private func isAbbreviation(_ bytes: Span<UInt8>, _ word: Token, beforeLower: Bool) -> Bool {
    guard word.kind == .word, word.range.count <= 6 else { return false }
    var form: [UInt8] = []
    for offset in word.range.indices { form.append(bytes[offset] | 0x20) }
    if MessageScanner.titles.contains(form) { return true }
    return beforeLower && (form.count == 1 || MessageScanner.abbreviations.contains(form))
  }
}
