import Testing
import ToneLint
import TranscriptFormats

/// One log of each way to mark a speaker.
struct LogVariant: CustomTestStringConvertible {
  var name: String
  var log: String
  var lines: [String]

  var testDescription: String { name }

  init(_ name: String, _ log: String, _ lines: [String]) {
    self.name = name
    self.log = log
    self.lines = lines
  }

  static let all = [
    LogVariant("role words", "Agent: hi\nCustomer: it fails\n", ["agent ||hi", "customer ||it fails"]),
    LogVariant("capitals", "AGENT: hi\nCLIENT:it fails\n", ["agent ||hi", "customer ||it fails"]),
    LogVariant("time behind", "AGENT (10:02): hi\nCUSTOMER (10:03): it fails", ["agent |10:02|hi", "customer |10:03|it fails"]),
    LogVariant(
      "time in brackets, role behind", "[10:02:15] Jane (Agent): hi\n[10:02:40] Bob (Customer): it fails",
      ["agent Jane|10:02:15|hi", "customer Bob|10:02:40|it fails"]),
    LogVariant(
      "bars", "2024-05-14 10:02:15 | Agent | hi\n2024-05-14 10:03:00 | Customer | a | b",
      ["agent |2024-05-14 10:02:15|hi", "customer |2024-05-14 10:03:00|a | b"]),
    LogVariant(
      "bars with names", "2024-05-14T10:02:15Z | Jane | Agent | hi\n2024-05-14T10:03:00Z | Bob | Customer | x",
      ["agent Jane|2024-05-14T10:02:15Z|hi", "customer Bob|2024-05-14T10:03:00Z|x"]),
    LogVariant("round brackets", "(00:01:23) Customer: x\n(00:01:30) Agent: y", ["customer |00:01:23|x", "agent |00:01:30|y"]),
    LogVariant("dash", "10:02 AM - Jane: hi\n10:03 AM - Bob: x\n", ["unknown Jane|10:02 AM|hi", "unknown Bob|10:03 AM|x"]),
    LogVariant(
      "header line", "Jane [Support] 10:02 AM\nhi\nthere\n\nBob 10:05 AM\nit fails\n",
      ["agent Jane|10:02 AM|hi\nthere", "unknown Bob|10:05 AM|it fails"]),
    LogVariant(
      "header lines with departments", "⚡Vexx⚡ [User] 2:15 PM\nhi\n\nKim [Player Support] 2:16 PM\nx\n\nLi [Sales floor] 2:17 PM\ny\n",
      ["customer ⚡Vexx⚡|2:15 PM|hi", "agent Kim|2:16 PM|x", "unknown Li|2:17 PM|y"]),
    LogVariant(
      "names mostly", "Ottoline: a\nMr. Vale: b\nOttoline: c\nBasil: d\n???: e",
      ["unknown Ottoline||a", "unknown Mr. Vale||b", "unknown Ottoline||c", "unknown Basil||d\n???: e"]),
    LogVariant("name lines", "Agent\nhi there\n\nCustomer\nit fails\nbadly\n", ["agent ||hi there", "customer ||it fails\nbadly"]),
    LogVariant("bold", "**Agent:** hi\n\n**Customer:** it *fails*\n", ["agent ||hi", "customer ||it *fails*"]),
    LogVariant("bold, colon outside", "**Agent (Jane)**: hi\n__User__: x", ["agent Jane||hi", "customer ||x"]),
    LogVariant("role first", "Agent (Jane): hi\nCustomer (Bob): x", ["agent Jane||hi", "customer Bob||x"]),
    LogVariant("dash role", "Jane - Agent: hi\nBob – Customer: x\nAgent - Kim: y", ["agent Jane||hi", "customer Bob||x", "agent Kim||y"]),
    LogVariant(
      "dash text",
      "AGENT - Morning, what can I do?\nCUSTOMER - it fails again\nAGENT - Right\nCUSTOMER – No: it does not.\nand more - of it",
      ["agent ||Morning, what can I do?", "customer ||it fails again", "agent ||Right", "customer ||No: it does not.\nand more - of it"]),
    LogVariant(
      "time and dash text", "[10:02] AGENT - which order?\n[10:03] CUSTOMER - 4711\n[10:03] AGENT - Thanks",
      ["agent |10:02|which order?", "customer |10:03|4711", "agent |10:03|Thanks"]),
    LogVariant("angle", "<Jane> hi\n<Bob> x\n<Jane> y", ["unknown Jane||hi", "unknown Bob||x", "unknown Jane||y"]),
    LogVariant("time and angle", "[10:02] <Jane> hi\n[10:03] <agent> x", ["unknown Jane|10:02|hi", "agent |10:03|x"]),
    LogVariant("square names", "[Agent] hi\n[Customer]: x", ["agent ||hi", "customer ||x"]),
    LogVariant("tabs", "Agent\thi\nCustomer\tx\ty", ["agent ||hi", "customer ||x\ty"]),
    LogVariant("time and tabs", "10:02:15\tAgent\thi\n10:02:20\tJane\tagent\tx", ["agent |10:02:15|hi", "agent Jane|10:02:20|x"]),
    LogVariant(
      "phone export", "14/05/2024, 10:02 - Messages are encrypted\n14/05/2024, 10:02 - Jane: hi\n14/05/2024, 10:03 - +1 555 0100: x",
      ["system |14/05/2024, 10:02|Messages are encrypted", "unknown Jane|14/05/2024, 10:02|hi", "unknown +1 555 0100|14/05/2024, 10:03|x"]),
    LogVariant(
      "notes", "[10:02:15] Dana (Note): was rude\nInternal note: call back\n[10:03] Dana (Agent): hi",
      ["note Dana|10:02:15|was rude", "note ||call back", "agent Dana|10:03|hi"]),
    LogVariant("phrases", "Customer Service Rep: hi\nVirtual Assistant: x\nEnd-user: y", ["agent ||hi", "bot ||x", "customer ||y"]),
    LogVariant("numbers", "Agent 2: hi\nCustomer #1: x", ["agent ||hi", "customer ||x"]),
    LogVariant(
      "role and name", "Agent Jane: hi\nCustomer Bob: x\nAgent Jane: y",
      ["agent Agent Jane||hi", "customer Customer Bob||x", "agent Agent Jane||y"]),
    LogVariant(
      "name keeps its role", "Jane (Agent): hi\nBob (Customer): x\nJane: y\nBob: z",
      ["agent Jane||hi", "customer Bob||x", "agent Jane||y", "customer Bob||z"]),
    LogVariant(
      "names only", "Jane: hi\nBob: x\nJane: y\nBob: z", ["unknown Jane||hi", "unknown Bob||x", "unknown Jane||y", "unknown Bob||z"]),
    LogVariant("names once", "Jane: hi\nBob: x\n", ["unknown Jane||hi", "unknown Bob||x"]),
    LogVariant("full-width colon", "Agent：你好\nCustomer：坏了", ["agent ||你好", "customer ||坏了"]),
    LogVariant("not ASCII", "Émile (Agent): ça va\nØyvind (Customer): nei", ["agent Émile||ça va", "customer Øyvind||nei"]),
    LogVariant(
      "quotation", "Customer: x\n> Agent: you said\n> more\nno\nAgent: y", ["customer ||x\n> Agent: you said\n> more\nno", "agent ||y"]),
    LogVariant("preamble", "Transcript of today\nExported.\n\nAgent: hi", ["system ||Transcript of today\nExported.", "agent ||hi"]),
    LogVariant(
      "events", "[10:02] Chat started\n[10:03] Agent: hi\n[10:04] Bob has left the chat.",
      ["system |10:02|Chat started", "agent |10:03|hi", "system |10:04|Bob has left the chat."]),
    LogVariant("paragraphs", "Agent: one\n\n  two\n\n\nCustomer: three\n\n", ["agent ||one\n\n  two", "customer ||three"]),
    LogVariant("text below", "Agent:\none\nCustomer:\ntwo", ["agent ||one", "customer ||two"]),
    LogVariant("empty turns", "Agent:\nCustomer: x", ["agent ||", "customer ||x"]),
    LogVariant(
      "month names", "[May 14, 2024 10:02 AM] Agent: hi\n[Tue 14 May 2024 10:03] User: x",
      ["agent |May 14, 2024 10:02 AM|hi", "customer |Tue 14 May 2024 10:03|x"]),
    LogVariant(
      "same labels, other lines", "Agent: a\nCustomer: b\nAgent:  c\nAgent: \nAgent:d\nagent: e\nAgent: https://f",
      ["agent ||a", "customer ||b", "agent ||c", "agent ||", "agent ||d", "agent ||e", "agent ||https://f"]),
    LogVariant("mark", "\u{FEFF}Agent: hi", ["agent ||hi"]),
  ]
}

