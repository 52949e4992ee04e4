import LayoutFiles
import Testing
import ToneLint
import TranscriptFormats

struct FormatCatalogTests {
  @Test(arguments: [
    (#"{"id":"7","messages":[]}"#, nil, "native"), ("\u{FEFF}\n {\n", "a.txt", "native"), ("[\n{", nil, "native"),
    ("[10:02] Jane: hi", nil, "text"), ("[10:02] Jane: hi", "a.jsonl", "native"), ("Agent: hi", nil, "text"),
    ("Agent: hi", "a.LOG", "text"), ("", "a.jsonl", "native"), ("", "a.b/c", "text"), ("", nil, "text"), ("{name}: hi", "a.txt", "text"),
    ("[Jane] hi", nil, "text"), (#"["a", "b"]"#, nil, "pairs"), (#"[["a","b"],"#, nil, "pairs"),
    (#"{"messages":[{"role":"user","text":"a"}]}"#, nil, "native"), (#"{"messages":[{"role":"user","content":"a"}]}"#, nil, "openai"),
    ("{\"broken\n" + #"{"messages":[{"role":"user","content":"a"}]}"#, nil, "openai"),
    (#"{"system":"x","messages":[{"role":"user","content":"a"}]}"#, nil, "anthropic"),
    ("role,text\nagent,hi", nil, "table"), ("role,texts\nagent,hi", "a.csv", "text"), ("Text; Sender\nhi; x", nil, "table"),
    ("Dear Agent, this text, role\n", nil, "text"),
  ])
  func looksAtContentThenName(beginning: String, fileName: String?, format: String) {
    #expect(Detected.catalog.detect(Array(beginning.utf8), fileName: fileName)?.name == format)
  }

  @Test(arguments: ["{}", "[]", #"["a"]"#, "[[1,2]]", #"{"a":{"messages":[]}}"#, "{\n  \"a\": 1\n}\n", #"[{"x":"y"}]"#])
  func otherJSONIsNone(text: String) {
    #expect(Detected.catalog.detect(Array(text.utf8), fileName: "a.json") == nil)
  }

  @Test func namesAreTheirOwn() {
    #expect(Set(Detected.catalog.names).count == Detected.catalog.names.count)
    for name in Detected.catalog.names { #expect(Detected.catalog.format(named: name, for: [])?.name == name) }
    #expect(Detected.catalog.format(named: "zip", for: []) == nil)
  }

  @Test(arguments: Detected.catalog.names)
  func readersTakeNothing(name: String) throws {
    var reader = try #require(Detected.catalog.format(named: name, for: [])).makeReader(options: ReadingOptions())
    var faults: [InputFault] = []
    reader.read(Source(name: "x", bytes: []), faults: &faults) { _ in }
    #expect(faults == [])
  }
}
