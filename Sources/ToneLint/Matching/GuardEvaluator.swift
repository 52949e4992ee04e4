/// Why a match is a finding, or is none.
public enum Verdict: Hashable, Sendable {
  case passes
  case role
  case caps
  case negated
  case hypothetical
  case quoted
  case question
  /// An `unless` context held: its place, and the signal's name (empty for a pattern).
  case unless(String, String)
  /// An `only` context did not hold.
  case only(String)
  /// The cues of the message speak against the category.
  case implausible
}

/// Decides on matches by what stands around them, in the order that `Rules/README.md` gives.
///
/// What customers said is looked at only when a context asks for it: then `MessageAnalysis.asksCustomer` is set, and the verdict holds only if no customer
/// message was pending.
struct GuardEvaluator {
  let rules: RuleSet

  /// How far before a match, in words, a negator still reaches it.
  private static let negationReach = 4
  /// The same for "if", "when", "in case".
  private static let hypotheticalReach = 6
  /// The same for "you said".
  private static let reportReach = 3

  func verdict(of match: Match, _ analysis: inout MessageAnalysis, _ text: [UInt8], _ customer: CustomerSignals) -> Verdict {
    let guards = rules.frames[match.frame.value]
    if guards.isOpen { return .passes }
    if !guards.roles.contains(analysis.role) { return .role }
    if !holds(guards.caps, { isInCapitals(match, analysis, text) }) { return .caps }
    if !holds(guards.negated, { reaches(.negator, GuardEvaluator.negationReach, match, analysis) }) { return .negated }
    if !holds(guards.hypothetical, { reaches(.hypothetical, GuardEvaluator.hypotheticalReach, match, analysis) }) { return .hypothetical }
    if guards.quoted != .allow, (guards.quoted == .only) != isQuoted(match, &analysis, text) { return .quoted }
    if !holds(guards.question, { isQuestion(match, analysis, text) }) { return .question }
    for context in guards.unless {
      for frame in context.frames where self.holds(frame, at: context.place, match, &analysis, text, customer) {
        return .unless(context.place.name, rules.name(of: frame))
      }
    }
    for context in guards.only {
      var held = false
      for frame in context.frames where !held { held = self.holds(frame, at: context.place, match, &analysis, text, customer) }
      if !held { return .only(context.place.name) }
    }
    return .passes
  }

  private func holds(_ policy: GuardPolicy, _ isSo: () -> Bool) -> Bool {
    switch policy {
    case .allow: true
    case .skip: !isSo()
    case .only: isSo()
    }
  }

  // MARK: Built-in guards

  private func isInCapitals(_ match: Match, _ analysis: MessageAnalysis, _ text: [UInt8]) -> Bool {
    var letters = 0
    for byte in text[analysis.range(of: match).indices] {
      if byte >= UInt8(ascii: "a"), byte <= UInt8(ascii: "z") { return false }
      if byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z") { letters += 1 }
    }
    return letters > 1
  }

  /// Whether a well-known signal ends at most `reach` words before the match, with no punctuation between.
  private func reaches(_ signal: WellKnownSignal, _ reach: Int, _ match: Match, _ analysis: MessageAnalysis) -> Bool {
    guard let frame = rules.wellKnown[signal.rawValue] else { return false }
    return analysis.matches(of: frame, near: match.start..<match.end).contains { index in
      let other = analysis.matches[index]
      guard other.end <= match.start else { return false }
      guard let words = analysis.wordsBetween(other.end, match.start) else { return false }
      return words <= reach
    }
  }

  private func isQuestion(_ match: Match, _ analysis: MessageAnalysis, _ text: [UInt8]) -> Bool {
    let sentence = analysis.sentence(holding: match.end - 1)
    return analysis.tokens[sentence].contains { token in
      token.kind == .punctuation && text[token.range.indices].contains(UInt8(ascii: "?"))
    }
  }

