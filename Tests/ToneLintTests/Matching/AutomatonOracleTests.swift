import EnglishPack
import RuleFiles
import Testing

@testable import ToneLint

/// The automaton against `PatternOracle`.
///
/// For each pattern and each place of its anchor the automaton reports the longest match. So each that it reports must be one, and of those that no
/// longer match of the pattern holds it must report all.
struct AutomatonOracleTests {
  /// Compiled patterns with their automata.
  private struct Subject: ~Copyable {
    let rules: RuleSet
    let patterns: [Pattern]
    private var agentRules: LazyAutomaton
    private var customerRules: LazyAutomaton
    private var signals: LazyAutomaton

    init(_ source: RuleSource, limit: Int? = nil) {
      let compiled = RuleCompiler.compileForOracle(source)
      rules = compiled.rules
      patterns = compiled.patterns
      agentRules = LazyAutomaton(compiled.rules.tables, .agentRules, limit: limit)
      customerRules = LazyAutomaton(compiled.rules.tables, .customerRules, limit: limit)
      signals = LazyAutomaton(compiled.rules.tables, .signals, limit: limit)
    }

    /// One rule with some patterns. Faulty ones are left out: random patterns may match nothing.
    init(_ patterns: [String], limit: Int? = nil) {
      var test = AutomatonOracleTests.lists
      test.add("test/rule", patterns)
      self.init(test.source, limit: limit)
    }

    var flushes: Int { agentRules.flushes + customerRules.flushes + signals.flushes }
    var stateCount: Int { max(agentRules.stateCount, customerRules.stateCount, signals.stateCount) }
    var byteCount: Int { max(agentRules.byteCount, customerRules.byteCount, signals.byteCount) }

    func tokens(of text: String) -> [Token] {
      var tokenizer = Tokenizer()
      var tokens: [Token] = []
      let bytes = Array(text.utf8)
      tokenizer.tokenize(bytes, in: ByteRange(bytes.indices), rules: rules, into: &tokens)
      return tokens
    }

    /// What all groups find; each pattern is in one of them.
    mutating func run(_ tokens: [Token]) -> [RawMatch] { run(tokens, for: WantedFrames(rules)) }

    mutating func run(_ tokens: [Token], for wanted: WantedFrames) -> [RawMatch] {
      var matches: [RawMatch] = []
      agentRules.run(tokens, for: wanted, into: &matches)
      customerRules.run(tokens, for: wanted, into: &matches)
      signals.run(tokens, for: wanted, into: &matches)
      return matches
    }

    /// What is found for each of some frames alone, one after the other, and once more: states are shared by all wishes.
    mutating func runApart(_ tokens: [Token], _ frames: [FrameIndex]) -> [RawMatch] {
      var wanted = WantedFrames(rules)
      var matches: [RawMatch] = []
      for frame in frames + frames {
        wanted.want([frame])
        matches += run(tokens, for: wanted)
      }
      return matches
    }

    /// What the automata and the oracle disagree about in a text; `nil` where they agree.
    mutating func disagreement(on text: String) -> String? {
      let tokens = tokens(of: text)
      var found: [Int: Set<PatternOracle.Span>] = [:]
      for match in run(tokens) { found[Int(match.pattern), default: []].insert(.init(start: Int(match.start), end: Int(match.end))) }
      let oracle = PatternOracle(tokens, of: text)
      for (index, pattern) in patterns.enumerated() {
        let own = found[index] ?? []
        let all = oracle.matches(of: pattern)
        if let wrong = own.subtracting(all).first { return "'\(text)': \(wrong) is no match of \(pattern.described)" }
        if let missed = PatternOracle.maximal(all).subtracting(own).first {
          return "'\(text)': \(missed) of \(pattern.described) is not found"
        }
      }
      return nil
    }
  }

  private static let lists: TestRules = {
    var rules = TestRules()
    rules.addList("some", ["aa", "bb cc", "cc"])
    rules.addList("many", ["aa bb", "aa bb cc", "bb cc dd", "dd"])
    return rules
  }()

  // MARK: Random

  /// A pattern of a few elements. It may be one that the parser refuses.
  private static func pattern(_ generator: inout SeededGenerator, depth: Int = 2) -> String {
    (0..<generator.number(in: 1...4)).map { _ in element(&generator, depth) }.joined(separator: " ")
  }

