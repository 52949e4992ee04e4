import Testing
import UnicodeText

@testable import ToneLint

/// Sums of weak signs: what counts, how often, and what a sum decides.
struct CueScorerTests {
  /// A rule `blame/cues` with the weights given, as lines of a weights file.
  private static func rules(
    bias: Int = 0, threshold: Int? = 100, _ weights: CueWeight..., floors: [RuleFloor] = [], adjust: (inout TestRules) -> Void = { _ in }
  ) -> TestRules {
    var rules = TestRules()
    var model = CueModel()
    model.bias = bias
    model.threshold = threshold
    model.weights = weights.map { Located($0, at: TestRules.place) }
    model.floors = floors.map { Located($0, at: TestRules.place) }
    rules.add("blame/cues", []) { $0.cues = model }
    adjust(&rules)
    return rules
  }

  // MARK: What is found

  @Test func aSumOfWordsMarksTheSentence() {
    let rules = CueScorerTests.rules(.init(.sentence, "pick~", 60), .init(.sentence, "yourself", 40))
    #expect(rules.quotes(inLong: "Hello there. You picked that one yourself! Bye.") == ["You picked that one yourself"])
    #expect(rules.quotes(inLong: "You picked that one.") == [])
  }

  @Test func theBiasIsPartOfTheSum() {
    let weight = CueWeight(.sentence, "chose", 100)
    #expect(CueScorerTests.rules(bias: 0, weight).quotes(inLong: "You chose.") == ["You chose"])
    #expect(CueScorerTests.rules(bias: -1, weight).quotes(inLong: "You chose.") == [])
  }

  @Test func aCueCountsOnceInItsScope() {
    let inSentence = CueScorerTests.rules(.init(.sentence, "you", 60))
    #expect(inSentence.quotes(inLong: "You, you, you and you.") == [])
    let inMessage = CueScorerTests.rules(.init(.message, "you", 60))
    #expect(inMessage.quotes(inLong: "You. You. You.") == [])
    // Of the sentence and of the message are two scopes.
    let both = CueScorerTests.rules(.init(.sentence, "you", 60), .init(.message, "you", 60))
    #expect(both.quotes(inLong: "We. You, you.") == ["You, you"])
  }

  @Test func wordsOfOtherSentencesCountInTheMessageOnly() {
    let rules = CueScorerTests.rules(.init(.sentence, "chose", 60), .init(.sentence, "ignored", 60), .init(.message, "sorry", -30))
    #expect(rules.quotes(inLong: "You chose it. You ignored it.") == [])
    #expect(rules.quotes(inLong: "You chose it and ignored it.") == ["You chose it and ignored it"])
    #expect(rules.quotes(inLong: "You chose it and ignored it. Sorry.") == [])
  }

