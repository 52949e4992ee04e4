import Foundation
import Testing

struct ConvertCommandTests {
  private struct Converted: Decodable {
    struct Message: Decodable {
      struct Place: Decodable {
        var path: String
        var line: Int
        var column: Int
      }

      var role: String
      var speaker: String?
      var time: String?
      var text: String
      var source: Place
    }

    var id: String?
    var messages: [Message]

    static func read(_ bytes: [UInt8]) throws -> [Converted] {
      try bytes.split(separator: 0x0A).map { try JSONDecoder().decode(Converted.self, from: Data($0)) }
    }
  }

  @Test func writesWhatWasUnderstood() throws {
    let converted = try Converted.read(try Program.run("convert", "Corpus/transcripts/wheel-twitter.csv").output)
    #expect(converted.map(\.id) == ["10"])
    #expect(converted[0].messages.map(\.role) == ["customer", "agent", "customer", "agent"])
    #expect(converted[0].messages.map(\.speaker) == ["40771", "RidgeBikes", "40771", "RidgeBikes"])
    #expect(converted[0].messages[0].text == "@RidgeBikes my wheel is \"lost\" again,\nthird time 🚲")
  }

  /// Where a message is said to begin, it does.
  @Test(arguments: ["Corpus/transcripts/wheel-twitter.csv", "Corpus/transcripts/mixer-zendesk.json", "Corpus/transcripts/shop-chat.txt"])
  func placesAreThoseOfTheFile(file: String) throws {
    let text = try String(contentsOf: Program.repository.appendingPathComponent(file), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for message in try Converted.read(try Program.run("convert", file).output).flatMap(\.messages) {
      #expect(message.source.path == file)
      let rest = Array(Array(lines[message.source.line - 1].utf8)[(message.source.column - 1)...])
      let first = message.text.prefix { $0.isASCII && $0 != "\n" && $0 != "\"" }
      #expect(rest.starts(with: first.utf8), "\(message.text)")
    }
  }

  @Test func whatIsConvertedLintsTheSame() throws {
    let folder = try TemporaryFolder()
    for file in ["mixer-zendesk.json", "card-openai.jsonl", "wheel-twitter.csv"].map({ "Corpus/transcripts/\($0)" }) {
      let target = folder.path + "/native.jsonl"
      let result = try Program.run("convert", file, "-o", target)
      #expect(result.status == 0 && result.output.isEmpty)
      func said(_ found: [Diagnosed]) -> [[String]] { found.map { ["\($0.message)", $0.role, $0.rule, $0.quote] } }
      #expect(said(try Diagnosed.all(target)) == said(try Diagnosed.all(file)))
    }
  }

  @Test func nothingToConvertIsToldByTheStatus() throws {
    let folder = try TemporaryFolder()
    #expect(try Program.run("convert", try folder.write("nothing here\n", to: "a.txt")).status == 2)
    #expect(try Program.run("convert", "no-such-file").status == 2)
  }

  /// What is read is not written over, whatever path leads to it, and a link stays one.
  @Test func anInputIsNoOutput() throws {
    let folder = try TemporaryFolder()
    let line = #"{"messages":[{"role":"agent","text":"hi"}]}"# + "\n"
    let file = try folder.write(line, to: "a.jsonl")
    let link = folder.path + "/link.jsonl"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "a.jsonl")
    for output in [file, link, folder.path + "/./a.jsonl"] {
      let result = try Program.run("convert", file, "-o", output)
      #expect(result.status == 2 && result.errors.contains("is one of the files to read"))
      #expect(try folder.read("a.jsonl") == Array(line.utf8))
    }
    let other = try folder.write("old and longer than what is written now: " + line + line, to: "b.jsonl")
    #expect(try Program.run("convert", other.replacing("b.jsonl", with: "a.jsonl"), "-o", other).status == 0)
    #expect(try folder.read("b.jsonl").starts(with: Array(#"{"messages""#.utf8)))
    #expect(try Program.run("convert", "-o", link, other).status == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "a.jsonl")
  }

  @Test func aFolderWithoutTranscriptsIsAnError() throws {
    let folder = try TemporaryFolder()
    for command in ["check", "convert", "eval"] {
      let result = try Program.run(command, folder.path)
      #expect(result.status == 2 && result.errors.contains("no transcripts below"))
    }
  }
}
