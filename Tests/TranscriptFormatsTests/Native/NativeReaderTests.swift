import Testing
import ToneLint
import TranscriptFormats

struct NativeReaderTests {
  @Test(arguments: [
    #"{"id":"7","messages":[{"role":"customer","speaker":"Ann","time":"2024-05-14","text":"It fails."},{"role":"agent","text":"Ok."}]}"#,
    #"{"messages":[{"text":"It fails.","time":"2024-05-14","speaker":"Ann","role":"customer"},{"text":"Ok.","role":"agent"}],"id":"7"}"#,
    #" { "x" : [ { } , [ ] , 1.5e-3 , true , null , "\"" ] , "id" : 7 , "messages" : [ { "role" : "user" , "y" : { "a" : [ 0 ] } , "#
      + #""speaker" : "Ann", "time" : "2024-05-14", "text" : "It fails." } , { "role":"\u0061gent", "text":"Ok." } ] }   "#,
    "\u{FEFF}\r\n\n" + #"{"id":"7","messages":[{"role":"Customer","speaker":"Ann","time":"2024-05-14","text":"It\u0020fails."},"#
      + #"{"role":"agent","text":"Ok."}]}"# + "\r\n",
  ])
  func readsWhateverTheLayout(text: String) {
    let reading = Reading(NativeReader(), text)
    #expect(reading.conversations.map(\.id) == ["7"])
    #expect(reading.lines == ["customer Ann|2024-05-14|It fails.", "agent ||Ok."])
    #expect(reading.faults == [])
  }

