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

  @Test(arguments: [(10, ["loop/again: no 3"]), (Limits.sequenceReach, [])])
  func stepsFarApartAreNoLoop(_ between: Int, _ found: [String]) {
    let talk = Array(repeating: (Role.customer, "well"), count: between)
    let said: [TestRules.Said] = [(.agent, "no 1")] + talk + [(.customer, "still 2"), (.agent, "no 3")]
    #expect(loop().quotes(in: said).filter { $0.hasPrefix("loop") } == found)
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

  /// Two rules of a category look at the same reply: the more serious one speaks, or else that of the longer words.
  @Test(arguments: [(Severity.warning, "loop/any: no 3 4"), (.note, "loop/any: no 3 4"), (.info, "loop/again: no 3")])
  func overlappingFindingsOfACategoryBecomeOne(_ severity: Severity, _ found: String) {
    var rules = loop()
    rules.add("loop/any", []) { rule in
      rule.severity = severity
      rule.sequence = [
        SequenceStep(.customer, .entries, entries: [located("still <num>")]),
        SequenceStep(.agent, .entries, entries: [located("no <num> <num>")]),
      ]
      rule.sequence[1].place = .next
    }
    let index = rules.source.rules.firstIndex { $0.id.value == "loop/again" } ?? 0
    rules.source.rules[index].severity = .note
    let said: [TestRules.Said] = [(.agent, "no 1"), (.customer, "still 2"), (.agent, "no 3 4")]
    #expect(rules.quotes(in: said).filter { $0.hasPrefix("loop") } == [found])
  }

  /// Sums yield to other rules of their category, wherever in the message they stand.
  @Test func aSumYieldsToWhatASequenceFound() {
    var rules = scoredLoop()
    rules.add("denied/again", []) { rule in
      rule.sequence = [
        SequenceStep(.customer, .entries, entries: [located("fails")]), SequenceStep(.agent, .entries, entries: [located("well")]),
      ]
    }
    let index = rules.source.rules.firstIndex { $0.id.value == "denied/cues" } ?? 0
    rules.source.rules[index].cues?.threshold = 50
    let reply = "Well. Oh no!" + TestRules.filler
    #expect(rules.quotes(in: [(.customer, "It fails."), (.agent, reply)]) == ["denied/again: Well"])
    #expect(rules.quotes(in: [(.customer, "It works."), (.agent, reply)]) == ["denied/cues: Oh no"])
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

  /// "no" counts 60 in a sentence; two replies of at least 50 around anything but thanks are a loop.
  private func scoredLoop() -> TestRules {
    var rules = TestRules()
    rules.add("denied/cues", []) { rule in
      var model = CueModel()
      model.weights = [Located(CueWeight(.sentence, "no", 60), at: TestRules.place)]
      rule.cues = model
    }
    rules.add("loop/sums", []) { rule in
      rule.sequence = [
        SequenceStep(.agent, .entries, entries: [located("cues/denied >= 50")]),
        SequenceStep(.customer, .any, without: [located("thanks <num>")]),
        SequenceStep(.agent, .entries, entries: [located("cues/denied >= 50")], without: [located("fix <num>")]),
      ]
      rule.sequence[1].place = .next
      rule.sequence[2].place = .next
    }
    return rules
  }

  @Test func sumsOfCuesInTwoMessagesAreALoop() throws {
    let rules = scoredLoop().compiled()
    let conversation = Conversation(saying: [(.agent, "Hello. No way."), (.customer, "It fails."), (.agent, "Well. Oh no!")])
    let finding = try #require(TestRules.findings(of: rules, in: conversation).first)
    #expect(finding.message == MessageIndex(2))
    #expect(finding.related.map(\.message) == [MessageIndex(0), MessageIndex(1)])
    #expect(String(decoding: conversation.text[finding.range.indices], as: UTF8.self) == "Oh no")
  }

  @Test(arguments: [
    [(Role.agent, "No."), (.customer, "It fails."), (.agent, "Yes.")],
    [(.agent, "Yes."), (.customer, "It fails."), (.agent, "No.")],
    [(.agent, "No."), (.agent, "No.")],
    [(.agent, "No."), (.customer, "It fails."), (.note, "No.")],
    [(.agent, "No."), (.customer, "thanks 1"), (.agent, "No.")],
    [(.agent, "No."), (.customer, "It fails."), (.customer, "thanks 1"), (.agent, "No.")],
    [(.agent, "No."), (.customer, "thanks 1"), (.customer, "It fails."), (.agent, "No.")],
    [(.agent, "No."), (.customer, "It fails."), (.agent, "No, fix 4")],
    [(.agent, "No."), (.customer, "It fails."), (.agent, "Yes."), (.customer, "Well."), (.agent, "No.")],
  ])
  func sumsAreNoLoop(_ said: [TestRules.Said]) {
    #expect(scoredLoop().quotes(in: said).isEmpty)
  }

  @Test func aMessageThatIsSaidAgainCountsAgain() {
    let said: [TestRules.Said] = [(.agent, "No."), (.customer, "It fails."), (.agent, "No."), (.customer, "It fails."), (.agent, "No.")]
    #expect(scoredLoop().quotes(in: said).count == 2)
  }

  @Test(arguments: 0..<3)
  func anyStepMayBeTheKey(_ key: Int) {
    var rules = loop()
    let index = rules.source.rules.firstIndex { $0.id.value == "loop/again" } ?? 0
    rules.source.rules[index].sequence[key].isKey = true
    let said: [TestRules.Said] = [(.agent, "no 1"), (.customer, "still 2"), (.agent, "no 3")]
    #expect(rules.quotes(in: said).contains("loop/again: no 3"))
    #expect(rules.quotes(in: [(.agent, "no 1"), (.customer, "fine"), (.agent, "no 3")]).allSatisfy { !$0.hasPrefix("loop") })
  }

  /// A question that is answered with what was said before; "it is" does not matter.
  private func repeatedAsk() -> TestRules {
    var rules = TestRules()
    rules.addList("smalls", ["it", "is", "as i said"])
    rules.add("ask/again", []) { rule in
      rule.sequence = [
        SequenceStep(.agent, .entries, entries: [located("which <word>")]),
        SequenceStep(.customer, .any, without: [located("thanks <num>")]),
      ]
      rule.sequence[0].isMarked = true
      rule.sequence[1].place = .next
      rule.sequence[1].againBesides = located("@smalls")
    }
    return rules
  }

  @Test(arguments: [
    "Blue kettle.", "BLUE", "It is blue, as I said.", "As I said: blue! Now help.", "kettle, and what do you do about it",
  ])
  func whatWasSaidIsSaidAgain(_ reply: String) {
    let said: [TestRules.Said] = [(.customer, "My blue kettle leaks."), (.agent, "Sorry. Which colour?"), (.customer, reply)]
    #expect(repeatedAsk().quotes(in: said) == ["Which colour"])
  }

  @Test(arguments: [
    // New words, none that matter, the agent's own word, a question, what `without` names.
    "Blue and green.", "It is.", "Colour!", "Blue?", "Blue, thanks 1",
  ])
  func whatIsNewIsNoRepetition(_ reply: String) {
    let said: [TestRules.Said] = [(.customer, "My blue kettle has a colour."), (.agent, "Which colour?"), (.customer, reply)]
    #expect(repeatedAsk().quotes(in: said) == [])
  }

  @Test(arguments: [
    // Said by the agent, said later, asked in a note, answered after an event, or never.
    [(Role.agent, "Blue kettles leak."), (.customer, "Oh."), (.agent, "Which colour?"), (.customer, "Blue.")],
    [(.agent, "Which colour?"), (.customer, "Blue."), (.customer, "Blue.")],
    [(.customer, "Blue."), (.note, "Which colour?"), (.customer, "Blue.")],
    [(.customer, "Blue."), (.agent, "Which colour?"), (.system, "closed"), (.customer, "Blue.")],
    [(.customer, "Blue."), (.agent, "Which colour?")],
  ])
  func onlyAnAnswerSaysSomethingAgain(_ said: [TestRules.Said]) {
    #expect(repeatedAsk().quotes(in: said) == [])
  }

  @Test func wordsOfALongConversationAreFoundFromItsBeginning() {
    var said: [TestRules.Said] = [(.customer, "My blue kettle leaks.")]
    for number in 0..<50 { said += [(.agent, "Which kettle? \(number)"), (.customer, "The tall one \(number)x")] }
    said += [(.agent, "Which colour?"), (.customer, "Blue")]
    #expect(repeatedAsk().quotes(in: said) == ["Which colour"])
  }

  @Test func aListThatIsNotThereIsAFault() {
    var rules = repeatedAsk()
    rules.source.rules[0].sequence[1].againBesides = located("@small")
    #expect(RuleCompiler.compile(rules.source).faults.map(\.message) == ["no list 'small'; did you mean 'smalls'?"])
  }

  @Test func whatIsSaidAgainSurvivesThePack() {
    let rules = repeatedAsk().compiled()
    let again = RuleSet(packed: StaticBytes(rules.packed()))
    for reply in ["It is blue.", "It is green."] {
      let conversation = Conversation(saying: [(.customer, "My blue kettle leaks."), (.agent, "Which colour?"), (.customer, reply)])
      #expect(TestRules.findings(of: again, in: conversation) == TestRules.findings(of: rules, in: conversation))
    }
  }

  @Test(arguments: [false, true])
  func survivesThePack(areSums: Bool) {
    let rules = (areSums ? scoredLoop() : loop()).compiled()
    let again = RuleSet(packed: StaticBytes(rules.packed()))
    let conversation = Conversation(saying: [(.agent, "no 1"), (.customer, "still 2"), (.agent, "no 3")])
    let findings = TestRules.findings(of: rules, in: conversation)
    #expect(!findings.isEmpty)
    #expect(TestRules.findings(of: again, in: conversation) == findings)
  }
}
