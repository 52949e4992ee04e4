import Foundation
import Testing
import ToneLint

@testable import TranscriptFormats

/// Whole files in `Fixtures`, and real ones where they are at hand.
struct CaptionFixtureTests {
  static let expected = [
    file(
      "call.vtt", "webvtt",
      [
        "agent Zoë|00:00:01.000|Thanks for calling, how can I help you today? 😀",
        "customer Müller|00:00:07.250|My kettle ☕️ hasn’t worked since e\u{301}té & I’m <tired>.",
        "agent Zoë|00:00:12.000|Well, it says here that it’s fixed.", "customer Müller|00:00:12.000|It isn’t\u{A0}!",
        "bot |100:00:16.000|请稍候 one moment.", "agent Zoë|100:00:20.000|Back again.",
      ]),
    file(
      "call.srt", "srt",
      [
        "agent |00:00:01,000|You should have read the <manual> 😀 e\u{301}.", "customer |00:00:07,250|3 < 4, 中文 & so on.",
        "agent |00:00:07,250|Fine.",
      ]),
    file(
      "call.sbv", "sbv",
      ["agent |0:00:01.000|You should have read it. 👩🏽‍🚀", "customer |0:00:04.500|Où? <b>Here</b> &amp; there."]),
  ]

  /// Lines of a message are put together with spaces.
  private static func file(_ name: String, _ format: String, _ lines: [String]) -> FixtureFile {
    FixtureFile(file: name, format: format, lines: lines, inserted: [" "]) {
      ["&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": "\u{A0}", "&#8217;": "’", "[br]": "\n"][$0]
    }
  }

  @Test(arguments: expected)
  func readsItsFixture(expected: FixtureFile) throws { #expect(try expected.expectReading().faults == []) }

  @Test(arguments: expected)
  func everyCharacterGoesBackToTheFile(expected: FixtureFile) throws { try expected.expectPositions() }

  @Test(arguments: expected)
  func everyPrefixIsReadWithoutHarm(expected: FixtureFile) throws { try expected.expectSoundPrefixes() }

  // MARK: Faults

  @Test(arguments: [
    ("00:01.000 --> 00:02.000\nAgent: Hi.", ["1: expected WEBVTT on the first line"], ["agent |00:00:01.000|Hi."]),
    (
      "WEBVTT\n\n00:1d.000 --> 00:02.000\nAgent: Hi.", ["3: expected the times of a cue, like 00:00:01.000 --> 00:00:04.000"],
      ["agent ||Hi."]
    ),
    (
      "WEBVTT\n\n00:01.000 -> 00:02.000\nAgent: Hi.\n\n00:02.000 --> 00:03.000\nAgent: Yes.",
      ["3: text without the times of a cue, like 00:00:01.000 --> 00:00:04.000"], ["unknown ||00:01.000 -> 00:02.000", "agent ||Hi. Yes."]
    ),
    (
      "WEBVTT\n\n00:01.000 --> 00:02.000\n\n00:02.000 --> 00:03.000\n00:03.000 --> 00:04.000\nAgent: Hi.",
      ["3: note: 2 cues without text, the first here"], ["agent |00:00:03.000|Hi."]
    ),
    (
      "WEBVTT\n\n00:01,000 --> 00:02.000\nAgent: Hi.", ["3: note: times of webvtt are written like 00:00:01.000 --> 00:00:04.000"],
      ["agent |00:00:01,000|Hi."]
    ),
    ("WEBVTT", [], []),
  ])
  func webVTTFaults(text: String, faults: [String], lines: [String]) {
    let reading = Reading(WebVTTReader(), text)
    #expect(reading.lines == lines)
    #expect(reading.faultLines(text) == faults)
  }

  @Test(arguments: [
    ("1\nno times", ["1: no captions found; a cue begins with its times, like 00:00:01,000 --> 00:00:04,000"], []),
    ("1\n00:00:01,000 --> 00:00:02,000\nAgent: Hi.\n2\n00:00:02,000 --> 00:00:03,000\nAgain.", [], ["agent |00:00:01,000|Hi. Again."]),
    (
      "1\n00:00:01,000 --> 00:00:02,000\nAgent: Hi.\n\n2\nAgain.",
      ["5: text without the times of a cue, like 00:00:01,000 --> 00:00:04,000"], ["agent |00:00:01,000|Hi. Again."]
    ),
    ("", [], []),
  ])
  func subRipFaults(text: String, faults: [String], lines: [String]) {
    let reading = Reading(SubRipReader(), text)
    #expect(reading.lines == lines)
    #expect(reading.faultLines(text) == faults)
  }
}
