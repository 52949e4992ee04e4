/// A match of a rule's or a signal's pattern in a message: tokens, half-open, without the edges that `^` and `$` take.
struct Match: Hashable, Sendable {
  var frame: FrameIndex
  /// The pattern's index; `nil` for a disguised label.
  var pattern: UInt32?
  var start: Int
  var end: Int

  var count: Int { end - start }

  /// The frame and the start as one number.
  fileprivate var order: UInt64 { UInt64(frame.value) << 32 | UInt64(start) }
}

/// A message as the guards see it: its tokens and all that matched in it. One a worker, filled again for each message.
struct MessageAnalysis {
  var role = Role.unknown
  var tokens: [Token] = []
  var matches: [Match] = []
  /// Whether a context asked for customer messages that were not looked at yet.
  var asksCustomer = false
  /// By frame: whether a signal holds anywhere in the message, once that was asked for.
  var holdsInMessage: [Int: Bool] = [:]
  private var quotations: [Range<Int>]?

  mutating func removeAll() {
    tokens.removeAll(keepingCapacity: true)
    matches.removeAll(keepingCapacity: true)
    quotations = nil
    asksCustomer = false
    holdsInMessage.removeAll(keepingCapacity: true)
  }

  /// Takes over what the automaton found, the edges that `^` and `$` take cut off.
  mutating func add(_ raw: [RawMatch], rules: borrowing RuleSet) {
    if raw.isEmpty { return }
    let frames = rules.tables.patternFrames
    for match in raw {
      var start = Int(match.start)
      var end = Int(match.end)
      // With an edge goes what is soft beside it, unless there is nothing else.
      let hasContent = tokens[start..<end].contains(where: \.isContent)
      func isOuter(_ token: Token) -> Bool { hasContent ? !token.isContent : token.kind == .edge }
      if tokens[start].kind == .edge { while start < end, isOuter(tokens[start]) { start += 1 } }
      if tokens[end - 1].kind == .edge { while end > start, isOuter(tokens[end - 1]) { end -= 1 } }
      if start < end {
        let frame = FrameIndex(Int(frames[Int(match.pattern)]))
        matches.append(Match(frame: frame, pattern: match.pattern, start: start, end: end))
      }
    }
  }

  /// Puts the matches in order, so that `matches(of:near:)` finds them.
  mutating func sortMatches() { matches.sort { $0.order < $1.order || $0.order == $1.order && $0.end < $1.end } }

  /// The matches of a frame in sorted matches.
  func matches(of frame: FrameIndex) -> Range<Int> { matches(of: frame, from: 0, to: Int.max) }

  /// Those that may touch the sentences around a place: a message of a million sentences is not gone through for each.
  func matches(of frame: FrameIndex, near sentence: Range<Int>) -> Range<Int> {
    let reach = 2 * Limits.tokensPerSentence
    return matches(of: frame, from: sentence.lowerBound - reach, to: sentence.upperBound + reach)
  }

  private func matches(of frame: FrameIndex, from first: Int, to last: Int) -> Range<Int> {
    func index(_ start: Int) -> Int { matches.countHolding { ($0.frame.value, $0.start) < (frame.value, start) } }
    let low = index(first)
    return low..<max(low, index(last))
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

  /// The token ranges between quotation marks that hold more than two words: those are somebody else's.
  mutating func longQuotations(_ text: [UInt8]) -> [Range<Int>] {
    let all = quotations ?? QuotationFinder.ranges(in: tokens, text)
    quotations = all
    return all.filter { tokens[$0].count(where: \.isContent) > 2 }
  }

  /// The token ranges between quotation marks that hold a place between two tokens. All are computed when first asked for.
  mutating func quotedRanges(holding end: Int, _ text: [UInt8]) -> [Range<Int>] {
    let all = quotations ?? QuotationFinder.ranges(in: tokens, text)
    quotations = all
    // They end in order. Those of double marks do not overlap; many of single ones may stand inside, and end before it.
    return all[all.countHolding { $0.upperBound < end }...].prefix(Limits.tokensPerSentence).filter { $0.lowerBound < end }
  }
}
