import Testing
import ToneLint
import TranscriptFormats

struct FormatDetectionTests {
  @Test(arguments: [
    (#"{"id":"7","messages":[]}"#, nil, TranscriptFormat.native), ("\u{FEFF}\n {\n", "a.txt", .native), ("[[1,2]]", "a", .native),
    ("[\n{", nil, .native), ("[10:02] Jane: hi", nil, .textLog), ("[10:02] Jane: hi", "a.jsonl", .native), ("Agent: hi", nil, .textLog),
    ("Agent: hi", "a.LOG", .textLog), ("", "a.jsonl", .native), ("", "a.b/c", .textLog), ("", nil, .textLog),
    ("{name}: hi", "a.txt", .textLog),
    ("[Jane] hi", nil, .textLog), (#"["a", "b"]"#, nil, .pairs), (#"[["a","b"],"#, nil, .pairs), (#"["a"]"#, nil, .native),
  ])
  func looksAtContentThenName(beginning: String, fileName: String?, format: TranscriptFormat) {
    #expect(TranscriptFormat.detect(Array(beginning.utf8), fileName: fileName) == format)
  }

  @Test(arguments: TranscriptFormat.allCases)
  func namesAreTheirOwn(format: TranscriptFormat) {
    #expect(TranscriptFormat(name: format.name) == format)
  }

  @Test(arguments: TranscriptFormat.allCases)
  func makesReaders(format: TranscriptFormat) {
    var reader: any TranscriptReader = format.readerType.init(options: ReadingOptions())
    var faults: [InputFault] = []
    reader.read(Source(name: "x", bytes: []), faults: &faults) { _ in }
    #expect(faults == [])
  }

  @Test func unknownNamesAreNone() {
    #expect(TranscriptFormat(name: "zip") == nil)
  }
}
