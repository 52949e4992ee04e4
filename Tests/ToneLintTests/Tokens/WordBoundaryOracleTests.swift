import Testing
import UnicodeText

@testable import ToneLint

/// The tokenizer against ICU's word boundaries (UAX #29) on random texts.
///
/// Where they differ on purpose (`Tokenizer`) the texts hold nothing to differ about (no colons, slashes, underscores, addresses, money, code, full
/// stops between letters, narrow no-break spaces; numbers with marks in them, `1,5`, stand by themselves), and the words of a contraction are
/// joined again.
struct WordBoundaryOracleTests {
  private static let reader = TokenReader("aa so")

  /// The words and numbers after ICU: segments with a letter or a digit in them.
  private static func segments(_ text: String) -> [Range<Int>] {
    let bytes = Array(text.utf8)
    var breaker = WordBreaker()
    var boundaries: [UInt32] = []
    breaker.boundaries(of: bytes, in: bytes.indices, into: &boundaries)
    return zip(boundaries, boundaries.dropFirst()).map { Int($0)..<Int($1) }.filter { segment in
      String(decoding: bytes[segment], as: UTF8.self).unicodeScalars.contains {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      }
    }
  }

  /// The words and numbers after the tokenizer, contractions joined.
  private static func words(_ text: String) -> [Range<Int>] {
    let bytes = Array(text.utf8)
    var words: [Range<Int>] = []
    for token in reader.tokens(of: text) {
      let isClitic = token.kind == .punctuation && token.symbol == KindSymbol.possessive
      guard token.isContent || isClitic else { continue }
      let range = token.range.indices
      let own = visible(String(decoding: bytes[range], as: UTF8.self)).lowercased().replacing("’", with: "'")
      if let last = words.last, last == range { continue }
      if let last = words.last, last.upperBound == range.lowerBound, own.hasPrefix("'") || own == "n't" {
        words[words.count - 1] = last.lowerBound..<range.upperBound
      } else {
        words.append(range)
      }
    }
    return words
  }

  /// A clitic may have joiners and soft hyphens in it.
  private static func visible(_ word: String) -> String {
    var scalars = word.unicodeScalars
    scalars.removeAll { $0.properties.isDefaultIgnorableCodePoint }
    return String(scalars)
  }

  private static func disagreement(on text: String) -> String? {
    let expected = segments(text)
    let found = words(text)
    if expected == found { return nil }
    let bytes = Array(text.utf8)
    func strings(_ ranges: [Range<Int>]) -> [String] { ranges.map { String(decoding: bytes[$0], as: UTF8.self) } }
    return "'\(text)' is \(strings(found)), after ICU \(strings(expected))"
  }

  private static let ascii = [
    "a", "b", "Es", "don't", "it's", "so,so", "'", "\"", ", ", " ", " ", "  ", ". ", " . ", "!", "?", "(", ")", "-", "1", "23", " 1,5 ",
    " 2.5 ", "; ", "\n",
    "\t", "x9",
  ]
  private static let mixed = [
    "é", "e\u{301}", "ß", "Ж", "λ", "中", "日本", "ガ", "ไ", "한", "ar", "’", "“", "”", "—", "…", "\u{A0}", "😀", "👍🏽", "👨‍👩‍👧", "🇺🇸", "don’t", "ｆｕｌｌ",
    "٣",
    "\u{200D}", "\u{AD}", "•", "№", "ⓘⓓ", "Ⅳ", "א\"ב", "\u{2003}", "\u{3000}", "\u{200B}",
  ]

  private static func text(_ generator: inout SeededGenerator, _ parts: [String]) -> String {
    var text = ""
    for _ in 0..<generator.number(in: 1...9) {
      let part = generator.pick(parts)
      // Words that begin with a digit hold no apostrophes here; between digits one is a mark of the number after UAX #29.
      if text.last?.isNumber == true, part.first?.isLetter == true || part.hasPrefix("'") || part == "’" { text += " " }
      text += part
    }
    return text
  }

