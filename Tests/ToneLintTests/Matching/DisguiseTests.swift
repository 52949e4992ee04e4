import Testing

@testable import ToneLint

/// Labels written so as not to be read at once.
struct DisguiseTests {
  private static let rules: RuleSet = {
    var rules = TestRules()
    rules.add("test/label", []) { rule in rule.disguised = ["id10t", "idiot", "pebkac", "luser"].map { Located($0, at: TestRules.place) } }
    return rules.compiled()
  }()

  private func found(in text: String, by role: Role = .note) -> [String] {
    TestRules.quotes(of: DisguiseTests.rules, in: [(role, text)], naming: false)
  }

  @Test(arguments: [
    // Leet.
    "id10t", "ID10T", "1d10t", "1D!0T", "id1ot", "1di0t", "!d10t", "|d10t", "id10+", "|d!0+", "p3bk4c", "PEBK@C", "1user", "lus3r", "lu$er",
    "LU5ER",
    // Separators.
    "ID-10-T", "1D-10-T", "i.d.1.0.t", "I_D_1_0_T", "i-d-i-o-t", "P.E.B.K.A.C", "p-e-b-k-a-c", "i/d/i/o/t", "l*u*s*e*r", "id:10:t",
    "PEB-KAC", "id-iot",
    // Spacing.
    "I D 1 0 T", "ID 10 T", "i d i o t", "ID  10  T", "P E B K A C", "l u s e r", "id 1 0 t",
    // Case.
    "iD10t", "Id10T",
    // Look-alike letters: Cyrillic, Greek, mathematical, full-width.
    "іdіоt", "іԁіот", "ⓘⓓⓘⓞⓣ", "🅸🅳🅸🅾🆃", "ΙDΙΟΤ", "𝐢𝐝𝐢𝐨𝐭", "ｉｄ１０ｔ", "ＰＥＢＫＡＣ", "ＩＤ １０ Ｔ", "і d i о t", "РЕВКАС", "lüsér",
    // Invisible characters.
    "id\u{200B}iot", "i\u{200D}d\u{200D}1\u{200D}0\u{200D}t", "PEB\u{200D}KAC", "lu\u{AD}ser", "i\u{2060}diot",
    // Doubled letters.
    "idiiot", "idioot", "idiott", "luuser", "IDIOOOOT", "luuuser", "ppeebbkkaacc",
  ])
  func disguises(label: String) {
    #expect(found(in: "closed, \(label) again") == [label])
  }

  @Test(arguments: [
    ("(ID10T)", "ID10T"), ("“id10t”.", "id10t"), ("ID10T!", "ID10T"), ("ID-10-T.", "ID-10-T"), ("another id10t's call", "id10t"),
    ("P.E.B.K.A.C.", "P.E.B.K.A.C"), ("P. E. B. K. A. C. again", "P. E. B. K. A. C"), ("|id10t|", "id10t"), ("(!d10t!)", "!d10t"),
  ])
  func marksAroundALabelAreNoPartOfIt(text: String, expected: String) {
    #expect(found(in: text) == [expected])
  }

  /// A plain word is for patterns, which know what stands around it.
  @Test(arguments: ["idiot", "luser", "IDIOT", "pebkac", "|idiot|", "idiot+", "!luser!"])
  func plainWordsAreLeftToPatterns(label: String) {
    #expect(found(in: "closed, \(label) again") == [])
  }

  @Test(arguments: [
    "Device IDs 10, T and 11 are registered.", "Customer's user ID: 10. Tariff: T.", "Asset tag ID-10-TK-4471, serial 1D10F7.",
    "The booking ID 10 T-shirts were added to.",
    "I did it, I do it.", "I'd do it.", "i do t", "Patient lives in Idiofa; ships to Didiot Lane 10, Tours.", "id 10 two", "user 1 u s",
    "Plan A, B or C at 10.",
    "the ID is 10 to 12", "I/O error, ID 1 or 0", "idea 10 to", "a user, 1 user, l user", "idiotic_name", "peb kac", "id.iot.example",
    "https://id10t.example/luser",
    "id10t@example.com", "`id10t`", "order 1D10T4471", "a 1-user plan, an i-user",
  ])
  func lookAlikesAreInnocent(text: String) {
    #expect(found(in: text) == [])
  }

  @Test func eachLabelIsFound() {
    #expect(found(in: "ID10T and P.E.B.K.A.C and i d i o t; 1user") == ["ID10T", "P.E.B.K.A.C", "i d i o t", "1user"])
  }

  @Test func aLabelDoesNotReachOverASentence() {
    #expect(found(in: "See I D. 1 0 T is next.") == [])
  }

  @Test(arguments: [(Role.agent, true), (.bot, true), (.note, true), (.customer, false), (.system, false), (.unknown, false)])
  func whoSaysItCounts(role: Role, isFound: Bool) {
    #expect(found(in: "ID10T", by: role) == (isFound ? ["ID10T"] : []))
  }

  @Test func guardsHoldForDisguisesToo() {
    var rules = TestRules()
    rules.add("test/label", []) { rule in
      rule.disguised = [Located("idiot", at: TestRules.place)]
      rule.negated = .skip
      rule.unless(.justBefore, "ticket")
      rule.unless(.sentence, "never write")
    }
    rules.add("signal/negator", ["not"])
    #expect(rules.quotes(in: "an ID10T") == ["ID10T"])
    #expect(rules.quotes(in: "not an ID10T") == [])
    #expect(rules.quotes(in: "ticket 1D-10-T") == [])
    #expect(rules.quotes(in: "1 d 1 0 t: never write that") == [])
  }

  @Test func theLongestRunOfPiecesIsTheLabel() {
    var rules = TestRules()
    rules.add("test/label", []) { rule in rule.disguised = ["idiot", "idiots"].map { Located($0, at: TestRules.place) } }
    #expect(rules.quotes(in: "i d i o t s") == ["i d i o t s"])
    #expect(rules.quotes(in: "i d i o t x") == ["i d i o t"])
  }
}
