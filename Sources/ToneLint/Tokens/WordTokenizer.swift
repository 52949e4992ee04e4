internal import UnicodeText

/// Looks words up and divides them: what the scanner calls for each run of letters, and for whole stretches that ICU must segment.
struct WordTokenizer: ~Copyable {
  private var breaker = WordBreaker()
  private var folder = CaseFolder()
  private var boundaries: [UInt32] = []
  private var form: [UInt8] = []

  init() {}

  /// Appends the token, or the tokens, of one ASCII word without an apostrophe.
  @inline(__always)
  func append(key: WordKey, _ text: [UInt8], _ range: Range<Int>, rules: borrowing RuleSet, flags: Token.Flags, to tokens: inout [Token]) {
    let start = UInt32(truncatingIfNeeded: range.lowerBound)
    let end = UInt32(truncatingIfNeeded: range.upperBound)
    if let slot = rules.vocabulary.slot(for: key, form: { text[range].map { $0 | 0x20 } }) {
      switch rules.vocabulary.meaning(at: slot) {
      case .symbol(let symbol):
        tokens.append(Token(start: start, end: end, symbol: symbol, kind: .word, flags: flags))
      case .expansion(let words):
        for word in words {
          tokens.append(Token(start: start, end: end, symbol: rules.vocabulary.expansions[word], kind: .word, flags: flags))
        }
      }
    } else if key.hasStretch || key.length > 16 {
      appendUnknown(text[range].map { $0 | 0x20 }, start, end, rules: rules, flags: flags, to: &tokens)
    } else {
      tokens.append(
        Token(start: start, end: end, symbol: KindSymbol.word, kind: .word, flags: key.isOdd ? flags.union(.mixed) : flags))
    }
  }

  /// Appends a word that is in no list as written: its stretched letters may hide one that is.
  private func appendUnknown(
    _ form: [UInt8], _ start: UInt32, _ end: UInt32, rules: borrowing RuleSet, flags: Token.Flags, to tokens: inout [Token]
  ) {
    for keep in [2, 1] {
      guard let squeezed = WordTokenizer.squeezed(form, keeping: keep), let meaning = rules.vocabulary.meaning(of: squeezed) else {
        continue
      }
      // A label that is stretched is a label in disguise.
      append(meaning, start, end, rules: rules, flags: flags.union(.mixed), to: &tokens)
      return
    }
    tokens.append(Token(start: start, end: end, symbol: KindSymbol.word, kind: .word, flags: flags))
  }

  private func append(
    _ meaning: Vocabulary.Meaning, _ start: UInt32, _ end: UInt32, rules: borrowing RuleSet, flags: Token.Flags, to tokens: inout [Token]
  ) {
    switch meaning {
    case .symbol(let symbol):
      tokens.append(Token(start: start, end: end, symbol: symbol, kind: .word, flags: flags))
    case .expansion(let words):
      for word in words {
        tokens.append(Token(start: start, end: end, symbol: rules.vocabulary.expansions[word], kind: .word, flags: flags))
      }
    }
  }

  /// The form with every run of three or more equal letters cut to `keep`; `nil` where there is none.
  private static func squeezed(_ form: [UInt8], keeping keep: Int) -> [UInt8]? {
    var result: [UInt8] = []
    var index = 0
    var changed = false
    while index < form.count {
      var end = index + 1
      while end < form.count, form[end] == form[index] { end += 1 }
      let count = end - index >= 3 ? keep : end - index
      changed = changed || count < end - index
      for _ in 0..<count { result.append(form[index]) }
      index = end
    }
    return changed ? result : nil
  }

  /// Appends a word that holds apostrophes, straight or curly, or that is written in another script: folds it, divides contractions.
  mutating func appendFolded(_ text: [UInt8], _ range: Range<Int>, rules: borrowing RuleSet, flags: Token.Flags, to tokens: inout [Token]) {
    form.removeAll(keepingCapacity: true)
    folder.folded(text, in: range, into: &form)
    appendForm(form[...], text, range, rules: rules, flags: flags, to: &tokens)
  }

