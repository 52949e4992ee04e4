import Testing
import UnicodeText

@testable import ToneLint

@Suite struct SequenceTests {
  private func located(_ text: String) -> Located<String> { Located(text, at: TestRules.place) }

  /// `no` is denied, `still` persists; `denied/again` is both, and `denied` once more.
  private func loop() -> TestRules {
    var rules = TestRules()
    rules.add("denied/once", ["no <num>"])
    rules.add("signal/persists", ["still <num>"])
    rules.add("loop/again", []) { rule in
      rule.sequence = [
        SequenceStep(.agent, .entries, entries: [located("denied/*")]),
        SequenceStep(.customer, .entries, entries: [located("signal/persists")]),
        SequenceStep(.agent, .entries, entries: [located("denied/once")], without: [located("fix <num>")]),
      ]
      rule.sequence[2].place = .next
    }
    return rules
  }

  @Test func marksTheSecondDenialAndRelatesTheRest() throws {
    let conversation = Conversation(saying: [(.agent, "no 1"), (.customer, "still 2"), (.agent, "no 3")])
    let rules = loop().compiled()
    let findings = TestRules.findings(of: rules, in: conversation)
    let finding = try #require(findings.first { rules.rules[$0.rule.value].id == "loop/again" })
    #expect(finding.message == MessageIndex(2))
    #expect(finding.related.map(\.message) == [MessageIndex(0), MessageIndex(1)])
    #expect(finding.related.map(\.kind) == [.agentSaid, .customerSaid])
  }

  @Test func everyLaterDenialIsMarked() {
    let said: [TestRules.Said] = [(.agent, "no 1"), (.customer, "still 2"), (.agent, "no 3"), (.customer, "still 4"), (.agent, "no 5")]
    #expect(loop().quotes(in: said).filter { $0.hasPrefix("loop") } == ["loop/again: no 3", "loop/again: no 5"])
  }

  @Test(arguments: [
    [(Role.agent, "no 1"), (.agent, "no 3")],
    [(.customer, "still 2"), (.agent, "no 3")],
    [(.agent, "no 1"), (.customer, "still 2"), (.agent, "no 3, fix 4")],
    [(.agent, "no 1"), (.customer, "still 2"), (.agent, "ok"), (.customer, "fine"), (.agent, "no 3")],
    [(.agent, "no 1"), (.customer, "still 2"), (.note, "no 3")],
  ])
  func isNoLoop(_ said: [TestRules.Said]) {
    #expect(loop().quotes(in: said).allSatisfy { !$0.hasPrefix("loop") })
  }

  @Test func rulesThatOnlyASequenceAsksForAreNotReported() {
    let rules = loop().compiled()
    var selection = RuleSelection(rules)
    #expect(selection.apply(select: ["loop"], rules: rules) == [])
    var linter = Linter(rules: rules, selection: selection)
    var findings: [Finding] = []
    linter.lint(Conversation(saying: [(.agent, "no 1"), (.customer, "still 2"), (.agent, "no 3")]), into: &findings)
    #expect(findings.map { rules.rules[$0.rule.value].id } == ["loop/again"])
  }

  @Test func anyMessageOfTheNextTurnCounts() {
    var rules = TestRules()
    rules.add("ask/past", []) { rule in
      rule.sequence = [
        SequenceStep(.customer, .entries, entries: [located("help <num>")]),
        SequenceStep(.agent, .any, without: [located("fix <num>")]),
      ]
      rule.sequence[1].place = .next
    }
    #expect(rules.quotes(in: [(.customer, "help 1"), (.agent, "Lovely day.")]) == ["Lovely day."])
    #expect(rules.quotes(in: [(.customer, "help 1"), (.agent, "Hello."), (.agent, "fix 2")]).isEmpty)
    #expect(rules.quotes(in: [(.customer, "help 1"), (.system, "refunded"), (.agent, "Lovely day.")]).isEmpty)
    #expect(rules.quotes(in: [(.customer, "help 1")]).isEmpty)
  }

  @Test func survivesThePack() {
    let rules = loop().compiled()
    let again = RuleSet(packed: StaticBytes(rules.packed()))
    let conversation = Conversation(saying: [(.agent, "no 1"), (.customer, "still 2"), (.agent, "no 3")])
    #expect(TestRules.findings(of: again, in: conversation) == TestRules.findings(of: rules, in: conversation))
  }
}
