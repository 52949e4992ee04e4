import RuleFiles
import Testing

@testable import ToneLint

struct RuleFilesTests {
  /// A rule file without a fault.
  private static let lines = [
    "id: blame/told-you", "severity: note", "group: stable", "summary: the customer is told so", "why: It helps nobody.", "patterns:",
    "  - 'told you so'",
    "instead: \"Let me look.\"", "examples:", "  flag:", "    - 'I ▸told you so▹.'", "    - 'We ▸told you so▹.'",
    "    - 'They ▸told you so▹.'",
    "    - customer: 'It broke.'", "      agent: '▸Told you so▹.'", "  allow:", "    - 'I told you how.'", "    - 'You told me so.'",
    "    - 'So be it.'",
    "    - customer: 'You told you so.'",
  ]

  /// The file with a line, or several, replaced; removed where the replacement is empty.
  private static func text(_ line: String = "", by replacement: String = "") -> String {
    let text = lines.joined(separator: "\n") + "\n"
    if line.isEmpty { return text }
    precondition(text.contains(line + "\n"), "no line '\(line)'")
    return text.replacing(line + "\n", with: replacement.isEmpty ? "" : replacement + "\n")
  }

  private static func read(_ files: [String: String], root: String = "") -> (source: RuleSource, faults: [String]) {
    var source = RuleSource()
    let faults = RuleFiles.read(files.map { RuleFile(path: $0.key, text: $0.value) }, root: root, into: &source)
    return (source, faults.map(\.description))
  }

  // MARK: Rules

