import Testing

@testable import ToneLint

/// A few rules and signals built in code, without guards unless a test sets them, and what they find.
struct TestRules {
  typealias Said = (role: Role, text: String)

  var source = RuleSource()
  static let place = RuleFilePlace(file: "test.yml", line: 1, column: 1)

  /// One rule `test/rule` with some patterns.
  init(_ patterns: String..., adjust: (inout RuleDefinition) -> Void = { _ in }) {
    if !patterns.isEmpty { add("test/rule", patterns, adjust) }
  }

  /// Adds a rule; its built-in guards are open until `adjust` closes them.
  mutating func add(_ id: String, _ patterns: [String], _ adjust: (inout RuleDefinition) -> Void = { _ in }) {
    var rule = RuleDefinition(id: Located(id, at: TestRules.place))
    rule.patterns = patterns.map { Located($0, at: TestRules.place) }
    rule.negated = .allow
    rule.hypothetical = .allow
    rule.quoted = .allow
    adjust(&rule)
    source.rules.append(rule)
  }

  mutating func addList(_ name: String, _ words: [String], include: [String] = []) {
    source.lists.append(
      WordListDefinition(
        id: Located(name, at: TestRules.place), words: words.map { Located($0, at: TestRules.place) },
        include: include.map { Located($0, at: TestRules.place) }))
  }

  func adding(_ id: String, _ patterns: String..., adjust: (inout RuleDefinition) -> Void = { _ in }) -> TestRules {
    var copy = self
    copy.add(id, patterns, adjust)
    return copy
  }

  /// The compiled rules; a fault fails the test.
  func compiled(_ location: SourceLocation = #_sourceLocation) -> RuleSet {
    let (rules, faults) = RuleCompiler.compile(source)
    #expect(faults == [], sourceLocation: location)
    return rules
  }

  // MARK: Findings

  /// The words found in a message of the agent's.
  func quotes(in text: String) -> [String] { quotes(in: [(.agent, text)]) }

  /// Words that no cue knows, so many that cues count.
  static let filler = "\n\n" + Array(repeating: "zag", count: CueScorer.leastWords).joined(separator: " ")

  /// The words found in a conversation, each finding as `rule: words` where more than one rule is there.
  func quotes(in messages: [Said]) -> [String] {
    TestRules.quotes(of: compiled(), in: messages, naming: source.rules.count { !$0.isSignal } > 1)
  }

  static func quotes(of rules: RuleSet, in messages: [Said], naming: Bool = true) -> [String] {
    let conversation = Conversation(saying: messages)
    return findings(of: rules, in: conversation).map { finding in
      (naming ? rules.rules[finding.rule.value].id + ": " : "") + conversation.string(finding.range)
    }
  }

  static func findings(of rules: RuleSet, in conversation: Conversation) -> [Finding] {
    var linter = Linter(rules: rules, selection: RuleSelection(rules))
    var findings: [Finding] = []
    linter.lint(conversation, into: &findings)
    return findings
  }
}

extension RuleDefinition {
  /// Adds a context of pattern and signal names.
  mutating func unless(_ place: ContextPlace, _ entries: String...) {
    unless.append(ContextDefinition(place: place, entries: entries.map { Located($0, at: TestRules.place) }))
  }

  mutating func only(_ place: ContextPlace, _ entries: String...) {
    only.append(ContextDefinition(place: place, entries: entries.map { Located($0, at: TestRules.place) }))
  }
}

extension Conversation {
  init(saying messages: [TestRules.Said]) {
    self.init()
    for message in messages {
      let start = text.count
      map.literal(text: start, source: start)
      text += message.text.utf8
      self.messages.append(Message(role: message.role, text: ByteRange(start..<text.count)))
    }
  }
}
