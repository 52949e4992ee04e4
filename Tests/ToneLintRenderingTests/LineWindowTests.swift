import Testing
import ToneLint
import UnicodeText

@testable import ToneLintRendering

@Suite struct LineWindowTests {
  private static let alphabet = String(repeating: "abcdefghijklmnopqrstuvwxyz", count: 200)

  @Test func aLongLineIsCutOnBothSides() {
    #expect(
      Sample("\(Self.alphabet)▸WORDS▹\(Self.alphabet)").snippet(width: 40) == """
        1 | …mnopqrstuvwxyzWORDSabcdefghijklmno…
          |                ^^^^^
        """)
  }

  @Test func nearTheBeginningOnlyTheEndIsCut() {
    #expect(
      Sample("ab ▸WORDS▹\(Self.alphabet)").snippet(width: 40) == """
        1 | ab WORDSabcdefghijklmnopqrstuvwxyza…
          |    ^^^^^
        """)
  }

  @Test func nearTheEndOnlyTheBeginningIsCut() {
    #expect(
      Sample("\(Self.alphabet)▸WORDS▹ ab").snippet(width: 40) == """
        1 | …zabcdefghijklmnopqrstuvwxyzWORDS ab
          |                             ^^^^^
        """)
  }

  @Test func wordsThatAreLongerThanTheLine() {
    #expect(
      Sample("ab ▸\(Self.alphabet)▹ ab").snippet(width: 40) == """
        1 | …abcdefghijklmnopqrstuvwxyzabcdefgh…
          |  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """)
  }

  @Test func wideCharactersAreNotCutInTwo() {
    let wide = String(repeating: "中", count: 300)
    #expect(
      Sample("\(wide)▸文▹\(wide)").snippet(width: 40) == """
        1 | …中中中中中中中中文中中中中中中中中…
          |                  ^^
        """)
  }

  @Test func aLineThatJustFitsIsNotCut() {
    let line = String(repeating: "a", count: 35)
    #expect(Sample("\(line)▸b▹").snippet(width: 40) == "1 | \(line)b\n  | \(String(repeating: " ", count: 35))^")
    #expect(Sample("\(line)b▸▹").snippet(width: 40).contains("…"))
  }

  /// Random lines of everything that is hard: no row is wider than the terminal, nothing unsafe is shown, and the caret stands in
  /// the column in which the terminal shows the marked character.
  @Test(arguments: 0..<400) func caretStandsUnderTheCharacter(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let pieces: [[UInt8]] = [
      Array("word ".utf8), [0x09], Array("中文".utf8), Array("👨‍👩‍👧‍👦".utf8), Array("🇺🇸".utf8), Array("e\u{301}".utf8), [0x1B], [0xFF],
      [0xE2, 0x80], Array("\u{202E}".utf8), Array("\u{200B}".utf8), Array("हिन्दी".utf8), Array("한국".utf8), [0], Array("❤️".utf8),
      Array("ｉｄ".utf8), [0xF0, 0x9F],
    ]
    func noise() -> [UInt8] { (0..<Int.random(in: 0...120, using: &random)).flatMap { _ in pieces.randomElement(using: &random)! } }
    let before = noise()
    let after = noise()
    let bytes = before + Array("§".utf8) + after
    let width = Int.random(in: 40...120, using: &random)
    let rows = Sample(bytes, before.count..<before.count + 2).snippet(width: width).split(separator: "\n")
    try #require(rows.count == 2)
    let character = try #require(rows[0].firstIndex { $0.unicodeScalars.first == "§" })
    let caret = try #require(rows[1].firstIndex(of: "^"))
    #expect(columns(rows[0][..<character]) == columns(rows[1][..<caret]))
    #expect(columns(rows[0]) <= width && columns(rows[1]) <= width)
    #expect(!rows[0].unicodeScalars.contains(where: EscapedText.isUnsafe))
  }

  private func columns(_ text: Substring) -> Int {
    var width = DisplayWidth()
    let bytes = Array(text.utf8)
    return width.columns(of: bytes, in: bytes.indices, startColumn: 0, tabWidth: 8)
  }
}

/// Steele, Lea and Flood: "Fast splittable pseudorandom number generators" (2014); the same numbers on every machine.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
