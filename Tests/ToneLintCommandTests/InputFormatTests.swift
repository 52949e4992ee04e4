import Foundation
import Testing

/// Formats as the command line sees them.
struct InputFormatTests {
  private static let blame = "You should have read the manual."

  @Test func unknownJSONIsOneErrorThatListsWhatWasTried() throws {
    let folder = try TemporaryFolder()
    let result = try Program.run(try folder.write(#"{"rows":[{"x":"You should have read the manual."}]}"#, to: "a.json"))
    #expect(result.status == 2 && result.output.isEmpty && result.errorLines.count == 1)
    #expect(result.errors.contains("a.json is JSON, and none of these formats: pairs, native, webvtt, srt, sbv, mail, text, abcd, "))
    #expect(result.errors.contains("zendesk; name one with --input-format, or describe it with --map FILE"))
  }

  /// A system's export of a day without conversations is no error.
  @Test(arguments: ["", "\n", "[]", "[\n]\n"])
  func anEmptyExportIsNoError(text: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(text, to: "a.json")
    for arguments in [[file], ["convert", file]] {
      let result = try Program.run(arguments)
      #expect(result.status == 0 && result.output.isEmpty && result.errors.isEmpty)
    }
  }

  @Test func aMapOfOnesOwnReadsIt() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(#"{"rows":[{"who":"us","x":"\#(InputFormatTests.blame)"}]}"#, to: "a.json")
    let map = try folder.write(
      "name: rows\nrecognise: rows[].x\nmessages:\n  - {at: \"rows[]\", text: x, role: who, roles: {us: agent}}\n", to: "rows.yml")
    #expect(try Diagnosed.all(file, "--map", map).map(\.start.column) == [27])
    #expect(try Diagnosed.all(file, "--map", map, "--input-format", "rows").count == 1)
  }

  @Test func aWrongMapIsLocated() throws {
    let folder = try TemporaryFolder()
    let map = try folder.write("name: rows\nmessages:\n  - at: rows[\n    text: x\n", to: "rows.yml")
    let result = try Program.run("-", "--map", map)
    #expect(result.status == 2)
    #expect(result.errors.contains("rows.yml:3:14: error: 'rows[': expected \"[]\" or a number in brackets, found the end"))
  }

  @Test func aTableOfOnesOwnIsRead() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("fall;wer;sagt\n1;mensch;hallo\n1;firma;\"\(InputFormatTests.blame)\"\n", to: "a.csv")
    let map = try folder.write(
      """
      name: faelle
      syntax: table
      recognise: [fall, wer, sagt]
      id: fall
      group: id
      messages:
        - at: $
          text: sagt
          role: wer
          roles: {firma: agent, mensch: customer}
      """, to: "map.yml")
    let found = try Diagnosed.all(file, "--map", map)
    #expect(found.map(\.start.line) == [3])
    #expect(found.map(\.message) == [1])
  }

  /// Who speaks is read from the file that an export has for it, beside the transcripts or above their folder; such files are no transcripts.
  @Test func speakersOfASlackExport() throws {
    let folder = try TemporaryFolder()
    let members = #"[{"id": "U1", "is_restricted": true}, {"id": "U2", "profile": {"title": "Support agent"}}]"#
    for (name, text) in [("users.json", members), ("channels.json", "[]"), ("integration_logs.json", "[]")] {
      try folder.write(text, to: name)
    }
    let said = #"{"type": "message", "ts": "1767000200.1", "text": "\#(InputFormatTests.blame)", "user": "U"#
    let file = try folder.write("[\(said)1\"}, \(said)2\"}, \(said)3\"}]", to: "help/2026-01-01.json")
    for path in [folder.path, file] {
      let result = try Program.run(path, "--format", "jsonl")
      #expect(result.lines.count == 1 && result.status == 1)
      #expect(result.text.contains(#""speaker":"U2""#))
      #expect(result.errors.contains("note: roles of 2 names are read from \"users.json\" beside this file"))
      #expect(result.errors.contains("speaker of unknown role, not linted as agents: U3;"))
      #expect(!result.errors.contains("error"))
    }
    #expect(try Diagnosed.all(file, "--role", "U2=customer").isEmpty)
  }

  @Test func speakersOfACorpus() throws {
    let folder = try TemporaryFolder()
    try folder.write(#"{"bo": {"meta": {"role": "agent"}, "vectors": []}}"#, to: "speakers.json")
    try folder.write(#"{"c1": {"meta": {}}}"#, to: "conversations.json")
    let said = #""conversation_id": "c1", "reply-to": null, "timestamp": 1, "text": "\#(InputFormatTests.blame)", "meta": {}}"#
    try folder.write(#"{"id": "1", "speaker": "ann", \#(said)"# + "\n" + #"{"id": "2", "speaker": "bo", \#(said)"#, to: "utterances.jsonl")
    #expect(try Diagnosed.all(folder.path).map(\.speaker) == ["bo"])
    let page = try Program.run("explain", folder.path + "/utterances.jsonl:2")
    #expect(page.lines.first == "message 1, line 2, agent")
  }

  /// A document of several segments in one line: places are those of the file.
  @Test(arguments: [", ", ",\n"])
  func largeDocumentsKeepTheirPlaces(separator: String) throws {
    let filler = String(repeating: "All is well. ", count: 3_000)
    let conversation =
      #"{"messages": [{"role": "user", "content": "\#(filler)"}, {"role": "assistant", "content": "Oh é. \#(InputFormatTests.blame)"}]}"#
    let text = "[" + Array(repeating: conversation, count: 40).joined(separator: separator) + "]\n"
    let folder = try TemporaryFolder()
    let found = try Diagnosed.all(try folder.write(text, to: "large.json"))
    let bytes = Array(text.utf8)
    #expect(found.count == 40)
    for diagnostic in found {
      #expect(String(decoding: bytes[diagnostic.start.offset..<diagnostic.end.offset], as: UTF8.self) == diagnostic.quote)
      let before = bytes[..<diagnostic.start.offset]
      #expect(diagnostic.start.line == before.count { $0 == 0x0A } + 1)
      #expect(diagnostic.start.column == before.count - (before.lastIndex(of: 0x0A) ?? -1))
    }
  }

  @Test func offsetsCountTheByteOrderMark() throws {
    let folder = try TemporaryFolder()
    let text = "\u{FEFF}" + #"{"messages":[{"role":"assistant","content":"\#(InputFormatTests.blame)"}]}"# + "\n"
    let found = try Diagnosed.all(try folder.write(text, to: "a.jsonl"))
    #expect(found.map(\.start.offset).map { String(decoding: Array(text.utf8)[$0..<$0 + 3], as: UTF8.self) } == ["You"])
  }

  @Test func theSameForEveryNumberOfThreads() throws {
    let files = ["mixer-zendesk.json", "card-openai.jsonl", "wheel-twitter.csv", "lamp-deepgram.json"].map { "Corpus/transcripts/\($0)" }
    let one = try Program.run(files + ["--jobs", "1", "--format", "jsonl"])
    #expect(try Program.run(files + ["--jobs", "4", "--format", "jsonl"]).output == one.output)
    #expect(!one.output.isEmpty)
  }
}
