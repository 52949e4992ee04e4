import Testing

@testable import ToneLintRendering

@Suite struct ParagraphTests {
  @Test(arguments: [
    ("", []), (" \n ", []), ("one", ["one"]), ("one two", ["one two"]), ("one two three", ["one two", "three"]),
    ("a  b\tc", ["a b c"]), ("one\ntwo\r\nthree", ["one", "two", "three"]), ("longer-than-a-line a", ["longer-than-a-line", "a"]),
    ("中文 中文 中文", ["中文", "中文", "中文"]), ("a\u{1B}b", [#"a\u{1B}b"#]),
  ])
  func wraps(text: String, expected: [String]) {
    #expect(Paragraph.wrap(text, columns: 8, meter: WidthMeter()) == expected)
  }
}