  @Test func aRuleIsRead() throws {
    let (source, faults) = RuleFilesTests.read(["blame/told-you.yml": RuleFilesTests.text()])
    #expect(faults == [])
    let rule = try #require(source.rules.first)
    #expect(rule.id.value == "blame/told-you" && rule.category == "blame" && !rule.isSignal && !rule.isNursery)
    #expect(
      rule.severity == .note && rule.summary == "the customer is told so" && rule.why == "It helps nobody."
        && rule.instead == "Let me look.")
    #expect(rule.patterns == [Located("told you so", at: RuleFilePlace(file: "blame/told-you.yml", line: 7, column: 6))])
    #expect(rule.roles == .agentSide && rule.negated == .skip && rule.hypothetical == .skip && rule.quoted == .skip)
    #expect(rule.question == .allow && rule.caps == .allow && rule.unless.isEmpty && rule.only.isEmpty && rule.related == nil)
    #expect(rule.flag.map { $0.value.map(\.role) } == [[.agent], [.agent], [.agent], [.customer, .agent]])
    #expect(rule.allow.map { $0.value.map(\.role) } == [[.agent], [.agent], [.agent], [.customer]])
    #expect(rule.flag[3].value[1].text == "▸Told you so▹.")
  }

  @Test func itsExamplesPass() {
    let outcome = RuleExamples.test(RuleFilesTests.read(["blame/told-you.yml": RuleFilesTests.text()]).source)
    #expect(outcome.failures == [])
    // Nine variants of each flag example, and four that are allowed.
    #expect(outcome.passed > 4 + 4 * 7)
  }

  @Test func everyKeyIsRead() throws {
    let keys = """
      group: nursery
      disguised: [idiot, id10t]
      roles: [agent, customer]
      negated: only
      hypothetical: allow
      quoted: only
      question: skip
      caps: only
      unless:
        just-before: ['aa']
        message: [signal/x, 'bb cc']
      only:
        previous: [signal/x]
      related: signal/x
      """
    let (source, faults) = RuleFilesTests.read(["blame/told-you.yml": RuleFilesTests.text("group: stable", by: keys)])
    #expect(faults == [])
    let rule = try #require(source.rules.first)
    #expect(rule.isNursery && rule.disguised.map(\.value) == ["idiot", "id10t"] && rule.roles == [.init(.agent), .init(.customer)])
    #expect(rule.negated == .only && rule.hypothetical == .allow && rule.quoted == .only && rule.question == .skip && rule.caps == .only)
    #expect(rule.unless.map(\.place) == [.justBefore, .message] && rule.unless[1].entries.map(\.value) == ["signal/x", "bb cc"])
    #expect(rule.only.map(\.place) == [.previous] && rule.related?.value == "signal/x")
  }

  @Test func aSignalHasNoGuardsOfItsOwn() throws {
    let text = "id: signal/x\nsummary: x\npatterns: ['aa']\nexamples:\n  flag: ['aa', 'aa b']\n  allow: ['b', 'c']\n"
    let (source, faults) = RuleFilesTests.read(["signals/x.yml": text])
    #expect(faults == [])
    let signal = try #require(source.rules.first)
    #expect(
      signal.isSignal && signal.negated == .allow && signal.hypothetical == .allow && signal.quoted == .allow && signal.question == .allow)
  }

  @Test func examplesOfANoteRuleAreNotes() {
    let text = RuleFilesTests.text("group: stable", by: "roles: [note]")
    #expect(RuleFilesTests.read(["blame/told-you.yml": text]).source.rules.first?.flag[0].value[0].role == .note)
  }

  @Test func aConversationMayBeAList() {
    let list = "    - [{customer: 'It broke.'}, {customer: 'Again.'}, {agent: 'So be it.'}]"
    let text = RuleFilesTests.text("    - 'So be it.'", by: list)
    #expect(
      RuleFilesTests.read(["blame/told-you.yml": text]).source.rules.first?.allow[2].value.map(\.role) == [.customer, .customer, .agent])
  }

  // MARK: Faults in rules

  @Test(arguments: [
    ("severity: note", "severty: note", "2:1: error: unknown key 'severty'; did you mean 'severity'?"),
    ("severity: note", "colour: red", "2:1: error: unknown key 'colour'"),
    ("severity: note", "severity: grave", "2:11: error: 'severity' is error, warning, note or info"),
    ("group: stable", "group: beta", "3:8: error: 'group' is stable or nursery"),
    ("group: stable", "negated: never", "3:10: error: 'negated' is allow, skip or only"),
    ("group: stable", "roles: [agent, robot]", "3:16: error: no role 'robot': agent, bot, note or customer"),
    ("group: stable", "roles: [system]", "3:9: error: no role 'system': agent, bot, note or customer"),
    ("group: stable", "roles: agent", "3:8: error: 'roles' takes a list"),
    ("group: stable", "unless: [signal/x]", "3:9: error: 'unless' takes places, each with a list"),
    ("group: stable", "unless: {mesage: [signal/x]}", "3:10: error: unknown key 'mesage'; did you mean 'message'?"),
    ("group: stable", "only: {message: signal/x}", "3:17: error: 'message' takes a list"),
    ("group: stable", "disguised: [Idiot]", "3:13: error: 'Idiot': a disguised label is three or more lower-case letters"),
    ("group: stable", "disguised: [ab]", "3:13: error: 'ab': a disguised label is three or more lower-case letters"),
    ("group: stable", "disguised: [i-d-i]", "3:13: error: 'i-d-i': a disguised label is three or more lower-case letters"),
    ("id: blame/told-you", "id: blame/told-me", "1:5: error: the id is 'blame/told-me', but the file's place says 'blame/told-you'"),
    ("id: blame/told-you", "", "1:1: error: the key 'id' is missing: it is 'blame/told-you'"),
    ("why: It helps nobody.", "", "1:5: error: 'blame/told-you' does not say why"),
    ("summary: the customer is told so", "", "1:5: error: 'blame/told-you' has no summary"),
    ("instead: \"Let me look.\"", "", "1:5: error: 'blame/told-you' has no better wording under 'instead'"),
    ("patterns:\n  - 'told you so'", "", "1:5: error: 'blame/told-you' has no patterns: it can never match"),
    ("patterns:\n  - 'told you so'", "patterns: told you so", "6:11: error: 'patterns' takes a list"),
    ("  - 'told you so'", "  - [told, you]", "7:5: error: 'patterns' takes a string"),
    ("summary: the customer is told so", "summary: [a, b]", "4:10: error: 'summary' takes a string"),
    ("    - 'So be it.'", "", "1:5: error: 'blame/told-you' has 4 examples that are flagged and 3 that are allowed; it needs 4 of each"),
    (
      "    - 'We ▸told you so▹.'", "",
      "1:5: error: 'blame/told-you' has 3 examples that are flagged and 4 that are allowed; it needs 4 of each"
    ),
    ("    - 'We ▸told you so▹.'", "    - 'We told you so.'", "12:7: error: the example marks no words: put ▸ and ▹ around them"),
    ("  allow:", "  alow:", "16:3: error: unknown key 'alow'; did you mean 'allow'?"),
    ("    - customer: 'You told you so.'", "    - client: 'You told you so.'", "20:7: error: unknown key 'client'"),
  ])
  func faultsInARuleAreLocated(line: String, by replacement: String, expected: String) {
    #expect(
      RuleFilesTests.read(["blame/told-you.yml": RuleFilesTests.text(line, by: replacement)]).faults.contains(
        "blame/told-you.yml:" + expected))
  }

  @Test(arguments: [
    ("id: blame/told-you\npatterns: ['a'\n", "blame/told-you.yml:3:1: error: not YAML: did not find expected ',' or ']'"),
    ("id: \"blame\n", "blame/told-you.yml:2:1: error: not YAML: found unexpected end of stream"),
    ("id: a\nid: b\n", nil),
    ("- id: a\n", "blame/told-you.yml:1:1: error: a mapping of keys is expected here"),
    ("", "blame/told-you.yml:1:1: error: the file is empty"),
    ("# nothing\n", "blame/told-you.yml:1:1: error: the file is empty"),
    ("\tid: a\n", "blame/told-you.yml:1:1: error: not YAML: found character that cannot start any token"),
  ])
  func faultsInYAMLAreLocated(text: String, expected: String?) {
    let faults = RuleFilesTests.read(["blame/told-you.yml": text]).faults
    if let expected { #expect(faults == [expected]) } else { #expect(faults.first?.hasPrefix("blame/told-you.yml:") == true) }
  }

  @Test func aFaultInAPatternStandsInTheFile() {
    let source = RuleFilesTests.read(
      ["blame/told-you.yml": RuleFilesTests.text("  - 'told you so'", by: "  - 'told @you so'")], root: "Rules/en"
    ).source
    #expect(
      RuleCompiler.compile(source).faults.map(\.description) == [
        "Rules/en/blame/told-you.yml:7:11: error: in pattern 'told @you so': no list 'you'"
      ])
  }

  // MARK: Other files

  @Test func listsSpellingsInflectionsFrequenciesAndVersionAreRead() {
    let (source, faults) = RuleFilesTests.read([
      "words/verbs.yml": "id: verbs\nsummary: s\nwords: [read, back up]\ninclude: [other]\n", "spellings.yml": "U: You\ngonna: going to\n",
      "inflections.yml": "take: {past: took, participle: [taken, took]}\nchild: {plural: children}\ndouble: [stop, plan]\n",
      "frequencies.yml": "the: 50000\n", "pack.yml": "version: '1.2.3'\n", "notes.txt": "not read",
    ])
    #expect(faults == [])
    #expect(source.lists.map(\.id.value) == ["verbs"] && source.lists[0].words.map(\.value) == ["read", "back up"])
    #expect(source.lists[0].include.map(\.value) == ["other"])
    #expect(source.spellings == ["u": ["you"], "gonna": ["going", "to"]])
    #expect(source.inflections.forms(of: "take", .past) == ["took", "taken"] && source.inflections.forms(of: "child", .s) == ["children"])
    #expect(source.inflections.doubling == ["stop", "plan"] && source.frequencies == ["the": 50000] && source.version == "1.2.3")
  }

  @Test(arguments: [
    ("words/verbs.yml", "id: verb\nwords: [a]\n", "words/verbs.yml:1:5: error: the id is 'verb', but the file's place says 'verbs'"),
    ("words/verbs.yml", "words: [a]\n", "words/verbs.yml:1:1: error: the key 'id' is missing: it is 'verbs'"),
    ("words/verbs.yml", "id: verbs\nword: [a]\n", "words/verbs.yml:2:1: error: unknown key 'word'; did you mean 'words'?"),
    ("words/verbs.yml", "id: verbs\nwords: a\n", "words/verbs.yml:2:8: error: 'words' takes a list"),
    ("spellings.yml", "a b: c\n", "spellings.yml:1:1: error: 'a b': a spelling is one word"),
    ("spellings.yml", "a: [b]\n", "spellings.yml:1:1: error: a spelling is a word and the words that it stands for"),
    ("inflections.yml", "take: took\n", "inflections.yml:1:7: error: 'take' takes its irregular forms: past, participle, s, ing"),
    ("inflections.yml", "take: {pst: took}\n", "inflections.yml:1:8: error: unknown key 'pst'; did you mean 'past'?"),
    ("frequencies.yml", "the: many\n", "frequencies.yml:1:1: error: a frequency is a word and its number per million"),
    ("frequencies.yml", "the: -1\n", "frequencies.yml:1:1: error: a frequency is a word and its number per million"),
    ("stray.yml", "id: stray\n", "stray.yml:1:1: error: a rule stands in a folder named for its category: CATEGORY/NAME.yml"),
    ("a/b/c.yml", "id: a/b/c\n", "a/b/c.yml:1:1: error: a rule stands in a folder named for its category: CATEGORY/NAME.yml"),
    (
      "signals/x.yml", "id: x\nsummary: s\npatterns: ['a']\n",
      "signals/x.yml:1:5: error: the id is 'x', but the file's place says 'signal/x'"
    ),
  ])
  func faultsInOtherFilesAreLocated(path: String, text: String, expected: String) {
    #expect(RuleFilesTests.read([path: text]).faults.contains(expected))
  }

  @Test func aLaterRuleTakesThePlaceOfOneWithItsID() {
    var source = RuleFilesTests.read(["blame/told-you.yml": RuleFilesTests.text(), "words/w.yml": "id: w\nwords: [a]\n"]).source
    let own = RuleFilesTests.text("severity: note", by: "severity: error")
    let faults = RuleFiles.read(
      [RuleFile(path: "blame/told-you.yml", text: own), RuleFile(path: "words/w.yml", text: "id: w\nwords: [b]\n")], root: "team",
      into: &source)
    #expect(faults == [])
    #expect(source.rules.map(\.severity) == [.error] && source.rules[0].id.place.file == "team/blame/told-you.yml")
    #expect(source.lists.map { $0.words.map(\.value) } == [["b"]])
  }

  // MARK: Weights

  private static func ruleWithCues(_ weights: String) -> [String: String] {
    let text = RuleFilesTests.text("patterns:", by: "cues: told-you.cues").replacing("  - 'told you so'\n", with: "")
    return ["blame/told-you.yml": text, "blame/told-you.cues": weights]
  }

  @Test func aWeightsFileIsRead() throws {
    let (source, faults) = RuleFilesTests.read(
      RuleFilesTests.ruleWithCues("# fitted\nbias -12\nthreshold 90\nfloor -40 blame/other\nsentence 42 tell~ you\nmessage -7 <note>\r\n"))
    #expect(faults == [])
    let model = try #require(source.rules.first?.cues)
    #expect(model.bias == -12 && model.threshold == 90 && model.floors.map(\.value) == [RuleFloor("blame/other", -40)])
    #expect(model.weights.map(\.value) == [CueWeight(.sentence, "tell~ you", 42), CueWeight(.message, "<note>", -7)])
    #expect(model.weights[0].place == RuleFilePlace(file: "blame/told-you.cues", line: 5, column: 13))
    #expect(CueFile.read(CueFile.text(of: model, comment: "fitted"), file: "").model.weights.map(\.value) == model.weights.map(\.value))
  }

  @Test(arguments: [
    ("bias 1\nsentense 4 you", "2:1: error: unknown word 'sentense'; did you mean 'sentence'?"),
    ("bias 1\nsentence four you", "2:10: error: a weight is a whole number between -32768 and 32767"),
    ("bias 1\nsentence 40000 you", "2:10: error: a weight is a whole number"), ("bias 1\nsentence 4", "2:11: error: the cue is missing"),
    ("bias 1\nbias 2", "2:1: error: 'bias' is given twice"), ("bias 1 2", "1:8: error: nothing follows the number of 'bias'"),
    ("threshold 1", "1:1: error: 'bias' is missing"),
    ("bias 1\nsentence 1 you\nsentence 2 you", "3:1: error: 'you' has a sentence weight already"),
    ("bias 1\nfloor 3", "2:8: error: the rule is missing"),
  ])
  func aFaultyWeightsFileIsLocated(_ weights: String, _ wanted: String) {
    let faults = RuleFilesTests.read(RuleFilesTests.ruleWithCues(weights)).faults
    #expect(faults.contains { $0.hasPrefix("blame/told-you.cues:" + wanted) }, "\(faults)")
  }

  @Test func aMissingWeightsFileIsNamed() {
    var files = RuleFilesTests.ruleWithCues("bias 0")
    files["blame/told-you.cues"] = nil
    #expect(RuleFilesTests.read(files).faults.contains { $0.contains("no weights file 'told-you.cues' beside this one") })
  }
}
