import Evaluation
import Testing

@testable import ToneLint

struct EvaluationTests {
  /// Two rules in different categories, one pattern each.
  private static let rules: RuleSet = {
    let place = RuleFilePlace(file: "test.yml", line: 1, column: 1)
    var source = RuleSource()
    for (id, pattern) in [("blame/x", "aa"), ("dismissal/x", "bb cc")] {
      var rule = RuleDefinition(id: Located(id, at: place))
      rule.patterns = [Located(pattern, at: place)]
      source.rules.append(rule)
    }
    return RuleCompiler.compile(source).rules
  }()

  private typealias Said = (role: Role, text: String, labels: [(category: String, quote: String)])

  private static func evaluation(_ conversations: [[Said]]) -> Evaluation {
    var linter = Linter(rules: rules, selection: RuleSelection(rules))
    var evaluation = Evaluation(rules: rules)
    for messages in conversations {
      var conversation = Conversation()
      for message in messages {
        let start = conversation.text.count
        conversation.map.literal(text: start, source: start)
        conversation.text += message.text.utf8
        for label in message.labels {
          conversation.labels.append(
            .init(message: MessageIndex(conversation.messages.count), category: label.category, quote: label.quote))
        }
        conversation.messages.append(Message(role: message.role, text: ByteRange(start..<conversation.text.count)))
      }
      var findings: [Finding] = []
      linter.lint(conversation, into: &findings)
      evaluation.add(conversation, findings, file: "f")
    }
    return evaluation
  }

  @Test func countsCategoriesInMessages() {
    let evaluation = EvaluationTests.evaluation([
      [
        (.customer, "hello", []), (.agent, "aa there and aa", [("blame", "aa")]), (.agent, "bb cc", []),
        (.note, "dd", [("dismissal", "dd")]),
      ]
    ])
    let blame = evaluation.score(of: "blame", .message)
    #expect([blame.labelled, blame.found, blame.labelledHits] == [1, 1, 1])
    let dismissal = evaluation.score(of: "dismissal", .message)
    #expect([dismissal.labelled, dismissal.found, dismissal.labelledHits] == [1, 1, 0])
    #expect(evaluation.total(.message).f1 == 0.5)
    #expect(evaluation.agentMessages == 3)
    #expect(evaluation.agentFindings == 3)
  }

  @Test func spansAgreeWhenTheyOverlap() {
    let evaluation = EvaluationTests.evaluation([[(.agent, "xx bb cc yy zz", [("dismissal", "cc yy"), ("dismissal", "zz")])]])
    let score = evaluation.score(of: "dismissal", .span)
    #expect([score.labelled, score.labelledHits, score.found, score.foundHits] == [2, 1, 1, 1])
    #expect(evaluation.score(of: "dismissal", .message).recall.value == 1)
  }

  @Test func aQuoteThatIsNotThereIsTheWholeMessage() {
    let evaluation = EvaluationTests.evaluation([[(.agent, "xx bb cc", [("dismissal", "elsewhere")])]])
    #expect(evaluation.score(of: "dismissal", .span).labelledHits == 1)
  }

  @Test func showsDifferencesAndScoresRules() {
    let evaluation = EvaluationTests.evaluation([
      [(.agent, "aa", []), (.agent, "aa", [("blame", "aa")]), (.agent, "ee", [("blame", "ee")])]
    ])
    #expect(evaluation.differences.map(\.kind) == [.falsePositive, .falseNegative])
    #expect(evaluation.differences.map(\.rule) == ["blame/x", ""])
    #expect(evaluation.differences.map(\.message.value) == [0, 2])
    #expect(evaluation.ruleScores[RuleIndex(0)]?.precision == Rate(1, of: 2))
  }

  @Test func theFloorHoldsPrecisionAndRecall() throws {
    let evaluation = EvaluationTests.evaluation([[(.agent, "aa", []), (.agent, "aa", [("blame", "aa")])]])
    #expect(try Floor("all 0.5 1\nblame 0.5 1").violations(of: evaluation, .message) == [])
    #expect(
      try Floor("blame 0.6 1").violations(of: evaluation, .message) == ["blame: precision is 0.50, below the floor of 0.60"])
    #expect(
      try Floor("dismissal 0 0.1").violations(of: evaluation, .message) == ["dismissal: recall is 0.00, below the floor of 0.10"])
  }

  @Test func theTableIsAligned() {
    let text = EvaluationTable.text(of: EvaluationTests.evaluation([[(.agent, "aa", [("blame", "aa")])]]), .message)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(Set(lines.prefix(3).map(\.count)).count == 1)
    #expect(lines[2].hasPrefix("all"))
  }
}
