/// What came near in the message that was read last.
extension Linter {
  /// More near-misses than this are none.
  static let mostNear = 5
  /// Of sums as many at most.
  private static let mostNearSums = 2
  /// A sum is near that lacks one and a half units of log-odds, in hundredths: what is so likely is wrong more often than right.
  private static let nearSum = 150
  /// So many of the nearest patterns are held against their guards.
  private static let mostJudged = 25
  /// Patterns that would be silent all the same stand behind the others, and must come this near to be worth a word.
  private static let leastRankOfSilent = 24.0

  /// The sums that are nearly enough for a finding, of categories in which nothing is found.
  func nearSums(besides found: [Match], _ conversation: borrowing Conversation) -> [SeenSum] {
    let categories = Set(found.compactMap { rules.rule(of: $0.frame) }.map { rules.rules[$0.value].category })
    var near: [SeenSum] = []
    for standing in scorer.belowThresholds(analysis.role) where !categories.contains(rules.rules[standing.hit.rule.value].category) {
      let sum = seen(standing, conversation)
      if sum.missing <= Linter.nearSum { near.append(sum) }
    }
    return near.sorted { ($0.missing, $0.rule) < ($1.missing, $1.rule) }.prefix(Linter.mostNearSums).map { $0 }
  }

  /// A score with the words that it is about.
  func seen(_ standing: CueScorer.Standing, _ conversation: borrowing Conversation) -> SeenSum {
    SeenSum(
      rule: rules.rules[standing.hit.rule.value].id, quote: quote(standing.hit.tokens, conversation), sum: standing.sum,
      needed: standing.needed, cues: scorer.shares(of: standing.hit))
  }

  /// The patterns that came nearest. What matched is explained already, and so is what overlaps a finding of its category.
  mutating func nearMisses(
    _ finder: NearMissFinder, besides seen: [(match: Match, verdict: Verdict)], _ conversation: borrowing Conversation
  ) -> [NearMiss] {
    let (rules, role) = (rules, analysis.role)
    let candidates = finder.candidates(analysis.tokens) { rule, tokens in
      if !rules.frames[rules.frame(of: rule).value].roles.contains(role) { return true }
      return seen.contains { match, verdict in
        guard let other = rules.rule(of: match.frame), match.start < tokens.upperBound, tokens.lowerBound < match.end else { return false }
        return other == rule || verdict == .passes && rules.rules[other.value].category == rules.rules[rule.value].category
      }
    }
    var open: [NearMiss] = []
    var silent: [NearMiss] = []
    for candidate in candidates.prefix(Linter.mostJudged) {
      guard let miss = nearMiss(candidate, finder, conversation) else { continue }
      switch miss.verdict {
      case .passes: open.append(miss)
      case .implausible: break
      default: if candidate.rank >= Linter.leastRankOfSilent { silent.append(miss) }
      }
    }
    return (open + silent).prefix(Linter.mostNear).map { $0 }
  }

  private mutating func nearMiss(
    _ candidate: NearMissFinder.Candidate, _ finder: NearMissFinder, _ conversation: borrowing Conversation
  ) -> NearMiss? {
    let span = analysis.tokens.content(of: candidate.state.start..<candidate.state.next)
    guard let obstacle = candidate.state.obstacle, !span.isEmpty else { return nil }
    let place: Range<Int>
    let kind: NearMiss.Obstacle
    switch obstacle {
    case .replaced(_, let token): (kind, place) = (.replaced, token..<token + 1)
    case .missing(_, let token): (kind, place) = (.missing, token..<token)
    case .between(_, let tokens):
      (kind, place) = (.between(analysis.tokens[tokens].count(where: \.isContent)), tokens)
    }
    let verdict = verdict(
      of: Match(frame: rules.frame(of: candidate.rule), pattern: 0, start: span.lowerBound, end: span.upperBound), conversation)
    var before = quote(span.clamped(to: 0..<place.lowerBound), conversation)
    var after = quote(span.clamped(to: place.upperBound..<analysis.tokens.count), conversation)
    // The words of a contraction adjoin.
    if !before.isEmpty, place.isEmpty || !adjoins(place.lowerBound) { before += " " }
    if !after.isEmpty, place.isEmpty || !adjoins(place.upperBound) { after = " " + after }
    return NearMiss(
      rule: rules.rules[candidate.rule.value].id, pattern: candidate.pattern, obstacle: kind, needed: finder.notation(of: obstacle.element),
      before: before, obstructing: quote(place, conversation), after: after, verdict: verdict)
  }

  /// Whether nothing stands between a token and the one before it.
  private func adjoins(_ token: Int) -> Bool { analysis.tokens[token - 1].end == analysis.tokens[token].start }

  private func quote(_ range: Range<Int>, _ conversation: borrowing Conversation) -> String {
    let range = analysis.tokens.content(of: range)
    if range.isEmpty { return "" }
    return conversation.string(ByteRange(analysis.tokens[range.lowerBound].start, analysis.tokens[range.upperBound - 1].end))
  }
}

extension NearMissWalk.Obstacle {
  /// What the pattern needs there.
  var element: Int {
    switch self {
    case .replaced(let element, _), .missing(let element, _), .between(let element, _): element
    }
  }
}
