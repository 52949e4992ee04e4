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
  }

  public var role: Role
  public var tokens: [SeenToken] = []
  /// Rules first, then signals, each in the order of the message.
  public var matches: [SeenMatch] = []
}

extension Linter {
  /// Looks at one message as `lint` does, and tells everything.
  ///
  /// - Parameter index: a message of the conversation.
  /// - Returns: its tokens, and all matches of rules and named signals in it with the verdicts of their guards.
  public mutating func trace(_ index: MessageIndex, of conversation: borrowing Conversation) -> MessageTrace {
    let message = conversation.messages[index.value]
    prepare(index, of: conversation)
    var trace = MessageTrace(role: message.role)
    trace.tokens = analysis.tokens.filter { $0.kind != .edge }.map { token in
      MessageTrace.SeenToken(
        text: conversation.string(token.range), kind: token.kind, isKnown: token.symbol >= KindSymbol.firstClass)
    }
    for match in analysis.matches.sorted(by: { ($0.start, $0.end, $0.frame.value) < ($1.start, $1.end, $1.frame.value) }) {
      let name = rules.name(of: match.frame)
      if name.isEmpty { continue }
      let rule = rules.rule(of: match.frame)
      trace.matches.append(
        MessageTrace.SeenMatch(
          name: name, isRule: rule != nil, isEnabled: rule.map { selection.isEnabled[$0.value] } ?? true,
          quote: conversation.string(analysis.range(of: match)), verdict: verdict(of: match, conversation), cues: shares(of: match)))
    }
    trace.matches = trace.matches.filter(\.isRule) + trace.matches.filter { !$0.isRule }
    return trace
  }
}
