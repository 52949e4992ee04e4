import Testing

@testable import ToneLint

/// What comes near without matching, and what is missing.
struct NearMissTests {
  /// Each near-miss of the last message as `rule: before ⟨in the way⟩ after / what is needed`.
  private static func near(_ rules: TestRules, _ messages: [TestRules.Said]) -> [String] {
    let compiled = rules.compiled()
    let selection = RuleSelection(compiled)
    var linter = Linter(rules: compiled, selection: selection)
    let finder = NearMissFinder(rules.source, rules: compiled, selection: selection)
    let trace = linter.trace(MessageIndex(messages.count - 1), of: Conversation(saying: messages), near: finder)
    return trace.nearMisses.map { miss in
      "\(miss.rule): \(miss.before)⟨\(miss.obstructing)⟩\(miss.after) / \(miss.needed)"
        + (miss.verdict == .passes ? "" : " / \(miss.verdict)")
    }
  }

  private static func near(_ rules: TestRules, _ text: String) -> [String] { near(rules, [(.agent, text)]) }

  /// What the message needs for a pattern of one rule, without the rule's name.
  private static func near(_ pattern: String, _ text: String) -> [String] {
    var rules = TestRules(pattern)
    rules.addList("reading", ["read", "check", "look at"])
    rules.source.inflections.irregular["read"] = .init()
    return near(rules, text).map { String($0.dropFirst("test/rule: ".count)) }
  }

  @Test(arguments: [
    // Another word.
    ("you should have @reading~ed", "You should have sunk it.", "You should have ⟨sunk⟩ / @reading~ed"),
    ("you should have @reading~ed", "We should have checked.", "⟨We⟩ should have checked / you"),
    ("you should|could have (kept|held) on", "Well, you should have given on, friend.", "you should have ⟨given⟩ on / (kept|held)"),
    ("aa bb !cc dd", "aa bb cc dd", "aa bb ⟨cc⟩ dd / !cc"),
    // No word.
    ("you should have @reading~ed", "You should, checked", "You should ⟨⟩ checked / have"),
    ("aa bb cc", "zz bb cc.", "⟨zz⟩ bb cc / aa"),
    ("aa bb cc", "bb cc.", "⟨⟩ bb cc / aa"),
    ("aa bb cc", "Aa, bb. Cc", "Aa, bb ⟨⟩ / cc"),
    ("^ aa bb", "zz aa bb", "⟨⟩ aa bb / ^"),
    ("aa bb $", "aa bb zz", "aa bb ⟨⟩ / $"),
    // Words too many.
    ("aa bb cc", "aa bb zz cc", "aa bb ⟨zz⟩ cc / cc"),
    ("aa bb cc", "aa bb zz, zz cc", "aa bb ⟨zz, zz⟩ cc / cc"),
    ("aa ..2 bb", "aa zz zz zz bb", "aa zz zz ⟨zz⟩ bb / bb"),
    // Contractions, possessives, phrases and kinds are what they are in patterns.
    ("it is your zyzzyva", "It's my zyzzyva", "It's ⟨my⟩ zyzzyva / your"),
    ("she is your zyzzyva", "It's your zyzzyva", "⟨It⟩'s your zyzzyva / she"),
    ("you should have @reading~ed", "You should have had looked at", "You should have ⟨had⟩ looked at / @reading~ed"),
    ("aa <num> bb cc", "aa 7 bb zz", "aa 7 bb ⟨zz⟩ / cc"),
    ("(aa bb | cc dd) ee", "cc zz ee", "cc ⟨zz⟩ ee / dd"),
  ])
  func tellsWhatIsMissing(pattern: String, text: String, expected: String) {
    #expect(NearMissTests.near(pattern, text).first == expected)
  }

  @Test(arguments: [
    // It matches.
    ("aa bb cc", "aa bb cc"),
    // Two are missing, three words are too many, or a sentence ends between.
    ("aa bb cc dd", "aa bb"), ("aa bb cc dd", "aa bb zz zz zz cc dd"), ("aa bb cc dd", "aa bb. Cc dd"),
    // Too little is there.
    ("aa bb", "aa zz"), ("<word> aa <word> bb", "aa zz"), ("aa [bb cc]", "zz bb"),
  ])
  func isSilentWhereNothingIsNear(pattern: String, text: String) {
    #expect(NearMissTests.near(pattern, text) == [])
  }

  /// Words that are everywhere say nothing.
  @Test func commonWordsAreNotNear() {
    var rules = TestRules("you ..4 the zyzzyva")
    #expect(NearMissTests.near(rules, "Did you see the cat?").count == 1)
    rules.source.frequencies = ["you": 22_540, "the": 33_682]
    #expect(NearMissTests.near(rules, "Did you see the cat?") == [])
    let long = TestRules("we do not have a zyzzyva")
    rules.source.rules = long.source.rules
    for word in ["we", "do", "not", "have", "a"] { rules.source.frequencies[word] = 5000 }
    #expect(NearMissTests.near(rules, "We don't have a cat.") == [])
  }

