import Testing

@testable import ToneLint

struct MessageTraceTests {
  private static func trace(_ rules: TestRules, _ messages: [TestRules.Said], _ index: Int) -> MessageTrace {
    let compiled = rules.compiled()
    var linter = Linter(rules: compiled, selection: RuleSelection(compiled))
    return linter.trace(MessageIndex(index), of: Conversation(saying: messages))
  }

  @Test func tellsWhichGuardSilences() {
    let rules = TestRules("aa") { $0.unless(.message, "signal/x") }.adding("signal/x", "bb")
    let trace = MessageTraceTests.trace(rules, [(.agent, "aa zz, bb")], 0)
    #expect(trace.tokens.map(\.text) == ["aa", "zz", ",", "bb"])
    #expect(trace.tokens.map(\.isKnown) == [true, false, false, true])
    #expect(trace.matches.map(\.name) == ["test/rule", "signal/x"])
    #expect(trace.matches.map(\.verdict) == [.unless("message", "signal/x"), .passes])
  }

  @Test(arguments: [("xx", Verdict.passes), ("yy", .only("previous"))])
  func knowsWhatTheCustomerSaidBefore(said: String, expected: Verdict) {
    let rules = TestRules("aa") { $0.only(.previous, "xx") }
    let trace = MessageTraceTests.trace(rules, [(.customer, said), (.agent, "aa")], 1)
    #expect(trace.matches.map(\.verdict) == [expected])
  }

  @Test func aCustomersMessageHasNoAgentRules() {
    #expect(MessageTraceTests.trace(TestRules("aa"), [(.customer, "aa")], 0).matches.isEmpty)
  }
}
