import Testing

@testable import ToneLint

struct RuleCompilerTests {
  private func faults(_ rules: TestRules) -> [String] { RuleCompiler.compile(rules.source).faults.map(\.description) }

  private func located(_ value: String, _ line: Int, _ column: Int) -> Located<String> {
    Located(value, at: RuleFilePlace(file: "test.yml", line: line, column: column))
  }

  // MARK: Faults

  @Test func aFaultInAPatternStandsWhereThePatternGoesWrong() {
    let rules = TestRules("aa") { $0.patterns = [located("aa", 3, 6), located("aa @lost", 4, 6)] }
    #expect(faults(rules) == ["test.yml:4:9: error: in pattern 'aa @lost': no list 'lost'"])
  }

  @Test func theRuleKeepsItsOtherPatterns() {
    let rules = RuleCompiler.compile(TestRules("aa", "bb )").source).rules
    #expect(TestRules.quotes(of: rules, in: [(.agent, "aa bb")], naming: false) == ["aa"])
  }

  @Test func anUnknownSignalIsLocated() {
    let rules = TestRules("aa") { rule in
      rule.unless = [ContextDefinition(place: .message, entries: [located("signal/apologi", 7, 5)])]
      rule.related = located("signal/nobody-knows", 8, 10)
    }.adding("signal/apology", "sorry")
    #expect(
      faults(rules) == [
        "test.yml:7:5: error: no signal 'signal/apologi'; did you mean 'signal/apology'?",
        "test.yml:8:10: error: no signal 'signal/nobody-knows'",
      ])
  }

  @Test func aSumOfCuesThatNoRuleHasIsLocated() {
    let rules = TestRules("aa").adding("denied/cues") { $0.cues = CueModel() }.adding("loop/sums") { rule in
      rule.sequence = [
        SequenceStep(.agent, .entries, entries: [located("cues/denid >= 5", 3, 7)]),
        SequenceStep(.agent, .entries, entries: [located("cues/denied > 5", 4, 7)]),
      ]
    }
    #expect(
      faults(rules) == [
        "test.yml:3:7: error: no rule of 'denid' has cues; did you mean 'denied'?",
        "test.yml:4:7: error: 'cues/denied > 5' is no sum of cues: 'cues/dismissal >= -600'",
      ])
  }

  @Test func aFaultInAContextIsLocated() {
    let rules = TestRules("aa") { $0.only = [ContextDefinition(place: .after, entries: [located("bb Cc", 9, 5)])] }
    #expect(faults(rules) == ["test.yml:9:8: error: in pattern 'bb Cc': write 'cc': patterns are lower case"])
  }

  @Test func anIDIsDefinedOnce() {
    #expect(faults(TestRules("aa").adding("test/rule", "bb")) == ["test.yml:1:1: error: 'test/rule' is defined already at test.yml:1"])
  }

  @Test(arguments: [["signal/a"], ["signal/a", "signal/b"], ["signal/a", "signal/b", "signal/c"]])
  func signalsMayNotAskForEachOtherInACircle(circle: [String]) {
    var rules = TestRules("aa")
    for (index, name) in circle.enumerated() {
      rules.add(name, ["bb"]) { $0.unless(.message, circle[(index + 1) % circle.count]) }
    }
    #expect(faults(rules).contains("test.yml:1:1: error: the contexts of 'signal/a' lead back to itself"))
    // And the linter ends.
    #expect(TestRules.quotes(of: RuleCompiler.compile(rules.source).rules, in: [(.agent, "aa bb")], naming: false) == ["aa"])
  }

  @Test func signalsMayShareASignal() {
    let rules = TestRules("aa") { $0.unless(.message, "signal/a", "signal/b") }
      .adding("signal/a", "bb") { $0.only(.message, "signal/c") }.adding("signal/b", "cc") { $0.only(.message, "signal/c") }.adding(
        "signal/c", "dd")
    #expect(faults(rules) == [])
  }

  @Test func aProductOfGroupsIsRefused() {
    var pattern = "aa"
    for _ in 0..<15 { pattern = "(\(pattern) [bb] \(pattern))" }
    #expect(faults(TestRules(pattern)).first?.hasSuffix("the pattern grows too large: its groups and lists multiply") == true)
  }

  /// Such a pattern would be tried at every word.
  @Test(arguments: ["<word>", "!aa", "<word> !aa", "[aa] <word>", "(aa | <word>)"])
  func aPatternNeedsAPartToBeLookedForBy(pattern: String) {
    #expect(
      faults(TestRules(pattern)) == [
        "test.yml:1:1: error: in pattern '\(pattern)': it needs a word to be looked for by, not only '<word>' or '!'"
      ])
  }

  // MARK: Rules

  @Test(arguments: [
    ("blame/x", Severity.error), ("dismissal/x", .warning), ("over-concession/x", .note), ("confusion-signal/x", .info),
    ("other/x", .warning),
  ])
  func aRuleHasItsCategorysSeverity(id: String, expected: Severity) {
    var rules = TestRules()
    rules.add(id, ["aa"])
    #expect(rules.compiled().rules[0].severity == expected)
    rules.source.rules[0].severity = .note
    #expect(rules.compiled().rules[0].severity == .note)
  }

  @Test func rulesStandInTheOrderOfTheirIDs() {
    let rules = TestRules().adding("b/x", "aa").adding("signal/a", "bb").adding("a/y", "cc").adding("a/x", "dd").compiled()
    #expect(rules.rules.map(\.id) == ["a/x", "a/y", "b/x"])
    #expect(rules.name(of: FrameIndex(3)) == "signal/a")
  }

  @Test func theSamePatternInTwoContextsIsOneFrame() {
    let rules = TestRules("aa") { $0.unless(.message, "bb cc") }.adding("test/two", "dd") { $0.unless(.sentence, "bb cc") }.compiled()
    #expect(rules.frames.count == 3 && rules.patternCount == 3)
  }

  @Test(arguments: [
    ("aa", "AA bb", ["AA"]), ("don't", "I do not. Don’t!", ["do not", "Don’t"]), ("it is", "it's", ["it's"]), ("it has", "it's", ["it's"]),
  ])
  func patternsFindTheirWords(pattern: String, text: String, expected: [String]) {
    #expect(TestRules(pattern).quotes(in: text) == expected)
  }

  /// A mark that a pattern may name must be one that it can find.
  @Test(arguments: ["\",\"", "\":\"", "\"?\"", "\"!\"", "\"(\"", "\"—\"", "\"…\"", "\"“\""])
  func punctuationIsFound(mark: String) {
    let character = mark.dropFirst().dropLast()
    let rules = TestRules("aa \(mark)")
    // One that it cannot find is better refused.
    if !faults(rules).isEmpty { return }
    #expect(rules.quotes(in: "aa \(character) bb, aa bb") == ["aa \(character)"])
  }

  @Test(arguments: [
    ("aa $", "aa. bb aa", ["aa", "aa"]), ("^ aa", "aa bb aa. aa", ["aa", "aa"]), ("^ aa $", "aa! bb aa.\n\naa", ["aa", "aa"]),
    ("^ <emoji> $", "🙄", ["🙄"]), ("aa $ bb", "aa. Bb", ["aa. Bb"]),
  ])
  func edgesAreNoPartOfAFinding(pattern: String, text: String, expected: [String]) {
    #expect(TestRules(pattern).quotes(in: text) == expected)
  }
}
