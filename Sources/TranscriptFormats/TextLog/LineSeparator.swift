import ToneLint

/// A line that may part two conversations.
enum LineSeparator: UInt8 {
  /// `---`, `=====`, `* * *`
  case rule
  /// `Conversation 12`, `=== Ticket #4711 ===`, `# Chat 3`
  case heading
  /// `Chat started at 10:02`, `Conversation started`
  case opening

  /// What the line `start..<end` is, and the conversation's id if it tells one.
  static func of(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> (separator: LineSeparator, id: Range<Int>)? {
    var index = skipBlanks(bytes, from: start, to: end)
    guard index < end else { return nil }
    let first = lowercased(bytes[index])
    if isRuleByte(first) {
      let marks = index
      while index < end, isRuleByte(bytes[index]) || isBlank(bytes[index]) { index += 1 }
      if index >= end { return isRule(bytes, marks, end) ? (.rule, 0..<0) : nil }
    }
    guard let word = conversationWord(bytes, index, end) else { return nil }
    index = skipBlanks(bytes, from: word, to: end)
    guard index > word else { return nil }
    if let verb = wordEnd(bytes, index, end, "started") ?? wordEnd(bytes, index, end, "session started") {
      return verb == end || !isLetter(bytes[verb]) ? (.opening, 0..<0) : nil
    }
    for filler in ["id", "no.", "number"] {
      if let after = wordEnd(bytes, index, end, filler), after < end, !isLetter(bytes[after]), !isDigit(bytes[after]) { index = after }
    }
    while index < end, isBlank(bytes[index]) || bytes[index] == 0x23 || bytes[index] == 0x3A { index += 1 }
    return identifier(bytes, index, end).map { (.heading, $0) }
  }

  /// A token with a digit or a hyphen in it, and nothing else but rule characters up to the line end.
  private static func identifier(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Range<Int>? {
    var index = start
    var isToken = false
    while index < end, isLetter(bytes[index]) || isDigit(bytes[index]) || bytes[index] == 0x2D || bytes[index] == 0x5F {
      if !isLetter(bytes[index]) { isToken = true }
      index += 1
      if index - start > Limits.speakerLength { return nil }
    }
    let last = index
    while index < end, isRuleByte(bytes[index]) || isBlank(bytes[index]) || bytes[index] == 0x3A { index += 1 }
    return isToken && index == end ? start..<last : nil
  }

  /// At least three of one mark, and no other.
  private static func isRule(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var count = 0
    for index in start..<end where !isBlank(bytes[index]) {
      guard bytes[index] == bytes[start] else { return false }
      count += 1
    }
    return count >= 3
  }

  /// The end of a word for a conversation at `start`.
  private static func conversationWord(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var index = start
    while index < end, index < start + 13, isLetter(bytes[index]) { index += 1 }
    // First letter and length rule out nearly all words, "customer" above all, before the table is asked.
    switch (lowercased(bytes[start]), index - start) {
    case (0x63, 12), (0x63, 4), (0x64, 8), (0x64, 6), (0x69, 11), (0x73, 7), (0x74, 6), (0x74, 10): break
    default: return nil
    }
    guard conversationWords.contains(RoleWord.pack(bytes, start..<index)) else { return nil }
    return index
  }

  private static let conversationWords: Set<UInt128> = {
    let words = ["conversation", "chat", "case", "call", "dialogue", "dialog", "interaction", "session", "ticket", "transcript", "thread"]
    return Set(words.map { RoleWord.pack(Array($0.utf8).span, 0..<$0.utf8.count) })
  }()

  /// The end of `word` (in lower case) at `start`, in any case; nil when something else stands there.
  private static func wordEnd(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ word: String) -> Int? {
    var index = start
    for byte in word.utf8 {
      guard index < end, lowercased(bytes[index]) == byte else { return nil }
      index += 1
    }
    return index
  }
}

@inline(__always)
private func isRuleByte(_ byte: UInt8) -> Bool {
  byte == 0x2D || byte == 0x3D || byte == 0x2A || byte == 0x5F || byte == 0x23 || byte == 0x7E
}