  @Test(arguments: [
    ("show~", "We showed them."), ("told", "We told them."), ("@facts", "It is in the manual."), ("<money>", "That is $30."),
    ("\"!\"", "Ah! no"),
    ("show~ them", "He showing them."), ("^ well", "Well, no."), ("them ^", "We saw them"), ("<under-15-words>", "So."),
    ("<opening>", "So."),
    ("'s", "It's so."), ("not", "It isn't so."),
  ])
  func everyKindOfCueIsSeen(_ cue: String, _ text: String) {
    let scope: CueScope = cue.hasPrefix("<") && cue != "<money>" ? .message : .sentence
    let rules = CueScorerTests.rules(.init(scope, cue, 100)) { $0.addList("facts", ["manual", "guide"]) }
    #expect(rules.quotes(inLong: text).count == 1)
    #expect(
      rules.quotes(inLong: [(.agent, "Zig zag."), (.agent, "zig zag zig zag zig zag zig zag zig zag zig zag zig zag zig zag")]).isEmpty
        || cue.hasPrefix("<under") || cue == "<opening>")
  }

  @Test func notesAndBotsAreTraits() {
    let rules = CueScorerTests.rules(.init(.message, "<note>", 100))
    #expect(rules.quotes(inLong: [(.note, "So.")]) == ["So"])
    #expect(rules.quotes(inLong: [(.agent, "So.")]) == [])
    #expect(CueScorerTests.rules(.init(.message, "<bot>", 100)).quotes(inLong: [(.bot, "So.")]) == ["So"])
  }

  @Test func rulesAboutCustomersReadThemAlone() {
    let weights = [CueWeight(.sentence, "chose", 100), CueWeight(.message, "<opening>", 100)]
    let rules = CueScorerTests.rules(threshold: 200, weights[0], weights[1]) { $0.source.rules[0].roles = .customers }
    #expect(rules.quotes(inLong: [(.agent, "You chose."), (.customer, "I chose."), (.customer, "I chose.")]) == ["I chose"])
    // The sides begin apart from each other.
    let agents = CueScorerTests.rules(threshold: 200, weights[0], weights[1])
    #expect(agents.quotes(inLong: [(.customer, "I chose."), (.agent, "You chose."), (.bot, "You chose it.")]) == ["You chose"])
  }

  @Test func customersAndQuotationsAreNotRead() {
    let rules = CueScorerTests.rules(.init(.sentence, "chose", 100))
    #expect(rules.quotes(inLong: [(.customer, "You chose.")]) == [])
    #expect(rules.quotes(inLong: "You wrote “we chose the other one” and I agree.") == [])
    #expect(rules.quotes(inLong: "> you chose that\nI see.") == [])
  }

  @Test func withoutAThresholdNothingIsFound() {
    #expect(CueScorerTests.rules(threshold: nil, .init(.sentence, "chose", 30_000)).quotes(inLong: "You chose.") == [])
  }

  @Test func guardsDecideOnSumsToo() {
    let rules = CueScorerTests.rules(.init(.sentence, "chose", 100)) { $0.source.rules[0].unless(.message, "gladly") }
    #expect(rules.quotes(inLong: "You chose it.") == ["You chose it"])
    #expect(rules.quotes(inLong: "You chose it. Gladly.") == [])
  }

  // MARK: Beside patterns

  @Test func aPatternOfTheCategoryHasTheWord() {
    let rules = CueScorerTests.rules(.init(.sentence, "chose", 100)) { rules in
      rules.add("blame/pattern", ["your own fault"])
      rules.add("hostility/pattern", ["go away"])
    }
    #expect(rules.quotes(inLong: "You chose it. It is your own fault.") == ["blame/pattern: your own fault"])
    #expect(rules.quotes(inLong: "You chose it. Go away.") == ["blame/cues: You chose it", "hostility/pattern: Go away"])
  }

  @Test func findingsBelowTheirFloorAreDropped() {
    let rules = CueScorerTests.rules(threshold: nil, .init(.message, "sorry", -50), floors: [RuleFloor("blame/pattern", -20)]) { rules in
      rules.add("blame/pattern", ["your fault"])
      rules.add("blame/other", ["your choice"])
      rules.add("hostility/pattern", ["your loss"])
    }
    #expect(rules.quotes(inLong: "It is your fault.") == ["blame/pattern: your fault"])
    #expect(rules.quotes(inLong: "It is your fault, I am sorry.") == [])
    // Rules without a floor, a team's own for instance, and other categories are left alone.
    #expect(rules.quotes(inLong: "Sorry. Your choice, your loss.") == ["blame/other: Your choice", "hostility/pattern: your loss"])
  }

  @Test func fewWordsSayNothing() {
    let words = Array(repeating: "zig", count: CueScorer.leastWords - 2).joined(separator: " ")
    let found = CueScorerTests.rules(.init(.sentence, "chose", 100))
    #expect(found.quotes(in: "Chose \(words)") == [])
    #expect(found.quotes(in: "Chose \(words) zag") == ["Chose \(words) zag"])
    let dropped = CueScorerTests.rules(bias: -500, threshold: nil, floors: [RuleFloor("blame/pattern", 0)]) { rules in
      rules.add("blame/pattern", ["fault"])
    }
    #expect(dropped.quotes(in: "Fault \(words)") == ["blame/pattern: Fault"])
    #expect(dropped.quotes(in: "Fault \(words) zag") == [])
  }

  @Test func labelsInDisguiseNeedNoScore() {
    let rules = CueScorerTests.rules(bias: -500, threshold: nil, floors: [RuleFloor("blame/label", 0)]) { rules in
      rules.add("blame/label", ["id10t"]) { $0.disguised = [Located("idiot", at: TestRules.place)] }
    }
    #expect(rules.quotes(inLong: "An 1d1ot again, as on all other days.").count == 1)
  }

  // MARK: Shares

  @Test func sharesAreOfWhatSpeaksForIt() throws {
    let rules = CueScorerTests.rules(.init(.sentence, "chose", 90), .init(.message, "yourself", 60), .init(.sentence, "maybe", -20))
      .compiled()
    let conversation = Conversation(saying: [(.agent, "Maybe you chose it yourself." + TestRules.filler)])
    let shares = try #require(TestRules.findings(of: rules, in: conversation).first).cues
    #expect(shares.map(\.cue) == ["chose", "yourself", "maybe"])
    #expect(shares.map(\.weight) == [90, 60, -20])
    #expect(shares.map(\.scope) == [.sentence, .message, .sentence])
    #expect(shares[0].share == 0.6 && shares[1].share == 0.4)
  }

  // MARK: Compiled

  @Test func packedCuesScoreTheSame() {
    let rules = CueScorerTests.rules(
      bias: -7, .init(.sentence, "pick~ it", 70), .init(.message, "@facts", 37), floors: [RuleFloor("blame/pattern", -3)]
    ) { rules in
      rules.addList("facts", ["manual", "guide"])
      rules.add("blame/pattern", ["your fault"])
    }.compiled()
    let unpacked = RuleSet(packed: StaticBytes(rules.packed()))
    #expect(unpacked.packed() == rules.packed())
    for text in ["You picked it, see the manual.", "You picked it.", "Your fault.", "Your fault, see the guide."] {
      let conversation = Conversation(saying: [(.agent, text + TestRules.filler)])
      #expect(TestRules.findings(of: unpacked, in: conversation) == TestRules.findings(of: rules, in: conversation))
    }
    #expect(
      TestRules.quotes(of: rules, in: [(.agent, "You picked it, see the manual." + TestRules.filler)]) == [
        "blame/cues: You picked it, see the manual"
      ])
  }

  @Test(arguments: [
    ("@nowhere", "no list 'nowhere'"), ("a b c", "a cue is one or two words"), ("<sometime>", "'<sometime>' is no cue"),
    ("@facts it", "stands by itself"),
  ])
  func faultyCuesAreNamed(_ cue: String, _ message: String) {
    let rules = CueScorerTests.rules(.init(.sentence, cue, 1)) { $0.addList("facts", ["manual"]) }
    let faults = RuleCompiler.compile(rules.source).faults.map(\.description)
    #expect(faults.count == 1 && faults.allSatisfy { $0.contains(message) && $0.hasPrefix("test.yml:1:1") }, "\(faults)")
  }

  @Test func aFloorOfAnUnknownRuleIsAFault() {
    let rules = CueScorerTests.rules(floors: [RuleFloor("blame/patern", 0)]) { $0.add("blame/pattern", ["your fault"]) }
    #expect(
      RuleCompiler.compile(rules.source).faults.map(\.message) == [
        "no other rule 'blame/patern' of this category; did you mean 'blame/pattern'?"
      ])
  }
}

extension TestRules {
  /// The findings in messages that are long enough for cues.
  fileprivate func quotes(inLong text: String) -> [String] { quotes(inLong: [(.agent, text)]) }

  fileprivate func quotes(inLong messages: [Said]) -> [String] { quotes(in: messages.map { ($0.0, $0.1 + TestRules.filler) }) }
}
