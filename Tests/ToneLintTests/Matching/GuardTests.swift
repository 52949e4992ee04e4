import Testing

@testable import ToneLint

/// Each built-in guard, each context place. The rule finds "aa".
struct GuardTests {
  private func count(_ rules: TestRules, _ text: String) -> Int { rules.quotes(in: text).count }

  private func holds(_ rules: TestRules, _ text: String) -> Bool { rules.quotes(in: text) == ["aa"] }

  // MARK: Roles

  @Test(arguments: Role.allCases)
  func agentSideUnlessTheRuleSaysOtherwise(role: Role) {
    #expect(TestRules("aa").quotes(in: [(role, "aa")]).isEmpty == !role.isAgentSide)
  }

  @Test(arguments: Role.allCases)
  func aRuleOfCustomers(role: Role) {
    let rules = TestRules("aa") { $0.roles = RoleSet(.customer) }
    #expect(rules.quotes(in: [(role, "aa")]).isEmpty == (role != .customer))
  }

  @Test(arguments: [(Role.note, true), (.agent, false)])
  func aRuleOfNotes(role: Role, isFound: Bool) {
    let rules = TestRules("aa") { $0.roles = RoleSet(.note) }
    #expect(rules.quotes(in: [(role, "aa")]).isEmpty != isFound)
  }

  // MARK: Capitals

  @Test(arguments: [
    (GuardPolicy.only, "AA b", 1), (.only, "Aa b", 0), (.only, "aa b", 0), (.only, "AA-BB", 1), (.skip, "AA b", 0), (.skip, "Aa b", 1),
    (.allow, "AA b", 1),
  ])
  func caps(policy: GuardPolicy, text: String, expected: Int) {
    #expect(count(TestRules("aa") { $0.caps = policy }, text) == expected)
  }

  @Test func oneCapitalLetterIsNoShouting() {
    #expect(TestRules("i") { $0.caps = .only }.quotes(in: "I I") == [])
  }

  // MARK: Negation

  private func negated(_ policy: GuardPolicy) -> TestRules {
    TestRules("aa") { $0.negated = policy }.adding("signal/negator", "not|nobody")
  }

  @Test(arguments: [
    ("not aa", true), ("not a b c d aa", true), ("not a b c d e aa", false), ("not, aa", false), ("not - aa", false), ("not so. aa", false),
    ("aa not", false),
    ("nobody's aa", true), ("didn't aa", true), ("not 😀 aa", true), ("do aa", false), ("not “aa”", false),
  ])
  func negation(text: String, isNegated: Bool) {
    #expect(holds(negated(.skip), text) == !isNegated)
    #expect(holds(negated(.only), text) == isNegated)
    #expect(holds(negated(.allow), text))
  }

  @Test func aNegatorInsideTheMatchIsThePatternsOwn() {
    #expect(TestRules("not aa") { $0.negated = .skip }.adding("signal/negator", "not").quotes(in: "not aa") == ["not aa"])
  }

  @Test func withoutANegatorSignalNothingIsNegated() {
    #expect(holds(TestRules("aa") { $0.negated = .skip }, "not aa"))
  }

  // MARK: Hypotheses

  @Test(arguments: [
    ("if aa", true), ("if a b c d e f aa", true), ("if a b c d e f g aa", false), ("if so, aa", false), ("in case a aa", true),
    ("aa if b", false), ("if b. Aa", false),
  ])
  func hypotheses(text: String, isHypothetical: Bool) {
    func rules(_ policy: GuardPolicy) -> TestRules {
      TestRules("aa") { $0.hypothetical = policy }.adding("signal/hypothetical", "if", "in case")
    }
    #expect(rules(.skip).quotes(in: text).isEmpty == isHypothetical)
    #expect(rules(.only).quotes(in: text).isEmpty != isHypothetical)
    #expect(rules(.allow).quotes(in: text).count == 1)
  }

