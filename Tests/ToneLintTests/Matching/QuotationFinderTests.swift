import Testing

@testable import ToneLint

struct QuotationFinderTests {
  @Test(arguments: [
    ("he said \"aa bb\" cc", ["aa bb"]),
    ("“aa” and «bb cc» and „dd”", ["aa", "bb cc", "dd"]),
    ("'aa bb' cc", ["aa bb"]),
    ("‘aa bb’ cc", ["aa bb"]),
    ("\"aa. Bb.\" cc", ["aa. Bb."]),
    ("\"aa\" \"bb\"", ["aa", "bb"]),
    ("a 5\" disk and a 3\" one", []),
    ("don't and can't", []),
    ("the dogs' bowls and the cats' too", []),
    ("\"aa bb", []),
    ("aa bb\"", []),
    ("“aa bb", []),
    ("aa” bb", []),
    ("(\"aa\")", ["aa"]),
    ("\"\"", [""]),
  ])
  func ranges(text: String, expected: [String]) {
    let bytes = Array(text.utf8)
    let tokens = TokenReader("aa").tokens(of: text)
    let found = QuotationFinder.ranges(in: tokens, bytes).map { range in
      range.isEmpty
        ? "" : String(decoding: bytes[Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)], as: UTF8.self)
    }
    #expect(found == expected)
  }
}
