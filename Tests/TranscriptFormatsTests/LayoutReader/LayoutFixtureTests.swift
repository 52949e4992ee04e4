import Testing
import ToneLint
import TranscriptFormats

/// Each built-in layout on a file of its own.
struct LayoutFixtureTests {
  private static let customer = "It still fails — \"E42\" café 😀 e\u{301}\n中文 \\o/"
  private static let agent = "Let me look 👩🏽‍🚀 at it.\tOne moment."
  private static let note = "Private: caller is cross é"

  struct Expected: CustomTestStringConvertible {
    var file: String
    var format: String
    var ids: [String]
    /// `role speaker|time|text`, where C, A and N stand for the customer's, the agent's and the note's text.
    var lines: [String]
    var testDescription: String { file }
  }

  static let expected = [
    Expected(file: "zendesk.jsonl", format: "zendesk", ids: ["35", "36"], lines: zendesk + zendesk),
    Expected(file: "zendesk.json", format: "zendesk", ids: ["35", "36"], lines: zendesk + zendesk),
    Expected(
      file: "intercom.json", format: "intercom", ids: ["c100"],
      lines: [
        "customer Ann É|1767000000|C", "agent José|1767000050|A", "note José|1767000090|N", "system José|1767000095|Assigned",
        "bot Fin|1767000100|Rate us",
      ]),
    Expected(
      file: "slack.json", format: "slack", ids: [""],
      lines: [
        "unknown U2|1767000200|C", "unknown José|1767000260|A", "bot CI|1767000270|Build & test passed",
        "system U3|1767000280|@U3 has joined",
      ]),
    Expected(
      file: "contact-lens-voice.json", format: "contact-lens-voice", ids: ["k-1"],
      lines: ["agent AGENT|0:00:00|A", "customer CUSTOMER|0:01:23|C"]),
    Expected(
      file: "contact-lens-chat.json", format: "contact-lens-chat", ids: ["k-2"],
      lines: [
        "system SYSTEM_MESSAGE|2026-03-02T03:31:53.390Z|Please wait.", "customer Ann|2026-03-02T03:32:00.000Z|C",
        "agent José|2026-03-02T03:32:05.000Z|A",
      ]),
    Expected(
      file: "transcribe-call-analytics.json", format: "transcribe-call-analytics", ids: ["job-7"],
      lines: ["agent |0:00:00|A", "customer |0:01:01|C"]),
    Expected(
      file: "genesys.json", format: "genesys", ids: ["conv-1"],
      lines: ["customer |0:00:00|C", "agent |1767000200000|A", "bot |0:00:04|press one"]),
    Expected(
      file: "twilio-intelligence.json", format: "twilio-intelligence", ids: [""],
      lines: ["agent 1|0:00:00|Thanks for calling Acme, how can I help?", "customer 2|0:01:02|C"]),
    Expected(
      file: "twilio-conversations.json", format: "twilio-conversations", ids: [""],
      lines: [
        "customer customer|2026-03-02T20:12:31Z|C", "agent agent|2026-03-02T20:13:31Z|A", "system system|2026-03-02T20:14:31Z|José joined",
      ]),
    Expected(
      file: "servicenow.json", format: "servicenow", ids: ["IMS1"],
      lines: ["customer Ann|0:00:01|C", "note José|0:00:03|N", "agent José|0:00:07|A"]),
    Expected(
      file: "deepgram.json", format: "deepgram", ids: ["r1"], lines: ["agent 0|0:00:00|How may I help you today?", "customer 1|1:01:02|C"]),
    Expected(
      file: "assemblyai.json", format: "assemblyai", ids: ["as1"],
      lines: ["agent A|0:00:00|You're speaking with José.", "customer B|0:01:01|C"]),
    Expected(
      file: "whisperx.json", format: "whisperx", ids: [""],
      lines: ["unknown SPEAKER_00|0:00:00| Who is there?", "unknown SPEAKER_01|0:00:02| C", "unknown |0:00:04| Nobody knows."]),
    Expected(file: "openai.jsonl", format: "openai", ids: ["o1", "o2"], lines: openAI + openAI),
    Expected(file: "openai-list.json", format: "openai-list", ids: [""], lines: openAI),
    Expected(file: "anthropic.json", format: "anthropic", ids: [""], lines: ["customer ||C", "bot ||A"]),
    Expected(
      file: "sharegpt.json", format: "sharegpt", ids: ["x", "y"], lines: ["customer ||C", "bot ||A", "system ||Be kind.", "bot ||A"]),
    Expected(
      file: "tau-bench.json", format: "tau-bench", ids: ["7", "8"],
      lines: ["system ||# Policy", "customer ||C", "system ||{}", "bot ||A", "customer ||C"]),
    Expected(
      file: "abcd.json", format: "abcd", ids: ["3", "4"],
      lines: ["agent ||Hi!", "customer ||C", "system ||Account pulled up.", "agent ||A", "customer ||C"]),
    Expected(
      file: "convokit.jsonl", format: "convokit", ids: ["145", "146"],
      lines: ["customer customer|1767000200|C", "agent agent|NOT_RECORDED|A", "unknown mr. x||C", "unknown mr. y||A"]),
    Expected(
      file: "text-log.jsonl", format: "text-log", ids: ["m1", ""],
      lines: ["customer ||C", "bot ||A", "agent ||Hi é", "customer ||It \"fails\" 😀\nagain"]),
    Expected(file: "table.csv", format: "table", ids: ["k-1", "k-2"], lines: table),
    Expected(file: "table.tsv", format: "table", ids: ["k-1", "k-2"], lines: table),
  ]