  private func isQuoted(_ match: Match, _ analysis: inout MessageAnalysis, _ text: [UInt8]) -> Bool {
    if analysis.tokens[match.start].flags.contains(.quotedLine) { return true }
    if reaches(.customerSaid, GuardEvaluator.reportReach, match, analysis) { return true }
    // A match that begins with the words before a quotation is quoted all the same.
    for range in analysis.quotedRanges(holding: match.end, text) {
      if let said = rules.wellKnown[WellKnownSignal.agentSaid.rawValue], isAttributed(range, to: said, analysis) { continue }
      if let said = rules.wellKnown[WellKnownSignal.customerSaid.rawValue], isAttributed(range, to: said, analysis) { return true }
      // One or two words in quotes and nobody's: said with a wink, not quoted.
      if analysis.tokens[range].count(where: \.isContent) > 2 { return true }
    }
    return false
  }

  /// Whether a signal ends right before a quotation.
  private func isAttributed(_ quotation: Range<Int>, to frame: FrameIndex, _ analysis: MessageAnalysis) -> Bool {
    analysis.matches(of: frame, near: quotation.lowerBound..<quotation.lowerBound).contains { index in
      let other = analysis.matches[index]
      guard other.end < quotation.lowerBound else { return false }
      let between = analysis.tokens[other.end..<quotation.lowerBound]
      return !between.contains { $0.kind == .edge } && between.count(where: \.isContent) <= 2
    }
  }

  // MARK: Contexts

  private func holds(
    _ frame: FrameIndex, at place: ContextPlace, _ match: Match, _ analysis: inout MessageAnalysis, _ text: [UInt8],
    _ customer: CustomerSignals
  ) -> Bool {
    if place == .previous || place == .earlier {
      if !customer.pending.isEmpty { analysis.asksCustomer = true }
      return place == .previous ? customer.heldLast(frame) : customer.everHeld(frame)
    }
    if place == .message { return holdsInMessage(frame, &analysis, text, customer) }
    let sentence = analysis.sentence(holding: match.start)
    for index in analysis.matches(of: frame, near: sentence.lowerBound..<max(sentence.upperBound, match.end)) {
      let other = analysis.matches[index]
      guard stands(other, at: place, match, sentence, analysis) else { continue }
      if verdict(of: other, &analysis, text, customer) == .passes { return true }
    }
    return false
  }

  private func holdsInMessage(
    _ frame: FrameIndex, _ analysis: inout MessageAnalysis, _ text: [UInt8], _ customer: CustomerSignals
  ) -> Bool {
    if let known = analysis.holdsInMessage[frame.value] { return known }
    let holds = analysis.matches(of: frame).contains { index in
      verdict(of: analysis.matches[index], &analysis, text, customer) == .passes
    }
    analysis.holdsInMessage[frame.value] = holds
    return holds
  }

  private func stands(_ other: Match, at place: ContextPlace, _ match: Match, _ sentence: Range<Int>, _ analysis: MessageAnalysis) -> Bool {
    switch place {
    case .justBefore: other.end <= match.start && isSoft(other.end..<match.start, analysis)
    case .justAfter:
      // An optional first part of the signal may reach back into the match.
      other.start > match.start && other.end > match.end && isSoft(match.end..<max(match.end, other.start), analysis)
    case .before: other.end <= match.start && other.start >= sentence.lowerBound
    case .after: other.start >= match.end && other.end <= analysis.sentence(holding: match.end - 1).upperBound
    case .inside: other.start >= match.start && other.end <= match.end
    case .sentence: other.start < analysis.sentence(holding: match.end - 1).upperBound && other.end > sentence.lowerBound
    case .message: true
    case .nextSentence:
      other.start > sentence.upperBound && analysis.sentence(holding: other.start).lowerBound == next(after: sentence, analysis)
    case .previousSentence:
      other.end < sentence.lowerBound && next(after: analysis.sentence(holding: other.end - 1), analysis) == sentence.lowerBound
    case .previous, .earlier: false
    }
  }

  private func isSoft(_ range: Range<Int>, _ analysis: MessageAnalysis) -> Bool {
    analysis.tokens[range].allSatisfy { !$0.isContent && $0.kind != .edge }
  }

  /// Where the sentence after another begins.
  private func next(after sentence: Range<Int>, _ analysis: MessageAnalysis) -> Int {
    var index = sentence.upperBound
    while index < analysis.tokens.count, analysis.tokens[index].kind == .edge { index += 1 }
    return index
  }
}
