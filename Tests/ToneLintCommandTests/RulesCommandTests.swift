import Foundation
import Testing

struct RulesCommandTests {
  private static let rule = """
    id: blame/own-rule
    summary: a rule of a team's own
    why: It is tested here.
    patterns:
      - 'zyzzyva (a|b c | a b|c)'
    instead: "Let me look."
    examples:
      flag: ['▸Zyzzyva a c▹.', 'A ▸zyzzyva b c▹.', 'A ▸zyzzyva a b▹ d.', '▸zyzzyva b c▹']
      allow: ['Zyzzyva.', 'A c.', 'B c zyzzyva.', 'Zyzzyva d.']

    """

  @Test func aTeamsOwnRulesStandBesideTheBuiltInOnes() throws {
    let folder = try TemporaryFolder()
    try folder.write(RulesCommandTests.rule, to: "rules/blame/own-rule.yml")
    let result = try Program.run(["--draft", "--rules", folder.path + "/rules"], input: "Zyzzyva a c. You should have read the manual.")
    #expect(result.status == 1 && result.lines.count == 2)
    #expect(result.lines.first == "<stdin>:1:1: error: a rule of a team's own [blame/own-rule]")
  }

  /// Compiled rules are kept for the next run, for these files only, and never believed when they are damaged.
  @Test func compiledRulesAreKept() throws {
    let folder = try TemporaryFolder()
    let caches = try TemporaryFolder()
    func lint(_ rule: String, _ arguments: String...) throws -> [String] {
      try folder.write(rule, to: "rules/blame/own-rule.yml")
      let all = ["--draft", "--rules", folder.path + "/rules"] + arguments
      let environment = ["XDG_CACHE_HOME": caches.path]
      return try Program.run(all, input: "Zyzzyva a c. You should have read the manual.", environment: environment).lines
    }
    func kept() -> [String] { (try? FileManager.default.contentsOfDirectory(atPath: caches.path + "/tonelint").sorted()) ?? [] }
    func path(_ name: String) -> String { caches.path + "/tonelint/" + name }
    let found = try lint(RulesCommandTests.rule, "--no-cache")
    #expect(found.count == 2 && kept() == [])

    // Eight that were used long ago, and what a program left behind.
    let past = [FileAttributeKey.modificationDate: Date(timeIntervalSince1970: 0)]
    for name in (0..<8).map({ "\($0).rules" }) + [".part"] {
      try caches.write("x", to: "tonelint/" + name)
      try FileManager.default.setAttributes(past, ofItemAtPath: path(name))
    }
    let old = Set(kept())
    #expect(try lint(RulesCommandTests.rule) == found)
    #expect(kept().count == 8 && !kept().contains(".part"))
    let file = try #require(kept().first { !old.contains($0) })
    let bytes = try caches.read("tonelint/" + file)

    // Other rules, in another file; put in the place of the first it is what is found.
    let others = try lint(RulesCommandTests.rule.replacing("zyzzyva", with: "zyzzyvas"))
    let other = try #require(kept().first { !old.contains($0) && $0 != file })
    #expect(others.count == 1)
    try caches.write(try caches.read("tonelint/" + other), to: "tonelint/" + file)
    #expect(try lint(RulesCommandTests.rule) == others)

    var damaged = bytes
    damaged[damaged.count / 2] ^= 1
    for damaged in [damaged, Array(bytes.prefix(bytes.count / 2)), []] {
      try caches.write(damaged, to: "tonelint/" + file)
      #expect(try lint(RulesCommandTests.rule) == found)
      #expect(try caches.read("tonelint/" + file) == bytes)
    }
  }

