import Testing
import ToneLint

@testable import ToneLintRendering

@Suite struct GnuRendererTests {
  @Test func oneLineADiagnosticAndOneARelatedPlace() {
    #expect(
      Sample("«it fails»\né ▸you▹ broke it").rendered(.gnu) == """
        a.txt:2:4: warning: the customer is blamed [blame/test]
        a.txt:1:1: note: the customer said "it fails" [blame/test]
        """)
  }

  @Test(arguments: [(Severity.info, "note"), (.note, "note"), (.warning, "warning"), (.error, "error")])
  func severities(severity: Severity, expected: String) {
    var sample = Sample("▸a▹")
    sample.diagnostic.severity = severity
    #expect(sample.rendered(.gnu) == "a.txt:1:1: \(expected): the customer is blamed [blame/test]")
  }

  @Test func everythingThatEndsALineOrHarmsATerminalIsEscaped() {
    var sample = Sample("«x»\n▸a▹", name: "a\n\u{1B}[2J.txt")
    sample.diagnostic.text = "a\tb\u{7F}\u{9B}\u{2028}"
    sample.diagnostic.related[0].quote = "l1\r\nl2\u{202E}\u{7}"
    #expect(
      sample.rendered(.gnu) == #"""
        a\n\u{1B}[2J.txt:2:1: warning: a\tb\u{7F}\u{9B}\u{2028} [blame/test]
        a\n\u{1B}[2J.txt:1:1: note: the customer said "l1\r\nl2\u{202E}\u{7}" [blame/test]
        """#)
  }

  @Test func emojiAndOtherScriptsStay() {
    var sample = Sample("▸a▹")
    sample.diagnostic.text = #"👨‍👩‍👧‍👦 中文 C:\dir"#
    #expect(sample.rendered(.gnu) == #"a.txt:1:1: warning: 👨‍👩‍👧‍👦 中文 C:\dir [blame/test]"#)
  }

  @Test func color() {
    #expect(
      Sample("▸a▹").rendered(.gnu, RenderingOptions(color: true))
        == "\u{1B}[1ma.txt:1:1:\u{1B}[0m \u{1B}[1;33mwarning:\u{1B}[0m the customer is blamed [blame/test]")
  }
}
