import Testing
import ToneLint
import TranscriptFormats

/// Line starts within a message that look like a label and are none.
struct FalseLabelTests {
  @Test(arguments: [
    "Note: the fee is waived.", "Steps:", "https://example.com/a", "Error: 404", "10:30 works for me", "10:30 works: yes", "P.S.: thanks",
    "Order number: 4711", "Price (USD): 5", "User ID: jane42", "1: open the page", "- Agent: is a word", "e.g.: this",
    "Call me at: 555-0100",
    "Jane: a name that comes once", "Tuesday: closed", "Re: your mail", "**Steps:** open it", "* one: two", "<b>bold</b>", "{\"a\": 1}",
    "::", ": x",
    "(see: below)", "[link](http://a)", "agent/customer: both", "He said: no", "10:30", "2024-05-14", "---", "Jane", "Thanks, Jane",
    "Best - Jane", "Agent - a word for it", "Customer - and that is all.", "Support - Hello",
    "Is that so? Agent: yes", "Return flight (10:30): HAT201", "Ticket 12", "Outbound (Fri May 17, 2024)\nx\nOutbound (Fri May 17, 2024)",
    "Return 10:30\nx\nReturn 10:30", "a | b | c", "x\ty",
  ])
  func staysInTheMessage(line: String) {
    let log = "Agent: one\n\(line)\ntwo\nCustomer: three\nAgent: four\nCustomer: five\nAgent: six\n"
    let reading = Reading(TextLogReader(), log)
    #expect(reading.lines == ["agent ||one\n\(line)\ntwo", "customer ||three", "agent ||four", "customer ||five", "agent ||six"])
    #expect(reading.faults == [])
  }

  @Test func aTimedLogHasNoOtherLabels() {
    let log = "[10:02] Jane (Agent): your login\nUser: jane42\nPassword: x\n[10:03] Bob (Customer): ok\n[10:04] Jane: bye"
    #expect(
      Reading(TextLogReader(), log).lines == [
        "agent Jane|10:02|your login\nUser: jane42\nPassword: x", "customer Bob|10:03|ok", "agent Jane|10:04|bye",
      ])
  }

  @Test func aFieldOfManyConversationsIsNoSpeaker() {
    let one =
      "Agent: here it is\nSummer Sale: tomorrow\nCustomer: a\nAgent: b\nCustomer: c\nAgent: d\nCustomer: e\nAgent: f\nCustomer: g\n---\n"
    let reading = Reading(TextLogReader(), String(repeating: one, count: 50))
    #expect(reading.conversations.count == 50)
    #expect(reading.faults == [])
    #expect(reading.conversations[7].messages.first?.text == "here it is\nSummer Sale: tomorrow")
  }

  @Test func aThirdPersonThatComesBackIsASpeaker() {
    let log = "Agent: a\nCustomer: b\nKim Lee: c\nAgent: d\nKim Lee: e\nCustomer: f\nKim Lee: g"
    let reading = Reading(TextLogReader(), log)
    #expect(reading.lines.count == 7)
    #expect(reading.faults.count == 1)
  }

  @Test(arguments: ["just some text\nwith two lines", "http://a\nb", "Note: x", "{\"a\": 1}", "10:30"])
  func textWithoutSpeakersIsAFault(log: String) {
    let reading = Reading(TextLogReader(), log)
    #expect(reading.conversations == [])
    #expect(reading.faults.map(\.severity) == [.error])
    #expect(reading.faults.first?.message.hasPrefix("no speaker found") == true)
  }

  @Test(arguments: ["", "\n", " \r\n\t\n"])
  func nothingIsNoFault(log: String) {
    let reading = Reading(TextLogReader(), log)
    #expect(reading.conversations == [] && reading.faults == [])
  }
}
