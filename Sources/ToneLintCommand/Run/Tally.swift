import ToneLint

/// Counts of a run.
struct Tally: Sendable {
  var conversations = 0
  var messages = 0
  var agentMessages = 0
  /// Parts of the input that could not be read as they should.
  var faults = 0
  var bySeverity = Array(repeating: 0, count: Severity.allCases.count)
  var byRule: [Int: Int] = [:]

  mutating func count(_ conversation: borrowing Conversation) {
    conversations += 1
    messages += conversation.messages.count
    for index in conversation.messages.indices where conversation.messages[index].role.isAgentSide { agentMessages += 1 }
  }

  mutating func count(_ finding: Finding, _ rules: RuleSet) {
    bySeverity[Int(finding.severity.rawValue)] += 1
    byRule[finding.rule.value, default: 0] += 1
  }

  mutating func add(_ other: Tally) {
    conversations += other.conversations
    messages += other.messages
    agentMessages += other.agentMessages
    faults += other.faults
    for index in bySeverity.indices { bySeverity[index] += other.bySeverity[index] }
    byRule.merge(other.byRule, uniquingKeysWith: +)
  }

  /// How many findings there are at or above a level.
  func findings(from level: Severity = .info) -> Int { bySeverity[Int(level.rawValue)...].reduce(0, +) }

  /// The counts as a table, for `--statistics`.
  func table(_ rules: RuleSet) -> String {
    var text = "\(conversations) conversations, \(messages) messages, \(agentMessages) of them by the agent's side\n"
    for severity in Severity.allCases.reversed() {
      let count = bySeverity[Int(severity.rawValue)]
      text += "\(right(count, 8))  \(severity.name)\(perThousand(count))\n"
    }
    let ordered = byRule.sorted { ($1.value, rules.rules[$0.key].id) < ($0.value, rules.rules[$1.key].id) }
    for (rule, count) in ordered { text += "\(right(count, 8))  \(rules.rules[rule].id)\n" }
    return text
  }

  private func right(_ count: Int, _ width: Int) -> String {
    let digits = String(count)
    return String(repeating: " ", count: max(0, width - digits.count)) + digits
  }

  private func perThousand(_ count: Int) -> String {
    guard agentMessages > 0 else { return "" }
    let rate = Int((Double(count) * 100_000 / Double(agentMessages)).rounded())
    let cents = rate % 100
    return "  (\(rate / 100).\(cents < 10 ? "0" : "")\(cents) per 1,000 messages of the agent's side)"
  }
}