  private static func element(_ generator: inout SeededGenerator, _ depth: Int) -> String {
    let words = ["aa", "bb", "cc", "dd", "is", "not", "8", "are", "will"]
    switch generator.number(in: 0...(depth > 0 ? 15 : 9)) {
    case 0...3: return generator.pick(words)
    case 4: return generator.pick(words) + "|" + generator.pick(words) + (generator.once(in: 2) ? "|@some" : "")
    case 5: return "@" + generator.pick(["some", "many"]) + (generator.once(in: 3) ? "~" : "")
    case 6: return ".." + String(generator.number(in: 1...4))
    case 7: return generator.pick(["!aa", "!(aa|bb)", "!dd", "!not"])
    case 8: return generator.pick(["<num>", "<word>", "<time>", "<emoji>", "<code>", "aa"])
    case 9: return generator.pick(["^", "$", "\",\"", "\"?\"", "aa-bb", "aa's", "didn't"])
    case 10...12: return "[" + group(&generator, depth) + "]"
    default: return "(" + group(&generator, depth) + ")"
    }
  }

  private static func group(_ generator: inout SeededGenerator, _ depth: Int) -> String {
    let bar = generator.pick(["|", " | "])
    return (0..<generator.number(in: 1...3)).map { _ in pattern(&generator, depth: depth - 1) }.joined(separator: bar)
  }

  private static func sentence(_ generator: inout SeededGenerator) -> String {
    let words = [
      "aa", "aa", "bb", "bb", "cc", "cc", "dd", "xx", "is", "not", "it's", "aa's", "didn't", "he'd", "8", "12", "10:30", "`x`", "😀", "“",
      "—",
      "aa,", "bb,", "cc.", "dd?", "xx.", "aa-bb", "\n\n", "you’re", "we'll",
    ]
    return (0..<generator.number(in: 0...12)).map { _ in generator.pick(words) }.joined(separator: " ")
  }

  @Test(arguments: 1...120)
  func agreesOnRandomPatterns(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    func patterns() -> [String] { (0..<2).map { _ in AutomatonOracleTests.pattern(&generator) } }
    var rules = AutomatonOracleTests.lists
    rules.add("test/agent", patterns())
    rules.add("test/customer", patterns()) { $0.roles = RoleSet(.customer) }
    rules.add("signal/any", patterns())
    // The anchor is where words are rare.
    rules.source.frequencies = generator.once(in: 2) ? ["aa": 50_000, "bb": 10, "is": 40_000] : [:]
    var subject = Subject(rules.source)
    for _ in 0..<25 {
      if let disagreement = subject.disagreement(on: AutomatonOracleTests.sentence(&generator)) {
        Issue.record("\(disagreement)")
        return
      }
    }
  }

  @Test(arguments: 1...40)
  func findsForOneFrameWhatItFindsForAll(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var rules = AutomatonOracleTests.lists
    for name in ["one", "two", "three"] { rules.add("test/\(name)", (0..<3).map { _ in AutomatonOracleTests.pattern(&generator) }) }
    var apart = Subject(rules.source)
    var together = Subject(rules.source)
    let frames = (0..<3).map { FrameIndex($0) }
    for _ in 0..<25 {
      let tokens = apart.tokens(of: AutomatonOracleTests.sentence(&generator))
      let all = together.run(tokens)
      #expect(Set(apart.runApart(tokens, frames)) == Set(all))
      let own = all.filter { apart.rules.tables.patternFrames[Int($0.pattern)] == 1 }
      #expect(Set(apart.runApart(tokens, [frames[1]])) == Set(own))
    }
  }

  // MARK: Exhaustive