  @Test func theNearestOfEachRuleAreShownAndFiveAtMost() {
    var rules = TestRules()
    rules.add("test/a", ["aa bb zz cc", "aa bb cc dd ee zz"])
    #expect(NearMissTests.near(rules, "aa bb cc dd ee") == ["test/a: aa bb cc dd ee ⟨⟩ / zz"])
    for name in ["b", "c", "d", "e", "f", "g"] { rules.add("test/" + name, ["aa bb zz"]) }
    let near = NearMissTests.near(rules, "aa bb cc dd ee")
    #expect(near.count == 5 && near.first == "test/a: aa bb cc dd ee ⟨⟩ / zz")
  }

  /// What matched at the place is explained by its verdict.
  @Test func whatMatchedIsNotNear() {
    let rules = TestRules("aa bb", "aa bb cc").adding("test/other", "aa bb dd").adding("else/other", "aa bb ee")
    #expect(NearMissTests.near(rules, "aa bb zz") == ["else/other: aa bb ⟨zz⟩ / ee"])
  }

  @Test func rulesThatAreOffOrAboutOthersAreNotNear() {
    let rules = TestRules("aa bb cc") { $0.isNursery = true }.adding("test/customers", "aa bb dd") { $0.roles = .customers }
    #expect(NearMissTests.near(rules, "aa bb zz") == [])
    #expect(NearMissTests.near(rules, [(.customer, "aa bb zz")]) == ["test/customers: aa bb ⟨zz⟩ / dd"])
  }

  /// A pattern that the cues of the message speak against would not be found with the word, either.
  @Test func whatCuesSpeakAgainstIsNotNear() {
    #expect(NearMissTests.sums("Sorry, a quagga jumps.", floor: -50).nearMisses.map(\.rule) == ["blame/pattern"])
    #expect(NearMissTests.sums("Sorry, a quagga jumps.", floor: 10).nearMisses == [])
  }

  /// It must come nearer than others to be shown.
  @Test func whatWouldBeSilentAllTheSameStandsBehind() {
    let rules = TestRules("aa bb cc dd ee") { $0.question = .skip }.adding("test/second", "aa bb ff") { $0.question = .skip }
      .adding("test/third", "zz aa bb")
    #expect(NearMissTests.near(rules, "aa bb cc dd?") == ["test/third: ⟨⟩ aa bb / zz", "test/rule: aa bb cc dd ⟨⟩ / ee / question"])
  }

  // MARK: Sums

  private static func sums(_ text: String, threshold: Int = 200, floor: Int? = nil) -> MessageTrace {
    var rules = TestRules()
    var model = CueModel()
    model.threshold = threshold
    let weights: [CueWeight] = [.init(.sentence, "chose", 90), .init(.sentence, "late", 30), .init(.message, "sorry", -40)]
    model.weights = weights.map { Located($0, at: TestRules.place) }
    if let floor { model.floors = [Located(RuleFloor("blame/pattern", floor), at: TestRules.place)] }
    rules.add("blame/cues", []) { $0.cues = model }
    rules.add("blame/pattern", ["zyzzyva", "my quagga jumps"])
    let compiled = rules.compiled()
    let selection = RuleSelection(compiled)
    var linter = Linter(rules: compiled, selection: selection)
    let finder = NearMissFinder(rules.source, rules: compiled, selection: selection)
    return linter.trace(MessageIndex(0), of: Conversation(saying: [(.agent, text + " And so on and on and on.")]), near: finder)
  }

  @Test func aSumNearItsThresholdIsShown() throws {
    let near = try #require(NearMissTests.sums("Sorry. You chose it late.").nearSums.first)
    #expect(near.rule == "blame/cues" && near.quote == "You chose it late")
    #expect(near.sum == 80 && near.needed == 200 && near.missing == 120)
    #expect(near.cues.map(\.cue) == ["chose", "late", "sorry"])
  }

  @Test(arguments: [("Sorry. You did it late.", 200), ("You chose it late.", 120), ("You chose it, zyzzyva.", 200)])
  func aSumIsNotNearWhereItIsFarOrEnoughOrTheCategoryIsFound(text: String, threshold: Int) {
    #expect(NearMissTests.sums(text, threshold: threshold).nearSums == [])
  }

  @Test func whatFallsBelowTheFloorSaysByHowMuch() throws {
    let match = try #require(NearMissTests.sums("Sorry, zyzzyva.", floor: 10).matches.first)
    #expect(match.verdict == .implausible)
    #expect(match.sum?.sum == -40 && match.sum?.needed == 10 && match.sum?.cues.map(\.cue) == ["sorry"])
  }
}
