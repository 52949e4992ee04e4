public import ToneLint

/// Compares findings with the labels of careful readers, conversation by conversation.
public struct Evaluation: Sendable {
  /// What is counted as one case.
  public enum Level: String, CaseIterable, Sendable {
    case message, span
  }

  /// A case in which findings and labels do not agree.
  public struct Difference: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
      /// Found and not labelled.
      case falsePositive = "fp"
      /// Labelled and not found.
      case falseNegative = "fn"
    }
    public var kind: Kind
    public var file: String
    public var conversation: String
    public var message: MessageIndex
    public var role: Role
    public var category: String
    /// The rule that found it; empty for what was not found.
    public var rule: String
    public var quote: String
    public var text: String
  }

  /// What a rule found, and how much of it is labelled with its category.
  public struct RuleScore: Hashable, Sendable {
    public internal(set) var hits = 0
    public internal(set) var labelled = 0
    public var precision: Rate { Rate(labelled, of: hits) }

    /// Whether what it found is right too seldom for the severity error. What found nothing is not known to be.
    public var isTooWeakForAnError: Bool { hits > 0 && precision.value < Evaluation.leastPrecisionOfErrors }

    public init() {}
  }

  /// How often a rule must be right to be an error: people switch off what cries wolf.
  public static let leastPrecisionOfErrors = 0.8

  private let rules: RuleSet
  /// By level, then category.
  private var scores: [Level: [String: Score]] = [:]
  public private(set) var ruleScores: [RuleIndex: RuleScore] = [:]
  public private(set) var differences: [Difference] = []
  /// Matches that each rule's guards had to decide: what a rule costs besides its share of the automaton.
  public var matches: [RuleIndex: Int] = [:]
  public private(set) var conversations = 0
  /// Messages of the agent's side: agents, bots and notes.
  public private(set) var agentMessages = 0
  /// Findings in them, and those of severity error.
  public private(set) var agentFindings = 0
  public private(set) var agentErrors = 0

  public init(rules: RuleSet) {
    self.rules = rules
  }

  /// All categories that are labelled or found, sorted.
  public var categories: [String] { Set(scores.values.flatMap(\.keys)).sorted() }

  public func score(of category: String, _ level: Level) -> Score { scores[level]?[category] ?? Score() }

  /// All categories together (the micro average).
  public func total(_ level: Level) -> Score {
    (scores[level] ?? [:]).values.reduce(into: Score()) { $0 += $1 }
  }

  /// Adds a conversation, read with its labels, and what was found in it.
  public mutating func add(_ conversation: borrowing Conversation, _ findings: [Finding], file: String) {
    conversations += 1
    let agentSide = conversation.messages.indices.filter { RoleSet.agentSide.contains(conversation.messages[$0].role) }
    agentMessages += agentSide.count
    for finding in findings where RoleSet.agentSide.contains(conversation.messages[finding.message.value].role) {
      agentFindings += 1
      if finding.severity == .error { agentErrors += 1 }
    }
    for index in conversation.messages.indices {
      let message = MessageIndex(index)
      let labels = conversation.labels.filter { $0.message == message }
      let own = findings.filter { $0.message == message }
      if labels.isEmpty, own.isEmpty { continue }
      compare(labels, own, in: conversation, message, file: file)
    }
  }

  private mutating func compare(
    _ labels: [Conversation.Label], _ findings: [Finding], in conversation: borrowing Conversation, _ message: MessageIndex, file: String
  ) {
    let labelled = Set(labels.map(\.category))
    let found = Set(findings.map { category(of: $0) })
    for category in labelled.union(found) {
      let isHit = labelled.contains(category) && found.contains(category)
      scores[.message, default: [:]][category, default: Score()] += Score(
        labelled: labelled.contains(category) ? 1 : 0, found: found.contains(category) ? 1 : 0, hits: isHit ? 1 : 0)
      compareSpans(
        labels.filter { $0.category == category }, findings.filter { self.category(of: $0) == category }, category, in: conversation)
    }
    for rule in Set(findings.map(\.rule)) {
      ruleScores[rule, default: RuleScore()].hits += 1
      if labelled.contains(rules.rules[rule.value].category) { ruleScores[rule, default: RuleScore()].labelled += 1 }
    }
    func note(_ kind: Difference.Kind, _ category: String, rule: String, quote: String) {
      let place = conversation.messages[message.value]
      differences.append(
        Difference(
          kind: kind, file: file, conversation: conversation.string(conversation.id), message: message, role: place.role,
          category: category,
          rule: rule, quote: quote, text: conversation.string(place.text)))
    }
    for finding in findings where !labelled.contains(category(of: finding)) {
      note(.falsePositive, category(of: finding), rule: rules.rules[finding.rule.value].id, quote: conversation.string(finding.range))
    }
    for label in labels where !found.contains(label.category) { note(.falseNegative, label.category, rule: "", quote: label.quote) }
  }

  private mutating func compareSpans(
    _ labels: [Conversation.Label], _ findings: [Finding], _ category: String, in conversation: borrowing Conversation
  ) {
    let spans = labels.map { label in conversation.place(of: label) }
    var score = Score()
    score.labelled = spans.count
    score.found = findings.count
    score.labelledHits = spans.count { span in findings.contains { Evaluation.overlap($0.range, span) } }
    score.foundHits = findings.count { finding in spans.contains { Evaluation.overlap(finding.range, $0) } }
    scores[.span, default: [:]][category, default: Score()] += score
  }

  private func category(of finding: Finding) -> String { rules.rules[finding.rule.value].category }

  private static func overlap(_ left: ByteRange, _ right: ByteRange) -> Bool { left.start < right.end && right.start < left.end }
}

extension Score {
  init(labelled: Int, found: Int, hits: Int) {
    self.init()
    self.labelled = labelled
    self.found = found
    labelledHits = hits
    foundHits = hits
  }
}
