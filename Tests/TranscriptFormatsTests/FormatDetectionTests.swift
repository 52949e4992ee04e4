import Testing
import ToneLint
import TranscriptFormats

struct FormatDetectionTests {
  @Test(arguments: [
    (#"{"id":"7","messages":[]}"#, nil, TranscriptFormat.native), ("\u{FEFF}\n {\n", "a.txt", .native), ("[[1,2]]", "a", .native),
    ("[\n{", nil, .native), ("[10:02] Jane: hi", nil, .textLog), ("[10:02] Jane: hi", "a.jsonl", .native), ("Agent: hi", nil, .textLog),
    ("Agent: hi", "a.LOG", .textLog), ("", "a.jsonl", .native), ("", "a.b/c", .textLog), ("", nil, .textLog),
    ("{name}: hi", "a.txt", .textLog),
    ("WEBVTT", "a.txt", .webVTT), ("\u{FEFF}WEBVTT - x\n", nil, .webVTT), ("WEBVTTX", nil, .textLog),
    ("00:01.000 --> 00:02.000", nil, .webVTT),
    ("1\n00:00:01,000 --> 00:00:02,000", nil, .subRip), ("00:00:01,000 --> 00:00:02,000", nil, .subRip), ("1\nAgent: hi", nil, .textLog),
    ("1\nAgent: hi", "a.srt", .subRip), ("0:00:01.000,0:00:02.000", nil, .sbv), ("10:30, Agent: hi", nil, .textLog),
    ("From a@b Tue May 14 08:02:15 2024\n", nil, .mail), ("From: a@b\nMessage-ID: <1>\n\nhi", "a.txt", .mail),
    ("From: Jane\nhi there", nil, .textLog),
    ("From 10:30 to 11:00 it failed", nil, .textLog), ("x", "a.EML", .mail),
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