  private static let zendesk = [
    "customer Ann É|2026-03-02T09:00:00Z|C", "agent José|2026-03-02T09:05:00Z|A", "note José|2026-03-02T09:06:00Z|N",
    "bot -1|2026-03-02T09:07:00Z|Ticket received.",
  ]
  private static let openAI = ["system ||Be kind.", "customer ||C", "system ||42", "bot ||A\nSecond part é."]
  private static let table = [
    "customer Ann É|2026-03-02 09:00|C", "agent José|2026-03-02 09:05|A", "note José|2026-03-02 09:06|N", "customer Bo||It, too, fails",
  ]

  @Test(arguments: expected)
  func readsItsFixture(expected: Expected) throws {
    let bytes = try Fixture.bytes(expected.file)
    #expect(Detected.catalog.detect(bytes, fileName: nil)?.name == expected.format)
    let reading = Detected.read(bytes)
    #expect(reading.conversations.map(\.id) == expected.ids)
    let lines = reading.lines.map {
      $0.replacing(Self.customer, with: "C").replacing(Self.agent, with: "A").replacing(Self.note, with: "N")
    }
    #expect(lines == expected.lines)
    #expect(reading.faults.filter { $0.severity == .error } == [])
  }

  @Test(arguments: expected)
  func everyCharacterGoesBackToTheFile(expected: Expected) throws {
    let bytes = try Fixture.bytes(expected.file)
    let isTable = expected.format == "table"
    let reading = Detected.read(bytes) {
      // Parts of a text in several are put on lines of their own.
      expectPositions($0, in: bytes, inserted: ["\n"], undoing: isTable ? Written.field : { Written.json($0) ?? Written.html($0) })
    }
    #expect(!reading.conversations.isEmpty)
  }

  /// Wherever a file ends, its beginning is read: no trap, sound places, and nothing that the whole does not have before its last message.
  @Test(arguments: expected)
  func everyPrefixIsReadWithoutHarm(expected: Expected) throws {
    let bytes = try Fixture.bytes(expected.file)
    let format = try #require(Detected.catalog.detect(bytes, fileName: nil))
    var reader = format.makeReader(options: ReadingOptions())
    func read(_ reader: inout some TranscriptReader, _ prefix: [UInt8]) {
      var faults: [InputFault] = []
      reader.read(Source(name: "test", bytes: prefix), faults: &faults) { #expect(isSound($0, sourceCount: prefix.count)) }
      for fault in faults { #expect(Int(fault.range.end) <= prefix.count + 1) }
    }
    for count in 0...bytes.count { read(&reader, Array(bytes[..<count])) }
  }

  @Test(arguments: expected)
  func namesItsFormat(expected: Expected) throws {
    let bytes = try Fixture.bytes(expected.file)
    #expect(Detected.catalog.format(named: expected.format, for: bytes) == Detected.catalog.detect(bytes, fileName: nil))
  }
}