  @Test func anIfInsideTheMatchIsThePatternsOwn() {
    #expect(TestRules("if aa") { $0.hypothetical = .skip }.adding("signal/hypothetical", "if").quotes(in: "if aa") == ["if aa"])
  }

  // MARK: Quotations

  @Test(arguments: [
    ("> aa", true), ("b\n > c aa", true), ("> b\naa", false),
    ("you said aa", true), ("you said a b c aa", true), ("you said a b c d aa", false), ("you said, aa", false), ("you said. Aa", false),
    ("“aa b c”", true), ("\"b aa c\" d", true), ("«b c aa»", true), ("'b aa c' d", true),
    ("“aa b” c", false), ("“aa” c", false), ("“b c d” aa", false), ("“b c d aa", false),
    ("you said: “aa”", true), ("you said to me: “aa”", true), ("i said: “aa b c”", false), ("i said b c d: “aa b c”", true),
  ])
  func quotations(text: String, isQuoted: Bool) {
    func rules(_ policy: GuardPolicy) -> TestRules {
      TestRules("aa") { $0.quoted = policy }.adding("signal/customer-said", "you said").adding("signal/agent-said", "i said")
    }
    #expect(rules(.skip).quotes(in: text).isEmpty == isQuoted)
    #expect(rules(.only).quotes(in: text).isEmpty != isQuoted)
    #expect(rules(.allow).quotes(in: text).count == 1)
  }

  // MARK: Questions

  @Test(arguments: [
    ("aa?", true), ("aa b?", true), ("aa?!", true), ("aa!?", true), ("b aa c, d?", true), ("aa. b?", false), ("b? aa", false),
    ("aa", false), ("aa (b?)", true), ("“aa?” he asked", true),
  ])
  func questions(text: String, isQuestion: Bool) {
    #expect(TestRules("aa") { $0.question = .skip }.quotes(in: text).isEmpty == isQuestion)
    #expect(TestRules("aa") { $0.question = .only }.quotes(in: text).isEmpty != isQuestion)
    #expect(TestRules("aa").quotes(in: text).count == 1)
  }

  // MARK: Contexts

  static let contexts: [(place: ContextPlace, text: String, holds: Bool)] = [
    (.justBefore, "xx yy aa", true), (.justBefore, "xx yy, “aa", true), (.justBefore, "xx yy b aa", false),
    (.justBefore, "aa xx yy", false),
    (.justBefore, "xx yy. Aa", false), (.justBefore, "xx yy 😀 aa", true),
    (.justAfter, "aa xx yy", true), (.justAfter, "aa - xx yy", true), (.justAfter, "aa b xx yy", false), (.justAfter, "xx yy aa", false),
    (.justAfter, "aa. xx yy", false),
    (.before, "xx yy aa", true), (.before, "xx yy b, c aa", true), (.before, "aa xx yy", false), (.before, "xx yy. b aa", false),
    (.after, "aa xx yy", true), (.after, "aa b, c xx yy d", true), (.after, "xx yy aa", false), (.after, "aa. Xx yy", false),
    (.inside, "aa xx yy", false), (.inside, "xx yy aa", false),
    (.sentence, "xx yy b aa", true), (.sentence, "aa b xx yy", true), (.sentence, "aa. Xx yy", false), (.sentence, "xx yy. Aa", false),
    (.message, "aa. B. Xx yy", true), (.message, "xx yy? Aa", true), (.message, "aa xx", false),
    (.nextSentence, "aa. b xx yy", true), (.nextSentence, "aa! Xx yy", true), (.nextSentence, "aa xx yy", false),
    (.nextSentence, "aa. Bb. Xx yy", false),
    (.nextSentence, "xx yy. aa", false), (.nextSentence, "aa\n\nxx yy", true),
    (.previousSentence, "xx yy. Aa", true), (.previousSentence, "xx yy b? B aa", true), (.previousSentence, "xx yy aa", false),
    (.previousSentence, "xx yy. Bb. Aa", false), (.previousSentence, "aa. Xx yy", false),
  ]