struct LogVariantTests {
  @Test(arguments: LogVariant.all)
  func readsTurns(variant: LogVariant) {
    #expect(Reading(TextLogReader(), variant.log).lines == variant.lines)
  }

  /// LF, CRLF, CR and NEL are the same to the reader.
  @Test(arguments: LogVariant.all, ["\r\n", "\r", "\u{85}"])
  func anyLineEndWillDo(variant: LogVariant, lineEnd: String) {
    #expect(Reading(TextLogReader(), variant.log.replacing("\n", with: lineEnd)).lines == variant.lines)
  }

  @Test(arguments: LogVariant.all, ["\n", "\r\n", "\r", "\u{85}"])
  func everyCharacterMapsBack(variant: LogVariant, lineEnd: String) {
    let bytes = Array(variant.log.replacing("\n", with: lineEnd).utf8)
    _ = Reading(TextLogReader(), bytes) { conversation in
      for message in conversation.messages {
        for range in [message.text, message.speaker, message.time] {
          for index in range.indices {
            let place = conversation.map.source(of: ByteRange(index..<index + 1))
            let written = Array(bytes[place.indices])
            #expect(written == [conversation.text[index]] || conversation.text[index] == 0x0A && written == Array(lineEnd.utf8))
          }
        }
      }
    }
  }

  @Test(arguments: LogVariant.all)
  func everyPrefixIsReadWithoutHarm(variant: LogVariant) {
    let bytes = Array(variant.log.utf8)
    for count in 0...bytes.count {
      _ = Reading(TextLogReader(), Array(bytes[..<count])) { #expect(isSound($0, sourceCount: count)) }
    }
  }

  @Test(arguments: 0..<60)
  func anyBytesAreReadWithoutHarm(seed: Int) {
    var random = SampleBytes(state: UInt64(seed))
    let alphabets: [[UInt8]] = [
      Array(0...255), Array("[](){}<>:-|*_ 0123Agent\n\t,./".utf8),
      Array("Ag: 1\n\r".utf8) + [0xC2, 0x85, 0xEF, 0xBC, 0x9A, 0xE2, 0x80, 0x93],
    ]
    let bytes = random.bytes(3000, from: alphabets[seed % 3])
    _ = Reading(TextLogReader(), bytes + Array("\nAgent: x\nCustomer: y".utf8)) { #expect(isSound($0, sourceCount: bytes.count + 22)) }
  }
}
