/// A rule that holds against a message: what, where in the conversation's text, and which customer words it sets aside.
public struct Finding: Hashable, Sendable {
  public var rule: RuleIndex
  public var severity: Severity
  public var message: MessageIndex
  /// Bytes of the conversation's text.
  public var range: ByteRange
  /// Places in other messages that the finding is about, in the order of the conversation.
  public var related: [Related] = []
  /// Of a rule that adds up weak signs: what speaks for it and against it, the strongest first.
  public var cues: [CueShare] = []

  public struct Related: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
      case customerSaid, agentSaid
      /// The first message after a deadline, which is given.
      case pastDeadline(String)
    }

    public var kind: Kind
    public var message: MessageIndex
    public var range: ByteRange
  }
}

/// Which rules are on, and how serious each is, for one run.
public struct RuleSelection: Sendable {
  /// By rule index.
  public internal(set) var isEnabled: [Bool]
  public internal(set) var severities: [Severity]

  /// Every stable rule at its own severity.
  public init(_ rules: RuleSet) {
    isEnabled = rules.rules.map { !$0.isNursery }
    severities = rules.rules.map(\.severity)
  }

  /// Narrows the selection.
  ///
  /// - Parameters:
  ///   - select: rule ids or categories; if there are any, all else is off. A nursery rule is on when its own id, or `nursery`, is named.
  ///   - ignore: rule ids or categories that are off.
  ///   - severities: levels by rule id or category.
  /// - Returns: the names that mean no rule and no category, each with what was probably meant.
  public mutating func apply(
    select: [String] = [], ignore: [String] = [], severities levels: [(name: String, level: Severity)] = [], rules: RuleSet
  ) -> [String] {
    var unknown: [String] = []
    for name in select + ignore + levels.map(\.name) where name != "nursery" {
      if !rules.rules.contains(where: { RuleSelection.means(name, $0) }) {
        let known = rules.rules.map(\.id) + Set(rules.rules.map(\.category)).sorted()
        unknown.append("no rule or category '\(name)'" + nearest(to: name, in: known))
      }
    }
    for (index, rule) in rules.rules.enumerated() {
      if !select.isEmpty {
        let isNamed = select.contains { RuleSelection.means($0, rule) } && (!rule.isNursery || select.contains(rule.id))
        isEnabled[index] = isNamed || rule.isNursery && select.contains("nursery")
      }
      if ignore.contains(where: { RuleSelection.means($0, rule) }) { isEnabled[index] = false }
      for (name, level) in levels where RuleSelection.means(name, rule) { severities[index] = level }
    }
    return unknown
  }

  private static func means(_ name: String, _ rule: Rule) -> Bool { name == rule.id || name == rule.category }
}
