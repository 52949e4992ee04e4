import Testing
import ToneLint

@testable import ToneLintRendering

/// Where underlines stand, seen from the outside. In a terminal font of two widths, each caret is under its character.
@Suite struct SnippetTests {
  @Test func asciiWords() {
    #expect(Sample("You ▸broke▹ it.").snippet() == "1 | You broke it.\n  |     ^^^^^")
  }

  @Test func wideCharacters() {
    #expect(Sample("中文 ▸你错了▹。").snippet() == "1 | 中文 你错了。\n  |      ^^^^^^")
  }

  @Test func emojiSequences() {
    #expect(Sample("👨‍👩‍👧‍👦 👍🏽 🇺🇸 ▸you▹ 😀").snippet() == "1 | 👨‍👩‍👧‍👦 👍🏽 🇺🇸 you 😀\n  |          ^^^")
    #expect(Sample("so ▸👨‍👩‍👧‍👦▹ so").snippet() == "1 | so 👨‍👩‍👧‍👦 so\n  |    ^^")
  }

  @Test func combiningMarks() {
    #expect(Sample("de\u{301}ja\u{300} ▸vu\u{308}▹!").snippet() == "1 | de\u{301}ja\u{300} vu\u{308}!\n  |      ^^")
  }

  @Test func tabsBecomeBlanks() {
    #expect(Sample("\ta\t▸b\tc▹ d").snippet() == "1 |     a   b   c d\n  |         ^^^^^")
    #expect(Sample("é\t▸b▹").snippet() == "1 | é   b\n  |     ^")
  }

  @Test func endOfLineAndFile() {
    #expect(Sample("ab\r\nc▸d▹\r\nef").snippet() == "2 | cd\n  |  ^")
    #expect(Sample("ab▸▹\ncd").snippet() == "1 | ab\n  |   ^")
    #expect(Sample("ab▸\r\n▹cd").snippet() == "1 | ab\n  |   ^")
    #expect(Sample("a▸b\r\n▹cd").snippet() == "1 | ab\n  |  ^")
    #expect(Sample("ab▸▹").snippet() == "1 | ab\n  |   ^")
    #expect(Sample("ab\n▸▹").snippet() == "2 |\n  | ^")
    #expect(Sample("▸▹").snippet() == "1 |\n  | ^")
  }

  @Test func emptyPlace() {
    #expect(Sample("a▸▹bc").snippet() == "1 | abc\n  |  ^")
    #expect(Sample("中▸▹文").snippet() == "1 | 中文\n  |   ^")
  }

  @Test func placeOutsideTheSource() {
    var sample = Sample("▸a▹b")
    sample.diagnostic.span.range = ByteRange(7, 9)
    #expect(sample.snippet() == "1 | ab\n  |   ^")
    sample.diagnostic.span.range = ByteRange(1, 0)
    #expect(sample.snippet() == "1 | ab\n  |  ^")
  }

  @Test func severalLines() {
    #expect(
      Sample("If you\n  ▸had read\n  the mail▹, then").snippet() == """
        2 |   had read
          |   ^^^^^^^^
        3 |   the mail, then
          |   ^^^^^^^^
        """)
    #expect(
      Sample("a ▸b\u{85}\r\n \n\td\re▹ f").snippet() == """
        1 | a b
          |   ^
        2 |
        ...
        5 | e f
          | ^
        """)
    #expect(Sample("a▸\nb▹").snippet() == "1 | a\n2 | b\n  | ^")
  }

  @Test func byteOrderMarkIsNotShown() {
    #expect(Sample("\u{FEFF}a ▸b▹").snippet() == "1 | a b\n  |   ^")
    #expect(Sample("\u{FEFF}▸▹").snippet() == "1 |\n  | ^")
  }

  @Test func whatWouldHarmATerminalIsEscaped() {
    #expect(Sample("\u{1B}]0;x\u{7} ▸you▹").snippet() == #"1 | \u{1B}]0;x\u{7} you"# + "\n  | " + blanks(16) + "^^^")
    #expect(Sample("\u{9B}2J▸x▹").snippet() == #"1 | \u{9B}2Jx"# + "\n  | " + blanks(8) + "^")
    #expect(Sample("a\u{202E}▸b\u{2066}▹c").snippet() == #"1 | a\u{202E}b\u{2066}c"# + "\n  | " + blanks(9) + "^^^^^^^^^")
    #expect(Sample("a\u{2028}▸b▹\0").snippet() == #"1 | a\u{2028}b\u{0}"# + "\n  | " + blanks(9) + "^")
  }

  @Test func whatCannotBeSeenIsEscaped() {
    #expect(Sample("▸id\u{200B}iot▹").snippet() == #"1 | id\u{200B}iot"# + "\n  | ^^^^^^^^^^^^^")
    #expect(Sample("▸\u{301}▹a").snippet() == #"1 | \u{301}a"# + "\n  | ^^^^^^^")
  }

  @Test func stackedMarksAreReplaced() {
    let stack = "a" + String(repeating: "\u{301}", count: 60)
    #expect(Sample("\(stack)▸b▹").snippet() == "1 | \u{FFFD}b\n  |  ^")
  }

  @Test func illFormedBytesAreReplaced() {
    #expect(Sample([0x61, 0xFF, 0xE2, 0x80, 0x62, 0x63], 4..<5).snippet() == "1 | a\u{FFFD}\u{FFFD}bc\n  |    ^")
    #expect(Sample([0xED, 0xA0, 0x80, 0x62], 0..<4).snippet() == "1 | \u{FFFD}\u{FFFD}\u{FFFD}b\n  | ^^^^")
  }

  @Test func escapesOfJSONStayAsTheyAre() {
    #expect(
      Sample(#"{"text":"▸you\u2019re\n wrong▹"}"#).snippet() == #"1 | {"text":"you\u2019re\n wrong"}"#
        + "\n  |          ^^^^^^^^^^^^^^^^^^^")
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
}
