import EnglishPack
import Testing

@testable import ToneLint

/// The labels of the English pack in disguises that a generator makes up, and innocent strings that look like them.
struct LabelDisguiseTests {
  private static let rules = EnglishPack.rules()
  private static let labels = [
    "idiot", "idiots", "moron", "morons", "moronic", "imbecile", "cretin", "clueless", "stupid", "dumbass", "dimwit", "halfwit", "numpty",
    "muppet", "numbskull",
    "bonehead", "nutcase", "psycho", "crybaby", "whiner", "luser", "noob", "freeloader", "timewaster", "id10t", "pebkac", "pebcak",
    "pebmac", "pibkac",
    "pobcak", "ebkac", "rtfm", "lmgtfy", "jfgi", "meatware", "wetware",
  ]

  /// SplitMix64 (Steele, Lea & Flood 2014): the same disguises on every machine.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private static let leet: [Character: [Character]] = [
    "o": ["0"], "i": ["1", "!"], "e": ["3"], "a": ["4", "@"], "s": ["5", "$"], "t": ["7", "+"], "b": ["8"], "l": ["1"],
  ]
  private static let lookAlikes: [Character: Character] = [
    "a": "а", "e": "е", "o": "о", "i": "і", "c": "с", "p": "р", "s": "ѕ", "d": "ԁ", "m": "м", "t": "т", "k": "к", "u": "υ", "h": "һ",
  ]

  /// One way to hide a word; `nil` where the word has no letter for it.
  private static func disguise(_ word: String, _ way: Int, _ random: inout Generator) -> String? {
    let letters = Array(word)
    func replaced(_ table: (Character) -> Character?) -> String? {
      // The first and the last character stay: a mark there may be punctuation.
      let places = letters.indices.dropFirst().dropLast().filter { table(letters[$0]) != nil }
      if places.isEmpty { return nil }
      let chosen = places.shuffled(using: &random).prefix(Int.random(in: 1...places.count, using: &random))
      return String(letters.indices.map { chosen.contains($0) ? table(letters[$0]) ?? letters[$0] : letters[$0] })
    }
    switch way % 10 {
    case 0, 1:
      let pick = Int.random(in: 0..<2, using: &random)
      return replaced { leet[$0].map { $0[pick % $0.count] } }
    case 2: return word.map(String.init).joined(separator: [".", "-", "_", "*"][Int.random(in: 0..<4, using: &random)])
    case 3: return word.map(String.init).joined(separator: " ")
    case 4: return word.uppercased().map(String.init).joined(separator: " ")
    case 5: return replaced { lookAlikes[$0] }
    case 6: return String(String.UnicodeScalarView(word.uppercased().unicodeScalars.map { Unicode.Scalar($0.value + 0xFEE0) ?? $0 }))
    case 7:
      let place = Int.random(in: 1..<letters.count, using: &random)
      return String(letters[..<place]) + ["\u{200B}", "\u{200D}", "\u{2060}", "\u{AD}"][Int.random(in: 0..<4, using: &random)]
        + letters[place...]
    case 8:
      let place = letters.indices.randomElement(using: &random) ?? 0
      return String(letters[..<place]) + String(repeating: letters[place], count: Int.random(in: 2...4, using: &random)) + letters[place...]
    default: return replaced { leet[$0]?.first }?.map(String.init).joined(separator: ["-", "."][Int.random(in: 0..<2, using: &random)])
    }
  }

  private static func finds(_ text: String, in linter: inout Linter) -> Bool {
    var findings: [Finding] = []
    linter.lint(Conversation(saying: [(.note, text)]), into: &findings)
    // A sum of weak signs is not a label.
    return findings.contains { rules.rules[$0.rule.value].category == "disparagement" }
  }

  @Test func nearlyAllDisguisesAreFound() {
    var random = Generator(state: 10)
    var linter = Linter(rules: LabelDisguiseTests.rules, selection: RuleSelection(LabelDisguiseTests.rules))
    var missed: [String] = []
    var count = 0
    for label in LabelDisguiseTests.labels {
      for way in 0..<20 {
        guard let disguised = LabelDisguiseTests.disguise(label, way, &random) else { continue }
        count += 1
        if !LabelDisguiseTests.finds("another \(disguised) on line two", in: &linter) { missed.append(disguised) }
      }
    }
    #expect(count > 650)
    #expect(Double(missed.count) <= 0.01 * Double(count), "missed of \(count): \(missed)")
  }

  /// Product codes, names, places and ordinary words. Codes that spell a label letter by letter are not among them: no reader could tell them apart.
  private static let innocent = """
    ID-1007|1D-10 cable|IDX10T|D10-T4|id 10 transactions|ID 1042|user ID 10|TEN-10|1010T|ID-10-TK-4471|M0-R0N3|MOR-0N-12X|ORO-N7|PB-KAC-9|PEB-1200|P3-BKA|EBK-AC-220|RT-FM 104|FM RTL|LM-GT 40|JF-GI2
    LU-5ER-9|U5ER-22|L-USER-ID|user1|1user plan|iUser app|user 1|super user|N0B-4|N08|No. 8|aisle N08|gate B00N|n-o-b|NO 8|M3-AT 500|wet wipes|wet floor|meat platter|warehouse|software|hardware|firmware
    STU-P1D77|DUM-8ASS-4|DIM 17|CR3-71|PS-Y4|T1M3|TW-4573R|FR33-L04D
    Idris|Idina|Idiofa|Didiot Lane|Idi O. Tan|Ida Iott|Moran|Moroni|Maron|Morone|Moreno|Imbesi|Crete|Cretan|Creighton|Clues|Clulow|Dimwitty Road|Dimitri|Dimity|Numphon|Nompumelelo|Muppavaram|Psyche|Pedro Bacak
    Ebba K.|Pebble|Pebworth|Jeff G.|Lusher|Losser|Nobby|Noble|Noor|Nobu|Whinery|Whitner|Whinnery|Cryer|Babysitter|Time Warner|Timewise|Freelander|Freeloading zone|Bonham|Bonhead Farm Road|Halford|Halfway
    idea|idiom|idiomatic|idol|idyll|identity|iodine|idiosyncratic|moraine|morning|maroon|macaroon|moratorium|oxymoron root|limb|climb|missile|codicil|imbue|imbibe|secret in|discretion|concrete in|accretion
    clues|useless|ageless|clueless-free guide|studio|stipend|stupor|stupendous|tumid|dumbbell|dumbbells|Dumbarton|Dumbo ride|dump|damask|dim wit|dimmer|widest|twilight|half width|half with milk|wit|numb|numbers|nump|empty|humpty
    puppet|supper|muppets film|tappet|skull|skull cap|numeric|cone head screw|bone china|nut case bolts|nut allergy case|nuts in a case|psyllium|psychology|psychic fair|cry|baby|crib|buy a crib|wine|winer|shiner|whine of the fan|diner
    loser tree|user|users|closer|lunar|noon|book|boon|nook|snob|knob|freely loaded|free loader bag|a loader|time was terrible|time waste water|timer|at war|wet area|meat ware house|software and meat|get fm|rt fm|log my time|just for gifts
    c l e a n|a b c d|i d o|i do it|i d|a i d s test|t i d y|o r d e r 10|5 x 5|10 x 10 t|k 9|b 2 b|4 x 4|e 10 fuel|e 5|i o t hub|id iot hub|I O T gateway|i/o port|I.D. 10|I.D. or T.B.D.
    A-1-D-10|X-I-D-I-O|2 D 10 T|3 D 10 T 5|p e c|p k c|b a c k|P.K.|E.B. White|R.F.T.|R T F|L M G|J.F.K.|J F 1|T.B.C.|T.B.D.|F.A.Q.|U.S.E.R. guide|V.I.P.|P.I.N. 1010|p.i.n. code|id.no.10
    m o r e|m.o.t. test|M.O.T. 10|m-o-t-o-r|o-r-o|r o o m 10|n o 1|n-1|n0-1|no1|number 1|0 or 1|1 or 0|10 or so|1d|1D|1-D array|10d|10T|10 t|10 tonnes|id=10|id:10|id_10|user_id|order_id_10|is_idle|no_op|row_on|mor_on_1
    """

  @Test func innocentLookAlikesStaySilent() {
    var linter = Linter(rules: LabelDisguiseTests.rules, selection: RuleSelection(LabelDisguiseTests.rules))
    let all = LabelDisguiseTests.innocent.split { $0 == "|" || $0 == "\n" }.map { $0.trimmingPrefix { $0 == " " } }
    let flagged = all.filter { LabelDisguiseTests.finds("Ordered \($0) for the customer", in: &linter) }
    #expect(all.count >= 200)
    #expect(flagged.count <= all.count / 100, "flagged of \(all.count): \(flagged)")
  }
}
