import Testing
import ToneLint
import TranscriptFormats

struct SeparatorTests {
  @Test(arguments: [
    "---", "=====", "* * *", "\n---\n", "Conversation 12", "=== Ticket #12 ===", "# Chat 12", "---\nCase 12\n---", "Conversation ID: 12",
    "\nTranscript no. 12", "\nChat started at 10:02",
  ])
  func partsConversations(separator: String) {
    let reading = Reading(TextLogReader(), "Agent: a\nCustomer: b\n\(separator)\nAgent: c\nCustomer: d\n")
    #expect(reading.conversations.count == 2)
    #expect(reading.conversations[0].lines == ["agent ||a", "customer ||b"])
    #expect(reading.conversations.last?.lines.suffix(2) == ["agent ||c", "customer ||d"])
    #expect(reading.conversations.last?.id == (separator.contains("12") ? "12" : ""))
  }

  @Test(arguments: ["--", "-=-", "Conversation", "Ticket 12 is open", "Chat starter", "Call me 12"])
  func isText(line: String) {
    let reading = Reading(TextLogReader(), "Agent: a\n\(line)\nCustomer: b\n")
    #expect(reading.lines == ["agent ||a\n\(line)", "customer ||b"])
  }

  @Test func aRuleWithinAMessageIsText() {
    let reading = Reading(TextLogReader(), "Agent: a\n\n---\n\nmore\nCustomer: b\n")
    #expect(reading.lines == ["agent ||a\n\n---\n\nmore", "customer ||b"])
  }

  @Test func headingsAfterABlankLineMayHaveMoreBelow() {
    let reading = Reading(TextLogReader(), "Conversation 1\nDate: today\nAgent: a\n\nConversation 2\nDate: today\nAgent: b\n")
    #expect(reading.conversations.map(\.id) == ["1", "2"])
    #expect(reading.conversations[1].lines == ["system ||Date: today", "agent ||b"])
  }

  @Test func timedOpeningsPartConversations() {
    let reading = Reading(TextLogReader(), "[10:01] Chat started\n[10:02] Agent: a\n[11:00] Chat started\n[11:01] Agent: b\n")
    #expect(reading.conversations.map(\.messages.count) == [2, 2])
  }
}
