/// A match of a rule's or a signal's pattern in a message: tokens, half-open, without the edges that `^` and `$` take.
struct Match: Hashable, Sendable {
  var frame: FrameIndex
  /// The pattern's index; `nil` for a disguised label.
  var pattern: UInt32?
  var start: Int
  var end: Int

  var count: Int { end - start }
}

/// A message as the guards see it: its tokens and all that matched in it. One a worker, filled again for each message.
struct MessageAnalysis {
  var role = Role.unknown
  var tokens: [Token] = []
  var matches: [Match] = []
  /// Whether a context asked for customer messages that were not looked at yet.
  var asksCustomer = false
  private var quotations: [Range<Int>]?

  mutating func removeAll() {
    tokens.removeAll(keepingCapacity: true)
    matches.removeAll(keepingCapacity: true)
    quotations = nil
    asksCustomer = false
  }

  /// Takes over what the automaton found, the edges that `^` and `$` take cut off.
  mutating func add(_ raw: [RawMatch], rules: borrowing RuleSet) {
    for match in raw {
      var start = Int(match.start)
      var end = Int(match.end)
      // With an edge goes what is soft beside it, unless there is nothing else.
      let hasContent = tokens[start..<end].contains(where: \.isContent)
      func isOuter(_ token: Token) -> Bool { hasContent ? !token.isContent : token.kind == .edge }
      if tokens[start].kind == .edge { while start < end, isOuter(tokens[start]) { start += 1 } }
      if tokens[end - 1].kind == .edge { while end > start, isOuter(tokens[end - 1]) { end -= 1 } }
      if start < end {
        let frame = FrameIndex(Int(rules.tables.patternFrames[Int(match.pattern)]))
        matches.append(Match(frame: frame, pattern: match.pattern, start: start, end: end))
      }
    }
  }

  /// The bytes of a match.
  func range(of match: Match) -> ByteRange { ByteRange(tokens[match.start].start, tokens[match.end - 1].end) }

  /// The tokens of the sentence that holds a token, edges left out.
  func sentence(holding token: Int) -> Range<Int> {
    var start = token
    while start > 0, tokens[start - 1].kind != .edge { start -= 1 }
    var end = token
    while end < tokens.count, tokens[end].kind != .edge { end += 1 }
    return start..<end
  }

  /// How many content tokens stand between two places, or `nil` where punctuation parts them.
  func wordsBetween(_ from: Int, _ to: Int) -> Int? {
    var count = 0
    for index in from..<max(from, to) {
      if tokens[index].kind == .edge { return nil }
      if tokens[index].kind == .punctuation, tokens[index].symbol != KindSymbol.possessive { return nil }
      if tokens[index].isContent { count += 1 }
    }
    return count
  }

  /// The token ranges between quotation marks. Computed when first asked for.
  mutating func quotedRanges(_ text: [UInt8]) -> [Range<Int>] {
    if let quotations { return quotations }
    let found = QuotationFinder.ranges(in: tokens, text)
    quotations = found
    return found
  }
}