  @Test func undoesEscapes() {
    let reading = Reading(NativeReader(), #"{"messages":[{"role":"bot","text":"\"\\\/\b\f\n\r\t\u00e9\u4E2D\uD83D\ude00"}]}"#)
    #expect(reading.lines == ["bot ||\"\\/\u{8}\u{C}\n\r\té中😀"])
    #expect(reading.faults == [])
  }

  @Test(arguments: [
    (#"\ud83d"#, "\u{FFFD}", InputFault.Severity.note), (#"\ude00x"#, "\u{FFFD}x", .note), (#"\ud83d\u0041"#, "\u{FFFD}A", .note),
    (#"\ud83d\ud83d\ude00"#, "\u{FFFD}😀", .note), (#"\u12G4"#, "\u{FFFD}G4", .error), (#"\x"#, "\\x", .error), ("a\tb", "a\tb", .error),
    ("a\u{0}b", "a\u{0}b", .error), ("a\rb", "a\rb", .error),
  ])
  func keepsLinesWithBadStrings(written: String, text: String, severity: InputFault.Severity) {
    let reading = Reading(NativeReader(), #"{"messages":[{"role":"agent","text":""# + written + #""}]}"#)
    #expect(reading.lines == ["agent ||\(text)"])
    #expect(reading.faults.map(\.severity) == [severity])
  }

  @Test(arguments: [
    ("[1]", "expected an object with \"messages\" on each line, found an array", 0..<3),
    (#""""" x"#, "expected an object with \"messages\" on each line, found a string", 0..<2),
    ("12", "expected an object with \"messages\" on each line, found a number", 0..<2),
    ("{}", "this object has no \"messages\"", 0..<1),
    (#"{"messages":7}"#, "expected an array for \"messages\", found a number", 12..<13),
    (#"{"messages":[7]}"#, "expected an object for each message, found a number", 13..<14),
    (#"{"messages":[{"role":"agent","text":null}]}"#, "expected a string for \"text\", found null", 36..<40),
    (#"{"messages":[{"role":"agent","text":[1]}]}"#, "expected a string for \"text\", found an array", 36..<39),
    (#"{"messages":[{"role":5,"text":"x"}]}"#, "expected a string for \"role\", found a number", 21..<22),
    (#"{"messages":[{"text":"x"}]}"#, "this message has no \"role\"", 13..<14),
    (#"{"messages":[{"role":"agent"}]}"#, "this message has no \"text\"", 13..<14),
    (#"{"id":{},"messages":[]}"#, "expected a string for \"id\", found an object", 6..<8),
    (#"{"id":"a","messages":[],"id":"b"}"#, "\"id\" stands twice in this object; the last one counts", 24..<28),
    (#"{"messages":[]} x"#, "expected the line end after the object, found \"x\"", 16..<17),
    (#"{"messages":[],}"#, "expected a value after \",\", found \"}\"", 15..<16),
    (#"{"messages" []}"#, "expected \":\" after the key, found \"[\"", 12..<13),
    (#"{messages:[]}"#, "expected a key in quotes, found \"m\"", 1..<2),
    (#"{"a":01}"#, "a number does not begin with 0", 5..<6),
    (#"{"a":1.}"#, "expected a digit, found \"}\"", 7..<8),
    (#"{"a":tru}"#, "expected a value, found \"t\"", 5..<6),
    (#"{"a":"b"#, "this string is not closed before the line end; a line break in it is written \\n", 5..<6),
    (#"{"a":[1,2"#, "expected \",\" or \"]\", found the end of the file", 9..<9),
    (#"{"a":é}"#, "expected a value, found \"é\"", 5..<6),
  ])
  func locatesFaults(line: String, message: String, place: Range<Int>) {
    let reading = Reading(NativeReader(), line)
    #expect(reading.faults == [InputFault(.error, message, at: ByteRange(place))])
  }

  /// A line end between two values is white space to JSON, and parts conversations here.
  @Test(arguments: [
    "{\n\"messages\": []\n}", "[1\n,2]", "{\"messages\": [],\n\"x\": 1}\n", "\n[[],\n[]]",
    "{\"messages\": [{\"role\": \"agent\",\n\"text\": \"Hi.\"}]}",
  ])
  func oneDocumentOverLinesIsOneFault(text: String) {
    let reading = Reading(NativeReader(), text)
    #expect(
      reading.faults.map(\.message) == ["this is one JSON document over several lines; the native format has one conversation a line"])
    #expect(reading.faults.map(\.range.start) == [text.hasPrefix("\n") ? 1 : 0])
  }

  @Test func losesOneLineOnly() {
    let good = #"{"messages":[{"role":"agent","text":"ok"}]}"#
    let half = #"{"messages":[{"role":"agent","text":"read"},{"role":"agent","text":"lost"#
    let reading = Reading(NativeReader(), [good, half, "{", good].joined(separator: "\n"))
    #expect(reading.lines == ["agent ||ok", "agent ||read", "agent ||ok"])
    #expect(reading.faults.count == 2)
  }

  @Test func keepsIndicesOfMessagesThatItCannotRead() {
    let reading = Reading(NativeReader(), #"{"messages":[5,{"role":"bot","text":null},{"role":"agent","text":"ok"}]}"#)
    #expect(reading.lines == ["unknown ||", "bot ||", "agent ||ok"])
  }

  @Test func lastOfTwoCounts() {
    let reading = Reading(
      NativeReader(), #"{"messages":[{"role":"bot","text":"a"}],"messages":[{"role":"bot","role":"agent","text":"b","text":"c"}]}"#)
    #expect(reading.lines == ["agent ||c"])
    #expect(reading.faults.count == 3)
  }

  @Test func notesAnUnknownRoleOnce() {
    let line = #"{"messages":[{"role":"foo","text":"a"},{"role":"bar","text":"b"},{"role":"unknown","text":"c"}]}"#
    let reading = Reading(NativeReader(), line + "\n" + line)
    #expect(reading.lines.allSatisfy { $0.hasPrefix("unknown") })
    #expect(reading.faults.map(\.severity) == [.note])
    #expect(reading.faults.first?.message.contains("\"foo\"") == true)
  }

  @Test func obeysDeclaredRoles() {
    var options = ReadingOptions()
    options.roles = ["jane": .agent, "foo": .customer]
    let line = #"{"messages":[{"role":"foo","text":"a"},{"role":"x","speaker":"JANE","text":"b"}]}"#
    #expect(Reading(NativeReader(options: options), line).lines == ["customer ||a", "agent JANE||b"])
  }

  @Test func keepsLabelsWhenAsked() {
    let line =
      #"{"messages":[{"role":"bot","text":"a"},{"labels":[{"id":"blame","quote":"y\u00e9"},{"id":"x","n":1}],"role":"agent","text":"b"}]}"#
    var options = ReadingOptions()
    #expect(Reading(NativeReader(options: options), line).conversations[0].labels == [])
    options.keepsLabels = true
    #expect(
      Reading(NativeReader(options: options), line).conversations[0].labels == [
        .init(message: MessageIndex(1), category: "blame", quote: "yé"), .init(message: MessageIndex(1), category: "x", quote: ""),
      ])
  }

  @Test(arguments: ["{\n  \"messages\": [\n  ]\n}", "[\n  {\n    \"messages\": []\n  }\n]", "\n[\n5\n]"])
  func saysThatADocumentIsSpreadOverLines(text: String) {
    let reading = Reading(NativeReader(), text)
    #expect(reading.conversations == [])
    #expect(
      reading.faults.map(\.message) == ["this is one JSON document over several lines; the native format has one conversation a line"])
  }

  @Test func carriageReturnsAlonePartLines() {
    let line = #"{"messages":[{"role":"agent","text":"ok"}]}"#
    let reading = Reading(NativeReader(), line + "\r" + line + "\r")
    #expect(reading.lines.count == 2)
    #expect(reading.faults == [])
  }

  @Test func readsSegmentsOneAfterTheOther() {
    var reader = NativeReader()
    var faults: [InputFault] = []
    var texts: [String] = []
    for base in [0, 50] {
      let bytes = Array(#"{"messages":[{"role":"x","text":"a"}]}"#.utf8)
      reader.read(Source(name: "f", bytes: bytes, baseOffset: base, baseLine: base + 1), faults: &faults) {
        texts.append($0.string($0.messages[0].text))
      }
    }
    #expect(texts == ["a", "a"])
    #expect(faults.count == 1)
  }
}
