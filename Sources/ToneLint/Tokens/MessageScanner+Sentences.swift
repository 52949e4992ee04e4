/// Where sentences end, and code, which is in none.
extension MessageScanner {
  /// A span between single backticks on one line, or a fenced block.
  mutating func scanCode(_ bytes: Span<UInt8>, _ rules: borrowing RuleSet, _ tokens: inout [Token]) {
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

  /// Line breaks: a blank line ends a sentence, and so does a single one unless the line was long and the next goes on in lower case.
  mutating func scanNewline(_ bytes: Span<UInt8>, _ tokens: inout [Token]) {
    let lineLength = index - lineStart
    var breaks = 0
    while index < end {
      let byte = bytes[index]
      if byte == 0x0A {
        breaks += 1
      } else if byte == 0x0D {
        if self.byte(bytes, at: index + 1) != 0x0A { breaks += 1 }
      } else if byte != 0x20, byte != 0x09 {
        break
      }
      index += 1
    }
    let next = byte(bytes, at: index)
    let goesOn = breaks == 1 && lineLength >= 40 && next >= UInt8(ascii: "a") && next <= UInt8(ascii: "z")
    if !goesOn { appendEdge(at: index, to: &tokens) }
    beginLine(bytes)
  }

  /// Full stops, exclamation and question marks: one token a run, then an edge where a sentence ends.
  mutating func scanTerminator(
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
    let previous = tokens.count > 1 ? tokens[tokens.count - 2] : nil
    append(.punctuation, rules.punctuation[Int(mark)], length: next - first, to: &tokens)
    flags = isQuotedLine ? [.quotedLine] : []
    // Closing quotes and brackets belong to the sentence that ends.
    while index < end,
      [0x22, 0x27, UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "*")].contains(bytes[index]) || isClosingCurly(bytes, at: index)
    {
      let length = bytes[index] < 0x80 ? 1 : 3
      append(.punctuation, length == 1 ? rules.punctuation[Int(bytes[index])] : KindSymbol.punctuation, length: length, to: &tokens)
    }
    if index < end, bytes[index] > 0x20, blankLength(bytes, at: index) == 0 { return }
    if mark == UInt8(ascii: ".") {
      let following = afterBlanks(bytes, from: index)
      if next - first > 1, isLower(bytes, at: following) { return }
      if next - first == 1, isAfterWord, let word, let previous, isAbbreviation(bytes, word, previous: previous, before: following) {
        return
      }
    }
    appendEdge(at: index, to: &tokens)
  }

  /// Past the blanks at `offset`.
  func afterBlanks(_ bytes: Span<UInt8>, from offset: Int) -> Int {
    var next = offset
    while next < end {
      let length = bytes[next] == 0x20 || bytes[next] == 0x09 ? 1 : blankLength(bytes, at: next)
      if length == 0 { break }
      next += length
    }
    return next
  }

  func isLower(_ bytes: Span<UInt8>, at offset: Int) -> Bool { byte(bytes, at: offset) &- 0x61 < 26 }
  func isUpper(_ bytes: Span<UInt8>, at offset: Int) -> Bool { byte(bytes, at: offset) &- 0x41 < 26 }

  /// Whether a word follows that stands at the beginning of a sentence: one with a capital, unless it is all capitals, as time zones are.
  func sentenceBegins(_ bytes: Span<UInt8>, after offset: Int) -> Bool {
    let following = afterBlanks(bytes, from: offset)
    return following > offset && isUpper(bytes, at: following) && !isUpper(bytes, at: following + 1)
  }

  func isClosingCurly(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    offset + 2 < end && bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80 && (bytes[offset + 2] == 0x99 || bytes[offset + 2] == 0x9D)
  }

  /// Whether the full stop behind a word belongs to the word: a title, another abbreviation or a letter that a lower-case word follows, an abbreviation before
  /// a number (`No. 5`), or an initial.
  ///
  /// - Parameter previous: the token before the word.
  func isAbbreviation(_ bytes: Span<UInt8>, _ word: Token, previous: Token, before following: Int) -> Bool {
    guard word.kind == .word, word.range.count <= 6 else { return false }
    let key = key(bytes, word)
    if Abbreviation.titles.contains(key) { return true }
    let isLower = isLower(bytes, at: following)
    if key.length == 1 {
      return isLower || isDotted(bytes, word) || isInitial(bytes, word, previous: previous, before: following)
    }
    if isLower { return Abbreviation.words.contains(key) }
    return byte(bytes, at: following) &- 0x30 < 10 && Abbreviation.numbered.contains(key)
  }

  private func key(_ bytes: Span<UInt8>, _ word: Token) -> WordKey {
    var key = WordKey()
    for offset in word.range.indices { key.append(bytes[offset] | 0x20) }
    return key
  }

  /// Whether a letter is the last of `e.g.` or `i.e.`, which end no sentence.
  private func isDotted(_ bytes: Span<UInt8>, _ letter: Token) -> Bool {
    let place = Int(letter.start)
    guard place >= start + 2, bytes[place - 1] == UInt8(ascii: ".") else { return false }
    switch (bytes[place - 2] | 0x20, bytes[place] | 0x20) {
    case (UInt8(ascii: "e"), UInt8(ascii: "g")), (UInt8(ascii: "i"), UInt8(ascii: "e")): return true
    default: return false
    }
  }

  /// Whether a letter stands for a name that goes on: another initial follows (`A. B. C.`), or a word with a capital that begins no sentence, and before it
  /// stands what stands before names.
  private func isInitial(_ bytes: Span<UInt8>, _ letter: Token, previous: Token, before following: Int) -> Bool {
    guard isUpper(bytes, at: following) else { return false }
    if byte(bytes, at: following + 1) == UInt8(ascii: ".") { return true }
    guard letter.flags.contains(.spaceBefore) || previous.kind == .punctuation, isUpper(bytes, at: Int(letter.start)),
      bytes[Int(letter.start)] != UInt8(ascii: "I")
    else { return false }
    var next = WordKey()
    var place = following
    while isUpper(bytes, at: place) || isLower(bytes, at: place) {
      next.append(bytes[place] | 0x20)
      place += 1
    }
    guard next.length > 1, !Abbreviation.beginners.contains(next) else { return false }
    switch previous.kind {
    case .edge: return true
    case .punctuation: return bytes[Int(previous.start)] != UInt8(ascii: ".")
    case .word:
      let before = key(bytes, previous)
      return isUpper(bytes, at: Int(previous.start)) ? !Abbreviation.lettered.contains(before) : Abbreviation.beforeNames.contains(before)
    default: return false
    }
  }
}
