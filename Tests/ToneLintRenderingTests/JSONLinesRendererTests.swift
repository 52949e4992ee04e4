import Testing
import ToneLint

@testable import ToneLintRendering

@Suite struct JSONLinesRendererTests {
  @Test func allKeysInOrder() {
    var sample = Sample("«it fails»\né ▸you▹ broke it")
    sample.source.baseOffset = 0
    sample.diagnostic.conversation = "c17"
    sample.diagnostic.message = MessageIndex(6)
    sample.diagnostic.speaker = "Dana"
    sample.diagnostic.suggestion = "Let me look."
    #expect(
      sample.rendered(.jsonl)
        == #"{"file":"a.txt","conversation":"c17","message":6,"role":"agent","speaker":"Dana","rule":"blame/test","#
        + #""category":"blame","severity":"warning","text":"the customer is blamed","quote":"you","#
        + #""start":{"offset":12,"line":2,"column":4},"end":{"offset":15,"line":2,"column":7},"suggestion":"Let me look.","#
        + #""related":[{"text":"the customer said","quote":"it fails","#
        + #""start":{"offset":0,"line":1,"column":1},"end":{"offset":8,"line":1,"column":9}}]}"#)
  }

  @Test func whatIsEmptyIsLeftOutButTheConversationAndTheSpeaker() {
    #expect(
      Sample("▸a▹").rendered(.jsonl)
        == #"{"file":"a.txt","conversation":"","message":0,"role":"agent","speaker":"","rule":"blame/test","#
        + #""category":"blame","severity":"warning","text":"the customer is blamed","quote":"a","#
        + #""start":{"offset":0,"line":1,"column":1},"end":{"offset":1,"line":1,"column":2}}"#)
  }

  @Test func aLineADiagnostic() {
    let sample = Sample("▸a▹")
    var out: [UInt8] = []
    var renderer = JSONLinesRenderer(options: RenderingOptions())
    renderer.render([sample.diagnostic, sample.diagnostic], of: sample.source, lines: sample.lines, into: &out)
    let line = sample.rendered(.jsonl)
    #expect(String(decoding: out, as: UTF8.self) == "\(line)\n\(line)\n")
  }

  @Test func illFormedQuotes() {
    #expect(Sample([0x61, 0xFF, 0x62], 0..<3).rendered(.jsonl).contains("\"quote\":\"a\u{FFFD}b\""))
  }
}