  @Test(arguments: [
    "aa", "aa bb", "aa|bb cc", "aa [bb] cc", "[aa] bb", "[aa] [bb] cc", "aa [bb [cc]]", "aa ..1 bb", "aa ..3 aa", "aa ..2 bb ..2 aa",
    "!aa bb", "aa !bb",
    "!(aa|bb) cc", "^ aa", "aa $", "^ aa $", "aa $ bb", "aa \",\" bb", "aa [\",\"] bb", "\",\"", "(aa bb | bb aa) cc", "(aa|aa bb) [bb] cc",
    "@some", "@some @some",
    "@many", "aa @many", "@many @some", "<word> aa", "aa <word> aa", "[aa|bb] cc [aa|bb]", "(aa | bb cc) ..2 (aa | bb cc)", "aa aa aa",
    "[aa aa] aa bb",
  ])
  func agreesOnEverySmallText(pattern: String) {
    var subject = Subject([pattern])
    #expect(subject.patterns.count == 1)
    let words = ["aa", "bb", "cc", "aa,", "bb."]
    var texts = [""]
    for _ in 0..<5 {
      for text in texts {
        if let disagreement = subject.disagreement(on: text) {
          Issue.record("\(disagreement)")
          return
        }
      }
      texts = texts.flatMap { text in words.map { text.isEmpty ? $0 : text + " " + $0 } }
    }
  }

  // MARK: Bounds

  /// Gaps in a row make a state for each mixture of what the last words were.
  private static let explosive = ["aa ..8 bb ..8 cc ..8 dd ..8 aa", "bb ..8 aa|cc ..8 dd ..8 bb", "cc ..8 (aa|dd bb) ..8 aa ..8 dd"]

  private static func noise(_ generator: inout SeededGenerator, words: Int) -> String {
    (0..<words).map { _ in generator.pick(["aa", "bb", "cc", "dd", "xx"]) }.joined(separator: " ")
  }

  @Test func agreesAfterTheCacheWasEmptied() {
    var generator = SeededGenerator(seed: 7)
    var subject = Subject(AutomatonOracleTests.explosive, limit: 1 << 20)
    while subject.flushes < 2 { _ = subject.run(subject.tokens(of: AutomatonOracleTests.noise(&generator, words: 400))) }
    for _ in 0..<10 { #expect(subject.disagreement(on: AutomatonOracleTests.noise(&generator, words: 30)) == nil) }
  }

  @Test func oneLongMessageDoesNotFillMemory() {
    var generator = SeededGenerator(seed: 8)
    let limit = 1 << 20
    var subject = Subject(AutomatonOracleTests.explosive, limit: limit)
    _ = subject.run(subject.tokens(of: AutomatonOracleTests.noise(&generator, words: 20_000)))
    // A run from one anchor may finish above the limit, and the table of steps grows by doubling.
    #expect(subject.flushes > 0 && subject.byteCount <= 2 * limit)
  }

  /// More rules need more states than 16 bits number.
  @Test func agreesWithManyStates() {
    var generator = SeededGenerator(seed: 9)
    var subject = Subject(AutomatonOracleTests.explosive, limit: .max)
    while subject.stateCount <= 1 << 17 { _ = subject.run(subject.tokens(of: AutomatonOracleTests.noise(&generator, words: 1_000))) }
    for _ in 0..<20 { #expect(subject.disagreement(on: AutomatonOracleTests.noise(&generator, words: 30)) == nil) }
  }

  @Test func findsNothingInNothing() {
    var subject = Subject(["aa"])
    #expect(subject.disagreement(on: "") == nil)
    #expect(subject.run([]) == [])
  }

  // MARK: The English rules

  /// Some of the pack's own examples: thousands of patterns at once, with more sets than a signature has bits.
  @Test func agreesOnTheEnglishRules() {
    var source = RuleSource()
    _ = RuleFiles.read(EnglishPack.files().map { RuleFile(path: $0.path, text: $0.text) }, root: "", into: &source)
    var subject = Subject(source)
    var texts: [String] = []
    for rule in source.rules {
      for example in rule.flag { texts += example.value.map { message in message.text.filter { $0 != "▸" && $0 != "▹" } } }
    }
    let written = Set(source.spellings.keys).union(Contraction.irregular.keys)
    // The oracle knows no spellings.
    let plain = texts.filter { text in written.isDisjoint(with: text.lowercased().split { !$0.isLetter && $0 != "'" }.map(String.init)) }
    for text in stride(from: 0, to: plain.count, by: plain.count / 12).map({ plain[$0] }) {
      if let disagreement = subject.disagreement(on: text) { Issue.record("\(disagreement)") }
    }
  }
}