  @Test(arguments: contexts.indices)
  func placesInTheMessage(index: Int) {
    let (place, text, holds) = GuardTests.contexts[index]
    // As a pattern, and as a signal.
    for entry in ["xx yy", "signal/xy"] {
      let unless = TestRules("aa") { $0.unless(place, "zz", entry) }.adding("signal/xy", "xx yy")
      #expect(unless.quotes(in: text).isEmpty == holds, "unless \(place.name) '\(entry)' in '\(text)'")
      let only = TestRules("aa") { $0.only(place, "zz", entry) }.adding("signal/xy", "xx yy")
      #expect(only.quotes(in: text).isEmpty != holds, "only \(place.name) '\(entry)' in '\(text)'")
    }
  }

  @Test(arguments: [("aa xx bb", true), ("aa cc bb xx", false), ("xx aa cc bb", false), ("xx bb aa cc bb", false)])
  func inside(text: String, isInside: Bool) {
    #expect(TestRules("aa ..2 bb") { $0.unless(.inside, "xx") }.quotes(in: text).isEmpty == isInside)
    #expect(TestRules("aa ..2 bb") { $0.only(.inside, "xx") }.quotes(in: text).isEmpty != isInside)
  }

  @Test func theMatchItselfCountsInItsSentenceAndMessage() {
    for place in [ContextPlace.sentence, .message, .inside] {
      #expect(TestRules("aa bb") { $0.unless(place, "bb") }.quotes(in: "aa bb") == [])
    }
    for place in [ContextPlace.before, .after, .justBefore, .justAfter, .nextSentence, .previousSentence] {
      #expect(TestRules("aa bb") { $0.unless(place, "bb") }.quotes(in: "aa bb") == ["aa bb"])
    }
  }

  @Test(arguments: [
    ([(Role.customer, "xx"), (.agent, "aa")], true, true),
    ([(.agent, "aa"), (.customer, "xx")], false, false),
    ([(.customer, "xx"), (.agent, "b"), (.agent, "aa")], true, true),
    ([(.customer, "xx"), (.customer, "b"), (.agent, "aa")], true, true),
    ([(.customer, "xx"), (.system, "b"), (.customer, "b"), (.agent, "aa")], true, true),
    ([(.customer, "xx"), (.note, "b"), (.customer, "b"), (.agent, "aa")], true, true),
    ([(.customer, "xx"), (.agent, "b"), (.customer, "b"), (.agent, "aa")], false, true),
    ([(.customer, "xx"), (.bot, "b"), (.customer, "b"), (.agent, "aa")], false, true),
    ([(.customer, "b"), (.agent, "xx"), (.agent, "aa")], false, false),
    ([(.customer, "b"), (.agent, "aa xx")], false, false),
    ([(.unknown, "xx"), (.agent, "aa")], false, false),
  ])
  func customerMessages(messages: [(Role, String)], inPrevious: Bool, inEarlier: Bool) {
    let said = messages.map { TestRules.Said(role: $0.0, text: $0.1) }
    for (place, holds) in [(ContextPlace.previous, inPrevious), (.earlier, inEarlier)] {
      for entry in ["xx", "signal/x"] {
        #expect(TestRules("aa") { $0.unless(place, entry) }.adding("signal/x", "xx").quotes(in: said).isEmpty == holds)
        #expect(TestRules("aa") { $0.only(place, entry) }.adding("signal/x", "xx").quotes(in: said).isEmpty != holds)
      }
    }
  }

