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
}