  /// `form` is the folded text of `range`.
  private func appendForm(
    _ form: ArraySlice<UInt8>, _ text: [UInt8], _ range: Range<Int>, rules: borrowing RuleSet, flags: Token.Flags, to tokens: inout [Token]
  ) {
    let start = UInt32(truncatingIfNeeded: range.lowerBound)
    let end = UInt32(truncatingIfNeeded: range.upperBound)
    if form.isEmpty || form.count > Limits.wordLength {
      tokens.append(Token(start: start, end: end, symbol: KindSymbol.word, kind: .word, flags: flags))
    } else if let meaning = rules.vocabulary.meaning(of: Array(form)) {
      append(meaning, start, end, rules: rules, flags: flags, to: &tokens)
    } else if let (host, clitic) = Contraction.divide(form) {
      let cut = WordTokenizer.place(ofClitic: clitic, text, range)
      appendForm(form.prefix(host), text, range.lowerBound..<cut, rules: rules, flags: flags, to: &tokens)
      let kind: TokenKind = clitic == .possessive ? .punctuation : .word
      let index = Contraction.Clitic.allCases.firstIndex(of: clitic) ?? 0
      tokens.append(
        Token(
          start: UInt32(truncatingIfNeeded: cut), end: end, symbol: rules.clitics[index], kind: kind, flags: flags.subtracting(.spaceBefore)
        ))
    } else {
      appendUnknown(Array(form), start, end, rules: rules, flags: flags, to: &tokens)
    }
  }

  /// Where the clitic begins in the text: at the last apostrophe, or at the n before it.
  private static func place(ofClitic clitic: Contraction.Clitic, _ text: [UInt8], _ range: Range<Int>) -> Int {
    var index = range.upperBound - 1
    // Back over the letters after the apostrophe, then to the first byte of the apostrophe itself.
    while index > range.lowerBound, ByteClass.table[Int(text[index])] == ByteClass.letter { index -= 1 }
    while index > range.lowerBound, text[index] & 0xC0 == 0x80 { index -= 1 }
    return clitic == .not ? max(range.lowerBound, index - 1) : index
  }

  /// Appends the tokens of a stretch that holds other than ASCII, divided by ICU.
  ///
  /// - Returns: whether its last segment ends a sentence.
  mutating func appendStretch(_ text: [UInt8], _ range: Range<Int>, rules: borrowing RuleSet, flags: Token.Flags, to tokens: inout [Token])
  {
    boundaries.removeAll(keepingCapacity: true)
    breaker.boundaries(of: text, in: range, into: &boundaries)
    var flags = flags
    var previous = range.lowerBound
    let all = boundaries
    for boundary in all.dropFirst() {
      let segment = previous..<Int(boundary)
      previous = Int(boundary)
      if segment.isEmpty { continue }
      appendSegment(text, segment, rules: rules, flags: flags, to: &tokens)
      flags.remove(.spaceBefore)
    }
  }

  private mutating func appendSegment(
    _ text: [UInt8], _ segment: Range<Int>, rules: borrowing RuleSet, flags: Token.Flags, to tokens: inout [Token]
  ) {
    let first = text[segment.lowerBound]
    let start = UInt32(truncatingIfNeeded: segment.lowerBound)
    let end = UInt32(truncatingIfNeeded: segment.upperBound)
    if first < 0x80, !ByteClass.isWord(ByteClass.table[Int(first)]) {
      let symbol = segment.count == 1 ? rules.punctuation[Int(first)] : KindSymbol.punctuation
      tokens.append(Token(start: start, end: end, symbol: symbol, kind: .punctuation, flags: flags))
      return
    }
    let scalar = Self.scalar(text, segment)
    let flags = segment.contains { text[$0] >= 0x80 } ? flags.union(.mixed) : flags
    if first < 0x80 || ScalarProperties.isLetter(scalar) || ScalarProperties.isDigit(scalar) {
      appendFolded(text, segment, rules: rules, flags: flags, to: &tokens)
    } else if ScalarProperties.isWhitespace(scalar) || ScalarProperties.isDefaultIgnorable(scalar) {
      return
    } else if ScalarProperties.isEmoji(scalar) {
      tokens.append(Token(start: start, end: end, symbol: KindSymbol.emoji, kind: .emoji, flags: flags))
    } else {
      tokens.append(Token(start: start, end: end, symbol: KindSymbol.punctuation, kind: .punctuation, flags: flags))
      // The full stops of Chinese and Japanese end a sentence without a space after them.
      if [0x3002, 0xFF01, 0xFF1F, 0xFF0E, 0x203D, 0x061F, 0x0964].contains(scalar) {
        tokens.append(Token(start: end, end: end, symbol: KindSymbol.edge, kind: .edge, flags: []))
      }
    }
  }

  /// The first scalar of a segment; U+FFFD where it is ill-formed.
  private static func scalar(_ text: [UInt8], _ segment: Range<Int>) -> UInt32 {
    var iterator = text[segment].prefix(4).makeIterator()
    var decoder = UTF8()
    if case .scalarValue(let scalar) = decoder.decode(&iterator) { return scalar.value }
    return 0xFFFD
  }
}
