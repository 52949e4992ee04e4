import Testing
import UnicodeText

@Suite struct DisplayWidthTests {
  private func columns(_ bytes: [UInt8], start: Int = 0, tab: Int = 8) -> Int {
    var width = DisplayWidth()
    return width.columns(of: bytes, in: bytes.indices, startColumn: start, tabWidth: tab)
  }

  @Test(arguments: [
    ("", 0), ("abc", 3), ("naïve", 5), ("e\u{301}", 1), ("中文", 4), ("ｉｄ", 4), ("ｱ", 1), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2),
    ("👍", 2), ("👍🏽", 2), ("👨‍👩‍👧‍👦", 2), ("🇺🇸", 2), ("🇺🇸🇩🇪", 4), ("❤", 1), ("❤️", 2), ("1️⃣", 2), ("☺️!", 3), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2), ("©", 1),
    ("\u{200B}", 0), ("a\u{200D}b", 2), ("\u{FEFF}", 0), ("\u{AD}", 1), ("\u{85}é", 2), ("\0\u{1B}é", 3), ("é\r\n", 3), ("a\r\n", 3),
    ("é\n", 2),
    ("กำ", 2), ("हिन्दी", 3), ("“…”", 3), ("\u{2028}", 1),
  ])
  func countsColumns(text: String, expected: Int) {
    #expect(columns(Samples.bytes(text)) == expected)
  }

  @Test(arguments: [
    ("\t", 0, 8, 8), ("a\tb", 0, 8, 9), ("\t", 7, 8, 1), ("\t", 8, 8, 8), ("\t\t", 1, 4, 7), ("é\tb", 0, 4, 5), ("中\t", 3, 4, 5),
    ("\t", 0, 0, 1),
  ])
  func tabsGoToTheNextStop(text: String, start: Int, tab: Int, expected: Int) {
    #expect(columns(Samples.bytes(text), start: start, tab: tab) == expected)
  }

  @Test func keepsToTheRange() {
    let bytes = Samples.bytes("a中b")
    var width = DisplayWidth()
    let character = width.columns(of: bytes, in: 1..<4, startColumn: 5, tabWidth: 8)
    #expect(character == 2)
    let nothing = width.columns(of: bytes, in: 4..<4, startColumn: 5, tabWidth: 8)
    #expect(nothing == 0)
  }

  @Test func illFormedBytesAreShownAsReplacements() {
    #expect(columns([0x80]) == 1)
    #expect(columns([0xE2, 0x80]) == 1)
    #expect(columns([0xED, 0xA0, 0x80]) == 3)
    for bytes in Samples.illFormed { #expect(columns(bytes) <= bytes.count) }
  }
}