  @Test func aFolderOfRulesMayBeALink() throws {
    let folder = try TemporaryFolder()
    try folder.write(RulesCommandTests.rule, to: "rules/blame/own-rule.yml")
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: "rules")
    let result = try Program.run(["--draft", "--rules", folder.path + "/link"], input: "Zyzzyva a c.")
    #expect(result.status == 1 && result.lines.count == 1)
  }

  @Test func aFaultInATeamsRulesIsLocatedAndEndsWithTwo() throws {
    let folder = try TemporaryFolder()
    try folder.write(RulesCommandTests.rule.replacing("zyzzyva (a", with: "zyzzyva @nowhere (a"), to: "blame/own-rule.yml")
    let result = try Program.run(["--draft", "--rules", folder.path], input: "Hello.")
    #expect(result.status == 2 && result.text == "")
    #expect(
      result.errors.contains(
        "\(folder.path)/blame/own-rule.yml:5:14: error: in pattern 'zyzzyva @nowhere (a|b c | a b|c)': no list 'nowhere'"))
  }

  @Test func examplesAreTested() throws {
    let folder = try TemporaryFolder()
    try folder.write(RulesCommandTests.rule, to: "blame/own-rule.yml")
    let passed = try Program.run("rules", "test", folder.path)
    #expect(passed.status == 0 && passed.text.hasSuffix(" passed, 0 failed\n"))
    try folder.write(RulesCommandTests.rule.replacing("'Zyzzyva d.'", with: "'Zyzzyva b c.'"), to: "blame/own-rule.yml")
    let failed = try Program.run("rules", "test", folder.path)
    #expect(failed.status == 1)
    #expect(
      failed.lines.first
        == "\(folder.path)/blame/own-rule.yml:9:47: error: blame/own-rule must stay silent, but found 'Zyzzyva b c' in 'Zyzzyva b c.'")
  }

  /// Hashes differ from process to process; the pack must not.
  @Test func compilingGivesTheSameBytesEachTime() throws {
    let folder = try TemporaryFolder()
    try folder.write(RulesCommandTests.rule, to: "rules/blame/own-rule.yml")
    var packs: Set<[UInt8]> = []
    for _ in 0..<8 {
      let result = try Program.run("rules", "compile", folder.path + "/rules", "-o", folder.path + "/pack")
      #expect(result.status == 0)
      packs.insert(try folder.read("pack/tables.bin"))
    }
    #expect(packs.count == 1)
  }

  @Test func everyRuleIsListedAndExplained() throws {
    let list = try Program.run("rules", "list")
    #expect(list.status == 0 && list.lines.count > 50)
    let id = try #require(list.lines.first?.split(separator: " ").dropFirst().first)
    let page = try Program.run("explain", String(id))
    #expect(page.status == 0)
    for title in ["Why", "Instead", "Found", "Not found"] { #expect(page.lines.contains(title)) }
  }

  /// A place in a transcript: what was seen in the message there, and what became of each match.
  @Test func aPlaceIsExplained() throws {
    let page = try Program.run("explain", "Corpus/phone-call.txt:7")
    #expect(page.status == 0)
    #expect(page.lines.contains { $0.contains("dismissal/it-says-here: “it says here”") })
    #expect(page.lines.contains { $0.hasPrefix("    found") })
    #expect(page.lines.contains { $0.hasPrefix("  signal/") })
    let nowhere = try Program.run("explain", "Corpus/phone-call.txt:100000")
    #expect(nowhere.status == 2)
  }

  /// Why nothing is found: what comes near, and the word that is missing.
  @Test func whatComesNearIsExplained() throws {
    let folder = try TemporaryFolder()
    try folder.write(RulesCommandTests.rule.replacing("zyzzyva (a", with: "zyzzyva mumbles (a"), to: "rules/blame/own-rule.yml")
    try folder.write("version: '1'\n", to: "rules/pack.yml")
    let path = try folder.write("Agent: Zyzzyva mumbles b q.\nAgent: Hello.\n", to: "a.txt")
    let page = try Program.run("explain", path + ":1", "--rules", folder.path + "/rules")
    let start = try #require(page.lines.firstIndex(of: "Near-misses"))
    #expect(
      Array(page.lines[(start + 1)...]) == [
        "  blame/own-rule: “Zyzzyva mumbles b ⟨q⟩”", "    needs “c” where “q” stands", "    in 'zyzzyva mumbles (a|b c | a b|c)'",
      ])
    let far = try Program.run("explain", path + ":2", "--rules", folder.path + "/rules")
    #expect(far.status == 0 && !far.lines.contains("Near-misses"))
  }

  /// The built-in rules come near, too, although the program holds them compiled.
  @Test func builtInRulesComeNear() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("Agent: You should have sunk the manual before you called.\n", to: "a.txt")
    let page = try Program.run("explain", path + ":1", "--select", "blame/should-have-acted")
    #expect(page.lines.contains("  blame/should-have-acted: “You should have ⟨sunk⟩”"))
    #expect(page.lines.contains { $0.hasPrefix("    needs ") && $0.contains(" where “sunk” stands") })
  }

  // MARK: Health

  private static let labelled = """
    {"id": "a", "messages": [{"role": "agent", "text": "Zyzzyva a b.", "labels": []}, {"role": "agent", "text": "Zyzzyva b c.", "labels": \
    [{"id": "blame", "quote": "Zyzzyva b c"}]}]}

    """

  /// A rule that is right less often than in 80 of 100 is no error.
  @Test func weakErrorsAreTold() throws {
    let folder = try TemporaryFolder()
    try folder.write(RulesCommandTests.rule, to: "rules/blame/own-rule.yml")
    try folder.write("version: '1'\n", to: "rules/pack.yml")
    let labelled = try folder.write(RulesCommandTests.labelled, to: "labelled.jsonl")
    let arguments = ["rules", "list", "--rules", folder.path + "/rules", "--health", labelled]
    let shown = try Program.run(arguments)
    #expect(shown.status == 0)
    #expect(shown.lines.last?.hasSuffix("too weak for an error") == true)
    let checked = try Program.run(arguments + ["--strict"])
    #expect(checked.status == 1)
    #expect(checked.errorLines == ["tonelint: blame/own-rule is an error, and right in 0.50 of 2: below 0.80"])
    let warned = try Program.run(arguments + ["--strict", "--severity", "blame=warning"])
    #expect(warned.status == 0 && warned.errors == "")
  }
}
