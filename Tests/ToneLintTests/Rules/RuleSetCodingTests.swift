import EnglishPack
import Testing
import UnicodeText

@testable import ToneLint

struct RuleSetCodingTests {
  private static let messages: [TestRules.Said] = [
    (.customer, "It is broken, and you said it's fine!"),
    (.agent, "Well, it should not be; if you DID read it, 8 of 10 don't. Straightforwardness congratulations"),
    (.note, "1D-10-T and i d i o t, on page 9. [sic] it’s 10:30"), (.agent, "> it should be\nnobody should be 😀 fine, ok?"),
  ]

  private static let rules: RuleSet = {
    var rules = TestRules("should ..3 be", "@words <num>", "don't|straightforwardness", "!it 's") { rule in
      rule.severity = .note
      rule.isNursery = false
      rule.summary = "a summary, “quoted”"
      rule.negated = .only
      rule.unless(.justBefore, "signal/s", "zz zz")
      rule.related = Located("signal/s", at: TestRules.place)
    }
    rules.addList("words", ["8", "page", "straightforwardness congratulations"])
    rules.add("blame/label", []) { $0.disguised = [Located("idiot", at: TestRules.place), Located("idot", at: TestRules.place)] }
    rules.add("test/edges", ["^ (well|it) \",\"|is", "ok \"?\" $"]) { $0.only(.message, "ok") }
    rules.add("test/off", ["be"]) { $0.isNursery = true }
    rules.add("signal/s", ["broken"])
    rules.add("signal/negator", ["not|nobody"])
    rules.source.spellings = ["u": ["you"], "dont": ["do", "not"]]
    rules.source.version = "9.9"
    return rules.compiled()
  }()

  @Test func unpackedRulesPackTheSame() {
    let packed = RuleSetCodingTests.rules.packed()
    #expect(RuleSet(packed: StaticBytes(packed)).packed() == packed)
  }

  @Test func unpackedRulesFindTheSame() {
    let unpacked = RuleSet(packed: StaticBytes(RuleSetCodingTests.rules.packed()))
    let conversation = Conversation(saying: RuleSetCodingTests.messages)
    let findings = TestRules.findings(of: RuleSetCodingTests.rules, in: conversation)
    #expect(findings.count > 3)
    #expect(TestRules.findings(of: unpacked, in: conversation) == findings)
  }

  @Test func unpackedRulesSayTheSame() {
    let unpacked = RuleSet(packed: StaticBytes(RuleSetCodingTests.rules.packed()))
    #expect(unpacked.version == "9.9" && unpacked.sizes == RuleSetCodingTests.rules.sizes)
    for (left, right) in zip(unpacked.rules, RuleSetCodingTests.rules.rules) {
      #expect(
        left.id == right.id && left.category == right.category && left.severity == right.severity && left.isNursery == right.isNursery)
      #expect(left.summary == right.summary && left.why == right.why && left.instead == right.instead)
    }
    #expect(unpacked.rules.count == RuleSetCodingTests.rules.rules.count)
  }

  @Test func anEmptySetPacks() {
    let empty = RuleCompiler.compile(RuleSource()).rules
    #expect(RuleSet(packed: StaticBytes(empty.packed())).packed() == empty.packed())
  }

  // MARK: Values

  @Test(arguments: [[], [0], [5, 4, 9], [0, UInt32.max, 0, 1 << 31], Array(0...300)])
  func arrays(values: [UInt32]) {
    var writer = PackWriter()
    writer.write(values.map { UInt8(truncatingIfNeeded: $0) })
    writer.write(values.map { UInt64($0) << 30 })
    writer.write(values)
    writer.write(7)
    var reader = PackReader(StaticBytes(writer.bytes))
    #expect(Array(reader.read(UInt8.self)) == values.map { UInt8(truncatingIfNeeded: $0) })
    #expect(Array(reader.read(UInt64.self)) == values.map { UInt64($0) << 30 })
    #expect(Array(reader.readUInt32s()) == values)
    #expect(reader.readInt() == 7)
  }

  @Test(arguments: ["", "a", "“é”😀", "\0\n"])
  func strings(value: String) {
    var writer = PackWriter()
    writer.write(value)
    writer.write([true, false])
    var reader = PackReader(StaticBytes(writer.bytes))
    #expect(reader.readString() == value)
    #expect(Array(reader.readBools()) == [true, false])
  }
}
