import Testing
import ToneLint
import TranscriptFormats

/// Inputs that would be slow if a step looked at more than its own line: they must end, and soon.
struct LogScaleTests {
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "a", ":", " ", "[", "(1", "*", "Agent ", "10:02 ", "-", "\u{85}", "a: ", "> ", "Chat ",
    ])
  func oneLongLineIsLinear(piece: String) {
    let bytes = Array(String(repeating: piece, count: 300_000).utf8)
    _ = Reading(TextLogReader(), Array("Agent: x\n".utf8) + bytes)
    _ = Reading(TextLogReader(), bytes)
  }

  @Test(
    .timeLimit(.minutes(1)), arguments: ["\n", "\r", "a\n", ":\n", "---\n", "Chat 1\n", "a:\n", "[10:02] x\n", "Jane 10:02\n", "A: x\n"])
  func manyShortLinesAreLinear(piece: String) {
    _ = Reading(TextLogReader(), Array(String(repeating: piece, count: 100_000).utf8))
  }

  @Test(.timeLimit(.minutes(1)))
  func manyNamesAreLinear() {
    let log = (0..<50_000).map { "N\($0): x\nN\($0): y\n" }.joined()
    #expect(Reading(TextLogReader(), log).lines.count == 100_000)
  }
}
