import LayoutFiles
import RuleFiles
import Testing
import ToneLint
import TranscriptFormats

struct FormatCatalogTests {
  @Test(arguments: [
    (#"{"id":"7","messages":[]}"#, nil, "native"), ("\u{FEFF}\n {\n", "a.txt", "native"), ("[\n{", nil, "native"),
    ("[10:02] Jane: hi", nil, "text"), ("[10:02] Jane: hi", "a.jsonl", "native"), ("Agent: hi", nil, "text"),
    ("Agent: hi", "a.LOG", "text"), ("", "a.jsonl", "native"), ("", "a.b/c", "text"), ("", nil, "text"), ("{name}: hi", "a.txt", "text"),
    ("[Jane] hi", nil, "text"), (#"["a", "b"]"#, nil, "pairs"), (#"[["a","b"],"#, nil, "pairs"),
    ("[]", nil, "pairs"), ("[ ]\n \n", nil, "pairs"),
    (#"{"messages":[{"role":"user","text":"a"}]}"#, nil, "native"), (#"{"messages":[{"role":"user","content":"a"}]}"#, nil, "openai"),
    ("{\"broken\n" + #"{"messages":[{"role":"user","content":"a"}]}"#, nil, "openai"),
    (#"{"system":"x","messages":[{"role":"user","content":"a"}]}"#, nil, "anthropic"),
    ("role,text\nagent,hi", nil, "table"), ("role,texts\nagent,hi", "a.csv", "text"), ("Text; Sender\nhi; x", nil, "table"),
    ("Dear Agent, this text, role\n", nil, "text"), ("WEBVTT", "a.txt", "webvtt"), ("\u{FEFF}WEBVTT - x\n", nil, "webvtt"),
    ("WEBVTTX", nil, "text"), ("00:01.000 --> 00:02.000", nil, "webvtt"), ("1\n00:00:01,000 --> 00:00:02,000", nil, "srt"),
    ("00:00:01,000 --> 00:00:02,000", nil, "srt"), ("1\nAgent: hi", nil, "text"), ("1\nAgent: hi", "a.srt", "srt"),
    ("0:00:01.000,0:00:02.000", nil, "sbv"), ("10:30, Agent: hi", nil, "text"), ("From a@b Tue May 14 08:02:15 2024\n", nil, "mail"),
    ("From: a@b\nMessage-ID: <1>\n\nhi", "a.csv", "mail"), ("From: Jane\nhi there", nil, "text"),
    ("From 10:30 to 11:00 it failed", nil, "text"), ("x", "a.EML", "mail"), ("From, Text\nJane, hi", nil, "table"),
  ])
  func looksAtContentThenName(beginning: String, fileName: String?, format: String) {
    #expect(Detected.catalog.detect(Array(beginning.utf8), fileName: fileName)?.name == format)
  }

  @Test(arguments: ["{}", #"["a"]"#, "[[]]", "[]\n[]", "[[1,2]]", #"{"a":{"messages":[]}}"#, "{\n  \"a\": 1\n}\n", #"[{"x":"y"}]"#])
  func otherJSONIsNone(text: String) {
    #expect(Detected.catalog.detect(Array(text.utf8), fileName: "a.json") == nil)
  }

  /// Reading the layouts takes longer than all else at the start.
  @Test(arguments: [
    #"{"messages":[{"role":"agent","text":"Hi."}]}"#,
    "\n{\"id\": {\"a\": [1]}, \"messages\": [{\"text\": \"\", \"x\": [], \"role\": \"bot\"}, 5",
  ])
  func plainlyNativeFilesNeedNoLayouts(text: String) {
    let catalog = FormatCatalog(
      layouts: {
        Issue.record("the layouts were read")
        return []
      }())
    #expect(catalog.detect(Array(text.utf8), fileName: nil) == .native)
    #expect(catalog.format(named: "native", for: []) == .native)
  }

  /// A user's own layout is asked first, whatever a file looks like.
  @Test func ownLayoutsGoBeforeTheNativeFormat() throws {
    let text =
      "name: mine\nrecognise: [\"messages[].role\", \"messages[].text\"]\nmessages:\n  - {at: \"messages[]\", text: text, role: role}\n"
    let layout = try #require(LayoutFiles.read(RuleFile(path: "mine.yml", text: text)).layout)
    let catalog = FormatCatalog(own: [layout], layouts: LayoutFiles.builtIn)
    #expect(catalog.detect(Array(#"{"messages":[{"role":"agent","text":"Hi."}]}"#.utf8), fileName: nil)?.name == "mine")
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
