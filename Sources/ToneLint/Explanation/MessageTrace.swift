/// What was seen in one message and what became of it: the answer to "why?" and "why not?".
public struct MessageTrace: Sendable {
  /// A token: the words as written, and what they count as.
  public struct SeenToken: Sendable {
    public var text: String
    public var kind: TokenKind
    /// Whether any pattern knows the word.
    public var isKnown: Bool
  }

  /// Something that matched, with the verdict of its guards.
  public struct SeenMatch: Sendable {
    /// The rule's or the signal's id.
    public var name: String
    public var isRule: Bool
    /// Whether the rule is on; `true` for signals.
    public var isEnabled: Bool
    public var quote: String
    public var verdict: Verdict
    /// Of a rule that adds up weak signs: what speaks for it and against it, the strongest first.
    public var cues: [CueShare] = []
    /// Where the cues of the message speak against it: their sum, and what the rule's findings need.
    public var sum: SeenSum?
  }

  public var role: Role
  public var tokens: [SeenToken] = []
  /// Rules first, then signals, each in the order of the message.
  public var matches: [SeenMatch] = []
  /// What came near without being found, the nearest first.
  public var nearMisses: [NearMiss] = []
  /// Sums of cues that came near to a threshold, the nearest first.
  public var nearSums: [SeenSum] = []
}

extension Linter {
  /// Looks at one message as `lint` does, and tells everything.
  ///
  /// - Parameters:
  ///   - index: a message of the conversation.
  ///   - finder: looks for what came near; without it, nothing is said about that.
  /// - Returns: its tokens, and all matches of rules and named signals in it with the verdicts of their guards.
  public mutating func trace(
    _ index: MessageIndex, of conversation: borrowing Conversation, near finder: NearMissFinder? = nil
  ) -> MessageTrace {
    let message = conversation.messages[index.value]
    prepare(index, of: conversation)
    var trace = MessageTrace(role: message.role)
    trace.tokens = analysis.tokens.filter { $0.kind != .edge }.map { token in
      MessageTrace.SeenToken(
        text: conversation.string(token.range), kind: token.kind, isKnown: token.symbol >= KindSymbol.firstClass)
    }
    var verdicts: [(match: Match, verdict: Verdict)] = []
    for match in analysis.matches.sorted(by: { ($0.start, $0.end, $0.frame.value) < ($1.start, $1.end, $1.frame.value) }) {
      let name = rules.name(of: match.frame)
      if name.isEmpty { continue }
      let rule = rules.rule(of: match.frame)
      let verdict = verdict(of: match, conversation)
      verdicts.append((match, verdict))
      trace.matches.append(
        MessageTrace.SeenMatch(
          name: name, isRule: rule != nil, isEnabled: rule.map { selection.isEnabled[$0.value] } ?? true,
          quote: conversation.string(analysis.range(of: match)), verdict: verdict, cues: shares(of: match),
          sum: verdict == .implausible ? rule.flatMap { scorer.belowFloor($0) }.map { seen($0, conversation) } : nil))
    }
    trace.matches = trace.matches.filter(\.isRule) + trace.matches.filter { !$0.isRule }
    if let finder {
      trace.nearSums = nearSums(besides: verdicts.filter { $0.verdict == .passes }.map(\.match), conversation)
      trace.nearMisses = nearMisses(finder, besides: verdicts, conversation)
      trace.nearMisses.removeLast(max(0, trace.nearMisses.count + trace.nearSums.count - Linter.mostNear))
    }
    return trace
  }
}
