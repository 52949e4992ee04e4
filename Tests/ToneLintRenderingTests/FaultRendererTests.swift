import Testing
import ToneLint

@testable import ToneLintRendering

@Suite struct FaultRendererTests {
  @Test(arguments: [(InputFault.Severity.error, "error"), (.note, "note")])
  func inputFaults(severity: InputFault.Severity, expected: String) {
    var source = Source(name: "b\n.txt", bytes: Array("ab\r\ncd".utf8))
    source.baseLine = 10
    var out: [UInt8] = []
    FaultRenderer(options: RenderingOptions()).render(
      InputFault(severity, "no '\u{1B}'", at: ByteRange(5, 6)), of: source, lines: LineIndex(source), into: &out)
    #expect(String(decoding: out, as: UTF8.self) == "b\\n.txt:11:2: \(expected): no '\\u{1B}'\n")
  }

  @Test func ruleFaults() {
    var out: [UInt8] = []
    let fault = RuleFault("no list '@x'", at: RuleFilePlace(file: "r.yml", line: 3, column: 5))
    FaultRenderer(options: RenderingOptions(color: true)).render(fault, into: &out)
    #expect(String(decoding: out, as: UTF8.self) == "\u{1B}[1mr.yml:3:5:\u{1B}[0m \u{1B}[1;31merror:\u{1B}[0m no list '@x'\n")
  }
}
