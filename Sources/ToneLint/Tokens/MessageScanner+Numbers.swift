/// Numbers, times, dates and amounts of money.
extension MessageScanner {
  mutating func scanNumber(
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
    let isTime = digits <= 2 && next - first == digits + 2 && isMeridiem(bytes, at: next - 2)
    if digits < next - first, !isTime {
      return scanOddWord(text, bytes, classes, rules, &words, &tokens, key, next)
    }
    if wordMayGoOn(bytes, at: next), scanStretch(text, bytes, classes, rules, &words, &tokens, asciiEnd: next) { return }
    if isTime || byte(bytes, at: next) == UInt8(ascii: "@"), let address = addressLength(bytes, classes, wordEnd: next) {
      return appendAddress(address, bytes, &tokens)
    }
    if isTime { return append(.time, KindSymbol.time, length: next - first, to: &tokens) }
    let number = numberEnd(bytes, classes, from: next)
    var kind = number.kind
    var stop = number.end
    if kind != .date, stop - first <= 5, let meridiem = meridiemEnd(bytes, classes, from: stop) {
      kind = .time
      stop = meridiem
    }
    switch kind {
    case .time:
      append(.time, KindSymbol.time, length: stop - first, to: &tokens)
      // The full stop of `p.m.` may be the sentence's, too.
      if bytes[stop - 1] == UInt8(ascii: "."), sentenceBegins(bytes, after: stop) { appendEdge(at: stop, to: &tokens) }
    case .date: append(.date, KindSymbol.date, length: stop - first, to: &tokens)
    default:
      var symbol = KindSymbol.number
      // Numbers that patterns name ("layer 8") have classes of their own.
      if stop == next, let slot = rules.vocabulary.slot(for: key, form: { text[first..<next].map { $0 } }),
        case .symbol(let own, _) = rules.vocabulary.meaning(at: slot)
      {
        symbol = own
      }
      append(.number, symbol, length: stop - first, to: &tokens)
    }
  }

  /// Where a number that has digits up to `from` ends, and whether it is a time (`10:02:15`), a date (`2026-03-02`, `3/5/26`) or a number (`1,250.00`).
  func numberEnd(_ bytes: Span<UInt8>, _ classes: Span<UInt8>, from: Int) -> (end: Int, kind: TokenKind) {
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
      if second > from + 1, byte(bytes, at: second) == mark, digits(from: second + 1) > second + 1 {
        return (digits(from: second + 1), .date)
      }
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

  func isMeridiem(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    let half = bytes[offset] | 0x20
    return (half == UInt8(ascii: "a") || half == UInt8(ascii: "p")) && bytes[offset + 1] | 0x20 == UInt8(ascii: "m")
  }

  /// The end of `pm`, ` pm` or ` p.m.` at `offset`; `nil` where none stands.
  func meridiemEnd(_ bytes: Span<UInt8>, _ classes: Span<UInt8>, from offset: Int) -> Int? {
    var next = offset
    // `toLocaleTimeString` has a narrow no-break space here.
    next += byte(bytes, at: next) == 0x20 ? 1 : blankLength(bytes, at: next)
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

  mutating func scanMoney(_ bytes: Span<UInt8>, _ classes: Span<UInt8>, signLength: Int, _ tokens: inout [Token]) {
    var next = index + signLength
    while next < end, classes[Int(bytes[next])] == ByteClass.digit { next += 1 }
    append(.money, KindSymbol.money, length: numberEnd(bytes, classes, from: next).end - index, to: &tokens)
  }
}