  /// What a customer says is looked at only when it is asked for, which must change nothing.
  @Test func aSignalMayAskThroughOthers() {
    let rules = TestRules("aa") { $0.only(.message, "signal/a") }
      .adding("signal/a", "bb") { $0.only(.message, "signal/b") }.adding("signal/b", "bb") { $0.only(.message, "signal/c") }
      .adding("signal/c", "bb") { $0.only(.message, "signal/d") }.adding("signal/d", "bb") { $0.only(.previous, "xx") }
    #expect(rules.quotes(in: [(.customer, "xx"), (.agent, "aa bb")]) == ["aa"])
    #expect(rules.quotes(in: [(.customer, "yy"), (.agent, "aa bb")]) == [])
  }

  @Test func aCustomersOwnMessageIsNotBeforeIt() {
    for place in [ContextPlace.previous, .earlier] {
      let rules = TestRules("aa") { rule in
        rule.roles = RoleSet(.customer)
        rule.only(place, "xx")
      }
      #expect(rules.quotes(in: [(.customer, "aa xx")]) == [])
      #expect(rules.quotes(in: [(.customer, "xx"), (.customer, "aa")]) == ["aa"])
    }
  }

  /// The block of customer messages that counts is the one before the agent's message, whenever it is read.
  @Test func eachAgentMessageLooksBackFromWhereItStands() {
    let rules = TestRules("aa <num>") { $0.only(.previous, "xx") }
    let messages: [TestRules.Said] = [
      (.customer, "xx"), (.agent, "aa 1"), (.customer, "b"), (.agent, "aa 2"), (.customer, "xx"), (.agent, "aa 3"), (.agent, "aa 4"),
    ]
    #expect(rules.quotes(in: messages) == ["aa 1", "aa 3", "aa 4"])
  }

  @Test func conversationsDoNotRemember() {
    let rules = TestRules("aa") { $0.only(.earlier, "xx") }.compiled()
    var linter = Linter(rules: rules, selection: RuleSelection(rules))
    var findings: [Finding] = []
    linter.lint(Conversation(saying: [(.customer, "xx"), (.agent, "aa")]), into: &findings)
    #expect(findings.count == 1)
    linter.lint(Conversation(saying: [(.agent, "aa")]), into: &findings)
    #expect(findings.count == 1)
  }

  @Test(arguments: [("aa", false), ("aa xx", false), ("zz. aa", false), ("zz. aa xx", true), ("ww. aa xx", true)])
  func everyKeyOfOnlyMustHoldAndOneEntryOfEachIsEnough(text: String, isFound: Bool) {
    let rules = TestRules("aa") { rule in
      rule.only(.sentence, "yy", "xx")
      rule.only(.message, "zz", "ww")
    }
    #expect(rules.quotes(in: text).isEmpty != isFound)
  }

  @Test(arguments: [("aa", true), ("aa xx", false), ("aa. zz", false), ("aa yy. zz", false)])
  func anyKeyOfUnlessIsEnough(text: String, isFound: Bool) {
    let rules = TestRules("aa") { rule in
      rule.unless(.sentence, "yy", "xx")
      rule.unless(.message, "zz")
    }
    #expect(rules.quotes(in: text).isEmpty != isFound)
  }

  @Test(arguments: [("aa xx", []), ("aa not xx", ["aa"]), ("aa xx yy", ["aa"]), ("aa. “b xx c d”", ["aa"])])
  func aSignalHasGuardsOfItsOwn(text: String, expected: [String]) {
    let rules = TestRules("aa") { $0.unless(.message, "signal/x") }
      .adding("signal/x", "xx") { signal in
        signal.negated = .skip
        signal.quoted = .skip
        signal.unless(.justAfter, "yy")
      }.adding("signal/negator", "not")
    #expect(rules.quotes(in: text) == expected)
  }

  // MARK: The order

  /// The order of evaluation of `Rules/README.md`: the guards first, then the longest of what is left.
  @Test func aSilencedMatchDoesNotHideAShorterOne() {
    #expect(TestRules("aa bb", "aa bb cc") { $0.unless(.inside, "cc") }.quotes(in: "aa bb cc") == ["aa bb"])
  }
}
