import Testing
import ToneLint
import TranscriptFormats

struct DraftReaderTests {
  @Test(arguments: [("It fails.\n", "It fails."), ("\u{FEFF}a\r\nb\r\n", "a\nb"), ("Agent: hi", "Agent: hi"), ("", ""), ("  x ", "x")])
  func theWholeSourceIsOneMessage(draft: String, text: String) {
    let reading = Reading(DraftReader(), draft)
    #expect(reading.lines == ["agent ||\(text)"])
    #expect(reading.faults == [])
  }

  @Test func aContextStandsBeforeTheDraft() {
    var draft = DraftReader(role: .bot)
    var log = TextLogReader()
    var faults: [InputFault] = []
    let source = Source(name: "log", bytes: Array("Agent: old\n---\nCustomer: it fails\nAgent: sorry\n".utf8))
    draft.readContext(of: source, with: &log, faults: &faults)
    let reading = Reading(draft, Array("\r\nWe\r\nfixed it.".utf8)) { conversation in
      #expect(conversation.firstOwnMessage == 2)
      let context = conversation.messages[0]
      #expect(conversation.map.source(of: context.text) == ByteRange(0, 0))
      let own = conversation.messages[2].text
      #expect(conversation.map.source(of: own) == ByteRange(2, 15))
      #expect(conversation.map.source(of: ByteRange(own.start + 3, own.start + 8)) == ByteRange(6, 11))
    }
    #expect(reading.lines == ["customer ||it fails", "agent ||sorry", "bot ||We\nfixed it."])
  }

  @Test func anEmptyContextIsNone() {
    var draft = DraftReader()
    var native = NativeReader()
    var faults: [InputFault] = []
    draft.readContext(of: Source(name: "c", bytes: []), with: &native, faults: &faults)
    let reading = Reading(draft, Array("a".utf8)) { #expect($0.firstOwnMessage == 0) }
    #expect(reading.lines == ["agent ||a"])
  }
}
