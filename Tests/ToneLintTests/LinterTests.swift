import Testing

@testable import ToneLint

struct LinterTests {
  @Test func theLongestOfOverlappingMatchesOfARuleWins() {
    #expect(TestRules("aa bb", "bb cc dd", "dd ee").quotes(in: "aa bb cc dd ee") == ["bb cc dd"])
    #expect(TestRules("aa", "bb").quotes(in: "aa bb aa") == ["aa", "bb", "aa"])
    #expect(TestRules("aa ..3 bb").quotes(in: "aa aa bb bb") == ["aa aa bb bb"])
  }

  @Test func overlappingFindingsOfACategoryAreOne() {
    let rules = TestRules().adding("blame/x", "aa bb").adding("blame/y", "bb cc dd").adding("blame/z", "ee")
    #expect(rules.quotes(in: "aa bb cc dd ee") == ["blame/y: bb cc dd", "blame/z: ee"])
  }

  @Test func theMoreSeriousOfOverlappingFindingsWins() {
    let rules = TestRules().adding("blame/x", "aa bb").adding("blame/y", "bb cc dd") { $0.severity = .note }
    #expect(rules.quotes(in: "aa bb cc dd") == ["blame/x: aa bb"])
  }

  @Test func findingsOfTwoCategoriesMayOverlap() {
    let rules = TestRules().adding("blame/x", "aa bb").adding("hostility/y", "aa bb")
    #expect(rules.quotes(in: "aa bb") == ["blame/x: aa bb", "hostility/y: aa bb"])
  }

  @Test func findingsStandInTheOrderOfTheText() {
    let rules = TestRules().adding("blame/x", "cc|aa").adding("arguing/y", "bb").adding("arguing/z", "aa")
    #expect(rules.quotes(in: [(.agent, "cc bb aa"), (.agent, "aa")]).map { String($0.suffix(2)) } == ["cc", "bb", "aa", "aa", "aa", "aa"])
    #expect(rules.quotes(in: [(.agent, "aa")]) == ["arguing/z: aa", "blame/x: aa"])
  }

  @Test func aFindingShowsTheLatestCustomerMessageWithTheSignal() throws {
    let rules = TestRules("aa") { $0.related = Located("signal/x", at: TestRules.place) }.adding("signal/x", "xx <num>").compiled()
    let conversation = Conversation(saying: [
      (.agent, "aa"), (.customer, "it is xx 1"), (.agent, "b"), (.customer, "it is xx 2"), (.customer, "b"), (.agent, "aa"),
      (.customer, "xx 3"),
    ])
    let findings = TestRules.findings(of: rules, in: conversation)
    #expect(findings.map(\.message) == [MessageIndex(0), MessageIndex(5)])
    #expect(findings.first?.related == [])
    let related = try #require(findings.last?.related.first)
    #expect(related.message == MessageIndex(3) && conversation.string(related.range) == "xx 2")
  }

  @Test func aNurseryRuleIsOffUnlessItIsSelected() {
    let rules = TestRules("aa") { $0.isNursery = true }.adding("test/other", "bb").compiled()
    #expect(TestRules.quotes(of: rules, in: [(.agent, "aa bb")]) == ["test/other: bb"])
  }

  @Test func aConversationWithoutMessagesHasNoFindings() {
    #expect(TestRules("aa").quotes(in: []) == [])
    #expect(TestRules("aa").quotes(in: "") == [])
  }

  @Test func aMessageOfAnyBytesIsLinted() {
    let rules = TestRules("aa", "<word> bb", "^ \"?\"").compiled()
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      var conversation = Conversation()
      conversation.text = (0..<generator.number(in: 0...80)).map { _ in generator.once(in: 3) ? 0x61 : UInt8(generator.number(in: 0...255))
      }
      conversation.messages = [Message(role: .agent, text: ByteRange(conversation.text.indices))]
      for finding in TestRules.findings(of: rules, in: conversation) {
        #expect(finding.range.end <= UInt32(conversation.text.count) && !finding.range.isEmpty)
      }
    }
  }
}

struct RuleSelectionTests {
  private static let rules = TestRules().adding("blame/x", "aa").adding("blame/y", "bb").adding("blame/n", "cc") { $0.isNursery = true }
    .adding("arguing/x", "dd").adding("arguing/n", "ee") { $0.isNursery = true }.compiled()

  private func enabled(_ selection: RuleSelection) -> [String] {
    zip(RuleSelectionTests.rules.rules, selection.isEnabled).filter(\.1).map(\.0.id)
  }

  @Test(arguments: [
    ([], [], ["arguing/x", "blame/x", "blame/y"]),
    (["blame"], [], ["blame/x", "blame/y"]),
    (["blame/x"], [], ["blame/x"]),
    (["blame/n"], [], ["blame/n"]),
    (["blame", "blame/n"], [], ["blame/n", "blame/x", "blame/y"]),
    (["blame", "nursery"], [], ["arguing/n", "blame/n", "blame/x", "blame/y"]),
    ([], ["blame"], ["arguing/x"]),
    (["blame"], ["blame/x"], ["blame/y"]),
    (["blame/x"], ["blame"], []),
  ])
  func selects(select: [String], ignore: [String], expected: [String]) {
    var selection = RuleSelection(RuleSelectionTests.rules)
    #expect(selection.apply(select: select, ignore: ignore, rules: RuleSelectionTests.rules) == [])
    #expect(enabled(selection) == expected)
  }

  @Test func aLaterSeverityWins() {
    var selection = RuleSelection(RuleSelectionTests.rules)
    _ = selection.apply(severities: [("blame", .info), ("blame/y", .note)], rules: RuleSelectionTests.rules)
    #expect(
      zip(RuleSelectionTests.rules.rules, selection.severities).map { "\($0.id) \($1.name)" }.suffix(3) == [
        "blame/n info", "blame/x info", "blame/y note",
      ])
  }

  @Test func unknownNamesAreTold() {
    var selection = RuleSelection(RuleSelectionTests.rules)
    let unknown = selection.apply(select: ["blam"], ignore: ["blame/z"], severities: [("zebra", .note)], rules: RuleSelectionTests.rules)
    #expect(
      unknown == [
        "no rule or category 'blam'; did you mean 'blame'?", "no rule or category 'blame/z'; did you mean 'blame/n'?",
        "no rule or category 'zebra'",
      ])
  }
}
