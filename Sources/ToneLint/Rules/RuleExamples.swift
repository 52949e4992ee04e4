/// Tests rules by their own examples, and by the variants that are derived from them.
public enum RuleExamples {
  /// What the examples of a rule source came to.
  public struct Outcome: Sendable {
    /// How many examples and variants behaved as they must.
    public var passed = 0
    /// Each that did not, with what was found instead.
    public var failures: [RuleFault] = []
  }

  /// Runs all examples.
  ///
  /// - Parameter only: ids or categories to test; all when empty.
  public static func test(_ source: RuleSource, only: [String] = []) -> Outcome {
    let rules = RuleCompiler.compile(source).rules
    var selection = RuleSelection(rules)
    selection.isEnabled = selection.isEnabled.map { _ in true }
    var linter = Linter(rules: rules, selection: selection, mergesCategories: false)
    var outcome = Outcome()
    for definition in source.rules where only.isEmpty || only.contains(definition.id.value) || only.contains(definition.category) {
      if definition.isSignal {
        testSignal(definition, rules, &linter, &outcome)
      } else if let index = rules.rules.firstIndex(where: { $0.id == definition.id.value }) {
        testRule(definition, RuleIndex(index), &linter, &outcome)
      }
    }
    return outcome
  }

  // MARK: Signals

  private static func testSignal(_ definition: RuleDefinition, _ rules: RuleSet, _ linter: inout Linter, _ outcome: inout Outcome) {
    guard let index = rules.signalNames.firstIndex(of: definition.id.value) else { return }
    let frame = FrameIndex(rules.rules.count + index)
    for (examples, wanted) in [(definition.flag, true), (definition.allow, false)] {
      for example in examples {
        let conversation = conversation(example.value.map { ($0.role, parts(of: $0.text).joined(), $0.time) })
        let holds = linter.holds(frame, in: conversation, MessageIndex(conversation.messages.count - 1))
        if holds == wanted {
          outcome.passed += 1
        } else {
          let text = example.value.last?.text ?? ""
          outcome.failures.append(RuleFault("\(definition.id.value) \(wanted ? "does not hold" : "holds") in '\(text)'", at: example.place))
        }
      }
    }
  }

  // MARK: Rules

  private static func testRule(_ definition: RuleDefinition, _ rule: RuleIndex, _ linter: inout Linter, _ outcome: inout Outcome) {
    for example in definition.allow {
      let found = quotes(in: example.value.map { ($0.role, parts(of: $0.text), $0.time) }, rule, &linter)
      if found.isEmpty {
        outcome.passed += 1
      } else {
        outcome.failures.append(
          RuleFault(
            "\(definition.id.value) must stay silent, but found '\(found[0].quote)' in '\(example.value.last?.text ?? "")'",
            at: example.place))
      }
    }
    for example in definition.flag {
      for variant in ExampleVariant.allCases {
        test(example, as: variant, of: definition, rule, &linter, &outcome)
      }
    }
  }

  private static func test(
    _ example: Located<[RuleDefinition.ExampleMessage]>, as variant: ExampleVariant, of definition: RuleDefinition, _ rule: RuleIndex,
    _ linter: inout Linter, _ outcome: inout Outcome
  ) {
    var messages: [(role: Role, parts: [String], time: String)] = []
    var expected: [Found] = []
    for (index, message) in example.value.enumerated() {
      let parts = parts(of: message.text)
      guard parts.count > 1 else {
        messages.append((message.role, parts, message.time))
        continue
      }
      guard variant.applies(to: parts.joined(), of: definition) else { return }
      let written = variant.write(parts)
      messages.append((variant == .saidByCustomer ? .customer : message.role, written, message.time))
      var offset = 0
      // Marked parts are the odd ones: a variant adds to the first and the last only.
      for (place, part) in written.enumerated() {
        if place % 2 == 1, place < parts.count { expected.append(Found(message: index, offset: offset, quote: part)) }
        offset += part.utf8.count
      }
    }
    if !variant.fires { expected = [] }
    let found = quotes(in: messages, rule, &linter)
    if found == expected {
      outcome.passed += 1
      return
    }
    let text = messages.last?.parts.joined() ?? ""
    let wanted = expected.isEmpty ? "silence" : expected.map { "'\($0.quote)'" }.joined(separator: ", ")
    let got = found.isEmpty ? "nothing" : found.map { "'\($0.quote)'" }.joined(separator: ", ")
    outcome.failures.append(
      RuleFault("\(definition.id.value), \(variant.name): expected \(wanted), found \(got) in '\(text)'", at: example.place))
  }

  private struct Found: Equatable {
    var message: Int
    var offset: Int
    var quote: String
  }

  private static func quotes(in messages: [(role: Role, parts: [String], time: String)], _ rule: RuleIndex, _ linter: inout Linter)
    -> [Found]
  {
    let conversation = conversation(messages.map { ($0.role, $0.parts.joined(), $0.time) })
    var findings: [Finding] = []
    linter.lint(conversation, into: &findings)
    return findings.filter { $0.rule == rule }.map { finding in
      let message = conversation.messages[finding.message.value]
      return Found(
        message: finding.message.value, offset: Int(finding.range.start - message.text.start), quote: conversation.string(finding.range))
    }
  }

  /// A text divided at its marks: even parts are unmarked, odd ones marked.
  private static func parts(of text: String) -> [String] {
    text.split(omittingEmptySubsequences: false) { $0 == "▸" || $0 == "▹" }.map(String.init)
  }

  private static func conversation(_ messages: [(role: Role, text: String, time: String)]) -> Conversation {
    var conversation = Conversation()
    for message in messages {
      let start = conversation.text.count
      conversation.map.literal(text: start, source: start)
      conversation.text += message.text.utf8
      let end = conversation.text.count
      conversation.text += message.time.utf8
      conversation.messages.append(
        Message(role: message.role, text: ByteRange(start..<end), time: ByteRange(end..<conversation.text.count)))
    }
    return conversation
  }
}
