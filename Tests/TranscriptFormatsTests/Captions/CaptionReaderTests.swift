import Foundation
import Testing
import ToneLint

@testable import TranscriptFormats

/// What is the same in all three formats: who speaks, and what a message is.
struct CaptionReaderTests {
  private static func cues(_ texts: [String]) -> String {
    texts.enumerated().map { "\($0.offset + 1)\n00:00:0\($0.offset),000 --> 00:00:0\($0.offset + 1),000\n\($0.element)\n" }
      .joined(separator: "\n")
  }

  @Test(arguments: [
    (["Agent: Hello.", "Caller: Hi."], ["agent |00:00:00,000|Hello.", "customer |00:00:01,000|Hi."]),
    (["AGENT: You should have", "read the", "manual."], ["agent |00:00:00,000|You should have read the manual."]),
    ([">> AGENT: Hello.\n>> It fails."], ["agent |00:00:00,000|Hello.", "unknown |00:00:00,000|It fails."]),
    (["&gt;&gt; AGENT: Hello."], ["agent |00:00:00,000|Hello."]),
    (["- Agent: Hello.\n- Customer: Hi."], ["agent |00:00:00,000|Hello.", "customer |00:00:00,000|Hi."]),
    (["Agent: Is it on?\n- No."], ["agent |00:00:00,000|Is it on?", "unknown |00:00:00,000|No."]),
    (["Jane (Agent): Hello.", "Jane: Still here?"], ["agent Jane|00:00:00,000|Hello. Still here?"]),
    (["Jane: Hello.", "Bob: Hi.", "Jane: Yes."], ["unknown Jane|00:00:00,000|Hello. Bob: Hi. Yes."]),
    (["Agent: Two things: this", "and that. Step 1: look."], ["agent |00:00:00,000|Two things: this and that. Step 1: look."]),
    (["[music]", "Agent:", "Hello."], ["unknown |00:00:00,000|[music]", "agent |00:00:01,000|Hello."]),
    (
      ["[AGENT]: Hello.", "[Customer] It [really] fails.", "[Sighs] [music]"],
      [
        "agent |00:00:00,000|Hello.", "customer |00:00:01,000|It [really] fails. [Sighs] [music]",
      ]
    ),
    ([">> SAM: Hello.", ">>> Next subject."], ["unknown SAM|00:00:00,000|Hello.", "unknown |00:00:01,000|Next subject."]),
  ])
  func tellsWhoSpeaks(texts: [String], lines: [String]) {
    #expect(Reading(SubRipReader(), Self.cues(texts)).lines == lines)
  }

  @Test func rolesCanBeDeclared() {
    var options = ReadingOptions()
    options.roles = ["dana": .agent, "speaker 2": .customer]
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Dana>Hello.\n<v Speaker 2>Hi.\n"
    let reading = Reading(WebVTTReader(options: options), text)
    #expect(reading.lines == ["agent Dana|00:00:01.000|Hello.", "customer Speaker 2|00:00:01.000|Hi."])
    #expect(reading.faults == [])
    #expect(Reading(SubRipReader(options: options), Self.cues(["Dana: Hello."])).lines == ["agent Dana|00:00:00,000|Hello."])
  }

  @Test func speakersOfUnknownRoleAreToldOnce() {
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Dana>Hello.</v> <v Bob>Hi.\n\n00:02.000 --> 00:03.000\n<v Dana>Yes.\n"
    #expect(
      Reading(WebVTTReader(), text).faultLines(text) == [
        "4: note: speakers of unknown role, not linted as agents: Dana, Bob; say --role NAME=agent"
      ])
  }

  // MARK: Hostile input

  @Test(arguments: ["<", "<v ", "&", "[br]", ">> ", "- ", "a: ", "-->", "{\\", "1\n", "00:00:00,000 --> \n\n"])
  func muchOfAnythingTakesLinearTime(part: String) {
    let many = String(repeating: part, count: 100_000)
    for text in [
      "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n\(many)", "1\n00:00:01,000 --> 00:00:02,000\n\(many)", "0:00:01.000,0:00:02.000\n\(many)",
    ] {
      let clock = ContinuousClock()
      let time = clock.measure {
        _ = Reading(WebVTTReader(), text)
        _ = Reading(SubRipReader(), text)
        _ = Reading(SBVReader(), text)
      }
      #expect(time < .seconds(10))
    }
  }

  @Test(arguments: 0..<20)
  func anyBytesAreReadWithoutHarm(seed: Int) {
    var random = SampleBytes(state: UInt64(seed))
    let alphabet = seed % 2 == 0 ? Array(0...255) : Array("WEBVT012:.,-> <v/>&;\n\r".utf8)
    let bytes = Array("WEBVTT\n\n".utf8) + random.bytes(3000, from: alphabet)
    _ = Reading(WebVTTReader(), bytes) { #expect(isSound($0, sourceCount: bytes.count)) }
    _ = Reading(SubRipReader(), bytes) { #expect(isSound($0, sourceCount: bytes.count)) }
    _ = Reading(SBVReader(), bytes) { #expect(isSound($0, sourceCount: bytes.count)) }
  }
}
