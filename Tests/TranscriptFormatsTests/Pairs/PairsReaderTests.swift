import Testing
import ToneLint
import TranscriptFormats

struct PairsReaderTests {
  private static let turns = ["agent ||hi", "customer ||it \"fails\" é", "system ||Account pulled up."]

  @Test(arguments: [
    #"["agent","hi"]"# + "\n" + #"["customer", "it \"fails\" \u00e9"]"# + "\n\n" + #"["action","Account pulled up."]"#,
    "[\r\n" + #"  ["agent","hi"],"# + "\r\n" + #"["customer", "it \"fails\" \u00e9"],"# + "\r\n" + #"["action","Account pulled up."]"#
      + "\r\n]\r\n",
    #"["agent","hi"]"# + "\r" + #"["user", "it \"fails\" é"]"# + "\r" + #"["system","Account pulled up."]"#,
  ])
  func readsPairs(text: String) {
    let reading = Reading(PairsReader(), text)
    #expect(reading.lines == Self.turns && reading.conversations.count == 1 && reading.faults == [])
    #expect(Detected.catalog.detect(Array(text.utf8), fileName: "a.txt") == TranscriptFormat.pairs)
  }

  @Test(arguments: [
    (#"["agent"]"#, #"expected "," after the role, found "]""#), (#"["agent",5]"#, #"expected a text in quotes, found "5""#),
    (#"["agent","x""#, #"expected "]" after the text, found the end of the file"#), (#"[5]"#, #"expected a role in quotes, found "5""#),
    ("x", #"expected a pair like ["agent", "text"], found "x""#),
    (#"["agent","x"] y"#, #"expected the line end after the pair, found "y""#),
  ])
  func losesOneLineOnly(line: String, message: String) {
    let reading = Reading(PairsReader(), line)
    #expect(reading.faults.map(\.message) == [message])
    #expect(Reading(PairsReader(), line + "\n" + #"["agent","hi"]"#).lines.last == "agent ||hi")
  }

  @Test func everyPrefixIsReadWithoutHarm() {
    let bytes = Array(("[\n" + #"["agent","h\u00e9i"],"# + "\n" + #"["x", "it"]]"#).utf8)
    for count in 0...bytes.count {
      let prefix = Array(bytes[..<count])
      _ = Detected.catalog.detect(prefix, fileName: nil)
      _ = Reading(PairsReader(), prefix) { #expect(isSound($0, sourceCount: count)) }
    }
    #expect(Reading(PairsReader(), bytes).faults.map(\.severity) == [.note])
  }
}