  @Test(arguments: 1...8)
  func agreesOnASCII(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<400 {
      if let disagreement = WordBoundaryOracleTests.disagreement(
        on: WordBoundaryOracleTests.text(&generator, WordBoundaryOracleTests.ascii))
      {
        Issue.record("\(disagreement)")
        return
      }
    }
  }

  @Test(arguments: 1...8)
  func agreesOnMixedScripts(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed + 100))
    for _ in 0..<400 {
      let text = WordBoundaryOracleTests.text(&generator, WordBoundaryOracleTests.ascii + WordBoundaryOracleTests.mixed)
      if let disagreement = WordBoundaryOracleTests.disagreement(on: text) {
        Issue.record("\(disagreement)")
        return
      }
    }
  }

  // MARK: Invariants

  /// What holds of the tokens of any bytes; `nil` where it does.
  private static func broken(_ bytes: [UInt8], isUTF8: Bool) -> String? {
    let tokens = reader.tokens(of: bytes)
    guard tokens.first?.kind == .edge, tokens.last?.kind == .edge else { return "no edge at an end" }
    for (left, right) in zip(tokens, tokens.dropFirst()) {
      if left.kind == .edge, right.kind == .edge { return "two edges in a row at \(right.start)" }
      // The words of a spelling share their bytes.
      if right.start < left.end, right.range != left.range { return "\(right.range) after \(left.range)" }
    }
    for token in tokens {
      if token.end > UInt32(bytes.count) || token.end < token.start { return "\(token.range) in \(bytes.count) bytes" }
      if token.kind != .edge, token.range.isEmpty { return "an empty token at \(token.start)" }
      if isUTF8, [token.start, token.end].contains(where: { Int($0) < bytes.count && bytes[Int($0)] & 0xC0 == 0x80 }) {
        return "\(token.range) cuts a character"
      }
    }
    return nil
  }

  /// Every character that the tokenizer treats in a way of its own.
  private static let odd = [
    "_", "`", "```", "@", "$", "£", "€", ":", "/", "://", "www.", ".com", "p.m.", ">", "\r", "10:02", "3/5/26", "n't", "n’t", "'s", "＇",
    "ｎ＇ｔ", "ſ",
  ]

  @Test(arguments: 1...8)
  func rangesAscendAndCutNoCharacter(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed + 200))
    let parts = WordBoundaryOracleTests.ascii + WordBoundaryOracleTests.mixed + WordBoundaryOracleTests.odd
    for _ in 0..<400 {
      let text = (0..<generator.number(in: 0...12)).map { _ in generator.pick(parts) }.joined()
      if let broken = WordBoundaryOracleTests.broken(Array(text.utf8), isUTF8: true) {
        Issue.record("\(broken) in '\(text)'")
        return
      }
    }
  }

  @Test(arguments: 1...8)
  func anyBytesBecomeTokens(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed + 300))
    for _ in 0..<400 {
      // Small values are often punctuation and digits; large ones ill-formed UTF-8.
      let mask = generator.pick([0xFF, 0x7F, 0x3F])
      let bytes = (0..<generator.number(in: 0...60)).map { _ in UInt8(generator.number(in: 0...255) & mask) }
      if let broken = WordBoundaryOracleTests.broken(bytes, isUTF8: false) {
        Issue.record("\(broken) in \(bytes)")
        return
      }
    }
  }

  @Test(arguments: [
    ("ｄｉｄｎ＇ｔ", ["ｄｉｄ", "ｎ＇ｔ"]), ("don't\u{AD}", ["do", "n't\u{AD}"]), ("don\u{200D}'t", ["do", "n\u{200D}'t"]),
    ("it’s\u{200D}", ["it", "’s\u{200D}"]),
    ("l'été", ["l'été"]), ("l’été", ["l’été"]),
  ])
  func apostrophesAmongOtherScripts(text: String, expected: [String]) {
    let tokens = WordBoundaryOracleTests.reader.tokens(of: text).filter { $0.kind != .edge }
    #expect(tokens.map { TokenReader.string(of: $0, in: text) } == expected)
  }
}
