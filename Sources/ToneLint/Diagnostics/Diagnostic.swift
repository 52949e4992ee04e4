/// A finding with everything that a renderer or another program needs, in terms of the original file. How it looks is decided elsewhere.
public struct Diagnostic: Sendable {
  /// A place in a source: bytes of the source, and the positions in the file that they are.
  public struct Span: Sendable {
    public var range: ByteRange
    public var start: Position
    public var end: Position

    public init(range: ByteRange, start: Position, end: Position) {
      self.range = range
      self.start = start
      self.end = end
    }
  }

  public struct Related: Sendable {
    public var text: String
    public var quote: String
    public var span: Span

    public init(text: String, quote: String, span: Span) {
      self.text = text
      self.quote = quote
      self.span = span
    }
  }

  public var file: String
  /// The conversation's id; empty when the input has none.
  public var conversation: String
  public var message: MessageIndex
  public var role: Role
  public var speaker: String
  public var rule: String
  public var category: String
  public var severity: Severity
  /// What is found, in the rule's words.
  public var text: String
  /// The offending words.
  public var quote: String
  public var span: Span
  /// Better wording: a whole message.
  public var suggestion: String
  public var why: String
  public var related: [Related]
  /// Of a rule that adds up weak signs: what speaks for it and against it, the strongest first.
  public var cues: [CueShare] = []

  public init(
    file: String, conversation: String, message: MessageIndex, role: Role, speaker: String, rule: String, category: String,
    severity: Severity, text: String, quote: String, span: Span, suggestion: String, why: String, related: [Related]
  ) {
    self.file = file
    self.conversation = conversation
    self.message = message
    self.role = role
    self.speaker = speaker
    self.rule = rule
    self.category = category
    self.severity = severity
    self.text = text
    self.quote = quote
    self.span = span
    self.suggestion = suggestion
    self.why = why
    self.related = related
  }
}

extension Diagnostic {
  /// Makes a diagnostic of a finding.
  public init(_ finding: Finding, in conversation: borrowing Conversation, of source: Source, lines: LineIndex, rules: RuleSet) {
    let rule = rules.rules[finding.rule.value]
    let message = conversation.messages[finding.message.value]
    file = source.name
    self.conversation = conversation.string(conversation.id)
    self.message = finding.message
    role = message.role
    speaker = conversation.string(message.speaker)
    self.rule = rule.id
    category = rule.category
    severity = finding.severity
    text = rule.summary
    quote = conversation.string(finding.range)
    span = Span(finding.range, in: conversation, of: source, lines: lines)
    suggestion = rule.instead
    why = rule.why
    cues = finding.cues
    related = []
    for place in finding.related where place.message.value >= conversation.firstOwnMessage {
      related.append(
        Related(
          text: place.kind.text, quote: conversation.string(place.range),
          span: Span(place.range, in: conversation, of: source, lines: lines)))
    }
  }
}

extension Finding.Related.Kind {
  fileprivate var text: String {
    switch self {
    case .customerSaid: "the customer said"
    case .agentSaid: "the agent said"
    case .pastDeadline(let deadline): "nothing came by \(deadline), and then"
    }
  }
}

extension Diagnostic.Span {
  /// The place in the source of a range of a conversation's text.
  init(_ range: ByteRange, in conversation: borrowing Conversation, of source: Source, lines: LineIndex) {
    self.range = conversation.map.source(of: range)
    start = lines.position(of: self.range.start, in: source)
    end = lines.position(of: self.range.end, in: source)
  }
}
