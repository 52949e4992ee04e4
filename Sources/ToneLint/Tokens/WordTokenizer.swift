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
      case .symbol(let symbol, let cue):
        // A word that only cues know is unknown to rules, and may hide a label.
        let isOdd = symbol == KindSymbol.word && key.isOdd
        tokens.append(Token(start: start, end: end, symbol: symbol, kind: .word, flags: isOdd ? flags.union(.mixed) : flags, cue: cue))
      case .expansion(let words):
        appendExpansion(words, start, end, rules: rules, flags: flags, to: &tokens)
      }
    } else if key.hasStretch || key.length > 16 {
      appendUnknown(text[range].map { $0 | 0x20 }, start, end, rules: rules, flags: flags, to: &tokens)
    } else {
      tokens.append(
        Token(start: start, end: end, symbol: KindSymbol.word, kind: .word, flags: key.isOdd ? flags.union(.mixed) : flags))
    }
  }

  /// Appends a word that is in no list as written: its stretched letters may hide one that is, or a label that only `DisguiseFinder` knows.
  private func appendUnknown(
    _ form: [UInt8], _ start: UInt32, _ end: UInt32, rules: borrowing RuleSet, flags: Token.Flags, to tokens: inout [Token]
  ) {
    var flags = flags
    for keep in [2, 1] {
      guard let squeezed = WordTokenizer.squeezed(form, keeping: keep) else { break }
      // A label that is stretched is a label in disguise.
      flags.insert(.mixed)
      if let meaning = rules.vocabulary.meaning(of: squeezed) {
        append(meaning, start, end, rules: rules, flags: flags, to: &tokens)
        return
      }
    }
    if WordKey(form).isOdd || form.contains(0x7F) { flags.insert(.mixed) }
    tokens.append(Token(start: start, end: end, symbol: KindSymbol.word, kind: .word, flags: flags))
  }

  private func append(
    _ meaning: Vocabulary.Meaning, _ start: UInt32, _ end: UInt32, rules: borrowing RuleSet, flags: Token.Flags, to tokens: inout [Token]
  ) {
    switch meaning {
    case .symbol(let symbol, let cue):
      tokens.append(Token(start: start, end: end, symbol: symbol, kind: .word, flags: flags, cue: cue))
    case .expansion(let words):
      appendExpansion(words, start, end, rules: rules, flags: flags, to: &tokens)
    }
  }

  private func appendExpansion(
    _ words: Range<Int>, _ start: UInt32, _ end: UInt32, rules: borrowing RuleSet, flags: Token.Flags, to tokens: inout [Token]
  ) {
    for word in words {
      let (symbol, cue) = (rules.vocabulary.expansions[word], rules.vocabulary.expansionCues[word])
      tokens.append(Token(start: start, end: end, symbol: symbol, kind: .word, flags: flags, cue: cue))
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

  /// Appends an ASCII word that holds apostrophes, straight or curly: folds it, divides contractions.
  mutating func appendFolded(_ text: [UInt8], _ range: Range<Int>, rules: borrowing RuleSet, flags: Token.Flags, to tokens: inout [Token]) {
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
    } else if let (host, clitic) = Contraction.divide(form),
      let cut = WordTokenizer.place(ofLast: form.count - host, text, range)
    {
      appendForm(form.prefix(host), text, range.lowerBound..<cut, rules: rules, flags: flags, to: &tokens)
      let kind: TokenKind = clitic == .possessive ? .punctuation : .word
      let index = Contraction.Clitic.allCases.firstIndex(of: clitic) ?? 0
      tokens.append(
        Token(
          start: UInt32(truncatingIfNeeded: cut), end: end, symbol: rules.clitics[index], kind: kind,
          flags: flags.subtracting(.spaceBefore), cue: rules.cues.clitics[index]))
    } else {
      appendUnknown(Array(form), start, end, rules: rules, flags: flags, to: &tokens)
    }
  }

  /// Where the last `count` characters of a word begin that are not invisible, each of which folds to one byte; `nil` where they are all of it.
  ///
  /// The text of a clitic may be longer than its form: curly or full-width, with a zero-width joiner or a soft hyphen in it.
  private static func place(ofLast count: Int, _ text: [UInt8], _ range: Range<Int>) -> Int? {
    var index = range.upperBound
    var left = count
    while left > 0, index > range.lowerBound {
      index -= 1
      while index > range.lowerBound, text[index] & 0xC0 == 0x80 { index -= 1 }
      if text[index] < 0x80 || !ScalarProperties.isDefaultIgnorable(text.span.scalar(at: index, before: range.upperBound)?.value ?? 0xFFFD)
      {
        left -= 1
      }
    }
    return index > range.lowerBound ? index : nil
  }

  // MARK: Other scripts

  /// Longer segments, in bytes, are no words that could be looked up.
  private static let longestSegment = Limits.wordLength * 16

  /// Appends the tokens of a stretch that holds other than ASCII, divided by ICU, up to a boundary that ASCII follows: there the scanner goes on,
  /// which knows times, addresses and the ends of sentences.
  ///
  /// - Parameter asciiEnd: where the ASCII word ends at the beginning of the stretch.
  /// - Returns: where the tokens end; `nil`, and no tokens, if ICU ends that word there, too.
  mutating func appendStretch(
    _ text: [UInt8], _ range: Range<Int>, asciiEnd: Int, rules: borrowing RuleSet, flags: Token.Flags, to tokens: inout [Token]
  ) -> Int? {
    breaker.boundaries(of: text, in: range, into: &boundaries) { $0 <= asciiEnd || $0 == range.upperBound || text[$0] < 0x80 }
    var start = Int(boundaries[0])
    var flags = flags
    for place in 1..<boundaries.count {
      let end = Int(boundaries[place])
      if end <= asciiEnd { return nil }
      appendSegment(text, start..<end, rules: rules, flags: flags, to: &tokens)
      flags.remove(.spaceBefore)
      start = end
    }
    return start
  }

  /// Appends the token of one segment, or the tokens of a contraction; none if nothing in it can be seen.
  private mutating func appendSegment(
    _ text: [UInt8], _ segment: Range<Int>, rules: borrowing RuleSet, flags: Token.Flags, to tokens: inout [Token]
  ) {
    let segment = WordTokenizer.withoutEmphasis(text, segment)
    guard let scalar = WordTokenizer.firstVisible(text, segment) else { return }
    let start = UInt32(truncatingIfNeeded: segment.lowerBound)
    let end = UInt32(truncatingIfNeeded: segment.upperBound)
    if ScalarProperties.isAlphabetic(scalar) || ScalarProperties.isDigit(scalar) {
      appendWord(text, segment, rules: rules, flags: flags.union(.mixed), to: &tokens)
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

  /// Appends a word of other characters than ASCII, or a number.
  private mutating func appendWord(
    _ text: [UInt8], _ range: Range<Int>, rules: borrowing RuleSet, flags: Token.Flags, to tokens: inout [Token]
  ) {
    let start = UInt32(truncatingIfNeeded: range.lowerBound)
    let end = UInt32(truncatingIfNeeded: range.upperBound)
    if range.count > WordTokenizer.longestSegment {
      tokens.append(Token(start: start, end: end, symbol: KindSymbol.word, kind: .word, flags: flags))
      return
    }
    folder.folded(text, in: range, into: &form)
    if !form.isEmpty, form.allSatisfy({ ByteClass.table[Int($0)] == ByteClass.digit }) {
      var symbol = KindSymbol.number
      if case .symbol(let own, _) = rules.vocabulary.meaning(of: form) { symbol = own }
      tokens.append(Token(start: start, end: end, symbol: symbol, kind: .number, flags: flags))
    } else {
      appendForm(form[...], text, range, rules: rules, flags: flags, to: &tokens)
    }
  }

  /// Without the underscores around a word, which are emphasis.
  private static func withoutEmphasis(_ text: [UInt8], _ segment: Range<Int>) -> Range<Int> {
    let underscore = UInt8(ascii: "_")
    var start = segment.lowerBound
    var end = segment.upperBound
    while start < end, text[start] == underscore { start += 1 }
    while end > start, text[end - 1] == underscore { end -= 1 }
    return start..<end
  }

  /// The first scalar of a segment that is not invisible; U+FFFD where it is ill-formed.
  private static func firstVisible(_ text: [UInt8], _ segment: Range<Int>) -> UInt32? {
    var rest = segment
    while !rest.isEmpty {
      guard let (scalar, length) = text.span.scalar(at: rest.lowerBound, before: rest.upperBound) else { return 0xFFFD }
      if !ScalarProperties.isDefaultIgnorable(scalar) { return scalar }
      rest = rest.dropFirst(length)
    }
    return nil
  }
}
