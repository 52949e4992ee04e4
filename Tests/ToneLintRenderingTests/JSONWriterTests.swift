import Testing

@testable import ToneLintRendering

@Suite struct JSONWriterTests {
  @Test(arguments: [
    ("", #""""#), ("plain", #""plain""#), (#"a"b\c/d"#, #""a\"b\\c/d""#), ("\n\r\t\0\u{8}\u{1F}", #""\n\r\t\u0000\u0008\u001f""#),
    ("\u{7F}\u{80}\u{9F}\u{A0}", "\"\\u007f\\u0080\\u009f\u{A0}\""), ("\u{2028}\u{2029}\u{202E}\u{2066}", #""\u2028\u2029\u202e\u2066""#),
    ("é中👍\u{10FFFF}", "\"é中👍\u{10FFFF}\""), ("\r\n", #""\r\n""#), ("👨‍👩‍👧‍👦", "\"👨‍👩‍👧‍👦\""),
  ])
  func strings(text: String, expected: String) {
    #expect(written { $0.string(text) } == expected)
  }

  @Test func nesting() {
    let text = written { json in
      json.array { json in
        json.integer(-1)
        json.object { _ in }
        json.object { json in
          json.member("a", 1)
          json.member("b") { $0.array { _ in } }
          json.member("c", "x")
        }
        json.string("s")
      }
    }
    #expect(text == #"[-1,{},{"a":1,"b":[],"c":"x"},"s"]"#)
  }

  private func written(_ body: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    body(&json)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
