import Testing
import ToneLint
import TranscriptFormats

/// Each built-in layout on a file of its own.
struct LayoutFixtureTests {
  private static let customer = "It still fails — \"E42\" café 😀 e\u{301}\n中文 \\o/"
  private static let agent = "Let me look 👩🏽‍🚀 at it.\tOne moment."
  private static let note = "Private: caller is cross é"

  /// C, A and N stand for the customer's, the agent's and the note's text. Parts of a text in several are put on lines of their own.
  private static func file(_ name: String, _ format: String, ids: [String] = [""], _ lines: [String]) -> FixtureFile {
    FixtureFile(
      file: name, format: format, ids: ids, lines: lines, short: [customer: "C", agent: "A", note: "N"], inserted: ["\n"],
      undo: { written in format == "table" ? Written.field(written) : Written.json(written) ?? Written.html(written) })
  }

  static let expected: [FixtureFile] = [
    file("zendesk.jsonl", "zendesk", ids: ["35", "36"], zendesk + zendesk),
    file("zendesk.json", "zendesk", ids: ["35", "36"], zendesk + zendesk),
    file(
      "intercom.json", "intercom", ids: ["c100"],
      [
        "customer Ann É|1767000000|C", "agent José|1767000050|A", "note José|1767000090|N", "system José|1767000095|Assigned",
        "bot Fin|1767000100|Rate us",
      ]),
    file(
      "slack.json", "slack",
      [
        "unknown U2|1767000200|C", "unknown José|1767000260|A", "bot CI|1767000270|Build & test passed",
        "system U3|1767000280|@U3 has joined",
      ]),
    file("contact-lens-voice.json", "contact-lens-voice", ids: ["k-1"], ["agent AGENT|0:00:00|A", "customer CUSTOMER|0:01:23|C"]),
    file(
      "contact-lens-chat.json", "contact-lens-chat", ids: ["k-2"],
      [
        "system SYSTEM_MESSAGE|2026-03-02T03:31:53.390Z|Please wait.", "customer Ann|2026-03-02T03:32:00.000Z|C",
        "agent José|2026-03-02T03:32:05.000Z|A",
      ]),
    file("transcribe-call-analytics.json", "transcribe-call-analytics", ids: ["job-7"], ["agent |0:00:00|A", "customer |0:01:01|C"]),
    file("genesys.json", "genesys", ids: ["conv-1"], ["customer |0:00:00|C", "agent |1767000200000|A", "bot |0:00:04|press one"]),
    file(
      "twilio-intelligence.json", "twilio-intelligence",
      ["agent 1|0:00:00|Thanks for calling Acme, how can I help?", "customer 2|0:01:02|C"]),
    file(
      "twilio-conversations.json", "twilio-conversations",
      [
        "customer customer|2026-03-02T20:12:31Z|C", "agent agent|2026-03-02T20:13:31Z|A", "system system|2026-03-02T20:14:31Z|José joined",
      ]),
    file("servicenow.json", "servicenow", ids: ["IMS1"], ["customer Ann|0:00:01|C", "note José|0:00:03|N", "agent José|0:00:07|A"]),
    file("deepgram.json", "deepgram", ids: ["r1"], ["agent 0|0:00:00|How may I help you today?", "customer 1|1:01:02|C"]),
    file("assemblyai.json", "assemblyai", ids: ["as1"], ["agent A|0:00:00|You're speaking with José.", "customer B|0:01:01|C"]),
    file(
      "whisperx.json", "whisperx",
      ["unknown SPEAKER_00|0:00:00| Who is there?", "unknown SPEAKER_01|0:00:02| C", "unknown |0:00:04| Nobody knows."]),
    file("openai.jsonl", "openai", ids: ["o1", "o2"], openAI + openAI),
    file("openai-list.json", "openai-list", openAI),
    file("anthropic.json", "anthropic", ["customer ||C", "bot ||A"]),
    file("sharegpt.json", "sharegpt", ids: ["x", "y"], ["customer ||C", "bot ||A", "system ||Be kind.", "bot ||A"]),
    file("tau-bench.json", "tau-bench", ids: ["7", "8"], ["system ||# Policy", "customer ||C", "system ||{}", "bot ||A", "customer ||C"]),
    file(
      "abcd.json", "abcd", ids: ["3", "4"], ["agent ||Hi!", "customer ||C", "system ||Account pulled up.", "agent ||A", "customer ||C"]),
    file(
      "convokit.jsonl", "convokit", ids: ["145", "146"],
      ["customer customer|1767000200|C", "agent agent|NOT_RECORDED|A", "unknown mr. x||C", "unknown mr. y||A"]),
    file("text-log.jsonl", "text-log", ids: ["m1", ""], ["customer ||C", "bot ||A", "agent ||Hi é", "customer ||It \"fails\" 😀\nagain"]),
    file("table.csv", "table", ids: ["k-1", "k-2"], table),
    file("table.tsv", "table", ids: ["k-1", "k-2"], table),
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
  func readsItsFixture(expected: FixtureFile) throws { try expected.expectReading() }

  @Test(arguments: expected)
  func everyCharacterGoesBackToTheFile(expected: FixtureFile) throws { try expected.expectPositions() }

  @Test(arguments: expected)
  func everyPrefixIsReadWithoutHarm(expected: FixtureFile) throws { try expected.expectSoundPrefixes() }
}
