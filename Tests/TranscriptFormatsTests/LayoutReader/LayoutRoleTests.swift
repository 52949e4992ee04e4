import LayoutFiles
import Testing
import ToneLint
import TranscriptFormats

struct LayoutRoleTests {
  @Test func theUserSaysWhoSpeaks() throws {
    var options = ReadingOptions()
    options.roles = ["speaker_00": .agent, "speaker_01": .customer]
    let reading = Detected.read(try Fixture.bytes("whisperx.json"), options: options)
    #expect(reading.conversations[0].messages.map(\.role) == [.agent, .customer, .unknown])
  }

  @Test func notesStayNotesWhoeverWroteThem() throws {
    var options = ReadingOptions()
    options.roles = ["josé": .agent]
    let reading = Detected.read(try Fixture.bytes("zendesk.jsonl"), options: options)
    #expect(reading.conversations[0].messages.map(\.role) == [.customer, .agent, .note, .bot])
  }

  @Test func inferredRolesAreSaidOnce() throws {
    let reading = Detected.read(try Fixture.bytes("deepgram.json"))
    #expect(reading.faults.map(\.severity) == [.note])
    #expect(reading.faults[0].message.contains("speaker \"0\" is taken for the agent, who says \"how may i help\""))
  }

  @Test func unknownSpeakersAreSaidOnce() throws {
    let reading = Detected.read(try Fixture.bytes("whisperx.json"))
    #expect(reading.faults.map(\.severity) == [.note])
    #expect(reading.faults[0].message.contains("SPEAKER_00, SPEAKER_01"))
  }

  /// Who writes from a telephone or a messenger has an address and no identity.
  @Test func addressesAreCustomers() {
    let authors = ["+15550100", "whatsapp:+15550100", "jose@acme.example", "system"]
    let messages = authors.map { #"{"author": "\#($0)", "body": "a", "date_created": "2026-03-02", "conversation_sid": "C"}"# }
    let reading = Detected.read(Array(#"{"messages": [\#(messages.joined(separator: ","))]}"#.utf8))
    #expect(reading.conversations[0].messages.map(\.role) == [.customer, .customer, .unknown, .system])
  }

  @Test func joinsNeedNotStandInOrder() {
    let text =
      #"{"users":[{"role":"agent","id":"\u0039"}],"comments":[{"plain_body":"a","author_id":9},{"body":"b","author_id":8}],"ticket":{"requester_id":"8"}}"#
    #expect(Detected.read(Array(text.utf8)).lines == ["agent 9||a", "customer 8||b"])
  }
}
